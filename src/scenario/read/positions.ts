/** A file as the compiler was given it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Offset at which each line starts. */
  readonly lineStarts: readonly number[];
}

/** Offsets in the text of a file; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value that is neither map nor list, as it stands in the file: what is needed to point into it. */
export interface ScalarPlace extends Span {
  readonly type: 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED';
  /** The text it means. */
  readonly value: string;
}

/** One key of a map or item of a list. */
export interface Entry {
  /** The key as written; absent in lists. */
  readonly key?: Span;
  readonly value: Span;
  /** Set when the value is a scalar: an error may point into it. */
  readonly scalar?: ScalarPlace;
}

/** Where a map or list was written. */
export interface Container {
  readonly file: SourceFile;
  readonly span: Span;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly parent: object | null;
  /** Key or index under which the parent holds it; for the top of a file, where the file belongs. */
  readonly name: string;
}

/** What a problem is about: a container, one of its values, or the name of one of its keys. */
export interface Spot {
  readonly of: object;
  readonly key?: string | number;
  /** `key`: the name itself is wrong; default `value`. */
  readonly part?: 'key' | 'value';
  /** Characters within the value, for expressions and texts. */
  readonly within?: Span;
}

/** A file with its line starts found. */
export function sourceFile(path: string, text: string): SourceFile {
  const lineStarts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lineStarts.push(i + 1);
  return { path, text, lineStarts };
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(file: SourceFile, offset: number): { line: number; column: number } {
  const at = Math.min(Math.max(offset, 0), file.text.length);
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (file.lineStarts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - file.lineStarts[low]! + 1 };
}

/** Remembers for every map and list of the parsed files where it stands. */
export class Positions {
  private readonly containers = new WeakMap<object, Container>();

  set(value: object, container: Container): void {
    this.containers.set(value, container);
  }

  get(value: object): Container | undefined {
    return this.containers.get(value);
  }

  /** Takes items out of a list, so that those behind keep their places. */
  removeItems(list: unknown[], indexes: ReadonlySet<string>): void {
    const container = this.containers.get(list);
    const kept = list.map((item, index) => ({ item, index })).filter(({ index }) => !indexes.has(String(index)));
    const entries = new Map<string, Entry>();
    kept.forEach(({ item, index }, at) => {
      const entry = container?.entries.get(String(index));
      if (entry) entries.set(String(at), entry);
      const inner = typeof item === 'object' && item !== null ? this.containers.get(item) : undefined;
      if (inner) this.containers.set(item as object, { ...inner, name: String(at) });
    });
    list.splice(0, list.length, ...kept.map(({ item }) => item));
    if (container) this.containers.set(list, { ...container, entries });
  }

  /** What stands under a key of a map, also under another. */
  rename(map: object, from: string, to: string): void {
    const container = this.containers.get(map);
    const entry = container?.entries.get(from);
    if (container && entry)
      this.containers.set(map, { ...container, entries: new Map(container.entries).set(to, entry) });
  }

  /** By ids where list items have one: `decisions.s400-more.options.0`. */
  pathOf(spot: Spot): string {
    const parts: string[] = [];
    if (spot.key !== undefined) parts.push(nameIn(spot.of, String(spot.key)));
    let current: object | null = spot.of;
    while (current) {
      const container: Container | undefined = this.containers.get(current);
      if (!container) break;
      if (container.name !== '')
        parts.push(container.parent ? nameIn(container.parent, container.name) : container.name);
      current = container.parent;
    }
    return parts.reverse().join('.');
  }
}

function nameIn(parent: object, key: string): string {
  if (!Array.isArray(parent)) return key;
  const item: unknown = parent[Number(key)];
  if (typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string') return item.id;
  return key;
}
