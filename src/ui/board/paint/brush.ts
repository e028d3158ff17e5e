import type { Box, LabelFont, Point } from '#view';

/** Font families of the board. */
export interface Fonts {
  readonly sans: string;
  readonly serif: string;
}

/** CSS font of a label. */
export const fontOf = (fonts: Fonts, face: LabelFont, size: number): string =>
  face === 'title'
    ? `600 ${size}px ${fonts.serif}`
    : face === 'strong'
      ? `600 ${size}px ${fonts.sans}`
      : `400 ${size}px ${fonts.sans}`;

/** Starts a path through the points. */
export function trace(ctx: CanvasRenderingContext2D, points: readonly Point[], from = 0, to = points.length): void {
  ctx.beginPath();
  for (let i = from; i < to; i++) {
    const point = points[i]!;
    if (i === from) ctx.moveTo(point.x, point.y);
    else ctx.lineTo(point.x, point.y);
  }
}

/** Starts a path round a box with rounded corners. */
export function roundBox(ctx: CanvasRenderingContext2D, box: Box, radius: number): void {
  const r = Math.min(radius, box.w / 2, box.h / 2);
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.w, box.h, r);
}

export const grow = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  w: box.w + 2 * by,
  h: box.h + 2 * by,
});
