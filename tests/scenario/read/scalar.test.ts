import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../src/scenario/read/parse.ts';
import { Positions } from '../../../src/scenario/read/positions.ts';
import { Reporter } from '../../../src/scenario/reporter.ts';

/** What a diagnostic on `words` within the value of the key `a` would point at. */
function pointsAt(yaml: string, words: string): string {
  const reporter = new Reporter(new Positions());
  const { root } = readYaml('a.yaml', yaml, '', reporter);
  if (!root) throw new Error(JSON.stringify(reporter.diagnostics));
  const value = String(root.a);
  const start = value.indexOf(words);
  expect(start, `“${words}” in “${value}”`).toBeGreaterThanOrEqual(0);
  reporter.at({ of: root, key: 'a', within: { start, end: start + words.length } }, 'ET402', 'here');
  const d = reporter.diagnostics[0]!;
  const lines = yaml.split('\n');
  if (d.line === d.endLine) return lines[d.line - 1]!.slice(d.column - 1, d.endColumn - 1);
  return [
    lines[d.line - 1]!.slice(d.column - 1),
    ...lines.slice(d.line, d.endLine - 1),
    lines[d.endLine - 1]!.slice(0, d.endColumn - 1),
  ].join('\n');
}

describe('an error within a value stands at its very characters', () => {
  test.each([
    ['plain', 'a: x > threat.eats && y', 'threat.eats', 'threat.eats'],
    ['plain, last', 'a: x > threat.eats', 'threat.eats', 'threat.eats'],
    ['plain in a flow map', 'b: { c: 1 }\na: [1]\n'.replace('[1]', 'x + eats'), 'eats', 'eats'],
    ['plain over two lines', 'a: x > 1 &&\n  threat.eats > 2', 'threat.eats', 'threat.eats'],
    ['double quotes', 'a: "x > threat.eats"', 'threat.eats', 'threat.eats'],
    ['double quotes with escapes before', 'a: "\\u0041\\x41 \\"q\\" > threat.eats"', 'threat.eats', 'threat.eats'],
    ['double quotes with a long escape before', 'a: "\\U0001F4AC > threat.eats"', 'threat.eats', 'threat.eats'],
    ['double quotes over two lines', 'a: "x > 1 &&\n  threat.eats > 2"', 'threat.eats', 'threat.eats'],
    ['double quotes with a joined line', 'a: "x > 1 && thr\\\n  eat.eats > 2"', 'eats', 'eats'],
    ['single quotes', "a: 'x > threat.eats'", 'threat.eats', 'threat.eats'],
    ['single quotes, doubled before', "a: 'ever(''x'') > threat.eats'", 'threat.eats', 'threat.eats'],
    ['single quotes, doubled within', "a: 'ever(''x'') > 2'", "'x'", "''x''"],
    ['a literal block', 'a: |\n  x > 1 &&\n  threat.eats > 2\n', 'threat.eats', 'threat.eats'],
    ['a literal block, indented lines', 'a: |-\n  x\n    + threat.eats\n', 'threat.eats', 'threat.eats'],
    ['a folded block', 'a: >-\n  x > 1 &&\n  threat.eats > 2\n', 'threat.eats', 'threat.eats'],
    ['a folded block with an empty line', 'a: >-\n  x > 1\n\n  && threat.eats > 2\n', 'threat.eats', 'threat.eats'],
    ['letters beyond the base plane', 'a: "💬 > threat.eats"', 'threat.eats', 'threat.eats'],
    ['the whole value', 'a: "x"', 'x', 'x'],
  ])('%s', (_, yaml, words, expected) => {
    expect(pointsAt(yaml, words)).toBe(expected);
  });
});
