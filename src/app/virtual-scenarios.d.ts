/** The scenarios that come with the game, compiled when it is built (tools/vite-scenarios.ts). */
declare module 'virtual:scenarios' {
  import type { ScenarioBundle } from '#engine';
  import type { TextTree } from '#view';

  /** As much of a scenario as a list of them shows. */
  export interface ScenarioEntry {
    readonly id: string;
    readonly version: string;
    readonly hash: string;
    /** In the scenario's first language. */
    readonly title: string;
    readonly pitch: string;
    readonly turns: number;
    readonly start: { readonly year: number; readonly quarter: number };
    /** The same by language, under the ids `scenario.title` and `scenario.pitch`. */
    readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }

  export const scenarios: readonly ScenarioEntry[];

  /** A scenario as it is sent: its texts as trees, its places apart. */
  export interface PackedScenario extends Omit<ScenarioBundle, 'texts' | 'sources'> {
    readonly texts: Readonly<Record<string, TextTree>>;
  }

  /** Fetches one of them. Rejects when there is none of that id. */
  export function load(id: string): Promise<PackedScenario>;

  /** Fetches where its things were written. Rejects when there is none of that id. */
  export function loadPlaces(id: string): Promise<ScenarioBundle['sources']>;
}
