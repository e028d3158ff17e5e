import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Act, compileExpression, type Fn, link, NO_MOVE, type Scope } from '#engine';
import { compileScenario, scaffold } from '#scenario';
import { compile, type Vocabulary } from '../../../src/scenario/expression/compile.ts';
import { createEnvironment } from '../../../src/scenario/expression/environment.ts';

/**
 * The game's closures against the expression library's own evaluator, on generated expressions: the same text goes through our compiler
 * and, with its numbers written as doubles, straight to the library.
 */

const VARIABLES = [
  'relations.republic.north',
  'relations.north.republic',
  'relations.south.east',
  'threat.east',
  'energy.brent',
  'oil.south.share',
  'readiness',
  'turn',
  'quarter',
  'goals.met',
] as const;

/** A number as text: whole ones are written without a point half of the time, as authors do. */
const numberText = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map(String),
  fc.integer({ min: 0, max: 1000 }).map((n) => `${n}.0`),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map((n) => (/[.e]/.test(String(n)) ? String(n) : `${n}.0`)),
  fc.constantFrom('0', '0.0', '0.1', '0.2', '0.3', '1e300', '5e-324'),
);
const variableText = fc.constantFrom(...VARIABLES);

const { number, bool } = fc.letrec<{ number: string; bool: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    variableText,
    numberText,
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    // One side is a variable or a double, so that no two whole literals are divided.
    fc.tuple(tie('number'), variableText).map(([a, b]) => `(${a} / ${b})`),
    tie('number').map((a) => `(-${a})`),
    fc.tuple(tie('bool'), tie('number'), tie('number')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number')).map(([f, a, b]) => `${f}(${a}, ${b})`),
    tie('number').map((a) => `abs(${a})`),
    fc.tuple(tie('number'), fc.nat(50), fc.nat(50)).map(([a, low, more]) => `clamp(${a}, ${low}, ${low + more})`),
    fc
      .tuple(fc.constantFrom('recent', 'recentSize'), fc.constantFrom('north-arms', 'none'), fc.nat(6))
      .map(([f, tag, n]) => `${f}('${tag}', ${n})`),
    fc.constantFrom('north-arms', 'none').map((tag) => `since("${tag}")`),
  ),
  bool: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('true', 'false', "ever('north-arms')", "ever('none')"),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('bool'), fc.constantFrom('&&', '||', '==', '!='), tie('bool'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('bool').map((a) => `!${a}`),
  ),
}));

const values = fc.record(
  Object.fromEntries(
    VARIABLES.map((name) => [
      name,
      fc.oneof(
        { weight: 8, arbitrary: fc.double({ min: -200, max: 200, noNaN: true }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(0, -0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
        },
      ),
    ]),
  ),
);

const TURN = 9;
const act = (turn: number, tags: string[], size: number): Act => ({
  id: 'decide.x',
  turn,
  actor: 'republic',
  tags,
  size,
  posture: 'normal',
  favours: {},
  key: 'decision.x',
});
const HISTORY: readonly Act[] = [
  act(3, ['north-arms'], 2.5),
  act(7, ['north-arms', 'oil-deal'], 1.5),
  act(7, ['oil-deal'], 4),
  act(8, ['north-arms'], 0.25),
];

/** What the functions mean, written once more and otherwise: over the whole history, oldest first. */
const HANDLERS: Readonly<Record<string, (...args: never[]) => number | boolean>> = {
  min: (a: number, b: number) => Math.min(a, b),
  max: (a: number, b: number) => Math.max(a, b),
  abs: (a: number) => Math.abs(a),
  clamp: (x: number, low: number, high: number) => (x < low ? low : x > high ? high : x),
  recent: (tag: string, n: number) => within(tag, n).length,
  recentSize: (tag: string, n: number) => within(tag, n).reduceRight((sum, { size }) => sum + size, 0),
  since: (tag: string) =>
    Math.min(99, ...HISTORY.filter(({ tags }) => tags.includes(tag)).map(({ turn }) => TURN - turn)),
  ever: (tag: string) => HISTORY.some(({ tags }) => tags.includes(tag)),
};

function within(tag: string, quarters: number): Act[] {
  return HISTORY.filter(({ tags, turn }) => tags.includes(tag) && turn > TURN - quarters);
}

const { bundle } = compileScenario(scaffold('test-scenario'));
if (!bundle) throw new Error('The scaffold does not compile.');
const { symbols } = link(bundle.ruleset);
const DECLARED = new Map(symbols.specs.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [each, name])));
const ENVIRONMENT = createEnvironment(DECLARED.keys(), HANDLERS);
const VOCABULARY: Vocabulary = { variables: DECLARED, ids: {}, isExcused: () => false, isFirst: () => true };

/** The closure the game would run for an expression. */
function closureOf(text: string, type: 'number' | 'bool'): Fn {
  const result = compile(text, ENVIRONMENT, VOCABULARY, false);
  if (!result.ok) throw new Error(`${text}: ${result.problems.map(({ message }) => message).join(' ')}`);
  expect(result.type, text).toBe(type);
  return compileExpression(result.expr, symbols);
}

function scopeOf(given: Readonly<Record<string, number>>, turn: number, history: readonly Act[]): Scope {
  const v = new Float64Array(symbols.names.length);
  for (const [name, value] of Object.entries(given)) v[symbols.slots.get(name)!] = value;
  const lastTag = new Int16Array(symbols.tagOf.size).fill(-1);
  for (const each of history) {
    for (const tag of each.tags) {
      const place = symbols.tagOf.get(tag);
      if (place !== undefined) lastTag[place] = each.turn;
    }
  }
  const last = new Int16Array(64).fill(-1);
  return { v, turn, history, programmes: [], promises: [], crises: [], last, lastTag, move: NO_MOVE };
}

function contextOf(given: Readonly<Record<string, number>>): Record<string, unknown> {
  const context: Record<string, unknown> = {};
  for (const name of VARIABLES) {
    const parts = name.split('.');
    let branch = context;
    for (const part of parts.slice(0, -1)) {
      branch[part] ??= {};
      branch = branch[part] as Record<string, unknown>;
    }
    branch[parts.at(-1)!] = given[name];
  }
  return context;
}

/** Both orders of a relation are one variable. */
function settled(given: Readonly<Record<string, number>>): Record<string, number> {
  return { ...given, 'relations.north.republic': given['relations.republic.north']! };
}

/** In a scenario every number is a double; the library tells `1` and `1.0` apart. */
function withDoubles(text: string): string {
  const token = /'[^']*'|"[^"]*"|[A-Za-z_][\w.]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  return text.replace(token, (part) => (/^\d+$/.test(part) ? `${part}.0` : part));
}

const fits = (text: string) => text.length <= 480;

describe('compiled expressions give what the library gives', () => {
  const compare = (text: string, type: 'number' | 'bool', sample: Readonly<Record<string, number>>): void => {
    const given = settled(sample);
    const ours = closureOf(text, type)(scopeOf(given, TURN, HISTORY));
    const theirs = ENVIRONMENT.evaluate(withDoubles(text), contextOf(given));
    expect(type === 'bool' ? ours === 1 : ours, text).toBe(theirs);
  };

  test('numbers, over generated expressions and values', () => {
    fc.assert(
      fc.property(number.filter(fits), values, (text, sample) => compare(text, 'number', sample)),
      { numRuns: 3000 },
    );
  });

  test('conditions, over generated expressions and values', () => {
    fc.assert(
      fc.property(bool.filter(fits), values, (text, sample) => compare(text, 'bool', sample)),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['false && 1.0 / turn > 0.0', 0],
    ['true || 1.0 / turn > 0.0', 1],
    ['turn == 0.0 ? 1.0 : 2.0 / turn', 1],
    ['1.0 / turn', Number.POSITIVE_INFINITY],
    ['turn / turn', Number.NaN],
    ['turn / turn == turn / turn', 0],
    ['!(turn / turn < 1.0)', 1],
  ])('%s', (text, expected) => {
    const zeroes = Object.fromEntries(VARIABLES.map((name) => [name, 0]));
    const isCondition = /[<>=!]|&&|\|\|/.test(text) && !text.includes('?');
    const closure = closureOf(text, isCondition ? 'bool' : 'number');
    expect(closure(scopeOf(zeroes, 0, []))).toBe(expected);
    expect(Number(ENVIRONMENT.evaluate(text, contextOf(zeroes)))).toBe(expected);
  });
});
