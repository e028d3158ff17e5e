import {
  explain,
  type GoalStanding,
  hashState,
  link,
  type Outcome,
  type Preview,
  preview,
  quarterLabel,
  type Ruleset,
  type RulesetData,
  readValue as readVariable,
  type State,
  type TurnReport,
  verdict,
} from '#engine';
import { plansSeenBy } from './playout.ts';

/** What can be asked of games that were played; the questions of the command line and of reports. */

/** Links resolved data into running rules. */
export function rulesOf(data: RulesetData): Ruleset {
  return link(data);
}

/** What a game came to. */
export interface Result {
  readonly ending: string | null;
  readonly outcome: Outcome | null;
  /** 0–100, by the doctrine. */
  readonly score: number;
  /** Quarters played. */
  readonly turns: number;
  readonly hash: string;
  readonly goals: readonly GoalStanding[];
}

/** What a state came to, whether or not its game is over. */
export function resultOf(ruleset: Ruleset, state: State): Result {
  const { ending, outcome, score, goals } = verdict(ruleset, state);
  return { ending, outcome, score, turns: state.turn, hash: hashState(ruleset, state), goals };
}

/** Value of every variable that is asked for. */
export function readingsOf(
  ruleset: Ruleset,
  state: State,
  variables: readonly string[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(variables.map((variable) => [variable, readVariable(ruleset, state, variable)]));
}

/** Names of all variables, stocks and derived, and their other names (`relations.us.india`). */
export function variableNames(ruleset: Ruleset): readonly string[] {
  return [...ruleset.symbols.slots.keys()];
}

/** The name under which the ledger knows a variable, from any of its names; undefined when there is none. */
export function properName(ruleset: Ruleset, variable: string): string | undefined {
  const slot = ruleset.symbols.slots.get(variable);
  return slot === undefined ? undefined : ruleset.symbols.names[slot];
}

/** How a variable moved in a quarter; the deltas of its causes sum to `after − before` exactly. */
export interface Change {
  readonly before: number;
  readonly after: number;
  readonly causes: ReturnType<typeof explain>;
}

/** Why a variable moved in a quarter. */
export function changeOf(ruleset: Ruleset, report: TurnReport, variable: string): Change {
  return {
    before: readVariable(ruleset, report.before, variable),
    after: readVariable(ruleset, report.after, variable),
    causes: explain(ruleset, report, variable),
  };
}

/** What a seat saw before it committed its plan for that quarter. */
export function foreseen(ruleset: Ruleset, report: TurnReport, seat: string): Preview {
  const before = plansSeenBy(ruleset, report.plans, seat);
  return preview(ruleset, { ...report.before, seed: '' }, report.plans[seat] ?? [], seat, before);
}

/** `2025-Q3` for a 0-based turn. */
export function quarterOf(ruleset: Ruleset, turn: number): string {
  return quarterLabel(ruleset.data, turn);
}
