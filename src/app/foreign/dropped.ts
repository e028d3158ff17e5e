import { chosen, type FoundFile, foundIn, TooManyFiles } from '../dropped.ts';
import type { Grabbed } from '../grab.ts';
import { ForeignError } from './files.ts';
import { type LooseFile, MOST_PACKED } from './pack.ts';

const WANTED = /\.(?:(?:ya?ml|json)(?:\.txt)?|zip)$|(?:^|\/)lesson\/.+\.md$/i;

/** Bytes of files that were chosen, with the paths they have in the folder they were chosen by. */
export const chosenFiles = (files: readonly File[]): Promise<LooseFile[]> => readAll(chosen(files));

/** Bytes of what was dropped, folders and all. */
export async function droppedFiles(dropped: Grabbed): Promise<LooseFile[]> {
  try {
    return await readAll(await foundIn(dropped));
  } catch (error) {
    if (error instanceof TooManyFiles) throw new ForeignError('tooMany', { count: error.count, most: error.most });
    throw error;
  }
}

async function readAll(found: readonly FoundFile[]): Promise<LooseFile[]> {
  // A folder may hold pictures, notes, a whole project: only what can be a scenario or its lesson is read.
  const wanted = found.length === 1 ? found : found.filter(({ path }) => WANTED.test(path));
  const size = wanted.reduce((sum, { file }) => sum + file.size, 0);
  if (size > MOST_PACKED) throw new ForeignError('tooLarge', { most: MOST_PACKED / 1_000_000 });
  return Promise.all(wanted.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })));
}
