import { type MoveFields, NO_MOVE, type Scope } from './expression.ts';
import { type Columns, Ledger } from './ledger.ts';
import type { Linked } from './linked.ts';
import { quantise } from './number.ts';
import { keyOf, type LuckKey } from './random.ts';
import type { Key } from './ruleset.ts';
import type { Symbols } from './symbols.ts';
import type {
  Act,
  CrisisRecord,
  Headline,
  ProgrammeRecord,
  PromiseRecord,
  Ruleset,
  Scheduled,
  State,
} from './types.ts';

/** No variable may change by this much at once, in whatever it is counted: a rule that asks for it is broken. */
export const TOO_LARGE = 1e9;

/** A rule asked for something that is not a number; the message names the cause. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  /** Key of the thing whose rules broke, and the variable they broke over, as far as there are any. */
  readonly about: { readonly cause?: string; readonly variable?: string };
  constructor(message: string, about: ModelError['about'] = {}) {
    super(message);
    this.about = about;
  }
}

/**
 * A quarter in progress: a private copy of a state that the phases of a turn write, every number through the ledger.
 * It is also the scope in which expressions are read.
 */
export class Draft implements Scope {
  readonly linked: Linked;
  readonly symbols: Symbols;
  readonly key: LuckKey;
  readonly scenario: string;
  readonly seed: string;
  readonly doctrine: string;
  readonly v: Float64Array;
  turn: number;
  programmes: ProgrammeRecord[];
  promises: PromiseRecord[];
  crises: CrisisRecord[];
  scheduled: Scheduled[];
  briefing: string[];
  shelved: readonly string[];
  pending: Act[];
  history: Act[];
  readonly last: Int16Array;
  readonly lastTag: Int16Array;
  ending: string | null;
  move: MoveFields = NO_MOVE;

  readonly headlines: Headline[] = [];
  /** Events that came while this draft was open. */
  readonly events: string[] = [];
  private readonly ledger = Ledger.open();

  constructor(ruleset: Ruleset, state: State) {
    this.linked = ruleset.linked;
    this.symbols = ruleset.symbols;
    this.key = keyOf(state.seed);
    this.scenario = state.scenario;
    this.seed = state.seed;
    this.doctrine = state.doctrine;
    this.v = state.values.slice();
    this.turn = state.turn;
    this.programmes = copyOf(state.programmes);
    this.promises = copyOf(state.promises);
    this.crises = copyOf(state.crises);
    this.scheduled = copyOf(state.scheduled);
    this.briefing = copyOf(state.briefing);
    this.shelved = state.shelved;
    this.pending = copyOf(state.pending);
    this.history = copyOf(state.history);
    this.last = state.last.slice();
    this.lastTag = state.lastTag.slice();
    this.ending = state.ending;
  }

  /** Adds to a variable. What a bound cuts off is a line of its own. */
  add(slot: number, amount: number, cause: Key, actor?: string): void {
    const { v, symbols, ledger } = this;
    const now = v[slot] as number;
    const delta = symbols.whole[slot] === 1 ? Math.round(now + amount) - now : quantise(amount);
    if (delta === 0) return;
    if (!(delta < TOO_LARGE && delta > -TOO_LARGE)) {
      const variable = symbols.names[slot] ?? '';
      throw new ModelError(`${cause} would change ${variable} by ${amount}.`, { cause, variable });
    }
    ledger.write(slot, delta, cause, actor);
    const next = now + delta;
    const max = symbols.max[slot] as number;
    const min = symbols.min[slot] as number;
    const bound = next > max ? max : next < min ? min : next;
    if (bound !== next) ledger.write(slot, bound - next, 'model.bound', undefined);
    v[slot] = bound;
  }

  /** Makes a variable take a value, as one line of the difference. */
  set(slot: number, value: number, cause: Key, actor?: string): void {
    this.add(slot, quantise(value) - (this.v[slot] as number), cause, actor);
  }

  /** Puts an act on record. */
  remember(act: Act): void {
    this.history.push(act);
    for (const tag of act.tags) {
      const at = this.symbols.tagOf.get(tag);
      if (at !== undefined) this.lastTag[at] = act.turn;
    }
  }

  setProgramme(record: ProgrammeRecord): void {
    const at = this.programmes.findIndex((p) => p.id === record.id);
    this.programmes[at] = record;
  }

  /** What was written. The draft must not be written afterwards. */
  close(): Columns {
    const lines = this.ledger.columns();
    this.ledger.close();
    return lines;
  }

  /** The finished state. The draft must not be written afterwards. */
  toState(): State {
    return {
      scenario: this.scenario,
      seed: this.seed,
      doctrine: this.doctrine,
      turn: this.turn,
      values: this.v,
      programmes: this.programmes,
      promises: this.promises,
      crises: this.crises,
      scheduled: this.scheduled,
      briefing: this.briefing,
      shelved: this.shelved,
      pending: this.pending,
      history: this.history,
      last: this.last,
      lastTag: this.lastTag,
      ending: this.ending,
    };
  }
}

/** Most lists of a state are empty most of the time. */
function copyOf<T>(list: readonly T[]): T[] {
  return list.length === 0 ? [] : list.slice();
}

/** A state as a scope for expressions, without copying it. */
export function scopeOf(state: State): Scope {
  return {
    v: state.values,
    turn: state.turn,
    history: state.history,
    programmes: state.programmes,
    promises: state.promises,
    crises: state.crises,
    last: state.last,
    lastTag: state.lastTag,
    move: NO_MOVE,
  };
}
