// What browser tests do with the desk.
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Opens the front page, ready for a new game. */
export async function openFront(page: Page): Promise<void> {
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Every Table');
  await expect(page.getByRole('button', { name: 'Start the game' })).toBeEnabled();
}

/** Starts a game from the front page and goes to the desk. */
export async function startGame(page: Page, seed: string): Promise<void> {
  await openFront(page);
  await page.getByLabel('Seed', { exact: true }).fill(seed);
  await page.getByRole('button', { name: 'Start the game' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await expect(page.locator('[data-phase="plan"]')).toBeVisible();
}

/** Commits what is planned and goes on; gives false when that was the last quarter. */
export async function playQuarter(page: Page): Promise<boolean> {
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  const next = page.getByRole('button', { name: /^(?:On to|To the debrief)/ });
  await expect(next).toBeVisible();
  const over = (await next.textContent())?.startsWith('To the debrief') ?? false;
  await next.click();
  return !over;
}

/** How many cards lie on the desk, once all are drawn. */
export async function countCards(page: Page): Promise<number> {
  const count = Number(await page.locator('.pane-desk .cards[data-count]').getAttribute('data-count'));
  await expect(page.locator('.pane-desk .card')).toHaveCount(count);
  return count;
}

/** How many moves stand in the plan, once it has caught up with what was pressed. */
export async function countPlanned(page: Page): Promise<number> {
  await expect(page.locator('.pane-plan [aria-busy="true"]')).toHaveCount(0);
  return page.locator('.plan-item').count();
}

/** What stands under a key of the browser's store of saves. */
export function readKept(page: Page, key: string): Promise<unknown> {
  return page.evaluate(
    (name) =>
      new Promise((done, fail) => {
        const opening = indexedDB.open('keyval-store');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('keyval').objectStore('keyval').get(name);
          reading.onsuccess = () => {
            opening.result.close();
            done(reading.result);
          };
          reading.onerror = () => fail(reading.error);
        };
      }),
    key,
  );
}

/** Waits until the game that is kept has so many quarters, so that a reload finds them. */
export async function waitForKept(page: Page, quarters: number): Promise<void> {
  await expect
    .poll(async () => {
      const kept = (await readKept(page, 'every-table.save.latest')) as { replay: { plans: unknown[] } } | undefined;
      return kept?.replay.plans.length;
    })
    .toBe(quarters);
}

/** Writes under a key of the browser's store of saves. */
export function writeKept(page: Page, key: string, value: unknown): Promise<void> {
  return page.evaluate(
    ([name, kept]) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('keyval-store');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('keyval', 'readwrite');
          writing.objectStore('keyval').put(kept, name as string);
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
          writing.onerror = () => fail(writing.error);
        };
      }),
    [key, value] as const,
  );
}
