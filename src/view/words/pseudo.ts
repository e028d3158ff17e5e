import type { PseudoLanguage } from './pseudo-languages.ts';
import type { Texts } from './words.ts';

const LATIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LETTERS: Readonly<Record<PseudoLanguage, string>> = {
  'en-XA': 'áƀçðéƒğĥíĵķļɱñóþɋŕšťúṽŵẋýžÁƁÇÐÉƑĞĤÍĴĶĻṀÑÓÞɊŔŠŤÚṼŴẊÝŽ',
  'he-XB': 'אבגדהוזחטיכלמנסעפצקרשתסבוזאבגדהוזחטיכלמנסעפצקרשתסבוז',
};

const LONGER = 1.4;

/** A word with other letters, drawn out by its vowels or else by its last letter. */
function foreign(word: string, language: PseudoLanguage): string {
  const wanted = Math.round(word.length * LONGER);
  const vowels = [...word.matchAll(/[aeiouy]/gi)].map((match) => match.index);
  const at = vowels.length > 0 ? vowels : [word.length - 1];
  const extra = new Map<number, number>();
  for (let more = 0; word.length + more < wanted; more += 1) {
    const place = at[more % at.length] as number;
    extra.set(place, (extra.get(place) ?? 0) + 1);
  }
  const letters = [...LETTERS[language]];
  return [...word]
    .map((letter, index) => {
      const other = letters[LATIN.indexOf(letter)] ?? letter;
      return other + other.toLowerCase().repeat(extra.get(index) ?? 0);
    })
    .join('');
}

/** Where the argument that opens at `from` closes. */
function closeOf(message: string, from: number): number {
  let depth = 0;
  for (let at = from; at < message.length; at += 1) {
    if (message[at] === '{') depth += 1;
    if (message[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return message.length - 1;
}

/** An ICU message in a made-up language; its arguments, and what they select by, stay as they are. */
export function pseudo(message: string, language: PseudoLanguage): string {
  let out = '';
  for (let at = 0; at < message.length; ) {
    const rest = message.slice(at);
    const quoted = /^'[{}#<>][^']*'/.exec(rest)?.[0];
    const word = /^[A-Za-z]+/.exec(rest)?.[0];
    if (quoted !== undefined) {
      out += quoted;
      at += quoted.length;
    } else if (word !== undefined) {
      out += foreign(word, language);
      at += word.length;
    } else if (message[at] === '{') {
      const end = closeOf(message, at);
      out += pseudoArgument(message.slice(at, end + 1), language);
      at = end + 1;
    } else {
      out += message[at];
      at += 1;
    }
  }
  return out;
}

/** `{name}` and `{name, number}` as they are; of `{name, plural, one {…} other {…}}` the messages in the inner braces. */
function pseudoArgument(argument: string, language: PseudoLanguage): string {
  const head = /^\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/.exec(argument)?.[0];
  if (head === undefined) return argument;
  let out = head;
  for (let at = head.length; at < argument.length; ) {
    if (argument[at] === '{') {
      const end = closeOf(argument, at);
      out += `{${pseudo(argument.slice(at + 1, end), language)}}`;
      at = end + 1;
    } else {
      out += argument[at];
      at += 1;
    }
  }
  return out;
}

/** All messages of a catalogue in a made-up language. */
export function pseudoTexts(texts: Texts, language: PseudoLanguage): Texts {
  return Object.fromEntries(Object.entries(texts).map(([id, message]) => [id, pseudo(message, language)]));
}
