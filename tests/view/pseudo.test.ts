import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { directionOf, LANGUAGES, loadLanguage, makeWords, pickLanguage, UI_TEXTS } from '#view';
import { flagship } from './settings.ts';

const ENGLISH = UI_TEXTS.en ?? {};

/** Names of arguments and the words they select by, in order. */
function skeleton(message: string): unknown {
  const shape = (parts: readonly unknown[]): unknown[] =>
    (parts as { type: number; value?: unknown; options?: Record<string, { value: readonly unknown[] }> }[])
      .filter(({ type }) => type !== 0)
      .map(({ type, value, options = {} }) => [
        type,
        value,
        Object.entries(options).map(([key, option]) => [key, shape(option.value)]),
      ]);
  return shape(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst() as readonly unknown[]);
}

describe.each(['en-XA', 'he-XB'] as const)('the made-up language %s', (tag) => {
  it('keeps the arguments of every message of the game and of the flagship', async () => {
    const language = await loadLanguage(tag);
    const scenario = flagship().bundle.texts;
    const pairs = [
      [ENGLISH, language.ui[tag] ?? {}],
      [scenario.en ?? {}, language.scenario(scenario)[tag] ?? {}],
    ] as const;
    for (const [before, after] of pairs) {
      expect(Object.keys(after)).toEqual(Object.keys(before));
      for (const [id, message] of Object.entries(before)) {
        expect(skeleton(after[id] as string), id).toEqual(skeleton(message));
      }
    }
  });

  it('is longer by two fifths and leaves no word as it was', async () => {
    const language = await loadLanguage(tag);
    const words = makeWords({}, tag, language.ui);
    const text = words('front.lede');
    expect(text.length / (ENGLISH['front.lede'] as string).length).toBeGreaterThan(1.3);
    expect(text).not.toMatch(/[a-z]*[aeiou][a-z]*/i);
    expect(words('front.turns', { turns: 12, start: '2025' })).toMatch(/^12 /);
  });
});

describe('languages', () => {
  it('are picked by whole tag, by language alone, and fall back on English', () => {
    expect(LANGUAGES[0]).toBe('en');
    expect(pickLanguage(['en-GB'])).toBe('en');
    expect(pickLanguage(['xx', 'en-XA'])).toBe('en-XA');
    expect(pickLanguage(['tlh'])).toBe('en');
    expect(pickLanguage([])).toBe('en');
  });

  it('know which way they are read', () => {
    expect(['he-XB', 'ar', 'fa-IR', 'ur'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl']);
    expect(['en', 'en-XA', 'hi', 'fr-CA'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
  });
});
