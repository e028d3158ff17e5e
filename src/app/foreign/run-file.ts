import type { Replay } from '#lab';
import type { InputFile } from '#scenario';
import { readFiles } from './files.ts';

/** A game as a file: its replay and, when the scenario does not come with the game, the files of that. */
export type RunFile = Replay & { readonly files?: readonly InputFile[] };

/** The game as it is downloaded. */
export function runFileOf(replay: Replay, files: readonly InputFile[] | undefined): RunFile {
  return files ? { ...replay, files } : replay;
}

/**
 * The game in a JSON file, which may be a save, and the scenario's files that come with it. Neither is checked but for the shape
 * of the list: throws a ForeignError when that is none.
 */
export function runIn(json: unknown): { readonly run: unknown; readonly files: readonly InputFile[] } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { run: json, files: [] };
  if ('replay' in json) return { run: json.replay, files: [] };
  const { files, ...run } = json as Record<string, unknown>;
  return { run, files: files === undefined ? [] : readFiles(files) };
}
