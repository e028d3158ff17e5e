import { describe, expect, it } from 'vitest';
import {
  checkPlan,
  type DecisionData,
  type EventData,
  hashState,
  link,
  type Move,
  type Plan,
  type Ruleset,
  start,
  type TurnReport,
  verdict,
} from '#engine';
import { type Foresight, greedy, learnedBy, openLuck, type Policy, pass, planner, playGame, viewFor } from '#lab';
import { type Observation, weigh } from '../../../src/lab/policies/search/weights.ts';
import { crossroads, snubSeason } from '../scenarios.ts';

const { ruleset } = crossroads();
const DOCTRINES = ruleset.data.doctrines.map(({ id }) => id);

/** The small scenario with a deed that costs goodwill now and brings more of it after three quarters. */
function withOrchard(): Ruleset {
  const { data } = ruleset;
  const harvest: EventData = {
    id: 'harvest',
    key: 'event.harvest',
    kind: 'fixed',
    seat: 'harbour',
    weight: 0,
    chance: 0,
    once: true,
    cooldown: 0,
    effects: { add: [['relations.harbour.north', 30]] },
    tags: [],
    size: 0,
    favours: {},
    options: [],
    headlines: [],
  };
  const orchard: DecisionData = {
    id: 'orchard',
    key: 'decision.orchard',
    seat: 'harbour',
    portfolio: 'diplomacy',
    cooldown: 0,
    once: true,
    options: [
      {
        id: 'plant',
        key: 'decision.orchard.plant',
        cost: { capital: 1, treasury: 0 },
        size: 0,
        tags: [],
        favours: {},
        effects: { add: [['relations.harbour.north', -4]], schedule: [{ event: 'harvest', in: 3 }] },
        headlines: [],
      },
    ],
  };
  return link({
    ...data,
    hash: `${data.hash} with an orchard`,
    decisions: [...data.decisions, orchard],
    events: [...data.events, harvest],
  });
}

/** In how many games the seat plants while a harvest can still come. */
function plantings(orchard: Ruleset, policy: Policy, games: number): number {
  let count = 0;
  for (let seed = 0; seed < games; seed++) {
    const game = playGame(orchard, {
      seed: `orchard ${seed}`,
      doctrine: 'open-port',
      policies: { [orchard.data.pivot]: policy },
    });
    const inTime = game.reports.slice(0, orchard.data.turns - 3);
    const isPlanting = ({ plans }: TurnReport) =>
      plans.harbour?.some((move) => move.kind === 'decide' && move.decision === 'orchard');
    if (inTime.some(isPlanting)) count++;
  }
  return count;
}

describe('planner', () => {
  it('pays now for what comes later, as one who looks a single quarter ahead does not', () => {
    const orchard = withOrchard();
    expect(plantings(orchard, greedy, 8)).toBe(0);
    expect(plantings(orchard, planner(60), 8)).toBeGreaterThanOrEqual(7);
  });

  it('wins where greedy only muddles through', () => {
    const orchard = withOrchard();
    const meanScore = (policy: Policy) => {
      const scores = Array.from({ length: 8 }, (_, seed) => {
        const setup = { seed: `later ${seed}`, doctrine: 'open-port', policies: { harbour: policy } };
        return verdict(orchard, playGame(orchard, setup).final).score;
      });
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
    };
    expect(meanScore(planner(60))).toBeGreaterThan(meanScore(greedy));
    expect(meanScore(planner(60))).toBeGreaterThan(meanScore(pass) + 15);
  });

  it('cannot see the seed: two games that differ in nothing else get one plan', () => {
    const opening = start(ruleset, { seed: 'one', doctrine: 'open-port' });
    const plans = ['one', 'another'].map((seed) =>
      planner(40).plan(viewFor(ruleset, { ...opening, seed }, 'harbour', {}, openLuck('own', 'planner'))),
    );
    expect(plans[0]).toEqual(plans[1]);
    expect(plans[0]?.length).toBeGreaterThan(0);
  });

  it('plays the same game again, whatever it played in between', () => {
    const policy = planner(30);
    const play = (seed: string) =>
      hashState(ruleset, playGame(ruleset, { seed, doctrine: 'open-port', policies: { harbour: policy } }).final);
    const first = play('a');
    play('b');
    expect(play('a')).toBe(first);
    expect(
      hashState(
        ruleset,
        playGame(ruleset, { seed: 'a', doctrine: 'open-port', policies: { harbour: planner(30) } }).final,
      ),
    ).toBe(first);
  });

  it('plans legally on the smallest budgets', () => {
    for (const simulations of [1, 2, 5, 11]) {
      const view = viewFor(
        ruleset,
        start(ruleset, { seed: 'small', doctrine: 'open-port' }),
        'harbour',
        {},
        openLuck('own', `planner ${simulations}`),
      );
      const plan = planner(simulations).plan(view) as Plan;
      expect(view.check(plan)).toEqual([]);
    }
  });

  it('sits in any chair of the flagship', () => {
    const { ruleset: flagship } = snubSeason();
    const doctrine = flagship.data.doctrines[0]?.id ?? '';
    const state = start(flagship, { seed: 'chairs', doctrine });
    // Little is learned here about the flagship; it is the moves that are looked at.
    const view = viewFor(flagship, state, 'us', { india: [] }, openLuck('own', 'planner'));
    const blank: Foresight = { kind: 'foresight', rules: '', seat: 'us', variables: [], drift: [], gains: {} };
    const plan = planner(12, blank).plan(view) as Plan;
    expect(checkPlan(flagship, state, 'us', plan, { india: [] })).toEqual([]);
  });
});

describe('foresight', () => {
  const foresight = learnedBy('planner', ruleset, 'harbour', 'open-port') as Foresight;

  it('is learned once for all doctrines', () => {
    for (const doctrine of DOCTRINES) expect(learnedBy('planner:7', ruleset, 'harbour', doctrine)).toBe(foresight);
  });

  it('speaks of every decision of the seat, in finite numbers', () => {
    for (const { id, seat, options } of ruleset.data.decisions) {
      for (const option of options) {
        if (seat === 'harbour') expect(foresight.gains).toHaveProperty([`decide.${id}.${option.id}`]);
      }
    }
    const numbers = Object.values(foresight.gains).flatMap((phases) => phases.flatMap((gains) => gains ?? []));
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.every(Number.isFinite)).toBe(true);
    expect(foresight.drift).toHaveLength(ruleset.data.turns);
  });
});

describe('weighing moves', () => {
  const move = (option: string, posture?: 'loud'): Move => ({
    kind: 'decide',
    decision: option,
    option,
    ...(posture && { posture }),
  });
  const TRUE: Readonly<Record<string, number>> = { a: 0.3, b: -0.2, c: 0.05, d: 0 };

  it('finds what each move adds, though no two games had the same moves and luck', () => {
    const luck = openLuck('weighing', 'test');
    const observations: Observation[] = Array.from({ length: 400 }, (_, game) => {
      const options = Object.keys(TRUE).filter(() => luck.next() < 0.5);
      const isLoud = luck.next() < 0.5;
      const plan = options.map((option) => move(option, option === 'a' && isLoud ? 'loud' : undefined));
      const own = options.reduce((sum, option) => sum + (TRUE[option] as number), 0);
      const loud = options.includes('a') && isLoud ? 0.1 : 0;
      const fate = game % 10;
      return { plan, luck: fate, value: own + loud + fate * 0.7 + 0.1 * (luck.next() - 0.5) };
    });
    const weights = weigh(observations, () => 0, 0.5);
    for (const [option, value] of Object.entries(TRUE)) expect(weights.of(move(option))).toBeCloseTo(value, 1);
    expect(weights.of(move('a', 'loud'))).toBeCloseTo(0.4, 1);
  });

  it('believes what was hoped of a move that nobody made, and little against a hope that one game denies', () => {
    const hope = (item: Move) => (item.kind === 'decide' && item.option === 'x' ? 0.2 : 0);
    const weights = weigh(
      [
        { plan: [move('a')], luck: 0, value: 1 },
        { plan: [], luck: 0, value: 0 },
      ],
      hope,
      10,
    );
    expect(weights.of(move('x'))).toBe(0.2);
    expect(weights.of(move('a'))).toBeGreaterThan(0);
    expect(weights.of(move('a'))).toBeLessThan(0.1);
  });
});
