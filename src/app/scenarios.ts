import { load, loadPlaces, type PackedScenario, scenarios } from 'virtual:scenarios';
import type { ScenarioBundle } from '#engine';
import { link } from '#engine';
import type { InputFile } from '#scenario';
import { type Language, type Lesson, type Setting, scenarioWords, seated, textsOf, wordsOr } from '#view';
import { idOf, idOfHash, isBrought, keptBrought } from './foreign/brought.ts';
import type { Compiled } from './foreign/compiled.ts';
import { openCompiler } from './foreign/compiler.ts';
import { ForeignError } from './foreign/files.ts';
import { LinkError } from './link/problem.ts';
import { messageOf, ToldError } from './problem.ts';
import type { ScenarioSource } from './run/open-link.ts';
import { startWorker } from './thinking/start-worker.ts';

export type ScenarioInfo = (typeof scenarios)[number];

/** A page packed for one scenario names it; nobody is offered the others there. */
const packedFor = document.querySelector<HTMLMetaElement>('meta[name="every-table:scenario"]')?.content;
/** Whether scenarios may be brought: a platform's page is about the one it was packed for. */
export const canBring = packedFor === undefined;
const offered = scenarios.filter(({ id }) => (packedFor ?? id) === id);

/** The built-in scenarios, known before any is loaded, under their names in a language. */
export function builtIn(language: Language): readonly ScenarioInfo[] {
  return offered.map((info) => {
    const words = scenarioWords(language, info.texts);
    return {
      ...info,
      title: wordsOr(words, 'scenario.title', info.title),
      pitch: wordsOr(words, 'scenario.pitch', info.pitch),
    };
  });
}

/** A bundle made ready to be played and read. Throws RulesetError when the rules are broken. */
export function settingOf(bundle: ScenarioBundle, language: Language): Setting {
  return seated({
    bundle,
    ruleset: link(bundle.ruleset),
    words: scenarioWords(language, bundle.texts),
  });
}

function unpacked({ texts, ...rest }: PackedScenario): ScenarioBundle {
  const all = Object.entries(texts).map(([language, tree]) => [language, textsOf(tree)] as const);
  return { ...rest, texts: Object.fromEntries(all), sources: {} };
}

/**
 * The scenario with the places of its things, which are fetched only here when it comes with the game; a scenario from
 * elsewhere has them.
 */
export async function withPlaces(setting: Setting): Promise<Setting> {
  const { bundle } = setting;
  const isBuiltIn = scenarios.some(({ id, hash }) => id === bundle.ruleset.id && hash === setting.ruleset.written.hash);
  if (!isBuiltIn || Object.keys(bundle.sources).length > 0) return setting;
  return { ...setting, bundle: { ...bundle, sources: await loadPlaces(bundle.ruleset.id) } };
}

const loaded = new Map<string, Promise<Setting>>();

/** Loads a built-in scenario, or one that was opened here, once. Rejects when there is none of that id. */
export function loadSetting(id: string, language: Language): Promise<Setting> {
  const key = `${language.tag}/${id}`;
  let setting = loaded.get(key);
  if (!setting) {
    setting = isBrought(id) ? unshelve(id, language) : load(id).then((packed) => settingOf(unpacked(packed), language));
    loaded.set(key, setting);
    // A failed load can be tried again.
    setting.catch(() => loaded.delete(key));
  }
  return setting;
}

/** Compiled scenarios that are kept at hand; more come and go. */
const MOST_SHELVED = 8;
/** Scenarios that were opened from files or came with a game, by what they go by. */
const shelf = new Map<string, Setting>();

/** Keeps a scenario at hand for as long as the page is open. */
export function shelve(setting: Setting): void {
  const id = idOf(setting);
  shelf.delete(id);
  shelf.set(id, setting);
  const [oldest] = shelf.keys();
  if (shelf.size > MOST_SHELVED && oldest !== undefined) shelf.delete(oldest);
}

async function unshelve(id: string, language: Language): Promise<Setting> {
  const here = shelf.get(id);
  if (here) return here;
  const kept = await keptBrought();
  const setting = kept?.id === id ? (await compileForeign(kept.files, language)).setting : null;
  if (!setting || idOf(setting) !== id) throw new ToldError({ text: 'foreign.gone' });
  shelve(setting);
  return setting;
}

/** Compiles what does not come with the game; its code is fetched when it is first asked. */
export const compiler = openCompiler(startWorker);

/** Files, compiled by the same rules as on the command line. */
export interface CompiledForeign extends Omit<Compiled, 'bundle' | 'lesson'> {
  /** Null when there are errors. */
  readonly setting: Setting | null;
}

/**
 * Compiles a scenario that does not come with the game. Rejects with a ForeignError when it was called off or took too long,
 * with a RulesetError when its rules are broken.
 */
export async function compileForeign(files: readonly InputFile[], language: Language): Promise<CompiledForeign> {
  const { bundle: text, lesson, ...rest } = await compiler.compile(files);
  const bundle: ScenarioBundle | null = text === null ? null : JSON.parse(text);
  const isOwn = bundle !== null && scenarios.some(({ hash }) => hash === bundle.ruleset.hash);
  if (!bundle) return { ...rest, setting: null };
  const setting = settingOf(bundle, language);
  if (isOwn) return { ...rest, setting };
  const own: Lesson | null =
    lesson === null ? null : { ...JSON.parse(lesson), scenario: idOfHash(bundle.ruleset.hash) };
  return { ...rest, setting: { ...setting, brought: files, ...(own ? { lesson: own } : {}) } };
}

/** Where games from outside find their scenario: among those that come with the game, or in what they bring along. */
export function scenarioSource(language: Language): ScenarioSource {
  const known: ScenarioSource['known'] = async (id) =>
    scenarios.some((info) => info.id === id) ? loadSetting(id, language) : null;
  const compiled = async (files: readonly InputFile[], hash: string): Promise<Setting> => {
    let result: CompiledForeign;
    try {
      result = await compileForeign(files, language);
    } catch (error) {
      if (error instanceof ForeignError) throw error;
      throw new LinkError('badScenario', messageOf(error));
    }
    const { setting, told } = result;
    if (!setting) throw new LinkError('badScenario', told);
    if (setting.ruleset.written.hash !== hash) throw new LinkError('wrongScenario');
    shelve(setting);
    return setting;
  };
  return {
    known,
    of: async ({ id, hash }, files) => {
      const own = scenarios.find((info) => info.hash === hash);
      if (own) return loadSetting(own.id, language);
      const key = idOfHash(hash);
      const here = shelf.get(key) ?? (canBring && files.length === 0 ? await fromKept(key) : null);
      if (here) return here;
      if (files.length > 0 && canBring) return compiled(files, hash);
      return known(id);
    },
  };

  /** The scenario that was opened last in this browser, when that is the one. */
  async function fromKept(key: string): Promise<Setting | null> {
    try {
      return (await keptBrought())?.id === key ? await unshelve(key, language) : null;
    } catch (error) {
      // A browser that keeps nothing has no such scenario.
      console.info(error);
      return null;
    }
  }
}
