/**
 * All stored quantities are whole multiples of 2⁻²⁴. Sums and differences of such numbers below 2²⁸ are exact in a
 * double, so ledger lines add up to the change to the last bit, in any order and in every JavaScript engine.
 */
const GRID = 16777216;

/** `x` on the grid. */
export function quantise(x: number): number {
  return Math.round(x * GRID) / GRID;
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}
