// Finds a Chromium for the browser tests, or installs one, and proves that it launches.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Flags for a test browser: no sandbox inside containers, software WebGL, and no traffic of its own. */
export const LAUNCH_FLAGS = [...QUIET_FLAGS, '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** The same without WebGL: to imitate a graphics card costs tests of the desk two fifths of their time. */
export const FLAT_FLAGS = [...QUIET_FLAGS, '--disable-gpu'];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];

const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function* inPath() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) if (folder) yield join(folder, name + suffix);
  }
}

function* inUsualPlaces() {
  if (process.platform === 'darwin') {
    for (const root of ['/Applications', join(homedir(), 'Applications')]) for (const app of MAC) yield join(root, app);
  }
  if (process.platform === 'win32') {
    const { env } = process;
    for (const root of [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]) {
      if (root) for (const app of WINDOWS) yield join(root, app);
    }
  }
}

function* inPlaywrightCache() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  yield chromium.executablePath();
}

/**
 * The installed browsers, likeliest first; CHROMIUM_PATH overrides the search.
 * @returns {string[]}
 */
function installed() {
  const own = process.env.CHROMIUM_PATH?.trim();
  if (own) {
    if (!isExecutable(own)) throw new Error(`CHROMIUM_PATH names ${own}, which is not an executable file.`);
    return [own];
  }
  const paths = [...inPath(), ...inUsualPlaces(), ...inPlaywrightCache()];
  return [...new Set(paths)].filter(isExecutable);
}

/**
 * The path of an installed Chromium, Chrome or Edge, not proven to work.
 * @returns {string | undefined}
 */
export function findChromium() {
  return installed()[0];
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  console.log(`  $ ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  return status === 0;
}

/** The command prefix that lets apt-get install, or undefined where apt or the right to use it is missing. */
function aptPrefix() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

/** On Ubuntu the package of this name only points at a snap, which containers cannot run. */
function hasRealPackage() {
  try {
    return !/^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function installSystemPackage() {
  const prefix = aptPrefix();
  if (!prefix || !hasRealPackage()) return false;
  console.log('Installing the Chromium of this system.');
  const apt = (/** @type {string[]} */ ...args) => {
    const [command, ...rest] = [...prefix, 'apt-get', ...args];
    return run(/** @type {string} */ (command), rest);
  };
  apt('update', '-qq');
  return apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core');
}

function installPlaywrightBrowser() {
  console.log('Installing the Chromium of Playwright.');
  const cli = [fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url)), 'install'];
  // Its system libraries need root; without it they may well be there already.
  if (aptPrefix() && run(process.execPath, [...cli, '--with-deps', 'chromium'])) return true;
  return run(process.execPath, [...cli, 'chromium']);
}

/**
 * Launches the browser and draws with WebGL in it.
 * @param {string} executablePath
 */
async function proveThatItLaunches(executablePath) {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath, args: LAUNCH_FLAGS, timeout: 60_000 });
  try {
    const page = await browser.newPage();
    const hasWebGl = await page.evaluate("document.createElement('canvas').getContext('webgl') !== null");
    if (!hasWebGl) throw new Error('It starts, but gives no WebGL context.');
    return browser.version();
  } finally {
    await browser.close();
  }
}

/**
 * The first installed browser that works. Some are only stubs, such as a launcher of a snap inside a container.
 * @param {string[]} complaints is told what is wrong with the others
 */
async function firstThatWorks(complaints) {
  for (const path of installed()) {
    try {
      return { path, version: await proveThatItLaunches(path) };
    } catch (error) {
      const [reason] = /** @type {Error} */ (error).message.split('\n');
      complaints.push(`${path} was found but does not work: ${reason}`);
    }
  }
  return undefined;
}

/**
 * A browser that is known to launch and to draw: an installed one, or one installed now.
 * @returns {Promise<{ path: string, version: string }>}
 */
export async function ensureChromium() {
  /** @type {string[]} */
  const complaints = [];
  const found = await firstThatWorks(complaints);
  if (found) return found;
  for (const complaint of complaints) console.log(complaint);
  if (!process.env.CHROMIUM_PATH) {
    for (const install of [installSystemPackage, installPlaywrightBrowser]) {
      const now = install() && (await firstThatWorks([]));
      if (now) return now;
    }
  }
  throw new Error(
    'The browser tests need Chromium, Chrome or Edge. No working one was found, and none could be installed.\n' +
      'Install one, or name one in CHROMIUM_PATH, or run: npx playwright install --with-deps chromium',
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { path, version } = await ensureChromium();
    console.log(`${path} (${version})`);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
