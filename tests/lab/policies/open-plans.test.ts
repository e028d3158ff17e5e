import { describe, expect, it } from 'vitest';
import { checkPlan, start, step } from '#engine';
import { admit, choiceOf, cycle, fixed, learnedBy, type OpenPlan, type Policy, pass, playGame } from '#lab';
import { legalPart, tryOut } from '../../../src/lab/policies/search/open-plan.ts';
import { crossroads } from '../scenarios.ts';

const DOCTRINE = 'open-port';
const { ruleset } = crossroads();
const SEEDS = Array.from({ length: 12 }, (_, index) => `unseen ${index}`);

function learned(name: string): OpenPlan {
  return learnedBy(name, ruleset, 'harbour', DOCTRINE) as OpenPlan;
}

function meanOn(plan: Pick<OpenPlan, 'turns' | 'answers'>, seeds: readonly string[]): number {
  const values = seeds.map((seed) => tryOut(ruleset, 'harbour', DOCTRINE, plan, seed).value);
  return values.reduce((sum, value) => sum + value, 0) / seeds.length;
}

const NOTHING = { turns: [], answers: [] };

describe('an open plan', () => {
  it('makes what it wants as far as it is legal, in order, and skips the rest', () => {
    let state = start(ruleset, { seed: 'skip', doctrine: DOCTRINE });
    const unknown = { kind: 'decide', decision: 'invade', option: 'now' } as const;
    const crisis = { kind: 'crisis', crisis: 'none', action: 'trade' } as const;
    const wanted = ruleset.data.decisions
      .filter(({ seat }) => seat === 'harbour')
      .flatMap(({ id, options }) =>
        options.map((option) => ({ kind: 'decide', decision: id, option: option.id }) as const),
      );
    const wishes = { turns: [[unknown, ...wanted]], answers: [crisis] };
    let skipped = 0;
    while (state.ending === null) {
      const plan = legalPart(ruleset, state, 'harbour', wishes);
      expect(checkPlan(ruleset, state, 'harbour', plan)).toEqual([]);
      expect(plan).not.toContainEqual(unknown);
      expect(new Set(plan.map(choiceOf)).size).toBe(plan.length);
      // The first wish that can be afforded alone is never passed over for a later one.
      const first = wanted.find((move) => checkPlan(ruleset, state, 'harbour', [move]).length === 0);
      expect(plan[0]).toEqual(first);
      skipped += wanted.length - plan.length;
      state = step(ruleset, state, { harbour: plan }).after;
    }
    expect(skipped).toBeGreaterThan(0);
  });
});

describe.each([
  { kind: 'cycle', name: 'cycle:3', policy: () => cycle(3) },
  { kind: 'fixed', name: 'fixed:25', policy: () => fixed(25) },
] satisfies { kind: string; name: string; policy: () => Policy }[])('$kind', ({ kind, name, policy }) => {
  it('is found once, and is better than nothing on games it has not trained on', () => {
    const plan = learned(name);
    expect(plan).toMatchObject({ kind, seat: 'harbour', doctrine: DOCTRINE, rules: ruleset.data.hash });
    expect(learned(name)).toBe(plan);
    expect(meanOn(plan, SEEDS)).toBeGreaterThan(meanOn(NOTHING, SEEDS) + 0.05);
  });

  it('tells the value of its training games truly', () => {
    const plan = learned(name);
    const training = Array.from({ length: kind === 'cycle' ? 24 : 48 }, (_, index) => `training ${index}`);
    expect(meanOn(plan, training)).toBeCloseTo(plan.value, 12);
  });

  it('plays what was admitted from elsewhere', () => {
    const plan = learned(name);
    const inert = { ...plan, turns: plan.turns.map(() => []), answers: [] };
    const played = () =>
      playGame(ruleset, { seed: 'admitted', doctrine: DOCTRINE, policies: { harbour: policy() } }).reports.flatMap(
        ({ plans }) => plans.harbour ?? [],
      );
    expect(played().length).toBeGreaterThan(0);
    admit([JSON.parse(JSON.stringify(inert))]);
    expect(played()).toEqual([]);
    admit([plan]);
    expect(played().length).toBeGreaterThan(0);
  });
});

describe('cycle', () => {
  it('goes round a loop of at most four moves, one further each quarter', () => {
    const { turns } = learned('cycle:3');
    expect(turns.length).toBeGreaterThan(0);
    expect(turns.length).toBeLessThanOrEqual(4);
    for (const [index, moves] of turns.entries()) {
      expect(moves).toHaveLength(turns.length);
      expect(moves[0]).toEqual(turns[0]?.[index]);
      expect(new Set(moves.map(choiceOf)).size).toBe(moves.length);
    }
  });
});

describe('fixed', () => {
  it('has one answer to a question, and moves for every turn', () => {
    const { turns, answers } = learned('fixed:25');
    expect(turns).toHaveLength(ruleset.data.turns);
    expect(new Set(answers.map(choiceOf)).size).toBe(answers.length);
    expect(turns.flat().every(({ kind }) => kind === 'decide')).toBe(true);
  });

  it('gets better with more generations', () => {
    expect(learned('fixed:80').value).toBeGreaterThan(learned('fixed:1').value + 0.02);
  });

  it('plays blindly: no luck changes what it wants, only what is legal', () => {
    const wishes = learned('fixed:25');
    for (const seed of SEEDS.slice(0, 4)) {
      const { reports } = playGame(ruleset, {
        seed,
        doctrine: DOCTRINE,
        policies: { harbour: fixed(25), north: pass },
      });
      for (const { before, plans } of reports) {
        const wanted = [...(wishes.turns[before.turn] ?? []), ...wishes.answers].map((move) => JSON.stringify(move));
        for (const move of plans.harbour ?? []) expect(wanted).toContain(JSON.stringify(move));
      }
    }
  });
});
