import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './run-cli.ts';

function run(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/cli.mjs'), ...argv], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, EVERY_TABLE_ROOT: ROOT },
  });
  return { status, stdout, stderr };
}

it('gives its exit code to whoever called it, JSON on the standard output and nothing else there', () => {
  const good = run('check', 'tests/golden/crossroads.yaml', '--json');
  expect(good.status).toBe(0);
  expect(JSON.parse(good.stdout)).toMatchObject({ ok: true });

  const bad = run('check', 'docs/cli.md', '--json');
  expect(bad.status).toBe(1);
  expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false });

  const wrong = run('paly');
  expect(wrong.status).toBe(2);
  expect(wrong.stdout).toBe('');
  expect(wrong.stderr).toContain('Did you mean “play”?');
}, 60_000);

it('shows no colours when nobody looks', () => {
  const { status, stdout } = run('play', 'tests/golden/crossroads.yaml', '--policy', 'pass');
  expect(status).toBe(0);
  expect(stdout).toContain('hash ');
  expect(stdout).not.toContain('\u001b');
}, 60_000);
