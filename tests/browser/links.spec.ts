import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { unseal } from '#app';
import { hashState } from '#engine';
import { verifyReplay } from '#lab';
import { linkOf, openLink, runOf } from '../app/link/games.ts';
import { snubSeason } from '../lab/scenarios.ts';
import { openFront, playQuarter, readKept, startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

const { ruleset } = snubSeason();

test.beforeEach(async ({ page }) => {
  // A machine without a graphics card would spend its time on the board.
  await page.route(/\/assets\/board-.*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no board today");' }),
  );
});

/** The text of the QR code on the page, read by another library from the outline that is drawn. */
async function readQr(page: Page): Promise<string> {
  const drawing = page.locator('svg.qr');
  const size = Number((await drawing.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await drawing.locator('path').getAttribute('d')) ?? '';
  const scale = 4;
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      for (let at = Number(x) * scale; at < (Number(x) + Number(width)) * scale; at += 1) {
        pixels.fill(0, (row * side + at) * 4, (row * side + at) * 4 + 3);
      }
    }
  }
  const found = jsQR(pixels, side, side);
  if (!found) throw new Error('No QR code was read.');
  return found.data;
}

test('a link to a whole game opens in a fresh profile, is watched, and comes out the same', async ({ page }) => {
  test.setTimeout(120_000);
  const run = runOf(ruleset, 'greedy', 'browser-link');
  const link = await linkOf(ruleset, run);
  await page.goto(`#/run/${link}`);
  await expect(page.getByText('Played again and found true')).toBeVisible();
  await expect(page.getByText(`${run.replay.plans.length} quarters played`)).toBeVisible();
  await expect(page.getByText('Opening', { exact: true })).toBeVisible();

  // Step, scrub, play.
  await page.getByRole('button', { name: 'On ›' }).click();
  await expect(page.getByText(`Quarter 1 of ${run.replay.plans.length}`)).toBeVisible();
  await expect(page.locator('.watch-report .report-title')).toContainText('Q3 2025');
  await page.getByLabel('Quarter on show').fill(String(run.replay.plans.length));
  await expect(page.getByRole('button', { name: 'On ›' })).toBeDisabled();
  await page.getByLabel('Speed').selectOption('4');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByText(`Quarter 2 of ${run.replay.plans.length}`)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Pause' }).click();

  // Shared again, it is the same game: every hash, to the last.
  await page.getByRole('button', { name: 'Share…' }).click();
  const area = page.getByLabel('Link', { exact: true });
  await expect(area).toHaveValue(/#\/run\//);
  const again = (await area.inputValue()).split('#/run/')[1] ?? '';
  const opened = await openLink(ruleset, again);
  const check = verifyReplay(ruleset, opened.replay);
  expect(check).toMatchObject({ ok: true, same: { scenario: true } });
  expect(check.reports.map(({ after }) => hashState(ruleset, after))).toEqual(run.replay.hashes);
  // Deflate leaves every browser its own choice of bytes; what they unfold to is the same.
  expect((await unseal(again)).body).toEqual((await unseal(link)).body);
  expect(await readQr(page)).toBe(await area.inputValue());
});

test('any quarter of a link can be carried on from, and the seed played anew', async ({ page }) => {
  const run = runOf(ruleset, 'tilt:us', 'browser-branch', 4);
  await page.goto(`#/run/${await linkOf(ruleset, run)}`);
  await page.getByRole('button', { name: 'On ›' }).click();
  await page.getByRole('button', { name: 'On ›' }).click();
  await page.getByRole('button', { name: 'Carry on from quarter 3' }).click();
  await expect(page.getByText('Turn 3 of 12')).toBeVisible();
  await playQuarter(page);
  await expect(page.getByText('Turn 4 of 12')).toBeVisible();
  const kept = () => readKept(page, 'every-table.save.latest') as Promise<{ replay: typeof run.replay } | undefined>;
  await expect.poll(async () => (await kept())?.replay.plans.length).toBe(3);
  expect((await kept())?.replay.hashes.slice(0, 2)).toEqual(run.replay.hashes.slice(0, 2));

  await page.goBack();
  await page.getByRole('button', { name: 'Play the same seed' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await expect(page.getByText('Turn 1 of 12')).toBeVisible();
});

test('a link is made of the game on the desk, and one that is damaged is told in words', async ({ page }) => {
  await startGame(page, 'browser-share');
  await playQuarter(page);
  await page.locator('.menu summary').click();
  await page.getByRole('button', { name: 'Share…' }).click();
  const area = page.getByLabel('Link', { exact: true });
  await expect(area).toHaveValue(/#\/run\//);
  const link = (await area.inputValue()).split('#/run/')[1] ?? '';
  expect((await openLink(ruleset, link)).replay.seed).toBe('browser-share');
  const downloading = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Download the game' }).click();
  expect(JSON.parse(await readFile(await (await downloading).path(), 'utf8')).seed).toBe('browser-share');

  await openFront(page);
  await page.goto(`#/run/${link.slice(0, -9)}`);
  await expect(page.getByRole('alert').filter({ hasText: 'link' })).toContainText(/damaged|missing/);
  await page.goto('#/run/hello-there');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link cannot be opened');
  await page.getByRole('button', { name: 'Front page' }).click();
  await expect(page.getByRole('button', { name: 'Start the game' })).toBeEnabled();
});

test('a link of another version of the scenario is shown, said to be so, and not played', async ({ page }) => {
  const run = runOf(ruleset, 'random', 'browser-other');
  const other = { ...run.replay.scenario, version: '0.0.1', hash: '0123456789abcdef' };
  const hashes = run.replay.hashes.map(() => 'feedfacefeedface');
  await page.goto(`#/run/${await linkOf(ruleset, { ...run, replay: { ...run.replay, scenario: other, hashes } })}`);
  await expect(page.getByRole('alert').filter({ hasText: 'version 0.0.1' })).toContainText('not played');
  await expect(page.locator('.timeline > li')).toHaveCount(run.replay.plans.length);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toHaveCount(0);

  // Of the same rules that come out the same, it is said and played.
  await page.goto(`#/run/${await linkOf(ruleset, { ...run, replay: { ...run.replay, scenario: other } })}`);
  await expect(page.getByText('it comes out the same, quarter by quarter')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  // Of a scenario that is nowhere, as much as the link says.
  const far = { ...run.replay.scenario, id: 'far-away', hash: '0123456789abcdef' };
  await page.goto(`#/run/${await linkOf(ruleset, { ...run, replay: { ...run.replay, scenario: far } })}`);
  await expect(page.getByRole('alert').filter({ hasText: 'far-away' })).toBeVisible();
});
