import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { start } from '#engine';
import { playGame, random } from '#lab';
import {
  courseOf,
  csvOf,
  makeWords,
  overlayOf,
  partingsOf,
  quantile,
  type Setting,
  safeCell,
  spreadOf,
  summaryOf,
} from '#view';
import { crossroads } from '../../lab/scenarios.ts';

const { bundle, ruleset } = crossroads();
const setting: Setting = { bundle, ruleset, words: makeWords(bundle.texts) };
const doctrine = ruleset.data.doctrines[0]?.id ?? '';

/** A student whose choices are their own; the luck of the game is everybody's. */
const student = (number: number) => ({ ...random, name: `student ${number}` });
const games = Array.from({ length: 9 }, (_, number) => {
  const game = playGame(ruleset, { seed: 'one', doctrine, policies: { [ruleset.data.defaultSeat]: student(number) } });
  return [String(number), summaryOf(setting, game.start, game.reports)] as const;
});
const runs = games.map(([, run]) => run);

describe('games of a class side by side', () => {
  it('begin at one place and go their own ways', () => {
    const overlay = overlayOf(setting, games);
    expect(overlay.lines).toHaveLength(9);
    expect(new Set(runs.map(({ path }) => `${path[0]?.x} ${path[0]?.y}`)).size).toBe(1);
    for (const { end } of overlay.lines) {
      expect(end.x).toBeGreaterThanOrEqual(overlay.close.x);
      expect(end.x).toBeLessThanOrEqual(overlay.close.x + overlay.close.size);
    }
    expect(overlayOf(setting, []).lines).toEqual([]);
  });

  it('have a median between their extremes in every quarter', () => {
    const course = courseOf(setting, games, 'autonomy');
    expect(course.lines).toHaveLength(9);
    expect(course.band).not.toBe('');
    expect(course.told).toHaveLength(Math.max(...runs.map(({ quarters }) => quarters)));
    expect(courseOf(setting, games.slice(0, 3), 'autonomy').band).toBe('');
    expect(courseOf(setting, [], 'autonomy').lines).toEqual([]);
  });

  it('are all counted, each once', () => {
    const spread = spreadOf(setting, runs);
    expect(spread.scores.reduce((sum, { count }) => sum + count, 0)).toBe(9);
    expect(spread.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(9);
  });

  it('part where they chose differently, and nowhere when they did not', () => {
    const partings = partingsOf(setting, runs);
    expect(partings.length).toBeGreaterThan(0);
    for (const { turn, slot, choices } of partings) {
      for (const { id, count } of choices) {
        const left = slot.startsWith('decide.') ? '' : undefined;
        expect(runs.filter(({ picks }) => picks[turn] && (picks[turn]?.[slot] ?? left) === id)).toHaveLength(count);
      }
      expect(choices.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    }
    expect(partings.map(({ turn }) => turn)).toEqual(partings.map(({ turn }) => turn).sort((a, b) => a - b));
    const first = runs[0];
    if (!first) throw new Error('No game.');
    expect(partingsOf(setting, [first, first, first])).toEqual([]);
  });

  it('reads quantiles as others do', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([5], 0.25)).toBe(5);
    expect(start(ruleset, { seed: 'one', doctrine }).turn).toBe(0);
  });
});

/** Cells of one line, as a spreadsheet reads them. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line.charAt(at) !== '"') {
      const end = line.indexOf(',', at);
      cells.push(line.slice(at, end < 0 ? line.length : end));
      at = end < 0 ? line.length + 1 : end + 1;
      continue;
    }
    let text = '';
    for (at += 1; !(line.charAt(at) === '"' && line.charAt(at + 1) !== '"'); at += 1) {
      if (line.charAt(at) === '"') at += 1;
      text += line.charAt(at);
    }
    cells.push(text);
    at += 2;
  }
  return cells;
}

describe('a table for spreadsheets', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', ' =1', '\u00A0=1', '＝1', '=HYPERLINK("http://x","y")'])(
    'never gives away %j as a formula',
    (text) => {
      expect(safeCell(text)).toMatch(/^"'/);
      expect(cellsOf(safeCell(text))).toEqual([`'${text}`]);
    },
  );

  it('keeps numbers numbers, and any other text as it is', () => {
    expect(safeCell(-3.5)).toBe('-3.5');
    expect(safeCell(Number.NaN)).toBe('');
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !/[\r\n]/.test(text)),
          { minLength: 1, maxLength: 6 },
        ),
        (row) => {
          const line = csvOf([row])
            .replace(/^\uFEFF/, '')
            .replace(/\r\n$/, '');
          const back = cellsOf(line);
          // A quote is put before what might be a formula, and nowhere else.
          const bare = (cell: string, at: number): string => (cell === `'${row[at]}` ? (row[at] ?? '') : cell);
          expect(back.map(bare)).toEqual(row);
          for (const [at, cell] of back.entries()) {
            if (!/^(?:[\s\uFEFF]*[=+\-@＝＋－＠]|[\t\r\n])/.test(row[at] ?? '')) expect(cell).toBe(row[at]);
          }
          for (const cell of back) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        },
      ),
    );
  });
});
