import type { Move, Plans, State, TurnReport } from '#engine';
import { checkPlan, step, verdict } from '#engine';
import { formatChange, formatValue } from './numbers.ts';
import { namesOfMove, slotOf } from './plan.ts';
import { quarterText } from './quarters.ts';
import type { Setting } from './setting.ts';

/** What a game would have come to without one of its moves, all else and all luck being equal. */
export interface WhatIf {
  /** `Had you not chosen "Sign" on "S-400, five more" in Q1 2026` */
  readonly premise: string;
  /** How it would have ended. */
  readonly ending: string;
  readonly score: string;
  readonly scoreChange: string;
  /** Later moves that could no longer be made. */
  readonly lost: number;
}

/** Plays the game again without a move; later moves that became illegal are left out and counted. */
export function playWithout(
  setting: Setting,
  reports: readonly TurnReport[],
  turn: number,
  slot: string,
): { state: State; lost: number } | null {
  const { ruleset } = setting;
  const before = reports[turn]?.before;
  if (!before) return null;
  let state: State = before;
  let lost = 0;
  const isOver = reports[reports.length - 1]?.after.ending !== null;
  // A finished game is played out to its end, whenever that now comes; one under way as far as it has come.
  for (let now = turn; state.ending === null && (isOver || now < reports.length); now += 1) {
    const recorded: Plans = reports[now]?.plans ?? {};
    const plans: Record<string, Move[]> = {};
    // The pivot moves first; the others answer it.
    const { pivot } = ruleset.data;
    const seats = Object.keys(recorded).sort((a, b) => Number(b === pivot) - Number(a === pivot));
    for (const seat of seats) {
      const plan = recorded[seat] ?? [];
      let kept = plan.filter((move) => now !== turn || slotOf(move) !== slot);
      // An illegal move can make another legal again, so the check is repeated until it is quiet.
      for (;;) {
        const problem = checkPlan(ruleset, state, seat, kept, plans)[0];
        if (!problem) break;
        lost += 1;
        kept = kept.filter((_, index) => index !== problem.index);
      }
      plans[seat] = kept;
    }
    state = step(ruleset, state, plans).after;
  }
  return { state, lost };
}

function textOf(setting: Setting, turn: number, move: Move): string {
  const { words } = setting;
  const { what, choice } = namesOfMove(setting, move);
  return words('whatif.premise', { what, choice, quarter: quarterText(words, setting.ruleset.data, turn) });
}

/**
 * Looks for the move whose absence would have changed the score most, one move a step, so that a page can draw between
 * steps. Gives what the game would have come to, or null when nothing would have changed it.
 */
export function* searchWhatIf(
  setting: Setting,
  reports: readonly TurnReport[],
  seat: string,
): Generator<undefined, WhatIf | null> {
  const { ruleset, words } = setting;
  const last = reports[reports.length - 1];
  if (!last) return null;
  const actual = verdict(ruleset, last.after);
  let best: { turn: number; move: Move; state: State; lost: number; gap: number } | null = null;
  for (const [turn, report] of reports.entries()) {
    for (const move of report.plans[seat] ?? []) {
      yield;
      const other = playWithout(setting, reports, turn, slotOf(move));
      if (!other) continue;
      const result = verdict(ruleset, other.state);
      const far = Math.abs(result.score - actual.score) + (result.ending === actual.ending ? 0 : 10);
      // A course that could not keep to the later moves says less about this one.
      const gap = far / (1 + other.lost);
      if (far > 0.5 && (!best || gap > best.gap)) best = { turn, move, ...other, gap };
    }
  }
  if (!best) return null;
  const result = verdict(ruleset, best.state);
  return {
    premise: textOf(setting, reports[best.turn]?.turn ?? best.turn, best.move),
    ending: words(result.ending ? `ending.${result.ending}.name` : 'debrief.soFar'),
    score: formatValue(result.score, 'score'),
    scoreChange: formatChange(result.score - actual.score, 'score'),
    lost: best.lost,
  };
}

/** The same in one go. */
export function whatIfOf(setting: Setting, reports: readonly TurnReport[], seat: string): WhatIf | null {
  const search = searchWhatIf(setting, reports, seat);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}
