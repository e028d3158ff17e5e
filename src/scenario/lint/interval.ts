import type { Expr } from '#engine';

/** Least and greatest value something can have; truth is 1 or 0. */
export type Interval = readonly [low: number, high: number];

/** What is known of variables (`v.energy.brent`), fields of the move (`m.size`) and calls (`ever(summit)`). */
export type Known = ReadonlyMap<string, Interval>;

/** Ranges of what an expression reads, before anything is assumed. */
export interface Ranges {
  variable(name: string): Interval;
  call(name: string, args: readonly (Expr | string)[]): Interval;
}

const ANY: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const EITHER: Interval = [0, 1];
const YES: Interval = [1, 1];
const NO: Interval = [0, 0];

const MOVE: Readonly<Record<string, Interval>> = {
  size: [0, Number.POSITIVE_INFINITY],
  posture: [0, 5],
  favours: [0, Number.POSITIVE_INFINITY],
};

/** Whether a condition can hold at all. True when in doubt. */
export function canHold(expr: Expr, ranges: Ranges): boolean {
  return assume(expr, true, new Map(), ranges) !== null;
}

/** Whether a condition can fail. True when in doubt. */
export function canFail(expr: Expr, ranges: Ranges): boolean {
  return assume(expr, false, new Map(), ranges) !== null;
}

/** All values an expression can take, or more. */
export function rangeOf(expr: Expr, ranges: Ranges, known: Known = new Map()): Interval {
  if (typeof expr === 'number') return [expr, expr];
  const name = nameOf(expr);
  const narrowed = name === null ? undefined : known.get(name);
  if (narrowed) return narrowed;
  const [operator, ...operands] = expr;
  const at = (index: number) => rangeOf(operands[index] as Expr, ranges, known);
  switch (operator) {
    case 'v':
      return ranges.variable(operands[0] as string);
    case 'm':
      return MOVE[operands[0] as string] ?? ANY;
    case 'call':
      return callRange(operands[0] as string, operands.slice(1), ranges, known);
    case '+':
      return sound([at(0)[0] + at(1)[0], at(0)[1] + at(1)[1]]);
    case '-':
      return sound([at(0)[0] - at(1)[1], at(0)[1] - at(1)[0]]);
    case '*':
      return product(at(0), at(1));
    case '/':
      return quotient(at(0), at(1));
    case 'neg':
      return [-at(0)[1], -at(0)[0]];
    case '!':
      return [1 - at(0)[1], 1 - at(0)[0]];
    case '?:': {
      const test = at(0);
      if (test[0] > 0) return at(1);
      if (test[1] < 1) return at(2);
      return [Math.min(at(1)[0], at(2)[0]), Math.max(at(1)[1], at(2)[1])];
    }
    case '&&':
    case '||':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
      return truth(expr, ranges, known);
    default:
      return ANY;
  }
}

function truth(expr: Expr, ranges: Ranges, known: Known): Interval {
  if (assume(expr, true, known, ranges) === null) return NO;
  if (assume(expr, false, known, ranges) === null) return YES;
  return EITHER;
}

/** A name under which something is known to stay the same within one expression. */
function nameOf(expr: Expr): string | null {
  if (typeof expr === 'number') return null;
  const [operator, ...operands] = expr;
  if (operator === 'v' || operator === 'm') return `${operator}.${operands[0] as string}`;
  if (operator !== 'call') return null;
  const isPlain = operands.every((operand) => typeof operand !== 'object');
  return isPlain ? `${operands[0] as string}(${operands.slice(1).join(',')})` : null;
}

function callRange(name: string, args: readonly (Expr | string)[], ranges: Ranges, known: Known): Interval {
  const at = (index: number) => rangeOf(args[index] as Expr, ranges, known);
  switch (name) {
    case 'min':
      return [Math.min(at(0)[0], at(1)[0]), Math.min(at(0)[1], at(1)[1])];
    case 'max':
      return [Math.max(at(0)[0], at(1)[0]), Math.max(at(0)[1], at(1)[1])];
    case 'abs': {
      const [low, high] = at(0);
      const least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
      return [least, Math.max(Math.abs(low), Math.abs(high))];
    }
    case 'clamp':
      return sound([
        Math.min(Math.max(at(0)[0], at(1)[0]), at(2)[1]),
        Math.min(Math.max(at(0)[1], at(1)[0]), at(2)[1]),
      ]);
    default:
      return ranges.call(name, args);
  }
}

function sound([low, high]: Interval): Interval {
  return Number.isNaN(low) || Number.isNaN(high) ? ANY : [low, high];
}

function product(a: Interval, b: Interval): Interval {
  const corners = [a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]].map((x) => (Number.isNaN(x) ? 0 : x));
  return [Math.min(...corners), Math.max(...corners)];
}

function quotient(a: Interval, b: Interval): Interval {
  if (b[0] <= 0 && b[1] >= 0) return ANY;
  return product(a, [1 / b[1], 1 / b[0]]);
}

/** What is known once a condition is taken to hold (or to fail); null when it cannot. */
function assume(expr: Expr, holds: boolean, known: Known, ranges: Ranges): Known | null {
  if (typeof expr === 'number') return (expr !== 0) === holds ? known : null;
  const [operator, ...operands] = expr;
  const [a, b, c] = operands as [Expr, Expr, Expr];
  switch (operator) {
    case '!':
      return assume(a, !holds, known, ranges);
    case '&&':
      return holds ? both(a, b, true, known, ranges) : either(a, b, false, known, ranges);
    case '||':
      return holds ? either(a, b, true, known, ranges) : both(a, b, false, known, ranges);
    case '?:': {
      const yes = assume(a, true, known, ranges);
      const no = assume(a, false, known, ranges);
      const first = yes && assume(b, holds, yes, ranges);
      const second = no && assume(c, holds, no, ranges);
      return first && second ? known : (first ?? second);
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
      return compare(holds ? operator : OPPOSITE[operator], a, b, known, ranges);
    default: {
      const [low, high] = rangeOf(expr, ranges, known);
      if (holds ? high < 1 : low > 0) return null;
      return narrow(expr, holds ? YES : NO, known);
    }
  }
}

function both(a: Expr, b: Expr, holds: boolean, known: Known, ranges: Ranges): Known | null {
  const first = assume(a, holds, known, ranges);
  return first && assume(b, holds, first, ranges);
}

function either(a: Expr, b: Expr, holds: boolean, known: Known, ranges: Ranges): Known | null {
  const first = assume(a, holds, known, ranges);
  const second = assume(b, holds, known, ranges);
  return first && second ? known : (first ?? second);
}

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' } as const;

function compare(operator: keyof typeof OPPOSITE, a: Expr, b: Expr, known: Known, ranges: Ranges): Known | null {
  const [al, ah] = rangeOf(a, ranges, known);
  const [bl, bh] = rangeOf(b, ranges, known);
  switch (operator) {
    case '<':
    case '<=': {
      if (operator === '<' ? al >= bh : al > bh) return null;
      const isStrict = operator === '<';
      const left = narrow(a, [al, Math.min(ah, isStrict ? notZero(bh, -1) : bh)], known);
      return narrow(b, [Math.max(bl, isStrict ? notZero(al, 1) : al), bh], left);
    }
    case '>':
    case '>=':
      return compare(operator === '>' ? '<' : '<=', b, a, known, ranges);
    case '==': {
      const shared: Interval = [Math.max(al, bl), Math.min(ah, bh)];
      if (shared[0] > shared[1]) return null;
      return narrow(b, shared, narrow(a, shared, known));
    }
    case '!=':
      if (al === ah && bl === bh && al === bl) return null;
      if (bl === 0 && bh === 0) return narrow(a, [notZero(al, 1), notZero(ah, -1)], known);
      if (al === 0 && ah === 0) return narrow(b, [notZero(bl, 1), notZero(bh, -1)], known);
      return known;
  }
}

/** A bound that is zero and is not reached, moved to the next number; others need no such care. */
function notZero(bound: number, towards: 1 | -1): number {
  return bound === 0 ? towards * Number.MIN_VALUE : bound;
}

/** Calls `visit` for every division whose divisor may be zero, by what the conditions around it let through. */
export function visitZeroDivisors(expr: Expr, ranges: Ranges, visit: (division: Expr) => void): void {
  const walk = (part: Expr | string, known: Known | null): void => {
    // What is never come to is never computed.
    if (typeof part !== 'object' || known === null) return;
    const [operator, ...operands] = part;
    if (operator === 'v' || operator === 'm') return;
    const [a, b, c] = operands as [Expr, Expr, Expr];
    if (operator === '?:') {
      walk(a, known);
      walk(b, assume(a, true, known, ranges));
      walk(c, assume(a, false, known, ranges));
      return;
    }
    if (operator === '&&' || operator === '||') {
      walk(a, known);
      walk(b, assume(a, operator === '&&', known, ranges));
      return;
    }
    for (const operand of operands) walk(operand, known);
    if (operator !== '/') return;
    const [low, high] = rangeOf(b, ranges, known);
    if (low <= 0 && high >= 0) visit(part);
  };
  walk(expr, new Map());
}

function narrow(expr: Expr, to: Interval, known: Known): Known {
  const name = nameOf(expr);
  if (name === null || to[0] > to[1]) return known;
  return new Map(known).set(name, to);
}
