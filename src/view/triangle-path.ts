import type { State } from '#engine';
import { readValue as read } from '#engine';
import { inTriangle, type Point, spread, ternary } from './board/geometry.ts';
import { quarterText } from './quarters.ts';
import { capitalOf, type Setting } from './setting.ts';

/** A quarter's place inside the triangle. */
export interface PathPoint {
  readonly turn: number;
  readonly x: number;
  readonly y: number;
}

/** The pivot's way over a game in ternary coordinates, for a drawing of `width` × `height`. */
export interface TrianglePath {
  readonly width: number;
  readonly height: number;
  /** Bottom (the pivot's own corner), top left (first pole), top right (second pole): as the board has them. */
  readonly corners: readonly [readonly [number, number], readonly [number, number], readonly [number, number]];
  readonly points: readonly PathPoint[];
  /** The part of the drawing worth a closer look: a square round the way. */
  readonly close: { readonly x: number; readonly y: number; readonly size: number };
  /** Capitals of the poles, and the first and last quarter, for labels. */
  readonly left: string;
  readonly right: string;
  readonly start: string;
  readonly end: string;
}

/** Side of the smallest close look, in units of the drawing. */
const LEAST_CLOSE = 36;

const round = (x: number): number => Math.round(x * 10) / 10;

/** Autonomy pulls to the bottom corner, exposure to each pole to its corner at the top, just as on the board. */
export function trianglePath(setting: Setting, states: readonly State[], width = 360, height = 300): TrianglePath {
  const { ruleset, words } = setting;
  const pad = 40;
  const own: Point = { x: width / 2, y: height - pad };
  const left: Point = { x: pad, y: pad };
  const right: Point = { x: width - pad, y: pad };
  const [first, second] = ruleset.data.poles;
  const points = states.map((state): PathPoint => {
    const share = ternary(
      read(ruleset, state, 'autonomy') / 100,
      read(ruleset, state, `exposure.${first}`),
      read(ruleset, state, `exposure.${second}`),
    );
    const { x, y } = inTriangle(spread(share), [own, left, right]);
    return { turn: state.turn, x: round(x), y: round(y) };
  });
  return {
    width,
    height,
    corners: [
      [own.x, own.y],
      [left.x, left.y],
      [right.x, right.y],
    ],
    left: capitalOf(words, first),
    right: capitalOf(words, second),
    start: quarterText(words, ruleset.data, states[0]?.turn ?? 0),
    end: quarterText(words, ruleset.data, Math.max(0, (states[states.length - 1]?.turn ?? 1) - 1)),
    points,
    close: closeUp(points),
  };
}

/** A square round the points, with a margin, no smaller than a sixth of the drawing. */
export function closeUp(points: readonly PathPoint[]): { x: number; y: number; size: number } {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const size = Math.max(LEAST_CLOSE, 1.5 * Math.max(span(xs), span(ys)));
  return { x: round(middle(xs) - size / 2), y: round(middle(ys) - size / 2), size: round(size) };
}
