import { readFile } from 'node:fs/promises';
import { makeSave, type Save } from '#app';
import { openFront, playQuarter, readKept, startGame, waitForKept, writeKept } from './desk.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

const LATEST = 'every-table.save.latest';
const PREVIOUS = 'every-table.save.previous';

test('a game is saved every quarter and continued where it stood', async ({ page }) => {
  await startGame(page, 'browser-save');
  await page.locator('[data-pick][aria-disabled="false"]').first().click();
  await playQuarter(page);
  await playQuarter(page);
  await expect(page.getByText('Turn 3 of 12')).toBeVisible();
  await expect(page.locator('.figures')).toHaveAttribute('aria-busy', 'false');
  const figures = await page.locator('.figure-number').allTextContents();
  const quarter = await page.locator('.masthead-quarter b').textContent();
  await waitForKept(page, 2);

  await openFront(page);
  await expect(page.locator('.saved-where')).toContainText(`${quarter}, turn 3 of 12`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Turn 3 of 12')).toBeVisible();
  await expect(page.locator('.figure-number')).toHaveText(figures);

  // A reload at the desk comes back to the desk.
  await page.reload();
  await expect(page.getByText('Turn 3 of 12')).toBeVisible();
  await page.getByRole('button', { name: 'Timeline' }).click();
  await expect(page.locator('.timeline > li')).toHaveCount(2);
});

test('a damaged save is reported and the one before is offered', async ({ page }) => {
  await startGame(page, 'browser-damage');
  await playQuarter(page);
  await playQuarter(page);
  await expect.poll(() => readKept(page, PREVIOUS)).toBeTruthy();
  const save = (await readKept(page, LATEST)) as { replay: { seed: string } };
  await writeKept(page, LATEST, { ...save, replay: { ...save.replay, seed: 'tampered' } });

  await openFront(page);
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be read' })).toContainText(
    'the stored game is damaged',
  );
  await page.getByRole('button', { name: 'Continue from the save before' }).click();
  await expect(page.getByText('Turn 2 of 12')).toBeVisible();

  // With both gone it says so, and a new game can be had.
  await writeKept(page, LATEST, 'rubbish');
  await writeKept(page, PREVIOUS, 'rubbish');
  await page.goto('about:blank');
  await openFront(page);
  await expect(page.getByText('There is no earlier save.')).toBeVisible();
  await page.getByRole('button', { name: 'Forget the damaged save' }).click();
  await expect(page.getByText('cannot be read')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
});

test('a save whose quarters no longer come out the same can be carried on from its snapshot, and says so', async ({
  page,
}) => {
  await startGame(page, 'browser-snapshot');
  await playQuarter(page);
  await playQuarter(page);
  await expect(page.getByText('Turn 3 of 12')).toBeVisible();
  await expect(page.locator('.figures')).toHaveAttribute('aria-busy', 'false');
  const figures = await page.locator('.figure-number').allTextContents();
  await waitForKept(page, 2);
  const { replay, snapshot, savedAt } = (await readKept(page, LATEST)) as Save;
  const elsewhere = {
    ...replay,
    hashes: replay.hashes.map(() => '0123456789abcdef'),
    scenario: { ...replay.scenario },
  };
  await writeKept(page, LATEST, makeSave(elsewhere, snapshot, savedAt));

  await openFront(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be read' })).toContainText('does not come out');
  await page.getByRole('button', { name: 'Carry on from the snapshot' }).click();
  await expect(page.getByText('Turn 3 of 12')).toContainText('from a snapshot');
  await expect(page.locator('.figure-number')).toHaveText(figures);

  // It plays on, is saved as what it is, and comes back as that.
  await playQuarter(page);
  await expect(page.getByText('Turn 4 of 12')).toBeVisible();
  await expect.poll(async () => ((await readKept(page, LATEST)) as Save | undefined)?.resumed).toBe(true);
  await page.getByRole('button', { name: 'Timeline' }).click();
  await expect(page.locator('.timeline > li')).toHaveCount(1);
  await page.reload();
  await expect(page.getByText('Turn 4 of 12')).toContainText('from a snapshot');
});

test('a scenario that cannot be loaded is said in words, and can be asked for again', async ({ page, complaints }) => {
  const scenario = /\/assets\/snub-season-.*\.js$/;
  await page.route(scenario, (route) => route.abort('internetdisconnected'));
  await page.goto('');
  await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await page.unroute(scenario);
  await page.getByRole('button', { name: 'Try loading it again' }).click();
  await expect(page.getByRole('button', { name: 'Start the game' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Try loading it again' })).toHaveCount(0);
  // The refused request is the one that was provoked.
  expect(complaints.filter((line) => !/snub-season|ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
  complaints.length = 0;
});

test('a game under way can be debriefed, and gone back to', async ({ page }) => {
  await startGame(page, 'browser-half');
  await page.locator('[data-pick][aria-disabled="false"]').first().click();
  await playQuarter(page);
  await page.locator('.menu summary').click();
  await page.getByRole('button', { name: 'Debrief so far' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Still at the tables');
  await expect(page.getByText('11 quarters are still to be played')).toBeVisible();
  await expect(page.locator('.verdict > li')).toHaveCount(3);
  await page.getByText('The record, to print and fold').click();
  await expect(page.locator('.record-table tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: 'Back to the desk' }).click();
  await expect(page.getByText('Turn 2 of 12')).toBeVisible();
  // The ranges of the next quarter come by themselves.
  await expect(page.locator('.ranges dd')).toHaveCount(5);
});

test('a downloaded game can be opened again, and a foreign file is refused in words', async ({ page }) => {
  await startGame(page, 'browser-file');
  await playQuarter(page);
  await page.locator('.menu summary').click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the game' }).click();
  const path = await (await downloading).path();
  const run = JSON.parse(await readFile(path, 'utf8'));
  expect(Object.keys(run)).toEqual(['format', 'engine', 'scenario', 'seed', 'doctrine', 'plans', 'hashes']);

  const open = async (name: string, text: string): Promise<void> => {
    await openFront(page);
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  const refused = page.getByRole('alert').filter({ hasText: 'could not be opened' });
  await open('notes.txt', 'Dear diary');
  await expect(refused).toContainText('not JSON');
  await open('other.json', '{"hello": "world"}');
  await expect(refused).toContainText('not a saved game');
  await open('forged.json', JSON.stringify({ ...run, hashes: ['00000000000000000000000000000000'] }));
  await expect(refused).toContainText('quarter 1 does not come out as it was recorded');
  await open(
    'elsewhere.json',
    JSON.stringify({
      ...run,
      scenario: { ...run.scenario, id: 'far-away', hash: '0'.repeat(run.scenario.hash.length) },
    }),
  );
  await expect(refused).toContainText('far-away');

  await open('game.json', JSON.stringify(run));
  await expect(page.getByText('Turn 2 of 12')).toBeVisible();
});

/** Ways in which a browser can fail to keep a game, each told to the page before its own scripts run. */
const BROKEN_STORES: Readonly<Record<string, () => void>> = {
  'refuses to open': () => {
    indexedDB.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  },
  'is full': () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  },
  'never answers': () => {
    const { open } = indexedDB;
    indexedDB.open = (...args) => {
      const request = open.apply(indexedDB, args);
      Object.defineProperty(request, 'onsuccess', { set: () => undefined });
      return request;
    };
  },
  'is not there at all': () => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  },
};

for (const [how, breakIt] of Object.entries(BROKEN_STORES)) {
  test(`a browser whose store ${how} says so, and still plays`, async ({ page }) => {
    await page.addInitScript(breakIt);
    await startGame(page, 'browser-store');
    await playQuarter(page);
    await expect(page.getByText('Turn 2 of 12')).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: 'will not store the game' })).toBeVisible({
      timeout: 20_000,
    });
    await playQuarter(page);
    await expect(page.getByText('Turn 3 of 12')).toBeVisible();
    // The way out that is left.
    await page.locator('.menu summary').click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the game' }).click();
    expect(await (await downloading).failure()).toBeNull();
  });
}

test('a browser that remembers no wishes still hears them', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await openFront(page);
  await page.getByLabel('Theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Start the game' }).click();
  await page.getByRole('button', { name: 'To the desk' }).click();
  await playQuarter(page);
  await expect(page.getByText('Turn 2 of 12')).toBeVisible();
});

test('the game plays on when the board cannot be drawn', async ({ page }) => {
  await page.route(/\/assets\/board-.*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no board today");' }),
  );
  await startGame(page, 'browser-boardless');
  await expect(page.getByText('The board cannot be drawn here.')).toBeVisible();
  await playQuarter(page);
  await expect(page.getByText('Turn 2 of 12')).toBeVisible();
});
