import type { Context } from '../lower/context.ts';
import type { Unhashed } from '../lower/scenario.ts';
import type { ScenarioSource } from '../source/scenario.ts';

/** What a check on meaning looks at. */
export interface LintInput {
  readonly data: Unhashed;
  readonly context: Context;
  readonly source: Partial<ScenarioSource>;
  /** Set when the scenario has errors: parts may be missing, so a check for what is unused or never happens would cry wolf. */
  readonly hasErrors: boolean;
}

/** One rule: reports through `context.reporter`. */
export type Lint = (input: LintInput) => void;
