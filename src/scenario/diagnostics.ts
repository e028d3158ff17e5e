import { printable } from './read/control.ts';

/** How bad it is. A scenario with an error is refused; one with warnings plays. */
export type Severity = 'error' | 'warning';

/** One problem in a scenario, with its place. Lines and columns count from 1; the end is exclusive. */
export interface Diagnostic {
  /** Stable: `ET1xx` syntax, `ET2xx` shape, `ET3xx` references, `ET4xx` expressions, `ET5xx` meaning, `ET6xx` text, `ET7xx` lesson. */
  readonly code: Code;
  readonly severity: Severity;
  /** As it was given to the compiler. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Where in the scenario, by ids: `decisions.s400-more.options.sign.cost`. Empty when the file as a whole is meant. */
  readonly path: string;
  readonly message: string;
  /** What to do about it; empty when the message says it. */
  readonly hint: string;
}

/** Every code with its severity. What each means and how to mend it: docs/diagnostics.md. */
export const CODES = {
  ET101: 'error',
  ET102: 'error',
  ET103: 'error',
  ET104: 'error',
  ET105: 'error',
  ET106: 'error',
  ET107: 'error',
  ET108: 'error',
  ET109: 'error',
  ET110: 'error',
  ET111: 'error',
  ET201: 'error',
  ET202: 'error',
  ET203: 'error',
  ET204: 'error',
  ET205: 'error',
  ET206: 'error',
  ET207: 'error',
  ET208: 'error',
  ET209: 'error',
  ET210: 'error',
  ET301: 'error',
  ET302: 'error',
  ET303: 'error',
  ET304: 'error',
  ET305: 'warning',
  ET306: 'warning',
  ET307: 'error',
  ET308: 'error',
  ET309: 'error',
  ET401: 'error',
  ET402: 'error',
  ET403: 'error',
  ET404: 'error',
  ET405: 'error',
  ET406: 'error',
  ET407: 'error',
  ET408: 'error',
  ET409: 'error',
  ET410: 'error',
  ET411: 'error',
  ET412: 'error',
  ET413: 'error',
  ET501: 'error',
  ET502: 'error',
  ET503: 'error',
  ET504: 'error',
  ET505: 'error',
  ET506: 'error',
  ET507: 'error',
  ET508: 'warning',
  ET509: 'warning',
  ET510: 'warning',
  ET511: 'warning',
  ET512: 'warning',
  ET513: 'warning',
  ET514: 'error',
  ET515: 'warning',
  ET516: 'warning',
  ET517: 'warning',
  ET518: 'error',
  ET519: 'warning',
  ET520: 'error',
  ET521: 'error',
  ET522: 'error',
  ET523: 'warning',
  ET524: 'error',
  ET601: 'warning',
  ET602: 'warning',
  ET603: 'error',
  ET604: 'error',
  ET605: 'error',
  ET606: 'error',
  ET701: 'error',
  ET702: 'error',
  ET703: 'error',
  ET704: 'error',
  ET705: 'error',
  ET706: 'warning',
} as const satisfies Record<string, Severity>;

export type Code = keyof typeof CODES;

/**
 * The problems as lines for a terminal or a log: `file:line:column severity code message` with the hint below, and a count at the end.
 * Gives the empty string when there are none.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '';
  const lines = diagnostics.flatMap((d) => {
    const path = d.path ? ` [${d.path}]` : '';
    const head = `${printable(d.file)}:${d.line}:${d.column} ${d.severity} ${d.code} ${d.message}${path}`;
    return d.hint ? [head, `    ${d.hint}`] : [head];
  });
  const count = (severity: Severity) => diagnostics.filter((d) => d.severity === severity).length;
  const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  lines.push(`${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}`);
  return lines.join('\n');
}
