import type { Key } from './ruleset.ts';
import type { Symbols } from './symbols.ts';
import type { LedgerLine } from './types.ts';

/** Finished lines by column, as short as they can be. */
export interface Columns {
  readonly slots: readonly number[];
  readonly deltas: readonly number[];
  readonly causes: readonly Key[];
  readonly actors: readonly (string | undefined)[];
}

/**
 * The lines of a quarter being played, by column: a quarter writes over a hundred, and games that are played by the
 * thousand never read them. The pages are used again for the next quarter; what leaves is a copy.
 */
export class Ledger {
  private readonly slots: number[] = [];
  private readonly deltas: number[] = [];
  private readonly causes: Key[] = [];
  private readonly actors: (string | undefined)[] = [];
  private count = 0;

  write(slot: number, delta: number, cause: Key, actor: string | undefined): void {
    const at = this.count++;
    this.slots[at] = slot;
    this.deltas[at] = delta;
    this.causes[at] = cause;
    this.actors[at] = actor;
  }

  /** A copy of what is written so far. */
  columns(): Columns {
    const { count } = this;
    return {
      slots: this.slots.slice(0, count),
      deltas: this.deltas.slice(0, count),
      causes: this.causes.slice(0, count),
      actors: this.actors.slice(0, count),
    };
  }

  /** Blank pages; whoever opens them is alone with them until they are closed. */
  static open(): Ledger {
    return blank.pop() ?? new Ledger();
  }

  /** Gives the pages back. Nothing may be written or read afterwards. */
  close(): void {
    this.count = 0;
    blank.push(this);
  }
}

const blank: Ledger[] = [];

/** The lines as they are read, one by one. */
export function linesOf({ names }: Symbols, { slots, deltas, causes, actors }: Columns): LedgerLine[] {
  return slots.map((slot, at) => {
    const variable = names[slot] as string;
    const delta = deltas[at] as number;
    const cause = causes[at] as Key;
    const actor = actors[at];
    return actor === undefined ? { variable, delta, cause } : { variable, delta, cause, actor };
  });
}
