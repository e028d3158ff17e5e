import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { createStaticServer, listen } from '../../tools/serve.mjs';
import { playQuarter, startGame } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });

const DIST = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** Waits until this edition is kept and answers for the network. */
async function isKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 });
}

/** A folder served for one test. */
async function serve(folder: string): Promise<{ readonly url: string; close(): void }> {
  const server = createStaticServer(folder);
  const port = await listen(server, 0, '127.0.0.1', 1);
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'every-table-offline-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('after the first visit a quarter can be played without a network', async ({ page, context }) => {
  await page.goto('');
  await isKept(page);
  await context.setOffline(true);
  await page.reload();
  await startGame(page, 'offline');
  await expect(page.locator('.board[data-state="ready"]')).toBeAttached({ timeout: 30_000 });
  await page.locator('[data-pick][aria-disabled="false"]').first().click();
  await playQuarter(page);
  await expect(page.getByText('Turn 2 of 12')).toBeVisible();
});

test('it is kept as well when it lives in a folder of a host', async ({ page, context }) => {
  await withFolder(async (folder) => {
    await symlink(DIST, join(folder, 'every-table'));
    const { url, close } = await serve(folder);
    await page.goto(`${url}every-table/`);
    await isKept(page);
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    expect(scope).toBe(`${url}every-table/`);
    // Not only is the network down: the server is gone.
    close();
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Start the game' })).toBeEnabled();
  });
});

test('the manifest makes it installable', async ({ page, request }) => {
  await page.goto('');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const address = new URL(href ?? '', page.url()).href;
  const manifest = await (await request.get(address)).json();
  expect(manifest).toMatchObject({ name: 'Every Table', start_url: './', scope: './', display: 'standalone' });
  const purposes = manifest.icons.map((icon: { purpose: string }) => icon.purpose);
  expect(purposes).toContain('maskable');
  for (const icon of manifest.icons) {
    // Its real size is the one it claims.
    const size = await page.evaluate(
      (src) =>
        new Promise<string>((done, fail) => {
          const image = new Image();
          image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`);
          image.onerror = () => fail(new Error(src));
          image.src = src;
        }),
      new URL(icon.src, address).href,
    );
    expect(size).toBe(icon.sizes);
  }
});

test('a newer edition is offered between games and never forced', async ({ page }) => {
  await withFolder(async (folder) => {
    await cp(DIST, folder, { recursive: true });
    const { url, close } = await serve(folder);
    await page.goto(url);
    await isKept(page);
    await page.getByRole('button', { name: 'Start the game' }).click();
    await page.getByRole('button', { name: 'To the desk' }).click();
    await playQuarter(page);

    const description = page.locator('meta[name="description"]');
    const before = await description.getAttribute('content');
    const index = await readFile(join(folder, 'index.html'), 'utf8');
    await writeFile(join(folder, 'index.html'), index.replace(before ?? '', 'A newer edition'));
    const worker = await readFile(join(folder, 'service-worker.js'), 'utf8');
    const deliver = async (edition: string): Promise<void> => {
      await writeFile(join(folder, 'service-worker.js'), worker.replace(/EDITION="\w+"/, `EDITION="${edition}"`));
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const overtaken = registration.waiting;
        await registration.update();
        while (registration.waiting === overtaken) await new Promise((done) => setTimeout(done, 20));
      });
    };
    const [first] = await page.evaluate(() => caches.keys());
    // The second one is overtaken before anybody wanted it.
    await deliver('newer');
    await deliver('newest');

    // The game goes on as it was, a reload included.
    const offer = page.getByRole('button', { name: 'Open the newer edition' });
    await expect(page.getByText('Turn 2 of 12')).toBeVisible();
    await expect(offer).toBeHidden();
    await page.reload();
    await expect(page.getByText('Turn 2 of 12')).toBeVisible();
    await expect(description).toHaveAttribute('content', before ?? '');

    await page.locator('.masthead-nav summary').click();
    await expect(offer).toBeVisible();
    await page.getByRole('button', { name: 'Front page' }).click();
    await expect(page.locator('.edition')).toContainText('A newer edition of the game has been delivered.');
    await offer.click();
    await expect(description).toHaveAttribute('content', 'A newer edition');
    await expect(offer).toHaveCount(0);
    // What was played is still there.
    await expect(page.locator('.saved-where')).toContainText('turn 2 of 12');
    // Kept besides the one in use: the one that a window may still be open from, not the one that nobody used.
    await expect
      .poll(() => page.evaluate(async () => (await caches.keys()).sort()))
      .toEqual([first, first?.replace(/\w+$/, 'newest')].sort());
    close();
  });
});
