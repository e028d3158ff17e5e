import type { LabelFont, Measure } from './measure.ts';

export interface Padding {
  readonly x: number;
  readonly y: number;
}

/** Height of a line, in sizes of its font. */
export const LEADING = 1.28;

/** Width and height of lines of text with room around them. */
export function sizeOf(
  lines: readonly { readonly text: string; readonly size: number; readonly font: LabelFont }[],
  measure: Measure,
  pad: Padding,
): { w: number; h: number } {
  let w = 0;
  let h = 0;
  for (const line of lines) {
    w = Math.max(w, measure(line.text, line.size, line.font));
    h += line.size * LEADING;
  }
  return { w: Math.ceil(w) + pad.x * 2, h: Math.ceil(h) + pad.y * 2 };
}
