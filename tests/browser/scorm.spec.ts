// A package made of the built game, in a learning platform played by the scorm-again runtime.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUNTIME = join(ROOT, 'node_modules/scorm-again/dist/scorm12.min.js');
/** Platforms unpack where they like. */
const FOLDER = '/content/course 7/sco/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};

/** The platform's own page: the runtime, what it has on file, and the package in a frame two levels down. */
const PLATFORM = `<!doctype html><meta charset="utf-8"><title>Platform</title><link rel="icon" href="data:,"><h1>Course 7</h1>
<script src="/runtime.js"></script>
<script>
  window.finished = 0;
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  const onFile = sessionStorage.getItem('on file');
  if (onFile) API.loadFromJSON(JSON.parse(onFile));
  const keep = () => sessionStorage.setItem('on file', JSON.stringify(API.renderCMIToJSONObject().cmi ?? API.renderCMIToJSONObject()));
  API.on('LMSCommit', keep);
  API.on('LMSFinish', () => { keep(); sessionStorage.setItem('finished', String(1 + Number(sessionStorage.getItem('finished')))); });
</script>
<iframe name="player" src="/player.html" width="1400" height="850"></iframe>`;
const PLAYER = `<!doctype html><meta charset="utf-8"><title>Player</title><iframe name="sco" src="${encodeURI(FOLDER)}index.html" width="1380" height="830"></iframe>`;

let server: Server;
let address: string;
let folder: string;
let files: Record<string, Uint8Array>;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'every-table-scorm-'));
  const out = join(folder, 'package.zip');
  const dist = process.env.DIST ?? join(ROOT, 'dist');
  const made = spawnSync('node', ['tools/scorm.mjs', 'caatsa-curveball', '--out', out, '--dist', dist], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(made.stderr.replace(/^npm .*$/gm, '').trim(), made.stdout).toBe('');
  files = unzipSync(readFileSync(out));
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const own: Readonly<Record<string, string | Uint8Array>> = {
      '/': PLATFORM,
      '/player.html': PLAYER,
      '/runtime.js': readFileSync(RUNTIME),
    };
    const body = own[path] ?? (path.startsWith(FOLDER) ? files[path.slice(FOLDER.length)] : undefined);
    const type = path === '/' ? TYPES['.html'] : TYPES[extname(path)];
    response.writeHead(body ? 200 : 404, { 'content-type': type ?? 'application/octet-stream' }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});

const sco = (page: Page) => page.frameLocator('iframe[name="player"]').frameLocator('iframe[name="sco"]');

/** What the platform holds now. */
function valuesOf(page: Page, ...elements: string[]): Promise<string[]> {
  return page.evaluate(
    (names) =>
      names.map((name) => (window as unknown as { API: { getCMIValue(name: string): string } }).API.getCMIValue(name)),
    elements,
  );
}

async function playOn(page: Page): Promise<boolean> {
  const game = sco(page);
  await game.getByRole('button', { name: 'Commit the quarter' }).click();
  const next = game.getByRole('button', { name: /^(?:On to|To the debrief)/ });
  await expect(next).toBeVisible();
  const isLast = (await next.textContent())?.startsWith('To the debrief') ?? false;
  await next.click();
  return isLast;
}

test('the package names every file it holds, and no other', () => {
  const manifest = new TextDecoder().decode(files['imsmanifest.xml']);
  const named = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, name]) => name);
  expect([...named, 'imsmanifest.xml'].sort()).toEqual(Object.keys(files).sort());
  expect(manifest).toContain('<schemaversion>1.2</schemaversion>');
  expect(manifest).toContain('adlcp:scormtype="sco" href="index.html"');
});

test('a game is reported, left, taken up again, and finished', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto(address);
  const game = sco(page);
  await expect(game.getByRole('button', { name: 'Start the game' })).toBeEnabled();
  await expect(game.getByRole('radio', { name: /The CAATSA Curveball/ })).toBeVisible();
  await expect(game.getByRole('radio', { name: /Snub Season/ })).toHaveCount(0);
  expect(await valuesOf(page, 'cmi.core.lesson_status', 'cmi.suspend_data')).toEqual(['incomplete', '']);

  await game.getByLabel('Seed', { exact: true }).fill('platform');
  await game.getByRole('button', { name: 'Start the game' }).click();
  await game.getByRole('button', { name: 'To the desk' }).click();
  await playOn(page);
  await playOn(page);
  await expect.poll(async () => (await valuesOf(page, 'cmi.core.lesson_location'))[0]).toBe('Q2 2019');
  const [status, score, suspended = ''] = await valuesOf(
    page,
    'cmi.core.lesson_status',
    'cmi.core.score.raw',
    'cmi.suspend_data',
  );
  expect([status, score]).toEqual(['incomplete', '']);
  expect(suspended.length).toBeGreaterThan(20);
  expect(suspended.length).toBeLessThanOrEqual(4_096);
  // Nothing of it lies about for the next pupil.
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

  await page.reload();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('finished'))).toBe('1');
  await expect(game.getByText('Q2 2019').first()).toBeVisible();
  await expect(game.getByRole('button', { name: 'Commit the quarter' })).toBeVisible();
  expect(await valuesOf(page, 'cmi.suspend_data')).toEqual([suspended]);

  let isLast = false;
  for (let quarter = 2; quarter < 6 && !isLast; quarter += 1) isLast = await playOn(page);
  expect(isLast).toBe(true);
  await expect.poll(async () => (await valuesOf(page, 'cmi.core.lesson_status'))[0]).toMatch(/^(?:completed|passed)$/);
  const told = /Score (\d+) of 100/.exec((await game.locator('.debrief-outcome').textContent()) ?? '')?.[1];
  const [raw, least, most, whole = ''] = await valuesOf(
    page,
    'cmi.core.score.raw',
    'cmi.core.score.min',
    'cmi.core.score.max',
    'cmi.suspend_data',
  );
  expect([raw, least, most]).toEqual([told, '0', '100']);
  expect(whole.length).toBeLessThanOrEqual(4_096);
  await expect(game.getByRole('heading', { name: 'Questions for the table' })).toBeVisible();
});

test('without a platform the package is the game', async ({ page }) => {
  await page.goto(`${address}${encodeURI(FOLDER.slice(1))}index.html`);
  await expect(page.getByRole('button', { name: 'Start the game' })).toBeEnabled();
});
