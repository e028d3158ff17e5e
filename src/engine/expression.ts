import { clamp } from './number.ts';
import type { Act, CrisisRecord, ProgrammeRecord, PromiseRecord } from './records.ts';
import type { Expr } from './ruleset.ts';
import type { Symbols } from './symbols.ts';

/** What an expression can see. A state or a turn in progress, and the act being answered, if any. */
export interface Scope {
  readonly v: Float64Array;
  readonly turn: number;
  readonly history: readonly Act[];
  readonly programmes: readonly ProgrammeRecord[];
  readonly promises: readonly PromiseRecord[];
  readonly crises: readonly CrisisRecord[];
  readonly last: Int16Array;
  /** Turn of the last act with each tag, −1 for never; places in `Symbols.tagOf`. */
  readonly lastTag: Int16Array;
  readonly move: MoveFields;
}

/** Fields of the act being answered: US$ bn, posture multiplier, weight of the favour to the answering actor. */
export interface MoveFields {
  readonly size: number;
  readonly posture: number;
  readonly favours: number;
}

/** What `since` gives for a tag that never came. */
const NEVER = 99;

export const NO_MOVE: MoveFields = { size: 0, posture: 1, favours: 0 };

/** A compiled expression. Truth is 1 or 0. */
export type Fn = (scope: Scope) => number;

/** What a rule reads: an expression or, as most are, a mere number, which costs no call. */
export type Term = number | Fn;

/** The value of a term. */
export function read(term: Term, scope: Scope): number {
  return typeof term === 'number' ? term : term(scope);
}

/** What kind of thing a function's argument names; `number` is any expression. */
export type ArgumentKind = 'number' | 'tag' | 'quarters' | 'programme' | 'crisis' | 'promise' | 'event' | 'act';

export interface FunctionSpec {
  readonly args: readonly ArgumentKind[];
  readonly returns: 'number' | 'bool';
  readonly text: string;
}

/** Functions that a scenario's expressions can call. Arguments that are not numbers are literal ids. */
export const EXPRESSION_FUNCTIONS: Readonly<Record<string, FunctionSpec>> = {
  min: { args: ['number', 'number'], returns: 'number', text: 'The smaller of two numbers' },
  max: { args: ['number', 'number'], returns: 'number', text: 'The greater of two numbers' },
  abs: { args: ['number'], returns: 'number', text: 'The number without its sign' },
  clamp: { args: ['number', 'number', 'number'], returns: 'number', text: 'x held between low and high' },
  recent: {
    args: ['tag', 'quarters'],
    returns: 'number',
    text: 'Acts with the tag in the last n quarters, this one included',
  },
  recentSize: {
    args: ['tag', 'quarters'],
    returns: 'number',
    text: 'US$ bn of acts with the tag in the last n quarters',
  },
  since: { args: ['tag'], returns: 'number', text: 'Quarters since the last act with the tag; 99 for never' },
  ever: { args: ['tag'], returns: 'bool', text: 'Whether an act ever carried the tag' },
  signed: { args: ['programme'], returns: 'bool', text: 'Contracted, delivering or complete' },
  offered: { args: ['programme'], returns: 'bool', text: 'On offer' },
  negotiating: { args: ['programme'], returns: 'bool', text: 'In negotiation' },
  frozen: { args: ['programme'], returns: 'bool', text: 'Frozen' },
  complete: { args: ['programme'], returns: 'bool', text: 'Delivered in full' },
  delivered: { args: ['programme'], returns: 'number', text: 'Units delivered' },
  inCrisis: { args: ['crisis'], returns: 'bool', text: 'Whether the crisis is open' },
  crisisRung: { args: ['crisis'], returns: 'number', text: 'Rung of an open crisis, 0 first; −1 when closed' },
  promised: { args: ['promise'], returns: 'bool', text: 'Given and still outstanding' },
  kept: { args: ['promise'], returns: 'bool', text: 'Given and kept' },
  broke: { args: ['promise'], returns: 'bool', text: 'Given and broken' },
  happened: { args: ['event'], returns: 'bool', text: 'Whether the event has come' },
  chose: { args: ['act'], returns: 'bool', text: 'Whether that act was ever done, by act id' },
};

/** Thrown when an expression names what the scenario does not have; the compiler in `src/scenario` reports it first. */
export class RulesetError extends Error {
  override readonly name = 'RulesetError';
}

/** Term of an expression: its value where that is known already, else a closure. */
export function compileTerm(expr: Expr, symbols: Symbols): Term {
  return fold(expr) ?? compileExpression(expr, symbols);
}

/** Closure for an expression. Pure; allocates nothing when called. */
export function compileExpression(expr: Expr, symbols: Symbols): Fn {
  if (typeof expr === 'number') return () => expr;
  const operator = expr[0];
  if (operator === 'v') {
    const slot = symbols.slots.get(expr[1] as string);
    if (slot === undefined) throw new RulesetError(`No variable is called "${String(expr[1])}".`);
    return (s) => s.v[slot] as number;
  }
  if (operator === 'm') return moveField(expr[1] as string);
  if (operator === 'call') return compileCall(expr[1] as string, expr.slice(2) as (Expr | string)[], symbols);

  const folded = fold(expr);
  if (folded !== null) return () => folded;
  const fused = compileComparison(operator, expr[1] as Expr, expr[2] as Expr | undefined, symbols);
  if (fused) return fused;
  if (operator === '&&') return compileAll(expr, symbols);
  const chain = compileChain(expr, symbols);
  if (chain) return chain;
  const a = compileExpression(expr[1] as Expr, symbols);
  if (operator === '!') return (s) => (a(s) === 0 ? 1 : 0);
  if (operator === 'neg') return (s) => -a(s);
  // Half of all comparisons and products in a scenario have a literal on the right: it saves a call.
  const right = expr[2] as Expr;
  const literal = fold(right);
  if (literal !== null) {
    const withLiteral = compileWithLiteral(operator, a, literal);
    if (withLiteral) return withLiteral;
  }
  const b = compileExpression(right, symbols);
  const left = fold(expr[1] as Expr);
  if (left !== null) {
    if (operator === '*') return (s) => left * b(s);
    if (operator === '+') return (s) => left + b(s);
    if (operator === '-') return (s) => left - b(s);
  }
  switch (operator) {
    case '+':
      return (s) => a(s) + b(s);
    case '-':
      return (s) => a(s) - b(s);
    case '*':
      return (s) => a(s) * b(s);
    case '/':
      return (s) => a(s) / b(s);
    case '%':
      return (s) => a(s) % b(s);
    case '<':
      return (s) => (a(s) < b(s) ? 1 : 0);
    case '<=':
      return (s) => (a(s) <= b(s) ? 1 : 0);
    case '>':
      return (s) => (a(s) > b(s) ? 1 : 0);
    case '>=':
      return (s) => (a(s) >= b(s) ? 1 : 0);
    case '==':
      return (s) => (a(s) === b(s) ? 1 : 0);
    case '!=':
      return (s) => (a(s) !== b(s) ? 1 : 0);
    case '||':
      return (s) => (a(s) !== 0 || b(s) !== 0 ? 1 : 0);
    case '?:': {
      const c = compileExpression(expr[3] as Expr, symbols);
      return (s) => (a(s) !== 0 ? b(s) : c(s));
    }
    default:
      throw new RulesetError(`No operator is called "${String(operator)}".`);
  }
}

/** Value of an expression of literals alone, null for any other. */
function fold(expr: Expr | undefined): number | null {
  if (typeof expr === 'number') return expr;
  if (expr === undefined) return null;
  const [operator, first, second] = expr;
  const a = operator === 'v' || operator === 'm' || operator === 'call' ? null : fold(first as Expr);
  if (a === null) return null;
  if (operator === 'neg') return -a;
  const b = fold(second as Expr | undefined);
  if (b === null) return null;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return null;
  }
}

/** A variable compared with a literal, the commonest condition of all, without a call for either. */
function compileComparison(operator: string, left: Expr, right: Expr | undefined, symbols: Symbols): Fn | null {
  if (typeof left === 'number' || left[0] !== 'v' || typeof right !== 'number') return null;
  const slot = symbols.slots.get(left[1] as string);
  if (slot === undefined) return null;
  switch (operator) {
    case '<':
      return (s) => ((s.v[slot] as number) < right ? 1 : 0);
    case '<=':
      return (s) => ((s.v[slot] as number) <= right ? 1 : 0);
    case '>':
      return (s) => ((s.v[slot] as number) > right ? 1 : 0);
    case '>=':
      return (s) => ((s.v[slot] as number) >= right ? 1 : 0);
    case '==':
      return (s) => ((s.v[slot] as number) === right ? 1 : 0);
    case '!=':
      return (s) => ((s.v[slot] as number) !== right ? 1 : 0);
    case '*':
      return (s) => (s.v[slot] as number) * right;
    case '/':
      return (s) => (s.v[slot] as number) / right;
    default:
      return null;
  }
}

function compileWithLiteral(operator: string, a: Fn, b: number): Fn | null {
  switch (operator) {
    case '+':
      return (s) => a(s) + b;
    case '-':
      return (s) => a(s) - b;
    case '*':
      return (s) => a(s) * b;
    case '/':
      return (s) => a(s) / b;
    case '<':
      return (s) => (a(s) < b ? 1 : 0);
    case '<=':
      return (s) => (a(s) <= b ? 1 : 0);
    case '>':
      return (s) => (a(s) > b ? 1 : 0);
    case '>=':
      return (s) => (a(s) >= b ? 1 : 0);
    case '==':
      return (s) => (a(s) === b ? 1 : 0);
    case '!=':
      return (s) => (a(s) !== b ? 1 : 0);
    default:
      return null;
  }
}

/**
 * Conditions that must all hold. Half of them hold a variable against a number: those are looked up in a table first, which
 * costs no calls and mostly settles it.
 */
function compileAll(expr: Expr, symbols: Symbols): Fn {
  const slots: number[] = [];
  const signs: number[] = [];
  const bounds: number[] = [];
  const rest: Fn[] = [];
  const gather = (part: Expr): void => {
    if (typeof part !== 'number' && part[0] === '&&') {
      gather(part[1] as Expr);
      gather(part[2] as Expr);
      return;
    }
    const [operator, left, right] = typeof part === 'number' ? [] : part;
    const isPlain = operator === '<' || operator === '>';
    const slot = isPlain && Array.isArray(left) && left[0] === 'v' ? symbols.slots.get(left[1]) : undefined;
    if (slot !== undefined && typeof right === 'number') {
      // x < 5 as −x > −5.
      const sign = operator === '>' ? 1 : -1;
      slots.push(slot);
      signs.push(sign);
      bounds.push(sign * right);
    } else rest.push(compileExpression(part, symbols));
  };
  gather(expr);
  return (s) => {
    const { v } = s;
    for (let i = 0; i < slots.length; i++) {
      if (!((signs[i] as number) * (v[slots[i] as number] as number) > (bounds[i] as number))) return 0;
    }
    for (let i = 0; i < rest.length; i++) if ((rest[i] as Fn)(s) === 0) return 0;
    return 1;
  };
}

/** What is done to a number with another that is known: `from` and `under` have the known one on the left. */
type Step = '+' | '-' | '*' | '/' | 'from' | 'under' | 'neg' | 'min' | 'max';
const STEPS: readonly Step[] = ['+', '-', '*', '/', 'from', 'under', 'neg', 'min', 'max'];

/** A variable or field of the move, and what is done to it with literals, one after the other; null for any other expression. */
function chainOf(expr: Expr): { readonly leaf: Expr; readonly steps: [Step, number][] } | null {
  if (typeof expr === 'number') return null;
  const [operator, first, second] = expr[0] === 'call' ? [expr[1], expr[2], expr[3]] : expr;
  if (expr[0] === 'v' || expr[0] === 'm') return { leaf: expr, steps: [] };
  if (expr[0] === 'call' && operator !== 'min' && operator !== 'max') return null;
  if (operator === 'neg') return extended(chainOf(first as Expr), 'neg', 0);
  if (!STEPS.includes(operator as Step)) return null;
  const right = fold(second as Expr);
  if (right !== null) return extended(chainOf(first as Expr), operator as Step, right);
  const left = fold(first as Expr);
  if (left === null) return null;
  const step = operator === '-' ? 'from' : operator === '/' ? 'under' : (operator as Step);
  return extended(chainOf(second as Expr), step, left);
}

function extended(chain: ReturnType<typeof chainOf>, step: Step, by: number): ReturnType<typeof chainOf> {
  chain?.steps.push([step, by]);
  return chain;
}

/** A chain of two steps or more as one closure; null for anything else. */
function compileChain(expr: Expr, symbols: Symbols): Fn | null {
  const chain = chainOf(expr);
  if (!chain || chain.steps.length < 2) return null;
  const codes = chain.steps.map(([step]) => STEPS.indexOf(step));
  const numbers = chain.steps.map(([, by]) => by);
  const run = (start: number): number => {
    let x = start;
    for (let i = 0; i < codes.length; i++) {
      const by = numbers[i] as number;
      switch (codes[i]) {
        case 0:
          x += by;
          break;
        case 1:
          x -= by;
          break;
        case 2:
          x *= by;
          break;
        case 3:
          x /= by;
          break;
        case 4:
          x = by - x;
          break;
        case 5:
          x = by / x;
          break;
        case 6:
          x = -x;
          break;
        case 7:
          x = Math.min(x, by);
          break;
        default:
          x = Math.max(x, by);
      }
    }
    return x;
  };
  const leaf = compileExpression(chain.leaf, symbols);
  const slot =
    chain.leaf[0 as never] === 'v' ? symbols.slots.get((chain.leaf as readonly unknown[])[1] as string) : undefined;
  return slot === undefined ? (s) => run(leaf(s)) : (s) => run(s.v[slot] as number);
}

function moveField(field: string): Fn {
  switch (field) {
    case 'size':
      return (s) => s.move.size;
    case 'posture':
      return (s) => s.move.posture;
    case 'favours':
      return (s) => s.move.favours;
    default:
      throw new RulesetError(`A move has no field "${field}".`);
  }
}

function compileCall(name: string, args: (Expr | string)[], symbols: Symbols): Fn {
  const numeric = (i: number): Fn => compileExpression(args[i] as Expr, symbols);
  const id = args[0] as string;
  switch (name) {
    case 'min': {
      const [a, b] = [numeric(0), numeric(1)];
      return (s) => Math.min(a(s), b(s));
    }
    case 'max': {
      const [a, b] = [numeric(0), numeric(1)];
      return (s) => Math.max(a(s), b(s));
    }
    case 'abs': {
      const a = numeric(0);
      return (s) => Math.abs(a(s));
    }
    case 'clamp': {
      const [x, low, high] = [numeric(0), numeric(1), numeric(2)];
      return (s) => clamp(x(s), low(s), high(s));
    }
    case 'recent':
    case 'recentSize': {
      const at = symbols.tagOf.get(id);
      if (at === undefined) return () => 0;
      const n = numeric(1);
      const read = name === 'recent' ? countRecent : sizeRecent;
      return (s) => {
        const quarters = n(s);
        const last = s.lastTag[at] as number;
        return last < 0 || last <= s.turn - quarters ? 0 : read(s, id, quarters);
      };
    }
    case 'since': {
      const at = symbols.tagOf.get(id);
      if (at === undefined) return () => NEVER;
      return (s) => {
        const last = s.lastTag[at] as number;
        return last < 0 ? NEVER : s.turn - last;
      };
    }
    case 'ever': {
      const at = symbols.tagOf.get(id);
      if (at === undefined) return () => 0;
      return (s) => ((s.lastTag[at] as number) < 0 ? 0 : 1);
    }
    case 'signed':
      return (s) => {
        const stage = programmeIn(s, id).stage;
        return stage === 'contracted' || stage === 'delivering' || stage === 'complete' ? 1 : 0;
      };
    case 'offered':
    case 'negotiating':
    case 'frozen':
    case 'complete':
      return (s) => (programmeIn(s, id).stage === name ? 1 : 0);
    case 'delivered':
      return (s) => programmeIn(s, id).delivered;
    case 'inCrisis':
      return (s) => (s.crises.some((c) => c.id === id) ? 1 : 0);
    case 'crisisRung':
      return (s) => s.crises.find((c) => c.id === id)?.rung ?? -1;
    case 'promised':
      return (s) => (s.promises.some((p) => p.id === id && p.status === 'outstanding') ? 1 : 0);
    case 'kept':
    case 'broke': {
      const status = name === 'kept' ? 'kept' : 'broken';
      return (s) => (s.promises.some((p) => p.id === id && p.status === status) ? 1 : 0);
    }
    case 'happened': {
      const at = symbols.lastOf.get(`event.${id}`);
      if (at === undefined) throw new RulesetError(`No event is called "${id}".`);
      return (s) => ((s.last[at] as number) < 0 ? 0 : 1);
    }
    case 'chose':
      return (s) => (s.history.some((act) => act.id === id) ? 1 : 0);
    default:
      throw new RulesetError(`No function is called "${name}".`);
  }
}

/** Acts with the tag in the last `quarters` quarters, this one included. */
export function countRecent(s: Pick<Scope, 'history' | 'turn'>, tag: string, quarters: number): number {
  let n = 0;
  for (let i = s.history.length - 1; i >= 0; i--) {
    const act = s.history[i] as Act;
    if (act.turn <= s.turn - quarters) break;
    if (act.tags.includes(tag)) n++;
  }
  return n;
}

function sizeRecent(s: Scope, tag: string, quarters: number): number {
  let sum = 0;
  for (let i = s.history.length - 1; i >= 0; i--) {
    const act = s.history[i] as Act;
    if (act.turn <= s.turn - quarters) break;
    if (act.tags.includes(tag)) sum += act.size;
  }
  return sum;
}

function programmeIn(s: Scope, id: string): ProgrammeRecord {
  const record = s.programmes.find((p) => p.id === id);
  if (!record) throw new RulesetError(`No programme is called "${id}".`);
  return record;
}
