import type { BoardLayout, BoardModel, Point } from '#view';
import { gridOf } from '#view';
import type { Palette } from '../palette.ts';
import { trace } from './brush.ts';

const mid = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

/** The lines on the face as they were last drawn: the triangle changes only with the size of the board. */
let drawn: { readonly key: string; readonly lines: readonly (readonly Point[])[] } | null = null;

function gridOn({ face }: BoardLayout): readonly (readonly Point[])[] {
  const key = face.map(({ x, y }) => `${x},${y}`).join(' ');
  if (drawn?.key !== key) drawn = { key, lines: gridOf(face) };
  return drawn.lines;
}

/** The edge of the face: it hangs where its ties do. */
function outline(layout: BoardLayout, model: Pick<BoardModel, 'pivot' | 'poles'>): Point[] {
  const actors = [model.pivot.actor, model.poles[0].actor, model.poles[1].actor];
  return actors.flatMap((from, i): Point[] => {
    const to = actors[(i + 1) % 3]!;
    const ahead = layout.ties.find(({ id }) => id === `${from}.${to}`);
    const back = layout.ties.find(({ id }) => id === `${to}.${from}`);
    const points = ahead ? ahead.path.points : back ? [...back.path.points].reverse() : [];
    return [layout.face[i]!, ...points];
  });
}

const ROW = 34;
/** Rows that one step paints. */
const ROWS = 4;

/** The middle of the room. */
const centreOf = ([own, first, second]: BoardLayout['face']): Point => ({
  x: (own.x + first.x + second.x) / 3,
  y: (own.y + first.y + second.y) / 3,
});

/** A pool of light over the triangle. */
function paintLight(ctx: CanvasRenderingContext2D, layout: BoardLayout, palette: Palette): void {
  const { width, height } = layout;
  const centre = centreOf(layout.face);
  const reach = Math.max(width, height) * 0.62;
  ctx.save();
  ctx.translate(centre.x, centre.y);
  ctx.scale(Math.min(1.25, width / height), 1);
  const pool = ctx.createRadialGradient(0, 0, 0, 0, 0, reach * 0.8);
  pool.addColorStop(0, palette.light);
  pool.addColorStop(1, palette.shade);
  ctx.fillStyle = pool;
  ctx.fillRect(-width * 2, -height * 2, width * 4, height * 4);
  ctx.restore();
}

/** Rows of seats about the middle of the room, with aisles between their blocks. */
function paintRows(
  ctx: CanvasRenderingContext2D,
  layout: BoardLayout,
  from: number,
  to: number,
  palette: Palette,
): void {
  const { unit } = layout;
  const centre = centreOf(layout.face);
  ctx.strokeStyle = palette.hall;
  ctx.lineCap = 'butt';
  ctx.lineWidth = Math.max(2, 3.4 * unit);
  ctx.setLineDash([5.5 * unit, 4.5 * unit]);
  const blocks = 8;
  for (let row = from; row < to; row++) {
    const r = row * ROW * unit;
    const aisle = (11 * unit) / r;
    ctx.beginPath();
    for (let block = 0; block < blocks; block++) {
      const start = (block / blocks) * 2 * Math.PI + Math.PI / blocks + aisle;
      ctx.moveTo(centre.x + Math.cos(start) * r, centre.y + Math.sin(start) * r);
      ctx.arc(centre.x, centre.y, r, start, start + (2 * Math.PI) / blocks - 2 * aisle);
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

/**
 * The ground that stays as it is while a board keeps its size, in steps that each take a slow machine a moment: a pool
 * of light, then the hall, a few rows at a time.
 */
export function groundSteps(layout: BoardLayout, palette: Palette): ((ctx: CanvasRenderingContext2D) => void)[] {
  const reach = Math.hypot(layout.width, layout.height) * 0.62;
  const last = Math.ceil(reach / (ROW * layout.unit));
  const steps = [(ctx: CanvasRenderingContext2D) => paintLight(ctx, layout, palette)];
  if (/, 0\)$/.test(palette.hall)) return steps;
  for (let row = 3; row < last; row += ROWS)
    steps.push((ctx) => paintRows(ctx, layout, row, Math.min(last, row + ROWS), palette));
  return steps;
}

/** The face of the triangle with its tension and its scale, and the way in for what comes from elsewhere. */
export function paintFace(
  ctx: CanvasRenderingContext2D,
  layout: BoardLayout,
  model: Pick<BoardModel, 'tension' | 'pivot' | 'poles'>,
  palette: Palette,
): void {
  const { face, unit } = layout;
  const centre = centreOf(face);
  const strain = Math.max(0, Math.min(1, model.tension / 0.16));
  const ease = Math.max(0, Math.min(1, -model.tension / 0.16));
  const edge = outline(layout, model);
  trace(ctx, edge);
  ctx.closePath();
  ctx.save();
  ctx.fillStyle = strain > 0 ? palette.tenseFace : palette.calmFace;
  ctx.globalAlpha = 0.05 + 0.13 * Math.max(strain, ease);
  ctx.fill();
  ctx.clip();
  // Hatching says the same as the tint: the tighter, the more strained.
  if (strain > 0.05) {
    ctx.globalAlpha = 0.1 + 0.24 * strain;
    ctx.strokeStyle = palette.tenseFace;
    ctx.lineWidth = Math.max(0.7, unit);
    const step = (20 - 12 * strain) * unit;
    const top = Math.min(face[1].y, face[2].y) - 2;
    const foot = face[0].y + 2;
    ctx.beginPath();
    for (let x = face[1].x - (foot - top); x < face[2].x; x += step) {
      ctx.moveTo(x, foot);
      ctx.lineTo(x + foot - top, top);
    }
    ctx.stroke();
  }

  // Quarters of the way to each corner.
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = Math.max(0.6, 0.8 * unit);
  ctx.setLineDash([1.5 * unit, 4 * unit]);
  ctx.globalAlpha = 0.75;
  ctx.beginPath();
  for (const line of gridOn(layout))
    for (const [i, { x, y }] of line.entries()) {
      if (i === 0) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
    }
  ctx.stroke();
  ctx.setLineDash([]);

  // A woven border inside the edge: two lines, the inner one finer.
  ctx.strokeStyle = strain > 0 ? palette.tenseFace : palette.calmFace;
  for (const [inset, weight, alpha] of [
    [0.045, 1.1, 0.3],
    [0.075, 0.7, 0.22],
  ] as const) {
    const points = edge.map((point) => mid(point, centre, inset));
    ctx.globalAlpha = alpha;
    ctx.lineWidth = Math.max(0.6, weight * unit);
    trace(ctx, points);
    ctx.closePath();
    ctx.stroke();
  }
  ctx.restore();

  // The way in for what comes from elsewhere.
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = Math.max(0.6, 0.8 * unit);
  ctx.globalAlpha = 0.8;
  ctx.setLineDash([5 * unit, 5 * unit]);
  trace(ctx, layout.lane.points);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** The way the pivot has come: a dot for each quarter, the older the fainter. */
export function paintTrail(ctx: CanvasRenderingContext2D, layout: BoardLayout, palette: Palette): void {
  const { trail, marker, unit } = layout;
  const points = [...trail, marker];
  ctx.strokeStyle = palette.pivotTable;
  ctx.fillStyle = palette.pivotTable;
  ctx.lineWidth = Math.max(1, 1.4 * unit);
  ctx.lineJoin = 'round';
  ctx.globalAlpha = 0.4;
  trace(ctx, points);
  ctx.stroke();
  for (const [i, point] of trail.entries()) {
    ctx.globalAlpha = 0.35 + (0.5 * (i + 1)) / Math.max(1, trail.length);
    ctx.beginPath();
    ctx.arc(point.x, point.y, (i === 0 ? 3.4 : 2.6) * unit, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** The pivot's marker: a counter with a pennant. */
export function paintMarker(ctx: CanvasRenderingContext2D, layout: BoardLayout, palette: Palette): void {
  const { marker, unit } = layout;
  const { x, y } = marker;
  ctx.fillStyle = palette.shadow;
  ctx.beginPath();
  ctx.ellipse(x + 1.5 * unit, y + 2.5 * unit, 9 * unit, 7 * unit, 0, 0, 2 * Math.PI);
  ctx.fill();
  ctx.fillStyle = palette.pivotTable;
  ctx.strokeStyle = palette.pivotInk;
  ctx.lineWidth = 2 * unit;
  ctx.beginPath();
  ctx.arc(x, y, 8 * unit, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.strokeStyle = palette.pivotTable;
  ctx.lineWidth = 1.4 * unit;
  ctx.beginPath();
  ctx.arc(x, y, 10 * unit, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.fillStyle = palette.pivotInk;
  ctx.beginPath();
  ctx.arc(x, y, 2.4 * unit, 0, 2 * Math.PI);
  ctx.fill();
}
