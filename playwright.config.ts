import { defineConfig, devices } from '@playwright/test';
import { FLAT_FLAGS, findChromium, LAUNCH_FLAGS } from './tools/chromium.mjs';

const executablePath = findChromium();
const launch = (args: string[]) => ({ ...(executablePath ? { executablePath } : {}), args });
/** What is about drawing with WebGL, or on a canvas beside it; the game is the same to the desk whatever draws its board. */
const WITH_WEBGL = /(?:board|harness)\.spec\.ts$/;

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './tests/browser/serve.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    // A page under a service worker cannot have its requests routed; what is tested of it says so.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    // Without a graphics card motion takes all the time there is; tests about motion ask for it.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  projects: [
    { name: 'board', testMatch: WITH_WEBGL, use: { launchOptions: launch(LAUNCH_FLAGS) } },
    { name: 'desk', testIgnore: WITH_WEBGL, use: { launchOptions: launch(FLAT_FLAGS) } },
  ],
});
