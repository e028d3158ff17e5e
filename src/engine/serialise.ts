import { deriveAll } from './derive.ts';
import { scopeOf } from './draft.ts';
import { quantise } from './number.ts';
import { compareTexts } from './order.ts';
import { hashText } from './random.ts';
import { openingRecord } from './start.ts';
import type { Act, CrisisRecord, ProgrammeRecord, PromiseRecord, Ruleset, Scheduled, State } from './types.ts';

/** A state as plain JSON: variables by name, not by slot, so that a save outlives a scenario that gained one. */
export interface JsonState {
  readonly scenario: string;
  readonly seed: string;
  readonly doctrine: string;
  readonly turn: number;
  readonly values: Readonly<Record<string, number>>;
  readonly programmes: readonly ProgrammeRecord[];
  readonly promises: readonly PromiseRecord[];
  readonly crises: readonly CrisisRecord[];
  readonly scheduled: readonly Scheduled[];
  readonly briefing: readonly string[];
  /** Absent when nothing is kept off the table. */
  readonly shelved?: readonly string[];
  readonly pending: readonly Act[];
  readonly history: readonly Act[];
  readonly last: Readonly<Record<string, number>>;
  readonly ending: string | null;
}

/** The state with every stock by its name; derived values are left out, being computed again on reading. */
export function stateToJson(ruleset: Ruleset, state: State): JsonState {
  const values: Record<string, number> = {};
  ruleset.symbols.specs.forEach((spec, slot) => {
    if (!spec.derived) values[spec.name] = state.values[slot] as number;
  });
  const last: Record<string, number> = {};
  for (const [key, at] of ruleset.symbols.lastOf) {
    const turn = state.last[at] as number;
    if (turn >= 0) last[key] = turn;
  }
  const { lastTag: _, shelved, ...rest } = state;
  return { ...rest, ...(shelved.length > 0 && { shelved }), values, last };
}

/**
 * A state from its JSON. Variables the save does not know take their start values; names the scenario no longer has are
 * dropped. The shape must have been checked by the caller (see the lab's replay reader).
 */
export function stateFromJson(ruleset: Ruleset, json: JsonState): State {
  const { specs } = ruleset.symbols;
  const values = new Float64Array(specs.length);
  specs.forEach((spec, slot) => {
    const saved = Object.hasOwn(json.values, spec.name) ? json.values[spec.name] : undefined;
    values[slot] = Math.min(spec.max, Math.max(spec.min, quantise(saved ?? spec.start)));
  });
  const known = new Set(json.programmes.map((p) => p.id));
  const state: State = {
    scenario: json.scenario,
    seed: json.seed,
    doctrine: json.doctrine,
    turn: json.turn,
    values,
    programmes: [
      ...json.programmes.filter((p) => ruleset.linked.programmes.has(p.id)),
      ...ruleset.data.programmes.filter((p) => !known.has(p.id)).map(openingRecord),
    ],
    promises: json.promises,
    crises: json.crises.flatMap((c) => {
      const crisis = ruleset.linked.crises.get(c.id);
      return crisis ? [{ ...c, rung: Math.min(c.rung, crisis.rungs.length - 1) }] : [];
    }),
    scheduled: json.scheduled,
    briefing: json.briefing.filter((e) => ruleset.linked.events.has(e)),
    shelved: (json.shelved ?? []).filter((d) => ruleset.linked.decisions.has(d)),
    pending: json.pending,
    history: json.history,
    last: lastFrom(ruleset, json.last),
    lastTag: lastTagsFrom(ruleset, json.history),
    ending: json.ending,
  };
  deriveAll(ruleset, state.doctrine, scopeOf(state));
  return state;
}

/** JSON text with the keys of every object in order, so that equal things give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, x]) => x !== undefined)
      .sort(([a], [b]) => compareTexts(a, b));
    return `{${entries.map(([k, x]) => `${JSON.stringify(k)}:${canonicalJson(x)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** 16 hex digits over the canonical JSON of the state: equal hash means equal game. */
export function hashState(ruleset: Ruleset, state: State): string {
  return hashText(canonicalJson(stateToJson(ruleset, state)));
}

function lastFrom(ruleset: Ruleset, saved: Readonly<Record<string, number>>): Int16Array {
  const last = new Int16Array(ruleset.symbols.lastOf.size).fill(-1);
  for (const [key, turn] of Object.entries(saved)) {
    const at = ruleset.symbols.lastOf.get(key);
    if (at !== undefined) last[at] = turn;
  }
  return last;
}

function lastTagsFrom(ruleset: Ruleset, history: readonly Act[]): Int16Array {
  const { tagOf } = ruleset.symbols;
  const last = new Int16Array(tagOf.size).fill(-1);
  for (const act of history) {
    for (const tag of act.tags) {
      const at = tagOf.get(tag);
      if (at !== undefined) last[at] = act.turn;
    }
  }
  return last;
}
