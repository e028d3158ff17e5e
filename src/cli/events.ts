import type { Ruleset, State, TurnReport } from '#lab';
import type { Setting } from '#view';

/** An event of a quarter, and what became of it. */
export interface QuarterEvent {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** The option taken, by its seat or by silence; null for an event that asks nothing. */
  readonly option: string | null;
  readonly optionName: string;
  /** Whether its seat chose the option; otherwise it is what silence means. */
  readonly isAnswered: boolean;
  /** How loud the answer was: `normal` where nothing was said. */
  readonly posture: string;
}

/** Events that came with the quarter now being planned: drawn, by date, by chance or as announced. */
export function arrivedIn({ data, symbols }: Ruleset, state: State): readonly string[] {
  return data.events.filter(({ key }) => state.last[symbols.lastOf.get(key) ?? -1] === state.turn).map(({ id }) => id);
}

/** All events of a quarter that was played, in the order of the scenario. */
export function eventsOf({ ruleset, words }: Setting, { before, plans }: TurnReport): readonly QuarterEvent[] {
  const came = new Set([...before.briefing, ...arrivedIn(ruleset, before)]);
  return ruleset.data.events.flatMap((event): QuarterEvent[] => {
    const { id, key, kind, seat, options, unanswered } = event;
    if (!came.has(id)) return [];
    const move = (plans[seat] ?? []).find((item) => item.kind === 'answer' && item.event === id);
    const answer = move?.kind === 'answer' ? move : undefined;
    const option = answer?.option ?? (before.briefing.includes(id) ? unanswered : undefined) ?? null;
    const found = options.find((item) => item.id === option);
    return [
      {
        id,
        kind,
        name: words(`${key}.name`),
        option,
        optionName: found ? words(`${found.key}.name`) : '',
        isAnswered: answer !== undefined,
        posture: answer?.posture ?? 'normal',
      },
    ];
  });
}

/** `Event: The budget (unanswered: Publish it)` */
export function eventText({ words }: Setting, event: QuarterEvent): string {
  const { name, option, optionName, isAnswered, posture } = event;
  if (option === null) return `Event: ${name}`;
  const tone = posture === 'normal' ? '' : `, ${words(`posture.${posture}`)}`;
  return `Event: ${name} (${isAnswered ? `answered ${optionName}${tone}` : `unanswered: ${optionName}`})`;
}
