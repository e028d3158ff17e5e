import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument, visit } from 'yaml';
import { link } from '#engine';
import { compileScenario, formatDiagnostics, type InputFile, scaffold } from '#scenario';
import { expectLocated } from '../scenario/fixture.ts';

/**
 * Whatever is done to the files of a scenario, the compiler does not throw, says where every problem is, and gives either a bundle that the
 * engine links or at least one error. A failure prints its seed and path; put them into `fc.assert` to repeat it.
 */

/** More of them, when asked: `FUZZ=50 npx vitest run tests/fuzz`. */
const SCALE = Number(process.env.FUZZ ?? 1);

const FLAGSHIP = 'scenarios/snub-season';

function filesIn(folder: string, base = folder): InputFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return filesIn(path, base);
      return /\.ya?ml$/.test(name) ? [{ path: relative(base, path), text: readFileSync(path, 'utf8') }] : [];
    });
}

function holds(files: readonly InputFile[]): void {
  const { ok, bundle, diagnostics } = compileScenario(files);
  const says = formatDiagnostics(diagnostics);
  expectLocated(Object.fromEntries(files.map(({ path, text }) => [path, text])), diagnostics);
  expect(ok, says).toBe(bundle !== null);
  expect(ok, says).toBe(!diagnostics.some(({ severity }) => severity === 'error'));
  if (bundle) link(bundle.ruleset);
}

/** Characters that mean something to YAML or to expressions, and some that mean nothing anywhere. */
const nasty = fc.oneof(
  fc.constantFrom(...':-?[]{},&*!|>\'"%@`#\t\n\r \\.=<()/+~^0123456789'),
  fc.constantFrom(
    '\u0000',
    '\u2028',
    '\ufeff',
    '\ud800',
    '💬',
    '  ',
    '\n\n',
    '- ',
    ': ',
    '...\n',
    '---\n',
    '"',
    'null',
    '1e999',
    '.inf',
    '.nan',
    '0x10',
    '-0',
    '<<: *a',
  ),
  fc.string({ maxLength: 6, unit: 'binary' }),
);
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

type Mutation = (text: string) => string;

/** Puts in, takes out or writes over characters. */
const characters: fc.Arbitrary<Mutation> = fc.tuple(place, fc.nat(8), nasty).map(([at, gone, put]) => (text) => {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + gone);
});

/** Drops, doubles, swaps or re-indents lines. */
const lines: fc.Arbitrary<Mutation> = fc
  .tuple(place, place, fc.constantFrom('drop', 'double', 'swap', 'indent', 'outdent', 'cut'))
  .map(([first, second, what]) => (text) => {
    const all = text.split('\n');
    const a = Math.floor(first * all.length);
    const b = Math.floor(second * all.length);
    switch (what) {
      case 'drop':
        all.splice(a, 1);
        break;
      case 'double':
        all.splice(b, 0, all[a]!);
        break;
      case 'swap':
        [all[a], all[b]] = [all[b]!, all[a]!];
        break;
      case 'indent':
        all[a] = `  ${all[a]}`;
        break;
      case 'outdent':
        all[a] = all[a]!.replace(/^ {2}/, '');
        break;
      default:
        all.length = a;
    }
    return all.join('\n');
  });

const strangeValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    '',
    'x',
    [],
    {},
    [[]],
    [null],
    { id: 1 },
    { value: 'x' },
    '1 / 0',
    "ever('x')",
    'turn >',
    '{',
    '__proto__',
    'constructor',
    'toString > 1.0',
    'valueOf',
    'hasOwnProperty',
    'constructor.toString > 1.0',
    "hasOwnProperty('x') && toString",
    "ever('constructor') || valueOf.toString(1.0) > 1.0",
    { toString: 1 },
    { valueOf: { hasOwnProperty: 'x' } },
    '\u001b[2J',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Replaces, renames or removes a node of the tree, and writes the file anew. */
const nodes: fc.Arbitrary<Mutation> = fc
  .tuple(place, strangeValue, fc.constantFrom('value', 'key', 'remove', 'copy'))
  .map(([at, value, what]) => (text) => {
    const document = parseDocument(text);
    // A mutation before this one may have left no YAML.
    if (document.errors.length > 0) return text;
    const pairs: { key: unknown; value: unknown }[] = [];
    visit(document, { Pair: (_, pair) => void pairs.push(pair as (typeof pairs)[number]) });
    const chosen = pairs[Math.floor(at * pairs.length)];
    const other = pairs[Math.floor(((at * 7919) % 1) * pairs.length)];
    if (!chosen || !other) return text;
    if (what === 'value') chosen.value = document.createNode(value);
    else if (what === 'key')
      chosen.key = document.createNode(typeof value === 'string' && value !== '' ? value : 'other');
    else if (what === 'copy') chosen.value = (other.value as { clone?(): unknown } | null)?.clone?.() ?? null;
    else {
      visit(document, { Pair: (_, pair) => (pair === (chosen as unknown) ? visit.REMOVE : undefined) });
    }
    return document.toString();
  });

function mutated(files: readonly InputFile[], mutation: fc.Arbitrary<Mutation>, most: number) {
  return fc.array(fc.tuple(fc.nat(files.length - 1), mutation), { minLength: 1, maxLength: most }).map((changes) => {
    const result = [...files];
    for (const [index, change] of changes) {
      const file = result[index]!;
      result[index] = { path: file.path, text: change(file.text) };
    }
    return result;
  });
}

describe('the scaffold, broken', () => {
  const files = scaffold('test-scenario');
  test.each([
    ['by characters', characters, 100],
    ['by lines', lines, 100],
    ['by nodes', nodes, 150],
  ] as const)(
    '%s',
    (_, mutation, numRuns) => {
      fc.assert(fc.property(mutated(files, mutation, 4), holds), { numRuns: numRuns * SCALE });
    },
    120_000 * SCALE,
  );

  test('by whole files of rubbish', () => {
    const paths = fc.constantFrom(
      'scenario.yaml',
      'events.yaml',
      'actors/north.yaml',
      'text.en.yaml',
      'text.en.yml',
      'x.json',
      '',
      '/',
      'actors/',
      'a\\scenario.yaml',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.json(),
      fc.array(nasty, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ path: paths, text }), { maxLength: 4 }), (rubbish) => {
        const { ok, diagnostics } = compileScenario(rubbish);
        expect(ok).toBe(false);
        expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      }),
      { numRuns: 300 * SCALE },
    );
  });
});

describe('the flagship, broken', () => {
  const files = filesIn(FLAGSHIP);
  test(
    'by anything',
    () => {
      fc.assert(fc.property(mutated(files, fc.oneof(characters, lines, nodes), 6), holds), { numRuns: 8 * SCALE });
    },
    120_000 * SCALE,
  );
});
