import type { Expr, VariableSpec } from '#engine';
import type { Unhashed } from '../lower/scenario.ts';
import { type PossibleAct, tagRead } from './facts.ts';
import type { Interval, Ranges } from './interval.ts';

const MOST = Number.POSITIVE_INFINITY;

/** What variables and functions of this scenario can give. */
export function rangesOf(
  data: Unhashed,
  variables: ReadonlyMap<string, VariableSpec>,
  acts: readonly PossibleAct[],
): Ranges {
  const tags = new Set(acts.flatMap((act) => [...act.tags]));
  const units = new Map(data.programmes.map((programme) => [programme.id, programme.units]));
  const rungs = new Map(data.crises.map((crisis) => [crisis.id, crisis.rungs.length]));
  return {
    variable(name): Interval {
      if (name === 'turn') return [0, data.turns];
      if (name === 'turns') return [data.turns, data.turns];
      // A doctrine has three goals; the engine could count more.
      if (name === 'goals.met') return [0, 3];
      const spec = variables.get(name);
      return spec ? [spec.min, spec.max] : [Number.NEGATIVE_INFINITY, MOST];
    },
    call(name: string, args: readonly (Expr | string)[]): Interval {
      const tag = tagRead(name, args);
      const isNever = tag !== null && !tags.has(tag);
      switch (name) {
        case 'recent':
        case 'recentSize':
          return isNever ? [0, 0] : [0, MOST];
        case 'since':
          return isNever ? [99, 99] : [0, 99];
        case 'ever':
          return isNever ? [0, 0] : [0, 1];
        case 'delivered':
          return [0, units.get(args[0] as string) ?? MOST];
        case 'crisisRung':
          return [-1, (rungs.get(args[0] as string) ?? MOST) - 1];
        default:
          // Every other function tells yes or no.
          return [0, 1];
      }
    },
  };
}
