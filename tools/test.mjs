// The whole check in one command: node tools/test.mjs [--only static|unit|browser]
// Its last line reads "N passed, N failed": every vitest and Playwright test counts as one, and so does every static gate.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PARTS = ['static', 'unit', 'browser'];

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number, notes: string[] }} StepResult */
/** @typedef {{ passed: number, failed: number, skipped?: number, notes?: string[] }} Count */

/**
 * Runs a program of this project's dependencies with the same Node; its output goes straight to the terminal.
 * @param {string} script path from the repository's root
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} exit code
 */
function node(script, args, env = {}) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 1));
  });
}

/**
 * @param {string} script
 * @param {string[]} args
 * @returns {() => Promise<Count>}
 */
const gate = (script, args) => async () => {
  const code = await node(script, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
};

/**
 * A run that ends badly although no test failed (a crash, a file that does not load, an error between tests) is one failure.
 * @param {number} code
 * @param {Count} count
 * @returns {Count}
 */
function withExitCode(code, count) {
  if (code === 0 || count.failed > 0) return count;
  return {
    ...count,
    failed: 1,
    notes: [...(count.notes ?? []), `no test failed, but the run ended with code ${code}`],
  };
}

/**
 * @param {string} file
 * @returns {any} the report, or undefined when the run died before it wrote one
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {string} folder for the report
 * @returns {Promise<Count>}
 */
async function runVitest(folder) {
  const file = join(folder, 'vitest.json');
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await node('node_modules/vitest/vitest.mjs', args);
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, notes: ['vitest wrote no report'] };
  /** @type {any[]} */
  const files = report.testResults;
  // A file that fails to load holds no tests, so no test of it is counted as failed.
  const broken = files.filter((item) => item.status === 'failed' && !item.assertionResults.some(isFailure));
  return withExitCode(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    notes: [
      ...broken.map((item) => `${item.name}: ${String(item.message).split('\n')[0]}`),
      ...files.flatMap((item) => item.assertionResults.filter(isFailure)).map((item) => item.fullName),
    ],
  });
}

/** @param {{ status: string }} result */
const isFailure = (result) => result.status === 'failed';

/**
 * @param {string} folder for the report
 * @returns {Promise<Count>}
 */
async function runPlaywright(folder) {
  const { path, version } = await ensureChromium();
  console.log(`  ${path} (${version})`);
  const file = join(folder, 'playwright.json');
  const env = { CHROMIUM_PATH: path, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const code = await node('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], env);
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, notes: ['Playwright wrote no report'] };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withExitCode(code, {
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    notes: report.errors.map((/** @type {{ message: string }} */ error) => error.message.split('\n')[0]),
  });
}

/**
 * @param {string} name
 * @param {() => Promise<Count>} work
 * @returns {Promise<StepResult>}
 */
async function step(name, work) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  /** @type {Count} */
  let count;
  try {
    count = await work();
  } catch (error) {
    count = { passed: 0, failed: 1, notes: [/** @type {Error} */ (error).message] };
    console.error(count.notes?.[0]);
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    name,
    passed: count.passed,
    failed: count.failed,
    skipped: count.skipped ?? 0,
    seconds,
    notes: count.notes ?? [],
  };
}

/**
 * @param {string[]} argv
 * @returns {string[]} the parts to run
 */
function partsAsked(argv) {
  if (argv.length === 0) return PARTS;
  const [flag, value] = argv[0]?.startsWith('--only=') ? ['--only', argv[0].slice('--only='.length)] : argv;
  if (flag === '--only' && value && PARTS.includes(value)) return [value];
  throw new Error(`Usage: npm test [-- --only ${PARTS.join('|')}]`);
}

/** @param {string[]} parts */
async function runSteps(parts) {
  const folder = mkdtempSync(join(tmpdir(), 'every-table-test-'));
  /** @type {StepResult[]} */
  const results = [];
  const add = async (/** @type {string} */ name, /** @type {() => Promise<Count>} */ work) => {
    const result = await step(name, work);
    results.push(result);
    return result.failed === 0;
  };
  try {
    if (parts.includes('static')) {
      await add('format and lint', gate('node_modules/@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']));
      await add('types', gate('node_modules/typescript/bin/tsc', ['-b']));
    }
    if (parts.includes('unit')) await add('unit, property, golden and rule tests', () => runVitest(folder));
    if (parts.includes('browser')) {
      const isBuilt = await add('build', gate('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']));
      await add('browser tests', async () => {
        if (!isBuilt) throw new Error('not run, as the build failed');
        return runPlaywright(folder);
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

/** @param {StepResult[]} results */
function report(results) {
  console.log(`\n── summary (${availableParallelism()} cores)`);
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, passed, failed, skipped, seconds, notes } of results) {
    const extra = skipped ? `, ${skipped} skipped` : '';
    console.log(`  ${name.padEnd(width)}  ${passed} passed, ${failed} failed${extra} (${seconds.toFixed(1)} s)`);
    for (const note of notes) console.log(`    ${failed ? '✗' : '·'} ${note}`);
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed');
}

try {
  process.exitCode = report(await runSteps(partsAsked(process.argv.slice(2)))) > 0 ? 1 : 0;
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 2;
}
