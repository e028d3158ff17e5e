import type { Expr, ExprOperator } from './ruleset.ts';

/** What gives 1 or 0 and nothing else. */
const TRUTHS: ReadonlySet<unknown> = new Set(['<', '<=', '>', '>=', '==', '!=', '&&', '||', '!']);

/**
 * The expression with the values of some variables put in, and what follows from them worked out: the same value wherever
 * the variables have those values, in fewer steps.
 */
export function specialise(expr: Expr, known: ReadonlyMap<string, number>): Expr {
  if (typeof expr === 'number') return expr;
  const [operator, ...rest] = expr;
  if (operator === 'v') return known.get(rest[0] as string) ?? expr;
  if (operator === 'm') return expr;
  if (operator === 'call') {
    const [name, ...args] = rest;
    const inner = args.map((arg) => (typeof arg === 'string' ? arg : specialise(arg, known)));
    return ['call', name as string, ...inner];
  }
  const [a, b, c] = (rest as Expr[]).map((operand) => specialise(operand, known)) as [Expr, Expr?, Expr?];
  if (operator === '&&') return both(a, b as Expr);
  if (operator === '||') return either(a, b as Expr);
  if (operator === '?:' && typeof a === 'number') return (a !== 0 ? b : c) as Expr;
  const operands = [a, b, c].filter((operand) => operand !== undefined);
  if (operands.every((operand) => typeof operand === 'number')) return worked(operator, operands);
  return [operator, ...operands];
}

function both(a: Expr, b: Expr): Expr {
  if (a === 0 || b === 0) return 0;
  if (typeof a === 'number') return truth(b);
  return typeof b === 'number' ? truth(a) : ['&&', a, b];
}

function either(a: Expr, b: Expr): Expr {
  if (a === 0) return truth(b);
  if (b === 0) return truth(a);
  return typeof a === 'number' || typeof b === 'number' ? 1 : ['||', a, b];
}

/** 1 or 0, as a conjunction gives it. */
function truth(expr: Expr): Expr {
  if (typeof expr === 'number') return expr === 0 ? 0 : 1;
  return TRUTHS.has(expr[0]) ? expr : ['!=', expr, 0];
}

function worked(operator: ExprOperator, operands: readonly number[]): Expr {
  const [a = Number.NaN, b = Number.NaN] = operands;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '<':
      return a < b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case '!':
      return a === 0 ? 1 : 0;
    case 'neg':
      return -a;
    default:
      return [operator, ...operands];
  }
}
