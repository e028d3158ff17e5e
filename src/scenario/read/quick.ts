import { FORBIDDEN_NAMES, LIMITS } from './limits.ts';
import type { Container, Entry, Positions, ScalarPlace, SourceFile, Span } from './positions.ts';

/** Thrown by the quick reader at anything it is not made for. */
const NOT_MINE = Symbol('not for the quick reader');

/** Text in which every character means only what this reader takes it for. */
const STRANGE = /[^\P{Cc}\n]|\ufeff|^(?:%|---|\.\.\.)/mu;
/** A key of a block or flow map. */
const KEY = /[A-Za-z_][\w.-]*|"[^"\\\n]*"/y;
/** Words that are no text where they stand as keys, and come out spelled otherwise. */
const NO_KEY: ReadonlySet<string> = new Set(['null', 'Null', 'NULL', 'True', 'TRUE', 'False', 'FALSE']);
/** What a plain value may begin with. Others begin something else in YAML, or could be mistaken for it. */
const PLAIN_START = /[A-Za-z0-9_./$€£+(\u00c0-\ud7ff]|-(?=[\d.])/y;
/** A plain value in a flow, up to what ends it. */
const FLOW_PLAIN = /[^,{}[\]\n:#]*/y;
const INTEGER = /^[-+]?\d{1,15}$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** Numbers in YAML’s rarer forms. */
const RARE_NUMBER = /^[-+]?(?:0[ox]|\.(?:inf|Inf|INF)$|\d)|^\.(?:nan|NaN|NAN)$/;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['null', null],
  ['Null', null],
  ['NULL', null],
]);

interface Read {
  readonly value: unknown;
  readonly span: Span;
  readonly scalar?: ScalarPlace;
}

/**
 * Reads the YAML that authors mostly write, many times quicker than the library: block maps and lists, flow maps and lists, values on one
 * line, blocks of text. At anything else, faulty or only rare, it gives null and the library reads the file instead; so what it accepts it must
 * read as the library would, to the last position. It reports nothing.
 */
export function readQuickly(file: SourceFile, name: string, positions: Positions): Record<string, unknown> | null {
  if (STRANGE.test(file.text)) return null;
  const containers: [object, Container][] = [];
  try {
    const root = new QuickReader(file, (value, container) => containers.push([value, container])).document(name);
    for (const [value, container] of containers) positions.set(value, container);
    return root;
  } catch (thrown) {
    if (thrown === NOT_MINE) return null;
    throw thrown;
  }
}

class QuickReader {
  private readonly file: SourceFile;
  private readonly text: string;
  private readonly keep: (value: object, container: Container) => void;
  private at = 0;
  private depth = 0;

  constructor(file: SourceFile, keep: (value: object, container: Container) => void) {
    this.file = file;
    this.text = file.text;
    this.keep = keep;
  }

  document(name: string): Record<string, unknown> {
    if (this.nextLine() !== 0) throw NOT_MINE;
    const { value } = this.blockMap(0, null, name);
    if (this.at < this.text.length) throw NOT_MINE;
    return value as Record<string, unknown>;
  }

  /** Moves to the first character of the next line with content, and gives its indentation; −1 at the end of the text. */
  private nextLine(): number {
    const { text } = this;
    for (;;) {
      const start = this.at;
      while (text[this.at] === ' ') this.at += 1;
      if (this.at >= text.length) return -1;
      const character = text[this.at];
      if (character === '\n') this.at += 1;
      else if (character === '#') this.skipLine();
      else return this.at - start;
    }
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end + 1;
  }

  /** Ends a line after a value: blanks and a comment are allowed. */
  private endLine(): void {
    const { text } = this;
    const before = this.at;
    while (text[this.at] === ' ') this.at += 1;
    const character = text[this.at];
    if (character === '#' && this.at > before) this.skipLine();
    else if (character === '\n') this.at += 1;
    else if (character !== undefined) throw NOT_MINE;
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > LIMITS.depth) throw NOT_MINE;
  }

  /** A map whose first key stands at `this.at`, `indent` characters into its line. Leaves `at` at the start of the line behind it. */
  private blockMap(indent: number, parent: object | null, name: string): Read {
    this.enter();
    const value: Record<string, unknown> = {};
    const entries = new Map<string, Entry>();
    const start = this.at;
    let end = start;
    for (;;) {
      const key = this.key();
      if (Object.hasOwn(value, key.name) || FORBIDDEN_NAMES.has(key.name)) throw NOT_MINE;
      const read = this.blockValue(indent, value, key.name, key.span);
      entries.set(key.name, { key: key.span, value: read.span, ...(read.scalar && { scalar: read.scalar }) });
      value[key.name] = read.value;
      end = read.span.end;
      const lineStart = this.at;
      const next = this.nextLine();
      if (next === indent && !this.isDash()) continue;
      if (next > indent) throw NOT_MINE;
      this.at = next < 0 ? this.text.length : this.lineStart(lineStart);
      break;
    }
    this.depth -= 1;
    const span = { start, end };
    this.keep(value, { file: this.file, span, entries, parent, name });
    return { value, span };
  }

  /** The start of the line `at` is in, not before `from`. */
  private lineStart(from: number): number {
    return Math.max(from, this.text.lastIndexOf('\n', this.at - 1) + 1);
  }

  private isDash(): boolean {
    const next = this.text[this.at + 1];
    return this.text[this.at] === '-' && (next === ' ' || next === '\n' || next === undefined);
  }

  /** A list whose first dash stands at `this.at`. */
  private blockList(indent: number, parent: object, name: string): Read {
    this.enter();
    const value: unknown[] = [];
    const entries = new Map<string, Entry>();
    const start = this.at;
    let end = start;
    for (;;) {
      if (!this.isDash()) throw NOT_MINE;
      const dash = this.at;
      this.at += 1;
      const blanks = this.skipBlanks();
      if (blanks === 0 || this.text[this.at] === '\n' || this.text[this.at] === '#') throw NOT_MINE;
      const index = String(value.length);
      const inner = indent + 1 + blanks;
      const read = this.isDash() ? this.blockList(inner, value, index) : this.itemAt(inner, indent, value, index);
      entries.set(index, { value: read.span, ...(read.scalar && { scalar: read.scalar }) });
      value.push(read.value);
      end = read.span.end;
      const lineStart = this.at;
      const next = this.nextLine();
      if (next === indent && this.isDash()) continue;
      if (next > indent || (next === indent && dash < start)) throw NOT_MINE;
      this.at = next < 0 ? this.text.length : this.lineStart(lineStart);
      break;
    }
    this.depth -= 1;
    const span = { start, end };
    this.keep(value, { file: this.file, span, entries, parent, name });
    return { value, span };
  }

  /** What stands behind a dash: a map that begins on this line, or a value. */
  private itemAt(inner: number, indent: number, parent: object, name: string): Read {
    if (this.isKeyAhead()) return this.blockMap(inner, parent, name);
    return this.valueOnLine(indent, parent, name);
  }

  private isKeyAhead(): boolean {
    KEY.lastIndex = this.at;
    const found = KEY.exec(this.text);
    if (!found) return false;
    const after = this.text[KEY.lastIndex + 1];
    return this.text[KEY.lastIndex] === ':' && (after === ' ' || after === '\n' || after === undefined);
  }

  private key(): { readonly name: string; readonly span: Span } {
    if (!this.isKeyAhead()) throw NOT_MINE;
    const span = { start: this.at, end: KEY.lastIndex };
    const written = this.text.slice(span.start, span.end);
    const name = written.startsWith('"') ? written.slice(1, -1) : written;
    if (name === '' || NO_KEY.has(name)) throw NOT_MINE;
    this.at = span.end + 1;
    return { name, span };
  }

  private skipBlanks(): number {
    const start = this.at;
    while (this.text[this.at] === ' ') this.at += 1;
    return this.at - start;
  }

  /** The value of a key in a block: on the same line, or indented below. */
  private blockValue(indent: number, parent: object, name: string, key: Span): Read {
    const blanks = this.skipBlanks();
    const character = this.text[this.at];
    if (character !== undefined && character !== '\n' && !(character === '#' && blanks > 0)) {
      return this.valueOnLine(indent, parent, name);
    }
    this.skipLine();
    const lineStart = this.at;
    const next = this.nextLine();
    if (next > indent) {
      if (this.isDash()) return this.blockList(next, parent, name);
      if (this.isKeyAhead()) return this.blockMap(next, parent, name);
      throw NOT_MINE;
    }
    // A list may stand as far left as its key.
    if (next === indent && this.isDash()) return this.blockList(next, parent, name);
    this.at = next < 0 ? this.text.length : this.lineStart(lineStart);
    return { value: null, span: key };
  }

  /** A value that begins on this line, up to the start of the next. */
  private valueOnLine(indent: number, parent: object, name: string): Read {
    const character = this.text[this.at];
    if (character === '|' || character === '>') return this.textBlock(indent);
    const read =
      character === '{' || character === '['
        ? this.flow(parent, name)
        : character === '"' || character === "'"
          ? this.quoted()
          : this.plain(false);
    this.endLine();
    // A deeper line would go on with a plain value, and be a fault behind any other.
    const lineStart = this.at;
    if (this.nextLine() > indent) throw NOT_MINE;
    this.at = this.at >= this.text.length ? this.text.length : this.lineStart(lineStart);
    return read;
  }

  private quoted(): Read {
    const { text } = this;
    const start = this.at;
    const quote = text[start]!;
    let end = text.indexOf(quote, start + 1);
    if (quote === "'") while (end >= 0 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
    if (end < 0 || end > this.lineEnd()) throw NOT_MINE;
    if (quote === '"' && text.slice(start, end).includes('\\')) throw NOT_MINE;
    this.at = end + 1;
    const inner = text.slice(start + 1, end);
    const value = quote === "'" ? inner.replaceAll("''", "'") : inner;
    const span = { start, end: this.at };
    return { value, span, scalar: { ...span, type: quote === '"' ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE', value } };
  }

  /** A value without quotes: to the end of the line, or in a flow to the next comma or bracket. */
  private plain(isInFlow: boolean): Read {
    const { text } = this;
    const start = this.at;
    PLAIN_START.lastIndex = start;
    if (!PLAIN_START.test(text)) throw NOT_MINE;
    let source: string;
    if (isInFlow) {
      FLOW_PLAIN.lastIndex = start;
      source = FLOW_PLAIN.exec(text)?.[0] ?? '';
      // Anything else may go on in the next line, hold a key, or be a comment.
      if (!/[,}\]]/.test(text[start + source.length] ?? '')) throw NOT_MINE;
    } else {
      source = text.slice(start, this.lineEnd());
      const comment = source.indexOf(' #');
      if (comment >= 0) source = source.slice(0, comment);
    }
    // Blanks alone: other white space belongs to the value. By hand: ` +$` begins anew at every blank of a long gap.
    let end = source.length;
    while (source[end - 1] === ' ') end -= 1;
    source = source.slice(0, end);
    if (source.endsWith(':') || source.includes(': ')) throw NOT_MINE;
    const span = { start, end: start + source.length };
    this.at = span.end;
    return { value: resolve(source), span, scalar: { ...span, type: 'PLAIN', value: source } };
  }

  private lineEnd(): number {
    const end = this.text.indexOf('\n', this.at);
    return end < 0 ? this.text.length : end;
  }

  private flow(parent: object, name: string): Read {
    this.enter();
    const start = this.at;
    const isMap = this.text[start] === '{';
    const close = isMap ? '}' : ']';
    const entries = new Map<string, Entry>();
    const map: Record<string, unknown> = {};
    const list: unknown[] = [];
    const value: object = isMap ? map : list;
    this.at += 1;
    for (;;) {
      this.skipFlowSpace();
      if (this.text[this.at] === close) break;
      let key: { readonly name: string; readonly span: Span } | undefined;
      if (isMap) {
        key = this.key();
        if (Object.hasOwn(map, key.name) || FORBIDDEN_NAMES.has(key.name)) throw NOT_MINE;
        this.skipFlowSpace();
      }
      const index = key?.name ?? String(list.length);
      const read = this.flowValue(value, index);
      entries.set(index, {
        ...(key && { key: key.span }),
        value: read.span,
        ...(read.scalar && { scalar: read.scalar }),
      });
      if (key) map[index] = read.value;
      else list.push(read.value);
      this.skipFlowSpace();
      if (this.text[this.at] === ',') this.at += 1;
      else if (this.text[this.at] !== close) throw NOT_MINE;
    }
    this.at += 1;
    this.depth -= 1;
    const span = { start, end: this.at };
    this.keep(value, { file: this.file, span, entries, parent, name });
    return { value, span };
  }

  private flowValue(parent: object, name: string): Read {
    const character = this.text[this.at];
    if (character === '{' || character === '[') return this.flow(parent, name);
    if (character === '"' || character === "'") return this.quoted();
    // In a list, `a: 1` would be a map of one.
    return this.plain(true);
  }

  private skipFlowSpace(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\n') {
      // What goes on in the next line must be indented; a bracket at the left edge is left to the library.
      if (this.text[this.at] === '\n' && !/[ \n]/.test(this.text[this.at + 1] ?? '')) throw NOT_MINE;
      this.at += 1;
    }
  }

  /** `|` and `>` with plain lines of one indentation: no deeper ones, none that begin with a blank. */
  private textBlock(indent: number): Read {
    const { text } = this;
    const start = this.at;
    const header = /[|>]-?(?=\n)/y;
    header.lastIndex = start;
    const found = header.exec(text)?.[0];
    if (found === undefined) throw NOT_MINE;
    this.at = start + found.length + 1;
    const lines: string[] = [];
    let inner = 0;
    let end = this.at;
    while (this.at < text.length) {
      const stop = text.indexOf('\n', this.at);
      const lineEnd = stop < 0 ? text.length : stop;
      const line = text.slice(this.at, lineEnd);
      const width = line.search(/[^ ]|$/);
      const content = line.slice(width);
      if (content !== '') {
        if (width <= indent) break;
        inner ||= width;
        if (width !== inner) throw NOT_MINE;
        lines.push(content);
        end = lineEnd + 1;
      } else {
        // An empty line before the first, or with blanks of its own, has rules of its own.
        if (inner === 0 || width > inner) throw NOT_MINE;
        lines.push('');
      }
      this.at = Math.min(lineEnd + 1, text.length);
    }
    while (lines.at(-1) === '') lines.pop();
    if (lines.length === 0 || end > text.length) throw NOT_MINE;
    const joined = found.startsWith('|') ? lines.join('\n') : fold(lines);
    const value = found.endsWith('-') ? joined : `${joined}\n`;
    const span = { start, end };
    return { value, span, scalar: { ...span, type: found.startsWith('|') ? 'BLOCK_LITERAL' : 'BLOCK_FOLDED', value } };
  }
}

/** One line break becomes a blank; of several, all but the first stay. */
function fold(lines: readonly string[]): string {
  let folded = lines[0] ?? '';
  let breaks = 0;
  for (const line of lines.slice(1)) {
    if (line === '') {
      breaks += 1;
      continue;
    }
    folded += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
    breaks = 0;
  }
  return folded;
}

/** What a plain value means in YAML’s core schema. */
function resolve(source: string): unknown {
  const word = WORDS.get(source);
  if (word !== undefined || source === 'null' || source === 'Null' || source === 'NULL') return word;
  if (INTEGER.test(source) || FLOAT.test(source)) return Number(source);
  if (RARE_NUMBER.test(source) && /^[-+]?(?:0[ox]|\.|\d+$)/.test(source)) throw NOT_MINE;
  return source;
}
