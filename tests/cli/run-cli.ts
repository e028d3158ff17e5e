import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Io, main } from '../../src/cli/index.ts';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process with its output captured. */
export async function runCli(argv: readonly string[], world: Partial<Io> = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    draw: (text) => void err.push(text),
    hasColour: false,
    canDraw: false,
    workingFolder: ROOT,
    root: ROOT,
    now: () => performance.now(),
    ...world,
  };
  const code = await main([...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** The result of a command with `--json`. */
export async function runJson<T = Record<string, unknown>>(
  argv: readonly string[],
  world: Partial<Io> = {},
): Promise<{ readonly code: number; readonly json: T }> {
  const { code, out } = await runCli([...argv, '--json'], world);
  return { code, json: JSON.parse(out) as T };
}

/** Gives `work` an empty folder and takes it away again. */
export async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'every-table-cli-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
