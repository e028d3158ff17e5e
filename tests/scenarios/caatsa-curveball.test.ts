import { beforeAll, describe, expect, it } from 'vitest';
import { PORTFOLIOS } from '#engine';
import { balance } from '#lab';
import { compileScenario, formatDiagnostics } from '#scenario';
import { readScenarioFiles } from '../../tools/scenario-files.ts';
import { sweepOf } from '../lab/balance/sweeps.ts';
import { curveball } from '../lab/scenarios.ts';

const { bundle, ruleset } = curveball();
const { data } = ruleset;

describe('the scenario of lesson length', () => {
  it('compiles without a warning', () => {
    const { diagnostics } = compileScenario(readScenarioFiles('scenarios/caatsa-curveball'));
    expect(formatDiagnostics(diagnostics)).toBe('');
  });

  it('is short to play and broad enough to differ', () => {
    expect(data.turns).toBe(6);
    expect(data.decisions.length).toBeLessThanOrEqual(16);
    expect(new Set(data.decisions.map((d) => d.portfolio))).toEqual(new Set(PORTFOLIOS));
    expect(data.events.filter((e) => e.kind === 'dilemma' && e.options.length >= 3).length).toBeGreaterThanOrEqual(15);
    expect(data.events.filter((e) => e.kind === 'shock').length).toBeGreaterThanOrEqual(8);
    expect(data.crises.length).toBe(3);
    expect(new Set(data.reactions.map((r) => r.actor)).size).toBe(4);
    expect(data.doctrines.length).toBeGreaterThanOrEqual(2);
    expect(new Set(data.endings.map((e) => e.outcome))).toEqual(new Set(['won', 'survived', 'lost']));
  });

  it('can be read in the 27 minutes it is written for', () => {
    const words = bundle.texts.en ?? {};
    const countOf = (id: string): number => (words[id] ?? '').split(/\s+/).filter(Boolean).length;
    const ofOptions = (key: string, options: readonly { readonly id: string }[]): number =>
      options.reduce((all, { id }) => all + countOf(`${key}.${id}.name`) + countOf(`${key}.${id}.text`), 0);
    // A card, and what may be answered to it, takes no longer than it takes to say no.
    for (const { key, options } of [...data.events, ...data.decisions]) {
      expect(countOf(`${key}.name`) + countOf(`${key}.text`) + ofOptions(key, options), key).toBeLessThanOrEqual(130);
    }
    expect(countOf('scenario.briefing')).toBeLessThanOrEqual(220);
  });

  it('starts where the record has India in the fourth quarter of 2018', () => {
    const tie = (a: string, b: string) => data.relations.find((r) => r.a === a && r.b === b)?.value;
    expect(data.start).toEqual({ year: 2018, quarter: 4 });
    expect([tie('india', 'us'), tie('india', 'russia')]).toEqual([28, 62]);
    expect(data.brent.start).toBe(67.7);
    expect(data.oilSuppliers.find((o) => o.id === 'iran')?.share).toBe(0.106);
    expect(data.armsSuppliers.find((s) => s.id === 'russia')?.share).toBe(0.617);
    expect(data.programmes.find((p) => p.id === 's400')?.start).toMatchObject({ stage: 'contracted', delivered: 0 });
    const fighters = data.domains.find((d) => d.id === 'fighters');
    expect(Object.values(fighters?.inventory ?? {}).reduce((a, b) => a + b, 0)).toBe(31);
  });

  it('names no living person', () => {
    const words = Object.values(bundle.texts.en ?? {}).join('\n');
    expect(
      words.match(/\b(Modi|Trump|Putin|Xi Jinping|Biden|Lavrov|Jaishankar|Mattis|Pompeo|Swaraj|Erdogan|Erdoğan)\b/g),
    ).toBeNull();
  });
});

describe('its play, in a few games', () => {
  const policies = [
    { name: 'pass', games: 30 },
    { name: 'random', games: 45 },
    { name: 'greedy', games: 30 },
    { name: 'planner', games: 6 },
  ];
  let sweep: balance.Sweep;
  beforeAll(() => {
    sweep = sweepOf(curveball(), { seed: 'in-class', doctrines: data.doctrines.map(({ id }) => id), policies });
  }, 300_000);
  const share = (policy: string, outcome: string, doctrine?: string): number => {
    const cells = sweep.cells.filter((cell) => cell.policy === policy && (!doctrine || cell.doctrine === doctrine));
    const sum = (read: (counts: balance.Counts) => number | undefined): number =>
      cells.reduce((all, { counts }) => all + (read(counts) ?? 0), 0);
    return sum(({ outcome: ends }) => ends?.[outcome]) / sum(({ game }) => game?.games);
  };

  it('chance does not win', () => {
    expect(share('random', 'won')).toBeLessThanOrEqual(0.15);
  });

  it('doing nothing never wins, and mostly loses', () => {
    expect(share('pass', 'won')).toBe(0);
    expect(share('pass', 'lost')).toBeGreaterThanOrEqual(0.6);
  });

  it('thinking ahead pays', () => {
    expect(share('planner', 'won')).toBeGreaterThanOrEqual(share('greedy', 'won') + 0.25);
    expect(share('planner', 'won')).toBeGreaterThanOrEqual(share('random', 'won') + 0.4);
  });

  it('more than one doctrine can be fulfilled', () => {
    const won = data.doctrines.filter(({ id }) => share('planner', 'won', id) > 0);
    expect(won.length).toBeGreaterThanOrEqual(2);
  });

  it('two games of one class of players are not the same game', () => {
    const { variety } = balance.reportOf(data, sweep, { title: '', mode: 'lenient', place: () => null });
    for (const { policy, likeness } of variety) expect(likeness, policy ?? 'all').toBeLessThan(0.55);
  });

  it('crises end badly now and then, and mostly otherwise', () => {
    const { crises } = balance.reportOf(data, sweep, { title: '', mode: 'lenient', place: () => null });
    const sum = (read: (share: { count: number; of: number }) => number) =>
      crises.reduce((all, { catastrophes }) => all + read(catastrophes), 0);
    expect(sum(({ of }) => of)).toBeGreaterThan(20);
    expect(sum(({ count }) => count) / sum(({ of }) => of)).toBeLessThanOrEqual(0.15);
  });

  it('most of what is written is met even in so few', () => {
    const report = balance.reportOf(data, sweep, { title: '', mode: 'lenient', place: () => null });
    const events = report.sights.filter(({ kind }) => kind === 'event');
    expect(events.filter(({ seen }) => seen > 0).length).toBeGreaterThanOrEqual(0.9 * events.length);
  });
}, 120_000);
