import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { CRISIS_ACTIONS, CRISIS_EXITS, DEMAND_ANSWERS, type ScenarioBundle } from '#engine';
import type { DebriefQuestion, Lesson, LessonPage, PlayNote } from '#view';
import { type LinkTarget, readMarkdown } from './markdown.ts';

/** `lesson/play.md:12 There is no page “roles/defense”.` */
export interface LessonProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface LessonResult {
  /** Null when the scenario brings none. */
  readonly lesson: Lesson | null;
  readonly problems: readonly LessonProblem[];
}

const CONTENTS = z.strictObject({
  pages: z.array(z.strictObject({ page: z.string(), for: z.enum(['teacher', 'student', 'everyone']) })),
});
const KEYS = z.array(z.string());
const DEBRIEF = z.strictObject({
  questions: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/),
      because: z.string(),
      ask: z.string(),
      concept: z.string().default(''),
      when: KEYS.default([]),
      unless: KEYS.default([]),
    }),
  ),
});

/**
 * Reads the lesson in a scenario's `lesson/`: `contents.yaml` (the pages in their order and whom each is for), the pages in
 * Markdown, and `debrief.yaml`. Every link, page and key is checked against what is there; all problems are given at once.
 */
export function readLesson(folder: string, bundle: ScenarioBundle): LessonResult {
  const root = join(folder, 'lesson');
  if (!existsSync(join(root, 'contents.yaml'))) return { lesson: null, problems: [] };
  const problems: LessonProblem[] = [];
  const report = (file: string, line: number, message: string): void => {
    problems.push({ file: `lesson/${file}`, line, message });
  };
  const things = thingsOf(bundle);

  const contents = readData(root, 'contents.yaml', CONTENTS, report)?.pages ?? [];
  const listed = contents.map(({ page }) => page);
  const written = pagesIn(root);
  for (const page of written) if (!listed.includes(page)) report('contents.yaml', 1, `It does not list “${page}”.`);

  const pages = contents.flatMap(({ page, for: reader }): LessonPage[] => {
    const file = `${page}.md`;
    if (!written.includes(page)) {
      const hint = page.endsWith('.md') ? ` Pages are named without “.md”: “${page.slice(0, -3)}”.` : '';
      report('contents.yaml', 1, `There is no page “${page}”.${hint}`);
      return [];
    }
    const notes: PlayNote[] = [];
    const resolve = (address: string): LinkTarget | string => linkOf(address, page, listed, things, notes);
    const { title, blocks, problems: found } = readMarkdown(readFileSync(join(root, file), 'utf8'), resolve);
    for (const { line, message } of found) report(file, line, message);
    return [{ id: page, title, for: reader, blocks, notes }];
  });

  const debrief: readonly DebriefQuestion[] = readData(root, 'debrief.yaml', DEBRIEF, report)?.questions ?? [];
  const ids = debrief.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, place) => ids.indexOf(one) !== place)))
    report('debrief.yaml', 1, `The question “${id}” is there twice.`);
  const happenings = happeningsOf(bundle);
  for (const { id, when, unless, because } of debrief) {
    for (const key of [...when, ...unless])
      if (!happenings.has(key))
        report('debrief.yaml', 1, `Question “${id}”: nothing that can happen is called “${key}”.`);
    if (when.length === 0 && because.includes('{quarter}'))
      report('debrief.yaml', 1, `Question “${id}” names a quarter and waits for nothing.`);
  }
  const words = Object.values(bundle.texts)[0] ?? {};
  const title = words['scenario.title'] ?? bundle.ruleset.id;
  return { lesson: { scenario: bundle.ruleset.id, title, pages, debrief }, problems };
}

/** Pages written in a lesson's folder, by id. */
function pagesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md') && statSync(join(root, name)).isFile())
    .map((name) => name.slice(0, -'.md'.length))
    .sort();
}

function readData<T>(
  root: string,
  file: string,
  shape: z.ZodType<T>,
  report: (file: string, line: number, message: string) => void,
): T | null {
  if (!existsSync(join(root, file))) {
    report(file, 1, 'The file is missing.');
    return null;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(join(root, file), 'utf8'), { lineCounter, prettyErrors: false });
  for (const { pos, message } of document.errors) report(file, lineCounter.linePos(pos[0]).line, message);
  if (document.errors.length > 0) return null;
  const result = shape.safeParse(document.toJS());
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues) report(file, 1, `${path.join('.')}: ${message}`);
  return null;
}

type Things = ReadonlyMap<string, { readonly name: string; readonly text: string }>;

/** Everything in a scenario that has a name, by key. */
function thingsOf({ texts }: ScenarioBundle): Things {
  const words = Object.values(texts)[0] ?? {};
  const things = new Map<string, { name: string; text: string }>();
  for (const [id, name] of Object.entries(words)) {
    const key = /^(.*)\.(?:name|text|wants|headline)$/.exec(id)?.[1];
    if (key === undefined) continue;
    const known = things.get(key) ?? { name: '', text: '' };
    if (id.endsWith('.name')) known.name = name;
    else known.text ||= name;
    things.set(key, known);
  }
  return things;
}

/** Keys of everything that a run can be said to have met; see `DebriefQuestion`. */
function happeningsOf({ ruleset, texts }: ScenarioBundle): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { id, options } of ruleset.decisions)
    for (const option of options) keys.add(`decision.${id}.${option.id}`);
  for (const { id, options } of ruleset.events) {
    keys.add(`event.${id}`);
    for (const option of options) keys.add(`event.${id}.${option.id}`);
  }
  for (const { id, ladders } of ruleset.actors)
    for (const ladder of ladders) for (const rung of ladder.rungs) keys.add(`ladder.${id}.${ladder.id}.${rung.id}`);
  for (const { sender, id, rungs } of ruleset.instruments) {
    for (const rung of rungs) keys.add(`instrument.${sender}.${id}.${rung.id}`);
    keys.add(`instrument.${sender}.${id}.waiver`);
    for (const answer of DEMAND_ANSWERS) keys.add(`demand.${sender}.${id}.${answer}`);
  }
  for (const { id, rungs } of ruleset.crises) {
    keys.add(`crisis.${id}`);
    for (const rung of rungs) keys.add(`crisis.${id}.${rung.id}`);
    for (const end of [...CRISIS_ACTIONS, ...CRISIS_EXITS]) keys.add(`crisis.${id}.${end}`);
  }
  for (const { id } of ruleset.programmes) keys.add(`programme.${id}`);
  for (const { id } of ruleset.endings) keys.add(`ending.${id}`);
  for (const id of promisesOf(texts)) for (const status of ['kept', 'broken']) keys.add(`promise.${id}.${status}`);
  return keys;
}

/** Ids of the promises, which have words wherever they are made. */
function promisesOf(texts: ScenarioBundle['texts']): readonly string[] {
  return Object.keys(Object.values(texts)[0] ?? {}).flatMap((id) => /^promise\.([^.]+)\.text$/.exec(id)?.[1] ?? []);
}

/** What a link in a page leads to; a reason when it leads nowhere. Notes are added as they are needed. */
function linkOf(
  address: string,
  from: string,
  pages: readonly string[],
  things: Things,
  notes: PlayNote[],
): LinkTarget | string {
  const play = /^play:(.+)$/.exec(address)?.[1];
  if (play !== undefined) {
    const thing = things.get(play);
    if (!thing) return `Nothing in the scenario is called “${play}”.`;
    const known = notes.findIndex(({ key }) => key === play);
    if (known >= 0) return { kind: 'play', note: known + 1 };
    notes.push({ key: play, name: thing.name || thing.text, text: thing.name ? thing.text : '' });
    return { kind: 'play', note: notes.length };
  }
  if (/^https:\/\//.test(address)) return { kind: 'web', address };
  const file = /^[^:#?]+\.md$/.exec(address)?.[0];
  if (file === undefined) return `“${address}” is neither a page (….md), nor https://…, nor play:….`;
  const page = new URL(file, `lesson:/${from}`).pathname.replace(/^\//, '').slice(0, -'.md'.length);
  return pages.includes(page) ? { kind: 'page', page } : `There is no page “${page}”.`;
}
