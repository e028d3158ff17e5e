import { countCards, countPlanned, startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

const twoFrames = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  });

declare global {
  interface Window {
    /** Whether each press on Commit with matters unanswered came when the warning had the focus. */
    warned: boolean[];
  }
}

const whereEnterLed = (): string => {
  if (document.querySelector('[data-next]')) return 'on';
  const button = document.querySelector<HTMLElement>('[data-commit]');
  const isAsked = button !== null && button === document.activeElement && button.dataset.unanswered === 'true';
  return isAsked ? 'to the button' : 'nowhere yet';
};

test('keys that come all at once fall on the cards they are meant for', async ({ page }) => {
  const choices = page.locator('.plan-choice');
  await startGame(page, 'browser-keys');
  let cards = await countCards(page);
  for (let card = 0; card < cards; card += 1) {
    await page.keyboard.press(card % 2 === 0 ? '2' : '1');
    for (let frame = 0; frame < 10; frame += 1) await page.evaluate(twoFrames);
  }
  await countPlanned(page);
  const slowly = await choices.allTextContents();
  expect(new Set(slowly).size).toBeGreaterThan(2);

  await startGame(page, 'browser-keys');
  cards = await countCards(page);
  await page.evaluate((count) => {
    for (let card = 0; card < count; card += 1) {
      const key = card % 2 === 0 ? '2' : '1';
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  }, cards);
  await expect(choices).toHaveText(slowly);
});

test('a double click goes one page on, and a move is taken out once', async ({ page }) => {
  await startGame(page, 'browser-double');
  await countCards(page);
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await expect(page.locator('.plan-item')).toHaveCount(2);
  // The next row slides under the pointer between the two halves of a click.
  await page.locator('.plan-remove').first().click();
  await expect(page.locator('.plan-item')).toHaveCount(1);
  await page.locator('.plan-remove').first().dispatchEvent('click', { detail: 2, bubbles: true, cancelable: true });
  await countPlanned(page);
  await expect(page.locator('.plan-item')).toHaveCount(1);
  // One step back has it again.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.plan-item')).toHaveCount(2);
  const secondHalf = (selector: string): Promise<void> =>
    page.locator(selector).dispatchEvent('click', { detail: 2, bubbles: true, cancelable: true });
  await secondHalf('[data-commit]');
  await page.evaluate(twoFrames);
  await expect(page.locator('[data-phase="plan"]')).toBeVisible();
  await page.locator('[data-commit]').dblclick();
  await expect(page.locator('[data-phase="reveal"]')).toBeVisible();
  await secondHalf('[data-next]');
  await page.evaluate(twoFrames);
  await expect(page.locator('[data-phase="reveal"]')).toBeVisible();
  await page.locator('[data-next]').click();
  await expect(page.getByText('Turn 2 of 12')).toBeVisible();
});

test('a whole game by keyboard, focus never lost', async ({ page }) => {
  test.setTimeout(180_000);
  await page.addInitScript(() => {
    window.warned = [];
    let hasFocusSince: EventTarget | null = null;
    document.addEventListener(
      'keydown',
      () => {
        hasFocusSince = document.activeElement;
      },
      { capture: true },
    );
    document.addEventListener(
      'click',
      ({ target }) => {
        const button = target instanceof Element ? target.closest<HTMLElement>('[data-commit]') : null;
        if (button?.dataset.unanswered === 'true') window.warned.push(hasFocusSince === button);
      },
      { capture: true },
    );
  });
  await page.goto('');
  await expect(page.getByRole('button', { name: 'Start the game' })).toBeEnabled();
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      return active === null || active === document.body ? 'nothing' : (active.textContent ?? '').trim();
    });
  for (let presses = 0; !(await focused()).startsWith('Start the game'); presses += 1) {
    expect(presses).toBeLessThan(40);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'To the desk' })).toBeVisible();
  await page.keyboard.press('Enter');

  const commit = page.getByRole('button', { name: 'Commit the quarter' });
  for (let quarter = 1; quarter <= 12; quarter += 1) {
    await expect(commit).toBeVisible();
    expect(await focused(), `focus at the start of quarter ${quarter}`).not.toBe('nothing');
    const cards = await countCards(page);
    // However fast they come, every press falls on the card it is meant for.
    for (let card = 0; card < cards; card += 1) await page.keyboard.press('2');
    for (let card = 0; card < cards; card += 1) await page.evaluate(twoFrames);
    if (quarter === 1) {
      // A choice is taken back and made again.
      const planned = await countPlanned(page);
      expect(planned).toBeGreaterThan(0);
      await page.keyboard.press('z');
      await expect(page.locator('.plan-item')).toHaveCount(planned - 1);
      // Help opens, holds focus, and gives it back.
      const before = await focused();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      expect(await focused()).toBe(before);
      await page.keyboard.press('w');
      await expect(page.getByRole('dialog')).toContainText('Why?');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    // A key that is held is one press: it does not play on by itself.
    const enter = async (): Promise<void> => {
      for (let times = 0; times < (quarter === 2 ? 4 : 1); times += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
    };
    await enter();
    await expect.poll(() => page.evaluate(whereEnterLed)).not.toBe('nowhere yet');
    // With matters unanswered, the first Enter leads to the button and the second presses it.
    if ((await page.evaluate(whereEnterLed)) === 'to the button') await enter();
    const next = page.getByRole('button', { name: /^(?:On to|To the debrief)/ });
    await expect(next).toBeVisible();
    expect(await focused(), `focus after quarter ${quarter}`).not.toBe('nothing');
    const over = (await next.textContent())?.startsWith('To the debrief');
    await page.keyboard.press('Enter');
    if (over) break;
  }
  const warned = await page.evaluate(() => window.warned);
  expect(warned.length).toBeGreaterThan(0);
  expect(warned).not.toContain(false);
  await expect(page).toHaveURL(/#\/debrief$/);
  await expect(page.locator('.verdict > li')).toHaveCount(3);
  // Focus comes to a page once it is laid out.
  await expect.poll(focused).not.toBe('nothing');
});

test('Enter after a move picked by mouse means the quarter, not the move', async ({ page }) => {
  await startGame(page, 'browser-enter');
  const pick = async (): Promise<void> => {
    await page.getByRole('tab', { name: /^Diplomacy/ }).click();
    await page.locator('.pane-desk .card-head[aria-expanded="false"]').first().click();
    await page.locator('.pane-desk [data-pick][aria-disabled="false"]').first().click();
    await expect(page.locator('.plan-item')).toHaveCount(1);
  };
  await pick();
  await page.keyboard.press('Enter');
  // Matters are unanswered: the first Enter leads to the button.
  await expect(page.locator('[data-commit]')).toBeFocused();
  await countPlanned(page);
  await expect(page.locator('.plan-item')).toHaveCount(1);
  // Come back to by keyboard, a choice is taken back by Enter.
  const chosen = page.locator('.pane-desk [data-pick][aria-pressed="true"]');
  await page.keyboard.press('Tab');
  await chosen.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.plan-item')).toHaveCount(0);
});
