/** What a message asks for: the names it takes, or what is wrong with its form. */
export type Placeholders =
  | { readonly ok: true; readonly names: ReadonlySet<string> }
  | { readonly ok: false; readonly message: string; readonly at: number };

/**
 * Names of the arguments of an ICU message. Reads just enough of the syntax for that: braces, quoting with apostrophes, and the branches of
 * `plural`, `selectordinal` and `select`.
 */
export function placeholdersOf(text: string): Placeholders {
  const names = new Set<string>();
  const reader = { text, at: 0, names };
  const problem = readMessage(reader, 0);
  if (problem) return { ok: false, ...problem };
  if (reader.at < text.length) return { ok: false, message: 'A “}” closes nothing.', at: reader.at };
  return { ok: true, names };
}

interface Reader {
  readonly text: string;
  at: number;
  readonly names: Set<string>;
}

interface Flaw {
  readonly message: string;
  readonly at: number;
}

const MAX_DEPTH = 16;

/** Up to the closing brace of the branch it stands in, or the end. */
function readMessage(reader: Reader, depth: number): Flaw | null {
  const { text } = reader;
  if (depth > MAX_DEPTH) return { message: 'The message is nested too deep.', at: reader.at };
  while (reader.at < text.length) {
    const character = text[reader.at]!;
    if (character === "'") skipQuoted(reader);
    else if (character === '}') return null;
    else if (character === '{') {
      const flaw = readArgument(reader, depth);
      if (flaw) return flaw;
    } else reader.at += 1;
  }
  return null;
}

/** An apostrophe before a brace quotes up to the next apostrophe; any other is itself. */
function skipQuoted(reader: Reader): void {
  const { text } = reader;
  if (text[reader.at + 1] === "'") {
    reader.at += 2;
    return;
  }
  if (!/[{}]/.test(text[reader.at + 1] ?? '')) {
    reader.at += 1;
    return;
  }
  const end = text.indexOf("'", reader.at + 1);
  reader.at = end < 0 ? text.length : end + 1;
}

function skipBlank(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
}

function readWord(reader: Reader): string {
  const found = /^[^\s{},'#<>]+/.exec(reader.text.slice(reader.at, reader.at + 64))?.[0] ?? '';
  reader.at += found.length;
  return found;
}

function readArgument(reader: Reader, depth: number): Flaw | null {
  const start = reader.at;
  const { text } = reader;
  reader.at += 1;
  skipBlank(reader);
  const name = readWord(reader);
  if (name === '')
    return { message: "A “{” is followed by no name; quote it as '{' if it is meant as text.", at: start };
  skipBlank(reader);
  reader.names.add(name);
  if (text[reader.at] === '}') {
    reader.at += 1;
    return null;
  }
  if (text[reader.at] !== ',') return { message: `“{${name}” is not closed.`, at: start };
  reader.at += 1;
  skipBlank(reader);
  const type = readWord(reader);
  skipBlank(reader);
  if (type !== 'plural' && type !== 'select' && type !== 'selectordinal') {
    if (!/^(number|date|time)$/.test(type)) return { message: `“${type}” is no type of an argument.`, at: start };
    const end = text.indexOf('}', reader.at);
    if (end < 0) return { message: `“{${name}” is not closed.`, at: start };
    reader.at = end + 1;
    return null;
  }
  if (text[reader.at] !== ',') return { message: `“{${name}, ${type}” needs its cases.`, at: start };
  reader.at += 1;
  return readCases(reader, { name, type, start }, depth);
}

function readCases(
  reader: Reader,
  argument: { readonly name: string; readonly type: string; readonly start: number },
  depth: number,
): Flaw | null {
  const { text } = reader;
  const { name, type, start } = argument;
  const cases = new Set<string>();
  for (;;) {
    skipBlank(reader);
    if (reader.at >= text.length) return { message: `“{${name}, ${type}” is not closed.`, at: start };
    if (text[reader.at] === '}') break;
    const label = readWord(reader);
    skipBlank(reader);
    if (label.startsWith('offset:')) continue;
    if (label === '' || text[reader.at] !== '{')
      return { message: `A case of “${name}” has no text in braces.`, at: start };
    cases.add(label);
    reader.at += 1;
    const flaw = readMessage(reader, depth + 1);
    if (flaw) return flaw;
    if (text[reader.at] !== '}') return { message: `A case of “${name}” is not closed.`, at: start };
    reader.at += 1;
  }
  reader.at += 1;
  return cases.has('other') ? null : { message: `“{${name}, ${type}” needs the case “other”.`, at: start };
}
