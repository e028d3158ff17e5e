import { describe, expect, test } from 'vitest';
import { CODES, didYouMean, formatDiagnostics, migrate } from '#scenario';
import { nearest } from '../../src/scenario/suggest.ts';
import { compileEdited, compileFiles, edited } from './fixture.ts';

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

describe('names of ladders, rungs and reactions', () => {
  test('are texts of their own, and the move can be read in a rung', () => {
    const files = edited(
      'actors/east.yaml',
      '    - { id: silence, at: 0, headline',
      '    - { id: silence, name: "Silence", at: 0, effects: { threat.east: "move.size" }, headline',
      edited(
        'actors/east.yaml',
        '  - id: east-on-arms\n',
        '  - id: east-on-arms\n    name: "the arms across the water"\n',
        edited('actors/east.yaml', 'ladders:\n', 'ladderNames: { unease: "Unease" }\nladders:\n'),
      ),
    );
    const { bundle, diagnostics } = compileFiles(files);
    expect(formatDiagnostics(diagnostics)).toBe('');
    expect(bundle?.texts.en).toMatchObject({
      'ladder.east.unease.name': 'Unease',
      'ladder.east.unease.silence.name': 'Silence',
      'reaction.east.east-on-arms.name': 'the arms across the water',
    });
  });

  test('a name of a ladder that is not there is an error', () => {
    const { diagnostics } = compileEdited('actors/east.yaml', 'ladders:\n', 'ladderNames: { unaese: "x" }\nladders:\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['ET301']);
  });
});

describe('diagnostics as text', () => {
  test('never hands a terminal a control character', () => {
    const { diagnostics } = compileEdited('actors/east.yaml', 'capital: Gannet Rock', '"c\\u001b[2Jx": 1\ncapital: y');
    expect(diagnostics.map(({ code }) => code)).toEqual(['ET201', 'ET606']);
    expect(formatDiagnostics(diagnostics)).toContain('\\u001b[2J');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
    expect(formatDiagnostics([{ ...diagnostics[0]!, file: 'a\u001bb' }])).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

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
    expect(Object.keys(CODES).every((code) => /^ET[1-7]\d\d$/.test(code))).toBe(true);
  });
});
