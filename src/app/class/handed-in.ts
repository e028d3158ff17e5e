import type { FoundFile } from '../dropped.ts';
import { type Entry, entriesIn } from './intake.ts';
import type { QrReader } from './qr-reader.ts';

/** What files hold. */
export interface HandedIn {
  readonly entries: readonly Omit<Entry, 'id'>[];
  /** Files without a result, by name. */
  readonly empty: readonly string[];
  /** Files too large to be one. */
  readonly large: readonly string[];
}

const MOST_BYTES = 2_000_000;
/** What a telephone's camera makes of a screen. */
const MOST_IN_PICTURE = 30_000_000;
/** A folder may hold anything: what cannot be text is not read as such. */
const NO_TEXT = /\.(?:zip|pdf|docx?|xlsx?|pptx?|odt|mp[34]|mov|wav|exe|dll|heic)$/i;
const PICTURE = /^image\/(?:png|jpeg|webp|gif|avif|bmp)$/;

/** Reads results from files: games, links in running text, and pictures of codes. Never rejects for what is in them. */
export async function readHandedIn(found: readonly FoundFile[], read: QrReader): Promise<HandedIn> {
  const entries: Omit<Entry, 'id'>[] = [];
  const [empty, large]: [string[], string[]] = [[], []];
  for (const { file } of found) {
    const isPicture = PICTURE.test(file.type);
    if (file.size > (isPicture ? MOST_IN_PICTURE : MOST_BYTES)) {
      large.push(file.name);
      continue;
    }
    const texts = isPicture ? await textsInPicture(file, read) : NO_TEXT.test(file.name) ? [] : [await textOf(file)];
    const own = texts.flatMap((text) => entriesIn(text));
    if (own.length === 0) empty.push(file.name);
    entries.push(...own);
  }
  return { entries, empty, large };
}

/** A file that is gone or may not be read holds nothing. */
async function textOf(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}

async function textsInPicture(file: File, read: QrReader): Promise<readonly string[]> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    // It is called a picture, and is none.
    return [];
  }
  try {
    return await read(picture);
  } finally {
    picture.close();
  }
}
