import type { Environment } from '@marcbachmann/cel-js';
import { type Expr, type Key, type RulesetShape, type VariableSpec, variablesOf } from '#engine';
import type { Assembled } from '../assemble.ts';
import { compile, type Result, type Vocabulary } from '../expression/compile.ts';
import { createEnvironment } from '../expression/environment.ts';
import { lineAndColumn, type Spot } from '../read/positions.ts';
import type { Reporter } from '../reporter.ts';
import type { Section } from '../source/scenario.ts';
import type { ExprSource, TextSource } from '../source/shared.ts';
import { didYouMean, nearest } from '../suggest.ts';
import type { TextStore } from '../text/store.ts';
import type { Names } from './names.ts';

/** An expression of the scenario as it was compiled, for checks on its meaning. */
export interface CompiledExpression {
  readonly spot: Spot;
  readonly expr: Expr;
  readonly wants: 'number' | 'bool';
  readonly text: string;
}

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
  readonly names: Names;
  readonly texts: TextStore;
  readonly assembled: Assembled;
  readonly expressions: CompiledExpression[] = [];
  /** Promise id → what was written, to tell one promise made twice from two under one name. */
  readonly promises = new Map<string, string>();
  readonly sources: Record<Key, { readonly file: string; readonly line: number }> = {};
  readonly variables: ReadonlyMap<string, VariableSpec>;
  private readonly specs: readonly VariableSpec[];
  private readonly environment: Environment;
  private readonly vocabulary: Vocabulary;
  private readonly compiled = new Map<string, Result>();
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
    this.vocabulary = { variables: declared, ids, isExcused: (name) => this.isExcused(name) };
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

  /** The value of `of[key]` as a condition; undefined when there is none. */
  condition(of: object, key: string, mayReadMove = false): Expr | undefined {
    return this.expression(of, key, 'bool', mayReadMove);
  }

  private expression(of: object, key: string, wants: 'number' | 'bool', mayReadMove: boolean): Expr | undefined {
    const value = (of as Record<string, ExprSource | undefined>)[key];
    if (value === undefined) return undefined;
    const spot = { of, key };
    if (typeof value === 'number' || typeof value === 'boolean') {
      const type = typeof value === 'number' ? 'number' : 'bool';
      if (type !== wants) this.reportType(spot, wants, String(value));
      return this.keep(spot, Number(value), wants, String(value));
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
    return this.keep(spot, result.expr, wants, value);
  }

  private keep(spot: Spot, expr: Expr, wants: 'number' | 'bool', text: string): Expr {
    this.expressions.push({ spot, expr, wants, text });
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
    const section = SECTION_OF_ROOT[parts[0]!];
    if (section && unread.has(section)) return true;
    // Actors stand in many names; a file of theirs that is broken excuses them all.
    if (parts.length === 1 && (unread.has('events') || unread.has('crises') || unread.has('programmes'))) return true;
    return parts.some((part) => salvaged.has(part));
  }

  /** A variable that effects may write: its declared name, or null when there is none or it cannot be written. */
  writable(of: object, name: string): string | null {
    const spec = this.readable(of, name);
    if (!spec) return null;
    if (spec.derived) {
      const hint =
        name === 'economy.tariff' ? 'Write “economy.tariffBase”.' : 'It follows from other variables; change those.';
      this.reporter.at({ of, key: name, part: 'key' }, 'ET304', `“${name}” is computed and cannot be written.`, hint);
      return null;
    }
    return spec.name;
  }

  /** The variable a key names, reported when there is none. */
  readable(of: object, name: string): VariableSpec | null {
    const spec = this.variables.get(name);
    if (spec) return spec;
    if (!this.isExcused(name)) {
      const near = nearest(name, this.variables.keys());
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
