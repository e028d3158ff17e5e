import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { MODEL_CAUSES, PLAN_RULES, PORTFOLIOS, POSTURES, SANCTION_RUNGS, STAGES, TRIANGLE_ROLES } from '#engine';
import { makeWords, nameOfVariable, UI_TEXTS } from '#view';
import { flagship, small } from './settings.ts';

const ROOT = process.env.EVERY_TABLE_ROOT ?? resolve(import.meta.dirname, '../..');
const ENGLISH = UI_TEXTS.en ?? {};

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

describe('words', () => {
  it('finds every text that the code asks for by a literal id', () => {
    const asked = new Set<string>();
    for (const text of [...sources('src/view'), ...sources('src/ui/desk'), ...sources('src/app')]) {
      for (const [, id = ''] of text.matchAll(/words(?:\.value)?\(\s*'([^']+)'/g)) asked.add(id);
    }
    expect(asked.size).toBeGreaterThan(100);
    const scenario = flagship().bundle.texts.en ?? {};
    expect([...asked].filter((id) => !Object.hasOwn(ENGLISH, id) && !Object.hasOwn(scenario, id))).toEqual([]);
  });

  it('has a name for every word of the vocabulary', () => {
    const ids = [
      ...MODEL_CAUSES.map((cause) => `${cause}.name`),
      ...PLAN_RULES.map((rule) => `problem.${rule}`),
      ...PORTFOLIOS.map((portfolio) => `portfolio.${portfolio}`),
      ...POSTURES.map((posture) => `posture.${posture}`),
      ...SANCTION_RUNGS.map((rung) => `rung.${rung}`),
      ...STAGES.map((stage) => `stage.${stage}`),
      ...TRIANGLE_ROLES.map((role) => `role.${role}`),
    ];
    expect(ids.filter((id) => !Object.hasOwn(ENGLISH, id))).toEqual([]);
  });

  it('has a name for every variable of every scenario', () => {
    for (const { ruleset, words } of [small(), flagship()]) {
      for (const name of ruleset.symbols.names) {
        const text = nameOfVariable(words, name);
        expect(text, name).not.toMatch(/\.|undefined|variable/);
        expect(text.length, name).toBeGreaterThan(2);
      }
    }
  });

  it('holds only messages that parse', () => {
    for (const [id, message] of Object.entries(ENGLISH)) {
      expect(() => new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }), id).not.toThrow();
    }
  });

  it('fills placeholders, counts, and shows a text nobody wrote as its id', () => {
    const words = makeWords({ en: { 'x.greeting': 'Good evening, {who}.', 'x.plain': "Don't" } });
    expect(words('x.greeting', { who: 'minister' })).toBe('Good evening, minister.');
    expect(words('x.plain')).toBe("Don't");
    expect(words('front.turns', { turns: 1, start: 'Q3 2025' })).toBe('1 quarter, from Q3 2025');
    expect(words('front.turns', { turns: 12, start: 'Q3 2025' })).toBe('12 quarters, from Q3 2025');
    expect(words('nobody.wrote.this')).toBe('nobody.wrote.this');
  });

  it('reads no markup and survives a broken message', () => {
    const words = makeWords({ en: { 'x.markup': '<b>{who}</b>', 'x.broken': 'one {brace', 'x.missing': 'a {b}' } });
    expect(words('x.markup', { who: '<i>me</i>' })).toBe('<b><i>me</i></b>');
    expect(words('x.broken')).toBe('one {brace');
    expect(words('x.missing')).toBe('a {b}');
  });

  it('prefers the language asked for and falls back to English', () => {
    const words = makeWords({ en: { 'x.a': 'yes', 'x.b': 'no' }, hi: { 'x.a': 'हाँ' } }, 'hi');
    expect(words('x.a')).toBe('हाँ');
    expect(words('x.b')).toBe('no');
    expect(words('figure.why')).toBe('Why?');
  });
});
