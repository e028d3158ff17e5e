/** Something that was handed in, as it came. */
export interface Entry {
  readonly id: string;
  readonly via: 'link' | 'file';
  /** The text of the link, or the file's. */
  readonly text: string;
}

const LINK = /#\/run\/([A-Za-z0-9_-]{8,})/g;
/** A link's own text, pasted without its address. */
const BARE = /^[A-Za-z0-9_-]{60,}$/;

/** Every link in a text, in order, each once. */
export function linksIn(text: string): string[] {
  const found = [...text.matchAll(LINK)].map(([, link = '']) => link);
  const bare = found.length === 0 ? text.split(/\s+/).filter((word) => BARE.test(word)) : [];
  return [...new Set([...found, ...bare])];
}

/** What a file holds: a game, or links in running text. */
export function entriesIn(text: string): readonly Omit<Entry, 'id'>[] {
  if (text.trimStart().startsWith('{')) return [{ via: 'file', text }];
  return linksIn(text).map((link) => ({ via: 'link', text: link }));
}
