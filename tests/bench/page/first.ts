import type { Browser } from '@playwright/test';
import { medianOf } from '../measure.ts';
import { FIRST_DECISION } from './player.ts';
import { THROTTLED, visit } from './visit.ts';

export interface First {
  /** Milliseconds from asking for the page, one per load. */
  readonly game: readonly number[];
  readonly stock: readonly number[];
  readonly gameMedian: number;
  readonly stockMedian: number;
}

async function load(browser: Browser, url: string, sought: string): Promise<number> {
  const { page, devtools, close } = await visit(browser, { network: true, sought });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLED.cpu });
  await page.goto(url, { waitUntil: 'commit', timeout: 120_000 });
  await page.waitForFunction(() => window.probe.painted !== null, undefined, { timeout: 120_000 });
  const painted = await page.evaluate(() => window.probe.painted);
  await close();
  return painted ?? Number.NaN;
}

/** Loads both pages afresh, in turns, until a first decision can be made or a first frame has been drawn. */
export async function measureFirst(browser: Browser, gameUrl: string, stockUrl: string, loads: number): Promise<First> {
  const game: number[] = [];
  const stock: number[] = [];
  for (let at = 0; at < loads; at += 1) {
    game.push(await load(browser, gameUrl, FIRST_DECISION));
    stock.push(await load(browser, stockUrl, 'body[data-drawn]'));
  }
  return { game, stock, gameMedian: medianOf(game), stockMedian: medianOf(stock) };
}
