import type { Ruleset, ScenarioBundle, State } from '#engine';
import { link } from '#engine';
import { type Playout, playGame, random } from '#lab';
import { makeWords, type Setting } from '#view';
import { crossroads, curveball, snubSeason } from '../lab/scenarios.ts';

const made = new Map<ScenarioBundle, Setting>();

function settingOf(bundle: ScenarioBundle): Setting {
  const known = made.get(bundle);
  if (known) return known;
  const setting = { bundle, ruleset: link(bundle.ruleset), words: makeWords(bundle.texts) };
  made.set(bundle, setting);
  return setting;
}

/** The small scenario, which stays as it is. */
export const small = (): Setting => settingOf(crossroads().bundle);

/** The flagship. */
export const flagship = (): Setting => settingOf(snubSeason().bundle);

/** The scenario of lesson length. */
export const lessonSetting = (): Setting => settingOf(curveball().bundle);

/** A whole game by the random policy at the pivot's table. */
export function played(setting: Setting, seed: string): Playout {
  const { pivot, doctrines } = setting.ruleset.data;
  const doctrine = doctrines[0]?.id ?? '';
  return playGame(setting.ruleset, { seed, doctrine, policies: { [pivot]: random } });
}

/** Every text inside a view model, with the path that leads to it. */
export function textsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${path}[${index}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => textsIn(item, path === '' ? key : `${path}.${key}`));
  }
  return [];
}

/** A state with some variables set. */
export function withValues(ruleset: Ruleset, state: State, wanted: Readonly<Record<string, number>>): State {
  const values = state.values.slice();
  for (const [variable, value] of Object.entries(wanted)) {
    const slot = ruleset.symbols.slots.get(variable);
    if (slot === undefined) throw new Error(`There is no variable ${variable}.`);
    values[slot] = value;
  }
  return { ...state, values };
}
