import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { main } from '../../tools/scorm/main.ts';
import { markPage } from '../../tools/scorm/pack.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'every-table-scorm-'));
  mkdirSync(join(root, 'scenarios', 'only-here'), { recursive: true });
  writeFileSync(join(root, 'scenarios', 'only-here', 'scenario.yaml'), 'format: 1\n');
  vi.stubEnv('EVERY_TABLE_ROOT', root);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

it('finds scenarios and the built game in the repository, from whatever folder it is called', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(main([])).toBe(2);
  expect(said.mock.lastCall?.[0]).toContain('There are: only-here.');
  expect(main(['only-here'])).toBe(2);
  expect(said.mock.lastCall?.[0]).toContain(`${join(root, 'dist')}” holds no built game`);
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist', 'index.html'), '');
  // Its fault is told by its path from there.
  expect(main(['only-here'])).toBe(1);
  expect(said.mock.lastCall?.[0]).toContain('scenarios/only-here/scenario.yaml');
});

it('marks the page with its scenario, and has no other come along with it', () => {
  const link = '<link rel="modulepreload" href="./assets/long.js" data-scenario="long-one">';
  const page = `<html><head><title>x</title>${link}</head></html>`;
  expect(markPage(page, 'long-one')).toContain(link);
  const other = markPage(page, 'short-one');
  expect(other).toContain('<meta name="every-table:scenario" content="short-one">');
  expect(other).toContain('<title>x</title></head>');
  expect(() => markPage('<p>nothing</p>', 'short-one')).toThrow('no <head>');
});
