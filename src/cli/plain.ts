import type { Words } from '#view';
import type { Io } from './io.ts';

/** What a terminal may obey, or what turns the direction of a line around; line breaks aside. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
/** The paint of `style.ts`, and nothing else that begins with an escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: paint begins with an escape
const PAINT = /(\u001b\[(?:0|1|2|31|32|33|36)m)/;

/** A foreign text as it can be printed: without the characters that a terminal obeys instead of showing. */
export function plain(text: string): string {
  return text.replace(CONTROLS, (found) => (found === '\t' ? ' ' : ''));
}

/** The same words, printable: a scenario may come from anybody. */
export function plainWords(words: Words): Words {
  return (id, params) => plain(words(id, params));
}

/**
 * The same world, but what is written keeps only this tool's own paint: any other control character is spelled out as
 * `\u009b`, which a reader sees and JSON reads back as what it was.
 */
export function guarded(io: Io): Io {
  return Object.assign(Object.create(io) as Io, {
    out: (line: string) => io.out(spelled(line)),
    err: (line: string) => io.err(spelled(line)),
  });
}

function spelled(line: string): string {
  const parts = line.split(PAINT);
  return parts
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(CONTROLS, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`),
    )
    .join('');
}
