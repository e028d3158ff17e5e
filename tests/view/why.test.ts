import { describe, expect, it } from 'vitest';
import { readValue } from '#engine';
import { figureVariables, whyOf } from '#view';
import { flagship, played, small } from './settings.ts';

/** `−$1.25 bn` as −1.25. */
const numberIn = (text: string): number => Number(text.replace('−', '-').replace(/[^\d.-]/g, '') || '0');

describe('Why?', () => {
  it.each([
    ['the small scenario', small],
    ['the flagship', flagship],
  ])('lists reasons that sum to the change, exactly and as shown: %s', (_, open) => {
    const setting = open();
    const { headline, second } = figureVariables(setting.ruleset.data);
    for (const seed of ['why-1', 'why-2']) {
      for (const report of played(setting, seed).reports) {
        for (const variable of [...headline, ...second]) {
          const why = whyOf(setting, report, variable);
          const change =
            readValue(setting.ruleset, report.after, variable) - readValue(setting.ruleset, report.before, variable);
          const told = why.rows.reduce((sum, row) => sum + row.delta, 0);
          // Reasons too small to be shown one by one may go unsaid when even together they are nothing.
          expect(Math.abs(told - change), `${seed} ${report.turn} ${variable}`).toBeLessThan(0.01);
          const shown = why.rows.reduce((sum, row) => sum + numberIn(row.deltaText), 0);
          expect(shown, `${seed} ${report.turn} ${variable}`).toBeCloseTo(numberIn(why.change), 6);
        }
      }
    }
  });

  it('puts the largest first and says where it was written', () => {
    const setting = flagship();
    const report = played(setting, 'why-3').reports[0];
    if (!report) throw new Error('Nothing was played.');
    const why = whyOf(setting, report, 'relations.india.us');
    const sizes = why.rows.map((row) => Math.abs(row.delta));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(Math.max(...why.rows.map((row) => Math.abs(row.bar)))).toBeCloseTo(1);
    const authored = why.rows.filter((row) => !row.isModel);
    expect(authored.length).toBeGreaterThan(0);
    for (const row of authored) {
      expect(row.place, row.name).not.toBeNull();
      expect(row.place?.file).toMatch(/\.yaml$/);
      expect(row.place?.line).toBeGreaterThan(0);
    }
  });
});
