import { rangeOf } from './interval.ts';
import type { Lint } from './lint.ts';

/** ET519: a goal that is met wherever the game goes, or never, by the range of what it measures. */
export const checkGoals: Lint = (input) => {
  if (input.hasErrors) return;
  const { data, context } = input;
  const { ranges } = input;
  for (const { goals } of data.doctrines) {
    for (const goal of goals) {
      const [low, high] = rangeOf(goal.measure, ranges);
      const isRising = goal.target > goal.from;
      const isNever = isRising ? high < goal.target : low > goal.target;
      const isAlways = isRising ? low >= goal.target : high <= goal.target;
      if (!isNever && !isAlways) continue;
      const of = context.originOf(goal)!;
      const message = `The goal “${goal.id}” is ${isNever ? 'never' : 'always'} met: it measures ${low} to ${high}.`;
      context.reporter.at({ of, key: 'target' }, 'ET519', message, 'Choose a target within the range.');
    }
  }
};
