import { optionsOf } from './facts.ts';
import { rangeOf } from './interval.ts';
import type { Lint } from './lint.ts';

/** ET515: an option that costs more than any seat can ever hold. */
export const checkPayable: Lint = (input) => {
  if (input.hasErrors) return;
  const { data, context } = input;
  const { ranges } = input;
  for (const { option, actor } of optionsOf(data)) {
    const cost = (context.originOf(option) as { cost?: object } | undefined)?.cost;
    if (!cost) continue;
    for (const [key, name] of [
      ['capital', `seat.${actor}.capital`],
      ['treasury', 'economy.treasury'],
    ] as const) {
      const [least] = rangeOf(option.cost[key], ranges);
      const [, most] = ranges.variable(name);
      if (least <= most) continue;
      const message = `“${option.id}” costs at least ${least}, and ${name} is never above ${most}.`;
      const hint =
        key === 'treasury' && least > most * 10
          ? 'Money is in bn$: write 0.6 for 600 million.'
          : 'Make it cheaper, or nobody can choose it.';
      context.reporter.at({ of: cost, key }, 'ET515', message, hint);
    }
  }
};
