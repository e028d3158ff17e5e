/** A rectangle on the page, in CSS pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Side = 'left' | 'right' | 'above' | 'below';

/** Room between a note and what it is about, and between a note and the edge of the page. */
const GAP = 12;
const EDGE = 8;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, Math.max(low, high)));

type Size = Pick<Area, 'width' | 'height'>;

/** What else of the page counts when a note is put beside its target. */
export interface Surroundings {
  /** What the note must leave in sight besides its target. */
  readonly clear: readonly Area[];
  /** What it may lie on when there is no such place beside the target, best first. */
  readonly over: readonly Area[];
}

const NOTHING_ELSE: Surroundings = { clear: [], over: [] };

const isApart = (a: Area, b: Area): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

/**
 * Where a note of a size goes beside a target: on the first of the sides on which it fits without covering the target or
 * what is to be left clear; else on what it may lie on; else beside what is to be left clear, or the target alone; where it
 * fits nowhere, in the roomiest corner of the page. It never leaves the page, unless it is larger than that.
 */
export function placeBeside(
  target: Area,
  size: Size,
  page: Size,
  sides: readonly Side[],
  { clear, over }: Surroundings = NOTHING_ELSE,
): { readonly x: number; readonly y: number; readonly side: Side | null } {
  const most = { x: page.width - size.width - EDGE, y: page.height - size.height - EDGE };
  const alongX = clamp(target.x, EDGE, most.x);
  const alongY = clamp(target.y, EDGE, most.y);
  const isOnPage = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    x >= EDGE && x <= most.x && y >= EDGE && y <= most.y;
  const isClear = (at: { readonly x: number; readonly y: number }): boolean =>
    [target, ...clear].every((area) => isApart({ ...at, ...size }, area));
  const besides = (area: Area) =>
    sides.map((side) => {
      if (side === 'left') return { x: area.x - GAP - size.width, y: alongY, side };
      if (side === 'right') return { x: area.x + area.width + GAP, y: alongY, side };
      if (side === 'above') return { x: alongX, y: area.y - GAP - size.height, side };
      return { x: alongX, y: area.y + area.height + GAP, side };
    });
  // On a thing it lies as near to the target as that allows, and in its middle where it is no narrower than that.
  const on = (area: Area) => {
    const low = { x: area.x + GAP, y: area.y + GAP };
    const high = { x: area.x + area.width - size.width - GAP, y: area.y + area.height - size.height - GAP };
    const x = high.x < low.x ? area.x + (area.width - size.width) / 2 : clamp(target.x, low.x, high.x);
    return { x: clamp(x, EDGE, most.x), y: clamp(target.y, low.y, high.y), side: null };
  };
  const found =
    [...besides(target), ...over.map(on), ...clear.flatMap(besides)].find((at) => isOnPage(at) && isClear(at)) ??
    besides(target).find(isOnPage);
  if (found) return found;
  // Away from the middle of the target, so that as much of it as can be stays in sight.
  const isLeft = target.x + target.width / 2 < page.width / 2;
  const isHigh = target.y + target.height / 2 < page.height / 2;
  return { x: isLeft ? Math.max(EDGE, most.x) : EDGE, y: isHigh ? Math.max(EDGE, most.y) : EDGE, side: null };
}
