import { optionsOf } from './facts.ts';
import { rangeOf } from './interval.ts';
import type { Lint } from './lint.ts';

const UNIT = 'Money is in bn$: write 0.6 for 600 million.';

/** ET515: an option or a programme that costs more than anybody can ever hold. */
export const checkPayable: Lint = (input) => {
  if (input.hasErrors) return;
  const { data, context, source } = input;
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
      const hint = key === 'treasury' && least > most * 10 ? UNIT : 'Make it cheaper, or nobody can choose it.';
      context.reporter.at({ of: cost, key }, 'ET515', message, hint);
    }
  }
  const [, most] = ranges.variable('economy.treasury');
  for (const programme of source.programmes ?? []) {
    if (programme.price <= most) continue;
    const message = `“${programme.id}” costs ${programme.price}, and economy.treasury is never above ${most}.`;
    context.reporter.at({ of: programme, key: 'price' }, 'ET515', message, UNIT);
  }
};
