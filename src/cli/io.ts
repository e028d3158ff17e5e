import { resolve } from 'node:path';

/** The outside world of a command; tests give one of their own. */
export interface Io {
  /** Writes a line to the standard output. */
  out(line: string): void;
  /** Writes a line to the standard error. */
  err(line: string): void;
  /** Writes to the standard error as it is, to draw over what stands there. */
  draw(text: string): void;
  /** Whether the standard output takes colours. */
  readonly hasColour: boolean;
  /** Whether the standard error is a terminal, which can be drawn on. */
  readonly canDraw: boolean;
  readonly workingFolder: string;
  /** The repository: built-in scenarios are in its `scenarios` folder. */
  readonly root: string;
  /** Milliseconds of a clock that never steps back. */
  now(): number;
}

/** The process's own streams. Colours only on a terminal that did not ask for none (https://no-color.org). */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  // A reader such as `head` may leave before the end; that is no error of ours.
  stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    draw: (text) => void stderr.write(text),
    hasColour: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    canDraw: Boolean(stderr.isTTY) && env.TERM !== 'dumb',
    workingFolder: process.cwd(),
    root: resolve(env.EVERY_TABLE_ROOT ?? process.cwd()),
    now: () => performance.now(),
  };
}
