import type { Move, Plans, State } from '#lab';
import { type BriefingCard, briefingOf } from '#view';
import { arrivedIn } from './events.ts';
import type { OpenScenario } from './open-scenario.ts';
import { moveText } from './plan-problems.ts';
import { type Style, tableOf } from './style.ts';

/**
 * What lay on a seat's desk, as its player saw it.
 * @param before plans of the seats that moved before, as far as it saw them
 */
export function deskOf(
  scenario: OpenScenario,
  state: State,
  seat: string,
  plan: readonly Move[],
  before: Plans = {},
): readonly BriefingCard[] {
  return briefingOf(scenario, state, seat, plan, arrivedIn(scenario.ruleset, state), before);
}

/** The desk for machines: ids as a plan has them, and what silence means. */
export function deskJson({ ruleset }: OpenScenario, cards: readonly BriefingCard[]) {
  return cards.map(({ id, kind, name, deed, text, choices, silence }) => {
    const event = ruleset.data.events.find((item) => id === `answer.${item.id}` || id === `news.${item.id}`);
    return {
      id: event?.id ?? id,
      kind,
      name,
      ...(deed.length > 0 ? { deed } : {}),
      text,
      options: choices.map((choice) => ({
        move: choice.move,
        name: choice.name,
        cost: choice.cost,
        problem: choice.problem,
        chosen: choice.chosen,
      })),
      silence: silence === '' ? null : { option: event?.unanswered ?? null, text: silence },
    };
  });
}

/** The desk for a reader: every answer as a plan writes it, its name, and why not where it cannot be given. */
export function deskLines(cards: readonly BriefingCard[], style: Style): readonly string[] {
  if (cards.length === 0) return [`${style.bold('On the desk')}  nothing`];
  const lines = [style.bold('On the desk')];
  for (const { id, label, name, deed, choices, silence } of cards) {
    const heading = choices.length === 0 ? id.replace(/^news\./, 'event ') : '';
    lines.push(`  ${name}  ${style.dim([label, heading].filter((part) => part !== '').join(', '))}`);
    lines.push(...deed.map((sentence) => `      ${sentence}`));
    lines.push(
      ...tableOf(
        choices.map((choice) => [
          `    ${choice.chosen ? style.cyan('›') : ' '} ${moveText(choice.move)}`,
          choice.name,
          style.dim(choice.problem ?? choice.cost),
        ]),
      ),
    );
    if (silence !== '') lines.push(style.dim(`      ${silence}`));
  }
  return lines;
}
