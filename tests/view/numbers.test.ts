import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChance, formatChances, formatChange, formatValue, roundToSum } from '#view';

describe('numbers', () => {
  it('shows chances that are certain together as a hundred per cent, unless one is next to nothing', () => {
    expect(formatChances([0.125, 0.875])).toEqual(['13%', '87%']);
    expect(formatChances([1 / 3, 1 / 3, 1 / 3])).toEqual(['34%', '33%', '33%']);
    expect(formatChances([0.004, 0.996])).toEqual(['<1%', '>99%']);
    expect(formatChances([1])).toEqual(['100%']);
  });

  it.each([
    [-28, 'points', '−28'],
    [0.4, 'points', '0'],
    [-0.4, 'points', '0'],
    [31.44, 'percent', '31.4%'],
    [0.345, 'share', '35%'],
    [68.66, 'perBarrel', '$68.7'],
    [-1.5, 'perBarrel', '−$1.5'],
    [3.2, 'billion', '$3.2 bn'],
    [-3.2, 'billion', '−$3.2 bn'],
    [4.65, 'barrels', '4.65 mb/d'],
    [4, 'count', '4'],
    [4.5, 'count', '4.5'],
    [1234.4, 'billionPerYear', '$1,234 bn'],
  ] as const)('%d in %s reads %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it.each([
    [4, 'points', '+4.0'],
    [-4.04, 'points', '−4.0'],
    [0.01, 'points', '±0'],
    [-0.01, 'billion', '±0'],
    [-1.25, 'percent', '−1.3 pp'],
    [0.0123, 'share', '+1.2 pp'],
    [2, 'perBarrel', '+$2.0'],
  ] as const)('a change of %d in %s reads %s', (value, unit, text) => {
    expect(formatChange(value, unit)).toBe(text);
  });

  it('keeps certainty for what is certain', () => {
    expect(formatChance(0)).toBe('0%');
    expect(formatChance(0.001)).toBe('<1%');
    expect(formatChance(0.5)).toBe('50%');
    expect(formatChance(0.999)).toBe('>99%');
    expect(formatChance(1)).toBe('100%');
  });

  it('rounds parts so that they sum to the rounded total, each by less than a step', () => {
    const part = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), fc.integer({ min: 0, max: 3 }), (parts, decimals) => {
        const step = 10 ** -decimals;
        const rounded = roundToSum(parts, decimals);
        const steps = rounded.map((value) => Math.round(value / step));
        const total = parts.reduce((sum, value) => sum + value, 0);
        expect(steps.reduce((sum, value) => sum + value, 0)).toBe(Math.round(total / step) + 0);
        for (const [index, value] of rounded.entries()) {
          expect(Math.abs(value - (parts[index] ?? 0))).toBeLessThan(step * 1.000001);
        }
      }),
    );
  });
});
