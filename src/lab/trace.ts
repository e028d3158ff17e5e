import { type Ruleset, type State, stateToJson } from '#engine';
import { changesBetween, type Leaf, type Leaves, leavesOf } from './leaves.ts';

/** What changed in the JSON of the state: new value by path, and the paths that are gone. */
export interface TraceStep {
  readonly set: Readonly<Record<string, Leaf>>;
  readonly gone: readonly string[];
}
/** The course of a game: the first step makes the opening state out of nothing, each further one is a quarter. */
export type Trace = readonly TraceStep[];

/** Records the course of a game, the opening state first. A game of twelve quarters takes some tens of kilobytes. */
export function traceOf(ruleset: Ruleset, states: readonly State[]): Trace {
  let before: Leaves = new Map();
  return states.map((state) => {
    const after = leavesOf(stateToJson(ruleset, state));
    const changes = [...changesBetween(before, after)];
    before = after;
    return {
      set: Object.fromEntries(changes.filter((change): change is [string, Leaf] => change[1] !== undefined)),
      gone: changes.filter(([, value]) => value === undefined).map(([path]) => path),
    };
  });
}

/** The leaves of the state after `turn` quarters, as recorded; undefined when the trace does not reach that far. */
export function recordedLeaves(trace: Trace, turn: number): Leaves | undefined {
  if (turn >= trace.length) return undefined;
  const leaves = new Map<string, Leaf>();
  for (const { set, gone } of trace.slice(0, turn + 1)) {
    for (const path of gone) leaves.delete(path);
    for (const [path, value] of Object.entries(set)) leaves.set(path, value);
  }
  return leaves;
}

const VALUES = 'values.';

/**
 * Names of what differs between a state and its record, sorted: variables by their name, everything else by its path in
 * the JSON of a state (`programmes.s400.stage`).
 */
export function differingNames(ruleset: Ruleset, state: State, recorded: Leaves): readonly string[] {
  const changes = changesBetween(recorded, leavesOf(stateToJson(ruleset, state)));
  return [...changes.keys()].map((path) => (path.startsWith(VALUES) ? path.slice(VALUES.length) : path)).sort();
}
