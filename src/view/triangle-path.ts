import type { Ruleset, State } from '#engine';
import { valueOf } from '#engine';

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
  /** Top (the pivot's own corner), bottom left (first pole), bottom right (second pole). */
  readonly corners: readonly [readonly [number, number], readonly [number, number], readonly [number, number]];
  readonly points: readonly PathPoint[];
}

const round = (x: number): number => Math.round(x * 10) / 10;

/** Autonomy pulls to the top corner, exposure to each pole to its corner at the bottom. */
export function trianglePath(ruleset: Ruleset, states: readonly State[], width = 360, height = 300): TrianglePath {
  const pad = 36;
  const top = [width / 2, pad] as const;
  const left = [pad, height - pad] as const;
  const right = [width - pad, height - pad] as const;
  const [first, second] = ruleset.data.poles;
  return {
    width,
    height,
    corners: [top, left, right],
    points: states.map((state) => {
      const weights = [
        valueOf(ruleset, state, 'autonomy') / 100,
        Math.max(0, valueOf(ruleset, state, `exposure.${first}`)),
        Math.max(0, valueOf(ruleset, state, `exposure.${second}`)),
      ] as const;
      const total = weights[0] + weights[1] + weights[2] || 1;
      const at = (axis: 0 | 1): number =>
        (weights[0] * top[axis] + weights[1] * left[axis] + weights[2] * right[axis]) / total;
      return { turn: state.turn, x: round(at(0)), y: round(at(1)) };
    }),
  };
}
