import type { State } from '#engine';
import { readValue as read } from '#engine';
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
  /** Top (the pivot's own corner), bottom left (first pole), bottom right (second pole). */
  readonly corners: readonly [readonly [number, number], readonly [number, number], readonly [number, number]];
  readonly points: readonly PathPoint[];
  /** Capitals of the poles, and the first and last quarter, for labels. */
  readonly left: string;
  readonly right: string;
  readonly start: string;
  readonly end: string;
}

const round = (x: number): number => Math.round(x * 10) / 10;

/** Autonomy pulls to the top corner, exposure to each pole to its corner at the bottom. */
export function trianglePath(setting: Setting, states: readonly State[], width = 360, height = 300): TrianglePath {
  const { ruleset, words } = setting;
  const pad = 36;
  const top = [width / 2, pad] as const;
  const left = [pad, height - pad] as const;
  const right = [width - pad, height - pad] as const;
  const [first, second] = ruleset.data.poles;
  return {
    width,
    height,
    corners: [top, left, right],
    left: capitalOf(words, first),
    right: capitalOf(words, second),
    start: quarterText(words, ruleset.data, states[0]?.turn ?? 0),
    end: quarterText(words, ruleset.data, Math.max(0, (states[states.length - 1]?.turn ?? 1) - 1)),
    points: states.map((state) => {
      const weights = [
        read(ruleset, state, 'autonomy') / 100,
        Math.max(0, read(ruleset, state, `exposure.${first}`)),
        Math.max(0, read(ruleset, state, `exposure.${second}`)),
      ] as const;
      const total = weights[0] + weights[1] + weights[2] || 1;
      const at = (axis: 0 | 1): number =>
        (weights[0] * top[axis] + weights[1] * left[axis] + weights[2] * right[axis]) / total;
      return { turn: state.turn, x: round(at(0)), y: round(at(1)) };
    }),
  };
}
