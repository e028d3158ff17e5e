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

/** Pixels at which text is measured and written; it is scaled to its size. A browser takes long over the first text of each size. */
export const FONT_PX = 100;

/** Writes a line as {@link CanvasRenderingContext2D.fillText} does, squeezed where it is longer than `room`; `rim` is the width of a rim round it. */
export function write(
  ctx: CanvasRenderingContext2D,
  fonts: Fonts,
  line: { readonly text: string; readonly face: LabelFont; readonly size: number; readonly room?: number },
  at: Point,
  rim?: { readonly ink: string; readonly width: number; readonly alpha: number },
): void {
  const scale = line.size / FONT_PX;
  const room = line.room === undefined ? undefined : line.room / scale;
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.scale(scale, scale);
  ctx.font = fontOf(fonts, line.face, FONT_PX);
  // Letters stand where they belong, not on whole pixels of the size they are written at.
  ctx.textRendering = 'geometricPrecision';
  if (rim) {
    ctx.save();
    ctx.strokeStyle = rim.ink;
    ctx.lineJoin = 'round';
    ctx.lineWidth = rim.width / scale;
    ctx.globalAlpha = rim.alpha;
    ctx.strokeText(line.text, 0, 0, room);
    ctx.restore();
  }
  ctx.fillText(line.text, 0, 0, room);
  ctx.restore();
}

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
