import { describe, expect, it } from 'vitest';
import { balance } from '#lab';
import { sweepOf } from '../lab/balance/sweeps.ts';
import { snubSeason } from '../lab/scenarios.ts';

const GAMES = { pass: 20, random: 40, 'tilt:us': 10, 'tilt:russia': 10, middle: 20, greedy: 15 };

describe('the flagship’s gates, in a few games', () => {
  it('are not missed by far', () => {
    const { ruleset } = snubSeason();
    const policies = Object.entries(GAMES).map(([name, games]) => ({ name, games }));
    const doctrines = ruleset.data.doctrines.map(({ id }) => id);
    const sweep = sweepOf(snubSeason(), { seed: 'in-short', doctrines, policies });
    const { gates } = balance.reportOf(ruleset.data, sweep, { title: '', mode: 'lenient', place: () => null });
    expect(gates.filter(({ status }) => status === 'fail').map(({ id, worst }) => `${id}: ${worst?.label}`)).toEqual(
      [],
    );
    // Loops, fixed plans and planning take minutes to learn; `npm run balance:gates` plays them too.
    expect(gates.filter(({ status }) => status === 'pass').length).toBeGreaterThanOrEqual(10);
  }, 300_000);
});
