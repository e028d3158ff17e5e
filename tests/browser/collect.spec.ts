// How results come in: dropped, by folder, as photos, before a camera.
import { mkdir, writeFile } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { type LinkedRun, qrOf } from '#app';
import { findChromium, LAUNCH_FLAGS } from '../../tools/chromium.mjs';
import { linkOf, quickRuns } from '../app/link/games.ts';
import { curveball } from '../lab/scenarios.ts';
import { filmOf, paintQr } from '../qr-picture.ts';
import { expect, test } from './fixtures.ts';

test.use({ board: false });

const { ruleset } = curveball();
const SEED = 'kavira-42';
const doctrine = ruleset.data.doctrines[0]?.id ?? '';

const addressOf = async (run: LinkedRun): Promise<string> =>
  `https://school.example/every-table/#/run/${await linkOf(ruleset, run)}`;

function game(number: number): LinkedRun {
  const found = quickRuns(ruleset, SEED, doctrine, number + 1)[number];
  if (!found) throw new Error('There is no such game.');
  return found;
}

/** A class of the short scenario. */
async function setUp(page: Page): Promise<void> {
  await page.goto('#/class');
  await page.getByLabel('Scenarios', { exact: true }).selectOption('caatsa-curveball');
  await page.getByLabel('Seed', { exact: true }).fill(SEED);
  await expect(page.locator('.handout-code')).toBeVisible();
}

const counted = (page: Page) => page.locator('.collect-count');
const told = (page: Page) => page.locator('.collect [role="alert"]');

test('many files at once, rubbish among them, and a folder of them', async ({ page }, { outputDir }) => {
  await setUp(page);
  const games = quickRuns(ruleset, SEED, doctrine, 27);
  const files = games
    .slice(0, 24)
    .map(({ replay }, index) => ({ name: `game-${index}.json`, text: JSON.stringify(replay) }));
  const mail = `Sir, this is mine:\n${await addressOf(games[24] as LinkedRun)}\nRegards`;
  const rubbish = [
    { name: 'mail.txt', text: mail },
    { name: 'homework.txt', text: 'The dog ate my missiles.' },
    { name: 'holiday.png', text: 'no picture at all' },
    { name: 'notes.pdf', text: '%PDF-1.7 #/run/' },
    { name: 'broken.json', text: '{"format": 1, "seed": ' },
  ];
  await page.evaluate(
    ([all]) => {
      const transfer = new DataTransfer();
      for (const { name, text } of all) {
        transfer.items.add(new File([text], name, { type: name.endsWith('.png') ? 'image/png' : '' }));
      }
      const target = document.querySelector('.collect');
      for (const kind of ['dragover', 'drop']) {
        target?.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    },
    [[...files, ...rubbish]] as const,
  );
  await expect(counted(page)).toContainText(
    '26 results: 25 true, 0 not as claimed, 0 of another session, 1 unreadable',
    {
      timeout: 30_000,
    },
  );
  await expect(told(page)).toHaveText(
    '3 files hold no result and were left out: homework.txt, holiday.png, notes.pdf.',
  );
  await expect(page.locator('.course-line')).toHaveCount(25);

  // A folder, as a drag from outside the browser brings it: folders within it, hidden files, a game that is here already.
  const folder = `${outputDir}/handed in`;
  await mkdir(`${folder}/table two`, { recursive: true });
  const put = (name: string, text: string) => writeFile(`${folder}/${name}`, text);
  await put('one.json', JSON.stringify(games[25]?.replay));
  await put('here already.json', files[0]?.text ?? '');
  await put('.DS_Store', 'hidden');
  await put('readme.md', 'Not a game.');
  await put('table two/two.txt', await addressOf(games[26] as LinkedRun));
  const box = await page.locator('.collect').boundingBox();
  if (!box) throw new Error('There is nowhere to drop.');
  const at = { x: box.x + 20, y: box.y + box.height / 2 };
  const tools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await tools.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  }
  await expect(counted(page)).toContainText('28 results: 27 true');
  await expect(told(page)).toHaveText('1 was here already. 1 file holds no result and was left out: readme.md.');
});

test('a photo of a code is read; a camera that is refused or missing is said to be so, with other ways', async ({
  page,
}) => {
  await setUp(page);
  const run = game(3);
  const drawing = await qrOf(await addressOf(run));
  if (!drawing) throw new Error('There is no code.');
  const seen = paintQr(drawing, 9, { width: 1600, height: 1200, paper: 205, ink: 50 });
  const photo = await page.evaluate(
    async ([bytes, width, height]) => {
      const canvas = new OffscreenCanvas(width, height);
      const data = Uint8ClampedArray.from(atob(bytes), (letter) => letter.charCodeAt(0));
      canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
      const jpeg = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })).arrayBuffer(),
      );
      return Array.from(jpeg);
    },
    [Buffer.from(seen.data.buffer).toString('base64'), seen.width, seen.height] as const,
  );
  await page.locator('.collect input[type="file"]').setInputFiles({
    name: 'IMG_2041.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(photo),
  });
  await expect(counted(page)).toContainText('1 result: 1 true');
  await expect(told(page)).toHaveCount(0);

  const refuse = (name: string) =>
    page.evaluate((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', error));
    }, name);
  for (const [name, words] of [
    ['NotAllowedError', 'The camera was refused.'],
    ['NotFoundError', 'This machine has no camera'],
    ['NotReadableError', 'Another program is using the camera.'],
  ] as const) {
    await refuse(name);
    await page.getByRole('button', { name: 'Scan codes…' }).click();
    await expect(told(page)).toContainText(words);
    await expect(told(page)).toContainText('paste the links, drop or choose the files, or choose a photo of the code');
    await expect(page.locator('.scan')).toHaveCount(0);
  }
});

test('codes held before the camera are read, and the camera goes off with the page', async ({ baseURL }, {
  outputDir,
}) => {
  const run = game(5);
  const drawing = await qrOf(await addressOf(run));
  if (!drawing) throw new Error('There is no code.');
  const film = `${outputDir}/code.y4m`;
  await mkdir(outputDir, { recursive: true });
  await writeFile(film, filmOf(paintQr(drawing, 7, { width: 1280, height: 720, paper: 200, ink: 45 })));
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...LAUNCH_FLAGS,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const page = await browser.newPage({ ...(baseURL ? { baseURL } : {}), serviceWorkers: 'block' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await setUp(page);
    const isDecoder = (url: string): boolean => /\/assets\/decode-.*\.js$/.test(url);
    // Only whoever opens the camera pays for what reads it.
    expect(asked.filter(isDecoder)).toEqual([]);
    await page.getByRole('button', { name: 'Scan codes…' }).click();
    await expect(page.locator('.scan video')).toBeVisible();
    await expect(page.locator('.scan figcaption')).toHaveText('1 code read', { timeout: 20_000 });
    await expect(counted(page)).toContainText('1 result: 1 true');
    expect(asked.filter(isDecoder)).toHaveLength(1);
    const state = () =>
      page.evaluate(() => (window as { stream?: MediaStream }).stream?.getTracks().map(({ readyState }) => readyState));
    await page.evaluate(() => {
      const video = document.querySelector<HTMLVideoElement>('.scan video');
      (window as { stream?: unknown }).stream = video?.srcObject;
    });
    expect(await state()).toEqual(['live']);
    await page.getByRole('button', { name: 'Front page' }).first().click();
    await expect(page.getByRole('button', { name: 'Start the game' })).toBeVisible();
    expect(await state()).toEqual(['ended']);
  } finally {
    await browser.close();
  }
});
