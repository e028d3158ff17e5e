import type { LabelPlace, Measure, Warmth } from '#view';
import type { Palette } from '../palette.ts';
import type { Fonts } from './brush.ts';
import { FONT_PX, fontOf, grow, roundBox, write } from './brush.ts';

let ruler: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** Forgets the widths measured so far: a font has arrived that they were measured without. */
export const forgetWidths = (): void => known.clear();

/** Widths of words as this browser draws them. */
export function canvasMeasure(fonts: Fonts): Measure {
  ruler ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const ctx = ruler;
  return (text, size, face) => {
    // Widths grow with the size: one measurement serves them all.
    const key = `${face}|${fonts.sans}|${fonts.serif}|${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (!ctx) return text.length * size * 0.6;
      ctx.font = fontOf(fonts, face, FONT_PX);
      ctx.textRendering = 'geometricPrecision';
      width = ctx.measureText(text).width / FONT_PX;
      if (known.size > 4000) known.clear();
      known.set(key, width);
    }
    return width * size * 1.01;
  };
}

/** A label with what lies under it: a place card, a plate, a banner, or nothing. */
export function paintLabel(
  ctx: CanvasRenderingContext2D,
  label: LabelPlace,
  palette: Palette,
  fonts: Fonts,
  unit: number,
  ratio: number,
  warmth: Warmth | null,
): void {
  const { box } = label;
  if (label.kind === 'name') {
    ctx.save();
    ctx.shadowColor = palette.shadow;
    ctx.shadowBlur = 5 * unit * ratio;
    ctx.shadowOffsetY = 2 * unit * ratio;
    ctx.fillStyle = palette.paper;
    roundBox(ctx, box, 2.5 * unit);
    ctx.fill();
    ctx.restore();
    ctx.strokeStyle = label.lines.some(({ ink }) => ink === 'alarm') ? palette.alarm : palette.rim;
    ctx.lineWidth = Math.max(1, unit);
    roundBox(ctx, grow(box, -0.5), 2.5 * unit);
    ctx.stroke();
  } else if (label.kind === 'tie' || label.kind === 'crisis') {
    ctx.fillStyle = palette.paper;
    ctx.globalAlpha = label.kind === 'tie' ? 0.92 : 1;
    roundBox(ctx, box, label.kind === 'tie' ? box.h / 2 : 3 * unit);
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.lineWidth = Math.max(1, (label.kind === 'tie' ? 1 : 1.5) * unit);
    ctx.strokeStyle = label.kind === 'crisis' ? palette.alarm : warmth ? palette.tie[warmth] : palette.line;
    roundBox(ctx, grow(box, -ctx.lineWidth / 2), label.kind === 'tie' ? box.h / 2 : 3 * unit);
    ctx.stroke();
  }

  const total = label.lines.reduce((sum, line) => sum + line.size * 1.28, 0);
  let y = box.y + (box.h - total) / 2;
  ctx.textBaseline = 'middle';
  for (const line of label.lines) {
    ctx.fillStyle =
      line.ink === 'alarm'
        ? palette.alarm
        : line.ink === 'soft'
          ? palette.soft
          : line.ink === 'warmth' && warmth
            ? palette.word[warmth]
            : palette.ink;
    const pad = 2;
    const x = label.align === 'left' ? box.x + pad : label.align === 'right' ? box.x + box.w - pad : box.x + box.w / 2;
    ctx.textAlign =
      label.align === 'centre' || label.kind === 'crisis' || label.kind === 'tie' ? 'center' : label.align;
    const at = ctx.textAlign === 'center' ? box.x + box.w / 2 : x;
    // Words on open ground get a rim of paper, so that hatching and rings do not cross them.
    const isOnGround = label.kind === 'ladder' || label.kind === 'triangle' || label.kind === 'lane';
    write(
      ctx,
      fonts,
      { text: line.text, face: line.font, size: line.size, room: box.w },
      { x: at, y: y + line.size * 0.64 },
      isOnGround ? { ink: palette.paper, width: 3 * unit, alpha: 0.75 } : undefined,
    );
    y += line.size * 1.28;
  }
}
