import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { parseReplay, type Replay } from '#lab';
import type { InputFile } from '#scenario';
import { InputError, writing } from './errors.ts';
import type { Io } from './io.ts';
import { builtInIds, findScenario, shownFrom } from './scenario-files.ts';

/** A replay as a file; `scenarioPath` leads from its folder to a scenario that is not built in. */
export interface RunFile {
  readonly path: string;
  readonly replay: Replay;
  readonly scenarioPath: string | undefined;
  /** The scenario's own files, when the page wrote them into the run. */
  readonly files: readonly InputFile[] | undefined;
}

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_FILES = 500;

/** Writes a run file, and the folders above it where they are missing. */
export function writeRun(io: Io, file: string, replay: Replay, scenario: string): string {
  const path = resolve(io.workingFolder, file);
  const isBuiltIn = scenario === join(io.root, 'scenarios', replay.scenario.id);
  const { format, ...rest } = replay;
  const run = { format, ...(isBuiltIn ? {} : { scenarioPath: relative(dirname(path), scenario) }), ...rest };
  writeJson(path, run, shownFrom(io.workingFolder, path));
  return path;
}

function writeJson(path: string, json: unknown, shown: string): void {
  writing(shown, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(json)}\n`);
  });
}

/**
 * Reads JSON from a file.
 * @throws InputError when there is no such file, it is too large or is no JSON
 */
export function readJson(io: Io, file: string): unknown {
  const path = resolve(io.workingFolder, file);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new InputError(`There is no file ${file}.`);
  if (stat.size > MOST_BYTES) throw new InputError(`${file} is larger than ${MOST_BYTES / 1024 / 1024} MB.`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InputError(`${file} is no JSON: ${(error as Error).message}.`);
  }
}

/**
 * Reads a run file.
 * @throws InputError with all that is wrong in it
 */
export function readRun(io: Io, file: string): RunFile {
  const json = readJson(io, file);
  const { scenarioPath, files, rest } = takeScenario(json);
  const parsed = parseReplay(rest);
  const problems = parsed.ok ? [] : [...parsed.problems];
  if (scenarioPath !== undefined && (typeof scenarioPath !== 'string' || scenarioPath.length > 1000)) {
    problems.unshift({ path: 'scenarioPath', message: 'must be a path' });
  }
  if (files !== undefined && !isFiles(files))
    problems.unshift({ path: 'files', message: 'must be a list of {path, text}' });
  if (!parsed.ok || problems.length > 0) {
    const details = problems.map(({ path, message }) => `${path} ${message}`);
    throw new InputError(`${file} is no run of a game.`, details, { problems });
  }
  return {
    path: resolve(io.workingFolder, file),
    replay: parsed.replay,
    scenarioPath: scenarioPath as string,
    files: files as InputFile[] | undefined,
  };
}

function takeScenario(json: unknown): { scenarioPath?: unknown; files?: unknown; rest: unknown } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { rest: json };
  const { scenarioPath, files, ...rest } = json as Record<string, unknown>;
  return { scenarioPath, files, rest };
}

const isFiles = (json: unknown): boolean =>
  Array.isArray(json) &&
  json.length <= MOST_FILES &&
  json.every((file: unknown) => {
    if (typeof file !== 'object' || file === null) return false;
    const { path, text } = file as Record<string, unknown>;
    return typeof path === 'string' && typeof text === 'string';
  });

/** Name under which the scenario of a run can be opened: where the run says, or the built-in one of its id. */
export function scenarioNameOf(io: Io, run: RunFile): string {
  const { scenarioPath, path, replay } = run;
  if (scenarioPath !== undefined && !isAbsolute(scenarioPath)) {
    const there = resolve(dirname(path), scenarioPath);
    if (findScenario(io, there) !== undefined) return there;
  }
  if (builtInIds(io.root).includes(replay.scenario.id)) return replay.scenario.id;
  throw new InputError(`The scenario “${replay.scenario.id}” of ${shownFrom(io.workingFolder, path)} is not here.`, [
    'Name it with --scenario <id or path>.',
  ]);
}
