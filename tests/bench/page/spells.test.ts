import { describe, expect, it } from 'vitest';
import { type Played, spellsOf } from './play.ts';

const played = (
  ...tasks: readonly (readonly [spell: number, during: string, took: number, isAsked?: boolean])[]
): Played => ({
  answers: [],
  tasks: [],
  tasksBefore: [],
  isFirst: true,
  processor: tasks.map(([spell, during, took, isAsked = false]) => ({ spell, during, took, isAsked })),
});

describe('the longest task of each thing that is done', () => {
  it('is the middle one of the plays', () => {
    const plays = [
      played([0, 'answering', 10], [0, 'answering', 70], [1, 'looking', 20]),
      played([0, 'answering', 40], [1, 'looking', 90]),
      played([0, 'answering', 60], [1, 'looking', 30]),
    ];
    expect(spellsOf(plays)).toEqual([
      { during: 'answering', took: 60 },
      { during: 'looking', took: 30 },
    ]);
  });

  it('leaves out what the bench has asked', () => {
    expect(spellsOf([played([0, 'looking', 20], [0, 'looking', 80, true])])).toEqual([{ during: 'looking', took: 20 }]);
  });

  it('is not told of plays that went different ways', () => {
    expect(() => spellsOf([played([0, 'answering', 10]), played([0, 'looking', 10])])).toThrow('different ways');
  });
});
