import { keyOfMove, type Move, type Plans } from '#engine';
import { nameOfAct } from './causes.ts';
import { choiceOf, namesOfMove, postureOf, slotOf } from './plan.ts';
import { capitalOf, type Setting } from './setting.ts';
import { wordsOr } from './words/index.ts';

/** What was done, for readers at another table. */
export interface Deed {
  /** As a sentence of fact: `Delhi chose “Sign”. Contract five more squadrons.` Empty for the quarter as a whole. */
  readonly text: string;
  /** How the reader's own papers ran it; empty when they did not. */
  readonly headline: string;
}

/** The move of a plan that made an act; silence is what the scenario says it means. */
function moveBehind({ ruleset }: Setting, act: string, plans: Plans): { seat: string; move: Move } | null {
  for (const [seat, plan] of Object.entries(plans)) {
    const move = plan.find((each) => each.kind !== 'respond' && slotOf(each) === act);
    if (move) return { seat, move };
  }
  const event = ruleset.data.events.find(({ id }) => act === `answer.${id}`);
  if (event?.unanswered === undefined) return null;
  return { seat: event.seat, move: { kind: 'answer', event: event.id, option: event.unanswered } };
}

/** Text id of what a move chooses: an option has words of its own, what is done in a crisis has the game's. */
const rootOf = (move: Move): string => (move.kind === 'crisis' ? `crisis.action.${choiceOf(move)}` : keyOfMove(move));

/**
 * What an act was, told to a seat that has not made it.
 * @param act the act's id: `decide.s400-more`, `delivery.s400`, `event.flood`, `quarter`
 * @param plans of the seats that moved before
 * @param reader the seat that is told
 */
export function deedOf(setting: Setting, act: string, plans: Plans, reader: string): Deed {
  const { words, ruleset } = setting;
  const [kind = '', first = ''] = act.split('.');
  const headlineAt = (root: string): string => wordsOr(words, `${root}.headline.${reader}`, '');
  if (kind === 'delivery') {
    const capital = capitalOf(words, ruleset.data.pivot);
    const name = wordsOr(words, `programme.${first}.name`, nameOfAct(words, act));
    const text = words('deed.delivery', { capital, name, text: wordsOr(words, `programme.${first}.text`, '') });
    return { text: text.trim(), headline: '' };
  }
  if (kind === 'event') {
    return { text: wordsOr(words, `event.${first}.text`, ''), headline: headlineAt(`event.${first}`) };
  }
  const found = moveBehind(setting, act, plans);
  if (!found) return { text: '', headline: '' };
  const { seat, move } = found;
  const root = rootOf(move);
  const text = words('deed.move', {
    capital: capitalOf(words, seat),
    choice: namesOfMove(setting, move).choice,
    posture: postureOf(move) ?? 'normal',
    text: wordsOr(words, `${root}.text`, ''),
  });
  return { text: text.trim(), headline: headlineAt(root) };
}
