import type { LadderPlace, Path, TieModel, TieStyle } from '#view';
import { along, tieStyle } from '#view';
import type { Palette } from '../palette.ts';
import { trace } from './brush.ts';

/** Loose ends where a tie is about to part. */
function paintFray(ctx: CanvasRenderingContext2D, path: Path, style: TieStyle, gap: number, unit: number): void {
  ctx.setLineDash([]);
  ctx.lineWidth = Math.max(0.8, unit);
  const length = (7 + 9 * style.fray) * unit;
  for (const side of [-1, 1]) {
    const end = along(path, 0.5 + side * gap);
    const heading = side < 0 ? end.angle : end.angle + Math.PI;
    for (const spread of [-0.75, -0.2, 0.4, 0.95]) {
      const angle = heading + spread * (0.5 + 0.5 * style.fray);
      const curl = heading + spread * 2.1;
      ctx.beginPath();
      ctx.moveTo(end.x, end.y);
      ctx.quadraticCurveTo(
        end.x + Math.cos(angle) * length * 0.6,
        end.y + Math.sin(angle) * length * 0.6,
        end.x + Math.cos(curl) * length * 0.85,
        end.y + Math.sin(curl) * length * 0.85,
      );
      ctx.stroke();
    }
  }
}

/** A tie: colour, thickness, dashes, twist and fray all say how warm it is. `flash` (0–1) lights it while it
 * moves; a tie in crisis smoulders. */
export function paintTie(
  ctx: CanvasRenderingContext2D,
  tie: Pick<TieModel, 'value' | 'place'>,
  path: Path,
  palette: Palette,
  unit: number,
  flash = 0,
  inCrisis = false,
): void {
  const style = tieStyle(tie.value);
  const outer = tie.place === 'outer';
  const width = Math.max(1.1, style.thickness * unit * (outer ? 0.85 : 1.35));
  const { points } = path;
  if (points.length < 2) return;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = palette.tie[style.warmth];

  if (inCrisis) {
    ctx.strokeStyle = palette.heat;
    ctx.globalAlpha = 0.16;
    ctx.lineWidth = width + 13 * unit;
    trace(ctx, points);
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = palette.tie[style.warmth];
  }
  if (flash > 0) {
    ctx.globalAlpha = 0.32 * flash;
    ctx.lineWidth = width + 12 * unit;
    trace(ctx, points);
    ctx.stroke();
    ctx.globalAlpha = 1;
  }

  const beat = Math.max(1.4, 1.5 * unit);
  const dash = outer && style.dash.length === 0 ? [9, 5] : style.dash;
  ctx.setLineDash(dash.map((part, i) => part * beat + (i % 2 ? width * 0.6 : 0)));
  ctx.lineWidth = width;
  const torn = !outer && style.fray > 0.15;
  const gap = torn ? (0.1 + 0.1 * style.fray) / 2 + (18 * unit) / path.length : 0;
  if (torn) {
    const cut = Math.round((0.5 - gap) * (points.length - 1));
    trace(ctx, points, 0, cut + 1);
    ctx.stroke();
    // The far half is drawn from its own end, so that both halves start whole.
    trace(ctx, points.slice(points.length - 1 - cut).reverse());
    ctx.stroke();
    paintFray(ctx, path, style, gap, unit);
  } else {
    trace(ctx, points);
    ctx.stroke();
  }
  ctx.setLineDash([]);

  if (style.strands === 2 && !outer) {
    // The twist of a rope.
    ctx.strokeStyle = palette.paper;
    ctx.globalAlpha = 0.62;
    ctx.lineWidth = Math.max(0.7, 0.9 * unit);
    const step = width * 1.15;
    ctx.beginPath();
    for (let far = step; far < path.length - step; far += step) {
      const spot = along(path, far / path.length);
      const angle = spot.angle + 0.85;
      const half = width * 0.52;
      ctx.moveTo(spot.x - Math.cos(angle) * half, spot.y - Math.sin(angle) * half);
      ctx.lineTo(spot.x + Math.cos(angle) * half, spot.y + Math.sin(angle) * half);
    }
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
}

/** A ladder of sanctions, let down from the sender's table: its rails, and its rungs as far as it has come. */
export function paintLadder(ctx: CanvasRenderingContext2D, ladder: LadderPlace, palette: Palette, unit: number): void {
  const { rungs } = ladder;
  const lit = rungs.filter((rung) => rung.lit).length;
  ctx.lineCap = 'round';
  const rails = [rungs.map(({ a }) => a), rungs.map(({ b }) => b)];
  for (const [colour, width, alpha] of [
    [palette.paper, 4.4, 0.9],
    [lit > 0 ? palette.alarm : palette.soft, 1.1, lit > 0 ? 0.75 : 0.6],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.globalAlpha = alpha;
    ctx.lineWidth = Math.max(0.8, width * unit);
    for (const rail of rails) {
      trace(ctx, rail);
      ctx.stroke();
    }
  }
  for (const [i, rung] of rungs.entries()) {
    // Words are one stroke, measures a beam.
    const beam = i >= 2 ? 5 : 3.6;
    ctx.strokeStyle = palette.paper;
    ctx.globalAlpha = 1;
    ctx.lineWidth = Math.max(2, (rung.lit ? beam + 2.6 : 3.8) * unit);
    trace(ctx, [rung.a, rung.b]);
    ctx.stroke();
    ctx.strokeStyle = rung.lit ? palette.alarm : palette.soft;
    ctx.globalAlpha = rung.lit ? 1 : 0.5;
    ctx.lineWidth = Math.max(0.9, (rung.lit ? beam : 1.2) * unit);
    trace(ctx, [rung.a, rung.b]);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}
