/** A place on the board, in CSS pixels from its top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Circle extends Point {
  readonly r: number;
}

/** A cubic Bézier curve. */
export interface Curve {
  readonly p0: Point;
  readonly p1: Point;
  readonly p2: Point;
  readonly p3: Point;
}

export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t;
export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
export const distance = (a: Point, b: Point): number => apart(a.x - b.x, a.y - b.y);

/** Length of a line so far across and so far down. A board is small: nothing here can overflow, and `hypot` makes garbage. */
const apart = (dx: number, dy: number): number => Math.sqrt(dx * dx + dy * dy);

/** The point at share `t` (0–1) of the straight line from `a` to `b`. */
export const between = (a: Point, b: Point, t: number): Point => ({ x: lerp(a.x, b.x, t), y: lerp(a.y, b.y, t) });

/** The box of size `w` × `h` whose middle is `centre`. */
export const boxAround = (centre: Point, w: number, h: number): Box => ({
  x: centre.x - w / 2,
  y: centre.y - h / 2,
  w,
  h,
});

/** Whether two boxes come closer to each other than `gap` pixels. */
export const boxesMeet = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;

/** Whether a box comes closer to a disc than `gap` pixels. */
export function boxMeetsCircle(box: Box, circle: Circle, gap = 0): boolean {
  const dx = circle.x - clamp(circle.x, box.x, box.x + box.w);
  const dy = circle.y - clamp(circle.y, box.y, box.y + box.h);
  return apart(dx, dy) < circle.r + gap;
}

/** Whether a box lies wholly within `0…width`, `0…height`, at least `margin` pixels from the edge. */
export const boxInside = (box: Box, width: number, height: number, margin = 0): boolean =>
  box.x >= margin && box.y >= margin && box.x + box.w <= width - margin && box.y + box.h <= height - margin;

/** The point at parameter `t` (0–1) of a curve. */
export function pointOnCurve(curve: Curve, t: number): Point {
  const s = 1 - t;
  const a = s * s * s;
  const b = 3 * s * s * t;
  const c = 3 * s * t * t;
  const d = t * t * t;
  return {
    x: a * curve.p0.x + b * curve.p1.x + c * curve.p2.x + d * curve.p3.x,
    y: a * curve.p0.y + b * curve.p1.y + c * curve.p2.y + d * curve.p3.y,
  };
}

/** A curve as a run of points that lie the same distance apart, so that a share of the run is a share of its length. */
export interface Path {
  readonly points: readonly Point[];
  readonly length: number;
}

/** Distance of the points of a tie's path on a board of this unit: fine enough to look smooth. */
export const pathStep = (unit: number): number => Math.max(5, 6 * unit);

/** Straight pieces that a curve is taken for while it is measured. */
const SAMPLES = 96;

/** Work arrays, as ties are walked anew in every frame that moves them: where points lie, and how far along. */
let xs = new Float64Array(SAMPLES + 1);
let ys = new Float64Array(SAMPLES + 1);
let reach = new Float64Array(SAMPLES + 1);

function makeRoom(points: number): void {
  if (xs.length >= points) return;
  xs = new Float64Array(points);
  ys = new Float64Array(points);
  reach = new Float64Array(points);
}

/** Walks a curve evenly, in about `step` pixels; leaves out what lies within the two discs at its ends. */
export function walk({ p0, p1, p2, p3 }: Curve, from: Circle, to: Circle, step = 6): Path {
  makeRoom(SAMPLES + 1);
  let count = 0;
  for (let i = 0; i <= SAMPLES; i++) {
    const t = i / SAMPLES;
    const s = 1 - t;
    const a = s * s * s;
    const b = 3 * s * s * t;
    const c = 3 * s * t * t;
    const d = t * t * t;
    const x = a * p0.x + b * p1.x + c * p2.x + d * p3.x;
    const y = a * p0.y + b * p1.y + c * p2.y + d * p3.y;
    if (apart(x - from.x, y - from.y) < from.r || apart(x - to.x, y - to.y) < to.r) continue;
    xs[count] = x;
    ys[count] = y;
    count++;
  }
  return evenly(count, step);
}

/** Takes a run of points to points `step` pixels (at most) and always the same distance apart. */
export function even(raw: readonly Point[], step: number): Path {
  makeRoom(raw.length);
  for (let i = 0; i < raw.length; i++) {
    xs[i] = raw[i]!.x;
    ys[i] = raw[i]!.y;
  }
  return evenly(raw.length, step);
}

/** {@link even} of the first so many points of the work arrays. */
function evenly(given: number, step: number): Path {
  const points: Point[] = [];
  let length = 0;
  reach[0] = 0;
  for (let i = 1; i < given; i++) {
    length += apart(xs[i]! - xs[i - 1]!, ys[i]! - ys[i - 1]!);
    reach[i] = length;
  }
  if (given < 2 || length === 0) {
    for (let i = 0; i < given; i++) points.push({ x: xs[i]!, y: ys[i]! });
    return { points, length: 0 };
  }
  const count = Math.max(2, Math.ceil(length / step));
  let at = 1;
  for (let i = 0; i <= count; i++) {
    const want = (length * i) / count;
    while (at < given - 1 && reach[at]! < want) at++;
    const start = reach[at - 1]!;
    const span = reach[at]! - start;
    const t = span === 0 ? 0 : clamp((want - start) / span, 0, 1);
    points.push({ x: lerp(xs[at - 1]!, xs[at]!, t), y: lerp(ys[at - 1]!, ys[at]!, t) });
  }
  return { points, length };
}

/** Where the share `t` (0–1) of a path's length lies, and its direction there in radians. */
export function along(path: Path, t: number): Point & { readonly angle: number } {
  const { points } = path;
  const last = points.length - 1;
  if (last < 1) return { ...(points[0] ?? { x: 0, y: 0 }), angle: 0 };
  const place = clamp(t, 0, 1) * last;
  const i = Math.min(last - 1, Math.floor(place));
  const a = points[i]!;
  const b = points[i + 1]!;
  const share = place - i;
  return { x: lerp(a.x, b.x, share), y: lerp(a.y, b.y, share), angle: Math.atan2(b.y - a.y, b.x - a.x) };
}

/** The smallest box that holds the points, `margin` pixels wider on every side. */
export function boundsOf(points: readonly Point[], margin = 0): Box {
  let [left, right, top, low] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    low = Math.max(low, y);
  }
  return { x: left - margin, y: top - margin, w: right - left + 2 * margin, h: low - top + 2 * margin };
}

/** A place in a triangle as the weights of its three corners; they sum to 1. */
export interface Ternary {
  /** Weight of the pivot's own corner. */
  readonly own: number;
  readonly first: number;
  readonly second: number;
}

/** Three amounts, none below 0, as shares of their sum; the middle of the triangle when all are 0. */
export function ternary(own: number, first: number, second: number): Ternary {
  const parts = [own, first, second].map((part) => Math.max(0, Number.isFinite(part) ? part : 0));
  const sum = parts.reduce((total, part) => total + part, 0);
  if (sum === 0) return { own: 1 / 3, first: 1 / 3, second: 1 / 3 };
  return { own: parts[0]! / sum, first: parts[1]! / sum, second: parts[2]! / sum };
}

/**
 * A place by the squares of its weights, again as shares. The corners, the edges and the middle stay where they are, and
 * what lies between them moves apart: quarters that differ by a few hundredths can then be told from each other.
 */
export const spread = ({ own, first, second }: Ternary): Ternary => ternary(own * own, first * first, second * second);

/** Where a {@link Ternary} lies in the triangle of these corners (own, first, second). */
export const inTriangle = (place: Ternary, corners: readonly [Point, Point, Point]): Point => ({
  x: place.own * corners[0].x + place.first * corners[1].x + place.second * corners[2].x,
  y: place.own * corners[0].y + place.first * corners[1].y + place.second * corners[2].y,
});
