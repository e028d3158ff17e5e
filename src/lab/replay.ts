import {
  assumptionProblems,
  ENGINE_VERSION,
  hashState,
  IllegalPlanError,
  type PlanProblem,
  type Plans,
  playableSeats,
  type Ruleset,
  type State,
  start,
  step,
  type TurnReport,
  variantOf,
} from '#engine';
import type { Prediction, SessionTerms, Vote } from './session.ts';
import { differingNames, recordedLeaves, type Trace } from './trace.ts';

/** A game as its choices: with the scenario, everything else follows. */
export interface Replay {
  readonly format: 1;
  /** Version of the engine that played it. */
  readonly engine: string;
  /** The scenario as written: its hash knows nothing of seat and assumptions, which are told here. */
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly seed: string;
  readonly doctrine: string;
  /** Whose chair it was played from; absent for the scenario's default seat. The doctrine is one of that chair's. */
  readonly seat?: string;
  /** Coefficients by id that were changed for this game; absent when it was played as written. */
  readonly assumptions?: Readonly<Record<string, number>>;
  /** What was agreed on, when it was played in class. */
  readonly session?: SessionTerms;
  /** What a class expected, by show of hands. */
  readonly votes?: readonly Vote[];
  /** What the player expected each capital to answer. Never part of a state or its hash. */
  readonly predictions?: readonly Prediction[];
  /** One per quarter played. */
  readonly plans: readonly Plans[];
  /** Hash of the state after each quarter; of all but the last, a link has only the first digits. */
  readonly hashes: readonly string[];
  /** What the game came to, step by step; with it, a difference can be named down to the variable. */
  readonly trace?: Trace;
}

/** Hashes of states by the rules they were reached under: a game is written down every quarter, and its past stays what it was. */
const hashes = new WeakMap<Ruleset, WeakMap<State, string>>();

function hashOnce(ruleset: Ruleset, state: State): string {
  const known = hashes.get(ruleset) ?? new WeakMap<State, string>();
  hashes.set(ruleset, known);
  const hash = known.get(state) ?? hashState(ruleset, state);
  known.set(state, hash);
  return hash;
}

/** Writes down a game from its opening state and the quarters played so far. */
export function makeReplay(ruleset: Ruleset, opening: State, reports: readonly TurnReport[], trace?: Trace): Replay {
  const { data, written, assumptions } = ruleset;
  const { id, version, hash } = written;
  return {
    format: 1,
    engine: ENGINE_VERSION,
    scenario: { id, version, hash },
    seed: opening.seed,
    doctrine: opening.doctrine,
    ...(data.defaultSeat === written.defaultSeat ? {} : { seat: data.defaultSeat }),
    ...(Object.keys(assumptions).length > 0 ? { assumptions } : {}),
    plans: reports.map(({ plans }) => plans),
    hashes: reports.map(({ after }) => hashOnce(ruleset, after)),
    ...(trace ? { trace } : {}),
  };
}

/** Why a replay and the game it should repeat part ways. */
export type DifferenceKind =
  /** The doctrine is not in the scenario, so there is no game to repeat. */
  | 'unknown-doctrine'
  /** The scenario has no game from that seat, or a plan is of a seat it does not have. */
  | 'unknown-seat'
  /** A changed coefficient is none of the model's, or takes a value it cannot have. */
  | 'bad-assumption'
  /** A plan is not legal where it stands. */
  | 'illegal-plan'
  /** The game was over before this quarter. */
  | 'game-over'
  /** The quarter was played but came to another state. */
  | 'other-state';

export interface Difference {
  /** 0-based quarter. */
  readonly turn: number;
  readonly kind: DifferenceKind;
  /** What differs; empty when the replay holds no trace, or when only its hash differs. The coefficients of a `bad-assumption`. */
  readonly variables: readonly string[];
  /** What a plan breaks, when it is not legal. */
  readonly problems: readonly PlanProblem[];
}

export interface ReplayCheck {
  readonly ok: boolean;
  /** Quarters that were played again and agree. */
  readonly turns: number;
  /** Hash of the last state that was reached. */
  readonly hash: string;
  readonly firstDifference: Difference | null;
  /** Whether the scenario and the engine are the ones it was played with. */
  readonly same: { readonly scenario: boolean; readonly engine: boolean };
  /** The rules it was played by: those given, from the seat and under the assumptions of the replay. */
  readonly ruleset: Ruleset;
  /** The quarters played again; see {@link verifying} for those after a difference. */
  readonly reports: readonly TurnReport[];
}

/** How far {@link verifying} plays. */
export interface VerifyOptions {
  /**
   * Whether to play on after a quarter that came to another state, as far as the plans can be played: for those who want to
   * know what they really come to. `turns` and `hash` still are those of the difference.
   */
  readonly isWhole?: boolean;
}

/**
 * Plays a replay again and compares every quarter; stops at the first that differs. Seat and assumptions are the replay's,
 * whatever variant of the scenario is given.
 */
export function verifyReplay(scenario: Ruleset, replay: Replay, options: VerifyOptions = {}): ReplayCheck {
  const steps = verifying(scenario, replay, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** What {@link verifyReplay} does, a quarter a step, so that whoever asks can do other things between steps. */
export function* verifying(
  scenario: Ruleset,
  replay: Replay,
  { isWhole = false }: VerifyOptions = {},
): Generator<undefined, ReplayCheck> {
  const { written } = scenario;
  const same = {
    scenario: replay.scenario.id === written.id && replay.scenario.hash === written.hash,
    engine: replay.engine === ENGINE_VERSION,
  };
  const reports: TurnReport[] = [];
  let ruleset = scenario;
  const result = (hash: string, difference: Difference | null): ReplayCheck => ({
    ok: difference === null,
    turns: difference?.kind === 'other-state' ? reports.length - 1 : reports.length,
    hash,
    firstDifference: difference,
    same,
    ruleset,
    reports,
  });
  const { seat, assumptions = {} } = replay;
  if (seat !== undefined && !playableSeats(written).includes(seat)) {
    return result('', { turn: 0, kind: 'unknown-seat', variables: [], problems: [] });
  }
  const bad = assumptionProblems(written, assumptions).map(({ id }) => `model.${id}`);
  if (bad.length > 0) return result('', { turn: 0, kind: 'bad-assumption', variables: bad, problems: [] });
  ruleset = variantOf(scenario, { seat, assumptions });
  if (!ruleset.data.doctrines.some(({ id }) => id === replay.doctrine)) {
    return result('', { turn: 0, kind: 'unknown-doctrine', variables: [], problems: [] });
  }

  let state = start(ruleset, { seed: replay.seed, doctrine: replay.doctrine });
  let hash = hashState(ruleset, state);
  for (const [turn, plans] of replay.plans.entries()) {
    yield;
    if (state.ending !== null) return result(hash, { turn, kind: 'game-over', variables: [], problems: [] });
    if (Object.keys(plans).some((planned) => !ruleset.linked.actors.has(planned))) {
      return result(hash, { turn, kind: 'unknown-seat', variables: [], problems: [] });
    }
    try {
      const report = step(ruleset, state, plans);
      reports.push(report);
      state = report.after;
    } catch (error) {
      if (!(error instanceof IllegalPlanError)) throw error;
      return result(hash, { turn, kind: 'illegal-plan', variables: [], problems: error.problems });
    }
    hash = hashState(ruleset, state);
    const recorded = replay.hashes[turn];
    // A link carries only the beginning of most hashes.
    if (!recorded || !hash.startsWith(recorded)) {
      const leaves = replay.trace && recordedLeaves(replay.trace, turn + 1);
      const variables = leaves ? differingNames(ruleset, state, leaves) : [];
      const check = result(hash, { turn, kind: 'other-state', variables, problems: [] });
      if (isWhole) yield* playOn(ruleset, state, replay.plans.slice(turn + 1), reports);
      return check;
    }
  }
  return result(hash, null);
}

/** Adds the quarters that can still be played; what stops them lies behind what has been told already. */
function* playOn(
  ruleset: Ruleset,
  from: State,
  plans: readonly Plans[],
  reports: TurnReport[],
): Generator<undefined, void> {
  let state = from;
  for (const quarter of plans) {
    yield;
    if (state.ending !== null) return;
    try {
      const report = step(ruleset, state, quarter);
      reports.push(report);
      state = report.after;
    } catch {
      return;
    }
  }
}
