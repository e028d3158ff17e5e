// Draws the icons that installed games show from assets/icon.svg: node tools/icons.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { ensureChromium, LAUNCH_FLAGS } from './chromium.mjs';

const ASSETS = fileURLToPath(new URL('../assets/', import.meta.url));

/** A mask may cut away all but a circle of four fifths: the drawing shrinks into it and its ground fills the square. */
const MASKABLE_SHARE = 0.72;

const PICTURES = [
  { file: 'icon-192.png', size: 192, share: 1 },
  { file: 'icon-512.png', size: 512, share: 1 },
  { file: 'maskable-512.png', size: 512, share: MASKABLE_SHARE },
  { file: 'touch-180.png', size: 180, share: 0.86 },
];

const svg = await readFile(`${ASSETS}icon.svg`, 'utf8');
const ground = /<rect[^>]*\bfill="(#[0-9a-f]{6})"/i.exec(svg)?.[1];
if (!ground) throw new Error('assets/icon.svg has no ground: a <rect> with a fill of six hexadecimal digits.');

const { path } = await ensureChromium();
const browser = await chromium.launch({ executablePath: path, args: LAUNCH_FLAGS });
for (const { file, size, share } of PICTURES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const side = Math.round(size * share);
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${share === 1 ? 'transparent' : ground}">` +
      `<img src="${picture}" width="${side}" height="${side}">`,
  );
  await page.waitForFunction('document.images[0]?.complete');
  await writeFile(`${ASSETS}icons/${file}`, await page.screenshot({ omitBackground: true }));
  await page.close();
  console.log(`assets/icons/${file}`);
}
await browser.close();
