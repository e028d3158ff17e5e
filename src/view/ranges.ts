import type { Ruleset, State } from '#engine';
import type { FigureAhead } from '#lab';
import { figureVariables, nameOfFigure } from './figures.ts';
import { formatValue } from './numbers.ts';
import type { Setting } from './setting.ts';
import { unitOf } from './variables.ts';

/** Where a headline figure may stand next quarter, in four of five imagined courses of this one. */
export interface RangeLine {
  readonly variable: string;
  readonly name: string;
  readonly now: string;
  readonly low: string;
  readonly high: string;
}

/** The figures that {@link rangesOf} tells of: the headlines. */
export function rangedVariables({ data }: Ruleset): readonly string[] {
  return figureVariables(data).headline;
}

/** What the lab's task `quarterAhead` found from `state`, in words: one line per figure. */
export function rangesOf(setting: Setting, state: State, figures: readonly FigureAhead[]): readonly RangeLine[] {
  return figures.map(({ variable, now, range }) => {
    const unit = unitOf(variable);
    return {
      variable,
      name: nameOfFigure(setting, state, variable),
      now: formatValue(now, unit),
      low: formatValue(range.p10, unit),
      high: formatValue(range.p90, unit),
    };
  });
}
