import { boxesMeet } from './geometry.ts';
import type { Measure } from './measure.ts';
import { fitText } from './measure.ts';
import type { BoardModel, TableModel } from './model.ts';
import { tablesOf } from './model.ts';
import type { LabelLine, LabelPlace, TablePlace } from './places.ts';
import { sizeOf } from './text-box.ts';

/** Lines of a place card: the capital, and its temper, or whose table it is, or its part in the triangle. */
function linesOf(table: TableModel, font: number): LabelLine[] {
  const size = table.place === 'side' ? font * 0.95 : font * 1.1;
  const lines: LabelLine[] = [{ text: table.name, size, font: 'title', ink: 'ink' }];
  if (table.temperText !== '') lines.push({ text: table.temperText, size: font * 0.86, font: 'strong', ink: 'alarm' });
  else if (table.seatText !== '') lines.push({ text: table.seatText, size: font * 0.8, font: 'plain', ink: 'soft' });
  else if (table.roleText !== '') lines.push({ text: table.roleText, size: font * 0.8, font: 'plain', ink: 'soft' });
  return lines;
}

/** Place cards lie on the near edge of their tables; names too long for the room between two tables are cut. */
export function placeCards(
  model: BoardModel,
  tables: readonly TablePlace[],
  board: { readonly width: number; readonly height: number; readonly unit: number; readonly font: number },
  measure: Measure,
): readonly LabelPlace[] {
  const { width, height, unit, font } = board;
  const pad = { x: 7 * unit + 2, y: 2 * unit + 1 };
  const card = (place: TablePlace, table: TableModel, room: number): LabelPlace => {
    const lines = linesOf(table, font).map((line) => ({
      ...line,
      text: fitText(line.text, line.size, line.font, room, measure),
    }));
    const { w, h } = sizeOf(lines, measure, pad);
    const x = Math.max(2, Math.min(width - w - 2, place.x - w / 2));
    const y = Math.min(place.y + place.r * 0.62, height - h - 2);
    return { id: `name.${table.actor}`, kind: 'name', lines, box: { x, y, w, h }, align: 'centre' };
  };
  const found = tables.flatMap((place) => {
    const table = tablesOf(model).find(({ actor }) => actor === place.actor);
    return table ? [{ place, table, room: width * 0.4 }] : [];
  });
  let cards = found.map(({ place, table, room }) => card(place, table, room));
  // Two cards that meet both give way; a few rounds settle any row of tables.
  for (let round = 0; round < 12; round++) {
    let met = false;
    for (const [i, one] of cards.entries()) {
      for (const [j, other] of cards.entries()) {
        if (j <= i || !boxesMeet(one.box, other.box, 3)) continue;
        met = true;
        for (const k of [i, j]) found[k] = { ...found[k]!, room: Math.max(font, (cards[k]!.box.w - pad.x * 2) * 0.85) };
      }
    }
    if (!met) break;
    cards = found.map(({ place, table, room }) => card(place, table, room));
  }
  return cards;
}
