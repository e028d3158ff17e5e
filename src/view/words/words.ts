import { IntlMessageFormat } from 'intl-messageformat';
import type { Headline } from '#engine';
import { BOARD_TEXTS } from '../board/texts.ts';
import { CHAIR_ENGLISH } from './chairs.ts';
import { CLASS_ENGLISH } from './class.ts';
import { ELSEWHERE_ENGLISH } from './elsewhere.ts';
import { ENGLISH } from './en.ts';
import { FOREIGN_ENGLISH } from './foreign.ts';

/** Values of a message's placeholders. */
export type WordParams = Readonly<Record<string, string | number>>;

/**
 * Gives the words of a text id, placeholders filled in. The id is looked up among the scenario's texts, then among the
 * game's own. A text nobody wrote comes back as its id, so that a gap shows instead of hiding.
 */
export type Words = (id: string, params?: WordParams) => string;

/** Text ids to ICU messages. */
export type Texts = Readonly<Record<string, string>>;

/** The game's own words by language tag, of those that are always at hand. */
export const UI_TEXTS: Readonly<Record<string, Texts>> = {
  en: { ...BOARD_TEXTS, ...CHAIR_ENGLISH, ...CLASS_ENGLISH, ...FOREIGN_ENGLISH, ...ELSEWHERE_ENGLISH, ...ENGLISH },
};

/** Without a placeholder, a tag or an apostrophe there is nothing to parse. */
const PLAIN = /^[^{}<>#']*$/;
/** Nor is there much where placeholders only stand for what is put in; most messages are of this kind. */
const SIMPLE = /^(?:[^{}<>#']|\{\w+\})*$/;

/** A message in running order: text, and the values that stand between. */
interface Message {
  format(params?: WordParams): unknown;
}

/** Reads a message of the simple kind; the library's parser is some hundred times slower. */
function simpleMessage(raw: string): Message {
  const parts = raw.split(/[{}]/);
  return {
    format: (params = {}) =>
      parts
        .map((part, index) => {
          if (index % 2 === 0) return part;
          if (!Object.hasOwn(params, part)) throw new Error(`The value “${part}” was not provided.`);
          return String(params[part]);
        })
        .join(''),
  };
}

/**
 * Words of a language: its scenario texts and its UI texts, English standing in for what is missing. A scenario's texts may be
 * wanted in a language of their own.
 * Parsed messages are kept, results are not: the same id comes with many parameters.
 */
export function makeWords(
  scenario: Readonly<Record<string, Texts>>,
  language = 'en',
  ui = UI_TEXTS,
  ofScenario = language,
): Words {
  const sources = [scenario[ofScenario], ui[language], scenario.en, ...Object.values(scenario), ui.en].filter(
    (texts): texts is Texts => texts !== undefined,
  );
  const parsed = new Map<string, string | Message>();

  const parse = (id: string): string | Message => {
    const raw = sources.find((texts) => Object.hasOwn(texts, id))?.[id];
    if (raw === undefined) return id;
    if (PLAIN.test(raw)) return raw;
    if (SIMPLE.test(raw)) return simpleMessage(raw);
    try {
      // Text is shown as text: tags are not read.
      return new IntlMessageFormat(raw, language, undefined, { ignoreTag: true });
    } catch {
      return raw;
    }
  };

  return (id, params) => {
    let message = parsed.get(id);
    if (message === undefined) {
      message = parse(id);
      parsed.set(id, message);
    }
    if (typeof message === 'string') return message;
    try {
      return String(message.format(params));
    } catch {
      // A missing parameter must not take the page down; the raw message says what is wrong.
      return sources.find((texts) => Object.hasOwn(texts, id))?.[id] ?? id;
    }
  };
}

/** A headline in words. The engine's own headlines name the instrument they are about by its key. */
export function headlineWords(words: Words, headline: Headline): string {
  const { text, params } = headline;
  if (typeof params?.instrument !== 'string') return words(text, params);
  return words(text, { ...params, instrument: words(`${params.instrument}.name`) });
}

/** Words of a text id, or the fallback when nobody wrote that text. */
export function wordsOr(words: Words, id: string, fallback: string, params?: WordParams): string {
  const found = words(id, params);
  return found === id ? fallback : found;
}

/** Readable form of an id that has no name of its own: `tradePressure` and `trade-pressure` give "trade pressure". */
export function humanise(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/-/g, ' ')
    .toLowerCase();
}

/** With a capital first letter. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
