// The whole game in languages nobody speaks: two fifths longer, and from right to left.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** What hangs over its edge: a box whose text is wider than itself, where nothing lets one scroll to it. */
function hanging(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
    const boxes =
      'button, label, summary, select, .card, .card-head, .choice, .figure, .table-card, .chip, h1, h2, h3, h4';
    for (const element of document.querySelectorAll<HTMLElement>(boxes)) {
      if (element.getClientRects().length === 0 || element.closest('.visually-hidden, .tabs, select')) continue;
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth <= 1) continue;
      if (getComputedStyle(element).display === 'inline') continue;
      const text = (element.textContent ?? '').trim().slice(0, 40);
      found.push(`${element.className || element.tagName} ${element.scrollWidth} > ${element.clientWidth}: ${text}`);
    }
    // Words of a small box that lie on one another.
    for (const box of document.querySelectorAll<HTMLElement>('.figure, .table-card, .card-head, .choice-button')) {
      const parts = [...box.children]
        .filter((part) => !part.matches('.visually-hidden, svg') && part.getClientRects().length > 0)
        .map((part) => {
          const range = document.createRange();
          range.selectNodeContents(part);
          return { name: part.className, rects: [...range.getClientRects()] };
        });
      for (const [index, one] of parts.entries()) {
        for (const other of parts.slice(index + 1)) {
          const lies = one.rects.some((a) =>
            other.rects.some(
              (b) =>
                Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
                Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4,
            ),
          );
          if (lies) found.push(`${one.name} lies on ${other.name}: ${(box.textContent ?? '').slice(0, 40)}`);
        }
      }
    }
    return found;
  });
}

/** Words on show with a plain vowel: in a made-up language there are none, so they were never translated. */
function untranslated(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      // What is in another language says so; keys and seeds are in none.
      if (!parent || parent.closest('script, style, noscript, body [lang], kbd, [data-seed]')) continue;
      for (const [word] of (node.textContent ?? '').matchAll(/(?<!\p{L})[A-Za-z]*[aeiou][A-Za-z]*(?!\p{L})/gu)) {
        found.add(`${word} in “${(node.textContent ?? '').trim().slice(0, 60)}”`);
      }
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
        const text = element.getAttribute(name) ?? '';
        if (/(?<!\p{L})[A-Za-z]*[aeiou][A-Za-z]*(?!\p{L})/u.test(text)) found.add(`${name} “${text.slice(0, 60)}”`);
      }
    }
    return [...found];
  });
}

for (const language of ['en-XA', 'he-XB']) {
  for (const [device, viewport] of Object.entries(SIZES)) {
    test(`nothing is cut off and nothing is left in English: ${language}, ${device}`, async ({ page }) => {
      // A whole game on a machine that may be busy with others.
      test.setTimeout(420_000);
      await page.route(/\/assets\/board-.*\.js$/, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no board today");' }),
      );
      await page.setViewportSize(viewport);
      const look = async (where: string): Promise<void> => {
        await page.waitForTimeout(300);
        expect.soft(await hanging(page), where).toEqual([]);
        expect.soft(await untranslated(page), where).toEqual([]);
      };
      await page.goto(`?lang=${language}`);
      await page.locator('.new-game:has(.doctrine-card) .button-large:not([disabled])').waitFor();
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'he-XB' ? 'rtl' : 'ltr');
      await look('front page');
      await page.locator('.seed input').fill('31');
      await page.locator('.button-large').click();
      await look('briefing');
      await page.locator('[data-next]').click();
      await page.locator('[data-phase="plan"]').waitFor();
      const leave = page.locator('.guide').getByRole('button').last();
      if ((await leave.count()) > 0) await leave.click();
      await page.keyboard.press('1');
      await look('desk');
      await page.locator('[data-tab="energy"]').click();
      await look('moves');
      if (device === 'phone') {
        await page.locator('.bottom-item').first().click();
        await look('tables');
        await page.locator('.bottom-item').last().click();
        await look('plan');
      }
      await page.keyboard.press('?');
      await page.locator('dialog').waitFor();
      await look('help');
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      // To the end: the whole game can be played.
      for (;;) {
        if (device === 'phone') await page.locator('.bottom-item').last().click();
        await page.locator('[data-commit]').click();
        await page.locator('[data-phase="reveal"]').waitFor();
        await page.locator('[data-next]').click();
        await page.locator('[data-phase="plan"], .debrief').first().waitFor();
        if ((await page.locator('.debrief').count()) > 0) break;
      }
      await page.locator('.whatif-result, .section.full .nothing').first().waitFor({ timeout: 60_000 });
      await look('debrief');
    });
  }
}
