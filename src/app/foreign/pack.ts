import { compareTexts } from '#engine';
import type { InputFile } from '#scenario';
import { messageOf } from '../problem.ts';
import { ForeignError, readFiles, tidy } from './files.ts';

/** A file as it was chosen or dropped: its path within what was chosen, and its bytes. */
export interface LooseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What files turned out to hold. */
export interface Unpacked {
  /** The files of one scenario, paths from its own folder. */
  readonly files: readonly InputFile[];
  /** The game that was played with it, as JSON not yet checked; undefined when the files hold none. */
  readonly run: unknown;
}

/** Bytes of what is looked at, packed; larger than any scenario with its lesson. */
export const MOST_PACKED = 8_000_000;
/** Bytes of all texts, and how many of them; the compiler has limits of its own below these. */
const MOST_BYTES = 4_000_000;
const MOST_FILES = 200;
/** Entries of an archive that are looked at, pictures and all. */
const MOST_ENTRIES = 5_000;
const LONGEST_PATH = 300;

/** With what is misnamed, so that the compiler can say so. */
const SOURCE = /\.(?:ya?ml|json)(?:\.txt)?$|(?:^|\/)lesson\/.+\.md$/i;
const HEAD = /(?:^|\/)scenario\.(?:ya?ml|json)$/;
/** Folders whose files are no part of a scenario: for editors, or hidden. */
const ASIDE = /(?:^|\/)(?:\.|__MACOSX\/|node_modules\/|schema\/)/;

/**
 * Finds the scenario in what was chosen: loose files, a folder, an archive, or one file of JSON that holds them
 * all as `{files: [{path, text}]}`, with or without a game. Rejects with a ForeignError when there is none.
 */
export async function unpack(chosen: readonly LooseFile[]): Promise<Unpacked> {
  const packed = chosen.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (packed > MOST_PACKED) throw new ForeignError('tooLarge', { most: MOST_PACKED / 1_000_000 });
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const isArchive = only?.bytes[0] === 0x50 && only.bytes[1] === 0x4b;
  const loose = isArchive ? await unzip(only.bytes) : chosen;
  const single = loose.length === 1 ? loose[0] : undefined;
  const whole = single && /\.json$/i.test(single.path) ? wholeOf(textOf(single)) : null;
  return (
    whole ?? { files: scenarioIn(loose.map((file) => ({ path: tidy(file.path), text: textOf(file) }))), run: undefined }
  );
}

/** The scenario and the game in one file of JSON; null when it is another kind of file. */
function wholeOf(text: string): Unpacked | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Said by the compiler, with its place.
    return null;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const { files, ...rest } = json as Record<string, unknown>;
  const isRun = 'plans' in rest;
  if (files === undefined) {
    if (isRun) throw new ForeignError('onlyRun');
    return null;
  }
  return { files: scenarioIn(readFiles(files)), run: isRun ? rest : undefined };
}

/** The files of the one scenario among these, named from its own folder. Throws a ForeignError. */
function scenarioIn(all: readonly InputFile[]): InputFile[] {
  const sources = all.filter(({ path }) => SOURCE.test(path) && !ASIDE.test(path));
  if (sources.length === 0) throw new ForeignError('none');
  const depthOf = (path: string): number => path.split('/').length;
  const heads = sources.map(({ path }) => path).filter((path) => HEAD.test(path));
  const top = Math.min(...heads.map(depthOf));
  const folders = heads.filter((path) => depthOf(path) === top).map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  if (new Set(folders).size > 1) throw new ForeignError('several', { folders: folders.slice(0, 6).join(', ') });
  const [folder = ''] = folders;
  const files = sources
    .filter(({ path }) => path.startsWith(folder))
    .map(({ path, text }) => ({ path: path.slice(folder.length), text }))
    .sort((a, b) => compareTexts(a.path, b.path));
  if (files.length > MOST_FILES) throw new ForeignError('tooMany', { count: files.length, most: MOST_FILES });
  const long = files.find(({ path }) => path.length > LONGEST_PATH);
  if (long) throw new ForeignError('longPath', { path: `${long.path.slice(0, 60)}…` });
  if (files.reduce((sum, { text }) => sum + text.length, 0) > MOST_BYTES) {
    throw new ForeignError('tooLarge', { most: MOST_BYTES / 1_000_000 });
  }
  return files;
}

/** Bytes that are no UTF-8 come out as replacement characters, which the compiler refuses with their place. */
const textOf = ({ bytes }: LooseFile): string => new TextDecoder('utf-8').decode(bytes);

/** The sources in an archive. Nothing is unfolded beyond the limits, whatever the archive says of itself. */
async function unzip(bytes: Uint8Array): Promise<LooseFile[]> {
  const { unzipSync } = await import('fflate');
  let entries = 0;
  let unfolded = 0;
  let found: Record<string, Uint8Array>;
  try {
    found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > MOST_ENTRIES) throw new ForeignError('tooMany', { count: entries, most: MOST_ENTRIES });
        if (!SOURCE.test(name) || ASIDE.test(tidy(name))) return false;
        unfolded += originalSize;
        // A size that is none is as bad as one too large.
        if (!(unfolded <= MOST_BYTES)) throw new ForeignError('tooLarge', { most: MOST_BYTES / 1_000_000 });
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ForeignError) throw error;
    throw new ForeignError('badZip', { reason: messageOf(error) });
  }
  return Object.entries(found).map(([path, content]) => ({ path, bytes: content }));
}
