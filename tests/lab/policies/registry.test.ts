import { describe, expect, it } from 'vitest';
import { type Learned, learnedBy, policyNamed, policyNames } from '#lab';
import { crossroads } from '../scenarios.ts';

const ACTORS = ['harbour', 'north', 'south', 'east'];

describe('policies by name', () => {
  it('finds every name it lists, under that name', () => {
    for (const name of policyNames('harbour', ACTORS)) {
      expect(policyNamed(name, 'harbour', ACTORS)?.name).toBe(name);
    }
  });

  it.each([
    ['planner:400', 'planner:400'],
    ['planner:200', 'planner'],
    ['fixed:30', 'fixed:30'],
    ['fixed:300', 'fixed'],
    ['cycle:2', 'cycle:2'],
    ['tilt:north', 'tilt:north'],
  ])('reads %s', (asked, name) => {
    expect(policyNamed(asked, 'harbour', ACTORS)?.name).toBe(name);
  });

  it.each([
    'planner:',
    'planner:0',
    'planner:-5',
    'planner:1.5',
    'planner:many',
    'planner:1000000',
    'cycle:65',
    'greedy:3',
    'tilt:harbour',
    'tilt:atlantis',
    'Planner',
    '',
  ])('knows no “%s”', (name) => {
    expect(policyNamed(name, 'harbour', ACTORS)).toBeUndefined();
  });

  it('says what has to be learned before a policy can play, as plain JSON', () => {
    const { ruleset } = crossroads();
    const kinds = ['random', 'greedy', 'tilt:north', 'middle', 'cycle:2', 'fixed:3', 'planner:10'].map((name) => {
      const learned: Learned | null = learnedBy(name, ruleset, 'harbour', 'open-port');
      expect(JSON.parse(JSON.stringify(learned))).toEqual(learned);
      return learned?.kind ?? null;
    });
    expect(kinds).toEqual([null, null, null, null, 'cycle', 'fixed', 'foresight']);
  });
});
