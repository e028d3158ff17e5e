import { describe, expect, test } from 'vitest';
import { CODES, didYouMean, formatDiagnostics, migrate } from '#scenario';
import { nearest } from '../../src/scenario/suggest.ts';
import { compileEdited } from './fixture.ts';

describe('a misspelt name is recognised', () => {
  test.each([
    ['unanserwed', ['unanswered', 'options'], 'unanswered'],
    ['threat.eats', ['threat.east', 'threat.west'], 'threat.east'],
    ['Battery', ['battery', 'batteries'], 'battery'],
    ['teh', ['the', 'tea'], 'the'],
    ['x', ['y', 'zz'], 'y'],
    ['corvettes', ['cutters', 'battery'], undefined],
    ['a'.repeat(5000), ['a'], undefined],
  ])('%s', (name, known, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });

  test('or the choice is told when it is short', () => {
    expect(didYouMean('corvettes', ['cutters', 'battery'])).toBe('Known: cutters, battery.');
    expect(didYouMean('corvettes', [])).toBe('None is declared.');
    expect(didYouMean('batery', ['battery'])).toBe('Did you mean “battery”?');
  });
});

describe('older formats', () => {
  const steps = {
    1: (s: Readonly<Record<string, unknown>>) => ({ ...s, name: s.title }),
    2: ({ title: _, ...s }: Readonly<Record<string, unknown>>) => s,
  };

  test('are brought to the newest, step by step, without being changed themselves', () => {
    const old = Object.freeze({ format: 1, title: 'x' });
    expect(migrate(old, steps, 3)).toEqual({ ok: true, scenario: { format: 3, name: 'x' } });
    expect(migrate({ format: 2, title: 'x' }, steps, 3)).toEqual({ ok: true, scenario: { format: 3 } });
    expect(migrate({ format: 3, a: 1 }, steps, 3)).toEqual({ ok: true, scenario: { format: 3, a: 1 } });
  });

  test.each([[{}], [{ format: '1' }], [{ format: 0 }], [{ format: 1.5 }], [{ format: 4 }]])(
    '%j is refused with a hint',
    (scenario) => {
      const result = migrate(scenario, steps, 3);
      expect(result.ok).toBe(false);
      expect(result.ok ? '' : result.hint).not.toBe('');
    },
  );

  test('a gap in the chain is told', () => {
    expect(migrate({ format: 1 }, {}, 2)).toMatchObject({ ok: false });
  });
});

describe('diagnostics as text', () => {
  test('nothing for nothing', () => {
    expect(formatDiagnostics([])).toBe('');
  });

  test('place, severity, code, message, path, hint and count', () => {
    const { diagnostics } = compileEdited('events.yaml', 'unanswered: later', 'unanserwed: later');
    const lines = formatDiagnostics(diagnostics).split('\n');
    expect(lines).toContain(
      'events.yaml:7:5 error ET201 There is no key “unanserwed” here. [events.harbour-survey.unanserwed]',
    );
    expect(lines).toContain('    Did you mean “unanswered”?');
    expect(lines.at(-1)).toMatch(/^\d errors?, 0 warnings$/);
  });

  test('codes say by their number what they are about', () => {
    expect(Object.keys(CODES).every((code) => /^ET[1-6]\d\d$/.test(code))).toBe(true);
  });
});
