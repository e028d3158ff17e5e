import type { EffectsData } from '#engine';
import type { Context } from '../lower/context.ts';
import type { Unhashed } from '../lower/scenario.ts';
import type { ScenarioSource } from '../source/scenario.ts';
import { actsOf, effectsOf, type PossibleAct } from './facts.ts';
import type { Ranges } from './interval.ts';
import { rangesOf } from './ranges.ts';

/** What a check on meaning looks at. */
export class LintInput {
  readonly data: Unhashed;
  readonly context: Context;
  readonly source: Partial<ScenarioSource>;
  /** Set when the scenario has errors: parts may be missing, so a check for what is unused or never happens would cry wolf. */
  readonly hasErrors: boolean;
  private everyEffects: readonly EffectsData[] | undefined;
  private everyAct: readonly PossibleAct[] | undefined;
  private everyRange: Ranges | undefined;

  constructor(data: Unhashed, context: Context, source: Partial<ScenarioSource>, hasErrors: boolean) {
    this.data = data;
    this.context = context;
    this.source = source;
    this.hasErrors = hasErrors;
  }

  /** Every list of effects, those of promises included. */
  get effects(): readonly EffectsData[] {
    this.everyEffects ??= effectsOf(this.data);
    return this.everyEffects;
  }

  /** Every act that can come to pass. */
  get acts(): readonly PossibleAct[] {
    this.everyAct ??= actsOf(this.data, this.effects);
    return this.everyAct;
  }

  /** What variables and functions can give. */
  get ranges(): Ranges {
    this.everyRange ??= rangesOf(this.data, this.context.variables, this.acts);
    return this.everyRange;
  }
}

/** One rule: reports through `context.reporter`. */
export type Lint = (input: LintInput) => void;
