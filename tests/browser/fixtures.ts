// Browser tests import `test` and `expect` from here: every page they open must stay free of errors.
import { type BrowserContext, test as base, expect } from '@playwright/test';

export { expect };

/** Lists what goes wrong in the pages of a context: console errors and warnings of the policy, uncaught errors, refused requests. */
function watch(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    const text = message.text();
    const isPolicy = /Content[- ]Security[- ]Policy|TrustedHTML|TrustedScript/i.test(text);
    if (message.type() === 'error' || isPolicy)
      complaints.push(`console ${message.type()}: ${text} (${message.location().url})`);
  });
  context.on('weberror', (error) => {
    complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    // A page that is left while it loads cancels its own requests.
    const reason = request.failure()?.errorText ?? 'unknown reason';
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed request: ${request.url()} (${reason})`);
  });
}

/** The board is the one part that may fail to load; the page then says so and plays on. */
async function withoutBoard(context: BrowserContext): Promise<void> {
  await context.route(/\/assets\/board-.*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no board today");' }),
  );
}

interface Fixtures {
  /** Whether a first game begins with the guided quarter, as it does for a newcomer; off unless a test is about it. */
  guided: boolean;
  /** Whether the board is drawn, which takes a machine without a graphics card most of its time; on unless a test is about other things. */
  board: boolean;
  /** What has gone wrong so far. A test that provokes an error on purpose checks it and empties the list. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  baseURL: async ({ baseURL }, use) => {
    const served = process.env.EVERY_TABLE_URL ?? baseURL;
    if (!served) throw new Error('The address of the served game is missing.');
    await use(served);
  },
  guided: [false, { option: true }],
  board: [true, { option: true }],
  complaints: [
    async ({ context, guided, board }, use) => {
      const complaints: string[] = [];
      watch(context, complaints);
      if (!board) await withoutBoard(context);
      if (!guided) {
        await context.addInitScript(() => {
          // An empty page has no storage.
          if (location.origin === 'null') return;
          if (localStorage.getItem('every-table.guide') === null) localStorage.setItem('every-table.guide', 'off');
        });
      }
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(
            `Content-Security-Policy: ${event.violatedDirective} refused ${event.blockedURI || event.sample}`,
          );
        });
      });
      await use(complaints);
      expect(complaints, 'errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});
