import type { TextSource } from '../source/shared.ts';
import { reportUnknownText } from '../text/check.ts';
import type { Context } from './context.ts';

/**
 * Sets aside the texts that are said otherwise to other seats than the pivot's, each under the id of its text and `.elsewhere`.
 * To be done when all other texts are known.
 */
export function lowerElsewhere(
  { texts, assembled, reporter }: Context,
  elsewhere: Readonly<Record<string, TextSource>> | undefined,
): void {
  if (!elsewhere) return;
  const known = new Set(texts.owners.keys());
  for (const [id, words] of Object.entries(elsewhere)) {
    if (known.has(id)) texts.add(`${id}.elsewhere`, words, elsewhere, id);
    else reportUnknownText(id, known, elsewhere, assembled, reporter);
  }
}
