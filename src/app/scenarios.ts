import { load, scenarios } from 'virtual:scenarios';
import type { ScenarioBundle } from '#engine';
import { link } from '#engine';
import { type Language, makeWords, type Setting, wordsOr } from '#view';
import { LinkError } from './link/problem.ts';
import type { ScenarioSource } from './run/open-link.ts';

export type ScenarioInfo = (typeof scenarios)[number];

/** A page packed for one scenario names it; nobody is offered the others there. */
const packedFor = document.querySelector<HTMLMetaElement>('meta[name="every-table:scenario"]')?.content;
const offered = scenarios.filter(({ id }) => (packedFor ?? id) === id);

/** The built-in scenarios, known before any is loaded, under their names in a language. */
export function builtIn(language: Language): readonly ScenarioInfo[] {
  return offered.map((info) => {
    const words = makeWords(language.scenario(info.texts), language.tag, language.ui);
    return {
      ...info,
      title: wordsOr(words, 'scenario.title', info.title),
      pitch: wordsOr(words, 'scenario.pitch', info.pitch),
    };
  });
}

/** A bundle made ready to be played and read. Throws RulesetError when the rules are broken. */
export function settingOf(bundle: ScenarioBundle, language: Language): Setting {
  return {
    bundle,
    ruleset: link(bundle.ruleset),
    words: makeWords(language.scenario(bundle.texts), language.tag, language.ui),
  };
}

const loaded = new Map<string, Promise<Setting>>();

/** Loads a built-in scenario once. Rejects when there is none of that id. */
export function loadSetting(id: string, language: Language): Promise<Setting> {
  const key = `${language.tag}/${id}`;
  let setting = loaded.get(key);
  if (!setting) {
    setting = load(id).then((bundle) => settingOf(bundle, language));
    loaded.set(key, setting);
    // A failed load can be tried again.
    setting.catch(() => loaded.delete(key));
  }
  return setting;
}

/** Where games from outside find their scenario: among those that come with the game, or in what they bring along. */
export function scenarioSource(language: Language): ScenarioSource {
  return {
    known: async (id) => (scenarios.some((info) => info.id === id) ? loadSetting(id, language) : null),
    compile: async (files, hash) => {
      const { compileScenario, formatDiagnostics } = await import('#scenario');
      const { bundle, diagnostics } = compileScenario(files);
      if (!bundle) throw new LinkError('badScenario', formatDiagnostics(diagnostics));
      if (bundle.ruleset.hash !== hash) throw new LinkError('wrongScenario');
      try {
        return settingOf(bundle, language);
      } catch (error) {
        throw new LinkError('badScenario', error instanceof Error ? error.message : String(error));
      }
    },
  };
}
