import type { Circle, CrisisModel, Flow } from '#view';
import type { Palette } from '../palette.ts';

/** A carrier from above, heading right, in a box of 20 × 12 units about the origin. */
export function paintCarrier(ctx: CanvasRenderingContext2D, kind: Flow['kind'], palette: Palette, unit: number): void {
  const u = unit;
  ctx.lineJoin = 'round';
  ctx.lineWidth = 1.6 * u;
  ctx.strokeStyle = palette.paper;
  ctx.beginPath();
  if (kind === 'tanker') {
    ctx.moveTo(-8 * u, -3.4 * u);
    ctx.lineTo(4 * u, -3.4 * u);
    ctx.quadraticCurveTo(8 * u, -2.4 * u, 9 * u, 0);
    ctx.quadraticCurveTo(8 * u, 2.4 * u, 4 * u, 3.4 * u);
    ctx.lineTo(-8 * u, 3.4 * u);
    ctx.closePath();
    ctx.fillStyle = palette.tanker;
  } else if (kind === 'crate') {
    ctx.rect(-4.6 * u, -4.6 * u, 9.2 * u, 9.2 * u);
    ctx.fillStyle = palette.crate;
  } else {
    ctx.rect(-5.4 * u, -2.7 * u, 10.8 * u, 5.4 * u);
    ctx.fillStyle = palette.container;
  }
  ctx.stroke();
  ctx.fill();

  ctx.strokeStyle = palette.paper;
  ctx.fillStyle = palette.paper;
  ctx.globalAlpha = 0.85;
  ctx.lineWidth = 0.9 * u;
  ctx.beginPath();
  if (kind === 'tanker') {
    for (const x of [-1.5, 2.5]) {
      ctx.moveTo(x * u + 1.2 * u, 0);
      ctx.arc(x * u, 0, 1.2 * u, 0, 2 * Math.PI);
    }
    ctx.rect(-6.8 * u, -2 * u, 2.2 * u, 4 * u);
    ctx.fill();
  } else if (kind === 'crate') {
    ctx.moveTo(-3.4 * u, -3.4 * u);
    ctx.lineTo(3.4 * u, 3.4 * u);
    ctx.moveTo(3.4 * u, -3.4 * u);
    ctx.lineTo(-3.4 * u, 3.4 * u);
    ctx.stroke();
  } else {
    for (const x of [-2.6, 0, 2.6]) {
      ctx.moveTo(x * u, -1.9 * u);
      ctx.lineTo(x * u, 1.9 * u);
    }
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/** The seal of a crisis: a ring with a part for each rung, lit as far as it has come. */
export function paintSeal(
  ctx: CanvasRenderingContext2D,
  crisis: Pick<CrisisModel, 'rung' | 'rungs'>,
  seal: Circle,
  palette: Palette,
): void {
  const { x, y, r } = seal;
  ctx.fillStyle = palette.paper;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fill();
  ctx.lineCap = 'butt';
  const part = (2 * Math.PI) / Math.max(1, crisis.rungs);
  for (let i = 0; i < crisis.rungs; i++) {
    const lit = i <= crisis.rung;
    ctx.strokeStyle = palette.alarm;
    ctx.globalAlpha = lit ? 1 : 0.28;
    ctx.lineWidth = r * (lit ? 0.3 : 0.16);
    ctx.beginPath();
    ctx.arc(x, y, r * 0.8, i * part - Math.PI / 2 + 0.09, (i + 1) * part - Math.PI / 2 - 0.09);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.alarm;
  ctx.beginPath();
  ctx.moveTo(x - r * 0.13, y - r * 0.42);
  ctx.lineTo(x + r * 0.13, y - r * 0.42);
  ctx.lineTo(x + r * 0.07, y + r * 0.12);
  ctx.lineTo(x - r * 0.07, y + r * 0.12);
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y + r * 0.32, r * 0.11, 0, 2 * Math.PI);
  ctx.fill();
}
