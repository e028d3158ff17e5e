import type { Words } from '../words/index.ts';
import type { TieShift } from './beats.ts';
import { clamp } from './geometry.ts';
import type { BoardModel } from './model.ts';
import { boardWords, signed } from './say.ts';
import { warmthOf } from './warmth.ts';

/** The board with some ties moved by as much, before anything else has: how a beat leaves it. */
export function shiftTies(model: BoardModel, shifts: readonly TieShift[], words: Words): BoardModel {
  const say = boardWords(words);
  if (shifts.length === 0) return model;
  return {
    ...model,
    ties: model.ties.map((tie) => {
      const by = shifts.reduce((sum, shift) => (shift.tie === tie.id ? sum + shift.delta : sum), 0);
      if (by === 0) return tie;
      const value = clamp(tie.value + by, -100, 100);
      const warmth = warmthOf(value);
      const text = say('board.tie', { warmth: say(`board.warmth.${warmth}`), value: signed(value) });
      return { ...tie, value, warmth, text, shortText: signed(value) };
    }),
  };
}
