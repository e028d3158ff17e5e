import { ModelError, type Move, type Ruleset, type State, variantOf } from '#engine';
import { choicesOf } from './choices.ts';
import { PolicyError, playGame } from './playout.ts';
import type { Policy } from './policy.ts';

/** What a game broke over. */
export interface Breakage {
  /** Key of the thing whose numbers did it, such as `event.fog`; empty when it is not known. */
  readonly key: string;
  /** The variable that would be no number any more; empty when it is not known. */
  readonly variable: string;
  readonly reason: string;
  /** Quarters played before it. */
  readonly turn: number;
  readonly seat: string;
}

/** Games from the scenario's own seat; from every other there is one. */
const GAMES = 4;

/** Does as much as it can in a quarter, so that few games meet most of a scenario. */
const busy: Policy = {
  name: 'busy',
  plan: ({ moves, luck, check }) => {
    const plan: Move[] = [];
    for (const options of choicesOf(moves).values()) {
      const move = options[luck.below(options.length)];
      if (!move) continue;
      plan.push(move);
      if (check(plan).length > 0) plan.pop();
    }
    return plan;
  },
};

/**
 * Plays some games to see whether the rules break over them: whether a number in them grows beyond all measure, or is none.
 * Gives the first thing that does; null when nothing did, which proves nothing. The same rules give the same answer.
 * @param written the scenario as written
 */
export function brokenBy(written: Ruleset): Breakage | null {
  const { pivot, defaultSeat, doctrines, seatGames = [] } = written.data;
  const own = Array.from({ length: GAMES }, (_, at) => ({
    ruleset: written,
    seat: defaultSeat,
    doctrine: doctrines[at % doctrines.length]?.id ?? '',
  }));
  const others = seatGames.map(({ seat, doctrines: theirs }) => ({
    ruleset: variantOf(written, { seat, assumptions: {} }),
    seat,
    doctrine: theirs[0]?.id ?? '',
  }));
  for (const [at, { ruleset, seat, doctrine }] of [...own, ...others].entries()) {
    let turn = 0;
    let found: Breakage | null = null;
    try {
      playGame(ruleset, { seed: `trial ${at}`, doctrine, policies: { [pivot]: busy, [seat]: busy } }, ({ after }) => {
        turn = after.turn;
        found ??= noNumberIn(ruleset, after, turn, seat);
      });
    } catch (error) {
      if (!(error instanceof ModelError || error instanceof PolicyError)) throw error;
      const { cause = '', variable = '' } = error instanceof ModelError ? error.about : {};
      return { key: cause, variable, reason: error.message, turn, seat };
    }
    if (found) return found;
  }
  return null;
}

function noNumberIn({ symbols }: Ruleset, { values }: State, turn: number, seat: string): Breakage | null {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return null;
  const variable = symbols.names[at] ?? '';
  return { key: '', variable, reason: `${variable} is ${values[at]}, which is no number.`, turn: turn - 1, seat };
}
