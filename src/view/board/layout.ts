import { placeCards } from './cards.ts';
import type { Box, Circle, Curve, Path, Point } from './geometry.ts';
import { along, between, clamp, distance, even, inTriangle, pathStep, spread, ternary, walk } from './geometry.ts';
import { placeLabels } from './labels.ts';
import type { Measure } from './measure.ts';
import { estimateWidth } from './measure.ts';
import type { BoardModel, TieModel } from './model.ts';
import type {
  BoardLayout,
  CrisisPlace,
  LabelPlace,
  LadderPlace,
  RungPlace,
  TablePlace,
  TiePlace,
  TieRoute,
} from './places.ts';
import { tieStyle } from './warmth.ts';

/** Most side tables that are shown; a scenario with more shows the others on the desk alone. */
export const MOST_SIDE_TABLES = 4;

/** Height of a table's place card, of `lines` lines. */
export const cardHeight = (font: number, lines: number): number => font * (lines > 1 ? 2.62 : 1.62);

/** Size of everything: the board is designed at 820 × 620 and grows or shrinks from there with its area. */
export function unitOfBoard(width: number, height: number): number {
  const fit = Math.min(Math.sqrt((width * height) / (820 * 620)), width / 560, height / 520);
  // A phone is held close: things shrink more slowly than its screen does.
  return fit < 1 ? clamp(0.34 + 0.66 * fit, 0.44, 1) : Math.min(4.6, fit);
}

/** The most that words grow by where a page's own type has grown. */
const MOST_TYPE = 1.5;

/**
 * Size of running labels, in pixels; words shrink more slowly still. With the page's type they grow as far as a small board has room
 * for them.
 */
export const fontOfBoard = (unit: number, type = 1): number => {
  const own = unit < 1 ? Math.max(11.5, 13.5 * Math.sqrt(unit)) : Math.min(44, 13.5 * unit);
  return Math.min(44, own * (1 + (clamp(type, 1, MOST_TYPE) - 1) * clamp((unit - 0.6) * 4, 0, 1)));
};

/** Height of the triangle against its width, at most: a tall board gets bigger tables and air, not a needle. */
const TALLEST = 1.5;
/** The same where more than one side table stands beside it. */
const TALLEST_BESET = 1.9;

function placeTables(model: BoardModel, width: number, height: number, unit: number, font: number): TablePlace[] {
  const others = model.others.slice(0, MOST_SIDE_TABLES);
  const tight = clamp(Math.min(width / 400, height / 330), 0.55, 1);
  const pivotR = 62 * unit * tight;
  const poleR = 56 * unit * tight;
  const sideR = 39 * unit * tight;
  const edge = Math.max(6, 16 * unit * tight);
  const card = cardHeight(font, 2);

  // Side tables take the right; with more than one, the left as well.
  const right = others.length > 0;
  const left = others.length > 1;
  const lane = Math.max(sideR * 0.95, 26 * unit);
  // Names are wider than small tables: their cards set the margin.
  const gap = edge + (right ? 0.4 * font : 0);
  const cardRoom = Math.min(width * 0.13, font * 4.6);
  const x0 = (left ? lane + edge : gap) + Math.max(poleR, cardRoom);
  const x1 = width - (right ? lane + edge : gap) - Math.max(poleR, cardRoom);
  const arc = right ? 26 * unit * tight : 0;
  const low = edge + arc + poleR;
  const deep = height - edge - card * 0.8 - pivotR;
  // A very wide board does not pull the triangle flat, nor a tall one pull it thin.
  const span = Math.min(x1 - x0, (deep - low) * 1.75);
  const spare = (x1 - x0 - span) / 2;
  const air = Math.max(0, deep - low - span * (left ? TALLEST_BESET : TALLEST));
  const top = low + air * 0.42;
  const bottom = deep - air * 0.58;
  const a: TablePlace = { actor: model.poles[0].actor, place: 'pole', x: x0 + spare, y: top, r: poleR };
  const b: TablePlace = { actor: model.poles[1].actor, place: 'pole', x: x1 - spare, y: top, r: poleR };
  // With one side table the pivot sits a little to the other side, to leave it room.
  const lean = right && !left ? 0.44 : 0.5;
  const pivot: TablePlace = {
    actor: model.pivot.actor,
    place: 'pivot',
    x: a.x + (b.x - a.x) * lean,
    y: bottom,
    r: pivotR,
  };
  const sideBottom = bottom + pivotR - sideR;
  const reach = Math.max(sideR, cardRoom) + edge;
  const slots: readonly Point[] = [
    { x: Math.min(width - reach, b.x + lane + poleR * 0.6), y: sideBottom },
    { x: Math.max(reach, a.x - lane - poleR * 0.6), y: sideBottom },
    { x: width - reach, y: top + (sideBottom - top) * 0.5 },
    { x: reach, y: top + (sideBottom - top) * 0.5 },
  ];
  return [
    pivot,
    a,
    b,
    ...others.map((other, i): TablePlace => ({ actor: other.actor, place: 'side', r: sideR, ...slots[i]! })),
  ];
}

/** Where the pivot's marker stands in a triangle. */
export const markerIn = (face: BoardLayout['face'], { marker }: Pick<BoardModel, 'marker'>): Point =>
  inTriangle(spread(marker), face);

/** Lines of equal autonomy and equal exposure across a triangle: a quarter, half and three quarters of the way to each corner. */
export function gridOf(face: readonly [Point, Point, Point]): Point[][] {
  const steps = Array.from({ length: 17 }, (_, i) => i / 16);
  return [0.25, 0.5, 0.75].flatMap((share) =>
    [0, 1, 2].map((corner) =>
      steps.map((step) => {
        const rest = [(1 - share) * step, (1 - share) * (1 - step)] as const;
        const parts = corner === 0 ? [share, ...rest] : corner === 1 ? [rest[0], share, rest[1]] : [...rest, share];
        return inTriangle(spread(ternary(parts[0]!, parts[1]!, parts[2]!)), face);
      }),
    ),
  );
}

/** The way of a tie between two tables; round the outside when it would cross the triangle. */
function routeOf(
  tie: TieModel,
  tables: readonly TablePlace[],
  cards: readonly LabelPlace[],
  board: { width: number; unit: number },
): TieRoute | null {
  const a = tables.find(({ actor }) => actor === tie.a);
  const b = tables.find(({ actor }) => actor === tie.b);
  if (!a || !b) return null;
  const step = pathStep(board.unit);
  const from: Circle = { x: a.x, y: a.y, r: a.r + 2 };
  const to: Circle = { x: b.x, y: b.y, r: b.r + 2 };
  const side = a.place === 'side' ? a : b.place === 'side' ? b : null;
  const other = side === a ? b : a;
  if (side && other.place === 'side') return null;
  if (!side || other.place === 'pivot') return { id: tie.id, from, to, round: null, step };
  const centre = (tables[1]!.x + tables[2]!.x) / 2;
  if (side.x > centre === other.x > centre) return { id: tie.id, from, to, round: null, step };
  // Over the top and down the side, outside the pole that stands between and its card.
  const pole = tables[side.x > centre ? 2 : 1]!;
  const card = cards.find(({ id }) => id === `name.${pole.actor}`)?.box;
  const out = side.x > centre ? 1 : -1;
  const wide = Math.max(pole.r, (card?.w ?? 0) / 2) + 9 * board.unit;
  const x = clamp(pole.x + out * wide, 5, board.width - 5);
  const y = Math.max(5, pole.y - pole.r - 17 * board.unit);
  const turn = Math.min(Math.abs(pole.x - other.x) * 0.4, other.r * 3);
  // In at the far shoulder of the side table: its own pole's tie comes to the near one.
  const door = { x: side.x + out * side.r * 0.72, y: side.y - side.r * 0.72 };
  const round = [
    ...bow(other, { x: other.x + out * turn * 0.5, y }, { x: other.x + out * turn, y }),
    ...bow({ x: pole.x - out * pole.r * 0.4, y }, { x, y }, { x, y: pole.y + pole.r * 0.5 }),
    ...bow({ x, y: pole.y + pole.r * 0.5 }, { x, y: side.y - side.r * 2 }, { x: door.x, y: door.y }),
  ];
  return { id: tie.id, from, to, round: side === a ? round.reverse() : round, step };
}

/** A bend from `a` to `c` drawn towards `b`, in 24 steps. */
const bow = (a: Point, b: Point, c: Point): Point[] =>
  Array.from({ length: 25 }, (_, i) => between(between(a, b, i / 24), between(b, c, i / 24), i / 24));

/** How a tie lies at a relation of −100…100: the colder, the more it hangs. Evenly spaced points, rim to rim. */
export function tiePath(route: TieRoute, value: number): Path {
  const { from, to, round } = route;
  if (round) {
    const free = round.filter((point) => distance(point, from) >= from.r && distance(point, to) >= to.r);
    return even(free, route.step);
  }
  const drop = distance(from, to) * tieStyle(value).sag * (4 / 3);
  const hang = (point: Point): Point => ({ x: point.x, y: point.y + drop });
  const curve: Curve = { p0: from, p1: hang(between(from, to, 1 / 3)), p2: hang(between(from, to, 2 / 3)), p3: to };
  return walk(curve, from, to, route.step);
}

/** Length of a path, from its start or its end, that lies under a card. */
function hidden(path: Path, card: Box | undefined, fromStart: boolean): number {
  if (!card) return 0;
  const points = fromStart ? path.points : [...path.points].reverse();
  const last = points.findLastIndex((point, i) => i < points.length / 2 && within(card, point));
  return last < 0 ? 0 : (last / Math.max(1, points.length - 1)) * path.length;
}

/** Rungs across a tie, from the sender's table on, one ladder after the other. */
function placeLadders(
  tie: TieModel,
  place: TiePlace,
  tables: readonly TablePlace[],
  cards: readonly LabelPlace[],
  unit: number,
): LadderPlace[] {
  if (tie.ladders.length === 0 || place.path.length === 0) return [];
  const under = Math.max(
    ...tie.ladders.map(({ sender }) =>
      hidden(place.path, cards.find(({ id }) => id === `name.${sender}`)?.box, sender === tie.a),
    ),
  );
  const room = (place.path.length - under) * 0.6;
  const step = Math.min(8.5 * unit, room / (tie.ladders.length * 6.6));
  const centre = {
    x: (tables[0]!.x + tables[1]!.x + tables[2]!.x) / 3,
    y: (tables[0]!.y + tables[1]!.y + tables[2]!.y) / 3,
  };
  return tie.ladders.map((ladder, index) => {
    const forward = ladder.sender === tie.a;
    const at = (far: number): ReturnType<typeof along> => {
      const share = far / place.path.length;
      return along(place.path, forward ? share : 1 - share);
    };
    const first = under + 11 * unit + index * step * 7;
    const rungs = Array.from({ length: 5 }, (_, i): RungPlace => {
      const spot = at(first + i * step);
      // Each rung is longer than the one below it: the last is a wall.
      const half = (4.2 + 1.5 * i) * unit;
      const nx = -Math.sin(spot.angle) * half;
      const ny = Math.cos(spot.angle) * half;
      return {
        a: { x: spot.x - nx, y: spot.y - ny },
        b: { x: spot.x + nx, y: spot.y + ny },
        lit: i < ladder.rung,
      };
    });
    const middle = at(first + 2 * step);
    const normal = middle.angle + Math.PI / 2;
    const outward = Math.cos(normal) * (middle.x - centre.x) + Math.sin(normal) * (middle.y - centre.y) > 0;
    return { tie: tie.id, ladder, rungs, middle, away: outward ? normal : normal + Math.PI };
  });
}

/**
 * Where everything on a board of this size lies. No label covers another, a table or a seal, and none leaves the board, for widths of
 * 360 to 3840 pixels and heights from 300; labels that find no room are left out, the tables' names and the ties of the
 * triangle last. `measure` gives the width of texts; without one it is estimated.
 * `type` is the size of the page's type against the usual one.
 */
export function layoutBoard(
  model: BoardModel,
  width: number,
  height: number,
  measure: Measure = estimateWidth,
  type = 1,
): BoardLayout {
  const unit = unitOfBoard(width, height);
  const font = fontOfBoard(unit, type);
  const tables = placeTables(model, width, height, unit, font);
  const cards = placeCards(model, tables, { width, height, unit, font }, measure);
  const face: [Point, Point, Point] = [tables[0]!, tables[1]!, tables[2]!];
  const ties: TiePlace[] = [];
  const ladders: LadderPlace[] = [];
  for (const tie of model.ties) {
    const route = routeOf(tie, tables, cards, { width, unit });
    if (!route) continue;
    const place: TiePlace = { ...route, path: tiePath(route, tie.value) };
    ties.push(place);
    ladders.push(...placeLadders(tie, place, tables, cards, unit));
  }
  const crises: CrisisPlace[] = [];
  const onTie = new Map<string, number>();
  for (const crisis of model.crises) {
    const tie = model.ties.find(
      ({ a, b }) =>
        (a === crisis.challenger && b === crisis.target) || (b === crisis.challenger && a === crisis.target),
    );
    const place = ties.find(({ id }) => id === tie?.id);
    if (!place) continue;
    const nth = onTie.get(place.id) ?? 0;
    onTie.set(place.id, nth + 1);
    const r = 15 * unit;
    // Clear of the ladders, which hang from the sender's end.
    const sender = tie?.ladders[0]?.sender;
    const middle = sender === undefined ? 0.5 : sender === tie?.a ? 0.7 : 0.3;
    const spot = along(
      place.path,
      middle + (((nth + 1) >> 1) * (nth % 2 ? 1 : -1) * r * 2.6) / Math.max(1, place.path.length),
    );
    crises.push({ id: crisis.id, seal: { x: spot.x, y: spot.y, r } });
  }
  const marker = markerIn(face, model);
  const pivot = tables[0]!;
  const start: Point = { x: 0, y: pivot.y + pivot.r * 0.1 };
  const left = tables.find(({ place, x }) => place === 'side' && x < pivot.x);
  const laneFrom: Point = left ? { x: pivot.x, y: height } : start;
  const bare: Omit<BoardLayout, 'labels'> = {
    width,
    height,
    unit,
    font,
    tables,
    ties,
    ladders,
    crises,
    face,
    marker: { ...marker, r: 11 * unit },
    trail: model.trail.map((place) => inTriangle(spread(place), face)),
    token: Math.max(0.8, unit * 1.28),
    lane: walk(
      {
        p0: laneFrom,
        p1: between(laneFrom, pivot, 1 / 3),
        p2: between(laneFrom, pivot, 2 / 3),
        p3: pivot,
      },
      { ...laneFrom, r: 0 },
      { ...pivot, r: pivot.r + 2 },
      4,
    ),
  };
  return { ...bare, labels: placeLabels(model, bare, cards, measure) };
}

/** The table at a point, with a finger's width of grace; null for the open board. */
export function tableAt(layout: BoardLayout, point: Point): string | null {
  let best: string | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const table of layout.tables) {
    const card = layout.labels.find(({ id }) => id === `name.${table.actor}`)?.box;
    const onCard = card !== undefined && within(card, point);
    const far = distance(table, point) - table.r;
    const grace = Math.max(4, 24 - table.r);
    if (onCard || far <= grace) {
      const rank = onCard ? Math.min(0, far) : far;
      if (rank < nearest) {
        nearest = rank;
        best = table.actor;
      }
    }
  }
  return best;
}

const within = (box: Box, point: Point): boolean =>
  point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y && point.y <= box.y + box.h;

/** Where words spoken at a table lie: by the table, within the board, clear of its middle when there is room. */
export function bubbleAt(layout: BoardLayout, actor: string | undefined, w: number, h: number): Box {
  const margin = 6;
  const table = layout.tables.find((each) => each.actor === actor);
  const hold = (x: number, y: number): Box => ({
    x: clamp(x, margin, Math.max(margin, layout.width - w - margin)),
    y: clamp(y, margin, Math.max(margin, layout.height - h - margin)),
    w,
    h,
  });
  if (!table) return hold((layout.width - w) / 2, layout.height * 0.36 - h / 2);
  const gap = 10 * layout.unit;
  if (table.place === 'pole') return hold(table.x - w / 2, table.y + table.r + gap + cardHeight(layout.font, 2) * 0.75);
  return hold(table.x - w / 2, table.y - table.r - gap - h);
}
