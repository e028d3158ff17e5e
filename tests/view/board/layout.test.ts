import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardLayout, Box } from '#view';
import { bubbleAt, estimateWidth, layoutBoard, tableAt, tablesOf } from '#view';
import { makeBoard, wishes as wish } from './boards.ts';

const size = fc
  .tuple(fc.integer({ min: 360, max: 3840 }), fc.double({ min: 0.45, max: 1.35, noNaN: true }))
  .map(([width, ratio]) => ({ width, height: Math.max(300, Math.round(width * ratio)) }));
/** The page's type as it is, and on a wall. */
const type = fc.constantFrom(1, 1.5);
/** Fonts wider and narrower than the estimate. */
const measure = fc.constantFrom(0.85, 1, 1.15).map(
  (factor) =>
    (...args: Parameters<typeof estimateWidth>) =>
      estimateWidth(...args) * factor,
);

const meet = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const outside = (layout: BoardLayout, box: Box): boolean =>
  box.x < 0 || box.y < 0 || box.x + box.w > layout.width || box.y + box.h > layout.height;

describe('layoutBoard', () => {
  test('no label covers another and none leaves the board', () => {
    fc.assert(
      fc.property(wish, size, measure, type, (given, { width, height }, width_, grown) => {
        const layout = layoutBoard(makeBoard(given), width, height, width_, grown);
        for (const [i, label] of layout.labels.entries()) {
          expect(outside(layout, label.box), `${label.id} leaves`).toBe(false);
          for (const other of layout.labels.slice(i + 1)) {
            expect(meet(label.box, other.box), `${label.id} covers ${other.id}`).toBe(false);
          }
          for (const line of label.lines)
            expect(width_(line.text, line.size, line.font), `${label.id}: ${line.text}`).toBeLessThanOrEqual(
              label.box.w,
            );
        }
      }),
      { numRuns: 150 },
    );
  });

  test('labels lie on no table but their own, and tables lie apart and on the board', () => {
    fc.assert(
      fc.property(wish, size, type, (given, { width, height }, grown) => {
        const layout = layoutBoard(makeBoard(given), width, height, estimateWidth, grown);
        for (const [i, table] of layout.tables.entries()) {
          const box = { x: table.x - table.r, y: table.y - table.r, w: 2 * table.r, h: 2 * table.r };
          expect(outside(layout, box), table.actor).toBe(false);
          for (const other of layout.tables.slice(i + 1))
            expect(Math.hypot(table.x - other.x, table.y - other.y)).toBeGreaterThan(table.r + other.r);
          for (const label of layout.labels) {
            if (label.id === `name.${table.actor}`) continue;
            const dx = table.x - Math.max(label.box.x, Math.min(table.x, label.box.x + label.box.w));
            const dy = table.y - Math.max(label.box.y, Math.min(table.y, label.box.y + label.box.h));
            expect(Math.hypot(dx, dy), `${label.id} on ${table.actor}`).toBeGreaterThan(table.r);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('every table has its name, every tie of the triangle its label', () => {
    fc.assert(
      fc.property(wish, size, (given, { width, height }) => {
        const model = makeBoard(given);
        const ids = new Set(layoutBoard(model, width, height).labels.map(({ id }) => id));
        for (const table of tablesOf(model)) expect(ids).toContain(`name.${table.actor}`);
        for (const tie of model.ties) if (tie.place === 'side') expect(ids).toContain(`tie.${tie.id}`);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [360, 340],
    [390, 420],
    [820, 620],
    [3840, 2000],
  ])('at %i × %i everything a calm board says has room', (width, height) => {
    const model = makeBoard({ relations: [-28, 55, 20, -45, -30, 40], rungs: [1, 2], crises: [2] });
    const ids = new Set(layoutBoard(model, width, height).labels.map(({ id }) => id));
    const wanted = [
      'triangle',
      'crisis.crisis-0',
      'ladder.us.arms-sanctions',
      'ladder.us.oil-tariffs',
      'tie.india.china',
    ];
    for (const id of wanted) expect(ids).toContain(id);
  });

  test('the marker and its trail stay in the triangle', () => {
    fc.assert(
      fc.property(wish, size, (given, { width, height }) => {
        const layout = layoutBoard(makeBoard(given), width, height);
        const [p, q, r] = layout.face;
        const area = (a: typeof p, b: typeof p, c: typeof p): number =>
          Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y));
        const whole = area(p, q, r);
        for (const at of [layout.marker, ...layout.trail])
          expect(area(at, q, r) + area(p, at, r) + area(p, q, at)).toBeLessThanOrEqual(whole * (1 + 1e-9));
      }),
    );
  });

  test('the colder a tie, the more it hangs', () => {
    const height = (value: number): number => {
      const layout = layoutBoard(makeBoard({ relations: [0, 0, 0, value], others: 0 }), 820, 620);
      const tie = layoutBoard(makeBoard({ others: 0, relations: [0, 0, value] }), 820, 620).ties.find(
        ({ id }) => id === 'us.russia',
      );
      expect(layout.ties).toHaveLength(3);
      return tie!.path.points[Math.floor(tie!.path.points.length / 2)]!.y;
    };
    expect(height(-90)).toBeGreaterThan(height(-20));
    expect(height(-20)).toBeGreaterThan(height(20));
    expect(height(60)).toBe(height(90));
  });
});

describe('tableAt', () => {
  test('finds a table by its disc and by its place card, and nothing on the open board', () => {
    const layout = layoutBoard(makeBoard(), 820, 620);
    for (const table of layout.tables) {
      expect(tableAt(layout, table)).toBe(table.actor);
      const card = layout.labels.find(({ id }) => id === `name.${table.actor}`)!.box;
      expect(tableAt(layout, { x: card.x + card.w / 2, y: card.y + card.h - 1 })).toBe(table.actor);
    }
    expect(tableAt(layout, { x: 4, y: 4 })).toBeNull();
  });
});

describe('bubbleAt', () => {
  test('keeps what is said on the board', () => {
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 20, max: 120 }),
        ({ width, height }, w, h) => {
          const layout = layoutBoard(makeBoard(), width, height);
          for (const actor of [...layout.tables.map((table) => table.actor), undefined])
            expect(outside(layout, bubbleAt(layout, actor, w, h))).toBe(false);
        },
      ),
    );
  });
});
