import { type Ruleset, type ScenarioBundle } from '#engine';
export interface Loaded {
    readonly bundle: ScenarioBundle;
    readonly ruleset: Ruleset;
}
/** The small scenario of the golden runs, which does not follow the flagship's tuning. */
export declare const crossroads: () => Loaded;
/** The flagship. */
export declare const snubSeason: () => Loaded;
