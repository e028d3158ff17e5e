import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openFront, playQuarter, startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoViolations(page: Page, where: string, rules: readonly string[] = []): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe.withTags(TAGS)).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary})`).join('; ')}`,
  );
  // Every screen is looked at before the test gives up.
  expect.soft(told, where).toEqual([]);
}

// The board is not in the tree that axe looks at.
test.use({ board: false });

// Another theme changes nothing but colours.
const COLOURS = ['color-contrast', 'link-in-text-block'];
for (const [theme, device, rules] of [
  ['light', 'desk', []],
  ['light', 'phone', []],
  ['dark', 'desk', COLOURS],
  ['contrast', 'desk', COLOURS],
] as const) {
  test(`every screen passes axe: ${theme}, ${device}`, async ({ page }) => {
    test.setTimeout(180_000);
    const look = (where: string) => expectNoViolations(page, where, rules);
    await page.setViewportSize(device === 'phone' ? { width: 390, height: 844 } : { width: 1440, height: 900 });
    await page.addInitScript((name) => localStorage.setItem('every-table.theme', name), theme);
    await openFront(page);
    await look('front page');
    await page.getByRole('button', { name: 'Start the game' }).click();
    await look('before the first quarter');
    await page.getByRole('button', { name: 'To the desk' }).click();
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await look('on the desk');
    await page.getByRole('tab', { name: /^Energy/ }).click();
    await look('moves');
    if (device === 'phone') {
      await page.locator('.bottom-item').first().click();
      await look('tables');
    }
    await page.locator('.table-card').nth(1).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('dossier');
    await page.keyboard.press('Escape');
    if (device === 'phone') await page.locator('.bottom-item').last().click();
    await page.locator('.pane-plan .reasons summary').first().click();
    await look('the plan');
    await page.getByRole('button', { name: 'Commit the quarter' }).click();
    await expect(page.getByRole('button', { name: /^On to/ })).toBeVisible();
    await look('the report');
    await page.locator('.changes .why').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('Why?');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Timeline' }).click();
    await look('timeline');
    await page.locator('.timeline button').first().click();
    await look('a past quarter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await look('help');
  });
}

test('the debrief passes axe and prints', async ({ page }) => {
  test.setTimeout(120_000);
  await startGame(page, 'axe-debrief');
  while (await playQuarter(page)) await expect(page.getByRole('button', { name: 'Commit the quarter' })).toBeVisible();
  await expect(page.locator('.verdict > li')).toHaveCount(3);
  await expect(page.getByText('Playing the other courses')).toHaveCount(0);
  await expectNoViolations(page, 'debrief');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  const pdf = await page.pdf({ format: 'A4' });
  // A page of a PDF announces itself once: one for the verdict, one for the record of what was done and answered.
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  expect(pages).toBe(2);
});

// 640 is what a screen of 1280 becomes when everything on it is shown at 200 %.
test('nothing scrolls sideways, on a phone or at 200 %', async ({ page }) => {
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const width of [360, 390, 640, 768, 1024, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await openFront(page);
    expect(await sideways(), `front page at ${width}`).toBeLessThanOrEqual(0);
    await startGame(page, 'sideways');
    expect(await sideways(), `desk at ${width}`).toBeLessThanOrEqual(0);
  }
});
