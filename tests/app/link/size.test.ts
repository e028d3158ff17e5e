import { beforeAll, describe, expect, it } from 'vitest';
import type { LinkedRun } from '#app';
import { snubSeason } from '../../lab/scenarios.ts';
import { linkOf, runOf } from './games.ts';

const POLICIES = ['pass', 'random', 'middle', 'greedy', 'tilt:us', 'tilt:russia'] as const;
const SEEDS = ['kavira-42', 'dolemu-77', 'nipaso-10'];
/** What comes before the game in an address. */
const ADDRESS = 'https://every-table.example.org/play/#/run/'.length;

let games: readonly LinkedRun[] = [];

beforeAll(() => {
  const { ruleset } = snubSeason();
  games = POLICIES.flatMap((policy) => SEEDS.map((seed) => runOf(ruleset, policy, seed)));
}, 120_000);

async function sizes(turns: number): Promise<number[]> {
  const { ruleset } = snubSeason();
  const found = games.map(async ({ replay, claim, files }) => {
    const part = { ...replay, plans: replay.plans.slice(0, turns), hashes: replay.hashes.slice(0, turns - 1) };
    const last = turns <= replay.plans.length ? ['0123456789abcdef'] : replay.hashes.slice(-1);
    const cut = { ...part, hashes: [...part.hashes, ...last].slice(0, part.plans.length) };
    return (await linkOf(ruleset, { replay: cut, claim, files })).length + ADDRESS;
  });
  return (await Promise.all(found)).sort((a, b) => a - b);
}

const at = (values: readonly number[], share: number): number =>
  values[Math.floor(share * (values.length - 1))] ?? Number.NaN;
const told = (values: readonly number[]): string =>
  `least ${at(values, 0)}, median ${at(values, 0.5)}, nine in ten within ${at(values, 0.9)}, most ${at(values, 1)} characters`;

describe('the length of a link', () => {
  it('is at most 1500 characters for a finished game', async () => {
    const found = await sizes(snubSeason().ruleset.data.turns);
    console.info(`finished games: ${told(found)}`);
    expect(at(found, 1)).toBeLessThanOrEqual(1500);
  });

  it('is within 300 characters for six quarters', async () => {
    const found = await sizes(6);
    console.info(`six quarters: ${told(found)}`);
    expect(at(found, 1)).toBeLessThanOrEqual(300);
  });
});
