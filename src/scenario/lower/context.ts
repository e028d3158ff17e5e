import type { Environment } from '@marcbachmann/cel-js';
import { type Expr, type Key, type RulesetShape, type VariableSpec, variablesOf } from '#engine';
import type { Assembled } from '../assemble.ts';
import { compile, type Result, type Vocabulary } from '../expression/compile.ts';
import { createEnvironment } from '../expression/environment.ts';
import { lineAndColumn, type Span, type Spot } from '../read/positions.ts';
import type { Reporter } from '../reporter.ts';
import type { Section } from '../source/scenario.ts';
import type { ExprSource, TextSource } from '../source/shared.ts';
import { didYouMean, nearestVariable } from '../suggest.ts';
import type { TextStore } from '../text/store.ts';
import type { Names } from './names.ts';

/** An expression of the scenario as it was compiled, for checks on its meaning. */
export interface CompiledExpression {
  readonly spot: Spot;
  readonly expr: Expr;
  readonly wants: 'number' | 'bool';
  readonly text: string;
  /** See {@link Result}. */
  readonly spans: ReadonlyMap<Expr, Span>;
}

const NOWHERE: ReadonlyMap<Expr, Span> = new Map();

/** What may be read by what enters a value computed in a stage; see `VariableSpec.stage`. */
const READABLE_BEFORE: ReadonlyMap<number, string> = new Map([
  [2, 'Stocks and oil prices can be read here.'],
  [4, 'Stocks, prices, forces, security, autonomy and exposure can be read here.'],
  [5, 'Everything but goals can be read here.'],
]);

/** Which part of the scenario declares the variables of a group. */
const SECTION_OF_ROOT: Readonly<Record<string, Section>> = {
  relations: 'actors',
  habit: 'actors',
  heat: 'actors',
  response: 'actors',
  sanctions: 'actors',
  seat: 'actors',
  trade: 'actors',
  threat: 'threats',
  optics: 'optics',
  indicators: 'indicators',
  oil: 'oil',
  inventory: 'domains',
  munitions: 'domains',
  cover: 'domains',
  spares: 'suppliers',
  disruption: 'suppliers',
  late: 'suppliers',
  armsValue: 'suppliers',
  arms: 'suppliers',
};

/** What every part of the lowering needs: names, texts, expressions, and the way back from what it makes to what was written. */
export class Context {
  readonly reporter: Reporter;
  names: Names;
  readonly texts: TextStore;
  readonly assembled: Assembled;
  readonly expressions: CompiledExpression[] = [];
  /** Promise id → what was written, to tell one promise made twice from two under one name. */
  readonly promises = new Map<string, string>();
  readonly sources: Record<Key, { readonly file: string; readonly line: number }> = {};
  readonly variables: ReadonlyMap<string, VariableSpec>;
  private readonly specs: readonly VariableSpec[];
  private readonly environment: Environment;
  private vocabulary: Vocabulary;
  private compiled = new Map<string, Result>();
  private readonly origins = new WeakMap<object, object>();

  constructor(
    reporter: Reporter,
    names: Names,
    texts: TextStore,
    assembled: Assembled,
    shape: RulesetShape,
    ids: Readonly<Record<string, ReadonlySet<string>>>,
  ) {
    this.reporter = reporter;
    this.names = names;
    this.texts = texts;
    this.assembled = assembled;
    this.specs = variablesOf(shape);
    const variables = new Map<string, VariableSpec>();
    const declared = new Map<string, string>();
    for (const spec of this.specs) {
      for (const name of [spec.name, ...spec.aliases]) {
        variables.set(name, spec);
        declared.set(name, spec.name);
      }
    }
    this.variables = variables;
    this.environment = createEnvironment(declared.keys());
    this.vocabulary = {
      variables: declared,
      ids,
      isExcused: (name) => this.isExcused(name),
      isFirst: (subject) => reporter.isFirst(subject),
    };
  }

  /** Does `work` on a part of the scenario that may refer to more than the rest of it. */
  within<T>(names: Names, ids: Readonly<Record<string, ReadonlySet<string>>>, work: () => T): T {
    const { names: outerNames, vocabulary, compiled } = this;
    this.names = names;
    this.vocabulary = { ...vocabulary, ids };
    this.compiled = new Map();
    const result = work();
    this.names = outerNames;
    this.vocabulary = vocabulary;
    this.compiled = compiled;
    return result;
  }

  /** Remembers what a lowered thing was written as. */
  made<T extends object>(lowered: T, from: object): T {
    this.origins.set(lowered, from);
    return lowered;
  }

  /** What a lowered thing was written as. */
  originOf(lowered: object): object | undefined {
    return this.origins.get(lowered);
  }

  /** Remembers where a key was written. */
  place(key: Key, spot: Spot): void {
    const container = this.reporter.positions.get(spot.of);
    if (!container || this.sources[key]) return;
    const entry = spot.key === undefined ? undefined : container.entries.get(String(spot.key));
    const offset = entry ? (entry.key ?? entry.value).start : container.span.start;
    this.sources[key] = { file: container.file.path, line: lineAndColumn(container.file, offset).line };
  }

  text(id: string, value: TextSource | undefined, of: object, key: string): void {
    this.texts.add(id, value, of, key);
  }

  /** The value of `of[key]` as a number expression. */
  number(of: object, key: string, fallback: Expr = 0, mayReadMove = false): Expr {
    return this.expression(of, key, 'number', mayReadMove) ?? fallback;
  }

  /**
   * As {@link number}, for what enters a value computed in `stage`: it may read computed values of earlier stages only.
   * @param what the thing in words, to say why not
   */
  numberBefore(stage: 2 | 4 | 5, what: string, of: object, key: string, fallback: Expr = 0): Expr {
    const expr = this.number(of, key, fallback);
    const { spans } = this.expressions.at(-1) ?? { spans: NOWHERE };
    visitVariables(expr, (node, name) => {
      const spec = this.variables.get(name);
      if (!spec || spec.stage < stage) return;
      const message = `“${name}” is not known yet when ${what} is computed.`;
      const within = spans.get(node);
      const spot = { of, key, ...(within && { within }) };
      this.reporter.at(spot, 'ET412', message, READABLE_BEFORE.get(stage));
    });
    return expr;
  }

  /** The value of `of[key]` as a condition; undefined when there is none. */
  condition(of: object, key: string, mayReadMove = false): Expr | undefined {
    return this.expression(of, key, 'bool', mayReadMove);
  }

  private expression(of: object, key: string, wants: 'number' | 'bool', mayReadMove: boolean): Expr | undefined {
    const value = (of as Record<string, ExprSource | undefined>)[key];
    if (value === undefined) return undefined;
    // Names that are nowhere take long to look for, and a hostile file has thousands.
    if (this.reporter.isFull(of)) return 0;
    const spot = { of, key };
    if (typeof value === 'number' || typeof value === 'boolean') {
      const type = typeof value === 'number' ? 'number' : 'bool';
      if (type !== wants) this.reportType(spot, wants, String(value));
      return this.keep(spot, Number(value), wants, String(value), NOWHERE);
    }
    const cacheKey = `${mayReadMove ? 'm' : 's'}${value}`;
    let result = this.compiled.get(cacheKey);
    if (!result) {
      result = compile(value, this.environment, this.vocabulary, mayReadMove);
      this.compiled.set(cacheKey, result);
    }
    if (!result.ok) {
      for (const { code, span, message, hint } of result.problems)
        this.reporter.at({ ...spot, within: span }, code, message, hint);
      return 0;
    }
    if (result.type !== wants) this.reportType(spot, wants, value);
    return this.keep(spot, result.expr, wants, value, result.spans);
  }

  private keep(spot: Spot, expr: Expr, wants: 'number' | 'bool', text: string, spans: ReadonlyMap<Expr, Span>): Expr {
    this.expressions.push({ spot, expr, wants, text, spans });
    return expr;
  }

  private reportType(spot: Spot, wants: 'number' | 'bool', text: string): void {
    if (wants === 'bool') {
      const hint =
        text === '1' || text === '0' ? `Write “${text === '1'}”.` : 'Compare it with something, as in “> 0”.';
      this.reporter.at(spot, 'ET406', 'A condition is needed, this is a number.', hint);
    } else {
      this.reporter.at(spot, 'ET406', 'A number is needed, this is a condition.', `Write “${text} ? 1 : 0”.`);
    }
  }

  private isExcused(name: string): boolean {
    const { unread, salvaged } = this.assembled;
    const parts = name.split('.');
    const root = parts[0]!;
    const section = Object.hasOwn(SECTION_OF_ROOT, root) ? SECTION_OF_ROOT[root] : undefined;
    if (section && unread.has(section)) return true;
    // Which of these there are depends on who the pivot and the poles are.
    if ((root === 'trade' || root === 'exposure') && unread.has('triangle')) return true;
    // Actors stand in many names; a file of theirs that is broken excuses them all.
    if (parts.length === 1 && (unread.has('events') || unread.has('crises') || unread.has('programmes'))) return true;
    return parts.some((part) => salvaged.has(part));
  }

  /**
   * A variable that may be written: its declared name, or null when there is none or it cannot be written.
   * @param as an effect, or the value at the start
   */
  writable(of: object, name: string, as: 'effect' | 'start' = 'effect'): string | null {
    const spec = this.readable(of, name);
    if (!spec) return null;
    // The penalties in force when the game begins are on record like the rest; from then on the engine keeps them.
    if (spec.writable || (as === 'start' && spec.name === 'economy.tariff')) return spec.name;
    const { what, hint } = whyReadOnly(spec, as);
    this.reporter.at({ of, key: name, part: 'key' }, 'ET304', `“${name}” is ${what} and cannot be written.`, hint);
    return null;
  }

  /** The variable a key names, reported when there is none. */
  readable(of: object, name: string): VariableSpec | null {
    const spec = this.variables.get(name);
    if (spec) return spec;
    if (!this.reporter.isFull(of) && !this.isExcused(name)) {
      const near = nearestVariable(name, this.variables.keys());
      const hint = near === undefined ? '' : `Did you mean “${near}”?`;
      this.reporter.at({ of, key: name, part: 'key' }, 'ET303', `There is no variable “${name}”.`, hint);
    }
    return null;
  }

  /** As {@link Names.check}, for a value. */
  ref(kind: Parameters<Names['check']>[0], of: object, key: string | number): string {
    const name = (of as Record<string | number, unknown>)[key] as string;
    this.names.check(kind, name, of, key);
    return name;
  }

  /** A map from ids of a kind to numbers. */
  byId(
    kind: Parameters<Names['check']>[0],
    map: Readonly<Record<string, number>> | undefined,
  ): Readonly<Record<string, number>> {
    if (!map) return {};
    for (const name of Object.keys(map)) this.names.check(kind, name, map, name, 'key');
    return { ...map };
  }

  suggest(name: string, known: Iterable<string>): string {
    return didYouMean(name, known);
  }
}

/** Why a variable cannot be written, and what to write instead. */
function whyReadOnly(spec: VariableSpec, as: 'effect' | 'start'): { readonly what: string; readonly hint: string } {
  if (spec.derived) return { what: 'computed', hint: 'It follows from other variables; change those.' };
  if (spec.name === 'economy.tariff') {
    return { what: 'computed', hint: 'Write “economy.tariffBase”; penalties come on top of it.' };
  }
  const supplier = /^oil\.(\w+)\.share$/.exec(spec.name)?.[1];
  if (supplier !== undefined) {
    const hint =
      as === 'start'
        ? `Write “share:” under oil, ${supplier}.`
        : `Write “shift: { from: …, to: ${supplier}, share: 0.05 }”, or the other way round.`;
    return { what: 'one of shares that sum to 1', hint };
  }
  return { what: 'kept by the engine', hint: 'It can be read only.' };
}

/** Calls `visit` for every variable that an expression reads. */
function visitVariables(expr: Expr, visit: (node: Expr, name: string) => void): void {
  if (typeof expr === 'number') return;
  const [operator, ...operands] = expr;
  if (operator === 'v') visit(expr, operands[0] as string);
  else if (operator !== 'm') {
    for (const operand of operands) if (typeof operand !== 'string') visitVariables(operand, visit);
  }
}
