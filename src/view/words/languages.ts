import { PSEUDO_LANGUAGES, type PseudoLanguage } from './pseudo-languages.ts';
import { makeWords, type Texts, UI_TEXTS, type Words } from './words.ts';

/**
 * The languages that there are words of besides English, by tag; each is loaded when it is wanted. To add one, put a file
 * beside this one that exports its `WORDS`, and a line here: `hi: async () => (await import('./hi.ts')).WORDS`.
 */
const FILES: Readonly<Record<string, () => Promise<Texts>>> = {};

/** Tags of the languages that there are words of, English first. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(FILES)];

const isPseudo = (tag: string): tag is PseudoLanguage => PSEUDO_LANGUAGES.some((known) => known === tag);

/** The first of the tags asked for that is among the known ones, whole or by its language alone. */
function firstKnown(asked: readonly string[], known: readonly string[]): string | undefined {
  const find = (tag: string) => known.find((one) => one.toLowerCase() === tag);
  for (const tag of asked.map((one) => one.toLowerCase())) {
    const found = find(tag) ?? find(tag.split('-', 1)[0] as string);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first tag asked for that there are words of, whole or by its language alone; made-up ones by their whole tag. */
export function pickLanguage(asked: readonly string[]): string {
  const madeUp = asked.findIndex(isPseudo);
  const before = madeUp === -1 ? asked : asked.slice(0, madeUp);
  return firstKnown(before, LANGUAGES) ?? asked[madeUp] ?? 'en';
}

const RIGHT_TO_LEFT = /^(?:ar|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)\b/;

/** Which way a language is read. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
}

/** A language made ready: the game's own words in it, and what becomes of a scenario's texts. */
export interface Language {
  readonly tag: string;
  /** Everything that was asked for, first things first: a scenario may be written in a language that the game has no words of. */
  readonly asked: readonly string[];
  readonly ui: Readonly<Record<string, Texts>>;
  /** A scenario's texts by language, with those of a made-up language added. */
  scenario(texts: Readonly<Record<string, Texts>>): Readonly<Record<string, Texts>>;
}

/** A scenario's words, in the first of the languages asked for that it is written in; beside them the game's own. */
export function scenarioWords(language: Language, texts: Readonly<Record<string, Texts>>): Words {
  const own = language.scenario(texts);
  return makeWords(own, language.tag, language.ui, firstKnown(language.asked, Object.keys(own)));
}

/**
 * Loads the words of a language that {@link pickLanguage} gave.
 * @param asked what that was picked from
 */
export async function loadLanguage(tag: string, asked: readonly string[] = [tag]): Promise<Language> {
  if (isPseudo(tag)) {
    const { pseudoTexts } = await import('./pseudo.ts');
    const english = UI_TEXTS.en ?? {};
    return {
      tag,
      asked,
      ui: { ...UI_TEXTS, [tag]: pseudoTexts(english, tag) },
      scenario: (texts) => ({ ...texts, [tag]: pseudoTexts(texts.en ?? Object.values(texts)[0] ?? {}, tag) }),
    };
  }
  const words = await FILES[tag]?.();
  return { tag, asked, ui: words ? { ...UI_TEXTS, [tag]: words } : UI_TEXTS, scenario: (texts) => texts };
}
