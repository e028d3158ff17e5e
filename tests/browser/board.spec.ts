// The board alone, in a real browser: where its words lie with real fonts, and what it lives through.
import type { Server } from 'node:http';
import type { Page } from '@playwright/test';
import { createStaticServer, listen } from '../../tools/serve.mjs';
import { buildBoardPage } from './board-page/build.ts';
import { expect, test } from './fixtures.ts';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

let server: Server;
let address = '';

test.beforeAll(async () => {
  server = createStaticServer(await buildBoardPage());
  address = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1', 1)}/`;
});

test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** Opens the page, its board not yet mounted. */
async function openBoard(page: Page, width = 820, height = 620): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.goto(address);
  await page.waitForFunction(() => window.boardPage !== undefined);
}

/** Share of a picture of the page that differs from its empty corner, 0–1. */
async function painted(page: Page): Promise<number> {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const copy = document.createElement('canvas');
    copy.width = 100;
    copy.height = 80;
    const context = copy.getContext('2d')!;
    context.drawImage(image, 0, 0, copy.width, copy.height);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    const far = (i: number): boolean => [0, 1, 2].reduce((sum, k) => sum + Math.abs(data[i + k]! - data[k]!), 0) > 60;
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (far(i)) count += 1;
    return count / (copy.width * copy.height);
  }, picture);
}

/** A picture of the page once the board is on it and three in a row are the same. */
async function settledPicture(page: Page): Promise<string> {
  await expect.poll(() => painted(page), PATIENCE).toBeGreaterThan(0.06);
  let [first, second, third] = ['', '', ''];
  await expect
    .poll(async () => {
      [first, second, third] = [second, third, (await page.screenshot()).toString('base64')];
      return first === second && second === third;
    }, PATIENCE)
    .toBe(true);
  return third;
}

/** Share of the pixels in which two pictures of one size differ to the eye, 0–1; 1 where they differ in size. */
const difference = (page: Page, pictures: readonly string[]): Promise<number> =>
  page.evaluate(async (both) => {
    const read = async (png: string) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const copy = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      copy.drawImage(image, 0, 0);
      return copy.getImageData(0, 0, image.width, image.height);
    };
    const [one, other] = [await read(both[0]!), await read(both[1]!)];
    if (one.width !== other.width || one.height !== other.height) return 1;
    let count = 0;
    for (let i = 0; i < one.data.length; i += 4) {
      const far = [0, 1, 2].reduce((sum, k) => sum + Math.abs(one.data[i + k]! - other.data[i + k]!), 0);
      if (far > 48) count += 1;
    }
    return count / (one.width * one.height);
  }, pictures);

/** A slow machine takes its time to draw in software what a graphics card would. */
const PATIENCE = { timeout: 40_000 };

test('no word covers another or leaves the board, whatever the state, from 360 to 3840 pixels', async ({ page }) => {
  test.setTimeout(120_000);
  await openBoard(page);
  const problems = await page.evaluate(async () => {
    const measure = await window.boardPage.measure();
    const found: string[] = [];
    const sizes = [
      [360, 340],
      [347, 352],
      [390, 420],
      [354, 750],
      [552, 600],
      [768, 500],
      [747, 780],
      [1526, 1875],
      [1920, 900],
      [3840, 1300],
      [3840, 2100],
    ] as const;
    for (let n = 0; n < 240; n++) {
      const { model, wish } = window.boardPage.randomBoard(n);
      const [width, height] = sizes[n % sizes.length]!;
      const layout = window.boardPage.layout(model, width, height, measure);
      const where = `${width} × ${height}, board ${n} ${JSON.stringify(wish)}`;
      for (const [i, { id, box, lines }] of layout.labels.entries()) {
        if (box.x < 0 || box.y < 0 || box.x + box.w > width || box.y + box.h > height)
          found.push(`${id} leaves: ${where}`);
        for (const line of lines)
          if (window.boardPage.inked(line) > box.w + 0.5) found.push(`${line.text} is wider than its box: ${where}`);
        for (const other of layout.labels.slice(i + 1)) {
          const b = other.box;
          if (box.x < b.x + b.w && b.x < box.x + box.w && box.y < b.y + b.h && b.y < box.y + box.h)
            found.push(`${id} covers ${other.id}: ${where}`);
        }
      }
    }
    return found;
  });
  expect(problems).toEqual([]);
});

for (const renderer of ['webgl', 'canvas'] as const) {
  test(`is sharp at any pixel ratio, fits its host, and is hidden from the accessibility tree (${renderer})`, async ({
    browser,
  }) => {
    test.setTimeout(150_000);
    for (const ratio of [1, 1.5, 3]) {
      const context = await browser.newContext({ viewport: { width: 400, height: 380 }, deviceScaleFactor: ratio });
      const page = await context.newPage();
      await openBoard(page, 400, 380);
      await page.evaluate(async (kind) => {
        const board = await window.boardPage.mount({ renderer: kind });
        board.show(window.boardPage.makeBoard());
      }, renderer);
      const canvas = page.locator('canvas');
      await expect(canvas).toHaveAttribute('aria-hidden', 'true');
      await expect(canvas).toHaveJSProperty('width', Math.round(400 * ratio), PATIENCE);
      await page.setViewportSize({ width: 700, height: 500 });
      await expect(canvas).toHaveJSProperty('width', Math.round(700 * ratio), PATIENCE);
      await expect(canvas).toHaveJSProperty('height', Math.round(500 * ratio), PATIENCE);
      expect(await canvas.boundingBox()).toEqual({ x: 0, y: 0, width: 700, height: 500 });
      await context.close();
    }
  });
}

for (const [way, renderer, isOld] of [
  ['webgl', 'webgl', false],
  ['canvas', 'canvas', false],
  ['canvas of a browser that knows less', 'canvas', true],
] as const) {
  test(`looks as if made for its size, whatever sizes and themes it has had (${way})`, async ({ page }) => {
    test.setTimeout(150_000);
    await page.addInitScript((lacks) => {
      if (!lacks) return;
      Reflect.deleteProperty(HTMLCanvasElement.prototype, 'transferControlToOffscreen');
      Reflect.deleteProperty(window, 'scheduler');
    }, isOld);
    await openBoard(page, 820, 620);
    await page.evaluate(async (kind) => {
      const board = await window.boardPage.mount({ renderer: kind });
      board.show(window.boardPage.makeBoard({ heats: [0, 40, 0, 0] }));
      Object.assign(window, { board });
    }, renderer);
    await settledPicture(page);
    const give = (theme: 'light' | 'dark') =>
      page.evaluate(
        (name) => (window as unknown as { board: { setTheme(theme: string): void } }).board.setTheme(name),
        theme,
      );
    await page.setViewportSize({ width: 400, height: 380 });
    await give('dark');
    await page.setViewportSize({ width: 900, height: 500 });
    await page.setViewportSize({ width: 560, height: 640 });
    await give('light');
    await expect(page.locator('canvas')).toHaveJSProperty('width', 560, PATIENCE);
    const resized = await settledPicture(page);
    await page.evaluate(async (kind) => {
      (window as unknown as { board: { destroy(): void } }).board.destroy();
      const board = await window.boardPage.mount({ renderer: kind });
      board.show(window.boardPage.makeBoard({ heats: [0, 40, 0, 0] }));
    }, renderer);
    await expect(page.locator('canvas')).toHaveCount(1, PATIENCE);
    expect(await difference(page, [resized, await settledPicture(page)])).toBeLessThan(0.002);
  });
}

test('a turn during which the board changes its size comes to its end', async ({ page }) => {
  test.setTimeout(120_000);
  await openBoard(page);
  const ended = () => page.evaluate(() => (window as unknown as { ended: { done: boolean } }).ended.done);
  await page.evaluate(async () => {
    const board = await window.boardPage.mount({ reducedMotion: false });
    const from = window.boardPage.makeBoard();
    const beat = { kind: 'move' as const, actor: 'us', text: 'Sign', shifts: [], heats: [], mood: 'plain' as const };
    const ended = { done: false };
    Object.assign(window, { ended });
    board.show(from);
    void board.play([beat, beat], from, from).then(() => {
      ended.done = true;
    });
  });
  for (const width of [500, 700, 640]) await page.setViewportSize({ width, height: 480 });
  expect(await ended()).toBe(false);
  await expect.poll(ended, PATIENCE).toBe(true);
  await expect(page.locator('canvas')).toHaveJSProperty('width', 640, PATIENCE);
});

test('comes back after the graphics card has lost everything', async ({ page }) => {
  test.setTimeout(120_000);
  await openBoard(page);
  await page.evaluate(async () => {
    const board = await window.boardPage.mount({ renderer: 'webgl', reducedMotion: false });
    board.show(window.boardPage.makeBoard({ heats: [0, 40, 0, 0] }));
    Object.assign(window, { board });
  });
  // Tables, ties, words and the tint of the face cover a good part of the page.
  await expect.poll(() => painted(page), PATIENCE).toBeGreaterThan(0.06);
  const before = await painted(page);
  const lost = await page.evaluate(async () => {
    const canvas = document.querySelector('canvas')!;
    const gl = (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) as WebGLRenderingContext;
    const extension = gl.getExtension('WEBGL_lose_context')!;
    const gone = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }));
    extension.loseContext();
    await gone;
    const { board } = window as unknown as { board: { show(model: unknown): void } };
    // The game goes on meanwhile.
    board.show(window.boardPage.makeBoard({ relations: [60, -70, 20], heats: [0, 0, 55, 0] }));
    await new Promise((done) => setTimeout(done, 200));
    const back = new Promise((done) => canvas.addEventListener('webglcontextrestored', done, { once: true }));
    extension.restoreContext();
    await back;
    return gl.isContextLost();
  });
  expect(lost).toBe(false);
  await expect.poll(() => painted(page), PATIENCE).toBeGreaterThan(before * 0.8);
});

test('a turn that plays out while the tab sleeps comes to its end, and the board goes on', async ({ page }) => {
  test.setTimeout(120_000);
  // A tab in the background gets no frames, and is told that it is hidden.
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    const held: FrameRequestCallback[] = [];
    let asleep = false;
    window.requestAnimationFrame = (callback) =>
      ask((time) => {
        if (asleep) held.push(callback);
        else callback(time);
      });
    Object.defineProperty(document, 'hidden', { get: () => asleep });
    Object.assign(window, {
      sleepTab(on: boolean) {
        asleep = on;
        document.dispatchEvent(new Event('visibilitychange'));
        if (!on) for (const callback of held.splice(0)) ask(callback);
      },
    });
  });
  await openBoard(page);
  const sleep = (on: boolean) =>
    page.evaluate((asleep) => (window as unknown as { sleepTab(on: boolean): void }).sleepTab(asleep), on);
  const ended = () => page.evaluate(() => (window as unknown as { ended: { done: boolean } }).ended.done);
  await page.evaluate(async () => {
    const board = await window.boardPage.mount({ reducedMotion: false });
    const from = window.boardPage.makeBoard();
    const to = window.boardPage.makeBoard({ relations: [40, -60, 20] });
    board.show(from);
    const beats = [1, 2, 3].map((n) => ({
      kind: 'headline' as const,
      actor: 'us',
      text: `Headline number ${n}, as it was said`,
      shifts: [{ tie: 'india.us', delta: 10 }],
      heats: [],
      mood: 'warm' as const,
    }));
    const ended = { done: false };
    Object.assign(window, { board, ended });
    void board.play(beats, from, to).then(() => {
      ended.done = true;
    });
  });
  await page.waitForTimeout(400);
  await sleep(true);
  await page.waitForTimeout(5000);
  expect(await ended(), 'nothing is said to a room that nobody watches').toBe(false);
  await sleep(false);
  await expect.poll(ended, PATIENCE).toBe(true);
  expect(await painted(page)).toBeGreaterThan(0.06);
});

test('a board that stands still, or is out of sight, asks for no frames', async ({ page }) => {
  test.setTimeout(120_000);
  await openBoard(page);
  const frames = await page.evaluate(async () => {
    let asked = 0;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => {
      asked += 1;
      return ask(callback);
    };
    const during = async (milliseconds: number): Promise<number> => {
      const before = asked;
      await new Promise((done) => setTimeout(done, milliseconds));
      return asked - before;
    };
    /** Frames asked for in a while without any, or in the last of many whiles. */
    const calm = async (): Promise<number> => {
      let last = 0;
      for (let i = 0; i < 20; i++) {
        last = await during(500);
        if (last === 0) break;
      }
      return last;
    };
    const board = await window.boardPage.mount({ reducedMotion: true });
    board.show(window.boardPage.makeBoard());
    const still = await calm();
    board.setReducedMotion(false);
    let moving = 0;
    for (let i = 0; i < 20 && moving <= 3; i++) moving += await during(500);
    document.querySelector<HTMLElement>('#host')!.hidden = true;
    const hidden = await calm();
    document.querySelector<HTMLElement>('#host')!.hidden = false;
    await during(300);
    let again = 0;
    for (let i = 0; i < 20 && again <= 3; i++) again += await during(500);
    board.destroy();
    return { still, moving, hidden, again, destroyed: await calm() };
  });
  expect(frames.still).toBe(0);
  expect(frames.moving).toBeGreaterThan(3);
  expect(frames.hidden).toBe(0);
  expect(frames.again).toBeGreaterThan(3);
  expect(frames.destroyed).toBe(0);
});

test('a board that has been taken down is held by nothing', async ({ page }) => {
  await openBoard(page);
  const gone = await page.evaluateHandle(async () => {
    const board = await window.boardPage.mount();
    board.show(window.boardPage.makeBoard());
    await new Promise((done) => setTimeout(done, 500));
    const canvas = new WeakRef(document.querySelector('#host canvas')!);
    board.destroy();
    return canvas;
  });
  const devtools = await page.context().newCDPSession(page);
  const isHeld = async (): Promise<boolean> => {
    await devtools.send('HeapProfiler.collectGarbage');
    return gone.evaluate((canvas) => canvas.deref() !== undefined);
  };
  await expect.poll(isHeld, { timeout: 8000 }).toBe(false);
});

test('skipping a turn shows its end at once, and reduced motion plays none', async ({ page }) => {
  await openBoard(page);
  const ended = await page.evaluate(async () => {
    const board = await window.boardPage.mount({ reducedMotion: false });
    const from = window.boardPage.makeBoard();
    const beat = { kind: 'end' as const, text: 'So it ends', shifts: [], heats: [], mood: 'plain' as const };
    // Whether it has ended by the next task: no frame can have been drawn meanwhile.
    const atOnce = (play: Promise<void>): Promise<boolean> =>
      Promise.race([play.then(() => true), new Promise<boolean>((done) => setTimeout(() => done(false)))]);
    board.show(from);
    const skipped = board.play([beat, beat], from, from);
    const before = await atOnce(skipped);
    board.skip();
    const after = await atOnce(skipped);
    board.setReducedMotion(true);
    return { before, after, still: await atOnce(board.play([beat, beat], from, from)) };
  });
  expect(ended).toEqual({ before: false, after: true, still: true });
});

test('is silent unless sounds are asked for', async ({ page }) => {
  await page.addInitScript(() => {
    const Silent = window.AudioContext;
    Object.assign(window, { opened: 0, struck: 0 });
    window.AudioContext = class extends Silent {
      constructor(options?: AudioContextOptions) {
        super(options);
        (window as unknown as { opened: number }).opened += 1;
      }
      override createOscillator(): OscillatorNode {
        (window as unknown as { struck: number }).struck += 1;
        return super.createOscillator();
      }
    };
  });
  await openBoard(page);
  const heard = (sound: boolean) =>
    page.evaluate(async (on) => {
      const board = await window.boardPage.mount({ reducedMotion: false, sound: on });
      const from = window.boardPage.makeBoard();
      const beat = {
        kind: 'move' as const,
        actor: 'india',
        text: 'Sign',
        shifts: [],
        heats: [],
        mood: 'plain' as const,
      };
      const over = board.play([beat], from, from);
      await over;
      board.destroy();
      const { opened, struck } = window as unknown as { opened: number; struck: number };
      return { opened, struck };
    }, sound);
  expect(await heard(false)).toEqual({ opened: 0, struck: 0 });
  const loud = await heard(true);
  expect(loud.opened).toBe(1);
  expect(loud.struck).toBeGreaterThan(0);
});
