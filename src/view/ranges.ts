import type { Plan, Plans, State } from '#engine';
import { readValue as read, step } from '#engine';
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

/** Courses imagined; the same number as in the lab's forecast, which gives the same tenths. */
const COURSES = 200;

/**
 * Plays the quarter again and again under imagined luck, one course a step, so that a page can draw between steps.
 * The seed of the game is not looked at: what is shown is what could be, not what will be. Ends with one line per
 * headline figure. The plan must be legal: throws IllegalPlanError when it is not.
 */
export function* rangesOf(
  setting: Setting,
  state: State,
  seat: string,
  plan: Plan,
  before: Plans = {},
): Generator<undefined, readonly RangeLine[]> {
  const { ruleset, words } = setting;
  const { headline } = figureVariables(ruleset.data);
  const seen = headline.map(() => new Float64Array(COURSES));
  for (let course = 0; course < COURSES; course += 1) {
    const { after } = step(ruleset, { ...state, seed: `forecast ${course}` }, { ...before, [seat]: plan });
    headline.forEach((variable, index) => {
      (seen[index] as Float64Array)[course] = read(ruleset, after, variable);
    });
    yield;
  }
  return headline.map((variable, index) => {
    const sorted = (seen[index] as Float64Array).sort();
    const unit = unitOf(variable);
    const at = (share: number): string => formatValue(sorted[Math.round(share * (COURSES - 1))] ?? 0, unit);
    return {
      variable,
      name: capitalise(nameOfVariable(words, variable)),
      now: formatValue(read(ruleset, state, variable), unit),
      low: at(0.1),
      high: at(0.9),
    };
  });
}
