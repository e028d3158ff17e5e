import { IllegalPlanError, type Plan, type Plans, type Ruleset, type State, step, verdict } from '#engine';
import { outlookOf } from '../../outlook.ts';

/** What an ending adds to the score (0–1) in the eyes of a seat that plans for it. */
const ENDING = { won: 0.5, survived: 0, lost: -0.3 } as const;

/** Plays the quarter with these plans; answers of capitals that a leak has put out of reach are left to their services. */
export function nextState(ruleset: Ruleset, state: State, plans: Plans): State {
  try {
    return step(ruleset, state, plans).after;
  } catch (error) {
    if (!(error instanceof IllegalPlanError)) throw error;
    const moot = new Set(error.problems.map(({ move }) => move));
    if (error.problems.length === 0 || error.problems.some(({ move }) => move.kind !== 'respond')) throw error;
    const plan = (plans[error.seat] ?? []).filter((move) => !moot.has(move));
    return nextState(ruleset, state, { ...plans, [error.seat]: plan });
  }
}

/** Plays on until the game is over, the seat by `habit` and the others by their services. */
export function playOn(ruleset: Ruleset, state: State, seat: string, habit: (state: State) => Plan): State {
  let now = state;
  while (now.ending === null) now = nextState(ruleset, now, { [seat]: habit(now) });
  return now;
}

/** What a finished game is worth to a seat: score (0–1) and ending for the pivot, its company for another capital. */
export function worthOfEnd(ruleset: Ruleset, final: State, seat: string): number {
  if (seat !== ruleset.data.pivot) return outlookOf(ruleset, final, seat);
  const { score, outcome } = verdict(ruleset, final);
  return score / 100 + (outcome ? ENDING[outcome] : 0);
}
