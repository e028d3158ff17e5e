import { violationsOn } from './axe.ts';
import { startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

test('a word is explained where it stands: by pointer, by key, and on the phone', async ({ page }) => {
  test.setTimeout(120_000);
  await startGame(page, 'glossary');
  const term = page.locator('.pane-desk .term').first();
  const planned = await page.locator('.plan-item').count();
  const word = (await term.textContent()) ?? '';
  await expect(term).toHaveAccessibleName(`${word}: what is that?`);
  await term.click();
  const note = page.getByRole('dialog');
  await expect(note).toBeFocused();
  await expect(note).toBeInViewport({ ratio: 1 });
  expect(await violationsOn(page, { within: '.term-note' })).toEqual([]);
  // Enter and digits mean nothing to the desk while it is read.
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(page.locator('[data-phase="plan"]')).toBeVisible();
  expect(await page.locator('.plan-item').count()).toBe(planned);
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(term).toBeFocused();

  await expect(async () => {
    if ((await note.count()) === 0) await term.press('Enter');
    await expect(note).toBeFocused({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(note).toHaveCount(0);
  await expect(term).toBeFocused();

  // A word in a choice is asked about without the choice being made.
  await page.getByRole('tab', { name: /^Defence/ }).click();
  await page.getByRole('button', { name: /S-400/ }).first().click();
  const inside = page.locator('.choice .term').first();
  await inside.click();
  await expect(note).toBeVisible();
  expect(await page.locator('.plan-item').count()).toBe(planned);
  await page.mouse.click(5, 5);
  await expect(note).toHaveCount(0);

  await page.setViewportSize({ width: 390, height: 844 });
  await inside.scrollIntoViewIfNeeded();
  await inside.click();
  await expect(note).toBeInViewport({ ratio: 1 });
});

test('a file on a capital explains its words too, and Help lists them all', async ({ page }) => {
  await startGame(page, 'glossary-files');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('An American law of 2017');
  await page.keyboard.press('Escape');
  await page.locator('.table-card').nth(1).click();
  const file = page.locator('dialog');
  const term = file.locator('.term').first();
  if ((await term.count()) > 0) {
    await term.click();
    await expect(page.locator('.term-note')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('.term-note')).toHaveCount(0);
  }
  await expect(file).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(file).toHaveCount(0);
});
