import { type Move, type Plans, type Ruleset, type State, step, subjectOf, type TurnReport, verdict } from '#engine';
import { playedFrom } from './what-if.ts';

/** A game as it is played again: how it began, and the plans of its quarters. */
export interface Course {
  readonly opening: State;
  readonly plans: readonly Plans[];
}

/** What a game would have come to without one of its moves, all else and all luck being equal. */
export interface Weightiest {
  /** 0-based quarter of the game, and the move that is left out. */
  readonly turn: number;
  readonly move: Move;
  readonly ending: string | null;
  /** 0–100, by the doctrine; `change` against the game as played. */
  readonly score: number;
  readonly change: number;
  /** Later moves that could no longer be made. */
  readonly lost: number;
}

/** What an ending of another kind weighs, in points of the score. */
const OTHER_ENDING = 10;
/** Points of the score below which a change is not worth telling. */
const WORTH_TELLING = 0.5;

/**
 * Plays a game again without what a seat did in one slot of one quarter; later moves that became illegal are left out and
 * counted. A finished game is played out to its end, whenever that now comes; one under way as far as it has come.
 * @returns null when there is no such quarter
 */
export function playWithout(
  ruleset: Ruleset,
  reports: readonly Pick<TurnReport, 'before' | 'after' | 'plans'>[],
  turn: number,
  seat: string,
  slot: string,
): { readonly state: State; readonly lost: number } | null {
  const first = reports[turn];
  if (!first) return null;
  let state: State = first.before;
  let lost = 0;
  for (const played of playedFrom(ruleset, reports, turn, without(first.plans, seat, slot))) {
    lost += played.lost.length;
    state = played.report.after;
  }
  return { state, lost };
}

/** Both sides of a crisis have a slot of that name: only the seat's own is emptied. */
function without(plans: Plans, seat: string, slot: string): Plans {
  return { ...plans, [seat]: (plans[seat] ?? []).filter((move) => subjectOf(move) !== slot) };
}

/**
 * Looks for the move whose absence would have changed the score most, one move a step, so that whoever asks can do other
 * things between steps. Null when leaving any one out would have changed nothing worth telling.
 */
export function* weightiestMove(
  ruleset: Ruleset,
  { opening, plans, seat }: Course & { readonly seat: string },
): Generator<undefined, Weightiest | null> {
  const reports: { before: State; after: State; plans: Plans }[] = [];
  for (const quarter of plans) {
    const before = reports[reports.length - 1]?.after ?? opening;
    reports.push({ before, after: step(ruleset, before, quarter).after, plans: quarter });
    yield;
  }
  const last = reports[reports.length - 1];
  if (!last) return null;
  const actual = verdict(ruleset, last.after);
  let best: (Weightiest & { readonly gap: number }) | null = null;
  for (const [turn, report] of reports.entries()) {
    for (const move of report.plans[seat] ?? []) {
      yield;
      const other = playWithout(ruleset, reports, turn, seat, subjectOf(move));
      if (!other) continue;
      const { ending, score } = verdict(ruleset, other.state);
      const change = score - actual.score;
      const far = Math.abs(change) + (ending === actual.ending ? 0 : OTHER_ENDING);
      // A course that could not keep to the later moves says less about this one.
      const gap = far / (1 + other.lost);
      if (far > WORTH_TELLING && gap > (best?.gap ?? 0)) {
        best = { turn, move, ending, score, change, lost: other.lost, gap };
      }
    }
  }
  if (!best) return null;
  const { gap: _, ...found } = best;
  return found;
}
