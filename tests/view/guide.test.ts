import { describe, expect, it } from 'vitest';
import { firstStep, GUIDE_STEPS, type GuideFacts, type GuideStep, guideNote, guideSteps, stepBeside } from '#view';
import { flagship } from './settings.ts';

const facts: GuideFacts = { phase: 'plan', matters: 2, answered: 0, moves: 0, predicting: false, asked: false };

describe('the guided turn', () => {
  it('walks through the planning and stops at the commit button', () => {
    const seen: GuideStep[] = [];
    for (let step: GuideStep | null = firstStep('plan'); step; step = stepBeside(facts, step, 1)) seen.push(step);
    expect(seen).toEqual(['table', 'figures', 'dilemma', 'move', 'odds', 'why', 'commit']);
    expect(stepBeside(facts, firstStep('reveal'), 1)).toBe('moved');
    expect(stepBeside(facts, 'answers', -1)).toBeNull();
    expect(stepBeside(facts, 'table', -1)).toBeNull();
    expect(stepBeside(facts, 'moved', 1)).toBeNull();
  });

  it('does not speak of a matter when none is on the desk', () => {
    expect(guideSteps({ matters: 0 })).not.toContain('dilemma');
    expect(stepBeside({ ...facts, matters: 0 }, 'figures', 1)).toBe('move');
  });

  it('has words for every note, and says when its task is done', () => {
    const setting = flagship();
    const done: GuideFacts = { phase: 'reveal', matters: 2, answered: 1, moves: 1, predicting: false, asked: true };
    for (const [index, step] of GUIDE_STEPS.entries()) {
      const note = guideNote(setting, 'india', step, facts);
      expect(note).toMatchObject({ step, place: index + 1, of: GUIDE_STEPS.length });
      for (const text of [note.title, note.text, note.task]) expect(text, step).not.toMatch(/guide\.|[{}]/);
      expect(note.done, step).toBe(note.task === '');
      expect(guideNote(setting, 'india', step, done).done, step).toBe(true);
    }
    expect(guideNote(setting, 'india', 'table', facts).text).toMatch(/Delhi.*Washington.*Moscow/);
  });
});
