import type { Grabbed } from './grab.ts';

const MOST_LOOKED_AT = 5_000;
const DEEPEST = 6;

/** A file that was chosen or dropped, with the path it has in the folder it came by. */
export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

/** More was dropped than anybody means to drop. */
export class TooManyFiles extends Error {
  readonly count: number;
  readonly most: number;
  constructor(count: number, most: number) {
    super(`more than ${most} files`);
    this.count = count;
    this.most = most;
  }
}

/** Files as a field gives them. */
export const chosen = (files: readonly File[]): FoundFile[] =>
  files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** Every file of a drop, folders and all; hidden ones are left out. Rejects with TooManyFiles. */
export const foundIn = async ({ entries, files }: Grabbed): Promise<FoundFile[]> =>
  entries.length === 0 ? chosen(files) : walk(entries);

async function walk(entries: readonly FileSystemEntry[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  let looked = 0;
  const visit = async (entry: FileSystemEntry, depth: number): Promise<void> => {
    looked += 1;
    if (looked > MOST_LOOKED_AT) throw new TooManyFiles(looked, MOST_LOOKED_AT);
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
