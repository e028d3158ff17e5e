import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { balance } from '#lab';
import { InputError, writing } from '../errors.ts';
import type { Io } from '../io.ts';
import { readJson } from '../run-file.ts';

/** Writes a file whole or not at all, and the folders above it where they are missing. */
export function writeWhole(io: Io, file: string, text: string): void {
  const path = resolve(io.workingFolder, file);
  const aside = `${path}.part-${process.pid}`;
  writing(file, () => {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(aside, text);
      renameSync(aside, path);
    } finally {
      rmSync(aside, { force: true });
    }
  });
}

/** Writes a part of a sweep. */
export function writeSweep(io: Io, file: string, sweep: balance.Sweep): void {
  writeWhole(io, file, `${JSON.stringify(sweep)}\n`);
}

/**
 * Reads a part of a sweep.
 * @throws InputError with all that is wrong in it
 */
export function readSweep(io: Io, file: string): balance.Sweep {
  const parsed = balance.parseSweep(readJson(io, file));
  if (parsed.ok) return parsed.sweep;
  throw new InputError(`${file} is no part of a sweep.`, parsed.problems, { problems: parsed.problems });
}
