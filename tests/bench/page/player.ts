import type { Locator, Page } from '@playwright/test';

/** A first decision can be made: a doctrine can be taken and the game begun. */
export const FIRST_DECISION = '.new-game:has(.doctrine-card) .button-large:not([disabled])';

async function doing(page: Page, what: string): Promise<void> {
  await page.evaluate((name) => {
    window.probe.during = name;
    performance.mark(`doing:${name}`);
  }, what);
}

/** Milliseconds that the desk has been at rest when a quick hand presses again. */
const HAND = 150;

/** Milliseconds that a quick finger stays on a button, and after which it has missed it. */
const FINGER = 60;
const PATIENCE = 5000;

/**
 * Presses in the middle of what is sought, once it lies still, and waits until the desk has come to rest. A press by
 * {@link Locator.click} has the page look whether it lands, within the very task that is measured; here that is looked at before,
 * and between two frames, and the page waits for its rest by itself: no eye and no hand makes an answer come later.
 */
async function press(page: Page, sought: Locator): Promise<void> {
  const look = async (element: HTMLElement | SVGElement) => {
    element.scrollIntoView({ block: 'nearest' });
    let before = '';
    for (let frames = 0; frames < 600; frames += 1) {
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      const { x, y, width, height } = element.getBoundingClientRect();
      const now = `${x} ${y} ${width} ${height}`;
      const middle = { x: x + width / 2, y: y + height / 2 };
      const isOnTop = element.contains(document.elementFromPoint(middle.x, middle.y));
      if (now === before && isOnTop) return middle;
      before = now;
    }
    return null;
  };
  const spot = await sought.evaluate(look, undefined, { timeout: 3000 }).catch(() => null);
  if (!spot) throw new Error(`Nobody could press ${sought}: it moves, or something lies over it.`);
  const desk = await page.evaluateHandle(
    ([rest, patience]) => {
      const settled = new Promise<boolean>((done) => {
        const watch = (): void => {
          clearTimeout(missed);
          const over = (): void => {
            changes.disconnect();
            done(true);
          };
          let timer = setTimeout(over, rest);
          const changes = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(over, rest);
          });
          const pane = document.querySelector('.pane-desk') ?? document.body;
          changes.observe(pane, { subtree: true, childList: true, attributes: true });
        };
        // What goes while it is pressed is never clicked.
        const missed = setTimeout(() => done(false), patience);
        document.addEventListener('click', watch, { capture: true, once: true });
      });
      return { settled };
    },
    [HAND, PATIENCE] as const,
  );
  const atRest = desk.evaluate(({ settled }) => settled);
  // Whoever is answered this has been asked that.
  await page.evaluate(() => undefined);
  const [isPressed] = await Promise.all([atRest, page.mouse.click(spot.x, spot.y, { delay: FINGER })]);
  await desk.dispose();
  if (!isPressed) throw new Error(`${sought} went while it was being pressed.`);
}

/** From the front page to the first quarter's desk, the board drawn. */
export async function toTheDesk(page: Page, seed: string): Promise<void> {
  await page.locator(FIRST_DECISION).waitFor();
  await page.locator('.seed input').fill(seed);
  await doing(page, 'opening the desk');
  await page.locator('.button-large').click();
  await page.locator('.board[data-state="ready"]').waitFor({ state: 'attached', timeout: 120_000 });
  await page.locator('[data-next]').click();
  await page.locator('[data-phase="plan"]').waitFor();
  await page.waitForTimeout(1500);
}

/** Answers every card of the quarter, looks into the portfolios, and picks a move where one can be had. */
export async function composePlan(page: Page, turn: number): Promise<void> {
  await doing(page, 'answering cards');
  const cards = await page.locator('.pane-desk .card').count();
  for (let card = 0; card < cards; card += 1) {
    const here = page.locator('.pane-desk .card').nth(card);
    const head = here.locator('.card-head');
    const open = here.locator('[data-pick][aria-disabled="false"]');
    const answer = async (): Promise<void> => {
      if ((await head.getAttribute('aria-expanded')) === 'false') await press(page, head);
      const count = await open.count();
      if (count > 0) await press(page, open.nth((turn + card) % count));
    };
    // On a busy computer a card may open by itself just as it is pressed, which shuts it.
    await answer().catch(answer);
  }
  const tabs = page.locator('[data-tab]:not([data-tab="briefing"])');
  const count = await tabs.count();
  for (let tab = 0; tab < count; tab += 1) {
    await doing(page, 'opening a portfolio');
    await press(page, tabs.nth(tab));
    if (tab !== turn % count) continue;
    await doing(page, 'picking a move');
    const head = page.locator('.pane-desk .card-head[aria-expanded="false"]').first();
    if ((await head.count()) > 0) await press(page, head);
    const open = page.locator('.pane-desk [data-pick][aria-disabled="false"][aria-pressed="false"]');
    if ((await open.count()) > 0) await press(page, open.first());
  }
  await doing(page, 'looking ahead');
  await page.locator('.ranges').waitFor({ timeout: 60_000 });
}

/** Commits and waits for the answer on the desk. */
export async function commitQuarter(page: Page): Promise<void> {
  await doing(page, 'committing');
  await press(page, page.locator('[data-commit]'));
  await page.locator('[data-phase="reveal"]').waitFor();
}

/** Waits until the board has told the quarter. */
export async function watchReveal(page: Page): Promise<void> {
  // Work that the commit itself put off is still its own.
  await page.waitForTimeout(500);
  await doing(page, 'watching the answers');
  await page.locator('[data-playing="true"]').waitFor({ state: 'detached', timeout: 120_000 });
}

/** From the report to the next quarter's desk; gives false when the game is over. */
export async function goOn(page: Page): Promise<boolean> {
  await doing(page, 'turning to the next quarter');
  await press(page, page.locator('[data-next]'));
  await page.locator('[data-phase="plan"], .debrief').first().waitFor();
  return (await page.locator('.debrief').count()) === 0;
}

/** Plays whole games inside the page, a frame between two presses, from the front page and back to it. */
export function playInPage(page: Page, seed: string): Promise<void> {
  return page.evaluate(async (text) => {
    const found = async (selector: string): Promise<HTMLElement> => {
      for (;;) {
        const element = document.querySelector<HTMLElement>(selector);
        if (element) return element;
        await new Promise((done) => requestAnimationFrame(done));
      }
    };
    const input = (await found('.seed input')) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    (await found('.new-game .button-large:not([disabled])')).click();
    (await found('[data-phase="intro"] [data-next]')).click();
    for (;;) {
      (await found('[data-commit]')).click();
      (await found('[data-phase="reveal"] [data-next]')).click();
      await found('[data-phase="plan"], .debrief');
      if (document.querySelector('.debrief')) break;
    }
    location.hash = '#/';
    await found('.new-game .button-large:not([disabled])');
  }, seed);
}
