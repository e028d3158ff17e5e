import { describe, expect, it } from 'vitest';
import { IllegalPlanError, legalMoves, type Plan, type State, step } from '#engine';
import { forecast, quarterAhead } from '#lab';
import { type RangeLine, rangedVariables, rangesOf, type Setting } from '#view';
import { flagship, played, withValues } from './settings.ts';

function all(setting: Setting, state: State, seat: string, plan: Plan) {
  const variables = rangedVariables(setting.ruleset);
  const courses = quarterAhead(setting.ruleset, { state, seat, plan, before: {}, variables });
  for (let steps = 0; ; steps += 1) {
    const { done, value } = courses.next();
    if (done) return { steps, lines: rangesOf(setting, state, value) as readonly RangeLine[] };
  }
}

const numberIn = (text: string): number => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));

describe('the ranges of the next quarter', () => {
  it('are those of the forecast, imagined a course at a time, whatever the seed of the game', () => {
    const setting = flagship();
    const { ruleset } = setting;
    const { pivot } = ruleset.data;
    const state = played(setting, 'ranges-1').reports[3]?.before;
    if (!state) throw new Error('The game was too short.');
    const plan = legalMoves(ruleset, state, pivot).slice(0, 1);
    const { steps, lines } = all(setting, state, pivot, plan);
    expect(steps).toBe(200);
    const { figures } = forecast(ruleset, state, plan, { simulations: 200 });
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      const range = figures.find(({ variable }) => variable === line.variable)?.nextQuarter;
      if (!range) throw new Error(`The forecast has no ${line.variable}.`);
      // Shown to one decimal at least in part of the figures, to none in the others.
      expect(Math.abs(numberIn(line.low) - range.p10), line.name).toBeLessThanOrEqual(0.5);
      expect(Math.abs(numberIn(line.high) - range.p90), line.name).toBeLessThanOrEqual(0.5);
    }
    expect(all(setting, { ...state, seed: 'another' }, pivot, plan).lines).toEqual(lines);
  });

  it('count a risk that comes true as certain, not as what is left above it', () => {
    const setting = flagship();
    const { ruleset } = setting;
    const [instrument] = ruleset.data.instruments;
    if (!instrument) throw new Error('The flagship has no sanctions.');
    const root = `sanctions.${instrument.sender}.${instrument.id}`;
    const opening = played(setting, 'ranges-1').reports[0]?.before;
    if (!opening) throw new Error('Nothing was played.');
    const state = withValues(ruleset, opening, { [`${root}.rung`]: 2, [`${root}.hold`]: 0, [`${root}.pressure`]: 100 });
    const figures = forecast(ruleset, state, []).figures.find(({ variable }) => variable === 'risk');
    expect(figures?.nextQuarter.p90).toBe(100);
    expect(figures?.inFourQuarters.p90).toBe(100);
    const { lines } = all(setting, state, ruleset.data.pivot, []);
    expect(lines.find(({ variable }) => variable === 'risk')?.high).toBe('100%');
    const climbs = Array.from({ length: 40 }, (_, at) => step(ruleset, { ...state, seed: `${at}` }, {}).after).filter(
      ({ values }) => (values[ruleset.symbols.slots.get(`${root}.rung`) ?? -1] ?? 0) > 2,
    );
    expect(climbs.length).toBeGreaterThan(10);
  });

  it('refuse a plan that breaks a rule', () => {
    const setting = flagship();
    const state = played(setting, 'ranges-1').reports[0]?.before;
    if (!state) throw new Error('Nothing was played.');
    const bad = [{ kind: 'decide', decision: 'no-such', option: 'thing' }] as const;
    expect(() => all(setting, state, setting.ruleset.data.pivot, bad)).toThrow(IllegalPlanError);
  });
});
