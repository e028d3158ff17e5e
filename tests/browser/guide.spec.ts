import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { openFront, startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ guided: true });

// The notes speak of the desk; a machine without a graphics card would spend its time on the board.
test.beforeEach(async ({ page }) => {
  test.setTimeout(120_000);
  await page.route(/\/assets\/board-.*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no board today");' }),
  );
});

const note = (page: Page) => page.locator('.guide');
const next = (page: Page) => note(page).getByRole('button', { name: /^(?:Next|That will do)$/ });
const said = (page: Page) => page.locator('[data-guide-live]');

async function expectTied(page: Page, target: string): Promise<void> {
  // The ring lies on what the note speaks of.
  const about = page.locator(target).first();
  await expect(about).toBeVisible();
  await expect
    .poll(async () => {
      const [mark, box] = [await page.locator('.guide-ring').boundingBox(), await about.boundingBox()];
      return mark && box ? Math.hypot(mark.x - box.x, mark.y - box.y) < 3 : false;
    }, `the ring is on ${target}`)
    .toBe(true);
  // Its head is in sight, under neither the note nor a bar.
  await expect
    .poll(
      () =>
        about.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const spots = [0.25, 0.5, 0.75].map(
            (share) => [left + width * share, top + Math.min(height / 2, 24)] as const,
          );
          return spots.some(([x, y]) => element.contains(document.elementFromPoint(x, y)));
        }),
      `${target} is in sight`,
    )
    .toBe(true);
}

for (const [device, viewport] of [
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`a newcomer is guided through a quarter by playing it: ${device}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await startGame(page, 'guided');
    await expect(note(page)).toBeFocused();
    await expect(note(page)).toContainText('Your table');
    await expectTied(page, '.pane-situation');
    await next(page).click();
    await expectTied(page, '.figures-headline');
    await next(page).click();

    await expect(said(page)).toContainText('Guide, 3 of 9. A matter on the desk.');
    await expect(note(page).getByRole('button', { name: 'Skip this' })).toBeVisible();
    await expect(next(page)).toHaveCount(0);
    await page.locator('.pane-desk [data-pick][aria-disabled="false"]').first().click();
    await expect(said(page)).toContainText('Done.');
    await next(page).click();
    await expectTied(page, '.pane-desk');
    await page.locator('.pane-desk .card-head').first().click();
    await page.locator('.pane-desk [data-pick][aria-disabled="false"]').first().click();
    await expect(said(page)).toContainText('Done.');
    await next(page).click();
    await expectTied(page, '[data-guide="odds"]');
    expect(await violationsOn(page, { within: '.guide' })).toEqual([]);
    await next(page).click();
    await page.locator('.figures-headline .why').nth(2).click();
    await page.keyboard.press('Escape');
    await expect(said(page)).toContainText('Done.');
    await next(page).click();
    await expectTied(page, '[data-commit]');
    await page.locator('[data-commit]').click();
    await expect(said(page)).toContainText('Guide, 8 of 9. What the capitals answered.');
    await expectTied(page, '[data-guide="answers"]');
    await next(page).click();
    await page.locator('[data-guide="moved"] .why').first().click();
    await page.keyboard.press('Escape');
    await next(page).click();
    await expect(note(page)).toHaveCount(0);

    // It has been seen: neither the next quarter nor the next game brings it back.
    await page.locator('[data-next]').click();
    await expect(note(page)).toHaveCount(0);
    await startGame(page, 'guided-2');
    await expect(note(page)).toHaveCount(0);
    // Asked for, it is there again.
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('button', { name: 'Guide me through this quarter' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(note(page)).toBeFocused();
  });
}

test('the guide can be read, left and come back to by keyboard, and holds nobody', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await startGame(page, 'guided-keys');
  await expect(note(page)).toBeFocused();
  await expect(said(page)).toContainText('G comes back to the guide.');
  // On the note Enter means the next note, and never the quarter.
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Guide, 2 of 9');
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText('Guide, 3 of 9');
  await note(page).getByRole('button', { name: 'Take me there' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.closest('.pane-desk') !== null)).toBe(true);
  // The next card opens after the pick and takes its reader along, but nobody who has asked for the guide meanwhile.
  await page.evaluate(() => {
    const askForGuide = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', bubbles: true }));
    document.addEventListener('focusout', () => queueMicrotask(askForGuide), { once: true });
  });
  await page.keyboard.press('1');
  await expect(said(page)).toContainText('Done.');
  await expect(page.locator('.pane-desk .card').nth(1)).toHaveAttribute('data-open', 'true');
  await expect(note(page)).toBeFocused();
  // Tab leaves it.
  const inside = () => page.evaluate(() => document.activeElement?.closest('.guide') !== null);
  for (let presses = 0; await inside(); presses += 1) {
    expect(presses).toBeLessThan(8);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('g');
  await page.keyboard.press('Escape');
  await expect(note(page)).toHaveCount(0);
  await expect(page.locator('[data-phase="plan"]')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('it can be declined beforehand, and its keys with it', async ({ page }) => {
  await openFront(page);
  await page.getByLabel('Guide me through the first quarter').uncheck();
  await startGame(page, 'unguided');
  await expect(note(page)).toHaveCount(0);
  await page.getByText('Menu', { exact: true }).click();
  await page.getByLabel('Single-key shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('.masthead-title').click();
  const planned = await page.locator('.plan-item').count();
  await page.keyboard.press('1');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.plan-item')).toHaveCount(planned);
});
