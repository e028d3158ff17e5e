import type { Block } from '#engine';
import { type TextProblem, wordsOf } from './markdown.ts';

const SPAN = /^(\d+)\s*[–—-]\s*(\d+)$/;

/**
 * What is wrong with the minutes of a script, `script-45` by its name: its tables whose first column tells minutes (`0–3`) leave
 * none out and tell none twice, and end when the lesson does.
 */
export function minuteProblems(page: string, text: string, blocks: readonly Block[]): TextProblem[] {
  const length = /^script-(\d+)$/.exec(page)?.[1];
  if (length === undefined) return [];
  const cells = blocks.flatMap((block) => {
    const first = block.kind === 'table' ? block.rows.map(([cell = []]) => wordsOf(cell)) : [];
    return first.some((cell) => SPAN.test(cell)) ? first : [];
  });
  const minutes = Number(length);
  const problems: TextProblem[] = [];
  let offset = 0;
  const complain = (quoted: string, message: string, hint: string): void => {
    const at = quoted === '' ? 0 : text.indexOf(quoted, offset);
    const start = at < 0 ? offset : at;
    problems.push({ code: 'ET705', message, hint, span: { start, end: start + (at < 0 ? 0 : quoted.length) } });
  };
  if (cells.length === 0) {
    const hint = `A table whose first column goes from “0–…” to “…–${minutes}”.`;
    complain('', `The script does not tell its ${minutes} minutes.`, hint);
    return problems;
  }
  let expected = 0;
  let last = '';
  for (const cell of cells) {
    const [, from = '', to = ''] = SPAN.exec(cell) ?? [];
    if (from === '') {
      complain(cell, `“${cell}” is no span of minutes.`, `Write it as “${expected}–${expected + 5}”.`);
      continue;
    }
    if (Number(from) !== expected) {
      const before = last === '' ? 'The lesson begins at 0' : `The row before ends at ${expected}`;
      complain(cell, `${before}, this begins at ${from}.`, `Begin it at ${expected}.`);
    } else if (Number(to) <= Number(from)) {
      complain(cell, `“${cell}” ends before it has begun.`, 'Write the earlier minute first.');
    }
    const at = text.indexOf(cell, offset);
    if (at >= 0) offset = at;
    expected = Number(to);
    last = cell;
  }
  if (expected !== minutes) {
    complain(
      last,
      `The script is one of ${minutes} minutes and ends at ${expected}.`,
      'Change the minutes or its name.',
    );
  }
  return problems;
}
