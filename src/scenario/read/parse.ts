import { Composer, CST, type Document, isMap, isScalar, isSeq, Lexer, type Node, Parser } from 'yaml';
import type { Reporter } from '../reporter.ts';
import { hasControl } from './control.ts';
import { bytesOf, FORBIDDEN_NAMES, LIMITS } from './limits.ts';
import {
  type Container,
  type Entry,
  lineAndColumn,
  type ScalarPlace,
  type SourceFile,
  type Span,
  sourceFile,
} from './positions.ts';
import { readQuickly } from './quick.ts';
import { INDENT, yamlFault } from './yaml-fault.ts';

/** A file that was read: its top map, or null when it could not be read. */
export interface ReadFile {
  readonly file: SourceFile;
  readonly root: Record<string, unknown> | null;
}

/**
 * Reads one YAML file into plain values, remembering where each stands. Reports what is unsafe or is not YAML; never throws.
 * @param name what problems in this file are said to belong to, e.g. `actors.us`; empty for the scenario itself
 */
export function readYaml(path: string, text: string, name: string, reporter: Reporter): ReadFile {
  const file = sourceFile(path, text);
  const none: ReadFile = { file, root: null };
  const bytes = bytesOf(text);
  if (bytes > LIMITS.fileBytes) {
    const message = `The file has ${Math.ceil(bytes / 1024)} kB; ${LIMITS.fileBytes / 1024} kB is the limit.`;
    reporter.inFile(file, { start: 0, end: 0 }, 'ET101', message, 'Split it.');
    return none;
  }
  if (!isUtf8(file, reporter)) return none;
  const quick = readQuickly(file, name, reporter.positions);
  if (quick) return { file, root: quick };
  return readThoroughly(file, name, reporter);
}

/** Reports bytes that whoever read the file could not make sense of. False when the rest makes no sense either. */
export function isUtf8(file: SourceFile, reporter: Reporter): boolean {
  const at = file.text.indexOf(REPLACEMENT);
  if (at < 0) return true;
  const hint = 'Save it as UTF-8; older editors call that an encoding.';
  reporter.inFile(file, { start: at, end: at + 1 }, 'ET111', 'The file is not in UTF-8.', hint);
  return !file.text.includes('\0');
}

/** What stands for bytes that are no UTF-8. */
const REPLACEMENT = '\ufffd';

/** The same by the library, for what is rare or faulty. */
export function readThoroughly(file: SourceFile, name: string, reporter: Reporter): ReadFile {
  const { text } = file;
  const none: ReadFile = { file, root: null };
  const hasTabs = reportTabs(file, reporter);
  // Blanks keep every offset, so that the rest of the file can still be read for other problems.
  const tokens = scan(file, hasTabs ? text.replaceAll('\t', ' ') : text, reporter);
  const document = tokens && compose(file, tokens, hasTabs, reporter);
  if (!document) return none;
  if (!isMap(document.contents)) {
    const span = spanOf(document.contents, { start: 0, end: 0 });
    const isEmpty = document.contents === null || (isScalar(document.contents) && document.contents.value === null);
    if (isEmpty) reporter.inFile(file, span, 'ET110', 'The file is empty.', 'Fill it or leave it out.');
    else reporter.inFile(file, span, 'ET203', 'The file must hold a map: keys with values.');
    return none;
  }
  const root = toValue(document.contents, { file, reporter }, null, name);
  return { file, root: root as Record<string, unknown> };
}

function reportTabs(file: SourceFile, reporter: Reporter): boolean {
  const first = file.text.indexOf('\t');
  for (let at = first; at >= 0; ) {
    reporter.inFile(file, { start: at, end: at + 1 }, 'ET105', 'Tabs are not allowed.', 'Indent with spaces.');
    const line = file.text.indexOf('\n', at);
    at = line < 0 ? -1 : file.text.indexOf('\t', line);
  }
  return first >= 0;
}

/** A line that begins something of its own: a key of the file, or an item of its list. */
const TOP_ITEM = /\n {0,2}[^\s#]/;

/** Blanks at the start of a line of which one only looks like a space, as they come with text copied from a page. */
const ODD_INDENT = /(?<=\n) *[\u00a0\u2000-\u200b\u202f\u205f\u3000]/g;

/** A blank that only looks like a space, in the indentation of the line of a fault or of the one before it. */
function oddBlankBefore(file: SourceFile, fault: Span): Span | null {
  const { line } = lineAndColumn(file, fault.start);
  const [start = 0, end = file.text.length] = [file.lineStarts[line - 2] ?? 0, file.lineStarts[line]];
  // The line break before is what the first line of a file does not have, and what says that a blank is an indentation.
  const from = Math.max(0, start - 1);
  const found = [...file.text.slice(from, end).matchAll(ODD_INDENT)][0];
  const at = found && from + found.index + found[0].length - 1;
  return at === undefined ? null : { start: at, end: at + 1 };
}

function reportOddBlank(file: SourceFile, span: Span, reporter: Reporter): void {
  const code = file.text.charCodeAt(span.start).toString(16).toUpperCase().padStart(4, '0');
  const message = `This blank is no ordinary one (U+${code}).`;
  reporter.inFile(file, span, 'ET105', message, 'Indent with spaces; it may have been copied from a page.');
}

/**
 * Splits the text into syntax tokens, refusing what a scenario may not use. The depth is watched here, on the parser's own stack, because
 * every later step recurses.
 */
function scan(file: SourceFile, text: string, reporter: Reporter): CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let isUsable = true;
  let isScalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    const span = { start: parser.offset, end: parser.offset + lexeme.length };
    if (!isScalarNext) isUsable = isAllowed(file, lexeme, span, reporter) && isUsable;
    isScalarNext = !isScalarNext && lexeme === CST.SCALAR;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (depthOf(parser.stack) > LIMITS.depth) {
      const message = `Maps and lists are nested more than ${LIMITS.depth} deep.`;
      reporter.inFile(file, span, 'ET109', message, 'No scenario needs this; look for a stray bracket.');
      return null;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  const documents = tokens.filter((token) => token.type === 'document');
  const second = documents[1];
  if (second) {
    const span = { start: second.offset, end: second.offset + 3 };
    reporter.inFile(file, span, 'ET110', 'A file holds one document.', 'Remove the line of dashes.');
    return null;
  }
  return isUsable ? tokens : null;
}

function depthOf(stack: readonly CST.Token[]): number {
  // The parser grows its stack by one or two at a time, so the cheap test spares the count.
  if (stack.length <= LIMITS.depth) return 0;
  return stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length;
}

function isAllowed(file: SourceFile, lexeme: string, span: Span, reporter: Reporter): boolean {
  switch (CST.tokenType(lexeme)) {
    case 'anchor':
    case 'alias': {
      const hint = 'Write the value out in every place.';
      reporter.inFile(file, span, 'ET106', 'Anchors and aliases are not allowed.', hint);
      return false;
    }
    case 'tag':
      reporter.inFile(file, span, 'ET107', 'YAML tags are not allowed.', 'Quote a text that begins with “!”.');
      return false;
    case 'directive-line':
      reporter.inFile(file, span, 'ET107', 'YAML directives are not allowed.', 'Remove the line.');
      return false;
    default:
      return true;
  }
}

function compose(file: SourceFile, tokens: CST.Token[], hasTabs: boolean, reporter: Reporter): Document | null {
  // Duplicate keys are found while converting, where both places are known.
  const composer = new Composer({ uniqueKeys: false, version: '1.2', schema: 'core', merge: false, stringKeys: false });
  let document: Document | null = null;
  for (const each of composer.compose(tokens, true, file.text.length)) document ??= each as Document;
  if (!document) return null;
  let isSound = true;
  let lastLine = Number.NEGATIVE_INFINITY;
  let indentFault = -1;
  for (const error of document.errors) {
    isSound = false;
    // A tab replaced by one blank may break the indentation; that has been reported as a tab.
    if (hasTabs) continue;
    const { span, message, hint } = yamlFault(error, file.text);
    // One fault makes the lines behind it faulty too.
    const { line } = lineAndColumn(file, span.start);
    const isSame = line - lastLine <= 1;
    lastLine = line;
    if (isSame) continue;
    const odd = oddBlankBefore(file, span);
    if (odd) {
      // To the library it is a letter, and all that follows stands elsewhere than it seems.
      reportOddBlank(file, odd, reporter);
      break;
    }
    // Nor does what stands in the same block fit any more.
    const isFollowing = hint === INDENT && indentFault >= 0 && !TOP_ITEM.test(file.text.slice(indentFault, span.start));
    if (isFollowing) continue;
    if (hint === INDENT) indentFault = span.start;
    reporter.inFile(file, span, 'ET103', `Not valid YAML: ${message}.`, hint);
  }
  return isSound ? document : null;
}

interface Reading {
  readonly file: SourceFile;
  readonly reporter: Reporter;
}

function spanOf(node: unknown, fallback: Span): Span {
  const range = (node as Node | null)?.range;
  return range ? { start: range[0], end: range[1] } : fallback;
}

function toValue(node: unknown, reading: Reading, parent: object | null, name: string): unknown {
  if (isMap(node))
    return toMap(node.items, node.flow === true, spanOf(node, { start: 0, end: 0 }), reading, parent, name);
  if (isSeq(node))
    return toList(node.items, node.flow === true, spanOf(node, { start: 0, end: 0 }), reading, parent, name);
  if (isScalar(node)) {
    if (typeof node.value === 'string')
      checkControl(node.value, spanOf(node, { start: 0, end: 0 }), reading, parent, name);
    return typeof node.value === 'bigint' ? Number(node.value) : node.value;
  }
  return null;
}

/** Reports a text that would do something to whatever prints it. */
function checkControl(text: string, span: Span, reading: Reading, parent: object | null, name: string): void {
  if (!hasControl(text)) return;
  const { file, reporter } = reading;
  const path = parent ? reporter.positions.pathOf({ of: parent, key: name }) : '';
  const message = 'There is a control character in a text.';
  reporter.inFile(file, span, 'ET606', message, 'Only line breaks are allowed; remove the others.', path);
}

function toList(
  items: readonly unknown[],
  isFlow: boolean,
  span: Span,
  reading: Reading,
  parent: object | null,
  name: string,
) {
  const value: unknown[] = [];
  const entries = new Map<string, Entry>();
  const container = { file: reading.file, span, entries, parent, name };
  // Known from the start, so that a fault within has its path.
  reading.reporter.positions.set(value, container);
  for (const item of items) {
    const index = String(value.length);
    const inner = toValue(item, reading, value, index);
    entries.set(index, entryOf(item, inner, undefined, span, reading));
    value.push(inner);
  }
  keep(value, isFlow, container, reading);
  return value;
}

function toMap(
  items: readonly { key: unknown; value: unknown }[],
  isFlow: boolean,
  span: Span,
  reading: Reading,
  parent: object | null,
  name: string,
) {
  const { file, reporter } = reading;
  const value: Record<string, unknown> = {};
  const entries = new Map<string, Entry>();
  const container = { file, span, entries, parent, name };
  // Known from the start, so that a fault within has its path.
  reporter.positions.set(value, container);
  let isRunOn = false;
  for (const pair of items) {
    const keySpan = spanOf(pair.key, span);
    if (!isScalar(pair.key) || pair.key.value === null || pair.key.value === '') {
      reporter.inFile(file, keySpan, 'ET103', 'A key must be a plain word.', 'Check brackets and quotes.');
      continue;
    }
    const key = String(pair.key.value);
    checkControl(key, keySpan, reading, value, key);
    if (FORBIDDEN_NAMES.has(key)) {
      const path = reporter.positions.pathOf({ of: value, key });
      reporter.inFile(file, keySpan, 'ET108', `“${key}” cannot be a key.`, 'Choose another name.', path);
      continue;
    }
    const first = entries.get(key);
    if (first && isRunOn) continue;
    if (first) {
      // The first key of an item again: a second item whose dash was forgotten, and all its keys come again.
      isRunOn = !isFlow && Array.isArray(parent) && key === entries.keys().next().value;
      const { line } = lineAndColumn(file, (first.key ?? first.value).start);
      const path = reporter.positions.pathOf({ of: value, key });
      const hint = isRunOn
        ? `The first is in line ${line}. If a new item of the list begins here, write “- ” before it.`
        : `The first is in line ${line}.`;
      reporter.inFile(file, keySpan, 'ET104', `“${key}” is written twice.`, hint, path);
      continue;
    }
    const inner = toValue(pair.value, reading, value, key);
    entries.set(key, entryOf(pair.value, inner, keySpan, keySpan, reading));
    value[key] = inner;
  }
  keep(value, isFlow, container, reading);
  return value;
}

/** A block ends with its last value, not with the white space behind it. */
function keep(value: object, isFlow: boolean, container: Container, { reporter }: Reading): void {
  const last = [...container.entries.values()].at(-1);
  const end = isFlow || !last ? container.span.end : last.value.end;
  reporter.positions.set(value, { ...container, span: { start: container.span.start, end } });
}

function entryOf(node: unknown, value: unknown, key: Span | undefined, fallback: Span, { reporter }: Reading): Entry {
  const keyed = key && { key };
  const container = typeof value === 'object' && value !== null ? reporter.positions.get(value) : undefined;
  if (container) return { ...keyed, value: container.span };
  const span = spanOf(node, fallback);
  if (!isScalar(node) || span.start === span.end) return { ...keyed, value: span.start === span.end ? fallback : span };
  const scalar: ScalarPlace = {
    ...span,
    type: (node.type ?? 'PLAIN') as ScalarPlace['type'],
    value: node.type === 'PLAIN' ? (node.source ?? '') : String(node.value),
  };
  return { ...keyed, value: span, scalar };
}
