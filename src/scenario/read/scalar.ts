import type { Scalar } from 'yaml';
import type { Span } from './positions.ts';

/**
 * Where characters of a scalar's value stand in the file. Exact for plain and single-quoted scalars on one line, for double-quoted ones
 * with escapes, and for literal blocks; where lines were folded, a difference in white space is stepped over.
 * @param text the whole file
 */
export function spanWithin(text: string, scalar: Scalar, within: Span): Span {
  const range = scalar.range;
  const value = scalar.source ?? (typeof scalar.value === 'string' ? scalar.value : '');
  if (!range) return within;
  const [start, end] = range;
  const map = offsetsOf(text, start, end, scalar.type ?? 'PLAIN', value);
  const from = map[Math.min(within.start, map.length - 1)] ?? start;
  const last = Math.max(within.start, within.end - 1);
  const to = (map[Math.min(last, map.length - 1)] ?? start) + (within.end > within.start ? 1 : 0);
  return { start: Math.min(from, end), end: Math.min(Math.max(from, to), end) };
}

/** File offset of every character of the value, and of its end. */
function offsetsOf(text: string, start: number, end: number, type: string, value: string): number[] {
  const offsets: number[] = [];
  let at = start;
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') at = skipHeader(text, start);
  else if (type !== 'PLAIN') at = start + 1;
  for (let i = 0; i < value.length; i++) {
    const wanted = value[i]!;
    if (type === 'QUOTE_DOUBLE' && text[at] === '\\') {
      at = skipLineJoin(text, at, end);
      offsets.push(at);
      if (text[at] === '\\') {
        at += escapeLength(text, at);
        // An escape above the base plane makes two characters of the value.
        if (isHighSurrogate(wanted)) offsets.push(offsets[i++]!);
        continue;
      }
      at += 1;
      continue;
    }
    if (text[at] !== wanted) {
      // Indentation and folded line breaks are in the file but not in the value, or as another kind of space.
      const next = /\s/.test(wanted) ? at : skipSpace(text, at, end);
      at = next;
    }
    offsets.push(at);
    if (/\s/.test(wanted) && text[at] !== wanted) {
      at = skipSpace(text, at, end);
      continue;
    }
    if (/[\r\n]/.test(text[at] ?? '') && wanted === ' ') {
      at = skipSpace(text, at, end);
      continue;
    }
    at += type === 'QUOTE_SINGLE' && wanted === "'" ? 2 : 1;
  }
  offsets.push(at);
  return offsets;
}

function skipHeader(text: string, start: number): number {
  const line = text.indexOf('\n', start);
  return line < 0 ? text.length : line + 1;
}

function skipSpace(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && /\s/.test(text[i]!)) i += 1;
  return i;
}

/** A backslash at the end of a line joins it with the next. */
function skipLineJoin(text: string, at: number, end: number): number {
  let i = at;
  while (text[i] === '\\' && /[\r\n]/.test(text[i + 1] ?? '')) i = skipSpace(text, i + 1, end);
  return i;
}

function escapeLength(text: string, at: number): number {
  switch (text[at + 1]) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}

function isHighSurrogate(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0xd800 && code <= 0xdbff;
}
