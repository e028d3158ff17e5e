import { visitZeroDivisors } from './interval.ts';
import type { Lint } from './lint.ts';

/** ET413: a division by something that may be zero, by the ranges of what it reads. */
export const checkDivisions: Lint = ({ context, ranges }) => {
  for (const { expr, spot, text, spans } of context.expressions) {
    visitZeroDivisors(expr, ranges, (division) => {
      const within = spans.get(division);
      const divisor = within ? text.slice(within.start, within.end) : text;
      const isZero = typeof division === 'object' && division[2] === 0;
      const message = isZero ? 'A division by zero.' : `“${divisor}” may be zero, and something is divided by it.`;
      const hint = isZero ? 'Divide by something else.' : `Hold it away from zero: max(${divisor}, 1.0).`;
      context.reporter.at({ ...spot, ...(within && { within }) }, 'ET413', message, hint);
    });
  }
};
