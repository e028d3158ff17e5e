import type { Circle, TableModel, TablePlace } from '#view';
import type { Emblems } from '../emblems.ts';
import type { Palette } from '../palette.ts';
import { type Fonts, write } from './brush.ts';

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

/** Half the angle at the near side of a table that its place card takes. */
const CARD_GAP = 0.62;

/** Chairs drawn up to a table, all round but where the place card lies. */
function paintChairs(ctx: CanvasRenderingContext2D, place: TablePlace, chairs: number, palette: Palette): void {
  const { x, y, r } = place;
  const from = Math.PI / 2 + CARD_GAP;
  const step = (2 * (Math.PI - CARD_GAP)) / chairs;
  for (let i = 0; i < chairs; i++) {
    const angle = from + (i + 0.5) * step;
    const half = Math.min(0.19, step * 0.3);
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(angle);
    ctx.fillStyle = palette.chair;
    ctx.beginPath();
    ctx.roundRect(r * 0.74, -r * half * 0.74, r * 0.2, r * half * 1.48, r * 0.06);
    ctx.fill();
    ctx.restore();
    ctx.strokeStyle = palette.back;
    ctx.lineCap = 'round';
    ctx.lineWidth = Math.max(1.2, r * 0.062);
    ctx.beginPath();
    ctx.arc(x, y, r * 0.965, angle - half, angle + half);
    ctx.stroke();
  }
}

/** A table from above: chairs, rim, cloth with its hem, emblem. The player's own has the dark cloth. */
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
  const own = table.seat;
  paintChairs(ctx, place, table.place === 'pivot' ? 10 : table.place === 'pole' ? 8 : 6, palette);

  const top = r * 0.81;
  ctx.save();
  ctx.shadowColor = palette.shadow;
  ctx.shadowBlur = r * 0.2 * ratio;
  ctx.shadowOffsetY = r * 0.09 * ratio;
  ctx.fillStyle = palette.rim;
  ctx.beginPath();
  ctx.arc(x, y, top, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
  const cloth = top - Math.max(1.5, r * 0.055);
  ctx.fillStyle = own ? palette.pivotTable : palette.table;
  ctx.beginPath();
  ctx.arc(x, y, cloth, 0, 2 * Math.PI);
  ctx.fill();
  // Light falls on it from the upper left.
  const sheen = ctx.createRadialGradient(x - r * 0.25, y - r * 0.32, r * 0.05, x - r * 0.1, y - r * 0.12, cloth);
  sheen.addColorStop(0, palette.sheen);
  sheen.addColorStop(1, 'rgba(255, 255, 255, 0)');
  ctx.fillStyle = sheen;
  ctx.fill();

  ctx.strokeStyle = own ? palette.pivotInk : palette.rim;
  ctx.globalAlpha = own ? 0.6 : 0.55;
  ctx.lineWidth = Math.max(0.7, r * 0.018);
  ctx.beginPath();
  ctx.arc(x, y, cloth - r * 0.075, 0, 2 * Math.PI);
  ctx.stroke();
  // A stitched hem.
  ctx.lineCap = 'butt';
  ctx.lineWidth = Math.max(0.9, r * 0.035);
  ctx.setLineDash([r * 0.028, r * 0.042]);
  ctx.beginPath();
  ctx.arc(x, y, cloth - r * 0.037, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;

  const colour = own ? palette.pivotInk : palette.ink;
  const emblem = emblems.get(table.actor);
  const middle = { x, y: y - r * 0.1, r: r * 0.54 };
  if (emblem) {
    paintEmblem(ctx, emblem, middle, colour, ratio);
  } else {
    ctx.fillStyle = colour;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    write(ctx, fonts, { text: [...table.name][0] ?? '', face: 'title', size: r * 0.8 }, { x, y: middle.y });
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
