import { countCards, countPlanned, startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

test('a whole game by mouse, to a verdict', async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await startGame(page, 'browser-mouse');
  await expect(page.locator('[data-figure="risk"] .figure-number')).toHaveText(/%$/);

  for (let quarter = 1; quarter <= 12; quarter += 1) {
    await expect(page.getByText(`Turn ${quarter} of 12`)).toBeVisible();
    // The first open answer of every card on the desk, as far as the means go.
    const cards = await countCards(page);
    for (let card = 0; card < cards; card += 1) {
      const head = page.locator('.pane-desk .card .card-head').nth(card);
      const choice = page.locator('.pane-desk .card').nth(card).locator('[data-pick][aria-disabled="false"]').first();
      // A card opens by itself when the one before has been answered: a slow press may come after that, and shut it.
      await expect(async () => {
        if ((await head.getAttribute('aria-expanded')) === 'false') await head.click({ timeout: 3000 });
        if ((await choice.count()) > 0 && (await choice.getAttribute('aria-pressed', { timeout: 1000 })) === 'false')
          await choice.click({ timeout: 3000 });
      }).toPass({ timeout: 30_000 });
    }
    const tab = page.getByRole('tab', { name: /^Diplomacy/ });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    const planned = await countPlanned(page);
    const move = page.locator('.pane-desk [data-pick][aria-disabled="false"]').first();
    if ((await move.count()) > 0) {
      await move.click();
      await expect(page.locator('.plan-item')).toHaveCount(planned + 1);
    }
    await page.getByRole('button', { name: 'Commit the quarter' }).click();
    const next = page.getByRole('button', { name: /^(?:On to|To the debrief)/ });
    await expect(next).toBeVisible();
    await expect(page.locator('[data-live]')).toContainText(/relations/);
    const over = (await next.textContent())?.startsWith('To the debrief');
    await next.click();
    if (over) break;
  }

  await expect(page).toHaveURL(/#\/debrief$/);
  await expect(page.getByText(/^(?:Won|Survived|Lost)$/)).toBeVisible();
  await expect(page.locator('.verdict > li')).toHaveCount(3);
  await expect(page.getByRole('heading', { name: 'Had it gone otherwise' })).toBeVisible();
  await expect(page.getByText('Playing the other courses')).toHaveCount(0);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the run' }).click();
  expect((await download).suggestedFilename()).toBe('every-table-snub-season-browser-mouse.json');
});

test('the board goes on after a frame that failed, and gives up after one upon another', async ({ page }) => {
  await page.addInitScript(() => {
    window.faults = 0;
    // What the board is drawn on is handed to the screen where that can be.
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const { drawImage } = prototype;
      Object.assign(prototype, {
        drawImage(this: CanvasRenderingContext2D, ...how: Parameters<typeof drawImage>) {
          if (window.faults > 0 && new Error().stack?.includes('/phaser-')) {
            window.faults -= 1;
            throw new Error('a frame that failed');
          }
          return drawImage.apply(this, how);
        },
      });
    }
  });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await startGame(page, 'browser-faults');
  await expect(page.locator('.board[data-state="ready"]')).toBeAttached();
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  await expect(page.locator('[data-playing="true"]')).toBeAttached();
  await page.evaluate(() => {
    window.faults = 1;
  });
  // The turn is told on the desk, and the board shows where it ended.
  await expect(page.locator('[data-playing="true"]')).toHaveCount(0);
  expect(await page.evaluate(() => window.faults)).toBe(0);
  await page.getByRole('button', { name: /^On to/ }).click();
  await expect(page.locator('[data-phase="plan"]')).toBeVisible();
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  await expect(page.locator('[data-playing="true"]')).toBeAttached();
  await page.evaluate(() => {
    window.faults = Number.POSITIVE_INFINITY;
  });
  await expect(page.getByText('The board cannot be drawn here.')).toBeVisible();
  await page.getByRole('button', { name: /^On to/ }).click();
  await expect(page.getByText('Turn 3 of 12')).toBeVisible();
});

declare global {
  interface Window {
    /** How many frames of the board are still to fail. */
    faults: number;
  }
}
