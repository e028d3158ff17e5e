import {
  ENGINE_VERSION,
  hashState,
  IllegalPlanError,
  type PlanProblem,
  type Plans,
  type Ruleset,
  type State,
  start,
  step,
  type TurnReport,
} from '#engine';
import { differingNames, recordedLeaves, type Trace } from './trace.ts';

/** A game as its choices: with the scenario, everything else follows. */
export interface Replay {
  readonly format: 1;
  /** Version of the engine that played it. */
  readonly engine: string;
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly seed: string;
  readonly doctrine: string;
  /** One per quarter played. */
  readonly plans: readonly Plans[];
  /** Hash of the state after each quarter. */
  readonly hashes: readonly string[];
  /** What the game came to, step by step; with it, a difference can be named down to the variable. */
  readonly trace?: Trace;
}

/** Writes down a game from its opening state and the quarters played so far. */
export function makeReplay(ruleset: Ruleset, opening: State, reports: readonly TurnReport[], trace?: Trace): Replay {
  const { id, version, hash } = ruleset.data;
  return {
    format: 1,
    engine: ENGINE_VERSION,
    scenario: { id, version, hash },
    seed: opening.seed,
    doctrine: opening.doctrine,
    plans: reports.map(({ plans }) => plans),
    hashes: reports.map(({ after }) => hashState(ruleset, after)),
    ...(trace ? { trace } : {}),
  };
}

/** Why a replay and the game it should repeat part ways. */
export type DifferenceKind =
  /** The doctrine is not in the scenario, so there is no game to repeat. */
  | 'unknown-doctrine'
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
  /** What differs; empty when the replay holds no trace, or when only its hash differs. */
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
  /** The quarters played again. */
  readonly reports: readonly TurnReport[];
}

/** Plays a replay again and compares every quarter; stops at the first that differs. */
export function verifyReplay(ruleset: Ruleset, replay: Replay): ReplayCheck {
  const { data } = ruleset;
  const same = {
    scenario: replay.scenario.id === data.id && replay.scenario.hash === data.hash,
    engine: replay.engine === ENGINE_VERSION,
  };
  const reports: TurnReport[] = [];
  const result = (hash: string, difference: Difference | null): ReplayCheck => ({
    ok: difference === null,
    turns: difference?.kind === 'other-state' ? reports.length - 1 : reports.length,
    hash,
    firstDifference: difference,
    same,
    reports,
  });
  if (!data.doctrines.some(({ id }) => id === replay.doctrine)) {
    return result('', { turn: 0, kind: 'unknown-doctrine', variables: [], problems: [] });
  }

  let state = start(ruleset, { seed: replay.seed, doctrine: replay.doctrine });
  let hash = hashState(ruleset, state);
  for (const [turn, plans] of replay.plans.entries()) {
    if (state.ending !== null) return result(hash, { turn, kind: 'game-over', variables: [], problems: [] });
    try {
      const report = step(ruleset, state, plans);
      reports.push(report);
      state = report.after;
    } catch (error) {
      if (!(error instanceof IllegalPlanError)) throw error;
      return result(hash, { turn, kind: 'illegal-plan', variables: [], problems: error.problems });
    }
    hash = hashState(ruleset, state);
    if (hash !== replay.hashes[turn]) {
      const recorded = replay.trace && recordedLeaves(replay.trace, turn + 1);
      const variables = recorded ? differingNames(ruleset, state, recorded) : [];
      return result(hash, { turn, kind: 'other-state', variables, problems: [] });
    }
  }
  return result(hash, null);
}
