import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assumptionProblems,
  COEFFICIENTS,
  coefficientsOf,
  isBeyondRange,
  limitsOf,
  RulesetError,
  readValue,
  start,
  step,
  variantOf,
} from '#engine';
import { crossroads, snubSeason } from '../lab/scenarios.ts';

describe('a variant of a scenario', () => {
  const { ruleset } = crossroads();

  it('is the scenario itself when nothing is changed', () => {
    expect(variantOf(ruleset, {})).toBe(ruleset);
    const as = Object.fromEntries(coefficientsOf(ruleset.data).map(({ id, value }) => [id, value]));
    expect(variantOf(ruleset, { assumptions: as })).toBe(ruleset);
    expect(ruleset.written).toBe(ruleset.data);
  });

  it('changes the coefficient and nothing else, keeps what it departs from, and can be left again', () => {
    const assumed = variantOf(ruleset, { assumptions: { jealousy: 0 } });
    expect(assumed.assumptions).toEqual({ jealousy: 0 });
    expect(assumed.written).toBe(ruleset.data);
    const { hash: _, coefficients, ...rest } = assumed.data;
    const { hash: __, coefficients: before, ...original } = ruleset.data;
    expect(rest).toEqual(original);
    expect(coefficients.filter(({ id }) => id !== 'jealousy')).toEqual(before.filter(({ id }) => id !== 'jealousy'));
    expect(variantOf(assumed, { assumptions: { mu: 0.02 } }).assumptions).toEqual({ mu: 0.02 });
    expect(variantOf(assumed, {}).data).toBe(ruleset.data);
  });

  it('has a hash that tells it from every other', () => {
    const hashes = [{}, { mu: 0.02 }, { mu: 0.03 }, { kappa: 0.04 }, { mu: 0.02, kappa: 0.04 }].map(
      (assumptions) => variantOf(ruleset, { assumptions }).data.hash,
    );
    expect(new Set(hashes).size).toBe(hashes.length);
    const again = variantOf(ruleset, { assumptions: { kappa: 0.04, mu: 0.02 } });
    expect(again.data.hash).toBe(hashes[4]);
  });

  it('refuses what is no coefficient, no number or out of bounds', () => {
    const problems = assumptionProblems(ruleset.data, { kapa: 1, mu: Number.NaN, climbWidth: 0, leak: 1.5, mu2: 1 });
    expect(problems.map(({ id, rule }) => [id, rule])).toEqual([
      ['kapa', 'unknown'],
      ['mu', 'not-a-number'],
      ['climbWidth', 'too-low'],
      ['leak', 'too-high'],
      ['mu2', 'unknown'],
    ]);
    expect(() => variantOf(ruleset, { assumptions: { climbWidth: 0 } })).toThrow(RulesetError);
    expect(() => variantOf(ruleset, { seat: 'nowhere' })).toThrow(RulesetError);
  });
});

describe('the limits of a coefficient', () => {
  it('lie around its range and its value', () => {
    for (const coefficient of COEFFICIENTS) {
      const [least, most] = limitsOf(coefficient);
      expect(least, coefficient.id).toBeLessThanOrEqual(coefficient.range[0]);
      expect(most, coefficient.id).toBeGreaterThanOrEqual(coefficient.range[1]);
      expect(isBeyondRange(coefficient, coefficient.value)).toBe(false);
    }
  });

  it('leave games that can be played to the end: no number is lost on the way', () => {
    const { ruleset } = snubSeason();
    const all = coefficientsOf(ruleset.data);
    const doctrine = ruleset.data.doctrines[0]?.id ?? '';
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, 0, 1), { minLength: all.length, maxLength: all.length }), (signs) => {
        const assumptions = Object.fromEntries(
          all.map((coefficient, at) => {
            const [least, most] = limitsOf(coefficient);
            return [coefficient.id, signs[at] === 0 ? coefficient.value : signs[at] === 1 ? most : least];
          }),
        );
        const assumed = variantOf(ruleset, { assumptions });
        let state = start(assumed, { seed: 'limits', doctrine });
        while (state.ending === null) state = step(assumed, state, { [assumed.data.pivot]: [] }).after;
        for (const name of assumed.symbols.names) expect(readValue(assumed, state, name), name).not.toBeNaN();
      }),
      { numRuns: 60 },
    );
  });
});
