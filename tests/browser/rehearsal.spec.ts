import { countCards, startGame, waitForKept } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

interface Seen {
  readonly parts: readonly string[];
  /** Whether a reader or a hand could have come upon it. */
  readonly isInReach: boolean;
}

declare global {
  interface Window {
    rehearsed: { parts: string[]; isInReach: boolean };
  }
}

test('the first report is rehearsed once, out of sight, and the game knows nothing of it', async ({ page }) => {
  await page.addInitScript(() => {
    window.rehearsed = { parts: [], isInReach: false };
    new MutationObserver(() => {
      const stage = document.querySelector('.rehearsal');
      if (!stage) return;
      for (const part of ['.report-headline', '.press', '.changes', '.lines']) {
        if (stage.querySelector(part) && !window.rehearsed.parts.includes(part)) window.rehearsed.parts.push(part);
      }
      const hidden = stage.closest('[inert][aria-hidden="true"]') && getComputedStyle(stage).visibility === 'hidden';
      if (!hidden) window.rehearsed.isInReach = true;
    }).observe(document, { subtree: true, childList: true });
  });
  const seen = (): Promise<Seen> => page.evaluate(() => window.rehearsed);
  await startGame(page, 'browser-rehearsal');
  await countCards(page);
  await expect.poll(seen).toEqual({ parts: ['.report-headline', '.press', '.changes', '.lines'], isInReach: false });
  await expect(page.locator('.rehearsal')).toHaveCount(0);
  await expect(page.getByText('Turn 1 of 12')).toBeVisible();

  // The quarter that is played is another than the one that was rehearsed, and the only one that is kept.
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  await expect(page.locator('.report')).toHaveCount(1);
  await waitForKept(page, 1);
  await page.getByRole('button', { name: /^On to/ }).click();
  await expect(page.getByText('Turn 2 of 12')).toBeVisible();
  await countCards(page);
  await page.evaluate(() => {
    window.rehearsed.parts = [];
  });
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  await expect(page.locator('.report')).toHaveCount(1);
  await waitForKept(page, 2);
  expect((await seen()).parts).toEqual([]);
});
