import { ELSEWHERE } from './elsewhere.ts';
import type { Words } from './words.ts';

/** Words as they were before they were put for a chair. */
const plain = new WeakMap<Words, Words>();
/** Words put for a chair, by what they were made of. */
const made = new WeakMap<Words, Map<string, Words>>();

/** The words as they are written, whatever chair they were put for. */
export function plainWords(words: Words): Words {
  return plain.get(words) ?? words;
}

/**
 * The same words for who sits in another chair than the one they are written for: a text that has a second one under its id
 * and `.elsewhere` is said in that. The game's own name the capital that theirs is about as `{pivot}`.
 * @param pivot capital of the pivot
 */
export function wordsElsewhere(words: Words, pivot: string): Words {
  const written = plainWords(words);
  const known = made.get(written) ?? new Map<string, Words>();
  made.set(written, known);
  const before = known.get(pivot);
  if (before) return before;
  /** The id under which a text is said here. */
  const ids = new Map<string, string>();
  const idHere = (id: string): string => {
    const other = `${id}${ELSEWHERE}`;
    const found = written(other) === other ? id : other;
    ids.set(id, found);
    return found;
  };
  const here: Words = (id, params) => {
    const found = ids.get(id) ?? idHere(id);
    return found === id ? written(id, params) : written(found, { pivot, ...params });
  };
  plain.set(here, written);
  known.set(pivot, here);
  return here;
}
