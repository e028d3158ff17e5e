import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, newSeed, type Overlay, parseRoute, type Route } from '#app';

const turn = fc.option(fc.integer({ min: 0, max: 399 }), { nil: null });
const word = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
const overlay: fc.Arbitrary<Overlay | null> = fc.oneof(
  fc.constant(null),
  fc.constant({ kind: 'help' as const }),
  fc.constant({ kind: 'share' as const }),
  fc.constant({ kind: 'vote' as const }),
  fc.record({ kind: fc.constant('why' as const), variable: word, turn }),
  fc.record({ kind: fc.constant('dossier' as const), actor: word }),
  fc.record({ kind: fc.constant('timeline' as const), turn }),
);

describe('addresses', () => {
  it('lead back to where they came from', () => {
    const route: fc.Arbitrary<Route> = fc.record({
      page: fc.constantFrom('front' as const, 'desk' as const, 'debrief' as const, 'class' as const),
      overlay,
    });
    const withText: fc.Arbitrary<Route> = fc.record({
      page: fc.constantFrom('run' as const, 'join' as const),
      overlay,
      text: word,
    });
    fc.assert(
      fc.property(fc.oneof(route, withText), (place) => {
        expect(parseRoute(formatRoute(place))).toEqual(place);
      }),
    );
  });

  it('never fail, whatever they say', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        expect(['front', 'desk', 'debrief', 'run', 'join', 'class']).toContain(parseRoute(hash).page);
      }),
    );
    expect(parseRoute('#/nowhere/why/risk')).toEqual({ page: 'front', overlay: null });
    expect(parseRoute('#/desk/why/%E0%A4%A')).toEqual({
      page: 'desk',
      overlay: { kind: 'why', variable: '%E0%A4%A', turn: null },
    });
  });
});

describe('seeds', () => {
  it('can be said over a telephone', () => {
    for (let index = 0; index < 50; index += 1) expect(newSeed()).toMatch(/^(?:[b-v][aeiou]){3}-\d\d$/);
    expect(newSeed(() => 0)).toBe('bababa-10');
  });
});
