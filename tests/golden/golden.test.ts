import { describe, expect, it } from 'vitest';
import { verifyReplay } from '#lab';
import { GOLDEN_RUNS, readGolden } from './runs.ts';

const UPDATE = 'If the change is meant, keep the new games: npm run golden:update';

describe.each(GOLDEN_RUNS)('the golden run $name', (golden) => {
  it('plays as it was kept', () => {
    const { ending, replay } = readGolden(golden);
    const { ruleset } = golden.scenario();
    const { firstDifference, reports } = verifyReplay(ruleset, replay);
    if (firstDifference) {
      const { turn, kind, variables, problems } = firstDifference;
      const what = [...variables.slice(0, 20), ...problems.map(({ rule }) => rule)].join(', ');
      expect.fail(`Turn ${turn} (0-based): ${kind} ${what}\n${UPDATE}`);
    }
    expect(reports.at(-1)?.after.ending).toBe(ending);
    expect(replay).toMatchObject({ seed: golden.seed, doctrine: golden.doctrine });
  });
});
