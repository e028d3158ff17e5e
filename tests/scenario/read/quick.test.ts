import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { scaffold } from '#scenario';
import { readThoroughly } from '../../../src/scenario/read/parse.ts';
import { type Container, Positions, sourceFile } from '../../../src/scenario/read/positions.ts';
import { readQuickly } from '../../../src/scenario/read/quick.ts';
import { Reporter } from '../../../src/scenario/reporter.ts';

/** A value with the place of everything in it, to compare. */
function placed(value: unknown, positions: Positions): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const container = positions.get(value) as Container;
  const { span, name, entries } = container;
  const inner = Object.entries(value).map(([key, each]) => [key, entries.get(key), placed(each, positions)]);
  return { list: Array.isArray(value), span, name, inner };
}

/** Whether the quick reader takes a text. What it takes it must read as the library does. */
function takes(text: string): boolean {
  const file = sourceFile('a.yaml', text);
  const quick = new Positions();
  const root = readQuickly(file, 'top', quick);
  if (!root) return false;
  const reporter = new Reporter(new Positions());
  const thorough = readThoroughly(file, 'top', reporter);
  expect(reporter.diagnostics, text).toEqual([]);
  expect(root, text).toEqual(thorough.root);
  expect(placed(root, quick), text).toEqual(placed(thorough.root, reporter.positions));
  return true;
}

function yamlIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return yamlIn(path);
    return /\.ya?ml$/.test(name) ? [path] : [];
  });
}

test('takes every file of a new scenario and of the flagship', () => {
  for (const { path, text } of scaffold('x')) expect(takes(text), path).toBe(true);
  for (const path of yamlIn('scenarios/snub-season')) expect(takes(readFileSync(path, 'utf8')), path).toBe(true);
});

describe('takes', () => {
  test.each([
    'a: 1',
    'a: 1\nb: two words # and a remark\nc: "quoted # no remark" # one\n',
    "a: 'it''s'\nb: ''\nc: \"\"\n",
    'a: {}\nb: []\nc: { d: 1, e: [x, "y"], }\n',
    'a: { b: 1,\n  c: 2 }\nd: [\n  1,\n  2,\n  ]\n',
    'a:\n  - 1\n  - b: 2\n    c: 3\n  - - 4\n    - 5\nd: 6\n',
    'a:\n- 1\n- b: 2\n  c: 3\nd:\n  e:\n    f: g\n',
    'a:\nb: 1\n',
    'a:\n',
    'a: null\nb: true\nc: False\nd: -1.5e3\ne: .5\nf: 5.\ng: +7\nh: 1.2.3\ni: 2025-Q3\nj: 007\n',
    'a: http://x.y/z:80#a\nb: a:b\nc: x#y\n',
    '"a b": 1\na.b.c: 2\na-b: 3\n',
    'a: >-\n  one\n  two\n\n  three\n\n\n  four\nb: |\n  x\n\n  y\nc: >\n  z\n\n# end\n',
    '# first\n\n  # second\na: 1\n   # third\nb: 2 # fourth\n#last',
    'b: é\nc: x — y\nd: £5\ne: x\u00a0\nf: { g: y\u00a0 }\n',
    'a: |\n  \u00a0x\n  \u00a0y\nb: >\n  \u2003x\n',
  ])('%j', (text) => {
    expect(takes(text)).toBe(true);
  });
});

test('a long gap in a line holds nobody up', () => {
  const gap = ' '.repeat(150_000);
  expect(takes(`a: x${gap}y\nb: x${gap}\nc: |\n  x${gap}y\n`)).toBe(true);
});

describe('leaves to the library', () => {
  test.each([
    '',
    '- 1',
    'a',
    'a: 1\na: 2',
    'a:\tb',
    'a: 1\r\n',
    'a: &x 1',
    'a: *x',
    'a: !x 1',
    'a: "x\\n"',
    'a: "x\n  y"',
    'a: x\n  y',
    'a: b: c',
    'a: [1, 2',
    'a: 1\n  b: 2',
    'a: 0x10',
    'a: .inf',
    '__proto__: 1',
    '? a\n: 1',
    'a: >\n  x\n   y\n',
    'a: |+\n  x\n',
    'a: [b: 1]',
    'a: { b }',
    'a: [1 # x\n  ]',
    '---\na: 1',
    'null: 1',
    '~: 1',
    'a: ~',
    `a: ${'['.repeat(100)}${']'.repeat(100)}`,
    'True: 1',
    'FALSE: 1',
  ])('%j', (text) => {
    expect(takes(text)).toBe(false);
  });
});

describe('agrees with the library', () => {
  const scalar = fc.oneof(
    fc.constantFrom<unknown>(
      '',
      'a',
      'true',
      'null',
      '~',
      '-',
      '- a',
      'a: b',
      'a #b',
      '#',
      '[',
      '{a',
      "it's",
      '"',
      '1',
      '1e3',
      '0x1',
      ' x',
      'x ',
      'a\nb',
      'a\n\nb\n',
      '1 / 2.0',
      'x < 3 && y',
      'é—',
      null,
      true,
      false,
      0,
      -1,
      1.5,
      1e21,
      -0,
    ),
    fc.string({ maxLength: 8 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const key = fc.oneof(fc.stringMatching(/^[a-z][\w.-]{0,5}$/), fc.constantFrom('a b', '1', 'true', 'x:', '-', ''));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const root = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5 });
  const options = fc.record({
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
    defaultStringType: fc.constantFrom(
      'PLAIN' as const,
      'QUOTE_DOUBLE' as const,
      'QUOTE_SINGLE' as const,
      'BLOCK_FOLDED' as const,
      'BLOCK_LITERAL' as const,
    ),
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 40),
  });

  test('on trees written out in every style', () => {
    let taken = 0;
    fc.assert(
      fc.property(root, options, (value, style) => {
        if (takes(stringify(value, style))) taken += 1;
      }),
      { numRuns: 1500 },
    );
    // It must be tried, not only avoided.
    expect(taken).toBeGreaterThan(150);
  });

  test('on files changed at random', () => {
    const files = scaffold('x').map(({ text }) => text);
    const piece = fc.oneof(
      fc.constantFrom(...':-?[]{},&*!|>\'"%@`#\n\r\t \\.~0'),
      fc.constantFrom('\n\n', '  ', '\n  ', ': ', ' #', '- ', '>-\n', 'null'),
      fc.string({ maxLength: 3 }),
    );
    let taken = 0;
    fc.assert(
      fc.property(
        fc.nat(files.length - 1),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat(6),
        piece,
        (file, at, gone, put) => {
          const text = files[file]!;
          const start = Math.floor(at * text.length);
          if (takes(text.slice(0, start) + put + text.slice(start + gone))) taken += 1;
        },
      ),
      { numRuns: 800 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
