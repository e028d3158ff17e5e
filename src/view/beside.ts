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

/**
 * Where a note of a size goes beside a target: on the first of the sides on which it fits without covering the target;
 * where it fits on none, in the roomiest corner of the page. It never leaves the page, unless it is larger than that.
 */
export function placeBeside(
  target: Area,
  size: Pick<Area, 'width' | 'height'>,
  page: Pick<Area, 'width' | 'height'>,
  sides: readonly Side[],
): { readonly x: number; readonly y: number; readonly side: Side | null } {
  const right = target.x + target.width;
  const bottom = target.y + target.height;
  const most = { x: page.width - size.width - EDGE, y: page.height - size.height - EDGE };
  const alongX = clamp(target.x, EDGE, most.x);
  const alongY = clamp(target.y, EDGE, most.y);
  const places: Readonly<Record<Side, { readonly x: number; readonly y: number }>> = {
    left: { x: target.x - GAP - size.width, y: alongY },
    right: { x: right + GAP, y: alongY },
    above: { x: alongX, y: target.y - GAP - size.height },
    below: { x: alongX, y: bottom + GAP },
  };
  for (const side of sides) {
    const { x, y } = places[side];
    if (x >= EDGE && x <= most.x && y >= EDGE && y <= most.y) return { x, y, side };
  }
  // Away from the middle of the target, so that as much of it as can be stays in sight.
  const isLeft = target.x + target.width / 2 < page.width / 2;
  const isHigh = target.y + target.height / 2 < page.height / 2;
  return { x: isLeft ? Math.max(EDGE, most.x) : EDGE, y: isHigh ? Math.max(EDGE, most.y) : EDGE, side: null };
}
