import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { ensureChromium, LAUNCH_FLAGS } from '../../../tools/chromium.mjs';
import { createStaticServer, listen } from '../../../tools/serve.mjs';
import { installProbe } from './probe.ts';

/** A middling phone on a middling network, as page-speed audits imagine it. */
export const THROTTLED = { cpu: 4, kilobitsPerSecond: 1600, latencyMilliseconds: 150 };

export interface Conditions {
  /** How many times slower than this computer; default 1. */
  readonly cpu?: number;
  readonly network?: boolean;
  /** What the probe waits to see painted. */
  readonly sought?: string;
  readonly reducedMotion?: boolean;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly devtools: CDPSession;
  close(): Promise<void>;
}

/** Serves a built folder on a free port. */
export async function serve(folder: string): Promise<{ readonly url: string; close(): void }> {
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

/** The browser that everything is measured in. */
export async function openBrowser(): Promise<Browser> {
  const { path } = await ensureChromium();
  return chromium.launch({ executablePath: path, args: [...LAUNCH_FLAGS, '--enable-precise-memory-info'] });
}

/** A fresh visitor: nothing in the cache, nothing saved; not yet at any address. */
export async function visit(browser: Browser, conditions: Conditions = {}): Promise<Visit> {
  const { cpu = 1, network = false, sought = 'body', reducedMotion = false } = conditions;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // What a service worker stores for later is no part of what a first visit waits for.
    serviceWorkers: 'block',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  // Slow is what is measured here, not what is wrong.
  page.setDefaultTimeout(240_000);
  await page.addInitScript(installProbe, sought);
  // The guide of a first game lies over what is to be pressed.
  await page.addInitScript(() => localStorage.setItem('every-table.guide', 'off'));
  const devtools = await context.newCDPSession(page);
  if (network) {
    const throughput = (THROTTLED.kilobitsPerSecond * 1000) / 8;
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: THROTTLED.latencyMilliseconds,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
  if (cpu !== 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return { page, context, devtools, close: () => context.close() };
}
