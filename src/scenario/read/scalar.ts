import type { ScalarPlace, Span } from './positions.ts';

/**
 * Where characters of a scalar's value stand in the file. Exact for plain and single-quoted scalars on one line, for double-quoted ones
 * with escapes, and for literal blocks; where lines were folded, a difference in white space is stepped over.
 * @param text the whole file
 */
export function spanWithin(text: string, scalar: ScalarPlace, within: Span): Span {
  const { start, end } = scalar;
  const places = placesOf(text, start, end, scalar.type, scalar.value);
  const clip = (at: number) => Math.min(Math.max(at, start), end);
  const from = places[within.start]?.start ?? places.at(-1)?.end ?? start;
  if (within.end <= within.start) return { start: clip(from), end: clip(from) };
  const to = places[Math.min(within.end, places.length) - 1]?.end ?? from;
  return { start: clip(from), end: Math.max(clip(from), clip(to)) };
}

/** Where every character of the value stands in the file. */
function placesOf(text: string, start: number, end: number, type: string, value: string): Span[] {
  const places: Span[] = [];
  let at = start;
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') at = skipHeader(text, start);
  else if (type !== 'PLAIN') at = start + 1;
  for (let i = 0; i < value.length; i++) {
    const wanted = value[i]!;
    if (type === 'QUOTE_DOUBLE' && text[at] === '\\') {
      at = skipLineJoin(text, at, end);
      if (text[at] === '\\') {
        const place = { start: at, end: at + escapeLength(text, at) };
        places.push(place);
        at = place.end;
        // An escape above the base plane makes two characters of the value.
        if (isHighSurrogate(wanted)) {
          places.push(place);
          i += 1;
        }
        continue;
      }
    }
    const isBlank = /\s/.test(wanted);
    // Indentation and folded line breaks are in the file but not in the value, or stand there as another kind of space.
    if (text[at] !== wanted && !isBlank) at = skipSpace(text, at, end);
    const from = at;
    if (isBlank && text[at] !== wanted) at = skipSpace(text, at, end);
    else at += type === 'QUOTE_SINGLE' && wanted === "'" ? 2 : 1;
    places.push({ start: from, end: at });
  }
  return places;
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
