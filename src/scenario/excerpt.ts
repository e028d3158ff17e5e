import type { Diagnostic } from './diagnostics.ts';

/** The line a problem stands in, cut to what can be shown, and the part of it that is meant. */
export interface Excerpt {
  /** Without control characters: each is one blank, so that places stay where they are. */
  readonly text: string;
  /** Characters before the part that is meant. */
  readonly from: number;
  /** Characters of that part, at least one; may reach one beyond the end of the line. */
  readonly length: number;
}

/** More of a line than this is cut away around the place. */
const MOST_SHOWN = 100;

/**
 * The line that a problem stands in; null when it is blank or not there.
 * @param text the whole file
 */
export function excerptOf(diagnostic: Diagnostic, text: string | undefined): Excerpt | null {
  const { line, column, endLine, endColumn } = diagnostic;
  const source = text?.split(/\r?\n/)[line - 1];
  if (source === undefined || source.trim() === '') return null;
  const from = Math.min(column - 1, source.length);
  const to = Math.max(from + 1, Math.min(endLine === line ? endColumn - 1 : source.length, source.length));
  const cut = Math.max(0, from - MOST_SHOWN / 2);
  return {
    text: source.slice(cut, cut + MOST_SHOWN).replace(/\p{Cc}/gu, ' '),
    from: from - cut,
    length: Math.max(1, Math.min(to, cut + MOST_SHOWN) - from),
  };
}
