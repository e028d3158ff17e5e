import { canHold } from './interval.ts';
import type { Lint } from './lint.ts';

/** ET508: a condition that can never hold, by the ranges of what it reads. Endings have a rule of their own. */
export const checkConditions: Lint = (input) => {
  if (input.hasErrors) return;
  const { context, source } = input;
  const { ranges } = input;
  const endings = new Set<object>(source.endings ?? []);
  for (const { expr, spot, wants, text } of context.expressions) {
    if (wants !== 'bool' || endings.has(spot.of) || canHold(expr, ranges)) continue;
    const hint = 'Compare with the ranges in the table of variables.';
    context.reporter.at(spot, 'ET508', `“${text}” can never hold.`, hint);
  }
};
