import type { InputFile } from '../assemble.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { readYaml } from '../read/parse.ts';
import { Positions } from '../read/positions.ts';
import { Reporter } from '../reporter.ts';
import { nearest } from '../suggest.ts';

/** What a translation is made from. */
export interface TemplateInput {
  /** Language tag of the translation. */
  readonly language: string;
  /** The texts in the scenario's first language, by id. */
  readonly texts: Readonly<Record<string, string>>;
  /** Ids of texts that are translated where they stand. */
  readonly inPlace: ReadonlySet<string>;
  /** The translation as it is so far; null when there is none. */
  readonly before: InputFile | null;
}

/** A translation that no longer fits. */
export interface StaleText {
  readonly id: string;
  /** `gone`: the scenario has no such text any more; `changed`: the first language says something else by now. */
  readonly why: 'gone' | 'changed';
  /** The id that it may have been given instead; empty when none is near. */
  readonly near: string;
}

export interface Template {
  /** The whole file. */
  readonly text: string;
  readonly translated: number;
  /** Ids of the texts that nobody has translated. */
  readonly missing: readonly string[];
  readonly stale: readonly StaleText[];
}

/** How the lines begin that this writes beside a translation. */
const SOURCE = '#|';
const CHANGED = '#!';
const GONE = '#-';

interface Known {
  readonly words: string;
  /** What the first language said when it was translated; null when that is not told. */
  readonly source: string | null;
  /** Earlier words of the first language that were found changed, and not yet taken away by a translator. */
  readonly changed: readonly string[];
  /** Lines of the translator. */
  readonly notes: readonly string[];
}

/**
 * The file of a translation: every text id with the words of the first language above it. What is translated is kept, with the
 * translator's comments; what is missing stands as a comment to be filled in; what has changed or gone is marked and kept.
 * @returns the problems of the file as it was, when it cannot be read
 */
export function translationTemplate(input: TemplateInput): Template | readonly Diagnostic[] {
  const { language, texts, inPlace, before } = input;
  const read = before
    ? readBefore(before)
    : { known: new Map<string, Known>(), gone: new Map<string, string>(), head: [] };
  if (!('known' in read)) return read;
  const { known, gone, head } = read;
  const ids = Object.keys(texts).filter((id) => !inPlace.has(id));
  const lines = head.length > 0 ? [...head] : headOf(language);
  const missing: string[] = [];
  const stale: StaleText[] = [];
  const body: string[] = [];
  let translated = 0;
  for (const id of ids) {
    const source = texts[id] ?? '';
    const old = known.get(id) ?? restored(gone.get(id));
    gone.delete(id);
    body.push('');
    if (old) body.push(...old.notes);
    body.push(...source.split('\n').map((line) => `  ${SOURCE} ${line}`.trimEnd()));
    if (!old) {
      missing.push(id);
      body.push(`  # ${keyOf(id)}: ""`);
      continue;
    }
    translated += 1;
    const changed = [...old.changed, ...(old.source === null || old.source === source ? [] : [old.source])];
    if (changed.length > 0) stale.push({ id, why: 'changed', near: '' });
    for (const words of changed) body.push(...words.split('\n').map((line) => `  ${CHANGED} ${line}`.trimEnd()));
    body.push(`  ${keyOf(id)}: ${JSON.stringify(old.words)}`);
  }
  for (const [id, { words }] of known) if (!Object.hasOwn(texts, id)) gone.set(id, words);
  if (gone.size > 0) {
    body.push('', '  # No longer in the scenario; take a line away when it is of no use any more.');
    for (const [id, words] of gone) {
      stale.push({ id, why: 'gone', near: nearest(id, missing) ?? '' });
      body.push(`  ${GONE} ${keyOf(id)}: ${JSON.stringify(words)}`);
    }
  }
  lines.push(translated === 0 ? 'text: {} # Take the braces away with the first translation.' : 'text:');
  return { text: `${[...lines, ...body.slice(1)].join('\n')}\n`, translated, missing, stale };
}

function headOf(language: string): string[] {
  return [
    `# The texts of this scenario in “${language}”. Above each stand the words to be translated; a text that is not translated yet is`,
    '# commented out: take the “#” before its id away and write between the quotes. Braces are ICU arguments and stay as they are.',
    `# ${CHANGED} marks what was said before: look whether the translation still fits, then take that line away.`,
    '',
  ];
}

const restored = (words: string | undefined): Known | undefined =>
  words === undefined ? undefined : { words, source: null, changed: [], notes: [] };

/** Ids need no quotes: they are made of letters, digits, dots and hyphens. What does not look like one is quoted. */
const keyOf = (id: string): string => (/^[A-Za-z][\w.-]*$/.test(id) ? id : JSON.stringify(id));

const KEY = /^\s+(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w.-]+))\s*:(?:\s|$)/;

/** The translations in a file, with what stands above each. */
function readBefore(
  file: InputFile,
): { known: Map<string, Known>; gone: Map<string, string>; head: string[] } | readonly Diagnostic[] {
  const reporter = new Reporter(new Positions());
  const { root } = readYaml(file.path, file.text, '', reporter);
  if (root && !(isMap(root.text) && Object.values(root.text).every((words) => typeof words === 'string'))) {
    const hint = 'Words stand by text id: “scenario.title: \\"…\\"”.';
    reporter.at(
      { of: root, ...(isMap(root.text) && { key: 'text' }) },
      'ET203',
      '“text” must be a map of texts.',
      hint,
    );
  }
  if (reporter.hasErrors || !root) return reporter.sorted([file.path]);
  const words = root.text as Record<string, string>;
  const known = new Map<string, Known>();
  const gone = new Map<string, string>();
  const head: string[] = [];
  let isBelow = false;
  let source: string[] = [];
  let changed: string[] = [];
  let notes: string[] = [];
  for (const line of file.text.split(/\r?\n/)) {
    const trimmed = line.trim();
    if (!isBelow) {
      if (/^["']?text["']?\s*:/.test(line)) isBelow = true;
      else head.push(line);
      continue;
    }
    if (trimmed.startsWith(SOURCE)) source.push(afterMark(trimmed));
    else if (trimmed.startsWith(CHANGED)) changed.push(afterMark(trimmed));
    else if (trimmed.startsWith(GONE)) {
      const [, id, text] = /^#- (\S+): (".*")$/.exec(trimmed) ?? [];
      if (id !== undefined && text !== undefined) gone.set(id.replaceAll('"', ''), unquoted(text));
    } else if (/^# (?:\S+: ""$|No longer in the scenario;)/.test(trimmed)) {
      // What this writes of a text that is missing; the lines above were of that.
      [source, changed, notes] = [[], [], []];
    } else if (trimmed.startsWith('#')) notes.push(line);
    else {
      const [, double, single, plain] = KEY.exec(line) ?? [];
      const id = double ?? single ?? plain;
      if (id === undefined || !Object.hasOwn(words, id) || known.has(id)) continue;
      known.set(id, {
        words: words[id] ?? '',
        source: source.length > 0 ? source.join('\n') : null,
        changed: changed.length > 0 ? [changed.join('\n')] : [],
        notes,
      });
      [source, changed, notes] = [[], [], []];
    }
  }
  // However a key may be written: nothing that is translated is lost.
  for (const [id, text] of Object.entries(words))
    if (!known.has(id)) known.set(id, { words: text, source: null, changed: [], notes: [] });
  return { known, gone, head };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const afterMark = (line: string): string => line.slice(SOURCE.length).replace(/^ /, '');

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    // A translator's hand was in it.
    return text.slice(1, -1);
  }
}
