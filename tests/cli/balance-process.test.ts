import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { balance } from '#lab';
import { inTemporaryFolder, ROOT } from './run-cli.ts';

const TOOL = join(ROOT, 'tools/cli.mjs');
const SCENARIO = 'tests/golden/crossroads.yaml';
const SWEEP = ['balance', SCENARIO, '--policies', 'random,pass', '--games', '24', '--seed', 'process'];
const HAS_PARALLEL =
  spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout?.startsWith('GNU parallel') ?? false;
const options = { cwd: ROOT, encoding: 'utf8' as const, env: { ...process.env, EVERY_TABLE_ROOT: ROOT } };

const run = (...argv: string[]) => spawnSync(process.execPath, [TOOL, ...argv], options);

/** The shards side by side, as the docs tell it. */
async function playShards(shards: number, folder: string): Promise<void> {
  const numbers = Array.from({ length: shards }, (_, index) => String(index + 1));
  if (HAS_PARALLEL) {
    const command = [process.execPath, TOOL, ...SWEEP, '--workers', '1', '--shard', `{}/${shards}`];
    const out = ['--out', join(folder, 'part-{}.json')];
    const { status, stderr } = spawnSync('parallel', ['--will-cite', ...command, ...out, ':::', ...numbers], options);
    if (status !== 0) throw new Error(stderr);
    return;
  }
  await Promise.all(
    numbers.map(
      (number) =>
        new Promise<void>((resolve, reject) => {
          const out = [
            '--shard',
            `${number}/${shards}`,
            '--workers',
            '1',
            '--out',
            join(folder, `part-${number}.json`),
          ];
          const child = spawn(process.execPath, [TOOL, ...SWEEP, ...out], { ...options, stdio: 'ignore' });
          child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`shard ${number}: ${code}`))));
        }),
    ),
  );
}

describe('a sweep of several processes', () => {
  it(`merges to that of one with two threads (${HAS_PARALLEL ? 'GNU parallel' : 'plain processes'})`, async () => {
    await inTemporaryFolder(async (folder) => {
      const file = (name: string) => join(folder, name);
      const whole = run(...SWEEP, '--workers', '2', '--out', file('whole.json'));
      expect(whole.stderr).toContain('48 games in');
      expect(whole.status).toBe(0);
      await playShards(3, folder);
      const parts = [1, 2, 3].map((number) => file(`part-${number}.json`));
      const merged = run('balance', 'merge', ...parts, '--scenario', SCENARIO, '--out', file('merged.json'));
      expect(merged.status).toBe(0);
      expect(readFileSync(file('merged.json'), 'utf8')).toBe(readFileSync(file('whole.json'), 'utf8'));
      expect(merged.stdout).toBe(whole.stdout);
    });
  }, 180_000);
});

describe('Ctrl-C', () => {
  it('keeps what is finished', async () => {
    await inTemporaryFolder(async (folder) => {
      const out = join(folder, 'part.json');
      const html = join(folder, 'report.html');
      const argv = ['balance', SCENARIO, '--policies', 'pass', '--games', '1000000', '--out', out, '--html', html];
      const child = spawn(process.execPath, [TOOL, ...argv, '--workers', '1'], { ...options, stdio: 'pipe' });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (data) => (stdout += data));
      child.stderr.on('data', (data) => (stderr += data));
      const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
      await new Promise((resolve) => setTimeout(resolve, 8000));
      child.kill('SIGINT');
      expect(await closed, stderr).toBe(130);
      expect(stdout).toMatch(/\d+ games \(of 1 000 000: broken off/);
      const part = JSON.parse(readFileSync(out, 'utf8')) as balance.Sweep;
      const games = part.cells.flatMap(({ done }) => done).reduce((sum, [from, to]) => sum + to - from, 0);
      expect(games).toBeGreaterThan(0);
      expect(games).toBeLessThan(1_000_000);
      for (const { counts, done } of part.cells) {
        expect(counts.game?.games ?? 0).toBe(done.reduce((sum, [from, to]) => sum + to - from, 0));
      }
      expect(existsSync(html)).toBe(true);
    });
  }, 120_000);
});
