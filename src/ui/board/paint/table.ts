import type { Circle, TableModel, TablePlace } from '#view';
import type { Emblems } from '../emblems.ts';
import type { Palette } from '../palette.ts';
import type { Fonts } from './brush.ts';

let stencil: HTMLCanvasElement | null = null;

/** The emblem in one colour, by way of a scratch canvas. */
function paintEmblem(
  ctx: CanvasRenderingContext2D,
  image: HTMLImageElement,
  at: Circle,
  colour: string,
  ratio: number,
): void {
  const size = Math.max(8, Math.round(at.r * 2 * ratio));
  stencil ??= document.createElement('canvas');
  stencil.width = size;
  stencil.height = size;
  const scratch = stencil.getContext('2d', { willReadFrequently: true });
  if (!scratch) return;
  scratch.drawImage(image, 0, 0, size, size);
  scratch.globalCompositeOperation = 'source-in';
  scratch.fillStyle = colour;
  scratch.fillRect(0, 0, size, size);
  ctx.drawImage(stencil, at.x - at.r, at.y - at.r, at.r * 2, at.r * 2);
}

/** A table from above: chairs, rim, cloth, emblem. */
export function paintTable(
  ctx: CanvasRenderingContext2D,
  table: TableModel,
  place: TablePlace,
  palette: Palette,
  emblems: Emblems,
  fonts: Fonts,
  ratio: number,
): void {
  const { x, y, r } = place;
  const pivot = table.place === 'pivot';
  const chairs = pivot ? 16 : table.place === 'pole' ? 14 : 10;
  const seat = r * 0.15;
  ctx.fillStyle = palette.chair;
  for (let i = 0; i < chairs; i++) {
    const angle = ((i + 0.5) / chairs) * 2 * Math.PI - Math.PI / 2;
    ctx.save();
    ctx.translate(x + Math.cos(angle) * (r - seat * 0.5), y + Math.sin(angle) * (r - seat * 0.5));
    ctx.rotate(angle);
    ctx.globalAlpha = 0.8;
    ctx.beginPath();
    ctx.roundRect(-seat * 0.5, -seat * 0.55, seat, seat * 1.1, seat * 0.42);
    ctx.fill();
    ctx.restore();
  }

  const top = r - seat * 1.2;
  ctx.save();
  ctx.shadowColor = palette.shadow;
  ctx.shadowBlur = r * 0.16 * ratio;
  ctx.shadowOffsetY = r * 0.07 * ratio;
  ctx.fillStyle = palette.rim;
  ctx.beginPath();
  ctx.arc(x, y, top, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
  ctx.fillStyle = pivot ? palette.pivotTable : palette.table;
  ctx.beginPath();
  ctx.arc(x, y, top - Math.max(1.5, r * 0.06), 0, 2 * Math.PI);
  ctx.fill();
  ctx.strokeStyle = pivot ? palette.pivotInk : palette.rim;
  ctx.globalAlpha = pivot ? 0.45 : 0.5;
  ctx.lineWidth = Math.max(0.7, r * 0.018);
  ctx.beginPath();
  ctx.arc(x, y, top - r * 0.13, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.globalAlpha = 1;

  const colour = pivot ? palette.pivotInk : palette.ink;
  const emblem = emblems.get(table.actor);
  const middle = { x, y: y - r * 0.13, r: r * 0.53 };
  if (emblem) {
    paintEmblem(ctx, emblem, middle, colour, ratio);
  } else {
    ctx.fillStyle = colour;
    ctx.font = `600 ${r * 0.8}px ${fonts.serif}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText([...table.name][0] ?? '', x, middle.y);
  }
}

/** The glow round an angry capital. */
export function paintGlow(ctx: CanvasRenderingContext2D, place: TablePlace, heat: number, palette: Palette): void {
  const strength = Math.min(1, heat / 60);
  const reach = place.r * (1.25 + 0.5 * strength);
  const glow = ctx.createRadialGradient(place.x, place.y, place.r * 0.7, place.x, place.y, reach);
  glow.addColorStop(0, palette.heat);
  glow.addColorStop(1, `${palette.heat}00`);
  ctx.globalAlpha = 0.25 + 0.55 * strength;
  ctx.fillStyle = glow;
  ctx.beginPath();
  ctx.arc(place.x, place.y, reach, 0, 2 * Math.PI);
  ctx.fill();
  ctx.globalAlpha = 1;
}

/** Wisps that rise from an angry table: one, two or three. */
export function paintSteam(
  ctx: CanvasRenderingContext2D,
  place: TablePlace,
  wisps: number,
  palette: Palette,
  unit: number,
): void {
  ctx.strokeStyle = palette.alarm;
  ctx.lineCap = 'round';
  ctx.lineWidth = Math.max(1.4, 2.2 * unit);
  const h = place.r * 0.3;
  const gap = place.r * 0.26;
  for (let i = 0; i < wisps; i++) {
    const x = place.x + (i - (wisps - 1) / 2) * gap;
    const y = place.y - place.r * 1.06;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.bezierCurveTo(x - h * 0.4, y - h * 0.35, x + h * 0.4, y - h * 0.65, x, y - h);
    ctx.stroke();
  }
}
