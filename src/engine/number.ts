import type { Symbols } from './symbols.ts';

/**
 * All stored quantities are whole multiples of 2⁻²⁴. Sums and differences of such numbers below 2²⁸ are exact in a
 * double, so ledger lines add up to the change to the last bit, in any order and in every JavaScript engine.
 */
const GRID = 16777216;

/** `x` on the grid. */
export function quantise(x: number): number {
  return Math.round(x * GRID) / GRID;
}

/** `x`, or the bound it lies beyond. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/** Writes a derived value: on the grid and within its bounds. What is no number, as ∞ − ∞ of a rule, comes out as the lowest. */
export function derive({ min, max }: Symbols, v: Float64Array, slot: number, value: number): void {
  const low = min[slot] as number;
  const high = max[slot] as number;
  const x = quantise(value);
  v[slot] = x > high ? high : x > low ? x : low;
}

/** Quarter of the year, 1–4, of a turn in a game that starts in quarter `first`. */
export function quarterOf(first: number, turn: number): number {
  return ((first - 1 + turn) % 4) + 1;
}
