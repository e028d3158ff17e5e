import { describe, expect, test } from 'vitest';
import { compileEdited } from '../fixture.ts';

const PUMP = `      - { id: pump, name: "The pump pays", effects: { set: { energy.passThrough: 0.8 }, public.approval: -2, economy.treasury: 0.6 } }
      - { id: budget, name: "The budget pays", effects: { set: { energy.passThrough: 0.2 }, public.approval: 1, economy.treasury: -0.6 } }
`;

function dominated(first: string, second: string): string[] {
  const options = `      - { id: a, name: A, ${first} }\n      - { id: b, name: B, ${second} }\n`;
  const { diagnostics } = compileEdited('decisions.yaml', PUMP, options);
  return diagnostics.filter(({ code }) => code === 'ET511').map(({ path }) => path);
}

describe('an option is dominated', () => {
  test.each([
    ['that costs more for the same', 'cost: { capital: 1 }', 'cost: { capital: 2 }', ['b']],
    ['that gives less of what is good', 'effects: { public.approval: 2 }', 'effects: { public.approval: 1 }', ['b']],
    [
      'that gives more of what is bad',
      'effects: { economy.inflation: 1 }',
      'effects: { economy.inflation: 0.5 }',
      ['a'],
    ],
    ['that lacks what the other has', 'effects: {}', 'effects: { economy.treasury: 1 }', ['a']],
  ])('%s', (_, first, second, expected) => {
    expect(dominated(first, second)).toEqual(expected.map((id) => `decisions.prices.options.${id}.id`));
  });
});

describe('an option is not dominated', () => {
  test.each([
    ['when they are the same', 'effects: { public.approval: 1 }', 'effects: { public.approval: 1 }'],
    [
      'when each has something',
      'cost: { capital: 1 }, effects: { public.approval: 1 }',
      'cost: { capital: 2 }, effects: { public.approval: 2 }',
    ],
    [
      'by a variable of which more may be bad',
      'effects: { relations.republic.north: 1 }',
      'effects: { relations.republic.north: 2 }',
    ],
    ['when amounts are not plain', 'effects: { public.approval: "turn" }', 'effects: { public.approval: "turn + 1" }'],
    [
      'when it can be chosen at other times',
      'cost: { capital: 1 }, when: "turn > 2"',
      'cost: { capital: 2 }, when: "turn > 1"',
    ],
    ['when it marks something else', 'cost: { capital: 1 }, tags: [oil-deal]', 'cost: { capital: 2 }'],
    [
      'when it favours someone else',
      'cost: { capital: 1 }, favours: { north: 1 }',
      'cost: { capital: 2 }, favours: { south: 1 }',
    ],
    ['when it also opens something', 'cost: { capital: 1 }, effects: { open: strait }', 'cost: { capital: 2 }'],
  ])('%s', (_, first, second) => {
    expect(dominated(first, second)).toEqual([]);
  });
});

test('thousands of options are not held against each other', () => {
  const options = Array.from({ length: 2500 }, (_, n) => `      - { id: o${n}, name: O }\n`).join('');
  const { ok, diagnostics } = compileEdited('decisions.yaml', PUMP, options);
  expect(ok).toBe(true);
  expect(diagnostics.filter(({ code }) => code === 'ET511')).toEqual([]);
});
