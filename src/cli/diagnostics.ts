import type { Diagnostic } from '#scenario';
import { plain } from './plain.ts';
import type { Style } from './style.ts';

/** More of a line than this is cut away around the place. */
const MOST_SHOWN = 100;

/** A problem with the line it stands in, the place underlined, and what to do about it. */
export function describe(diagnostic: Diagnostic, text: string | undefined, style: Style): readonly string[] {
  const { severity, code, line, column } = diagnostic;
  const [file, path, message, hint] = [diagnostic.file, diagnostic.path, diagnostic.message, diagnostic.hint].map(
    plain,
  );
  const paint = severity === 'error' ? style.red : style.yellow;
  const lines = [
    `${style.bold(`${file}:${line}:${column}`)} ${paint(severity)} ${style.dim(code)}${path ? style.dim(`  ${path}`) : ''}`,
    `  ${message}`,
    ...excerpt(diagnostic, text, style, paint),
  ];
  if (hint) lines.push(`  ${style.cyan('hint')} ${hint}`);
  return lines;
}

function excerpt(
  { line, column, endLine, endColumn }: Diagnostic,
  text: string | undefined,
  style: Style,
  paint: (text: string) => string,
): readonly string[] {
  const source = text?.split(/\r?\n/)[line - 1];
  if (source === undefined || source.trim() === '') return [];
  const from = Math.min(column - 1, source.length);
  const to = Math.max(from + 1, Math.min(endLine === line ? endColumn - 1 : source.length, source.length));
  const cut = Math.max(0, from - MOST_SHOWN / 2);
  // Each control character by one blank, so that the marks stay under their place.
  const shown = source.slice(cut, cut + MOST_SHOWN).replace(/\p{Cc}/gu, ' ');
  const marks = Math.max(1, Math.min(to, cut + MOST_SHOWN) - from);
  const margin = ' '.repeat(String(line).length);
  return [
    `  ${style.dim(`${line} │`)} ${shown}`,
    `  ${style.dim(`${margin} │`)} ${' '.repeat(from - cut)}${paint('^'.repeat(marks))}`,
  ];
}

/** `2 errors, 1 warning` */
export function countOf(diagnostics: readonly Diagnostic[]): string {
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((item) => item.severity === severity).length;
  return `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`;
}
