import { describe, expect, test } from 'vitest';
import type { BoardModel } from '#view';
import { applyBeat, beatsOf, boardModel, layoutBoard, MOST_BEATS, paceOf, tablesOf, warmthOf } from '#view';
import { flagship, lessonSetting, played, small } from '../settings.ts';

const settings = [
  ['the small scenario', small],
  ['the flagship', flagship],
] as const;

describe.each(settings)('the board of %s', (_, open) => {
  const setting = open();
  const { bundle, ruleset, words } = setting;
  const { reports } = played(setting, 'board-1');
  const states = reports.map(({ before }) => before);
  const at = (turn: number): BoardModel => boardModel(bundle, ruleset, states[turn]!, states.slice(0, turn), words);

  test('has words for everything it shows', () => {
    for (const turn of states.keys()) {
      const model = at(turn);
      const texts = [
        model.triangleText,
        model.strainText,
        model.laneText,
        ...tablesOf(model).flatMap(({ name, roleText, temper, temperText }) => [
          name,
          ...(roleText === '' ? [] : [roleText]),
          temper === 'calm' ? 'calm' : temperText,
        ]),
        ...model.ties.flatMap(({ text, ladders }) => [text, ...ladders.flatMap((each) => [each.text, each.shortText])]),
        ...model.crises.flatMap(({ name, text }) => [name, text]),
      ];
      for (const text of texts) expect(text).not.toMatch(/^$|board\.|actor\.|instrument\.|crisis\.|undefined|NaN/);
    }
  });

  test('shows every relation once, with its warmth and the change since the quarter before', () => {
    for (const turn of states.keys()) {
      const model = at(turn);
      expect(model.ties.map(({ id }) => id)).toEqual(ruleset.data.relations.map(({ a, b }) => `${a}.${b}`));
      for (const [i, tie] of model.ties.entries()) {
        expect(tie.warmth).toBe(warmthOf(tie.value));
        if (turn > 0) expect(tie.value - tie.change).toBeCloseTo(at(turn - 1).ties[i]!.value, 9);
      }
      const { own, first, second } = model.marker;
      expect(own + first + second).toBeCloseTo(1, 12);
      expect(model.trail).toHaveLength(turn);
    }
  });

  test('what flows in is the whole of the oil', () => {
    const oil = at(0).traffic.filter(({ kind }) => kind === 'tanker');
    expect(oil.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(1, 9);
  });

  test('a turn plays out in words, at known tables, and no longer than a class will watch', () => {
    const actors = new Set(ruleset.data.actors.map(({ id }) => id));
    for (const report of reports) {
      const beats = beatsOf(bundle, ruleset, report, words);
      const plan = report.plans[ruleset.data.pivot] ?? [];
      if (plan.length > 0) expect(beats.some(({ kind }) => kind === 'move')).toBe(true);
      for (const beat of beats) {
        expect(beat.text).not.toMatch(/^$|\{|undefined/);
        expect(beat.text, JSON.stringify(beat)).not.toMatch(
          /^(board|decision|event|ladder|crisis|instrument|programme)\./,
        );
        if (beat.actor !== undefined) expect(actors).toContain(beat.actor);
      }
      const always = beats.filter(({ kind }) => kind === 'sanction' || kind === 'crisis' || kind === 'end').length;
      expect(beats.length).toBeLessThanOrEqual(Math.max(MOST_BEATS, always) + 1);
      expect(paceOf(beats).reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(16_001);
    }
  });

  test('every measure that changes is said, and beats move ties by no more than the ledger did', () => {
    for (const report of reports) {
      const beats = beatsOf(bundle, ruleset, report, words);
      for (const { sender, instrument, before, after } of report.sanctions)
        if (before !== after)
          expect(
            beats.some((beat) => beat.actor === sender && beat.instrument === instrument && beat.rung === after),
          ).toBe(true);
      for (const { a, b } of ruleset.data.relations) {
        const told = beats.flatMap(({ shifts }) => shifts).filter(({ tie }) => tie === `${a}.${b}`);
        const written = report.ledger.filter(({ variable }) => variable === `relations.${a}.${b}`);
        const size = (values: readonly { delta: number }[]): number =>
          values.reduce((sum, { delta }) => sum + Math.abs(delta), 0);
        expect(size(told)).toBeLessThanOrEqual(size(written) + 1e-9);
      }
    }
  });

  test('the beats of a turn, applied, keep to what the end shows', () => {
    for (const [turn, report] of reports.entries()) {
      const from = at(turn);
      const to = boardModel(bundle, ruleset, report.after, states.slice(0, turn + 1), words);
      let model = from;
      for (const beat of beatsOf(bundle, ruleset, report, words)) {
        model = applyBeat(model, beat, to, words);
        layoutBoard(model, 390, 360);
        for (const tie of model.ties) expect(Math.abs(tie.value)).toBeLessThanOrEqual(100);
      }
      const rungs = (board: BoardModel): number[] =>
        board.ties.flatMap(({ ladders }) => ladders.map(({ rung }) => rung));
      expect(rungs(model)).toEqual(rungs(to));
      expect(new Set(model.crises.map(({ id }) => id))).toEqual(new Set(to.crises.map(({ id }) => id)));
    }
  });
});

/** Boards as they lie on a phone of 360 and of 390 pixels, a tablet and a desk. */
const SIZES = [
  [344, 352],
  [374, 352],
  [356, 420],
  [500, 480],
  [552, 560],
] as const;

test.each([
  ['the flagship', flagship],
  ['the lesson', lessonSetting],
])('every ladder of %s is named on every screen, and no word of it cut', (_, open) => {
  const setting = open();
  const { bundle, ruleset, words } = setting;
  const cut = ['names-1', 'names-2', 'names-3'].flatMap((seed) => {
    const { reports } = played(setting, seed);
    const states = reports.map(({ before }) => before);
    return states.flatMap((state, turn) =>
      SIZES.flatMap(([width, height]) => {
        const model = boardModel(bundle, ruleset, state, states.slice(0, turn), words);
        const { labels } = layoutBoard(model, width, height);
        const said = labels.filter(({ kind }) => kind === 'ladder').map(({ lines }) => lines.map(({ text }) => text));
        const ladders = model.ties.flatMap((tie) => tie.ladders);
        return [
          ...(said.length < ladders.length ? [`${seed}, ${turn}, ${width}: ${said.length} of ${ladders.length}`] : []),
          ...said
            .flat()
            .filter((text) => text.includes('…'))
            .map((text) => `${seed}, ${turn}, ${width}: ${text}`),
        ];
      }),
    );
  });
  expect(cut).toEqual([]);
});
