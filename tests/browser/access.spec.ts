import type { Page } from '@playwright/test';
import { expectSoundInEveryTheme } from './axe.ts';
import { openFront, playQuarter, startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Goes through every part of a quarter and looks at each. */
async function walk(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  await openFront(page);
  await look('the front page');
  await startGame(page, 'walk');
  await look('the desk');
  const bar = page.locator('.bottom-item');
  const hasBar = await bar.first().isVisible();
  for (const [place, part] of (hasBar ? ['the tables', 'the desk again', 'the moves', 'the plan'] : []).entries()) {
    await bar.nth(place).click();
    await look(part);
  }
  if (hasBar) await bar.first().click();
  await page.locator('.figures-headline .why').first().click();
  await look('Why?');
  await page.keyboard.press('Escape');
  await page.locator('.table-card').nth(1).click();
  await look('a file');
  await page.keyboard.press('Escape');
  if (hasBar) await bar.last().click();
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  await expect(page.locator('[data-next]')).toBeVisible();
  await look('the report');
}

// The board is not in the tree that axe looks at.
test.use({ board: false });

for (const device of ['desk', 'phone']) {
  test(`every screen passes axe in every theme: ${device}`, async ({ page }) => {
    test.setTimeout(180_000);
    const look = (where: string): Promise<void> => expectSoundInEveryTheme(page, where);
    await page.setViewportSize(device === 'phone' ? { width: 390, height: 844 } : { width: 1440, height: 900 });
    await openFront(page);
    await look('front page');
    await page.getByLabel('Seed', { exact: true }).fill('axe');
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
    // What lies half under a bar that stays in sight is whole once scrolled to: the report is looked at unfolded.
    if (device === 'phone') await page.setViewportSize({ width: 390, height: 4000 });
    await look('the report');
    if (device === 'phone') await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.changes .why').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('Why?');
    await page.keyboard.press('Escape');
    // A phone keeps the first line of the head at the top of the page.
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole('button', { name: 'Timeline' }).click();
    await look('timeline');
    await page.locator('.timeline button').first().click();
    await look('a past quarter');
    await page.keyboard.press('Escape');
    await expect(page.locator('.timeline')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('help');
  });
}

test('the debrief passes axe and prints', async ({ page }) => {
  test.setTimeout(120_000);
  await startGame(page, 'axe-debrief');
  while (await playQuarter(page)) await expect(page.getByRole('button', { name: 'Commit the quarter' })).toBeVisible();
  await expect(page.locator('.verdict > li')).toHaveCount(3);
  await expect(page.getByText('Playing the other courses')).toHaveCount(0);
  for (const [device, viewport] of Object.entries({
    phone: { width: 390, height: 844 },
    desk: { width: 1440, height: 900 },
  })) {
    await page.setViewportSize(viewport);
    await expectSoundInEveryTheme(page, `debrief, ${device}`);
  }
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  const pdf = await page.pdf({ format: 'A4' });
  // A page of a PDF announces itself once: one for the verdict, one for the record of what was done and answered.
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  expect(pages).toBe(2);
});

/** Pairs of what stands on the front page, outside the bar to start with, that overlap or touch. */
const crowded = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('.front :is(h1, .front-motto, .settings, .button, input)')]
      .filter((element) => element.getClientRects().length > 0 && !element.closest('.start-row, .visually-hidden'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    return all.flatMap(({ element, box }, index) =>
      all
        .slice(index + 1)
        .filter(({ element: other }) => !element.contains(other) && !other.contains(element))
        .filter(
          ({ box: { left, right, top, bottom } }) =>
            left < box.right + 1 && right > box.left - 1 && top < box.bottom + 1 && bottom > box.top - 1,
        )
        .map(({ element: other }) => `${element.textContent} / ${other.textContent}`),
    );
  });

// 640 is what a screen of 1280 becomes when everything on it is shown at 200 %.
test('nothing scrolls sideways or overlaps, on a phone, at 200 % or on a projector', async ({ page }) => {
  for (const [width, height] of [
    [360, 844],
    [390, 844],
    [640, 844],
    [768, 844],
    [1024, 768],
    [1280, 720],
    [1440, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openFront(page);
    expect(await sideways(page), `front page at ${width}`).toBeLessThanOrEqual(0);
    expect(await crowded(page), `front page at ${width}`).toEqual([]);
    await startGame(page, 'sideways');
    expect(await sideways(page), `desk at ${width}`).toBeLessThanOrEqual(0);
    if (height !== 720) continue;
    // On the shortest of wide pages the odds of a plan of several moves begin above its button.
    for (let pick = 0; pick < 3; pick += 1) {
      await page.locator('.card[data-open="true"] [data-pick][aria-disabled="false"]').first().click();
      await expect(page.locator('.plan-item')).toHaveCount(pick + 1);
    }
    await expect(page.locator('.pane-plan .odds-legend').nth(1)).toBeInViewport({ ratio: 1 });
    await page.goto('');
    await expect(page.locator('.doctrine-pitch').last()).toBeInViewport({ ratio: 1 });
  }
});

// 320 is what a screen of 1280 becomes at 400 %.
test('a quarter can be played in 320 pixels without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await walk(page, async (where) => {
    expect.soft(await sideways(page), where).toBeLessThanOrEqual(0);
  });
});

for (const [device, viewport] of [
  ['desk', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`text of twice its size fits and can be read whole: ${device}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = '200%';
      });
    });
    await walk(page, async (where) => {
      expect.soft(await sideways(page), where).toBeLessThanOrEqual(0);
      // What can be pressed keeps its words: none runs out of its box.
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, summary, label, h1, h2, h3')]
          .filter((element) => element.getClientRects().length > 0 && !element.closest('.visually-hidden'))
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
          .map(({ className, textContent }) => `${className}: ${textContent}`),
      );
      expect.soft(cut, where).toEqual([]);
    });
  });
}

test('what has the focus is never hidden behind a bar', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  /** Tabs on, and names every element with focus of which not a spot is to be seen. */
  const tabThrough = async (most: number): Promise<string[]> => {
    const hidden: string[] = [];
    for (let press = 0; press < most; press += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        // A field that is drawn by its label is where its label is.
        const shown = element.closest('label') ?? element;
        const { left, top, width, height } = shown.getBoundingClientRect();
        const spots = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + x * width, top + y * height]));
        const isSeen = spots.some(([x = 0, y = 0]) => shown.contains(document.elementFromPoint(x, y)));
        return isSeen ? '' : `${element.className} ${element.textContent?.slice(0, 40)}`;
      });
      if (name === null) break;
      if (name !== '') hidden.push(name);
    }
    return hidden;
  };
  await openFront(page);
  expect(await tabThrough(40), 'front page').toEqual([]);
  await startGame(page, 'focus');
  for (const [place, part] of ['the tables', 'the desk', 'the moves', 'the plan'].entries()) {
    await page.locator('.bottom-item').nth(place).click();
    await page.locator('.masthead-nav button').first().focus();
    expect.soft(await tabThrough(35), part).toEqual([]);
  }
  await page.getByRole('button', { name: 'Commit the quarter' }).click();
  await expect(page.locator('[data-next]')).toBeVisible();
  // Its parts come one after another, the last below what is tabbed through.
  await expect(page.getByRole('heading', { name: 'Who answered what' })).toBeAttached();
  expect(await tabThrough(35), 'the report').toEqual([]);
});

test('a dialog closed twice in a moment leaves the page it lay over', async ({ page }) => {
  await startGame(page, 'twice');
  await page.locator('.figures-headline .why').first().click();
  await expect(page).toHaveURL(/#\/desk\/why\//);
  await page.locator('.dialog-close').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(page.locator('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/#\/desk$/);
  // To go back twice takes some time more.
  await page.waitForTimeout(300);
  await expect(page).toHaveURL(/#\/desk$/);
  await expect(page.locator('[data-phase="plan"]')).toBeVisible();
});
