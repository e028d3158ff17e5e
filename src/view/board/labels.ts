import type { Box, Circle, Point } from './geometry.ts';
import { along, boundsOf, boxAround, boxesMeet, boxInside, boxMeetsCircle, distance, pathStep } from './geometry.ts';
import type { LabelFont, Measure } from './measure.ts';
import { fitText, wrapText } from './measure.ts';
import type { BoardModel } from './model.ts';
import { tablesOf } from './model.ts';
import type { BoardLayout, LabelLine, LabelPlace } from './places.ts';
import type { Padding } from './text-box.ts';
import { sizeOf } from './text-box.ts';
import { tieStyle } from './warmth.ts';

/** Cuts each line to the room it has. */
const fitLines = (lines: readonly LabelLine[], room: number, measure: Measure): LabelLine[] =>
  lines.map((line) => ({ ...line, text: fitText(line.text, line.size, line.font, room, measure) }));

/** Finds room for the labels, most needed first: names, ties of the triangle, crises, type, ladders, other ties. */
export function placeLabels(
  model: BoardModel,
  layout: Omit<BoardLayout, 'labels'>,
  cards: readonly LabelPlace[],
  measure: Measure,
): readonly LabelPlace[] {
  const { width, height, font, unit } = layout;
  const gap = Math.max(2, 4 * unit);
  const labels: LabelPlace[] = [...cards];
  const discs: Circle[] = [...layout.tables, ...layout.crises.map(({ seal }) => seal)];
  const rungs = layout.ladders.map((ladder) =>
    boundsOf(
      ladder.rungs.flatMap(({ a, b }) => [a, b]),
      1,
    ),
  );

  const wisps: Box[] = tablesOf(model).flatMap((table) => {
    const place = layout.tables.find(({ actor }) => actor === table.actor);
    return place && table.temper !== 'calm'
      ? [{ x: place.x - place.r * 0.45, y: place.y - place.r * 1.42, w: place.r * 0.9, h: place.r * 0.45 }]
      : [];
  });
  // Lines are spared where they can be; a point every few pixels is fine enough for boxes the size of words.
  const sparse = Math.max(1, Math.round((12 * unit) / pathStep(unit)));
  const lines = layout.ties.map(({ id, path }) => ({
    id,
    bounds: boundsOf(path.points),
    points: path.points.filter((_, i) => i % sparse === 0),
  }));
  const crosses = (box: Box, own: string | undefined): boolean =>
    lines.some(
      ({ id, bounds, points }) =>
        id !== own &&
        boxesMeet(box, bounds) &&
        points.some(({ x, y }) => x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h),
    );

  /** What must be free: the board's edge, other words, tables, seals, wisps. */
  const free = (box: Box): boolean =>
    boxInside(box, width, height, 2) &&
    labels.every((label) => !boxesMeet(box, label.box, gap)) &&
    discs.every((disc) => !boxMeetsCircle(box, disc, 2)) &&
    wisps.every((wisp) => !boxesMeet(box, wisp));
  /** What had better be: 2 when nothing is crossed, 1 when only a line is, 0 when rungs or the marker are. */
  const merit = (tight: Box, own: string | undefined, marker: boolean): number => {
    const box = { x: tight.x - gap, y: tight.y - gap / 2, w: tight.w + 2 * gap, h: tight.h + gap };
    return meritOf(box, own, marker);
  };
  const meritOf = (box: Box, own: string | undefined, marker: boolean): number =>
    rungs.some((rung) => boxesMeet(box, rung, 1)) || (marker && boxMeetsCircle(box, layout.marker, 2))
      ? 0
      : crosses(box, own)
        ? 1
        : 2;

  /** Puts the first variant that fits at the first spot that is free, the spots of greatest merit before others. */
  const tryPlace = (
    base: Pick<LabelPlace, 'id' | 'kind'> & { readonly tie?: string },
    variants: readonly (readonly LabelLine[])[],
    spots: readonly ((w: number, h: number) => { readonly box: Box; readonly align: LabelPlace['align'] })[],
    pad: Padding,
    marker: boolean,
    least = 0,
    isApt: (box: Box) => boolean = () => true,
  ): boolean => {
    let best: LabelPlace | null = null;
    let bestMerit = least - 1;
    for (const lines of variants) {
      const { w, h } = sizeOf(lines, measure, pad);
      for (const spot of spots) {
        const { box, align } = spot(w, h);
        if (!isApt(box) || !free(box)) continue;
        const has = merit(box, base.tie, marker);
        if (has <= bestMerit) continue;
        best = { ...base, lines, box, align };
        bestMerit = has;
        if (has === 2) break;
      }
      if (bestMerit === 2) break;
    }
    if (best) labels.push(best);
    return best !== null;
  };

  const line = (text: string, ink: LabelLine['ink'], scale = 1, face: LabelFont = 'plain'): LabelLine => ({
    text,
    size: font * scale,
    font: face,
    ink,
  });
  const centred = (spot: Point) => (w: number, h: number) => ({ box: boxAround(spot, w, h), align: 'centre' as const });
  /** Beside a point, in a direction, just clear of it. */
  const beside = (spot: Point, angle: number, off: number) => (w: number, h: number) => {
    const x = Math.cos(angle);
    const y = Math.sin(angle);
    const middle = { x: spot.x + x * (off + w / 2), y: spot.y + y * (off + h / 2) };
    const align: LabelPlace['align'] = x < -0.35 ? 'right' : x > 0.35 ? 'left' : 'centre';
    return { box: boxAround(middle, w, h), align };
  };

  const tieLabel = (id: string, scale: number): void => {
    const tie = model.ties.find((each) => each.id === id);
    const place = layout.ties.find((each) => each.id === id);
    if (!tie || !place || place.path.points.length < 2) return;
    // Where a tie is torn the tear is left in sight.
    const torn = tie.place === 'side' && tieStyle(tie.value).fray > 0.15;
    const stops = [0.5, 0.56, 0.44, 0.62, 0.38, 0.68, 0.32, 0.74, 0.26, 0.8, 0.2].sort((p, q) =>
      torn ? Number(Math.abs(p - 0.5) < 0.2) - Number(Math.abs(q - 0.5) < 0.2) : 0,
    );
    const spots = stops.map((stop) => centred(along(place.path, stop)));
    const sides = [5, 20, 36].flatMap((off) =>
      stops.slice(0, 9).flatMap((stop) => {
        const spot = along(place.path, stop);
        return [-1, 1].map((side) => beside(spot, spot.angle + (side * Math.PI) / 2, off * unit));
      }),
    );
    const value = tie.text;
    tryPlace(
      { id: `tie.${id}`, kind: 'tie', tie: id },
      [
        [line(value, 'warmth', scale, 'strong')],
        [line(value, 'warmth', scale * 0.86, 'strong')],
        [line(tie.shortText, 'warmth', scale * 0.86, 'strong')],
        [line(tie.shortText, 'warmth', scale * 0.72, 'strong')],
      ],
      [...spots, ...sides],
      { x: 5 * unit + 1, y: 1.5 * unit + 1 },
      true,
    );
  };
  for (const tie of model.ties) if (tie.place === 'side') tieLabel(tie.id, 1);

  for (const crisis of model.crises) {
    const place = layout.crises.find(({ id }) => id === crisis.id);
    if (!place) continue;
    const { seal } = place;
    const spots = [5, 16, 30, 46].flatMap((off) =>
      [-6, 6, -5, 5, -7, 7, -4, 4, -8, 8, -3, 3, -9, 9, -2, 2, 0, 12].map((step) =>
        beside(seal, (step * Math.PI) / 12, seal.r + off * unit),
      ),
    );
    const name = line(crisis.name, 'alarm', 1, 'title');
    const room = Math.min(width * 0.46, 230 * unit);
    tryPlace(
      { id: `crisis.${crisis.id}`, kind: 'crisis' },
      [
        fitLines([name, line(crisis.text, 'ink', 0.86)], room, measure),
        fitLines([line(crisis.name, 'alarm', 0.86, 'title'), line(crisis.text, 'ink', 0.78)], room * 0.7, measure),
        fitLines([line(crisis.name, 'alarm', 0.86, 'title'), line(crisis.shortText, 'ink', 0.78)], room * 0.6, measure),
        fitLines([line(crisis.name, 'alarm', 0.8, 'title')], room * 0.6, measure),
        fitLines([line(crisis.name, 'alarm', 0.74, 'title')], room * 0.4, measure),
      ],
      spots,
      { x: 6 * unit + 2, y: 3 * unit + 1 },
      true,
    );
  }

  const top = (layout.face[1].y + layout.face[2].y) / 2;
  const centre = (layout.face[0].x + layout.face[1].x + layout.face[2].x) / 3;
  const depth = layout.face[0].y - top;
  const type = (scale: number): LabelLine[] => [
    line(model.triangleText, 'ink', 1.18 * scale, 'title'),
    line(model.strainText, 'soft', 0.92 * scale),
  ];
  const room = Math.abs(layout.face[2].x - layout.face[1].x) * 0.56;
  tryPlace(
    { id: 'triangle', kind: 'triangle' },
    [
      fitLines(type(1), room, measure),
      fitLines(type(0.86), room, measure),
      fitLines(type(0.86).slice(0, 1), room * 0.9, measure),
      fitLines(type(0.74).slice(0, 1), room * 0.8, measure),
    ],
    [0.22, 0.26, 0.3, 0.18, 0.35, 0.4, 0.5, 0.14, 0.58].map((share) => centred({ x: centre, y: top + depth * share })),
    { x: 4, y: 2 },
    true,
  );

  for (const { tie, ladder, middle, away, rungs: steps } of layout.ladders) {
    const last = steps[4]!;
    const off = Math.hypot(last.a.x - last.b.x, last.a.y - last.b.y) / 2 + 4 * unit;
    const ink = ladder.measures ? 'alarm' : ladder.rung > 0 ? 'ink' : 'soft';
    const face: LabelFont = ladder.rung > 0 ? 'strong' : 'plain';
    const long = line(ladder.text, ink, 0.86, face);
    const short = line(ladder.shortText, ink, 0.86, face);
    // As many of its first words as there is room for; one at least, be it cut.
    const cut = (scale: number): LabelLine => {
      const size = font * scale;
      const room = Math.max(size * 3, width * 0.185);
      const parts = ladder.shortText.split(' ');
      const fit = parts.findLastIndex((_, i) => measure(parts.slice(0, i + 1).join(' '), size, face) <= room);
      const text = parts.slice(0, Math.max(2, fit + 1)).join(' ');
      return line(fitText(text, size, face, Math.max(room, width * 0.24), measure), ink, scale, face);
    };
    const pair = [line(ladder.nameText, ink, 0.86, face), line(ladder.rungText, ink, 0.78)];
    const base = { id: `ladder.${ladder.sender}.${ladder.instrument}`, kind: 'ladder' } as const;
    const stops = [middle, steps[1]!.a, steps[3]!.a, steps[0]!.a, steps[4]!.a];
    // Of two ladders on a tie, the words of the one nearer to the sender's table give way towards that table.
    const sender = layout.tables.find(({ actor }) => actor === ladder.sender);
    const onTie = layout.ladders.filter((each) => each.tie === tie);
    const up = (sender?.y ?? 0) < middle.y ? -1 : 1;
    const first = onTie[0]?.ladder === ladder && onTie.length > 1 ? up : -up;
    const places = [
      stops.map((stop) => ({ stop, shift: 0 })),
      [0.3, 0.6, 0.9, -0.3].map((share) => ({ stop: middle, shift: share * first })),
    ];
    const spots = (angle: number) =>
      places.flatMap((group) =>
        [off, off + 8 * unit].flatMap((far) =>
          group.map(({ stop, shift }) => (w: number, h: number) => {
            const { box, align } = beside(stop, angle, far)(w, h);
            return { box: { ...box, y: box.y + shift * h }, align };
          }),
        ),
      );
    const pad = { x: 2, y: 1 };
    // Outside the triangle first, be it in fewer words.
    const stack = (text: string, room: number, most: number): LabelLine[] => {
      const longest = Math.max(...text.split(' ').map((word) => measure(word, font * 0.8, face)));
      return wrapText(text, font * 0.8, face, Math.max(longest, width * room), most, measure).map((part) =>
        line(part, ink, 0.8, face),
      );
    };
    const step = line(ladder.rungText, ink, 0.74);
    const broken = [
      [...stack(ladder.nameText, 0.19, 2), step],
      [...stack(ladder.nameText, 0.15, 3), step],
      stack(ladder.shortText, 0.19, 2),
      stack(ladder.shortText, 0.15, 3),
      stack(ladder.shortText, 0.12, 4),
    ].filter((lines) => !lines.some(({ text }) => text.endsWith('…')));
    const whole = [[long], pair, ...broken.slice(0, 2), [short], ...broken.slice(2)];
    const brief = [
      [cut(0.86)],
      [cut(0.76)],
      cut(0.76)
        .text.split(' ')
        .map((part) => line(part, ink, 0.76, face)),
    ];
    const inward = [pair, ...broken, [long], [short]];
    // Words that lie nearer to another ladder would be taken for its.
    const isApt = (box: Box): boolean => {
      const centre = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
      return layout.ladders.every(
        (other) => other.ladder === ladder || distance(centre, middle) < distance(centre, other.middle),
      );
    };
    const inside = away + Math.PI;
    // Outside the triangle and whole, then in fewer words or, where the board is large, inside, without crossing a line; when
    // there is no room, across it.
    const attempts: readonly (readonly [variants: readonly (readonly LabelLine[])[], angle: number, least: number])[] =
      [
        [whole, away, 2],
        ...(unit > 0.8 ? [[inward, inside, 2] as const] : []),
        [brief, away, 2],
        [inward, inside, 2],
        [[...whole, ...brief], away, 0],
        [[...inward, ...brief], inside, 0],
      ];
    attempts.some(([variants, angle, least]) => tryPlace(base, variants, spots(angle), pad, true, least, isApt));
  }

  for (const tie of model.ties) if (tie.place === 'outer') tieLabel(tie.id, 0.88);

  if (model.traffic.some(({ from, to }) => from === null || to === null)) {
    const start = layout.lane.points[0];
    const spots =
      start && start.x === 0
        ? [1, -1].map((side) => beside({ x: 4, y: start.y + side * (side > 0 ? 8 : 17) * layout.token }, side, 0))
        : [];
    const left = spots.map((spot) => (w: number, h: number) => {
      const { box } = spot(w, h);
      return { box: { ...box, x: 4 }, align: 'left' as const };
    });
    tryPlace({ id: 'lane', kind: 'lane' }, [[line(model.laneText, 'soft', 0.8)]], left, { x: 2, y: 0 }, false);
  }
  return labels;
}
