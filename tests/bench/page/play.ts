import type { Browser, CDPSession } from '@playwright/test';
import { medianOf } from '../measure.ts';
import { commitQuarter, composePlan, goOn, playInPage, toTheDesk, watchReveal } from './player.ts';
import type { Probe } from './probe.ts';
import { putFirst, type Task, traceTasks } from './processor.ts';
import { type Visit, visit } from './visit.ts';

export interface Played {
  /** Milliseconds from the press on Commit to the painted answer, one per quarter. */
  readonly answers: readonly number[];
  /** Long tasks in play, and those before play began. */
  readonly tasks: Probe['tasks'];
  readonly tasksBefore: Probe['tasks'];
  /** Every task in play, by the processor time it took. */
  readonly processor: readonly Task[];
  /** Whether the page's main thread went before everything else on the computer. */
  readonly isFirst: boolean;
}

/** Plays some quarters as a person does, on a computer so many times slower, and notes every long task. */
export async function measurePlay(browser: Browser, url: string, cpu: number, quarters: number): Promise<Played> {
  const { page, devtools, close } = await visit(browser);
  await page.goto(url);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await toTheDesk(page, 'bench-play');
  const before = await page.evaluate(() => window.probe.tasks.length);
  const isFirst = cpu > 1 && (await putFirst(browser));
  const stop = await traceTasks(devtools);
  for (let turn = 0; turn < quarters; turn += 1) {
    await composePlan(page, turn);
    await commitQuarter(page);
    await watchReveal(page);
    if (!(await goOn(page))) break;
    await page.waitForTimeout(300);
  }
  const processor = await stop();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const { answers, tasks } = await page.evaluate(() => window.probe);
  await close();
  return { answers, tasks: tasks.slice(before), tasksBefore: tasks.slice(0, before), processor, isFirst };
}

export interface Frames {
  readonly perSecond: number;
  /** The longest time between two frames, in milliseconds. */
  readonly longest: number;
  readonly seconds: number;
  /** Milliseconds of the main thread's work per frame: what a page costs whatever draws it. */
  readonly work: number;
}

/** Seconds that the main thread has worked so far. */
async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** Counts the frames of a page from now until `work` is done. */
async function countFrames({ page, devtools }: Visit, work: () => Promise<void>): Promise<Frames> {
  await devtools.send('Performance.enable');
  const before = await taskSeconds(devtools);
  await page.evaluate(() => {
    const { probe } = window;
    probe.frames = [];
    const note = (now: number): void => {
      probe.frames.push(now);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await work();
  const worked = (await taskSeconds(devtools)) - before;
  const frames = await page.evaluate(() => window.probe.frames);
  const gaps = frames.slice(1).map((now, at) => now - (frames[at] ?? now));
  const seconds = ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) / 1000;
  return { perSecond: gaps.length / seconds, longest: Math.max(...gaps), seconds, work: (worked * 1000) / gaps.length };
}

/** Frames while a committed quarter plays out on the board. */
export async function measureFrames(browser: Browser, url: string): Promise<Frames> {
  const visited = await visit(browser);
  const { page, close } = visited;
  await page.goto(url);
  await toTheDesk(page, 'bench-frames');
  await composePlan(page, 0);
  const frames = await countFrames(visited, async () => {
    await commitQuarter(page);
    await watchReveal(page);
  });
  await close();
  return frames;
}

/** Frames of the stock page, which has nothing to do but draw its one line again and again. */
export async function measureStockFrames(browser: Browser, url: string): Promise<Frames> {
  const visited = await visit(browser);
  const { page, close } = visited;
  await page.goto(url);
  await page.locator('body[data-drawn]').waitFor();
  const frames = await countFrames(visited, () => page.waitForTimeout(5000));
  await close();
  return frames;
}

/** Every task of the stock page while it does nothing but draw, on a computer so many times slower. */
export async function measureStockTasks(browser: Browser, url: string, cpu: number): Promise<readonly Task[]> {
  const { page, devtools, close } = await visit(browser);
  await page.goto(url);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.locator('body[data-drawn]').waitFor();
  await putFirst(browser);
  const stop = await traceTasks(devtools);
  await page.waitForTimeout(20_000);
  const tasks = await stop();
  await close();
  return tasks;
}

export interface Heap {
  /** Bytes in use after each game, all garbage collected. */
  readonly afterGame: readonly number[];
  /** Of these, after the second game and after the last, what is not compiled code: objects, texts, functions and their data. */
  readonly kept: readonly [number, number];
}

/**
 * Bytes of the heap that hold what the page made, without machine code, byte code and what the compiler has noted of it: the
 * browser compiles more of a page the longer it runs, and drops that again when memory is short.
 */
async function keptBytes({ page, devtools }: Visit): Promise<number> {
  // What one collection lets go of, the next one frees: caches that hold weakly, and what waits for its finalizer.
  for (let round = 0; round < 3; round += 1) {
    await devtools.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(200);
  }
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }): void => {
    chunks.push(chunk);
  };
  devtools.on('HeapProfiler.addHeapSnapshotChunk', keep);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', keep);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as {
    snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
    nodes: number[];
  };
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    const name = types[0][nodes[at + type] ?? 0];
    // Native things are the browser's own, which the heap that is measured does not hold either.
    if (name !== 'code' && name !== 'native' && name !== 'synthetic') sum += nodes[at + size] ?? 0;
  }
  return sum;
}

/**
 * Plays games one after another in one page and weighs the heap after each. The last is the second over again: the page keeps
 * the game that has ended, and a longer one is no leak.
 */
export async function measureHeap(browser: Browser, url: string, games: number): Promise<Heap> {
  const visited = await visit(browser, { reducedMotion: true });
  const { page, devtools, close } = visited;
  await page.goto(url);
  const afterGame: number[] = [];
  const kept: [number, number] = [Number.NaN, Number.NaN];
  for (let game = 0; game < games; game += 1) {
    await playInPage(page, `bench-heap-${game === games - 1 ? 1 : game}`);
    await page.waitForTimeout(500);
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    afterGame.push(usedSize);
    if (game === 1) kept[0] = await keptBytes(visited);
  }
  kept[1] = await keptBytes(visited);
  await close();
  return { afterGame, kept };
}

/** Middle and worst of some times. */
export function spread(times: readonly number[]): { readonly median: number; readonly worst: number } {
  return { median: medianOf(times), worst: Math.max(...times) };
}
