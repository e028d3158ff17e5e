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

/** How much worse it is to cover all of what a note is about than to lie wholly on something else that is to be seen. */
const TARGET_COUNTS = 4;

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

/** Pixels of the first that lie under the second. */
function shared(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/**
 * Where a note of a size goes beside a target: on the first of the sides on which it fits without covering the target or
 * what is to be left clear; else on what it may lie on; else beside what is to be left clear; else in a corner of the page.
 * Where nothing of that is free, the one that covers least of all that is to be seen. It never leaves the page, unless it is
 * larger than that.
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
  // Shares: of what it is about, which counts most, and of the note.
  const covered = (at: { readonly x: number; readonly y: number }): number => {
    const note = { ...at, ...size };
    const ofTarget = shared(note, target) / Math.max(1, target.width * target.height);
    const ofNote = clear.reduce((sum, area) => sum + shared(note, area), 0) / (size.width * size.height);
    return TARGET_COUNTS * ofTarget + ofNote;
  };
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
  // Away from the middle of the target first.
  const isLeft = target.x + target.width / 2 < page.width / 2;
  const isHigh = target.y + target.height / 2 < page.height / 2;
  const [far, near] = isLeft ? [Math.max(EDGE, most.x), EDGE] : [EDGE, Math.max(EDGE, most.x)];
  const [away, beside] = isHigh ? [Math.max(EDGE, most.y), EDGE] : [EDGE, Math.max(EDGE, most.y)];
  const corners = [
    { x: far, y: away, side: null },
    { x: far, y: beside, side: null },
    { x: near, y: away, side: null },
    { x: near, y: beside, side: null },
  ] as const;
  let best: { readonly x: number; readonly y: number; readonly side: Side | null } = corners[0];
  let least = Number.POSITIVE_INFINITY;
  for (const at of [...[...besides(target), ...over.map(on), ...clear.flatMap(besides)].filter(isOnPage), ...corners]) {
    const under = covered(at);
    if (under >= least) continue;
    [best, least] = [at, under];
    if (under === 0) break;
  }
  return best;
}
