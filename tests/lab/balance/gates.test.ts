import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { balance } from '#lab';
import { Facts } from '../../../src/lab/balance/facts.ts';
import { judge } from '../../../src/lab/balance/gates.ts';
import { crossroads } from '../scenarios.ts';

type Counts = balance.Counts;

const { ruleset } = crossroads();
const DOCTRINES = ['open-port', 'strong-port'] as const;

/** A sweep with counts of one's own making; both doctrines count the same unless a list is given. */
function made(policies: Readonly<Record<string, Counts | readonly [Counts, Counts]>>): Facts {
  const spec = {
    seed: 'made',
    doctrines: DOCTRINES,
    policies: Object.keys(policies).map((name) => ({ name, games: 10 })),
  };
  const sweep = balance.emptySweep(ruleset.data, spec);
  const cells = sweep.cells.map((cell) => {
    const own = policies[cell.policy] as Counts | readonly [Counts, Counts];
    const counts = Array.isArray(own) ? own[DOCTRINES.indexOf(cell.doctrine as 'open-port')] : own;
    return { ...cell, done: [[0, 10] as const], counts: counts as Counts };
  });
  return new Facts(ruleset.data, { ...sweep, cells });
}

/** Counts of games by outcome. */
function games(won: number, survived: number, lost: number): Counts {
  return { game: { games: won + survived + lost }, outcome: { won, survived, lost } };
}

function statusOf(facts: Facts, id: string, mode: 'exact' | 'lenient' = 'exact') {
  const gate = balance.GATES.find((item) => item.id === id);
  if (!gate) throw new Error(`There is no gate ${id}.`);
  return judge(facts, [gate], { mode })[0]?.status;
}

describe('a gate of wins holds up to its bound and not beyond:', () => {
  it.each([
    ['random-loses', 'random', games(0, 300, 700), games(0, 301, 699)],
    ['pass-never-wins', 'pass', games(0, 100, 900), games(1, 99, 900)],
    ['pass-loses', 'pass', games(0, 400, 600), games(0, 401, 599)],
    ['tilt-wins', 'tilt:south', games(150, 0, 850), games(151, 0, 849)],
    ['middle-wins', 'middle', games(150, 0, 850), games(151, 0, 849)],
    ['cycle-wins', 'cycle', games(150, 0, 850), games(151, 0, 849)],
    ['fixed-wins', 'fixed', games(250, 0, 750), games(251, 0, 749)],
    ['greedy-wins', 'greedy', games(450, 0, 550), games(451, 0, 549)],
    ['greedy-wins', 'greedy', games(200, 0, 800), games(199, 0, 801)],
    ['planner-wins', 'planner:200', games(650, 0, 350), games(649, 0, 351)],
  ])('%s of %s', (id, policy, good, bad) => {
    expect(statusOf(made({ [policy]: good }), id)).toBe('pass');
    expect(statusOf(made({ [policy]: bad }), id)).toBe('fail');
    expect(statusOf(made({ 'no-such-policy': good }), id)).toBe('unmeasured');
  });

  it('planner-above-greedy and planner-by-doctrine', () => {
    const close = made({ planner: games(700, 0, 300), greedy: games(450, 0, 550) });
    const closer = made({ planner: games(699, 0, 301), greedy: games(450, 0, 550) });
    expect(statusOf(close, 'planner-above-greedy')).toBe('pass');
    expect(statusOf(closer, 'planner-above-greedy')).toBe('fail');
    const even = made({ planner: [games(800, 0, 200), games(660, 0, 340)] });
    const uneven = made({ planner: [games(820, 0, 180), games(660, 0, 340)] });
    expect(statusOf(even, 'planner-by-doctrine')).toBe('pass');
    expect(statusOf(uneven, 'planner-by-doctrine')).toBe('fail');
  });
});

describe('a gate of options', () => {
  const options = ruleset.data.decisions.flatMap(({ key, options: own }) => own.map(({ id }) => `${key}.${id}`));
  const events = ruleset.data.events
    .filter(({ seat }) => seat === 'harbour')
    .flatMap(({ key, options: own }) => own.map(({ id }) => `${key}.${id}`));
  const demands = ['concede', 'bargain', 'stall', 'defy'].map((answer) => `demand.north.arms.${answer}`);
  const all = [...options, ...events, ...demands];
  const counted = (taken: number, inGames: number, except: Record<string, [number, number]> = {}) => {
    const of = (at: 0 | 1, usual: number) =>
      Object.fromEntries(all.map((key) => [key, except[key]?.[at] ?? usual] as const));
    return {
      ...games(100, 0, 0),
      offered: Object.fromEntries(all.map((key) => [key, 100])),
      taken: of(0, taken),
      offeredGames: Object.fromEntries(all.map((key) => [key, 100])),
      takenGames: of(1, inGames),
    };
  };

  it('finds the one that is taken too often', () => {
    expect(statusOf(made({ planner: counted(60, 50) }), 'no-dominant-option')).toBe('pass');
    const facts = made({ planner: counted(30, 50, { 'decision.bread.subsidy': [61, 50] }) });
    expect(statusOf(facts, 'no-dominant-option')).toBe('fail');
    const [result] = judge(
      facts,
      balance.GATES.filter(({ id }) => id === 'no-dominant-option'),
      { mode: 'exact' },
    );
    expect(result?.failing.map(({ label, code }) => [label, code])).toEqual([
      ['decision.bread.subsidy', 'dominant-option'],
    ]);
  });

  it('finds the one that hardly anybody takes', () => {
    expect(statusOf(made({ planner: counted(3, 3) }), 'no-dead-option')).toBe('pass');
    const facts = made({ planner: counted(3, 3, { 'demand.north.arms.stall': [2, 2] }) });
    const [result] = judge(
      facts,
      balance.GATES.filter(({ id }) => id === 'no-dead-option'),
      { mode: 'exact' },
    );
    expect(result?.failing.map(({ keys }) => keys)).toEqual([['demand.north.arms.stall']]);
  });
});

describe('the other gates', () => {
  it('settled early', () => {
    const along = { n: 100, x: 5000, y: 5000, xx: 260_000, yy: 260_000 };
    const facts = (xy: number) => made({ greedy: { ...games(1, 0, 0), early: { ...along, xy } } });
    expect(statusOf(facts(255_000), 'not-settled-early')).toBe('pass');
    expect(statusOf(facts(256_000), 'not-settled-early')).toBe('fail');
  });

  it('alike games', () => {
    const facts = (likeness: number) => made({ pass: { ...games(1, 0, 0), variety: { pairs: 10, likeness } } });
    expect(statusOf(facts(4_999_999_999), 'variety')).toBe('pass');
    expect(statusOf(facts(5_000_000_000), 'variety')).toBe('fail');
  });

  it('catastrophes', () => {
    const facts = (catastrophe: number) =>
      made({
        pass: {
          ...games(1, 0, 0),
          crisisExit: {
            'crisis.hill-row.words>trade': 100 - catastrophe,
            'crisis.hill-row.shots>catastrophe': catastrophe,
          },
        },
      });
    expect([1, 2, 15, 16].map((count) => statusOf(facts(count), 'catastrophes'))).toEqual([
      'fail',
      'pass',
      'pass',
      'fail',
    ]);
  });

  it('exits from the rungs of a crisis', () => {
    const facts = (exits: readonly string[]) =>
      made({
        pass: {
          ...games(1, 0, 0),
          crisisExit: Object.fromEntries(exits.map((exit) => [`crisis.hill-row.words>${exit}`, 1])),
        },
      });
    expect(statusOf(facts(['trade', 'lapse', 'targetConcedes']), 'crisis-exits')).toBe('pass');
    expect(statusOf(facts(['trade', 'lapse', 'catastrophe']), 'crisis-exits')).toBe('fail');
  });

  it('odds', () => {
    const facts = (hit: number) =>
      made({
        pass: { ...games(1, 0, 0), odds: { 'answer>3>n': 1000, 'answer>3>p': 350_000_000, 'answer>3>hit': hit } },
      });
    expect([329, 331, 369, 371].map((hit) => statusOf(facts(hit), 'odds-true'))).toEqual([
      'fail',
      'pass',
      'pass',
      'fail',
    ]);
  });

  it('coverage names what was not seen', () => {
    const gate = balance.GATES.filter(({ id }) => id === 'coverage');
    const [result] = judge(made({ pass: games(1, 0, 0) }), gate, { mode: 'exact' });
    expect(result?.status).toBe('fail');
    expect(result?.failing.flatMap(({ keys }) => keys)).toEqual(
      expect.arrayContaining(['event.storm', 'ending.war', 'reaction.east.guns-seen', 'crisis.hill-row.shots']),
    );
  });
});

it('is lenient only within three standard errors', () => {
  expect(statusOf(made({ greedy: games(5, 0, 5) }), 'greedy-wins', 'lenient')).toBe('pass');
  expect(statusOf(made({ greedy: games(10, 0, 0) }), 'greedy-wins', 'lenient')).toBe('fail');
  expect(statusOf(made({ greedy: games(470, 0, 530) }), 'greedy-wins', 'lenient')).toBe('pass');
  expect(statusOf(made({ greedy: games(520, 0, 480) }), 'greedy-wins', 'lenient')).toBe('fail');
  expect(statusOf(made({ pass: games(1, 0, 0) }), 'coverage', 'lenient')).toBe('unmeasured');
});

it('holds every promise under a name of its own', () => {
  const ids = balance.GATES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(19);
});

it('says in the docs what each finding means', () => {
  const docs = readFileSync(new URL('../../../docs/balance.md', import.meta.url), 'utf8');
  const told = [...docs.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code);
  expect(told).toEqual(expect.arrayContaining([...balance.FINDING_CODES]));
});
