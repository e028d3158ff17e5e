// QR codes as the page draws them, turned into what a camera sees of them.
import jsQR from 'jsqr';
import type { QrDrawing } from '#view';

/** Pixels, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The outline of a code, painted with `scale` pixels a module in the middle of a white picture at least that large. */
export function paintQr(
  { size, path }: QrDrawing,
  scale: number,
  { width = 0, height = 0, paper = 255, ink = 0 } = {},
): Pixels {
  const side = size * scale;
  const [wide, high] = [Math.max(width, side), Math.max(height, side)];
  const [left, top] = [Math.floor((wide - side) / 2), Math.floor((high - side) / 2)];
  const data = new Uint8ClampedArray(wide * high * 4).fill(paper);
  for (const [, x, y, modules] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    const from = left + Number(x) * scale;
    const to = from + Number(modules) * scale;
    for (let row = top + Number(y) * scale; row < top + (Number(y) + 1) * scale; row += 1) {
      data.fill(ink, (row * wide + from) * 4, (row * wide + to) * 4);
    }
  }
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { data, width: wide, height: high };
}

/** What another library than the game's own reads in a picture; null when it finds no code. */
export const readByOther = ({ data, width, height }: Pixels): string | null => jsQR(data, width, height)?.data ?? null;

/** A film of one picture, as Chromium plays it in place of a camera. */
export function filmOf({ data, width, height }: Pixels): Buffer {
  const luma = Buffer.alloc(width * height);
  for (let at = 0; at < luma.length; at += 1) luma[at] = data[at * 4] ?? 0;
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}
