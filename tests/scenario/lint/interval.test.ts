import { describe, expect, test } from 'vitest';
import type { Expr } from '#engine';
import { compile, type Vocabulary } from '../../../src/scenario/expression/compile.ts';
import { createEnvironment } from '../../../src/scenario/expression/environment.ts';
import {
  canFail,
  canHold,
  type Interval,
  type Ranges,
  rangeOf,
  visitZeroDivisors,
} from '../../../src/scenario/lint/interval.ts';

const VARIABLES: Readonly<Record<string, Interval>> = { share: [0, 1], score: [0, 100], tie: [-100, 100], one: [1, 1] };
const NAMES = new Map(Object.keys(VARIABLES).map((name) => [name, name]));
const ENVIRONMENT = createEnvironment(NAMES.keys());
const VOCABULARY: Vocabulary = { variables: NAMES, ids: {}, isExcused: () => false, isFirst: () => true };
const RANGES: Ranges = {
  variable: (name) => VARIABLES[name]!,
  call: (name, args) =>
    name === 'ever' ? (args[0] === 'never' ? [0, 0] : [0, 1]) : name === 'since' ? [0, 99] : [0, 1],
};

function read(text: string): Expr {
  const result = compile(text, ENVIRONMENT, VOCABULARY, true);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.expr;
}

describe('what can hold and what can fail', () => {
  test.each<[string, boolean, boolean]>([
    ['score > 50', true, true],
    ['score > 100', false, true],
    ['score >= 100', true, true],
    ['score >= 0', true, false],
    ['score < 0', false, true],
    ['tie < 0', true, true],
    ['share == 2.0', false, true],
    ['share != 2.0', true, false],
    ['one == 1', true, false],
    ['one != 1', false, true],
    ['true', true, false],
    ['!true', false, true],
    ['score > 50 && score < 40', false, true],
    ['score > 50 && score < 60', true, true],
    ['score > 50 || score <= 50', true, false],
    ['score > 50 && !(score > 40)', false, true],
    ['score > 50 && (score < 40 || share > 2)', false, true],
    ['40 > score && score > 50', false, true],
    ['score == 30 && score == 40', false, true],
    ["ever('x') && !ever('x')", false, true],
    ["ever('never')", false, true],
    ["!ever('never')", true, false],
    ["since('x') > 99", false, true],
    ['share * 100 > 100.5', false, true],
    ['share + share > 2', false, true],
    ['score / 2.0 > 51', false, true],
    ['1 / share > 0', true, true],
    ['min(score, 10) > 10', false, true],
    ['max(score, 10) < 10', false, true],
    ['abs(tie) > 100', false, true],
    ['abs(tie) < 0', false, true],
    ['clamp(tie, 0, 5) > 5', false, true],
    ['-score > 0', false, true],
    ['(share > 0.5 ? 10 : 20) > 20', false, true],
    ['share > 2 ? false : true', true, false],
    ['share > 0.5 ? score > 200 : tie > 200', false, true],
    ['move.size >= 0', true, false],
    ['move.posture > 10', false, true],
    ['tie - score > 100', false, true],
    ['(score > 50) == true', true, true],
  ])('%s', (text, holds, fails) => {
    expect({ holds: canHold(read(text), RANGES), fails: canFail(read(text), RANGES) }).toEqual({ holds, fails });
  });
});

test('a range holds every value that sampled variables give', () => {
  const texts = [
    'tie * tie',
    'tie * share - score',
    'abs(tie) / (share + 1)',
    'min(tie, score) + max(tie, 3)',
    'clamp(tie, -5, score)',
    'share > 0.5 ? tie : -score',
    '-(tie - 3) * 2',
  ];
  for (const text of texts) {
    const expr = read(text);
    const [low, high] = rangeOf(expr, RANGES);
    for (let i = 0; i < 200; i++) {
      const given = { share: (i % 11) / 10, score: (i * 37) % 101, tie: ((i * 53) % 201) - 100 };
      const value = ENVIRONMENT.evaluate(text.replace(/(?<![\w.])\d+(?![\w.])/g, '$&.0'), given) as number;
      expect(value, text).toBeGreaterThanOrEqual(low - 1e-9);
      expect(value, text).toBeLessThanOrEqual(high + 1e-9);
    }
  }
});

describe('a divisor that may be zero', () => {
  test.each<[string, number]>([
    ['1 / share', 1],
    ['1 / (share - 0.5)', 1],
    ['1 / max(share, 0.1)', 0],
    ['1 / (share + 1.0)', 0],
    ['1 / one', 0],
    ['1 / (one - 1.0)', 1],
    ['share / 2.0', 0],
    ['share / 0.0', 1],
    ['share > 0 ? 1 / share : 0', 0],
    ['share > 0 ? 0 : 1 / share', 1],
    ['share >= 0 ? 1 / share : 0', 1],
    ['share != 0 ? 1 / share : 0', 0],
    ['tie != 0 ? 1 / tie : 0', 1],
    ['tie < 0 ? 1 / tie : 0', 0],
    ['0 < tie ? 1 / tie : 0', 0],
    ['share > 0 && 1 / share > 3', 0],
    ['share <= 0 || 1 / share > 3', 0],
    ['share > 0 || 1 / share > 3', 1],
    ['min(1 / share, 1 / score) > 0 ? 1 / tie : 0', 3],
    ["!ever('never') || 1 / share > 0", 0],
    ["1 / since('x')", 1],
  ])('%s', (text, count) => {
    const found: unknown[] = [];
    visitZeroDivisors(read(text), RANGES, (division) => found.push(division));
    expect(found).toHaveLength(count);
  });
});
