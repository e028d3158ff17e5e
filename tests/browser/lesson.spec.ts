import { violationsOn } from './axe.ts';
import { openFront } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('a teacher finds the lesson, reads it, and looks up what it points to', async ({ page }) => {
  await openFront(page);
  await page.getByRole('radio', { name: /The CAATSA Curveball/ }).check();
  await page.getByRole('link', { name: /^Teaching with this scenario/ }).click();
  await expect(page).toHaveURL(/#\/lesson\/caatsa-curveball$/);
  await page.getByRole('link', { name: 'Script for 45 minutes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Script for 45 minutes');
  await expect(page).toHaveTitle(/^Script for 45 minutes/);
  await expect(page.getByRole('cell', { name: '43–45' })).toBeVisible();
  await page.getByRole('button', { name: /^Note 1: Signed, page forty-seven/ }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'signed on the fifth of October' })).toBeFocused();
  await page.getByRole('cell').getByRole('link', { name: 'quiz' }).click();
  await expect(page).toHaveURL(/#\/lesson\/caatsa-curveball\/quiz$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'To the game' }).click();
  await expect(page.getByRole('button', { name: 'Start the game' })).toBeVisible();
});

test('pages print on as few sheets as they promise', async ({ page }) => {
  for (const [name, most] of [
    ['brief', 1],
    ['roles/washington', 1],
    ['forecast', 1],
    ['exit-ticket', 1],
    ['script-45', 2],
  ] as const) {
    await page.goto(`#/lesson/caatsa-curveball/${name}`);
    await expect(page.locator('.lesson-text')).toBeVisible();
    expect(pagesOf(await page.pdf({ format: 'A4' })), name).toBeLessThanOrEqual(most);
  }
});

test('an address that leads to no lesson leads to the front page', async ({ page }) => {
  await page.goto('#/lesson/nowhere/brief');
  await expect(page.getByRole('button', { name: 'Start the game' })).toBeVisible();
  await page.goto('#/lesson/snub-season/no-such-page');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the lesson holds');
});
