import { MEASURES_RUNG } from '#engine';
import type { Words } from '../words/index.ts';
import type { Beat } from './beats.ts';
import { clamp } from './geometry.ts';
import type { BoardModel, TableModel, TieModel } from './model.ts';
import { boardWords, ladderTexts, signed } from './say.ts';
import { temperOf, warmthOf } from './warmth.ts';

/**
 * The board as a beat leaves it, before anything that was not said yet has happened: its ties and heats moved, its rung
 * lit, its crisis there or gone. `end` is the board after the whole turn, from which a crisis that opens is taken.
 */
export function applyBeat(model: BoardModel, beat: Beat, end: BoardModel, words: Words): BoardModel {
  const say = boardWords(words);
  const tie = (given: TieModel): TieModel => {
    const by = beat.shifts.reduce((sum, shift) => (shift.tie === given.id ? sum + shift.delta : sum), 0);
    const lit = given.ladders.some((ladder) => ladder.sender === beat.actor && ladder.instrument === beat.instrument);
    if (by === 0 && !lit) return given;
    const value = clamp(given.value + by, -100, 100);
    const warmth = warmthOf(value);
    return {
      ...given,
      value,
      warmth,
      text: say('board.tie', { warmth: say(`board.warmth.${warmth}`), value: signed(value) }),
      shortText: signed(value),
      ladders: given.ladders.map((ladder) => {
        const rung = beat.rung;
        if (ladder.sender !== beat.actor || ladder.instrument !== beat.instrument || rung === undefined) return ladder;
        return {
          ...ladder,
          rung,
          measures: rung >= MEASURES_RUNG,
          ...ladderTexts(say, ladder.sender, ladder.instrument, rung),
        };
      }),
    };
  };
  const table = (given: TableModel): TableModel => {
    const by = beat.heats.reduce((sum, shift) => (shift.actor === given.actor ? sum + shift.delta : sum), 0);
    if (by === 0) return given;
    const heat = clamp(given.heat + by, 0, 100);
    const temper = temperOf(heat);
    return { ...given, heat, temper, temperText: temper === 'calm' ? '' : say(`board.temper.${temper}`) };
  };
  const crises =
    beat.kind === 'crisis'
      ? [
          ...model.crises.filter(({ id }) => id !== beat.crisis),
          ...end.crises.filter(({ id }) => id === beat.crisis && beat.rung !== undefined),
        ]
      : model.crises;
  return {
    ...model,
    pivot: table(model.pivot),
    poles: [table(model.poles[0]), table(model.poles[1])],
    others: model.others.map(table),
    ties: model.ties.map(tie),
    crises,
  };
}
