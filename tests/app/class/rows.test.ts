import { describe, expect, it } from 'vitest';
import { THINKS_HERE } from '#app';
import { csvOf } from '#view';
import { checkEntry } from '../../../src/app/class/read-entry.ts';
import { comparisonOf, type Result, tableOf } from '../../../src/app/class/rows.ts';
import { lessonSetting, small } from '../../view/settings.ts';
import { runOf } from '../link/games.ts';

const here = small();
const say = ({ text }: { readonly text: string }): string => text;

/** Results in the order given: of the room's scenario, of another, and of the room's again. */
async function results(): Promise<readonly Result[]> {
  const settings = [here, lessonSetting(), here];
  return Promise.all(
    settings.map(async (setting, at) => {
      const { replay } = runOf(setting.ruleset, 'pass', `seed-${at}`, at + 1);
      const entry = { id: String(at + 1), via: 'file' as const, text: JSON.stringify(replay) };
      const scenarios = { known: async () => setting, of: async () => setting };
      return { entry, number: at + 1, name: '', checked: await checkEntry(entry, scenarios, null, THINKS_HERE) };
    }),
  );
}

describe('a result of another scenario', async () => {
  const handedIn = await results();
  const [figure] = comparisonOf(here, handedIn, { by: 'number', down: false }, 'autonomy', say)
    .columns.map(({ id }) => id)
    .filter((id) => handedIn[1]?.checked.run?.series[id] === undefined);
  if (figure === undefined) throw new Error('Both scenarios have the same figures.');

  it('has no figure where there is none of that name', () => {
    const { rows, columns } = comparisonOf(here, handedIn, { by: 'number', down: false }, 'autonomy', say);
    const at = columns.findIndex(({ id }) => id === figure);
    expect(rows[1]?.figures[at]).toBe('');
    expect(rows[0]?.figures[at]).not.toBe('');
    expect(rows.flatMap(({ figures }) => figures).join()).not.toContain('NaN');
    expect(csvOf(tableOf(here, handedIn, say))).not.toContain('NaN');
  });

  it('comes last when the table is sorted by that figure, up or down', () => {
    for (const down of [false, true]) {
      const sort = { by: `figure:${figure}` as const, down };
      expect(comparisonOf(here, handedIn, sort, 'autonomy', say).rows.at(-1)?.number).toBe(2);
    }
  });
});
