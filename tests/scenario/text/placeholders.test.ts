import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { placeholdersOf } from '../../../src/scenario/text/placeholders.ts';

describe('finds what a message asks for', () => {
  test.each([
    ['no arguments', []],
    ['{a} and {b}', ['a', 'b']],
    ['{ a }', ['a']],
    ["it's {a}", ['a']],
    ["'{a}' stays, {b} goes", ['b']],
    ["''{a}''", ['a']],
    ['{n, number}', ['n']],
    ['{n, number, ::compact-short} {d, date, short}', ['n', 'd']],
    ['{n, plural, one {# ship of {who}} other {# ships}}', ['n', 'who']],
    ['{n, plural, offset:1 =0 {none} one {one} other {#}}', ['n']],
    ['{g, select, a {x {p}} other {{q}}}', ['g', 'p', 'q']],
    ['{n, selectordinal, one {#st} other {#th}}', ['n']],
  ])('%s', (text, names) => {
    const found = placeholdersOf(text);
    expect(found.ok ? [...found.names].sort() : found.message).toEqual([...names].sort());
    // The library that shows the texts can read it too.
    expect(() => new IntlMessageFormat(text, 'en')).not.toThrow();
  });
});

describe('refuses what the library that shows the texts refuses', () => {
  test.each([
    '{',
    'a { b',
    '{a',
    '{a b}',
    '{}',
    '{ }',
    '{n, plural}',
    '{n, plural, one {x}}',
    '{n, plural, one x other {y}}',
    '{n, select, a {x}',
    '{n, colour}',
    '{n, plural, other {x}',
  ])('%s', (text) => {
    expect(placeholdersOf(text).ok).toBe(false);
    expect(() => new IntlMessageFormat(text, 'en')).toThrow();
  });

  test.each(['}', 'a } b', '{a} }'])('%s, which that library lets stand', (text) => {
    expect(placeholdersOf(text).ok).toBe(false);
  });

  test('nesting without end, without a crash', () => {
    expect(placeholdersOf('{a, select, other {'.repeat(5000)).ok).toBe(false);
  });
});
