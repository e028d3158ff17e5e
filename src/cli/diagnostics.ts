import { type Diagnostic, excerptOf } from '#scenario';
import { plain } from './plain.ts';
import type { Style } from './style.ts';

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
  diagnostic: Diagnostic,
  text: string | undefined,
  style: Style,
  paint: (text: string) => string,
): readonly string[] {
  const shown = excerptOf(diagnostic, text);
  if (!shown) return [];
  const { line } = diagnostic;
  const margin = ' '.repeat(String(line).length);
  return [
    `  ${style.dim(`${line} │`)} ${shown.text}`,
    `  ${style.dim(`${margin} │`)} ${' '.repeat(shown.from)}${paint('^'.repeat(shown.length))}`,
  ];
}

/** `2 errors, 1 warning` */
export function countOf(diagnostics: readonly Diagnostic[]): string {
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((item) => item.severity === severity).length;
  return `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`;
}
