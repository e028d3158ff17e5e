const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type StyleName = keyof typeof CODES;

/** Paints text for a terminal; without colours the text stays as it is. */
export type Style = Readonly<Record<StyleName, (text: string) => string>>;

/** Ways to set off text in a terminal; without colour each gives the text as it is. */
export function makeStyle(hasColour: boolean): Style {
  const painters = Object.entries(CODES).map(([name, code]) => [
    name,
    (text: string) => (hasColour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text),
  ]);
  return Object.fromEntries(painters) as Style;
}

const PAINT = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** Characters that a text takes on the screen, paint not counted. */
export function widthOf(text: string): number {
  return [...text.replace(PAINT, '')].length;
}

/** Lines of a table: cells padded to their column, `right` columns to the right; trailing blanks are cut. */
export function tableOf(rows: readonly (readonly string[])[], right: readonly number[] = [], gap = '  '): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const blanks = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return right.includes(column) ? blanks + cell : cell + blanks;
      })
      .join(gap)
      .trimEnd(),
  );
}
