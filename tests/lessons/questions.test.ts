import { describe, expect, it } from 'vitest';
import { readLesson } from '#scenario';
import { type DebriefQuestion, type Happened, happenedIn, questionsFor } from '#view';
import { readScenarioFiles } from '../../tools/scenario-files.ts';
import { curveball } from '../lab/scenarios.ts';
import { lessonSetting, played } from '../view/settings.ts';

const asked = (id: string, fields: Partial<DebriefQuestion> = {}): DebriefQuestion => ({
  id,
  because: `${id} in {quarter}`,
  ask: `${id}?`,
  concept: '',
  when: [],
  unless: [],
  seats: [],
  elsewhere: null,
  ...fields,
});
const quarter = (turn: number): string => `Q${turn + 1}`;
const ids = (questions: readonly { readonly id: string }[]): string[] => questions.map(({ id }) => id);
const run = (entries: Readonly<Record<string, number>>): Happened => new Map(Object.entries(entries));

describe('the questions that a run has earned', () => {
  it('are those whose thing happened, and whose other thing did not', () => {
    const questions = [
      asked('signed', { when: ['decision.a.sign', 'decision.b.sign'] }),
      asked('warned', { when: ['instrument.us.arms.warning'] }),
      asked('bluffed', { when: ['decision.a.sign'], unless: ['instrument.us.arms.limited'] }),
    ];
    expect(ids(questionsFor(questions, run({ 'decision.b.sign': 2 }), quarter))).toEqual(['signed']);
    expect(ids(questionsFor(questions, run({ 'decision.a.sign': 0 }), quarter))).toEqual(['signed', 'bluffed']);
    expect(
      ids(questionsFor(questions, run({ 'decision.a.sign': 0, 'instrument.us.arms.limited': 3 }), quarter)),
    ).toEqual(['signed']);
    expect(questionsFor(questions, run({}), quarter)).toEqual([]);
  });

  it('name the quarter in which it first happened, and come in the order of the run', () => {
    const questions = [asked('late', { when: ['x', 'y'] }), asked('early', { when: ['z'] })];
    const found = questionsFor(questions, run({ x: 4, y: 3, z: 1 }), quarter);
    expect(found.map(({ because }) => because)).toEqual(['early in Q2', 'late in Q4']);
  });

  it('put what happened before what is asked of everybody, and each concept once before any twice', () => {
    const questions = [
      asked('everyone', { concept: 'hedging', because: 'always' }),
      asked('one', { when: ['x'], concept: 'hedging' }),
      asked('two', { when: ['x'], concept: 'hedging' }),
      asked('three', { when: ['x'], concept: 'linkage' }),
    ];
    const happened = run({ x: 0 });
    expect(ids(questionsFor(questions, happened, quarter, 2))).toEqual(['one', 'three']);
    expect(ids(questionsFor(questions, happened, quarter, 3))).toEqual(['one', 'two', 'three']);
    expect(ids(questionsFor(questions, happened, quarter, 4))).toEqual(['one', 'two', 'three', 'everyone']);
  });
});

describe('of played games of the lesson', () => {
  const setting = lessonSetting();
  const questions =
    readLesson(readScenarioFiles('scenarios/caatsa-curveball'), curveball().bundle).lesson?.debrief ?? [];
  const games = ['1', '2', '3', '4', '5', '6'].map((seed) => played(setting, seed).reports);

  it('hold moves, events, answers, rungs and the ending, by when they came', () => {
    for (const reports of games) {
      const happened = happenedIn(setting, reports);
      const keys = [...happened.keys()];
      expect(happened.get('event.contract-signed')).toBe(0);
      // A dated event comes on its date: the second of May 2019, and the winter of 2020.
      expect(happened.get('event.waivers-end')).toBe(2);
      if (reports.length === 6) expect(happened.get('event.virus')).toBe(5);
      expect(keys.filter((key) => key.startsWith('ending.'))).toEqual([`ending.${reports.at(-1)?.after.ending}`]);
      for (const kind of ['decision.', 'event.', 'ladder.us.'])
        expect(
          keys.some((key) => key.startsWith(kind)),
          kind,
        ).toBe(true);
      // Silence is an answer too, and counts as the one it means.
      expect(keys.filter((key) => /^event\.contract-signed\..+/.test(key))).toHaveLength(1);
      expect(Math.max(...happened.values())).toBeLessThan(reports.length);
    }
    const all = games.flatMap((reports) => [...happenedIn(setting, reports).keys()]);
    for (const kind of ['instrument.us.arms.', 'demand.us.', 'crisis.', 'promise.'])
      expect(
        all.some((key) => key.startsWith(kind)),
        kind,
      ).toBe(true);
  });

  it('bring six questions each, none unanswered by the run, and not the same for all', () => {
    const chosen = games.map((reports) => questionsFor(questions, happenedIn(setting, reports), quarter));
    for (const list of chosen) {
      expect(list).toHaveLength(6);
      for (const { because } of list) expect(because).not.toContain('{');
    }
    expect(new Set(chosen.map((list) => ids(list).join())).size).toBeGreaterThan(3);
  });

  it('ask of a run in the making what has happened so far', () => {
    const [reports = []] = games;
    const early = questionsFor(questions, happenedIn(setting, reports.slice(0, 1)), quarter);
    expect(early.length).toBeGreaterThanOrEqual(3);
    expect(ids(early)).not.toContain('won');
  });
});
