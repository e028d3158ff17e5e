import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkPlan,
  effectsOf,
  explain,
  legalMoves,
  link,
  type Plan,
  preview,
  type ReactionData,
  type Ruleset,
  type RulesetData,
  readValue as readVariable,
  type State,
  start,
  step,
  type TurnReport,
} from '#engine';
import { choicesOf, type Policy, planningOrder, plansSeenBy, playGame, random } from '#lab';
import { crossroads, type Loaded, snubSeason } from '../lab/scenarios.ts';

const SCENARIOS: readonly (readonly [string, () => Loaded, number])[] = [
  ['the small scenario', crossroads, 20],
  ['the flagship', snubSeason, 3],
];

/** Games of random plans on every seat, any doctrine. */
function gamesOf(ruleset: Ruleset) {
  const { actors, doctrines, seats } = ruleset.data;
  const policies: Readonly<Record<string, Policy>> = Object.fromEntries(seats.map((seat) => [seat, random]));
  const pivotOnly = { [ruleset.data.pivot]: random };
  expect(actors.length).toBeGreaterThan(2);
  return fc
    .record({
      seed: fc.string({ maxLength: 16 }),
      doctrine: fc.constantFrom(...doctrines.map(({ id }) => id)),
      allSeats: fc.boolean(),
    })
    .map(({ seed, doctrine, allSeats }) => ({ seed, doctrine, policies: allSeats ? policies : pivotOnly }));
}

describe.each(SCENARIOS)('in any game of %s', (_, scenario, numRuns) => {
  const forEveryTurn = (test: (report: TurnReport, ruleset: Ruleset) => void) => {
    const { ruleset } = scenario();
    fc.assert(
      fc.property(gamesOf(ruleset), (setup) => {
        for (const report of playGame(ruleset, setup).reports) test(report, ruleset);
      }),
      { numRuns },
    );
  };

  it('the ledger sums to the change of every stock, exactly', () => {
    forEveryTurn(({ ledger, before, after }, ruleset) => {
      const sums = new Map<string, number>();
      for (const { variable, delta } of ledger) sums.set(variable, (sums.get(variable) ?? 0) + delta);
      for (const [slot, { name, derived }] of ruleset.symbols.specs.entries()) {
        if (derived) continue;
        const change = (after.values[slot] as number) - (before.values[slot] as number);
        if (change !== (sums.get(name) ?? 0)) expect(`${name} ${change}`).toBe(`${name} ${sums.get(name)}`);
        sums.delete(name);
      }
      // What is left would be written to something that is no stock.
      expect([...sums.keys()]).toEqual([]);
    });
  });

  it('the causes of every variable, derived ones too, sum to its change exactly', () => {
    forEveryTurn((report, ruleset) => {
      for (const { name } of ruleset.symbols.specs) {
        const change = readVariable(ruleset, report.after, name) - readVariable(ruleset, report.before, name);
        const sum = explain(ruleset, report, name).reduce((total, { delta }) => total + delta, 0);
        if (change !== sum) expect(`${name} ${sum}`).toBe(`${name} ${change}`);
      }
    });
  });

  it('the effects of a plan are those of its preview, whoever plans after whomever, and legal or not', () => {
    forEveryTurn(({ before, plans }, ruleset) => {
      const seats = planningOrder(ruleset, ruleset.data.seats);
      const twice = (plan: Plan): Plan => [...plan, ...plan];
      for (const seat of seats) {
        const seen = plansSeenBy(ruleset, plans, seat);
        const plan = plans[seat] ?? [];
        for (const tried of [plan, twice(plan), []]) {
          const { effects } = preview(ruleset, before, tried, seat, seen);
          expect(effectsOf(ruleset, before, tried, seat, seen)).toEqual(effects);
        }
      }
    });
  });

  it('every variable is a number within its range', () => {
    forEveryTurn(({ after }, ruleset) => {
      for (const [slot, { name, min, max }] of ruleset.symbols.specs.entries()) {
        const value = after.values[slot] as number;
        if (!(value >= min && value <= max)) expect.fail(`${name} is ${value}, outside ${min}…${max}`);
      }
    });
  });

  it('the state before is never changed', () => {
    const { ruleset } = scenario();
    fc.assert(
      fc.property(gamesOf(ruleset), (setup) => {
        for (const { before, plans } of playGame(ruleset, setup).reports) {
          const copy = structuredClone(before);
          const frozen = deepFreeze(before);
          step(ruleset, frozen, plans);
          expect(frozen).toEqual(copy);
        }
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it('every legal plan is accepted, and a game that is not over has one', () => {
    forEveryTurn(({ before }, ruleset) => {
      const { pivot } = ruleset.data;
      const moves = legalMoves(ruleset, before, pivot);
      const plans: Plan[] = [[], ...moves.map((move) => [move])];
      for (const options of choicesOf(moves).values()) plans.push(...options.map((move) => [move]));
      for (const plan of plans) {
        const problems = checkPlan(ruleset, before, pivot, plan);
        if (problems.length > 0) continue;
        expect(() => step(ruleset, before, { [pivot]: plan })).not.toThrow();
      }
      for (const move of moves) expect(checkPlan(ruleset, before, pivot, [move])).toEqual([]);
      expect(checkPlan(ruleset, before, pivot, [])).toEqual([]);
    });
  });
});

/** Freezes all but the typed array, which cannot be frozen; the comparison covers that. */
function deepFreeze(state: State): State {
  const freeze = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return;
    for (const item of Object.values(value)) freeze(item);
    Object.freeze(value);
  };
  freeze(state);
  return state;
}

describe('a reaction that is added to a scenario', () => {
  /** Asked every quarter, reaches a rung that does nothing: the game goes on as before, with one more answer drawn. */
  function withHarmlessReaction(data: RulesetData, at: 'first' | 'last'): RulesetData {
    const [actor] = data.actors.slice(1);
    if (!actor) throw new Error('The scenario has one actor only.');
    const key = `reaction.${actor.id}.added`;
    const ladder = {
      id: 'added',
      rungs: [{ id: 'nothing', key: `ladder.${actor.id}.added.nothing`, at: -99, effects: {} }],
    };
    const reaction: ReactionData = {
      id: 'added',
      key,
      actor: actor.id,
      to: null,
      ladder: 'added',
      noise: 3,
      pull: [1],
    };
    return {
      ...data,
      actors: data.actors.map((item) => (item === actor ? { ...item, ladders: [...item.ladders, ladder] } : item)),
      reactions: at === 'first' ? [reaction, ...data.reactions] : [...data.reactions, reaction],
    };
  }

  it.each(['first', 'last'] as const)("leaves everyone else's luck as it was, placed %s", (at) => {
    for (const scenario of [crossroads, snubSeason]) {
      const { ruleset } = scenario();
      const more = link(withHarmlessReaction(ruleset.data, at));
      fc.assert(
        fc.property(gamesOf(ruleset), ({ seed, doctrine }) => {
          const game = playGame(ruleset, { seed, doctrine, policies: { [ruleset.data.pivot]: random } });
          let state = start(more, { seed, doctrine });
          for (const report of game.reports) {
            const other = step(more, state, report.plans);
            const own = other.responses.filter(({ reaction }) => reaction !== 'added');
            expect(own).toEqual(report.responses);
            expect(other.responses.length).toBe(own.length + 1);
            for (const { name } of ruleset.symbols.specs) {
              expect(readVariable(more, other.after, name)).toBe(readVariable(ruleset, report.after, name));
            }
            expect(other.after.briefing).toEqual(report.after.briefing);
            state = other.after;
          }
          expect(state.ending).toBe(game.final.ending);
        }),
        { numRuns: 5 },
      );
    }
  });
});
