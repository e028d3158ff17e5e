import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBeside, type Side } from '#view';

const SIDES = ['left', 'right', 'above', 'below'] as const satisfies readonly Side[];
const page = { width: 1440, height: 900 };
const note = { width: 350, height: 200 };

describe('a note beside what it is about', () => {
  it('takes the first side with room', () => {
    const target = { x: 600, y: 300, width: 400, height: 300 };
    expect(placeBeside(target, note, page, SIDES).side).toBe('left');
    expect(placeBeside({ ...target, x: 100 }, note, page, SIDES).side).toBe('right');
    expect(placeBeside({ x: 0, y: 80, width: 1440, height: 90 }, note, page, SIDES).side).toBe('below');
    expect(placeBeside({ x: 0, y: 700, width: 1440, height: 90 }, note, page, SIDES).side).toBe('above');
  });

  it('goes to the far corner when there is no room on any side', () => {
    expect(placeBeside({ x: 0, y: 0, width: 1200, height: 800 }, note, page, SIDES)).toMatchObject({
      side: null,
      x: 1440 - 350 - 8,
      y: 900 - 200 - 8,
    });
  });

  it('leaves clear what it is told to, on what it may lie on or beside that', () => {
    // A desk of three columns: what it is about stands in the first or the last, the middle is to be read.
    const first = { x: 20, y: 150, width: 450, height: 560 };
    const middle = { x: 490, y: 150, width: 450, height: 560 };
    const last = { x: 960, y: 150, width: 400, height: 560 };
    expect(placeBeside(first, note, page, ['right'], { clear: [middle], over: [last] })).toEqual({
      x: 972,
      y: 162,
      side: null,
    });
    const button = { x: 1200, y: 650, width: 150, height: 50 };
    expect(placeBeside(button, note, page, ['left', 'above'], { clear: [middle, last], over: [first] })).toEqual({
      x: 108,
      y: 498,
      side: null,
    });
    // Beside what is to be left clear, where it may lie on nothing; narrower things it lies across.
    expect(placeBeside(button, note, page, ['left'], { clear: [middle], over: [] })).toMatchObject({
      x: 490 - 12 - 350,
    });
    const narrow = { ...last, width: 340 };
    expect(placeBeside(first, note, page, [], { clear: [middle], over: [narrow] })).toMatchObject({ x: 955 });
    // On a page with room for nothing it covers as little as it can, and of its target least.
    const tablet = { width: 1024, height: 768 };
    const table = { x: 20, y: 180, width: 400, height: 560 };
    const desk = { x: 440, y: 180, width: 560, height: 560 };
    const crammed = placeBeside(table, note, tablet, ['right', 'above'], { clear: [desk], over: [] });
    expect(crammed).toEqual({ x: 1024 - 350 - 8, y: 8, side: null });
    // Where that is too much to ask, beside its target as before.
    const all = { x: 0, y: 0, width: 1440, height: 900 };
    expect(placeBeside(first, note, page, ['right'], { clear: [all], over: [last] }).side).toBe('right');
  });

  it('never leaves the page, and never covers its target when it found a side', () => {
    const size = fc.record({ width: fc.integer({ min: 50, max: 300 }), height: fc.integer({ min: 40, max: 300 }) });
    const box = fc.record({
      x: fc.integer({ min: -200, max: 1500 }),
      y: fc.integer({ min: -200, max: 1000 }),
      width: fc.integer({ min: 1, max: 1500 }),
      height: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(box, size, fc.shuffledSubarray([...SIDES], { minLength: 1 }), (target, own, sides) => {
        const { x, y, side } = placeBeside(target, own, page, sides);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + own.width).toBeLessThanOrEqual(page.width);
        expect(y + own.height).toBeLessThanOrEqual(page.height);
        const overlaps =
          x < target.x + target.width &&
          target.x < x + own.width &&
          y < target.y + target.height &&
          target.y < y + own.height;
        expect(side !== null && overlaps).toBe(false);
      }),
    );
  });
});
