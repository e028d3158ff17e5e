/**
 * A cell that no spreadsheet takes for a formula: what begins with = + - @, a tab or a line break, whether or not blanks come
 * before it, is marked as text by an apostrophe. A plain number is left a number.
 */
export function safeCell(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const isFormula = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) || /^[\t\r\n]/.test(value);
  const text = isFormula ? `'${value}` : value;
  return /[",;\r\n\t]/.test(text) || isFormula ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as comma-separated values (RFC 4180), every cell made safe; begins with a mark that it is UTF-8. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(safeCell).join(',')).join('\r\n')}\r\n`;
}
