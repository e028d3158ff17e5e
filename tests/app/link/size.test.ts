import { describe, expect, it } from 'vitest';
import { snubSeason } from '../../lab/scenarios.ts';
import { linkOf, runOf } from './games.ts';

const POLICIES = ['pass', 'random', 'middle', 'greedy', 'tilt:us', 'tilt:russia'] as const;
const SEEDS = Array.from({ length: 4 }, (_, index) => `kavira-${42 + index}`);
/** What comes before the game in an address: `https://…/#/run/`. */
const ADDRESS = 'https://every-table.example.org/play/#/run/'.length;

async function sizes(turns: number | undefined): Promise<number[]> {
  const { ruleset } = snubSeason();
  const found: number[] = [];
  for (const policy of POLICIES) {
    for (const seed of SEEDS) found.push((await linkOf(ruleset, runOf(ruleset, policy, seed, turns))).length + ADDRESS);
  }
  return found.sort((a, b) => a - b);
}

const told = (values: readonly number[]): string => {
  const at = (share: number) => values[Math.floor(share * (values.length - 1))];
  return `least ${at(0)}, median ${at(0.5)}, nine in ten within ${at(0.9)}, most ${at(1)} characters`;
};

describe('the length of a link', () => {
  it('is at most 1500 characters for a finished game', async () => {
    const found = await sizes(undefined);
    console.info(`finished games: ${told(found)}`);
    expect(found[found.length - 1]).toBeLessThanOrEqual(1500);
  });

  it('is within 300 characters for six quarters, in nine games of ten', async () => {
    const found = await sizes(6);
    console.info(`six quarters: ${told(found)}`);
    expect(found[Math.floor(0.9 * (found.length - 1))]).toBeLessThanOrEqual(300);
  });
});
