import { describe, expect, test } from 'vitest';
import { compileFiles, edited, pointedAt } from '../fixture.ts';

describe('a number that no game can reckon with', () => {
  test.each([
    ['in a plain field', 'programmes.yaml', 'price: 2.4', 'price: 2.4e20', '2.4e20'],
    [
      'in a coefficient',
      'scenario.yaml',
      'turns: 6',
      'turns: 6\nmodel: { kappa: { value: 1e300, source: design choice } }',
      '1e300',
    ],
    ['within an expression', 'events.yaml', 'chance: 0.12', 'chance: "turn * 4000000000.0 > 1.0 ? 0.1 : 0.2"', '"turn'],
  ])('%s is told at its place', (_, file, from, to, at) => {
    const files = edited(file, from, to);
    const found = compileFiles(files).diagnostics.filter(
      ({ code, hint }) => code === 'ET514' && hint.includes('larger unit'),
    );
    expect(found.map((item) => pointedAt(files, item).startsWith(at))).toContain(true);
  });
});
