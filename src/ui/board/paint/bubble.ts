import type { Beat, Box, Circle } from '#view';
import type { Palette } from '../palette.ts';
import type { Fonts } from './brush.ts';
import { roundBox, write } from './brush.ts';

export interface BubbleText {
  /** Who speaks, or what it is about, over the words; empty for none. */
  readonly kicker: string;
  readonly kickerSize: number;
  readonly lines: readonly string[];
  readonly size: number;
}

/** The stage: the room goes dim, but for the tables that the matter is between. */
export function paintDim(ctx: CanvasRenderingContext2D, whole: Box, lit: readonly Circle[], palette: Palette): void {
  ctx.save();
  ctx.globalAlpha = 0.62;
  ctx.fillStyle = palette.dim;
  ctx.fillRect(whole.x, whole.y, whole.w, whole.h);
  ctx.globalCompositeOperation = 'destination-out';
  ctx.globalAlpha = 1;
  for (const { x, y, r } of lit) {
    const lamp = ctx.createRadialGradient(x, y, r * 1.15, x, y, r * 1.9);
    lamp.addColorStop(0, 'rgba(0, 0, 0, 1)');
    lamp.addColorStop(1, 'rgba(0, 0, 0, 0)');
    ctx.fillStyle = lamp;
    ctx.beginPath();
    ctx.arc(x, y, r * 1.9, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}

/** What is said at a table, as a cutting from the morning's paper with a tail towards the table. */
export function paintBubble(
  ctx: CanvasRenderingContext2D,
  box: Box,
  text: BubbleText,
  beat: Pick<Beat, 'kind' | 'mood'>,
  towards: Circle | null,
  palette: Palette,
  fonts: Fonts,
  unit: number,
  ratio: number,
): void {
  const accent =
    beat.kind === 'move'
      ? palette.pivotTable
      : beat.kind === 'crisis' || (beat.kind === 'sanction' && beat.mood === 'cool')
        ? palette.alarm
        : beat.mood === 'warm'
          ? palette.tie.warm
          : beat.mood === 'cool'
            ? palette.tie.cold
            : palette.line;
  const shape = (): void => {
    roundBox(ctx, box, 3 * unit);
    if (towards) {
      const below = towards.y > box.y + box.h;
      const edge = below ? box.y + box.h : box.y;
      const x = Math.max(box.x + 14 * unit, Math.min(box.x + box.w - 14 * unit, towards.x));
      const tip = below ? 9 * unit : -9 * unit;
      ctx.moveTo(x - 7 * unit, edge);
      ctx.lineTo(x, edge + tip);
      ctx.lineTo(x + 7 * unit, edge);
    }
  };
  ctx.save();
  ctx.shadowColor = palette.shadow;
  ctx.shadowBlur = 12 * unit * ratio;
  ctx.shadowOffsetY = 4 * unit * ratio;
  ctx.fillStyle = palette.paper;
  shape();
  ctx.fill();
  ctx.restore();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = Math.max(1, unit);
  roundBox(ctx, { x: box.x + 0.5, y: box.y + 0.5, w: box.w - 1, h: box.h - 1 }, 3 * unit);
  ctx.stroke();
  if (towards) {
    ctx.fillStyle = palette.paper;
    shape();
    ctx.fill();
  }
  ctx.fillStyle = accent;
  roundBox(ctx, { x: box.x, y: box.y, w: 4 * unit, h: box.h }, 2 * unit);
  ctx.fill();

  ctx.fillStyle = palette.ink;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const left = box.x + 13 * unit;
  const room = box.w - 20 * unit;
  const lead = text.size * 1.28;
  const head = text.kicker === '' ? 0 : text.kickerSize * 1.35;
  let y = box.y + (box.h - lead * text.lines.length - head) / 2;
  if (head > 0) {
    ctx.save();
    ctx.fillStyle = beat.kind === 'crisis' || accent === palette.alarm ? palette.alarm : palette.soft;
    const { kicker, kickerSize: size } = text;
    write(ctx, fonts, { text: kicker, face: 'strong', size, room }, { x: left, y: y + head / 2 });
    ctx.restore();
  }
  y += head + lead / 2;
  const face = beat.kind === 'move' ? 'strong' : 'title';
  for (const line of text.lines) {
    write(ctx, fonts, { text: line, face, size: text.size, room }, { x: left, y });
    y += lead;
  }
}
