import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { readHead, unseal } from '#app';
import { scaffold } from '#scenario';
import { violationsOn } from './axe.ts';
import { playQuarter } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

const files = [
  ...scaffold('own-table'),
  { path: 'lesson/contents.yaml', text: 'pages: [{ page: brief, for: everyone }]\n' },
  { path: 'lesson/debrief.yaml', text: 'questions: []\n' },
  { path: 'lesson/brief.md', text: '# The table in brief\n\nWho sits at it, and who does not.\n' },
];
const asInput = (list: readonly { path: string; text: string }[]) =>
  list.map(({ path, text }) => ({
    name: path.split('/').at(-1) ?? path,
    mimeType: 'text/yaml',
    buffer: Buffer.from(text),
  }));
const archive = (list: readonly { path: string; text: string }[]) => ({
  name: 'own-table.zip',
  mimeType: 'application/zip',
  buffer: Buffer.from(zipSync(Object.fromEntries(list.map(({ path, text }) => [`own-table/${path}`, strToU8(text)])))),
});

async function openPage(page: Page): Promise<void> {
  await page.goto('');
  await page.getByRole('button', { name: 'Open your scenario…' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open a scenario from files');
}

test('a scenario from files is checked here, played, and travels with its games', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const worker = page.waitForEvent('worker');
  await openPage(page);
  const chosen = page.locator('input[type="file"]').first();

  // What is wrong is said with its place and what to do about it, as on the command line.
  const broken = files.map(({ path, text }) =>
    path === 'scenario.yaml' ? { path, text: text.replace('turns:', 'turnz:') } : { path, text },
  );
  await chosen.setInputFiles(archive(broken));
  await expect(page.getByRole('status').filter({ hasText: /[1-9]\d* error/ })).toBeVisible({ timeout: 30_000 });
  // Beside the page: it stands still for nobody's scenario.
  const workshop = await worker;
  await expect.poll(() => page.workers().includes(workshop)).toBe(false);
  expect(said.filter((text) => text.includes('by itself'))).toEqual([]);
  const first = page.locator('.diagnostic').filter({ hasText: 'turnz' }).first();
  await expect(first).toContainText(/scenario\.yaml:\d+:\d+ ET2/);
  await expect(first.locator('mark')).toHaveText('turnz');
  await expect(first.locator('.diagnostic-hint')).toContainText('turns');
  await expect(page.getByRole('button', { name: 'Play it' })).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);

  // Dropped as an archive, mended.
  const bytes = [...archive(files).buffer];
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], 'own-table.zip', { type: 'application/zip' }));
    return data;
  }, bytes);
  await page.locator('.foreign-drop').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByText('This scenario does not come with the game.')).toBeVisible({ timeout: 30_000 });
  const keeping = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download it as one file' }).click();
  const whole = await (await keeping).path();
  await page.getByRole('button', { name: 'Play it' }).click();
  await expect(page.locator('.scenario-card').filter({ hasText: 'Brought along' }).getByRole('radio')).toBeChecked();
  // So is its lesson.
  await page.getByRole('link', { name: 'Teaching with this scenario' }).click();
  await page.getByRole('link', { name: 'The table in brief' }).click();
  await expect(page.getByText('Who sits at it, and who does not.')).toBeVisible();
  await page.goto('#/');
  await page.getByLabel('Seed', { exact: true }).fill('brought-1');
  await page.getByRole('button', { name: 'Start the game' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await playQuarter(page);

  // The link holds the scenario, and whoever opens it is told before anything else.
  await page.locator('.menu summary').click();
  await page.getByRole('button', { name: 'Share…' }).click();
  const area = page.getByLabel('Link', { exact: true });
  await expect(area).toHaveValue(/#\/run\//);
  const link = (await area.inputValue()).split('#/run/')[1] ?? '';
  const inLink = readHead((await unseal(link)).body).files.map(({ path }) => path);
  expect(inLink).toEqual(expect.arrayContaining(['scenario.yaml']));
  expect(inLink.filter((path) => path.startsWith('lesson/'))).toEqual([]);
  await expect(page.getByText('so the link carries it')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download the game' }).click();
  const run = await (await downloading).path();
  expect(JSON.parse(await readFile(run, 'utf8')).files.length).toBeGreaterThan(1);

  const fresh = await browser.newContext({ baseURL: process.env.EVERY_TABLE_URL ?? '', reducedMotion: 'reduce' });
  const other = await fresh.newPage();
  await other.goto(`#/run/${link}`);
  await expect(other.getByRole('alert').filter({ hasText: 'does not come with the game' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(other.getByText('Played again and found true')).toBeVisible();

  // So does the file.
  await other.goto('');
  await other.locator('.open-file input').setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: await readFile(run),
  });
  await expect(other.getByText('This scenario does not come with the game.')).toBeVisible({ timeout: 30_000 });
  await other.getByRole('button', { name: 'Open the game that came with it (1 quarter)' }).click();
  await expect(other.getByText(/^Turn 2 of/)).toBeVisible();
  await fresh.close();

  // A reload finds the game again, and the scenario on the front page.
  await page.keyboard.press('Escape');
  // Closing goes back in the page's history, which would call a reload off.
  await expect(page).toHaveURL(/#\/desk$/);
  await page.reload();
  await expect(page.getByText(/^Turn 2 of/)).toBeVisible({ timeout: 30_000 });
  await page.goto('#/');
  await expect(page.locator('.scenario-card').filter({ hasText: 'Brought along' })).toBeVisible();

  // The one file is the same scenario.
  await page.goto('#/scenario');
  await chosen.setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: await readFile(whole) });
  await expect(page.getByText('This scenario does not come with the game.')).toBeVisible({ timeout: 30_000 });
  await chosen.setInputFiles(asInput([{ path: 'notes.yaml', text: 'a: &x [*x, *x]\n' }]));
  await expect(page.locator('.diagnostic').first()).toContainText('Anchors and aliases are not allowed');
});
