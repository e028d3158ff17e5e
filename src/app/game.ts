import type { Plan, State, TurnReport } from '#engine';
import { start, step } from '#engine';
import type { Replay } from '#lab';
import { makeReplay, verifyReplay } from '#lab';
import type { Setting } from '#view';
import type { SaveProblem } from './saves.ts';

/** A game under way; immutable. */
export interface Game {
  readonly setting: Setting;
  readonly seat: string;
  readonly opening: State;
  readonly reports: readonly TurnReport[];
  readonly plan: Plan;
  /** Plans to go back to, oldest first. */
  readonly undo: readonly Plan[];
}

/** The state its seat is planning in, or the final one. */
export function stateOf(game: Game): State {
  return game.reports[game.reports.length - 1]?.after ?? game.opening;
}

/** All states, the opening one first. */
export function statesOf(game: Game): State[] {
  return [game.opening, ...game.reports.map((report) => report.after)];
}

export function newGame(setting: Setting, seed: string, doctrine: string): Game {
  const opening = start(setting.ruleset, { seed, doctrine });
  return { setting, seat: setting.ruleset.data.defaultSeat, opening, reports: [], plan: [], undo: [] };
}

/** The game with another plan; the old one can be had back. */
export function replan(game: Game, plan: Plan): Game {
  return { ...game, plan, undo: [...game.undo, game.plan] };
}

export function undone(game: Game): Game {
  const plan = game.undo[game.undo.length - 1];
  return plan ? { ...game, plan, undo: game.undo.slice(0, -1) } : game;
}

/** Plays the quarter. Throws IllegalPlanError when the plan breaks a rule. */
export function commit(game: Game): Game {
  const report = step(game.setting.ruleset, stateOf(game), { [game.seat]: game.plan });
  return { ...game, reports: [...game.reports, report], plan: [], undo: [] };
}

export function replayOf(game: Game): Replay {
  return makeReplay(game.setting.ruleset, game.opening, game.reports);
}

/** The game a replay tells, or why it cannot be told here. */
export function gameOf(
  setting: Setting,
  replay: Replay,
): { readonly ok: true; readonly game: Game } | { readonly ok: false; readonly problem: SaveProblem } {
  const { ruleset } = setting;
  const check = verifyReplay(ruleset, replay);
  if (check.ok) {
    const opening = start(ruleset, { seed: replay.seed, doctrine: replay.doctrine });
    const seat = ruleset.data.defaultSeat;
    return { ok: true, game: { setting, seat, opening, reports: check.reports, plan: [], undo: [] } };
  }
  const turn = (check.firstDifference?.turn ?? 0) + 1;
  if (!check.same.scenario) {
    const params = { theirs: replay.scenario.version, ours: ruleset.data.version };
    return { ok: false, problem: { text: 'save.otherVersion', params } };
  }
  const text = check.firstDifference?.kind === 'illegal-plan' ? 'save.illegal' : 'save.differs';
  return { ok: false, problem: { text, params: { turn } } };
}
