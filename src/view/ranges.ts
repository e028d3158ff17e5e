import type { Ruleset } from '#engine';
import type { FigureAhead } from '#lab';
import { figureVariables } from './figures.ts';
import { formatValue } from './numbers.ts';
import type { Setting } from './setting.ts';
import { nameOfVariable, unitOf } from './variables.ts';
import { capitalise } from './words/index.ts';

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

/** What the lab's task `quarterAhead` found, in words: one line per figure. */
export function rangesOf({ words }: Setting, figures: readonly FigureAhead[]): readonly RangeLine[] {
  return figures.map(({ variable, now, range }) => {
    const unit = unitOf(variable);
    return {
      variable,
      name: capitalise(nameOfVariable(words, variable)),
      now: formatValue(now, unit),
      low: formatValue(range.p10, unit),
      high: formatValue(range.p90, unit),
    };
  });
}
