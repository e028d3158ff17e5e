// Pictures of the screens: npm run shots takes every screen in every theme and size into shots/, which git leaves alone, and
// puts those that the docs show into docs/screens. node tests/browser/shots.mjs <folder> takes them into another folder only.
// DIST=<folder> takes another build; THEMES=light,dark and SIZES=desk,phone take fewer.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { ensureChromium, LAUNCH_FLAGS } from '../../tools/chromium.mjs';
import { createStaticServer, listen } from '../../tools/serve.mjs';

const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const folder = resolve(process.argv[2] ?? join(ROOT, 'shots'));
const DOCS = join(ROOT, 'docs/screens');
const DEVICES = {
  desk: { viewport: { width: 1440, height: 900 } },
  laptop: { viewport: { width: 1366, height: 768 } },
  wide: { viewport: { width: 1920, height: 1080 } },
  tablet: { viewport: { width: 768, height: 1024 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  small: { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true },
};
/** What docs/ shows. */
const SHOWN = ['front', 'mid-game', 'preview', 'why', 'debrief'];
const SEED = 'kavira-42';
const MIDDLE = 5;

/**
 * Gives one of the answers of a card that are open. A card opens by itself once the one before is answered: a slow press may
 * come after that and shut it again.
 * @param {import('@playwright/test').Locator} card
 * @param {number} which
 */
async function answer(card, which) {
  const head = card.locator('.card-head');
  const open = card.locator('[data-pick][aria-disabled="false"]');
  for (let press = 1; ; press += 1) {
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    const count = await open.count();
    if (count === 0) return;
    try {
      await open.nth(which % count).click({ timeout: 5000 });
      return;
    } catch (error) {
      if (press === 5) throw error;
    }
  }
}

/**
 * Plays a game and takes a picture wherever there is something new to see.
 * @param {import('@playwright/test').Page} page
 * @param {(name: string, whole?: boolean) => Promise<void>} shoot
 * @param {boolean} phone
 */
async function tour(page, shoot, phone) {
  const pane = async (/** @type {number} */ index) => {
    if (phone) await page.locator('.bottom-item').nth(index).click();
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  };
  await page.locator('.doctrine-card').first().waitFor();
  await page.locator('.seed input').fill(SEED);
  await page.locator('.seed input').blur();
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot('front');
  await page.locator('.button-large').click();
  await page.locator('.board[data-state="ready"]').waitFor({ state: 'attached', timeout: 60_000 });
  await shoot('briefing');
  await page.locator('[data-next]').click();

  for (let turn = 0; ; turn += 1) {
    await page.locator('[data-phase="plan"]').waitFor();
    if (turn === MIDDLE) await shoot('mid-game');
    const cards = await page.locator('.pane-desk .card').count();
    for (let card = 0; card < cards; card += 1) {
      await answer(page.locator('.pane-desk .card').nth(card), turn + card);
    }
    if (turn === MIDDLE) {
      await pane(2);
      await page.locator('[data-tab="energy"]').click();
      await shoot('moves');
      await page.locator('[data-tab="briefing"]').click();
      await pane(3);
      await page.locator('.pane-plan .preview .answers .reasons summary').first().click();
      await page.locator('.ranges').waitFor();
      // From the cost of the plan on, below what stays in place above.
      await page.locator('.pane-plan .plan-cost').evaluate((line) => {
        line.scrollIntoView({ block: 'start' });
        window.scrollBy(0, -Math.max(0, document.querySelector('.masthead')?.getBoundingClientRect().bottom ?? 0));
      });
      await shoot('preview');
      await pane(0);
      if (phone) await shoot('tables');
      await page.locator('[data-why]').first().click();
      await shoot('why');
      await close();
      await page.locator('.table-card').nth(1).click();
      await shoot('dossier');
      await close();
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.locator('.masthead-nav button').first().click();
      await shoot('timeline');
      await close();
    }
    await pane(3);
    await page.locator('[data-commit]').click();
    await page.locator('[data-phase="reveal"]').waitFor();
    if (turn === MIDDLE) await shoot('report');
    const over = (await page.locator('[data-next]').textContent())?.startsWith('To the debrief');
    await page.locator('[data-next]').click();
    if (over) break;
  }
  await page.locator('.whatif-result, .section.full .nothing').waitFor();
  await shoot('debrief', true);
}

mkdirSync(folder, { recursive: true });
const server = createStaticServer(resolve(process.env.DIST ?? join(ROOT, 'dist')));
const port = await listen(server, 0, '127.0.0.1', 1);
const { path: executablePath } = await ensureChromium();
const browser = await chromium.launch({ executablePath, args: LAUNCH_FLAGS });
const themes = (process.env.THEMES ?? 'light,dark,contrast').split(',');
const sizes = (process.env.SIZES ?? Object.keys(DEVICES).join(',')).split(',');
for (const theme of themes) {
  for (const [device, options] of Object.entries(DEVICES).filter(([name]) => sizes.includes(name))) {
    const context = await browser.newContext(options);
    await context.addInitScript((name) => {
      localStorage.setItem('every-table.theme', name);
      localStorage.setItem('every-table.guide', 'off');
    }, theme);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const suffix = theme === 'light' ? device : `${device}-${theme}`;
    await tour(
      page,
      async (name, whole = false) => {
        // The figures have followed; layout and the board settle.
        await page.waitForFunction(() => !document.querySelector('.figures[aria-busy="true"]'));
        await page.waitForTimeout(1000);
        const file = `${name}-${suffix}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: whole });
        const isShown = !process.argv[2] && SHOWN.includes(name) && (suffix === 'desk' || suffix === 'phone');
        if (isShown) copyFileSync(join(folder, file), join(DOCS, file));
        console.log(file);
      },
      'isMobile' in options,
    );
    await context.close();
  }
}
await browser.close();
server.closeAllConnections();
server.close();
