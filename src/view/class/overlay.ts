import type { Outcome } from '#engine';
import type { Setting } from '../setting.ts';
import { closeUp, type TrianglePath, trianglePath } from '../triangle-path.ts';
import type { RunSummary } from './summary.ts';

/** One game's way, as the path of a drawing. */
export interface OverlayLine {
  readonly id: string;
  readonly d: string;
  readonly end: { readonly x: number; readonly y: number };
  readonly outcome: Outcome | null;
}

/** The ways of all games on one triangle: whole, and from close by. */
export interface Overlay {
  readonly frame: Pick<TrianglePath, 'width' | 'height' | 'corners' | 'left' | 'right'>;
  readonly close: TrianglePath['close'];
  readonly lines: readonly OverlayLine[];
  readonly start: { readonly x: number; readonly y: number } | null;
}

/** @param runs games by id */
export function overlayOf(setting: Setting, runs: readonly (readonly [string, RunSummary])[]): Overlay {
  const { width, height, corners, left, right } = trianglePath(setting, []);
  return {
    frame: { width, height, corners, left, right },
    close: runs.length === 0 ? { x: 0, y: 0, size: width } : closeUp(runs.flatMap(([, { path }]) => path)),
    lines: runs.map(([id, { path, outcome }]) => ({
      id,
      d: path.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
      end: path[path.length - 1] ?? { x: 0, y: 0 },
      outcome,
    })),
    start: runs[0]?.[1].path[0] ?? null,
  };
}
