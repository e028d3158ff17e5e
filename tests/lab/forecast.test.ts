import { describe, expect, it } from 'vitest';
import { IllegalPlanError, type Move, start, step } from '#engine';
import { forecast, playGame, random } from '#lab';
import { crossroads, snubSeason } from './scenarios.ts';

const opening = (seed: string) => start(crossroads().ruleset, { seed, doctrine: 'open-port' });
const BREAD: Move = { kind: 'decide', decision: 'bread', option: 'subsidy' };

describe('a forecast', () => {
  const { ruleset } = crossroads();

  it('gives ranges in order, around what the quarter can come to', () => {
    const { figures, simulations } = forecast(ruleset, opening('a'), []);
    expect(simulations).toBe(200);
    expect(figures.map(({ variable }) => variable)).toEqual(
      expect.arrayContaining(['relations.harbour.north', 'risk', 'energy.cost', 'readiness', 'public.approval']),
    );
    for (const { nextQuarter, inFourQuarters } of figures) {
      for (const { p10, p50, p90 } of [nextQuarter, inFourQuarters]) {
        expect(p10).toBeLessThanOrEqual(p50);
        expect(p50).toBeLessThanOrEqual(p90);
      }
    }
    const brent = figures.find(({ variable }) => variable === 'energy.cost');
    const width = ({ p10, p90 }: { p10: number; p90: number }) => p90 - p10;
    expect(width(brent?.inFourQuarters ?? { p10: 0, p90: 0 })).toBeGreaterThan(
      width(brent?.nextQuarter ?? { p10: 0, p90: 0 }),
    );
  });

  it('knows nothing of the luck of the game', () => {
    const state = opening('a');
    expect(forecast(ruleset, { ...state, seed: 'b' }, [BREAD])).toEqual(forecast(ruleset, state, [BREAD]));
  });

  it('holds the true quarter about as often as it says', () => {
    let within = 0;
    let inside = 0;
    let of = 0;
    for (let game = 0; game < 12; game++) {
      const setup = { seed: `true ${game}`, doctrine: 'open-port', policies: { harbour: random } };
      for (const { before, plans } of playGame(ruleset, setup).reports.slice(1, 5)) {
        const plan = plans.harbour ?? [];
        const { figures } = forecast(ruleset, before, plan, { simulations: 100 });
        const { after } = step(ruleset, before, { harbour: plan });
        for (const { variable, nextQuarter } of figures) {
          if (nextQuarter.p90 - nextQuarter.p10 < 0.5) continue;
          const value = after.values[ruleset.symbols.slots.get(variable) ?? -1] ?? Number.NaN;
          of += 1;
          if (value >= nextQuarter.p10 && value <= nextQuarter.p90) within += 1;
          if (value > nextQuarter.p10 && value < nextQuarter.p90) inside += 1;
        }
      }
    }
    expect(of).toBeGreaterThan(100);
    // Figures move in lumps, so a bound is often itself a likely value: with it the range may hold more than 80 %, without less.
    expect(within / of).toBeGreaterThan(0.7);
    expect(inside / of).toBeLessThan(0.9);
  });

  it('shows what a plan does: bread now is approval next quarter', () => {
    const approval = (plan: readonly Move[]) =>
      forecast(ruleset, opening('a'), plan).figures.find(({ variable }) => variable === 'public.approval')?.nextQuarter
        .p50;
    expect(approval([BREAD])).toBeGreaterThan((approval([]) ?? 100) + 2);
  });

  it('refuses an illegal plan and leaves the state as it was', () => {
    const state = opening('a');
    const values = [...state.values];
    expect(() => forecast(ruleset, state, [{ ...BREAD, option: 'circus' }])).toThrow(IllegalPlanError);
    forecast(ruleset, state, [BREAD]);
    expect([...state.values]).toEqual(values);
  });

  it('tells how likely an ending within the year is', () => {
    const { ruleset: flagship } = snubSeason();
    const setup = { seed: 'ends', doctrine: 'every-table', policies: { india: random } };
    const { reports } = playGame(flagship, setup);
    const last = reports[reports.length - 1]?.before;
    if (!last) throw new Error('Nothing was played.');
    const { endings, simulations } = forecast(flagship, last, [], { simulations: 50 });
    expect(endings.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(reports.length === 12 ? 1 : 0.5, 0);
    expect(simulations).toBe(50);
  });
});
