import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkImports, RULES } from './import-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const readJson = (path: string) => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));

function sourcesUnder(folder: string): Map<string, string> {
  const files = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path))
    .sort();
  return new Map(files.map((path) => [path, readFileSync(root + path, 'utf8')]));
}

const messages = (files: Record<string, string>): string[] =>
  checkImports(new Map(Object.entries(files))).map(({ file, line, message }) => `${file}:${line} ${message}`);

const inEngine = (source: string): string[] => messages({ 'src/engine/bad.ts': source });

describe('the sources', () => {
  test('keep to the import table', () => {
    const sources = sourcesUnder('src');
    expect(sources.size).toBeGreaterThan(Object.keys(RULES).length);
    expect(checkImports(sources)).toEqual([]);
  });
});

describe('the other gates agree with the table', () => {
  const folders = Object.entries(RULES).flatMap(([folder, { name }]) => (name ? [{ folder, name }] : []));

  test('the import map of package.json', () => {
    const expected = Object.fromEntries(folders.map(({ folder, name }) => [name, `./${folder}/index.ts`]));
    expect(readJson('package.json').imports).toEqual(expected);
  });

  test.each(Object.entries(RULES))('the lint of %s', (folder, { name, folders: allowed }) => {
    interface Override {
      includes: string[];
      linter: { rules: { style: { noRestrictedImports?: { options: { patterns: { group: string[] }[] } } } } };
    }
    const overrides: Override[] = readJson('biome.json').overrides;
    const override = overrides.find(({ includes }) => includes.includes(`${folder}/**`));
    const patterns = override?.linter.rules.style.noRestrictedImports?.options.patterns ?? [];
    const denied = patterns.flatMap(({ group }) => group).filter((pattern) => pattern.startsWith('#'));
    const expected = folders.map((other) => other.name).filter((other) => !allowed.includes(other));
    expect(denied.sort()).toEqual(expected.sort());
    if (name) expect(denied).toContain(name);
  });

  test.each(Object.entries(RULES))('the references of %s', (folder, { folders: allowed }) => {
    // Types of a folder's imports mention the folders beneath, so the references hold those too.
    const reach = (name: string): string[] => {
      const below = Object.values(RULES).find((other) => other.name === name)?.folders ?? [];
      return [name, ...below.flatMap(reach)];
    };
    const wanted = new Set(allowed.flatMap(reach));
    const expected = folders.filter(({ name }) => wanted.has(name)).map((other) => other.folder);
    const base = new URL(`file:///${folder}/`);
    const { references } = readJson(`${folder}/tsconfig.json`);
    const actual = references.map(({ path }: { path: string }) => new URL(path, base).pathname.slice(1));
    expect(actual.sort()).toEqual(expected.sort());
  });
});

describe('a made-up breach is caught:', () => {
  test.each([
    ['a folder that is out of bounds', 'src/engine/bad.ts', `import { lint } from '#scenario';`],
    ['an import of types', 'src/view/bad.ts', `import type { Desk } from '#desk';`],
    ['a type named in place', 'src/lab/bad.ts', `export type Ruleset = import('#scenario').Ruleset;`],
    ['a re-export', 'src/lab/bad.ts', `export { parse } from '#scenario';`],
    ['a re-export of everything', 'src/scenario/bad.ts', `export * from '#lab';`],
    ['a late import', 'src/ui/desk/bad.ts', `const board = await import('#board');`],
    ['an import that is computed', 'src/app/bad.ts', `const folder = await import('#' + name);`],
    ["another folder's file", 'src/lab/bad.ts', `import { step } from '../engine/turn.ts';`],
    ["another folder's file, by address", 'src/lab/bad.ts', `new URL('../engine/turn.ts', import.meta.url);`],
    ['the folder itself by its public name', 'src/lab/bad.ts', `import { odds } from '#lab';`],
    ['a missing extension', 'src/lab/bad.ts', `import { odds } from './odds';`],
    ['a library in the wrong place', 'src/ui/desk/bad.ts', `import { Scene } from 'phaser';`],
    ['a part of a library', 'src/app/bad.ts', `import * as core from 'zod/v4/core';`],
    ['Node', 'src/lab/bad.ts', `import { readFileSync } from 'node:fs';`],
    ['Node by its short name', 'src/scenario/bad.ts', `import { readFileSync } from 'fs';`],
    ['a picture', 'src/view/bad.ts', `import flag from './flag.svg';`],
    ['require', 'src/cli/bad.ts', `const yaml = require('yaml');`],
    ['a file outside the table', 'src/odd/bad.ts', ''],
    ['a file that does not parse', 'src/lab/bad.ts', 'const = 1;'],
  ])('%s', (_, file, source) => {
    expect(messages({ [file]: source })).toHaveLength(1);
  });

  test('a cycle, of types too', () => {
    const found = messages({
      'src/lab/a.ts': `import type { B } from './b.ts';`,
      'src/lab/b.ts': `import { c } from './c.ts';`,
      'src/lab/c.ts': `export * from './a.ts';`,
    });
    expect(found).toEqual(['src/lab/a.ts:1 import cycle: src/lab/a.ts → src/lab/b.ts → src/lab/c.ts → src/lab/a.ts']);
  });

  test('with the line it is on', () => {
    expect(inEngine('// first\nconst a = 1;\nconst b = Date.now();')).toEqual([
      'src/engine/bad.ts:3 src/engine uses Date',
    ]);
  });
});

describe('the engine', () => {
  test.each([
    'Math.random()',
    'Math.exp(1)',
    'Math.PI',
    'Math["pow"](2, 3)',
    'const { log } = Math;',
    'const m = Math;',
    '2 ** 3',
    'let a = 2; a **= 3;',
    'new Date()',
    'globalThis.x',
    'console.log(1)',
    'const t = { now: performance }',
    'crypto.randomUUID()',
    'eval("1")',
    'import.meta.url',
    '"a".localeCompare("b")',
    '(1).toLocaleString()',
    'let { Date } = x; f(Date);',
    'import seedrandom from "seedrandom"; const r = seedrandom();',
    'import { alea } from "seedrandom"; const r = alea();',
  ])('may not hold: %s', (source) => {
    expect(inEngine(source)).not.toEqual([]);
  });

  test.each([
    'Math.max(1, Math.sqrt(2))',
    '// Math.random() and new Date()',
    'const text = "Math.random() ** Date";',
    'const text = `Date console`;',
    'const event = { Date: 1, console: 2 }; event.Date;',
    'interface A { Date: number; performance(): void }',
    'import seedrandom from "seedrandom"; const r = seedrandom("seed");',
    'import { a } from "./model/a.ts";',
  ])('may hold: %s', (source) => {
    expect(inEngine(source)).toEqual([]);
  });
});

test('what the table allows passes', () => {
  const allowed = {
    'src/lab/index.ts': `import { step } from '#engine';\nexport { odds } from './odds.ts';`,
    'src/ui/board/scene.ts': `import Phaser from 'phaser/src/phaser-core.js';\nimport flag from '../../../assets/flag.svg';`,
    'src/app/main.ts': `import { render } from 'preact';\nimport work from './lab.worker.ts?worker&url';\nimport './app.css';`,
    'src/cli/main.ts': `import { readFile } from 'node:fs/promises';\nimport { lint } from '#scenario';`,
  };
  expect(messages(allowed)).toEqual([]);
});
