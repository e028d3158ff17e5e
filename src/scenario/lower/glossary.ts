import { UNREAD } from '../shape.ts';
import type { TermSource } from '../source/scenario.ts';
import type { TextSource } from '../source/shared.ts';
import type { Context } from './context.ts';

/** The ways a word is written in the first of its languages. */
const spellings = (value: TextSource): string => (typeof value === 'string' ? value : (Object.values(value)[0] ?? ''));

/** Sets aside the words of the glossary; what is explained twice is an error, by id or by spelling. */
export function lowerGlossary(context: Context, glossary: readonly TermSource[] | undefined): void {
  const ids = new Set<string>();
  const written = new Map<string, string>();
  for (const entry of glossary ?? []) {
    const { id, term, also = [], text } = entry;
    if (id === UNREAD) continue;
    if (ids.has(id)) {
      context.reporter.at(
        { of: entry, key: 'id' },
        'ET302',
        `There are two terms “${id}”.`,
        'Give one of them another id.',
      );
      continue;
    }
    ids.add(id);
    for (const [key, value] of [['term', term] as const, ...also.map((other, index) => [index, other] as const)]) {
      const spelling = spellings(value).toLocaleLowerCase('en');
      const owner = written.get(spelling);
      const spot = key === 'term' ? { of: entry, key } : { of: also, key };
      if (owner !== undefined) {
        const hint = `It belongs to the term “${owner}” already; take it out of one.`;
        context.reporter.at(spot, 'ET302', `“${spellings(value)}” is explained twice.`, hint);
      }
      written.set(spelling, id);
    }
    context.texts.add(`glossary.${id}.term`, term, entry, 'term');
    also.forEach((other, index) => {
      context.texts.add(`glossary.${id}.also.${index}`, other, also, String(index));
    });
    context.texts.add(`glossary.${id}.text`, text, entry, 'text');
  }
}
