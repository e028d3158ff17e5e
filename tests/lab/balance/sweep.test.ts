import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdict } from '#engine';
import { balance, playGame, random } from '#lab';
import { crossroads } from '../scenarios.ts';
import { playTasks, sweepOf } from './sweeps.ts';

const SPEC: balance.SweepSpec = {
  seed: 'sweep',
  doctrines: ['open-port', 'strong-port'],
  policies: [
    { name: 'random', games: 7 },
    { name: 'pass', games: 5 },
    { name: 'tilt:south', games: 1 },
  ],
};
const text = (sweep: balance.Sweep) => JSON.stringify(sweep);

describe('a sweep', () => {
  const { ruleset } = crossroads();
  const whole = sweepOf(crossroads(), SPEC);

  it('holds the games that were asked for, and what they came to', () => {
    expect(balance.gamesIn(whole)).toBe(26);
    expect(balance.gamesWanted(whole)).toBe(26);
    for (const doctrine of SPEC.doctrines) {
      const endings: Record<string, number> = {};
      const events: Record<string, number> = {};
      for (let game = 0; game < 7; game++) {
        const seed = balance.seedOf('sweep', 'random', doctrine, game);
        const { final } = playGame(ruleset, { seed, doctrine, policies: { harbour: random } });
        const key = `ending.${verdict(ruleset, final).ending}`;
        endings[key] = (endings[key] ?? 0) + 1;
        for (const { key: event } of ruleset.data.events) {
          const came = (final.last[ruleset.symbols.lastOf.get(event) ?? -1] ?? -1) >= 0;
          if (came) events[event] = (events[event] ?? 0) + 1;
        }
      }
      const cell = whole.cells.find((item) => item.policy === 'random' && item.doctrine === doctrine);
      expect(cell?.counts.ending).toEqual(endings);
      expect(cell?.counts.event).toEqual(events);
      expect(cell?.counts.variety?.pairs).toBe(3);
    }
  });

  it('is the same to the last bit however it is cut and in whatever order it is merged', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (shards, cuts, order) => {
          const parts = Array.from({ length: shards }, (_, index) => {
            const pieces = balance.tasksOf(SPEC, index, shards).flatMap((task, at) => {
              const [head, tail] = balance.cutTask(task, cuts[at % cuts.length] as number);
              return tail ? [tail, head] : [head];
            });
            return playTasks(ruleset, SPEC, pieces);
          });
          const shuffled = parts
            .map((part) => ({ part, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ part }) => JSON.parse(text(part)) as balance.Sweep);
          expect(text(balance.mergeSweeps(shuffled))).toBe(text(whole));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('gives every game to exactly one shard, however few there are', () => {
    for (const shards of [1, 2, 3, 5, 8, 40]) {
      const games = new Map<string, number>();
      for (let index = 0; index < shards; index++) {
        for (const { policy, doctrine, from, to } of balance.tasksOf(SPEC, index, shards)) {
          for (let game = from; game < to; game++) {
            const name = `${policy} ${doctrine} ${game}`;
            games.set(name, (games.get(name) ?? 0) + 1);
          }
        }
      }
      expect(games.size).toBe(26);
      expect([...games.values()].every((count) => count === 1)).toBe(true);
    }
  });

  it('counts a policy the same whoever else plays and however many games follow', () => {
    const alone = sweepOf(crossroads(), {
      ...SPEC,
      doctrines: ['strong-port'],
      policies: [{ name: 'pass', games: 5 }],
    });
    const cell = whole.cells.find(({ policy, doctrine }) => policy === 'pass' && doctrine === 'strong-port');
    expect(alone.cells[0]?.counts).toEqual(cell?.counts);
  });

  it('puts together parts that hold different policies', () => {
    const parts = SPEC.policies.map((policy) => sweepOf(crossroads(), { ...SPEC, policies: [policy] }));
    expect(text(balance.mergeSweeps(parts))).toBe(text(whole));
  });

  it('knows what is left to play', () => {
    const [first] = balance.tasksOf(SPEC, 0, 2);
    const begun = playTasks(ruleset, SPEC, first ? [first] : []);
    const left = balance.tasksLeft(begun, balance.tasksOf(SPEC));
    expect(left.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(26 - balance.gamesIn(begun));
    expect(text(balance.mergeSweeps([begun, playTasks(ruleset, SPEC, left)]))).toBe(text(whole));
  });

  it('counts nothing twice and mixes nothing that does not belong together', () => {
    const refuses = (other: balance.Sweep) => expect(() => balance.mergeSweeps([whole, other]));
    refuses(whole).toThrow(/counted twice/);
    refuses({ ...whole, seed: 'other' }).toThrow(/differ in seed/);
    refuses({ ...whole, engine: '0' }).toThrow(/differ in engine/);
    refuses({ ...whole, scenario: { ...whole.scenario, hash: 'other' } }).toThrow(/differ in scenario/);
    refuses({ ...whole, doctrines: ['open-port'] }).toThrow(/differ in doctrines/);
    refuses({ ...whole, policies: [{ name: 'pass', games: 6 }] }).toThrow(/differ in games of pass/);
  });

  it('is read back from JSON as it was, and nothing else is', () => {
    expect(balance.parseSweep(JSON.parse(text(whole)))).toEqual({ ok: true, sweep: whole });
    const [cell] = whole.cells;
    const broken: unknown[] = [
      null,
      [],
      { ...whole, kind: 'run' },
      { ...whole, format: 2 },
      { ...whole, seed: 7 },
      { ...whole, cells: {} },
      { ...whole, cells: [{ ...cell, done: [[3, 1]] }] },
      { ...whole, cells: [{ ...cell, counts: { game: { games: 0.5 } } }] },
      { ...whole, cells: [{ ...cell, counts: { gossip: {} } }] },
      { ...whole, policies: [{ name: 'pass', games: -1 }] },
    ];
    for (const json of broken) {
      const parsed = balance.parseSweep(json);
      expect(parsed.ok, JSON.stringify(json)?.slice(0, 80)).toBe(false);
      if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
    }
  });
});
