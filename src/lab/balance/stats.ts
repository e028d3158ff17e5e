/** A share with the interval that holds the true one 19 times in 20, and how many it rests on. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly of: number;
}

/** Standard errors of a two-sided interval of 95 %. */
export const Z95 = 1.959964;

/**
 * Wilson's score interval for `count` of `of`, which stays honest at shares near 0 and 1 and for small samples.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
 * Of nothing, anything may be true: 0 to 1.
 */
export function shareOf(count: number, of: number, z = Z95): Share {
  if (of === 0) return { value: 0, low: 0, high: 1, count, of };
  const value = count / of;
  const spread = z * z;
  const centre = (value + spread / (2 * of)) / (1 + spread / of);
  const half = (z / (1 + spread / of)) * Math.sqrt((value * (1 - value)) / of + spread / (4 * of * of));
  // At shares of 0 and 1 rounding would leave the share itself just outside.
  return {
    value,
    low: Math.min(value, Math.max(0, centre - half)),
    high: Math.max(value, Math.min(1, centre + half)),
    count,
    of,
  };
}

/** Sums from which a correlation follows. */
export interface PairSums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/**
 * Pearson's correlation of groups put together, each around its own means: what differs between the groups is no part of it.
 * 0 when nothing varies.
 */
export function correlationWithin(groups: readonly PairSums[]): { readonly value: number; readonly n: number } {
  let n = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const group of groups) {
    if (group.n === 0) continue;
    n += group.n;
    xx += group.xx - (group.x * group.x) / group.n;
    yy += group.yy - (group.y * group.y) / group.n;
    xy += group.xy - (group.x * group.y) / group.n;
  }
  return { value: xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0, n };
}

/** Interval of a correlation by Fisher's transformation. */
export function correlationInterval(value: number, n: number, z = Z95): readonly [number, number] {
  if (n <= 3) return [-1, 1];
  const centre = Math.atanh(Math.max(-0.999999, Math.min(0.999999, value)));
  const half = z / Math.sqrt(n - 3);
  return [Math.tanh(centre - half), Math.tanh(centre + half)];
}

/**
 * Quantile of a distribution given as counts on a scale of equal steps from `low` to `high`; within a step, evenly spread.
 * @param counts by step
 */
export function quantileOf(counts: readonly number[], low: number, high: number, at: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const width = (high - low) / counts.length;
  let left = at * total;
  for (const [step, count] of counts.entries()) {
    if (count > 0 && left <= count) return low + (step + left / count) * width;
    left -= count;
  }
  return high;
}
