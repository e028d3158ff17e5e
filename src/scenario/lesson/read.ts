import * as z from 'zod';
import {
  type DebriefQuestion,
  type Lesson,
  type LessonPage,
  type PlayNote,
  playableSeats,
  type ScenarioBundle,
} from '#engine';
import type { InputFile } from '../assemble.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { hasControl } from '../read/control.ts';
import { bytesOf, LIMITS } from '../read/limits.ts';
import { isUtf8, readYaml } from '../read/parse.ts';
import { Positions, sourceFile } from '../read/positions.ts';
import { Reporter } from '../reporter.ts';
import { checkShape } from '../shape.ts';
import { id } from '../source/shared.ts';
import { didYouMean } from '../suggest.ts';
import { happeningsOf, type Things, thingsOf } from './keys.ts';
import { type Fault, type LinkTarget, type Markdown, readMarkdown } from './markdown.ts';
import { minuteProblems } from './minutes.ts';
import { PARTS } from './parts.ts';

export interface LessonResult {
  /** Null when the scenario brings none, or one with errors. */
  readonly lesson: Lesson | null;
  /** Every problem found, by file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

const CONTENTS = z.strictObject({
  pages: z.array(z.strictObject({ page: z.string().min(1), for: z.enum(['teacher', 'student', 'everyone']) })),
});
const KEYS = z.array(z.string().min(1)).optional();
const DEBRIEF = z.strictObject({
  questions: z.array(
    z.strictObject({
      id,
      because: z.string().min(1),
      ask: z.string().min(1),
      concept: z.string().optional(),
      when: KEYS,
      unless: KEYS,
      seats: z.array(z.string().min(1)).min(1).optional(),
      elsewhere: z
        .union([
          z.literal(true),
          z.strictObject({ because: z.string().min(1).optional(), ask: z.string().min(1).optional() }),
        ])
        .optional(),
    }),
  ),
});
type Question = z.infer<typeof DEBRIEF>['questions'][number];

const CONTENTS_FILE = /^contents\.(?:ya?ml|json)$/;
const DEBRIEF_FILE = /^debrief\.(?:ya?ml|json)$/;

/** Files of a lesson by their place in its folder, each with the path it was given. */
type LessonFiles = ReadonlyMap<string, InputFile>;

/**
 * Reads the lesson among a scenario's files, in its `lesson/`: `contents` (the pages in their order and whom each is for), the
 * pages in Markdown, and `debrief`. Every link, page, key and minute is checked; all problems are given at once. Never throws.
 * @param bundle the scenario; null when it has errors: what the lesson says of it is then not looked at
 */
export function readLesson(files: readonly InputFile[], bundle: ScenarioBundle | null): LessonResult {
  const reporter = new Reporter(new Positions());
  const own = lessonFiles(files);
  const lesson = own.size > 0 ? read(own, bundle, reporter) : null;
  const diagnostics = reporter.sorted([...own.values()].map(({ path }) => path));
  return { lesson: reporter.hasErrors ? null : lesson, diagnostics };
}

function lessonFiles(files: readonly InputFile[]): LessonFiles {
  const paths = files.map(({ path }) => path.replaceAll('\\', '/'));
  const [head = ''] = paths
    .filter((path) => /(^|\/)scenario\.(ya?ml|json)$/.test(path))
    .sort((a, b) => a.split('/').length - b.split('/').length);
  const root = `${head.slice(0, head.lastIndexOf('/') + 1)}lesson/`;
  const found = files.flatMap((file, at): [string, InputFile][] => {
    const name = paths[at]?.startsWith(root) ? paths[at].slice(root.length) : '';
    return name.endsWith('.md') || CONTENTS_FILE.test(name) || DEBRIEF_FILE.test(name) ? [[name, file]] : [];
  });
  return new Map(found);
}

function read(files: LessonFiles, bundle: ScenarioBundle | null, reporter: Reporter): Lesson | null {
  const [first] = [...files.values()] as [InputFile];
  if (isTooMuch(files, reporter)) return null;
  const contents = [...files].find(([name]) => CONTENTS_FILE.test(name))?.[1];
  if (!contents) {
    const hint = 'List the pages there: pages: [{ page: brief, for: everyone }].';
    reporter.atFile(first.path, 'ET701', 'The lesson has no contents.yaml.', hint);
    return null;
  }
  const listed = pagesListed(contents, files, reporter);
  const names = listed?.map(({ page }) => page) ?? pagesWritten(files);
  const things = bundle && thingsOf(bundle);
  const readPage = (page: string): Omit<LessonPage, 'for'> | null => {
    const file = files.get(`${page}.md`);
    return file ? pageOf(page, file, names, things, reporter) : null;
  };
  const pages = (listed ?? []).flatMap(({ page, for: reader }): LessonPage[] => {
    const found = readPage(page);
    return found ? [{ ...found, for: reader }] : [];
  });
  // What nobody lists is looked at all the same.
  for (const page of pagesWritten(files)) if (!names.includes(page)) readPage(page);
  const debrief = questionsOf(files, contents, bundle, reporter);
  if (!bundle || !listed) return null;
  const words = Object.values(bundle.texts)[0] ?? {};
  return { scenario: bundle.ruleset.id, title: words['scenario.title'] ?? bundle.ruleset.id, pages, debrief };
}

const pagesWritten = (files: LessonFiles): string[] =>
  [...files.keys()].filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -'.md'.length));

function isTooMuch(files: LessonFiles, reporter: Reporter): boolean {
  const all = [...files.values()];
  const bytes = all.reduce((sum, { text }) => sum + bytesOf(text), 0);
  const largest = [...all].sort((a, b) => b.text.length - a.text.length)[0] as InputFile;
  if (all.length > LIMITS.lessonFiles) {
    const message = `The lesson has ${all.length} files; ${LIMITS.lessonFiles} is the limit.`;
    reporter.atFile(largest.path, 'ET102', message, 'Put some pages together.');
    return true;
  }
  if (bytes <= LIMITS.lessonBytes) return false;
  const message = `The lesson has ${Math.ceil(bytes / 1024)} kB; ${LIMITS.lessonBytes / 1024} kB is the limit.`;
  reporter.atFile(largest.path, 'ET102', message, 'This is the largest file.');
  return true;
}

type Listed = z.infer<typeof CONTENTS>['pages'];

/** The pages that `contents` lists, held against those that are written; null when it cannot be read. */
function pagesListed(file: InputFile, files: LessonFiles, reporter: Reporter): Listed | null {
  const { root } = readYaml(file.path, file.text, 'lesson', reporter);
  const kept = root && (checkShape(root, CONTENTS, reporter).kept as z.infer<typeof CONTENTS> | null);
  if (!kept) return null;
  const { pages } = kept;
  const written = pagesWritten(files);
  const names = pages.map(({ page }) => page);
  pages.forEach((item, at) => {
    const { page } = item;
    if (names.indexOf(page) !== at) {
      reporter.at({ of: item, key: 'page' }, 'ET302', `The page “${page}” is listed twice.`, 'Keep one of the lines.');
    } else if (!written.includes(page)) {
      const hint = page.endsWith('.md')
        ? `Pages are named without “.md”: “${page.slice(0, -'.md'.length)}”.`
        : hintOr(page, written, `Write lesson/${page}.md, or take the line out.`);
      reporter.at({ of: item, key: 'page' }, 'ET701', `There is no page “${page}”.`, hint);
    }
  });
  for (const page of written) {
    // A name that is near has been suggested where it is misspelt.
    if (names.includes(page) || names.includes(`${page}.md`)) continue;
    const hint = `Add { page: ${page}, for: everyone }, or take lesson/${page}.md away.`;
    reporter.at({ of: kept, key: 'pages', part: 'key' }, 'ET701', `The page “${page}” is not listed.`, hint);
  }
  for (const { page, write, what } of PARTS) {
    if (names.some((name) => page.test(name))) continue;
    const hint = `Write lesson/${write}.md and list it.`;
    reporter.at({ of: kept, key: 'pages', part: 'key' }, 'ET706', `The lesson has no ${what}.`, hint);
  }
  return pages;
}

function hintOr(name: string, known: readonly string[], otherwise: string): string {
  const hint = didYouMean(name, known, 0);
  return hint.startsWith('Did') ? hint : otherwise;
}

function pageOf(
  page: string,
  { path, text }: InputFile,
  pages: readonly string[],
  things: Things | null,
  reporter: Reporter,
): Omit<LessonPage, 'for'> | null {
  const file = sourceFile(path, text);
  const bytes = bytesOf(text);
  if (bytes > LIMITS.fileBytes) {
    const message = `The file has ${Math.ceil(bytes / 1024)} kB; ${LIMITS.fileBytes / 1024} kB is the limit.`;
    reporter.inFile(file, { start: 0, end: 0 }, 'ET101', message, 'Split it.');
    return null;
  }
  if (!isUtf8(file, reporter)) return null;
  const plain = text.replace(/\r\n/g, ' \n').replaceAll('\t', ' ');
  if (hasControl(plain)) {
    const at = plain.split('').findIndex(hasControl);
    reporter.inFile(file, { start: at, end: at + 1 }, 'ET606', 'There is a control character here.', 'Remove it.');
  }
  const notes: PlayNote[] = [];
  const resolve = (address: string): LinkTarget | Fault => linkOf(address, page, pages, things, notes);
  let markdown: Markdown;
  try {
    markdown = readMarkdown(plain, resolve);
  } catch {
    const message = 'The page cannot be read: it goes too deep.';
    reporter.inFile(file, { start: 0, end: 0 }, 'ET702', message, 'Look for lists or quotes within each other.');
    return null;
  }
  const { title, blocks, problems } = markdown;
  for (const { span, code, message, hint, once } of [...problems, ...minuteProblems(page, plain, blocks)])
    if (once === undefined || reporter.isFirst(once)) reporter.inFile(file, span, code, message, hint);
  return { id: page, title, blocks, notes };
}

function questionsOf(
  files: LessonFiles,
  contents: InputFile,
  bundle: ScenarioBundle | null,
  reporter: Reporter,
): DebriefQuestion[] {
  const file = [...files].find(([name]) => DEBRIEF_FILE.test(name))?.[1];
  if (!file) {
    const hint = 'Write lesson/debrief.yaml; without questions: “questions: []”.';
    reporter.atFile(contents.path, 'ET701', 'The lesson has no debrief.yaml.', hint);
    return [];
  }
  const { root } = readYaml(file.path, file.text, 'lesson', reporter);
  const questions = (root && (checkShape(root, DEBRIEF, reporter).kept?.questions as Question[] | undefined)) ?? [];
  const happenings = bundle && happeningsOf(bundle);
  const ids = new Set<string>();
  for (const question of questions) {
    if (ids.has(question.id))
      reporter.at({ of: question, key: 'id' }, 'ET302', `The question “${question.id}” is there twice.`, 'Rename one.');
    ids.add(question.id);
    for (const list of [question.when ?? [], question.unless ?? []]) {
      list.forEach((key, at) => {
        if (!happenings || happenings.has(key)) return;
        const none = noneLike(key, happenings);
        if (none && !reporter.isFirst(none)) return;
        reporter.at(
          { of: list, key: at },
          'ET704',
          `Nothing that can happen is called “${key}”.`,
          none ?? keyHint(key, happenings),
        );
      });
    }
    const { seats, elsewhere } = question;
    const told = [question, ...(typeof elsewhere === 'object' ? [elsewhere] : [])];
    for (const words of (question.when ?? []).length === 0 ? told : []) {
      if (!words.because?.includes('{quarter}')) continue;
      const hint = 'Say in “when” what happened, or leave out {quarter}.';
      reporter.at({ of: words, key: 'because' }, 'ET704', 'It names a quarter and waits for nothing.', hint);
    }
    if (seats) checkSeats(seats, bundle, reporter);
    if (seats && elsewhere !== undefined) {
      const hint = 'Leave out “elsewhere”, or “seats”.';
      reporter.at(
        { of: question, key: 'elsewhere', part: 'key' },
        'ET704',
        'A question for some seats is asked of no other.',
        hint,
      );
    }
  }
  return questions.map(({ id: name, because, ask, concept = '', when = [], unless = [], seats = [], elsewhere }) => {
    const here = { because, ask };
    const own = elsewhere === true ? {} : elsewhere;
    const other = own ? { because: own.because ?? because, ask: own.ask ?? ask } : null;
    return { id: name, ...here, concept, when, unless, seats, elsewhere: other };
  });
}

/** Every seat that a question is for must be one that games are played from. */
function checkSeats(seats: readonly string[], bundle: ScenarioBundle | null, reporter: Reporter): void {
  const known = bundle && playableSeats(bundle.ruleset);
  seats.forEach((seat, at) => {
    if (!known || known.includes(seat)) return;
    const hint = hintOr(seat, known, `Games are played from ${known.join(', ')}.`);
    reporter.at({ of: seats, key: at }, 'ET704', `No game is played from the seat “${seat}”.`, hint);
  });
}

/** Kinds of things that stand in a file of their own, each with that file. */
const FILES_OF: Readonly<Record<string, string>> = {
  decision: 'decisions.yaml',
  event: 'events.yaml',
  crisis: 'crises.yaml',
  programme: 'programmes.yaml',
};

/** What to say of a key when the scenario has nothing of its kind, once for all of them; null when it has some. */
function noneLike(key: string, known: Iterable<string>): string | null {
  const [kind = ''] = key.split('.');
  const file = Object.hasOwn(FILES_OF, kind) ? FILES_OF[kind] : undefined;
  if (file === undefined || [...known].some((each) => each.startsWith(`${kind}.`))) return null;
  return `The scenario has nothing of the kind: is its ${file} missing?`;
}

/** The key that was most likely meant; else what there is of its kind. */
function keyHint(key: string, known: Iterable<string>): string {
  const all = [...known];
  const near = didYouMean(key, all, 0);
  if (near.startsWith('Did')) return near;
  const [kind = ''] = key.split('.');
  const ofKind = all.filter((each) => each.startsWith(`${kind}.`)).slice(0, 6);
  return ofKind.length > 0 ? `There are ${ofKind.join(', ')} and the like.` : 'Keys are listed in docs/teaching.md.';
}

/** What a link in a page leads to; a fault when it leads nowhere. Notes are added as they are needed. */
function linkOf(
  address: string,
  from: string,
  pages: readonly string[],
  things: Things | null,
  notes: PlayNote[],
): LinkTarget | Fault {
  const play = /^play:(.+)$/.exec(address)?.[1];
  if (play !== undefined) {
    const thing = things ? things.get(play) : { name: play, text: '' };
    if (!thing) {
      const message = `Nothing in the scenario is called “${play}”.`;
      const none = things ? noneLike(play, things.keys()) : null;
      return { code: 'ET703', message, hint: none ?? keyHint(play, things?.keys() ?? []), ...(none && { once: none }) };
    }
    const known = notes.findIndex(({ key }) => key === play);
    if (known >= 0) return { kind: 'play', note: known + 1 };
    notes.push({ key: play, name: thing.name || thing.text, text: thing.name ? thing.text : '' });
    return { kind: 'play', note: notes.length };
  }
  if (/^https:\/\//.test(address)) return { kind: 'web', address };
  const file = /^[^:#?]+\.md$/.exec(address)?.[0];
  if (file === undefined) {
    const message = `“${address}” is neither a page (….md), nor https://…, nor play:….`;
    return {
      code: 'ET703',
      message,
      hint: 'A link leads to a page as a whole, to the web, or to something in the scenario.',
    };
  }
  const page = within(from, file);
  if (page !== null && pages.includes(page)) return { kind: 'page', page };
  const message = `There is no page “${page ?? file}”.`;
  return {
    code: 'ET703',
    message,
    hint: hintOr(page ?? file, pages, 'Addresses are relative to the page they stand in.'),
  };
}

/** The page that a relative address leads to from another, without its ending; null when it leads out of the lesson. */
function within(from: string, file: string): string | null {
  const parts = file.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of file.slice(0, -'.md'.length).split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
