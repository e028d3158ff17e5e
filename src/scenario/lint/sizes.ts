import { type Expr, TOO_LARGE } from '#engine';
import type { Lint } from './lint.ts';

const HINT = 'Count in a larger unit: bn$, mb/d, points, quarters. No number may reach 1 000 000 000.';

/**
 * ET514: numbers, written as such or within expressions, that are larger than any game can reckon with: the engine refuses
 * changes of this size, and products of such numbers are none any more.
 */
export const checkSizes: Lint = ({ source, context }) => {
  const { reporter } = context;
  const seen = new Set<object>();
  const visit = (holder: object): void => {
    if (seen.has(holder)) return;
    seen.add(holder);
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value === 'object' && value !== null) visit(value);
      else if (typeof value === 'number' && isTooLarge(value) && reporter.positions.get(holder)?.entries.has(key))
        reporter.at({ of: holder, key }, 'ET514', `“${key}” cannot be ${value}.`, HINT);
    }
  };
  visit(source);
  for (const { expr, spot, text } of context.expressions) {
    // One that is a number alone has been looked at.
    const number = typeof expr === 'number' ? undefined : largeNumberIn(expr);
    if (number !== undefined) reporter.at(spot, 'ET514', `“${text}” reckons with ${number}.`, HINT);
  }
};

const isTooLarge = (value: number): boolean => !(value < TOO_LARGE && value > -TOO_LARGE);

function largeNumberIn(expr: Expr | string): number | undefined {
  if (typeof expr === 'string') return undefined;
  if (typeof expr === 'number') return isTooLarge(expr) ? expr : undefined;
  for (const part of expr.slice(1)) {
    const found = largeNumberIn(part as Expr | string);
    if (found !== undefined) return found;
  }
  return undefined;
}
