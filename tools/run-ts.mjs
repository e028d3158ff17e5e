// Runs a TypeScript entry of this repository: node tools/run-ts.mjs <entry> [--] [arguments…]
//
// The oldest supported Node cannot load TypeScript, so the entry is bundled first. A bundle is kept in a folder named by the
// state of everything that could change it; a run whose folder exists loads it without loading Vite.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const CACHE = join(ROOT, 'node_modules/.cache/every-table');
const KEEP_BUNDLES = 8;
const KEEP_MS = 3_600_000;

/**
 * @param {string} folder
 * @param {(line: string) => void} add
 */
function collectState(folder, add) {
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    if (item.isDirectory()) collectState(path, add);
    else add(stateOf(path));
  }
}

/** @param {string} path */
function stateOf(path) {
  const { mtimeMs, size } = statSync(path);
  return `${relative(ROOT, path)} ${mtimeMs} ${size}`;
}

/**
 * A name for the state of the sources. The screens are left out, as nothing run by Node imports them, and so are the
 * scenarios, which are read from disk: editing one must not cost a rebuild.
 * @param {string} entry absolute path
 */
function stateName(entry) {
  /** @type {string[]} */
  const lines = [process.version, entry];
  for (const file of ['package.json', 'package-lock.json']) lines.push(stateOf(join(ROOT, file)));
  const own = ['src/engine', 'src/scenario', 'src/lab', 'src/view', 'src/cli', 'tools'].map((path) => join(ROOT, path));
  const folders = new Set([dirname(entry), ...own]);
  for (const folder of folders) {
    try {
      collectState(folder, (line) => lines.push(line));
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    }
  }
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 16);
}

/**
 * @param {string} entry absolute path
 * @param {string} into the folder that must hold the bundle afterwards
 */
async function bundle(entry, into) {
  const { build } = await import('vite');
  mkdirSync(CACHE, { recursive: true });
  // Built aside and moved into place whole, so that a run beside this one never sees half a bundle.
  const aside = mkdtempSync(join(CACHE, '.building-'));
  try {
    // A worker thread needs a file of its own: every *.worker.ts beside the entry becomes <name>.worker.mjs beside the bundle.
    const workers = readdirSync(dirname(entry)).filter((name) => name.endsWith('.worker.ts'));
    const input = Object.fromEntries([
      ['main', entry],
      ...workers.map((name) => [basename(name, '.ts'), join(dirname(entry), name)]),
    ]);
    const result = await build({
      root: ROOT,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      build: {
        ssr: true,
        target: 'node20',
        outDir: aside,
        emptyOutDir: false,
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          input,
          output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
        },
      },
    });
    const scenarios = join(ROOT, 'scenarios') + sep;
    for (const { output } of /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([result].flat())) {
      for (const chunk of output) {
        const stray = chunk.type === 'chunk' && chunk.moduleIds.find((id) => id.startsWith(scenarios));
        if (stray)
          throw new Error(`${relative(ROOT, stray)} is bundled; code that Node runs reads scenarios from disk.`);
      }
    }
    renameSync(aside, into);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    // A run beside this one was first with the same bundle.
    const isThere = code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM';
    if (!(isThere && exists(into))) throw error;
  }
  forgetOldBundles();
}

/** Keeps the newest bundles, and every one that a run may still be reading. */
function forgetOldBundles() {
  const now = Date.now();
  const byAge = readdirSync(CACHE)
    .map((name) => ({
      path: join(CACHE, name),
      time: statSync(join(CACHE, name), { throwIfNoEntry: false })?.mtimeMs ?? now,
    }))
    .sort((a, b) => b.time - a.time);
  for (const { path, time } of byAge.slice(KEEP_BUNDLES)) {
    if (now - time > KEEP_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} path */
function exists(path) {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Bundles the entry if anything has changed, then runs it with `argv` as its arguments. An exported `main(argv)` is called,
 * and the number it gives becomes the exit code.
 * @param {string} entry path from the repository's root
 * @param {string[]} argv
 */
export async function runTs(entry, argv) {
  const absolute = resolve(ROOT, entry);
  if (!exists(absolute)) throw new Error(`There is no ${relative(ROOT, absolute)}.`);
  const into = join(CACHE, `${basename(entry, '.ts')}-${stateName(absolute)}`);
  if (exists(into)) utimesSync(into, new Date(), new Date());
  else await bundle(absolute, into);

  process.env.EVERY_TABLE_ROOT ??= ROOT;
  process.argv = [process.execPath, absolute, ...argv];
  process.setSourceMapsEnabled(true);
  const loaded = await import(pathToFileURL(join(into, 'main.mjs')).href);
  if (typeof loaded.main === 'function') {
    const code = await loaded.main(argv);
    if (typeof code === 'number') process.exitCode = code;
  }
}

/**
 * Runs the entry as the whole purpose of this process: an error is shown and the exit code is 1.
 * @param {string} entry
 * @param {string[]} argv
 */
export async function runTsAsProcess(entry, argv) {
  try {
    await runTs(entry, argv);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [entry, ...rest] = process.argv.slice(2);
  if (entry) await runTsAsProcess(entry, rest[0] === '--' ? rest.slice(1) : rest);
  else {
    console.error('Usage: node tools/run-ts.mjs <entry.ts> [--] [arguments…]');
    process.exitCode = 2;
  }
}
