import { describe, expect, it } from 'vitest';
import { balance } from '#lab';
import { crossroads } from '../scenarios.ts';
import { reportOf, sweepOf } from './sweeps.ts';

const SPEC: balance.SweepSpec = {
  seed: 'report',
  doctrines: ['open-port', 'strong-port'],
  policies: [
    { name: 'random', games: 30 },
    { name: 'pass', games: 30 },
    { name: 'greedy', games: 4 },
  ],
};
const sweep = sweepOf(crossroads(), SPEC);
const report = reportOf(crossroads(), sweep);

describe('the report', () => {
  it('adds up', () => {
    for (const { games, won, survived, lost } of report.rates) {
      expect(won.count + survived.count + lost.count).toBe(games);
      expect(won.low).toBeLessThanOrEqual(won.value);
      expect(won.high).toBeGreaterThanOrEqual(won.value);
    }
    const byEnding = report.endings.reduce((sum, { games }) => sum + games.reduce((all, count) => all + count, 0), 0);
    expect(byEnding).toBe(report.games);
    for (const { all } of report.uses) expect(all.taken.count).toBeLessThanOrEqual(all.taken.of);
    for (const { asked, rungs } of report.reactions) {
      expect(rungs.reduce((sum, { count }) => sum + count, 0)).toBe(asked);
    }
    for (const fan of report.fans) {
      for (const { p10, p25, p50, p75, p90 } of fan.turns) {
        expect([p10, p25, p50, p75, p90]).toEqual([p10, p25, p50, p75, p90].sort((a, b) => a - b));
      }
    }
  });

  it('finds the odds of answers to be true', () => {
    const answers = report.calibration.find(({ kind }) => kind === 'answer');
    expect(answers?.bins.length).toBeGreaterThan(5);
    for (const { told, happened } of answers?.bins ?? []) {
      const error = Math.sqrt((told * (1 - told)) / happened.of);
      expect(Math.abs(happened.value - told)).toBeLessThan(4.5 * error + 1e-9);
    }
  });

  it('names the place of every option, and of every finding that has one', () => {
    const { sources } = crossroads().bundle;
    const lines = new Set(Object.values(sources).map(({ file, line }) => `${file}:${line}`));
    for (const { key, place } of report.uses) {
      expect(place, key).not.toBeNull();
      expect(lines).toContain(`${place?.file}:${place?.line}`);
    }
    expect(report.findings.length).toBeGreaterThan(0);
    for (const { keys, place } of report.findings) expect(place !== null).toBe(keys.length > 0);
  });

  it('is the same for the same counts', () => {
    const [again] = [JSON.parse(JSON.stringify(sweep)) as balance.Sweep];
    expect(JSON.stringify(reportOf(crossroads(), again as balance.Sweep))).toBe(JSON.stringify(report));
  });
});

describe('the page', () => {
  const page = balance.htmlOf(report);

  it('holds everything it needs and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|https?:|src=|url\(| on[a-z]+=/i);
    expect(page).toContain("default-src 'none'");
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(5);
    expect(ids).toEqual(expect.arrayContaining(targets));
    expect(page).not.toMatch(/NaN|undefined|\[object|Infinity/);
  });

  it('shows every policy, ending, option, gate and finding', () => {
    const shown = (text: string) =>
      expect(page, text).toContain(text.replaceAll('&', '&amp;').replaceAll('>', '&gt;').replaceAll('<', '&lt;'));
    for (const { name } of report.policies) shown(name);
    for (const { key } of report.endings) shown(key.replace('ending.', ''));
    for (const { key } of report.uses) shown(key.slice(key.indexOf('.') + 1));
    for (const { text } of report.gates) shown(text);
    for (const { code, text } of report.findings) {
      shown(code);
      shown(text);
    }
    for (const name of ['svg', 'table', 'section', 'details', 'figure', 'tr', 'td', 'div']) {
      const opened = page.match(new RegExp(`<${name}\\b`, 'g'))?.length ?? 0;
      expect([name, page.split(`</${name}>`).length - 1]).toEqual([name, opened]);
    }
  });

  it('lets no name of a scenario become markup', () => {
    const title = '<script>alert("1")</script> & co';
    const text = balance.htmlOf({ ...report, title });
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co');
  });
});
