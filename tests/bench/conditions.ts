import { Environment } from '@marcbachmann/cel-js';
import { parse } from 'yaml';
import {
  compileExpression,
  EXPRESSION_FUNCTIONS,
  type Expr,
  type Fn,
  type Ruleset,
  type Scope,
  type State,
} from '#engine';
import type { SourceText } from './flagship.ts';
import { medianOf, Sink, time, warmUp } from './measure.ts';

/** A condition as its author wrote it and as the game runs it. */
interface Condition {
  readonly key: string;
  readonly text: string;
  readonly expr: Expr;
}

export interface ConditionSpeed {
  readonly count: number;
  readonly closureNanoseconds: number;
  readonly libraryNanoseconds: number;
  /** How many times faster the closures are, over all conditions. */
  readonly ratio: number;
}

const SWEEPS = 300;
const ROUNDS = 15;

/**
 * Evaluates every condition of the scenario in `state`, by our closures and by the expression library's own evaluator.
 * A function of the game (`recent`, `signed`) does the same work on both sides; both must agree on every condition.
 */
export function measureConditions(ruleset: Ruleset, files: readonly SourceText[], state: State): ConditionSpeed {
  const conditions = conditionsOf(ruleset, files);
  const scope = { ...state, v: state.values, move: { size: 0, posture: 1, favours: 0 } };
  const closures = conditions.map(({ expr }) => compileExpression(expr, ruleset.symbols));
  const environment = libraryFor(ruleset, scope);
  const parsed = conditions.map(({ text }) => environment.parse(withDoubles(text)));
  const context = contextOf(ruleset, state);
  for (const [index, { key, text }] of conditions.entries()) {
    const ours = closures[index]?.(scope) !== 0;
    const theirs = parsed[index]?.(context);
    if (ours !== theirs) throw new Error(`${key}: “${text}” is ${ours} here and ${theirs} in the library.`);
  }

  const sink = new Sink();
  const ours = () => {
    for (const closure of closures) sink.add(closure(scope));
  };
  const theirs = () => {
    for (const evaluate of parsed) sink.add(evaluate(context) === true ? 1 : 0);
  };
  warmUp(ours, 400);
  warmUp(theirs, 400);
  const sweep = (work: () => void) => () => {
    for (let run = 0; run < SWEEPS; run++) work();
  };
  const perCondition = (milliseconds: number) => (milliseconds * 1e6) / (SWEEPS * conditions.length);
  // In turns, so that a busy machine slows both alike.
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: time(sweep(ours)), theirs: time(sweep(theirs)) }));
  if (sink.total < 0) throw new Error('A condition gave less than nothing.');
  return {
    count: conditions.length,
    closureNanoseconds: perCondition(medianOf(rounds.map((round) => round.ours))),
    libraryNanoseconds: perCondition(medianOf(rounds.map((round) => round.theirs))),
    ratio: medianOf(rounds.map((round) => round.theirs / round.ours)),
  };
}

interface Written {
  readonly id: string;
  readonly when?: unknown;
  readonly options?: readonly Written[];
}

/** Every `when` of decisions, events, their options, reactions and endings that is more than a constant. */
function conditionsOf({ data }: Ruleset, files: readonly SourceText[]): readonly Condition[] {
  const found: Condition[] = [];
  const add = (key: string, written: Written | undefined, expr: Expr | undefined) => {
    if (typeof written?.when !== 'string' || expr === undefined || typeof expr === 'number') return;
    found.push({ key, text: written.when, expr });
  };
  const byId = (list: readonly Written[], id: string) => list.find((item) => item.id === id);
  const sections = files.map(({ path, text }) => ({ path, root: parse(text) as Record<string, unknown> }));
  const section = (name: string) => sections.flatMap(({ root }) => (root[name] ?? []) as readonly Written[]);

  for (const [name, list] of [
    ['decisions', data.decisions],
    ['events', data.events],
  ] as const) {
    for (const item of list) {
      const written = byId(section(name), item.id);
      add(item.key, written, item.when);
      for (const option of item.options) add(option.key, byId(written?.options ?? [], option.id), option.when);
    }
  }
  for (const ending of data.endings) add(ending.key, byId(section('endings'), ending.id), ending.when);
  for (const reaction of data.reactions) {
    const actor = sections.find(({ path }) => path === `actors/${reaction.actor}.yaml`);
    add(reaction.key, byId((actor?.root.reactions ?? []) as readonly Written[], reaction.id), reaction.when);
  }
  return found;
}

/** In a scenario every number is a double; the library tells `1` and `1.0` apart. */
function withDoubles(text: string): string {
  return text.replace(/'[^']*'|"[^"]*"|(?<![\w.])\d+(?![\w.])/g, (part) => (/^\d/.test(part) ? `${part}.0` : part));
}

type Branch = { [name: string]: number | Branch };

function contextOf({ symbols }: Ruleset, state: State): Branch {
  const context: Branch = {};
  for (const [name, slot] of symbols.slots) {
    const parts = name.split('.');
    const last = parts.pop() as string;
    let branch = context;
    for (const part of parts) {
      branch[part] ??= {};
      branch = branch[part] as Branch;
    }
    branch[last] = state.values[slot] as number;
  }
  return context;
}

/** The library with the game's variables and functions; each function keeps a closure per text it was given. */
function libraryFor({ symbols }: Ruleset, scope: Scope): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: true });
  for (const [name, { args, returns }] of Object.entries(EXPRESSION_FUNCTIONS)) {
    const types = args.map((kind) => (kind === 'number' || kind === 'quarters' ? 'double' : 'string'));
    const result = returns === 'bool' ? (value: number) => value !== 0 : (value: number) => value;
    const compiled = new Map<string | number, Fn>();
    const call = (text: string, quarters?: number) => {
      const key = quarters === undefined ? text : `${text} ${quarters}`;
      let closure = compiled.get(key);
      if (!closure) {
        const given = quarters === undefined ? [text] : [text, quarters];
        closure = compileExpression(['call', name, ...given], symbols);
        compiled.set(key, closure);
      }
      return result(closure(scope));
    };
    const handler = NATIVE[name] ?? call;
    environment.registerFunction(`${name}(${types.join(', ')}): ${returns === 'bool' ? 'bool' : 'double'}`, handler);
  }
  return environment;
}

const NATIVE: Readonly<Record<string, (...numbers: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  clamp: (x = 0, low = 0, high = 0) => Math.min(high, Math.max(low, x)),
};
