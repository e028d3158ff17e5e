import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticksOf } from '../../../src/lab/balance/html/plots.ts';
import { correlationInterval, correlationWithin, quantileOf, shareOf } from '../../../src/lab/balance/stats.ts';

describe('a share', () => {
  it.each([
    // Published values of Wilson's interval at 95 %.
    [5, 10, 0.2366, 0.7634],
    [0, 10, 0, 0.2775],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
  ])('of %i in %i lies where Wilson says', (count, of, low, high) => {
    const share = shareOf(count, of);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it('of nothing may be anything', () => {
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});

describe('a correlation', () => {
  const sums = (pairs: readonly (readonly [number, number])[]) => ({
    n: pairs.length,
    x: pairs.reduce((sum, [x]) => sum + x, 0),
    y: pairs.reduce((sum, [, y]) => sum + y, 0),
    xx: pairs.reduce((sum, [x]) => sum + x * x, 0),
    yy: pairs.reduce((sum, [, y]) => sum + y * y, 0),
    xy: pairs.reduce((sum, [x, y]) => sum + x * y, 0),
  });
  const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
    minLength: 3,
    maxLength: 40,
  });

  it('is that of the textbook for one group', () => {
    fc.assert(
      fc.property(points, (pairs) => {
        const { n, x, y } = sums(pairs);
        const cov = pairs.reduce((sum, [a, b]) => sum + (a - x / n) * (b - y / n), 0);
        const [va, vb] = [0, 1].map((at) =>
          pairs.reduce((sum, pair) => sum + ((pair[at] as number) - (at === 0 ? x : y) / n) ** 2, 0),
        ) as [number, number];
        fc.pre(va > 1 && vb > 1);
        expect(correlationWithin([sums(pairs)]).value).toBeCloseTo(cov / Math.sqrt(va * vb), 9);
      }),
    );
  });

  it('does not see what differs between groups', () => {
    const low = [
      [0, 1],
      [1, 0],
      [2, 1],
      [1, 2],
    ] as const;
    const high = low.map(([x, y]) => [x + 50, y + 50] as const);
    expect(correlationWithin([sums(low), sums(high)]).value).toBeCloseTo(0, 9);
    expect(correlationWithin([sums([...low, ...high])]).value).toBeGreaterThan(0.99);
  });

  it('has an interval around it that narrows with the games', () => {
    const [wide, narrow] = [20, 2000].map((n) => correlationInterval(0.4, n)) as [
      readonly [number, number],
      readonly [number, number],
    ];
    expect(wide[0]).toBeLessThan(narrow[0]);
    expect(narrow[0]).toBeLessThan(0.4);
    expect(narrow[1]).toBeGreaterThan(0.4);
    expect(wide[1]).toBeGreaterThan(narrow[1]);
  });
});

describe('a quantile', () => {
  it('lies within a step of the true one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 }), (values) => {
        const bins = Array.from({ length: 50 }, () => 0);
        for (const value of values) {
          const bin = Math.min(49, Math.floor(value * 50));
          bins[bin] = (bins[bin] ?? 0) + 1;
        }
        const sorted = [...values].sort((a, b) => a - b);
        for (const at of [0.1, 0.5, 0.9]) {
          const rank = Math.max(0, Math.ceil(at * sorted.length) - 1);
          expect(Math.abs(quantileOf(bins, 0, 1, at) - (sorted[rank] as number))).toBeLessThanOrEqual(0.02 + 1e-9);
        }
      }),
    );
  });
});

it('draws scales of round numbers that hold their range', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -200, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 300, noNaN: true }),
      (low, span) => {
        const ticks = ticksOf(low, low + span);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks[0]).toBeLessThanOrEqual(low + 1e-3);
        expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(low + span - 1e-3);
      },
    ),
  );
});
