import { PSEUDO_LANGUAGES, type PseudoLanguage } from './pseudo-languages.ts';
import { type Texts, UI_TEXTS } from './words.ts';

/**
 * The languages that there are words of besides English, by tag; each is loaded when it is wanted. To add one, put a file
 * beside this one that exports its `WORDS`, and a line here: `hi: async () => (await import('./hi.ts')).WORDS`.
 */
const FILES: Readonly<Record<string, () => Promise<Texts>>> = {};

/** Tags of the languages that there are words of, English first. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(FILES)];

const isPseudo = (tag: string): tag is PseudoLanguage => PSEUDO_LANGUAGES.some((known) => known === tag);

/** The first tag asked for that there are words of, whole or by its language alone; made-up ones by their whole tag. */
export function pickLanguage(asked: readonly string[]): string {
  for (const tag of asked) {
    if (isPseudo(tag)) return tag;
    const known = LANGUAGES.find((one) => one.toLowerCase() === tag.toLowerCase());
    const close = LANGUAGES.find((one) => one === tag.toLowerCase().split('-', 1)[0]);
    if (known ?? close) return (known ?? close) as string;
  }
  return 'en';
}

const RIGHT_TO_LEFT = /^(?:ar|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)\b/;

/** Which way a language is read. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
}

/** A language made ready: the game's own words in it, and what becomes of a scenario's texts. */
export interface Language {
  readonly tag: string;
  readonly ui: Readonly<Record<string, Texts>>;
  /** A scenario's texts by language, with those of a made-up language added. */
  scenario(texts: Readonly<Record<string, Texts>>): Readonly<Record<string, Texts>>;
}

/** Loads the words of a language that {@link pickLanguage} gave. */
export async function loadLanguage(tag: string): Promise<Language> {
  if (isPseudo(tag)) {
    const { pseudoTexts } = await import('./pseudo.ts');
    const english = UI_TEXTS.en ?? {};
    return {
      tag,
      ui: { ...UI_TEXTS, [tag]: pseudoTexts(english, tag) },
      scenario: (texts) => ({ ...texts, [tag]: pseudoTexts(texts.en ?? Object.values(texts)[0] ?? {}, tag) }),
    };
  }
  const words = await FILES[tag]?.();
  return { tag, ui: words ? { ...UI_TEXTS, [tag]: words } : UI_TEXTS, scenario: (texts) => texts };
}
