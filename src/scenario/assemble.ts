import * as z from 'zod';
import { holdToBounds } from './bounds.ts';
import { languageOfFile } from './languages.ts';
import { migrate } from './migrate.ts';
import { bytesOf, LIMITS } from './read/limits.ts';
import { readYaml } from './read/parse.ts';
import type { SourceFile } from './read/positions.ts';
import type { Reporter } from './reporter.ts';
import { camelCase, checkShape, kebabCase, UNREAD } from './shape.ts';
import { actor } from './source/actor.ts';
import { energyFile, programmesFile } from './source/programmes.ts';
import {
  elsewhereFile,
  glossaryFile,
  headShape,
  type ScenarioSource,
  type Section,
  seatGame,
  sectionShape,
  sidecar,
  sourcesFile,
} from './source/scenario.ts';
import { storyFiles } from './source/story.ts';
import { nearest } from './suggest.ts';

/** A file to compile: its path, and its text in UTF-8. */
export interface InputFile {
  readonly path: string;
  readonly text: string;
}

/** The sections of all files together. What could not be read is missing. */
export interface Assembled {
  readonly source: Partial<ScenarioSource>;
  /** Translation sidecars by language. */
  readonly sidecars: readonly {
    readonly language: string;
    readonly root: object;
    readonly texts: Readonly<Record<string, string>>;
  }[];
  /** The file that heads the scenario, and what it holds. */
  readonly head: object | null;
  /** Sections that are incomplete because a file could not be read. */
  readonly unread: ReadonlySet<Section>;
  /** Names declared in parts that were taken out because of other errors. */
  readonly salvaged: ReadonlySet<string>;
}

/** Schemas of the files of a folder, by the name of the JSON Schema made from each. */
export const FILE_SCHEMAS = {
  scenario: z.strictObject(sectionShape).partial(),
  actor,
  seat: seatGame,
  programmes: z.strictObject(programmesFile).partial(),
  energy: z.strictObject(energyFile).partial(),
  decisions: z.strictObject({ decisions: storyFiles.decisions }),
  events: z.strictObject({ events: storyFiles.events }),
  crises: z.strictObject({ crises: storyFiles.crises }),
  sources: z.strictObject(sourcesFile),
  glossary: z.strictObject(glossaryFile),
  elsewhere: z.strictObject(elsewhereFile),
  text: sidecar,
} as const;

export type FileKind = keyof typeof FILE_SCHEMAS;

interface Placed {
  readonly input: InputFile;
  readonly kind: FileKind;
  /** Actor id, seat or language, from the file's name. */
  readonly name: string;
  /** Its name is wrong, which has been told; it is not read, and nothing it declares is missed. */
  readonly isMisnamed?: true;
}

const SECTIONS_OF: Readonly<Record<FileKind, readonly Section[]>> = {
  scenario: Object.keys(sectionShape) as Section[],
  actor: ['actors'],
  seat: ['seatGames'],
  programmes: ['suppliers', 'domains', 'programmes'],
  energy: ['brent', 'oil'],
  decisions: ['decisions'],
  events: ['events'],
  crises: ['crises'],
  sources: ['sources'],
  glossary: ['glossary'],
  elsewhere: ['elsewhere'],
  text: ['text'],
};

/** What is unknown when there is no `scenario.yaml`. */
const HEAD_SECTIONS = Object.keys(headShape) as Section[];

/** What files of a folder or a language are called in paths of diagnostics. */
const LABELS: Partial<Record<FileKind, string>> = { actor: 'actors', seat: 'seatGames', text: 'text' };
const FOLDERS = ['actors', 'seats'] as const;
const FILE_NAMES = [
  'scenario',
  'programmes',
  'energy',
  'decisions',
  'events',
  'crises',
  'sources',
  'glossary',
  'elsewhere',
] as const;

/** Reads every file, each a step, holds it against its schema, and puts the sections together. */
export function* assembling(files: readonly InputFile[], reporter: Reporter): Generator<undefined, Assembled> {
  const source: Record<string, unknown> = {};
  const owners = new Map<string, SourceFile>();
  const sidecars: { language: string; root: object; texts: Readonly<Record<string, string>> }[] = [];
  const actors: { id: string; root: Record<string, unknown> }[] = [];
  const games: Record<string, unknown>[] = [];
  const unread = new Set<Section>();
  const salvaged = new Set<string>();
  let head: object | null = null;

  if (isTooMuch(files, reporter)) {
    return { source, sidecars, head, unread: new Set(SECTIONS_OF.scenario), salvaged };
  }
  const placed = place(files, reporter);
  const first = placed.find(({ kind, isMisnamed }) => kind === 'scenario' && !isMisnamed);
  if (!first) {
    reportNoHead(files, reporter);
    for (const section of HEAD_SECTIONS) unread.add(section);
  }

  for (const { input, kind, name, isMisnamed } of placed) {
    yield;
    if (isMisnamed) {
      for (const section of SECTIONS_OF[kind]) unread.add(section);
      continue;
    }
    const label = kind in LABELS ? `${LABELS[kind]}.${name}` : '';
    const read = readYaml(input.path, input.text, label, reporter);
    const root = read.root && (kind !== 'scenario' || isOurFormat(read.root, read.file, reporter)) ? read.root : null;
    if (!root) {
      for (const section of SECTIONS_OF[kind]) unread.add(section);
      // An actor is known by its file even when the file is broken.
      if (kind === 'actor') salvaged.add(name);
      continue;
    }
    const names = namesIn(root);
    const written = Object.keys(root);
    const { isSound, kept } = checkShape(root, FILE_SCHEMAS[kind], reporter);
    // What is named wrongly here may be named rightly elsewhere.
    if (!isSound) for (const each of [...names, UNREAD]) salvaged.add(each).add(camelCase(each)).add(kebabCase(each));
    if (!kept) {
      for (const section of SECTIONS_OF[kind]) unread.add(section);
      if (kind === 'actor') salvaged.add(name);
      continue;
    }
    if (kind === 'actor') {
      const id = kept.id as string;
      // An id that could not be read has been told of; everything else most likely goes by the file's name.
      if (id === UNREAD) salvaged.add(name);
      else if (id !== name) {
        const message = `The file is called ${name}, the actor “${id}”.`;
        reporter.at({ of: kept, key: 'id' }, 'ET309', message, `Call the file actors/${id}.yaml.`);
        // Either name may be the one that everything else goes by.
        salvaged.add(id).add(name);
      }
      actors.push({ id, root: kept });
    } else if (kind === 'seat') {
      const id = kept.id as string;
      if (id !== name && id !== UNREAD) {
        const message = `The file is called ${name}, the seat “${id}”.`;
        reporter.at({ of: kept, key: 'id' }, 'ET309', message, `Call the file seats/${id}.yaml.`);
      }
      games.push(kept);
    } else if (kind === 'text') {
      sidecars.push({ language: name, root: kept.text as object, texts: kept.text as Record<string, string> });
    } else {
      if (kind === 'scenario') head = kept;
      // What was taken out whole has been told of; it is not missing.
      for (const section of written) if (!(section in kept)) unread.add(section as Section);
      for (const [section, value] of Object.entries(kept)) {
        const owner = owners.get(section);
        if (owner) {
          const hint = `Keep one of them; the other is in ${owner.path}.`;
          reporter.at({ of: kept, key: section, part: 'key' }, 'ET208', `“${section}” is written in two files.`, hint);
          // Which of the two is meant nobody knows; what only one of them declares is not held against the rest.
          for (const each of namesIn({ [section]: value })) salvaged.add(each);
          for (const each of namesIn({ [section]: source[section] })) salvaged.add(each);
          continue;
        }
        owners.set(section, read.file);
        source[section] = value;
      }
    }
  }
  joinActors(source, actors, reporter);
  for (const name of holdToBounds(source, reporter)) salvaged.add(name);
  reportUnknownActors(source, unread, salvaged, reporter);
  if (games.length > 0) source.seatGames = [...((source.seatGames ?? []) as Record<string, unknown>[]), ...games];
  for (const [language, texts] of Object.entries((source.text ?? {}) as Record<string, Record<string, string>>)) {
    sidecars.push({ language, root: texts, texts });
  }
  if (first) reportMissing(source, head, unread, reporter);
  return { source: source as Partial<ScenarioSource>, sidecars, head, unread, salvaged };
}

function isTooMuch(files: readonly InputFile[], reporter: Reporter): boolean {
  // A lesson has a limit of its own.
  const rules = files.filter(({ path }) => !/(^|[\\/])lesson[\\/]/.test(path));
  const bytes = rules.reduce((sum, { text }) => sum + bytesOf(text), 0);
  if (bytes <= LIMITS.scenarioBytes) return false;
  const largest = [...rules].sort((a, b) => b.text.length - a.text.length)[0]!;
  const message = `The files have ${Math.ceil(bytes / 1024)} kB; ${LIMITS.scenarioBytes / 1024} kB is the limit.`;
  reporter.atFile(largest.path, 'ET102', message, 'This is the largest file.');
  return true;
}

/** What each file is, by its place in the folder. */
function place(files: readonly InputFile[], reporter: Reporter): Placed[] {
  const only = files.length === 1 ? files[0] : undefined;
  const paths = files.map(({ path }) => path.replaceAll('\\', '/'));
  const heads = paths.filter((path) => /(^|\/)scenario\.(ya?ml|json)$/.test(path));
  const headPath = heads.sort((a, b) => a.split('/').length - b.split('/').length)[0];
  const lone = paths[0] ?? '';
  const isPart =
    /(^|\/)(actors|seats)\/[^/]+\.(ya?ml|json)$/.test(lone) ||
    languageOfFile(lone.slice(lone.lastIndexOf('/') + 1)) !== null;
  if (only && headPath === undefined && !isPart) {
    const stem = stemOf(lone);
    if (!(FILE_NAMES as readonly string[]).includes(stem)) return [{ input: only, kind: 'scenario', name: '' }];
  }
  const folder = headPath === undefined ? '' : headPath.slice(0, headPath.lastIndexOf('/') + 1);
  const placed: Placed[] = [];
  files.forEach((input, index) => {
    const full = paths[index]!;
    const path = full.startsWith(folder) ? full.slice(folder.length) : full;
    const said = /^[^/]+\.(ya?ml|json)(?=\.txt$)/.exec(path)?.[0];
    if (said !== undefined) {
      // Some editors put it behind a name that they do not know, and some systems do not show it.
      const kind = FILE_NAMES.find((each) => each === stemOf(said));
      // Beside the file itself it is a copy that somebody keeps.
      if (!kind || paths.includes(folder + said)) return;
      reporter.atFile(input.path, 'ET207', `“${path}” is not read: it ends in “.txt”.`, `Name it “${said}”.`);
      placed.push({ input, kind, name: '', isMisnamed: true });
      return;
    }
    if (!/\.(ya?ml|json)$/.test(path)) return;
    const actorFile = /^actors\/([^/]+)\.(ya?ml|json)$/.exec(path);
    const seatFile = /^seats\/([^/]+)\.(ya?ml|json)$/.exec(path);
    const language = languageOfFile(path);
    const stem = stemOf(path);
    if (actorFile) placed.push({ input, kind: 'actor', name: actorFile[1]! });
    else if (seatFile) placed.push({ input, kind: 'seat', name: seatFile[1]! });
    else if (language !== null) placed.push({ input, kind: 'text', name: language });
    else if (path.includes('/')) {
      // Lessons and notes may bring folders of their own; only a misspelt one is an error.
      const top = path.split('/')[0]!;
      const near = nearest(top, FOLDERS);
      if (near !== undefined)
        reporter.atFile(input.path, 'ET207', `Nothing is read from “${top}/”.`, `Did you mean “${near}/”?`);
    } else if ((FILE_NAMES as readonly string[]).includes(stem))
      placed.push({ input, kind: stem as FileKind, name: '' });
    else {
      const near = nearest(stem, FILE_NAMES);
      const hint =
        near === undefined
          ? `Known: ${FILE_NAMES.join(', ')}, actors/<id>, seats/<id>, text.<language>.`
          : `Did you mean “${near}.yaml”?`;
      reporter.atFile(input.path, 'ET207', `No file of a scenario is called “${path}”.`, hint);
      if (near !== undefined) placed.push({ input, kind: near as FileKind, name: '', isMisnamed: true });
    }
  });
  // Actors in the order of their names, whatever order the files were read in.
  return placed.sort((a, b) => orderOf(a) - orderOf(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function orderOf({ kind }: Placed): number {
  return Object.keys(FILE_SCHEMAS).indexOf(kind);
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(ya?ml|json)$/, '');
}

function reportNoHead(files: readonly InputFile[], reporter: Reporter): void {
  const path = files[0]?.path ?? 'scenario.yaml';
  const message = files.length === 0 ? 'There are no files.' : 'There is no scenario.yaml.';
  reporter.atFile(path, 'ET207', message, 'A scenario is a folder with a scenario.yaml, or one file with everything.');
}

function isOurFormat(root: Record<string, unknown>, file: SourceFile, reporter: Reporter): boolean {
  const migrated = migrate(root);
  if (migrated.ok) return true;
  if (Object.hasOwn(root, 'format')) reporter.at({ of: root, key: 'format' }, 'ET209', migrated.message, migrated.hint);
  else reporter.inFile(file, { start: 0, end: 0 }, 'ET209', migrated.message, migrated.hint);
  // Without a number it is most likely ours with the line forgotten, and worth checking on.
  return !Object.hasOwn(root, 'format');
}

const NAMED_MAPS: ReadonlySet<string> = new Set([
  'relations',
  'suppliers',
  'domains',
  'oil',
  'threats',
  'optics',
  'indicators',
  'ladders',
  'instruments',
]);

/** Every id written anywhere, and every key of a map whose keys are ids. */
function namesIn(value: unknown, names: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) namesIn(item, names);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'id' && typeof inner === 'string') names.add(inner);
      if (NAMED_MAPS.has(key) && typeof inner === 'object' && inner !== null)
        for (const name of Object.keys(inner)) names.add(name);
      namesIn(inner, names);
    }
  }
  return names;
}

/** The list of actors: pivot, poles, then the others in the order written. */
function joinActors(
  source: Record<string, unknown>,
  files: readonly { id: string; root: Record<string, unknown> }[],
  reporter: Reporter,
): void {
  const inline = (source.actors ?? []) as Record<string, unknown>[];
  const all = [...inline, ...files.map(({ root }) => root)];
  if (all.length === 0) return;
  const triangle = source.triangle as ScenarioSource['triangle'] | undefined;
  const leaders = triangle ? [triangle.pivot, ...triangle.poles] : [];
  const rank = (root: Record<string, unknown>) => {
    const at = leaders.indexOf(root.id as string);
    return at < 0 ? leaders.length : at;
  };
  const list = [...all].sort((a, b) => rank(a) - rank(b));
  source.actors = list;
  // The list is of no file when it was put together from several.
  const container = reporter.positions.get(inline) ?? reporter.positions.get(all[0]!);
  if (container) reporter.positions.set(list, { ...container, name: 'actors' });
}

/**
 * Reports an actor that the triangle, the seats or the relations name and nothing declares, once, at the first place; what else
 * is said of that actor is not held against it.
 */
function reportUnknownActors(
  source: Record<string, unknown>,
  unread: ReadonlySet<Section>,
  salvaged: Set<string>,
  reporter: Reporter,
): void {
  const { actors, triangle, seats, relations } = source as Partial<ScenarioSource>;
  if (!actors || unread.has('actors')) return;
  const known = actors.map(({ id }) => id).filter((id) => id !== UNREAD);
  const named: { name: string; of: object; key: string; part?: 'key' }[] = [];
  if (triangle) {
    named.push({ name: triangle.pivot, of: triangle, key: 'pivot' });
    triangle.poles.forEach((name, at) => {
      named.push({ name, of: triangle.poles, key: String(at) });
    });
  }
  seats?.open?.forEach((name, at) => {
    named.push({ name, of: seats.open!, key: String(at) });
  });
  for (const pair of Object.keys(relations ?? {}))
    for (const name of pair.split('.')) named.push({ name, of: relations!, key: pair, part: 'key' });
  for (const { name, ...spot } of named) {
    if (known.includes(name) || salvaged.has(name)) continue;
    const near = nearest(name, known);
    const hint =
      near === undefined ? `Write actors/${name}.yaml, or name one of ${known.join(', ')}.` : `Did you mean “${near}”?`;
    reporter.at(spot, 'ET301', `There is no actor “${name}”.`, hint);
    salvaged.add(name);
  }
}

function reportMissing(
  source: Record<string, unknown>,
  head: object | null,
  unread: Set<Section>,
  reporter: Reporter,
): void {
  if (!head) return;
  for (const [section, schema] of Object.entries(sectionShape)) {
    if (source[section] !== undefined || unread.has(section as Section) || schema.safeParse(undefined).success)
      continue;
    if (section === 'format') continue;
    const home = Object.entries(SECTIONS_OF).find(
      ([kind, sections]) => kind !== 'scenario' && sections.includes(section as Section),
    );
    const hint = home ? `It stands in ${home[0] === 'actor' ? 'actors/<id>' : home[0]}.yaml or here.` : '';
    reporter.at({ of: head }, 'ET202', `“${section}” is missing.`, hint);
    // Everything that refers to it would be told of too, and where its whole file is missing, everything else in that.
    const together = home?.[1] ?? [];
    const isWholeFile = together.every((each) => source[each] === undefined);
    for (const each of isWholeFile ? [section as Section, ...together] : [section as Section]) unread.add(each);
  }
}
