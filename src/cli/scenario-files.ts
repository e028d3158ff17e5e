import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { didYouMean, languageOfFile } from '#scenario';
import { InputError, UsageError } from './errors.ts';
import type { Io } from './io.ts';

/** The files of a scenario, read but not yet understood. */
export interface ScenarioFiles {
  /** As it was asked for. */
  readonly name: string;
  /** Absolute path of the folder or the single file. */
  readonly path: string;
  /** Paths are relative to the scenario's folder and use `/`. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** A path as the reader can open it from the working folder. */
  shownPath(file: string): string;
}

/** With what is misnamed, so that the compiler can say so. */
const SOURCES = /\.(ya?ml|json)(\.txt)?$/;
const ID = /^[a-z0-9][a-z0-9-]*$/;
/** `actors/us.yaml` is two deep, `lesson/roles/prime-minister.md` three; what lies deeper is no part of a scenario, nor is `schema/`, which is for editors. */
const DEPTH = 2;
const LESSON_DEPTH = 3;
const LESSON_SOURCES = /\.(ya?ml|json|md)$/;
const MOST_FILES = 500;
/** More than the compiler takes, so that it is the compiler that says so; what lies beyond is not read. */
const MOST_BYTES = 1024 * 1024;

/** Ids of the scenarios that come with the game. */
export function builtInIds(root: string): readonly string[] {
  const folder = join(root, 'scenarios');
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => isFile(join(folder, name, 'scenario.yaml')))
    .sort();
}

/** Where a scenario lies that is named by id or by path; undefined when there is nothing of that name. */
export function findScenario(io: Io, name: string): string | undefined {
  const builtIn = join(io.root, 'scenarios', name);
  if (ID.test(name) && isFolder(builtIn)) return builtIn;
  const path = resolve(io.workingFolder, name);
  if (isFolder(path)) return path;
  // The file of a folder stands for the folder.
  if (isFile(path)) return basename(path) === 'scenario.yaml' && hasSiblings(path) ? dirname(path) : path;
  return undefined;
}

/** @throws UsageError when there is no scenario of that name */
export function locateScenario(io: Io, name: string): string {
  const path = findScenario(io, name);
  if (path !== undefined) return path;
  throw new UsageError(`There is no scenario “${name}”, neither built in nor as a path.`, suggestion(io, name));
}

/** What else could have been meant: a scenario that comes with the game, or a folder that holds one. */
function suggestion(io: Io, name: string): string {
  const asPath = name.startsWith('.') || isAbsolute(name) ? name : `./${name}`;
  const near = scenarioFolders(io, name);
  const [builtIn, path] = [didYouMean(name, builtInIds(io.root)), didYouMean(asPath, near)];
  const known = [builtInIds(io.root).join(', '), near.slice(0, MOST_NAMED).join(', ')].filter((list) => list !== '');
  return [builtIn, path].find((hint) => hint.startsWith(MEANT)) ?? `Known: ${known.join('; as paths: ')}.`;
}

/** How {@link didYouMean} begins when a name is near. */
const MEANT = 'Did you mean';
const MOST_NAMED = 8;
const MOST_LOOKED_AT = 500;

/** Folders with a scenario in them: in the working folder, and beside where the name leads. */
function scenarioFolders(io: Io, name: string): readonly string[] {
  const places = new Set(['.', dirname(name)]);
  return [...places].flatMap((place) => {
    const folder = resolve(io.workingFolder, place);
    if (!isFolder(folder)) return [];
    return namesIn(folder)
      .filter((item) => isFile(join(folder, item, 'scenario.yaml')))
      .map((item) => {
        const path = join(place, item);
        return path.startsWith('.') || isAbsolute(path) ? path : `./${path}`;
      });
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort().slice(0, MOST_LOOKED_AT);
  } catch {
    return [];
  }
}

/**
 * Reads all that may belong to a scenario. What cannot be read as text comes with the replacement character.
 * @throws InputError for a folder of more files than any scenario has
 */
export function readScenario(io: Io, name: string, path: string): ScenarioFiles {
  const base = isFolder(path) ? path : dirname(path);
  const paths = isFolder(path) ? sourcesIn(path, DEPTH) : [path];
  if (paths.length > MOST_FILES) {
    throw new InputError(`${name} holds more than ${MOST_FILES} YAML and JSON files.`, [
      'Name the folder of a scenario.',
    ]);
  }
  return {
    name,
    path,
    files: paths.map((file) => ({ path: relative(base, file).split(sep).join('/'), text: readText(file) })),
    shownPath: (file) => shownFrom(io.workingFolder, join(base, file)),
  };
}

/** A path from the working folder when it lies within, absolute otherwise. */
export function shownFrom(workingFolder: string, path: string): string {
  const shown = relative(workingFolder, path);
  return shown === '' ? '.' : shown.startsWith('..') ? path : shown;
}

function sourcesIn(folder: string, depth: number, sources = SOURCES): readonly string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    if (isFile(path) && sources.test(name)) found.push(path);
    else if (depth === DEPTH && sources === SOURCES && name === 'lesson' && isFolder(path)) {
      found.push(...sourcesIn(path, LESSON_DEPTH - 1, LESSON_SOURCES));
    } else if (depth > 1 && name !== 'schema' && isFolder(path)) found.push(...sourcesIn(path, depth - 1, sources));
  }
  return found.slice(0, MOST_FILES + 1);
}

function readText(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(MOST_BYTES, statSync(path).size));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, length);
      if (read === 0) break;
      length += read;
    }
    return new TextDecoder().decode(bytes.subarray(0, length));
  } finally {
    closeSync(file);
  }
}

function hasSiblings(path: string): boolean {
  return readdirSync(dirname(path)).some(
    (name) =>
      languageOfFile(name) !== null ||
      /^(actors|seats|(programmes|energy|decisions|events|crises|sources|glossary|elsewhere)\.(ya?ml|json))$/.test(
        name,
      ),
  );
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

/** What lies at a path; nothing, when the path itself is impossible (too long, through a file, with a zero byte). */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
