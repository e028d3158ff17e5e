import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scaffold } from '#scenario';
import { bytesOf, LIMITS } from '../../../src/scenario/read/limits.ts';
import { readYaml } from '../../../src/scenario/read/parse.ts';
import { Positions } from '../../../src/scenario/read/positions.ts';
import { Reporter } from '../../../src/scenario/reporter.ts';

function read(text: string) {
  const reporter = new Reporter(new Positions());
  const { root } = readYaml('a.yaml', text, '', reporter);
  return { root, reporter, told: reporter.diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`) };
}

test('gives what the library gives for every file of a scenario', () => {
  for (const { path, text } of scaffold('test-scenario')) {
    const { root, told } = read(text);
    expect(told, path).toEqual([]);
    expect(root, path).toEqual(parse(text));
  }
});

test('reads JSON, being YAML', () => {
  expect(read('{"a": [1, true, null, "x"], "b": {"c": -1.5e3}}').root).toEqual({
    a: [1, true, null, 'x'],
    b: { c: -1500 },
  });
});

test('takes windows line ends and a byte order mark', () => {
  expect(read('\ufeffa: 1\r\nb:\r\n  - x\r\n').root).toEqual({ a: 1, b: ['x'] });
});

describe('refuses at the place', () => {
  test.each([
    ['a: 1\na: 2\n', ['ET104 2:1']],
    ['a:\n\tb: 1\n', ['ET105 2:1']],
    ['a: 1 \t# x\nb: 1\n', ['ET105 1:6']],
    ['a: "\t"\n', ['ET105 1:5']],
    ['a: &x 1\nb: *x\n', ['ET106 1:4', 'ET106 2:4']],
    ['a: !x 1\n', ['ET107 1:4']],
    ['%TAG ! x\n---\na: 1\n', ['ET107 1:1']],
    ['a: 1\n__proto__: { b: 1 }\nprototype: 1\n', ['ET108 2:1', 'ET108 3:1']],
    ['a: 1\n---\nb: 1\n', ['ET110 2:1']],
    ['', ['ET110 1:1']],
    ['# only this\n', ['ET110 1:1']],
    ['- 1\n', ['ET203 1:1']],
    ['word\n', ['ET203 1:1']],
    ['a: [1, 2\nb: 1\n', ['ET103 2:1']],
    ['? { a: 1 }\n: 2\n', ['ET103 1:3']],
  ])('%j', (text, expected) => {
    expect(read(text).told.slice(0, expected.length)).toEqual(expected);
  });

  test('a quoted mark of YAML is only text', () => {
    const text = 'a: "*x &y !z %TAG"\nb: "__proto__"\n"c": "---"\nd: |\n  *x\n  &y\n';
    expect(read(text).told).toEqual([]);
  });

  test.each([
    ['brackets', `a: ${'['.repeat(10_000)}`],
    ['closed brackets', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['braces', `a: ${'{b: '.repeat(10_000)}`],
    ['dashes', `a:\n ${'- '.repeat(10_000)}`],
    ['question marks', `${'? '.repeat(10_000)}a`],
    ['indented maps', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('ten thousand %s', (_, text) => {
    expect(read(text).told.map((each) => each.slice(0, 5))).toEqual(['ET109']);
  });

  test('just as deep as allowed is allowed', () => {
    const deep = LIMITS.depth - 1;
    expect(read(`a: ${'['.repeat(deep)}${']'.repeat(deep)}`).told).toEqual([]);
    expect(read(`a: ${'['.repeat(deep + 1)}${']'.repeat(deep + 1)}`).told.length).toBe(1);
  });

  test('the parsed values carry nothing of the prototype', () => {
    const { root } = read('constructor: 1\na: { __proto__: { polluted: true } }\n');
    expect(root).toEqual({ a: {} });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a file full of faults does not fill the screen', () => {
    expect(read('\tx\n'.repeat(5000)).told.length).toBeLessThanOrEqual(LIMITS.perFile);
  });
});

test('bytes are counted as UTF-8 has them', () => {
  for (const text of ['', 'abc', 'é', '—', '💬', 'a💬é—'])
    expect(bytesOf(text)).toBe(new TextEncoder().encode(text).length);
});
