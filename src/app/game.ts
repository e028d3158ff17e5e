import type { Plan, Plans, State, TurnReport } from '#engine';
import { type JsonState, start, stateFromJson, step, variantOf } from '#engine';
import type { Prediction, Replay, SessionTerms, Tasks, Vote } from '#lab';
import { makeReplay, verifyReplay } from '#lab';
import { type Setting, settingWith } from '#view';
import { messageOf, type SaveProblem } from './problem.ts';
import type { Thinker } from './thinking/thinker.ts';

/** A game under way; immutable. */
export interface Game {
  readonly setting: Setting;
  readonly seat: string;
  readonly opening: State;
  readonly reports: readonly TurnReport[];
  readonly plan: Plan;
  /** Plans to go back to, oldest first. */
  readonly undo: readonly Plan[];
  /** What was played before a snapshot that this game was carried on from; null when all of it is here. */
  readonly past: Replay | null;
  /** What seats that move before have planned, by the program, for the quarter `turn`; see `others.ts`. */
  readonly before?: { readonly turn: number; readonly plans: Plans };
  /** What was agreed on in class; absent outside of one. */
  readonly session?: SessionTerms;
  /** What a class expected, by show of hands. */
  readonly votes?: readonly Vote[];
  /** What the player expected, of this quarter and of those before; absent while nothing has been stated. */
  readonly predictions?: readonly Prediction[];
}

/** The state its seat is planning in, or the final one. */
export function stateOf(game: Game): State {
  return game.reports[game.reports.length - 1]?.after ?? game.opening;
}

/** Whether nothing more is to be played: it has ended, or its class stops here. */
export function isOver(game: Game): boolean {
  return stateOf(game).ending !== null || stateOf(game).turn >= (game.session?.turns ?? Number.POSITIVE_INFINITY);
}

/** All states, the opening one first. */
export function statesOf(game: Game): State[] {
  return [game.opening, ...game.reports.map((report) => report.after)];
}

/** A game that begins, at the default seat. */
export function newGame(setting: Setting, seed: string, doctrine: string): Game {
  const opening = start(setting.ruleset, { seed, doctrine });
  return { setting, seat: setting.ruleset.data.defaultSeat, opening, reports: [], plan: [], undo: [], past: null };
}

/** The game with another plan; the old one can be had back. */
export function replan(game: Game, plan: Plan): Game {
  return { ...game, plan, undo: [...game.undo, game.plan] };
}

/** The game with the plan before the last change; itself when there was none. */
export function undone(game: Game): Game {
  const plan = game.undo[game.undo.length - 1];
  return plan ? { ...game, plan, undo: game.undo.slice(0, -1) } : game;
}

/** The game as it stood after some quarters, to be carried on from there. */
export function branchOf(game: Game, quarters: number): Game {
  const { votes, predictions = [], ...rest } = game;
  return expecting({ ...rest, reports: game.reports.slice(0, quarters), plan: [], undo: [] }, predictions);
}

/** The game with what its player expects; of quarters that have not come yet nothing is kept. */
function expecting(game: Game, predictions: readonly Prediction[]): Game {
  const { predictions: before, ...rest } = game;
  const { turn } = stateOf(game);
  const kept = predictions.filter((stated) => stated.turn <= turn);
  return kept.length > 0 ? { ...rest, predictions: kept } : rest;
}

const isSame = (a: Prediction, b: Prediction): boolean =>
  a.turn === b.turn && a.actor === b.actor && a.reaction === b.reaction && a.act === b.act;

/** The game with a prediction stated, in the place of what was said about that answer before. */
export function predict(game: Game, stated: Prediction): Game {
  return expecting(game, [...(game.predictions ?? []).filter((other) => !isSame(other, stated)), stated]);
}

/** The game without the predictions of this quarter that `isAsked` says nobody will answer. */
export function withAsked(game: Game, isAsked: (stated: Prediction) => boolean): Game {
  const { turn } = stateOf(game);
  return expecting(
    game,
    (game.predictions ?? []).filter((stated) => stated.turn !== turn || isAsked(stated)),
  );
}

/** The game with the hands counted over a quarter, in the place of what was counted before. */
export function withVotes(game: Game, turn: number, counted: readonly Omit<Vote, 'turn'>[]): Game {
  const others = (game.votes ?? []).filter((vote) => vote.turn !== turn);
  const votes = [...others, ...counted.map((vote) => ({ turn, ...vote }))];
  const { votes: _, ...rest } = game;
  return votes.length > 0 ? { ...rest, votes } : rest;
}

/**
 * Plays the quarter, with what was planned before at other tables. Throws IllegalPlanError when the plan breaks a rule, GameOverError when the game has ended, and
 * whatever a broken model throws; the game given stays as it was.
 */
export function commit(game: Game, before: Plans = {}): Game {
  const report = step(game.setting.ruleset, stateOf(game), { ...before, [game.seat]: game.plan });
  return { ...game, reports: [...game.reports, report], plan: [], undo: [] };
}

/** The game as its choices. Of one carried on from a snapshot it is a record only: it cannot be replayed. */
export function replayOf(game: Game): Replay {
  const { past, session, votes, predictions = [] } = game;
  // Of the quarter that is being planned nothing is on record yet.
  const stated = predictions.filter(({ turn }) => turn < stateOf(game).turn);
  const replay: Replay = {
    ...makeReplay(game.setting.ruleset, game.opening, game.reports),
    ...(session ? { session } : {}),
    ...(votes && votes.length > 0 ? { votes } : {}),
    ...(stated.length > 0 ? { predictions: stated } : {}),
  };
  if (!past) return replay;
  return { ...replay, plans: [...past.plans, ...replay.plans], hashes: [...past.hashes, ...replay.hashes] };
}

export type Opened = { readonly ok: true; readonly game: Game } | { readonly ok: false; readonly problem: SaveProblem };

const refused = (text: string, params?: SaveProblem['params']): Opened => ({
  ok: false,
  problem: params ? { text, params } : { text },
});

/** The game that goes on from a snapshot, when its replay can no longer be played; `past` is that replay. */
export function gameFromSnapshot(scenario: Setting, snapshot: JsonState, past: Replay): Opened {
  let setting: Setting;
  try {
    setting = settingWith(scenario, variantOf(scenario.ruleset, past));
  } catch {
    return refused('save.snapshotMisfit');
  }
  const { ruleset } = setting;
  const { data } = ruleset;
  if (snapshot.scenario !== data.id || !data.doctrines.some(({ id }) => id === snapshot.doctrine)) {
    return refused('save.snapshotMisfit');
  }
  let opening: State;
  try {
    opening = stateFromJson(ruleset, snapshot);
  } catch {
    return refused('save.snapshotMisfit');
  }
  if (opening.ending !== null || opening.turn >= data.turns) return refused('save.snapshotOver');
  return {
    ok: true,
    game: {
      setting,
      seat: data.defaultSeat,
      opening,
      reports: [],
      plan: [],
      undo: [],
      past,
      ...(past.predictions ? { predictions: past.predictions } : {}),
    },
  };
}

/** The game a replay tells, or why it cannot be told here. */
export function gameOf(setting: Setting, replay: Replay): Opened {
  try {
    return gameFrom(setting, replay, verifyReplay(setting.ruleset, replay));
  } catch (error) {
    return broken(error);
  }
}

/** The same, without holding the page up. */
export async function openGame(thinker: Thinker, setting: Setting, replay: Replay): Promise<Opened> {
  try {
    return gameFrom(setting, replay, await thinker.think('verify', setting.ruleset, { replay }));
  } catch (error) {
    return broken(error);
  }
}

/** Rules that changed can break over an old game in other ways than by giving another state. */
const broken = (error: unknown): Opened => refused('save.broken', { reason: messageOf(error) });

function gameFrom(setting: Setting, replay: Replay, check: Tasks['verify']['gives']): Opened {
  const { ruleset } = setting;
  if (check.ok) {
    const played = settingWith(setting, variantOf(ruleset, replay));
    const opening = start(played.ruleset, { seed: replay.seed, doctrine: replay.doctrine });
    const seat = played.ruleset.data.defaultSeat;
    return {
      ok: true,
      game: {
        setting: played,
        seat,
        opening,
        reports: check.reports,
        plan: [],
        undo: [],
        past: null,
        ...(replay.session ? { session: replay.session } : {}),
        ...(replay.votes ? { votes: replay.votes } : {}),
        ...(replay.predictions ? { predictions: replay.predictions } : {}),
      },
    };
  }
  const turn = (check.firstDifference?.turn ?? 0) + 1;
  if (!check.same.scenario) {
    const params = { theirs: replay.scenario.version, ours: ruleset.written.version };
    return refused('save.otherVersion', params);
  }
  const text = check.firstDifference?.kind === 'illegal-plan' ? 'save.illegal' : 'save.differs';
  return refused(text, { turn });
}
