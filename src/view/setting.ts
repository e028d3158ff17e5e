import type { Ruleset, ScenarioBundle } from '#engine';
import type { Words } from './words/index.ts';

/** What every view model is shaped from, besides the state: the scenario's data, its running rules, its words. */
export interface Setting {
  readonly bundle: ScenarioBundle;
  readonly ruleset: Ruleset;
  readonly words: Words;
}

/** The same scenario by other rules: a variant of it, or the scenario as written. */
export function settingWith<S extends Setting>(setting: S, ruleset: Ruleset): S {
  if (setting.ruleset === ruleset) return setting;
  return { ...setting, ruleset, bundle: { ...setting.bundle, ruleset: ruleset.data } };
}

/** Name of an actor in running text: `Washington` for its capital, `United States` for its name. */
export function capitalOf(words: Words, actor: string): string {
  return words(`actor.${actor}.capital`);
}

export function nameOfActor(words: Words, actor: string): string {
  return words(`actor.${actor}.name`);
}

/** Whether a text id has words of its own. */
export function hasWords(words: Words, id: string): boolean {
  return words(id) !== id;
}
