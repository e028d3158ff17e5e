import type { LedgerLine } from '#engine';
import { omenAt } from './figures.ts';
import { formatChange } from './numbers.ts';
import { sumByVariable } from './plan.ts';
import type { Setting } from './setting.ts';
import type { Omen } from './variables.ts';
import { nameOfVariable, unitOf } from './variables.ts';
import { capitalise } from './words/index.ts';

/** A change that a plan makes by itself. */
export interface EffectLine {
  readonly variable: string;
  readonly name: string;
  readonly delta: number;
  readonly text: string;
  readonly omen: Omen;
}

/** Bookkeeping that says nothing to a reader, and what a cost already says. */
const HIDDEN = /^(?:seat\.|armsValue\.|turn$|quarter$|economy\.treasury$|response\.)/;

/** How much of a variable's usual movement a change is: sorts relations beside barrels. */
export const WEIGHT: Readonly<Record<string, number>> = {
  points: 1,
  score: 1,
  percent: 3,
  chance: 1,
  pp: 1,
  share: 100,
  perBarrel: 2,
  billion: 3,
  units: 4,
  index: 10,
};

/**
 * Changes by variable, the weightiest first; what rounds to nothing is left out.
 * @param doctrine id of the doctrine that is played: from other chairs it says what is good news
 */
export function effectLines(
  setting: Setting,
  doctrine: string,
  lines: readonly LedgerLine[],
  most = Infinity,
): EffectLine[] {
  const { words } = setting;
  return sumByVariable(lines)
    .filter(({ variable }) => !HIDDEN.test(variable))
    .map(({ variable, delta }) => {
      const unit = unitOf(variable);
      return {
        variable,
        name: capitalise(nameOfVariable(words, variable)),
        delta,
        text: formatChange(delta, unit),
        omen: omenAt(setting, doctrine, variable, delta),
        weight: Math.abs(delta) * (WEIGHT[unit] ?? 1),
      };
    })
    .filter(({ text }) => !text.includes('±'))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ weight: _, ...line }) => line);
}
