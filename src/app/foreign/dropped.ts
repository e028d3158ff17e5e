import { ForeignError } from './files.ts';
import { type LooseFile, MOST_PACKED } from './pack.ts';

const MOST_LOOKED_AT = 5_000;
const DEEPEST = 6;
const WANTED = /\.(?:ya?ml|json|zip)$/i;

/** Bytes of files that were chosen, with the paths they have in the folder they were chosen by. */
export async function chosenFiles(files: readonly File[]): Promise<LooseFile[]> {
  return readAll(files.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/**
 * What was dropped, folders and all.
 * @param entries of the items, as the event gave them; null for those that are no files
 */
export async function droppedFiles(
  entries: readonly (FileSystemEntry | null)[],
  files: readonly File[],
): Promise<LooseFile[]> {
  const known = entries.filter((entry) => entry !== null);
  return known.length === 0 ? chosenFiles(files) : readAll(await walk(known));
}

interface Found {
  readonly path: string;
  readonly file: File;
}

async function readAll(found: readonly Found[]): Promise<LooseFile[]> {
  // A folder may hold pictures, a lesson, a whole project: only what can be a scenario is read.
  const wanted = found.length === 1 ? found : found.filter(({ path }) => WANTED.test(path));
  const size = wanted.reduce((sum, { file }) => sum + file.size, 0);
  if (size > MOST_PACKED) throw new ForeignError('tooLarge', { most: MOST_PACKED / 1_000_000 });
  return Promise.all(wanted.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

async function walk(entries: readonly FileSystemEntry[]): Promise<Found[]> {
  const found: Found[] = [];
  let looked = 0;
  const visit = async (entry: FileSystemEntry, depth: number): Promise<void> => {
    looked += 1;
    if (looked > MOST_LOOKED_AT) throw new ForeignError('tooMany', { count: looked, most: MOST_LOOKED_AT });
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return;
    if (entry.isFile) {
      const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
      found.push({ path: entry.fullPath.replace(/^\//, ''), file });
      return;
    }
    if (depth >= DEEPEST) return;
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      // A reader gives a hundred at a time, and nothing at the end.
      const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
      if (some.length === 0) break;
      for (const inner of some) await visit(inner, depth + 1);
    }
  };
  for (const entry of entries) await visit(entry, 0);
  return found;
}
