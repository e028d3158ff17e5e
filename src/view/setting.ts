import type { Lesson, Ruleset, ScenarioBundle } from '#engine';
import { plainWords, type Words, wordsElsewhere } from './words/index.ts';

/** What every view model is shaped from, besides the state: the scenario's data, its running rules, its words. */
export interface Setting {
  readonly bundle: ScenarioBundle;
  readonly ruleset: Ruleset;
  readonly words: Words;
  /** The files it was compiled from, when it does not come with the game: they travel with every game of it. */
  readonly brought?: readonly { readonly path: string; readonly text: string }[];
  /** The lesson among those files, when they hold one. */
  readonly lesson?: Lesson;
}

/** The same scenario by other rules: a variant of it, or the scenario as written. */
export function settingWith<S extends Setting>(setting: S, ruleset: Ruleset): S {
  if (setting.ruleset === ruleset) return setting;
  return seated({ ...setting, ruleset, bundle: { ...setting.bundle, ruleset: ruleset.data } });
}

/** The same with the words of the chair it is played from: those of another than the pivot's name the pivot. */
export function seated<S extends Setting>(setting: S): S {
  const { data } = setting.ruleset;
  const written = plainWords(setting.words);
  const words = data.defaultSeat === data.pivot ? written : wordsElsewhere(written, capitalOf(written, data.pivot));
  return words === setting.words ? setting : { ...setting, words };
}

/** Whose chair the game is played from, when it is not the scenario's own: `Moscow’s chair`; empty otherwise. */
export function chairText({ words, ruleset: { data, written } }: Setting): string {
  return data.defaultSeat === written.defaultSeat
    ? ''
    : words('chair.of', { capital: capitalOf(words, data.defaultSeat) });
}

/** `2 assumptions changed`; empty when the scenario is played as written. */
export function assumedText({ words, ruleset }: Setting): string {
  const count = Object.keys(ruleset.assumptions).length;
  return count === 0 ? '' : words('assumptions.changed', { count });
}

/** Name of an actor in running text: `Washington` for its capital, `United States` for its name. */
export function capitalOf(words: Words, actor: string): string {
  return words(`actor.${actor}.capital`);
}

/** Name of an actor in full: `United States`. */
export function nameOfActor(words: Words, actor: string): string {
  return words(`actor.${actor}.name`);
}

/** Whether a text id has words of its own. */
export function hasWords(words: Words, id: string): boolean {
  return words(id) !== id;
}
