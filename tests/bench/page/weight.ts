import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { commitQuarter, goOn, toTheDesk } from './player.ts';
import { visit } from './visit.ts';

/** Bytes by kind, everything gzip'd alike whatever the server sends. */
export interface Weight {
  readonly code: number;
  /** Scenarios, their questions and lessons: what is told, not what tells it. */
  readonly told: number;
  /** Fonts and pictures, as they are. */
  readonly rest: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** Chunks that hold nothing but a scenario's data or its lesson. */
const isTold = (name: string): boolean =>
  readdirSync('scenarios').some((id) =>
    new RegExp(`^assets/(?:(?:lesson|questions|places)-)?${id}-[\\w-]{8}\\.js$`).test(name),
  );

const CODE = /\.(?:html|js|css|json|webmanifest)$/;

/** What a browser asks of a server from the first address to the end of `work`. */
async function weigh(
  browser: Browser,
  folder: string,
  url: string,
  work: (page: Page) => Promise<void>,
): Promise<Weight> {
  const { page, context, close } = await visit(browser, { reducedMotion: true });
  const asked = new Set<string>();
  context.on('request', (request) => {
    if (request.url().startsWith(url)) asked.add(new URL(request.url()).pathname);
  });
  await page.goto(url);
  await work(page);
  await close();
  const files = await Promise.all(
    [...asked].map(async (path) => {
      const name = path.endsWith('/') ? 'index.html' : path.slice(1);
      const body = await readFile(join(folder, decodeURIComponent(name))).catch(() => Buffer.alloc(0));
      return { name, bytes: CODE.test(name) ? gzipSync(body, { level: 9 }).length : body.length };
    }),
  );
  const kindOf = (name: string): 'code' | 'told' | 'rest' =>
    isTold(name) ? 'told' : CODE.test(name) ? 'code' : 'rest';
  const sum = (kind: ReturnType<typeof kindOf>): number =>
    files.filter(({ name }) => kindOf(name) === kind).reduce((total, { bytes }) => total + bytes, 0);
  return { code: sum('code'), told: sum('told'), rest: sum('rest'), files: files.sort((a, b) => b.bytes - a.bytes) };
}

/** Everything the game fetches until its debrief has been read. */
export function weighGame(browser: Browser, folder: string, url: string): Promise<Weight> {
  return weigh(browser, folder, url, async (page) => {
    await toTheDesk(page, 'bench-weight');
    do await commitQuarter(page);
    while (await goOn(page));
    await page.locator('.whatif-result, .section.full .nothing').first().waitFor({ timeout: 120_000 });
    await page.waitForTimeout(500);
  });
}

/** Everything the stock page fetches until it has drawn. */
export function weighStock(browser: Browser, folder: string, url: string): Promise<Weight> {
  return weigh(browser, folder, url, async (page) => {
    await page.locator('body[data-drawn]').waitFor();
  });
}
