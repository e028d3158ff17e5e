import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { balance } from '#lab';
import { gaugeText, timeText } from '../../src/cli/balance/gauge.ts';
import { inTemporaryFolder, ROOT, runCli, runJson } from './run-cli.ts';

const SCENARIO = 'tests/golden/crossroads.yaml';
const SMALL = ['--policies', 'pass,tilt:south', '--games', '8', '--seed', 'cli'];

const sweep = (...argv: string[]) => runCli(['balance', SCENARIO, ...SMALL, ...argv]);

describe('balance', () => {
  it('tells how the policies fared and what is wrong, with places that can be opened', async () => {
    const { code, out, err } = await runCli([
      'balance',
      SCENARIO,
      '--policies',
      'pass,random,greedy',
      '--games',
      '40',
      '--games',
      'greedy=4',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('84 games under 2 doctrines: pass 40, random 40, greedy 4');
    for (const title of [
      'Win rates',
      'What greedy takes most',
      'Endings',
      'Seen by any policy',
      'Crises',
      'Findings',
    ]) {
      expect(out).toContain(title);
    }
    expect(out).toMatch(/tests\/golden\/crossroads\.yaml:\d+/);
    expect(err).toMatch(/84 games in .* games\/s/);
  }, 60_000);

  it('is one sweep whether it is played at once, in shards, or broken off and resumed', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = (name: string) => join(folder, name);
      const read = (name: string) => readFileSync(file(name), 'utf8');
      await sweep('--out', file('whole.json'));
      for (const shard of ['1/3', '2/3', '3/3']) await sweep('--shard', shard, '--out', file(`${shard[0]}.json`));
      const merged = ['balance', 'merge', ...['3', '1', '2'].map((name) => file(`${name}.json`))];
      const { code } = await runCli([...merged, '--scenario', SCENARIO, '--out', file('merged.json')]);
      expect(code).toBe(0);
      expect(read('merged.json')).toBe(read('whole.json'));

      writeFileSync(file('resumed.json'), read('2.json'));
      const { err } = await sweep('--out', file('resumed.json'), '--resume');
      expect(read('resumed.json')).toBe(read('whole.json'));
      const { cells } = JSON.parse(read('2.json')) as balance.Sweep;
      const had = cells.flatMap(({ done }) => done).reduce((sum, [from, to]) => sum + to - from, 0);
      expect(had).toBeGreaterThan(0);
      expect(err).toContain(`${16 - had} games in`);

      const whole = await runJson(['balance', 'merge', file('whole.json'), '--scenario', SCENARIO]);
      const parts = await runJson([...merged, '--scenario', SCENARIO]);
      expect(parts.json).toEqual(whole.json);
    });
  }, 60_000);

  it('plays as many games as it is asked for when a name is given twice', async () => {
    const twice = ['--policies', 'pass,pass', '--doctrines', 'strong-port,strong-port', '--games', '8'];
    const { out } = await runCli(['balance', SCENARIO, ...twice]);
    expect(out).toContain('8 games under 1 doctrine');
  });

  it('keeps what was learned, for the same rules only', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = (name: string) => join(folder, name);
      const learning = ['balance', SCENARIO, '--policies', 'cycle:1', '--games', '2', '--learned', file('known.json')];
      await runCli([...learning, '--out', file('first.json')]);
      const known = JSON.parse(readFileSync(file('known.json'), 'utf8')) as { kind: string; doctrine: string }[];
      expect(known.map(({ kind, doctrine }) => [kind, doctrine])).toEqual([
        ['cycle', 'open-port'],
        ['cycle', 'strong-port'],
      ]);
      writeFileSync(file('known.json'), JSON.stringify([...known, { ...known[0], rules: 'other' }, 7]));
      await runCli([...learning, '--out', file('again.json')]);
      expect(readFileSync(file('again.json'), 'utf8')).toBe(readFileSync(file('first.json'), 'utf8'));
      expect(JSON.parse(readFileSync(file('known.json'), 'utf8'))).toEqual(known);
    });
  }, 60_000);

  it('says when parts are missing', async () => {
    await inTemporaryFolder(async (folder) => {
      const part = join(folder, 'part.json');
      await sweep('--shard', '1/2', '--out', part);
      const { code, out } = await runCli(['balance', 'merge', part, '--scenario', SCENARIO]);
      expect(code).toBe(0);
      expect(out).toContain('8 games (of 16: broken off, or parts are missing)');
    });
  });

  it('writes the page', async () => {
    await inTemporaryFolder(async (folder) => {
      const { code } = await sweep('--html', join(folder, 'report.html'));
      expect(code).toBe(0);
      const page = readFileSync(join(folder, 'report.html'), 'utf8');
      expect(page).toMatch(/^<!doctype html>/);
      expect(page).toContain('Crossroads');
      expect(page).toMatch(/crossroads\.yaml:\d+/);
    });
  });

  it('judges the gates, and fails with them', async () => {
    const argv = ['balance', SCENARIO, '--gates', '--games', '20', '--policies', 'pass,random,greedy'];
    const full = await runCli(argv);
    expect(full.code).toBe(1);
    expect(full.out).toMatch(/FAIL {2}random play loses +≥ 70 %/);
    expect(full.out).toMatch(/n\/a {3}planning wins.*not played/);
    expect(full.out).toMatch(/\d+ pass, \d+ fail, \d+ not judged/);
    const { json } = await runJson<balance.Report>([...argv, '--quick']);
    expect(json.mode).toBe('lenient');
    expect(json.gates.find(({ id }) => id === 'coverage')?.status).toBe('unmeasured');
  }, 60_000);

  it.each([
    [['--policies', 'gredy'], 'There is no policy “gredy”', 'greedy'],
    [['--doctrines', 'open-prt'], 'no doctrine “open-prt”', 'open-port'],
    [['--shard', '3/2'], '--shard 3/2 is no part of a whole', '1/4'],
    [['--games', 'many'], '--games many is no number of games', '--games 2000'],
    [['--games', 'greedy=4', '--policies', 'pass'], 'about a policy that does not play', ''],
    [['--workers', 'all'], '--workers all is no number of threads', '--workers 2'],
    [['--quick'], '--quick is about the gates', '--gates --quick'],
    [['--resume'], '--resume goes on from what --out names', '--out'],
    [['part.json'], 'no use for “part.json”', 'balance merge'],
  ])('refuses %j', async (argv, message, hint) => {
    const { code, err } = await runCli(['balance', SCENARIO, ...argv]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  it('merges nothing that is not a part of one sweep', async () => {
    await inTemporaryFolder(async (folder) => {
      const part = join(folder, 'part.json');
      await sweep('--out', part);
      const merge = (...files: string[]) => runCli(['balance', 'merge', ...files, '--scenario', SCENARIO]);
      expect(await merge(part, part)).toMatchObject({ code: 1, err: expect.stringContaining('counted twice') });
      expect(await merge(join(ROOT, 'package.json'))).toMatchObject({ code: 1 });
      expect(await merge()).toMatchObject({ code: 2 });
      const other = await runCli(['balance', 'merge', part, '--scenario', 'snub-season']);
      expect(other.code).toBe(1);
      expect(other.err).toContain('The parts were played in crossroads');
    });
  });

  it('draws a bar with the rate and the time left', async () => {
    expect(gaugeText(500, 2000, 10_000)).toBe('██████░░░░░░░░░░░░░░░░░░ 500/2 000 games, 50 games/s, 30 s left');
    expect([900, 65_000, 3_700_000].map(timeText)).toEqual(['1 s', '1 min 5 s', '1 h 1 min']);
    let now = 0;
    const { err } = await runCli(['balance', SCENARIO, ...SMALL], { canDraw: true, now: () => (now += 250) });
    expect(err).toMatch(/█+░+ \d+\/16 games, .* games\/s, .* left/);
  });
});

describe('whatif', () => {
  it('tells where the paths part and why, in words and as JSON', async () => {
    await inTemporaryFolder(async (folder) => {
      const run = join(folder, 'run.json');
      const plans = join(folder, 'plans.json');
      const moves = [
        { kind: 'decide', decision: 'bread', option: 'subsidy' },
        { kind: 'decide', decision: 'buy-guns', option: 'sign' },
      ];
      writeFileSync(plans, JSON.stringify([{ harbour: moves }]));
      await runCli(['play', SCENARIO, '--plans', plans, '--policy', 'pass', '--seed', '4', '--out', run]);
      const dropped = ['whatif', run, '--turn', '1', '--drop', 'decide.buy-guns'];
      const { code, out } = await runCli(dropped);
      expect(code).toBe(0);
      expect(out).toContain('without decide.buy-guns');
      expect(out).toMatch(/as played .*score \d+/);
      expect(out).toMatch(/on Harbour guns: .* → not asked/);
      const { json } = await runJson<{ partsOn: number; quarters: { figures: { causes: { source: unknown }[] }[] }[] }>(
        dropped,
      );
      expect(json.partsOn).toBe(1);
      const sources = json.quarters.flatMap(({ figures }) => figures).flatMap(({ causes }) => causes);
      expect(sources.some(({ source }) => source !== null)).toBe(true);

      const changed = await runCli(['whatif', run, '--turn', '2030-Q1', '--change', 'decide.buy-guns.sign:quiet']);
      expect(changed.code).toBe(0);
      expect(changed.out).toContain('decide buy-guns sign (quiet)');
      const asJson = JSON.stringify({ kind: 'decide', decision: 'buy-guns', option: 'talk' });
      expect((await runCli(['whatif', run, '--turn', '1', '--change', asJson])).code).toBe(0);
    });
  }, 60_000);

  it.each([
    [['--turn', '1'], 2, 'needs one of --change and --drop'],
    [['--turn', '1', '--change', 'dance'], 2, 'is no move'],
    [['--turn', '99', '--drop', 'decide.bread'], 2, 'no turn 99'],
    [['--turn', '1', '--drop', 'decide.bread'], 1, 'has no decide.bread'],
    [['--turn', '1', '--change', 'decide.bread.circus'], 1, 'unknown-option'],
  ])('refuses %j', async (argv, expected, message) => {
    await inTemporaryFolder(async (folder) => {
      const run = join(folder, 'run.json');
      await runCli(['play', SCENARIO, '--policy', 'pass', '--out', run]);
      const { code, err } = await runCli(['whatif', run, ...argv]);
      expect(code).toBe(expected);
      expect(err).toContain(message);
    });
  });
});
