import { describe, expect, it } from 'vitest';
import {
  hashState,
  link,
  type Move,
  type Plan,
  type PlanProblem,
  readValue as readVariable,
  start,
  verdict,
} from '#engine';
import {
  greedy,
  openLuck,
  type Policy,
  PolicyError,
  pass,
  playGame,
  policyNamed,
  policyNames,
  random,
  type SeatView,
  scripted,
  tilt,
  viewFor,
} from '#lab';
import { crossroads, snubSeason } from './scenarios.ts';

const ACTORS = ['harbour', 'north', 'south', 'east'];
const SEEDS = Array.from({ length: 6 }, (_, index) => `policies ${index}`);

function play(policies: Readonly<Record<string, Policy>>, seed: string, doctrine = 'open-port') {
  return playGame(crossroads().ruleset, { seed, doctrine, policies });
}

/** Policies that search do so only briefly here. */
const BRIEF: Readonly<Record<string, string>> = { cycle: 'cycle:2', fixed: 'fixed:5', planner: 'planner:20' };

describe.each(policyNames('harbour', ACTORS).map((name) => BRIEF[name] ?? name))('the policy %s', (name) => {
  const policy = policyNamed(name, 'harbour', ACTORS) as Policy;

  it('plays legal games to their end, alone and against manned capitals', () => {
    for (const seed of SEEDS) {
      const others = Object.fromEntries(
        ACTORS.slice(1).map((seat) => [seat, policyNamed(name, seat, ACTORS) ?? random]),
      );
      for (const policies of [{ harbour: policy }, { harbour: policy, ...others }]) {
        const { final, reports } = play(policies, seed);
        expect(final.ending).not.toBeNull();
        expect(reports.length).toBe(final.turn);
      }
    }
  });

  it('plays the same game for the same seed', () => {
    const { ruleset } = crossroads();
    const hashes = [0, 1].map(() => hashState(ruleset, play({ harbour: policy }, 'same').final));
    expect(hashes[0]).toBe(hashes[1]);
  });
});

it('plays the flagship with every seat manned', () => {
  const { ruleset } = snubSeason();
  const { pivot, actors, doctrines } = ruleset.data;
  const policies = Object.fromEntries(actors.map(({ id }) => [id, id === pivot ? greedy : random]));
  for (const { id: doctrine } of doctrines.slice(0, 2)) {
    const { final } = playGame(ruleset, { seed: '7', doctrine, policies });
    expect(final.ending).not.toBeNull();
  }
});

describe('random', () => {
  it('draws every legal plan equally often', () => {
    const move = (decision: string, option: string): Move => ({
      kind: 'crisis',
      crisis: decision,
      action: option as 'hold',
    });
    const moves = [move('a', 'hold'), move('a', 'climb'), move('b', 'hold'), move('c', 'trade')];
    const illegal = (plan: Plan) => plan.length > 2;
    const problem = { index: 0, move: moves[0], rule: 'capital-short', params: {} } as PlanProblem;
    const luck = openLuck('uniform', 'test');
    const view = { moves, luck, check: (plan: Plan) => (illegal(plan) ? [problem] : []) } as unknown as SeatView;
    // 3 choices of a, 2 of b, 2 of c, less the 2 plans of three moves.
    const legal = 3 * 2 * 2 - 2;
    const seen = new Map<string, number>();
    const draws = 4000;
    for (let draw = 0; draw < draws; draw++) {
      const plan = JSON.stringify(random.plan(view));
      seen.set(plan, (seen.get(plan) ?? 0) + 1);
    }
    expect(seen.size).toBe(legal);
    const expected = draws / legal;
    const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 9 degrees of freedom: beyond 27.9 once in a thousand.
    expect(chiSquare).toBeLessThan(27.9);
  });
});

describe('pass', () => {
  it('does nothing', () => {
    const { reports } = play({ harbour: pass }, 'idle');
    expect(reports.every(({ plans }) => plans.harbour?.length === 0)).toBe(true);
  });
});

describe('tilt', () => {
  it('ends nearer to its patron than a tilt to the rival does', () => {
    const { ruleset } = crossroads();
    const meanTie = (patron: string, other: string) =>
      SEEDS.reduce((sum, seed) => {
        const { reports } = play({ harbour: tilt(patron) }, seed);
        // Games end at different times; all reach the third quarter.
        const state = reports[2]?.after ?? reports[reports.length - 1]?.after;
        return sum + (state ? readVariable(ruleset, state, `relations.harbour.${other}`) : Number.NaN);
      }, 0) / SEEDS.length;
    expect(meanTie('north', 'north')).toBeGreaterThan(meanTie('south', 'north') + 5);
    expect(meanTie('south', 'south')).toBeGreaterThan(meanTie('north', 'south') + 5);
  });
});

describe('greedy', () => {
  it('does better on its doctrine than doing nothing', () => {
    const { ruleset } = crossroads();
    const meanScore = (policy: Policy, doctrine: string) =>
      SEEDS.reduce((sum, seed) => sum + verdict(ruleset, play({ harbour: policy }, seed, doctrine).final).score, 0) /
      SEEDS.length;
    for (const { id } of ruleset.data.doctrines) {
      expect(meanScore(greedy, id)).toBeGreaterThan(meanScore(pass, id) + 5);
    }
  });

  it('cannot see the seed: two games that differ in nothing else get one plan', () => {
    const { ruleset } = crossroads();
    const opening = start(ruleset, { seed: 'one', doctrine: 'open-port' });
    const plans = ['one', 'another'].map((seed) => {
      const view = viewFor(ruleset, { ...opening, seed }, 'harbour', {}, openLuck('own', 'greedy'));
      expect(JSON.stringify(view.state)).not.toContain(seed);
      return greedy.plan(view);
    });
    expect(plans[0]).toEqual(plans[1]);
  });
});

describe('playing', () => {
  it('refuses an illegal plan by turn, seat and rule', () => {
    const wild: Policy = {
      name: 'wild',
      plan: ({ state }) => (state.turn === 1 ? [{ kind: 'decide', decision: 'invade', option: 'now' }] : []),
    };
    expect(() => play({ harbour: wild }, 'x')).toThrow(PolicyError);
    try {
      play({ harbour: wild }, 'x');
    } catch (error) {
      const { turn, seat, problems } = error as PolicyError;
      expect({ turn, seat, rules: problems.map(({ rule }) => rule) }).toEqual({
        turn: 1,
        seat: 'harbour',
        rules: ['unknown-decision'],
      });
    }
  });

  it('refuses a seat that the scenario does not have', () => {
    expect(() => play({ atlantis: pass }, 'x')).toThrow(RangeError);
  });

  it('repeats a game from its written plans, and leaves the rest to another policy', () => {
    const { ruleset } = crossroads();
    const game = play({ harbour: greedy, north: random }, 'written');
    const written = game.reports.map(({ plans }) => plans);
    const again = play({ harbour: scripted(written, pass), north: scripted(written, pass) }, 'written');
    expect(hashState(ruleset, again.final)).toBe(hashState(ruleset, game.final));
    const half = play({ harbour: scripted(written.slice(0, 2), pass) }, 'written');
    expect(half.reports.slice(2).every(({ plans }) => plans.harbour?.length === 0)).toBe(true);
  });

  it('shows a seat that answers what the pivot has planned', () => {
    const { ruleset } = crossroads();
    const seen: Move[][] = [];
    const watcher: Policy = {
      name: 'watcher',
      plan: ({ moves }) => {
        seen.push(moves.filter(({ kind }) => kind === 'respond'));
        return [];
      },
    };
    const buyer: Policy = {
      name: 'buyer',
      plan: ({ state }) => (state.turn === 0 ? [{ kind: 'decide', decision: 'buy-guns', option: 'sign' }] : []),
    };
    playGame(ruleset, { seed: 'x', doctrine: 'open-port', policies: { harbour: buyer, north: watcher } });
    expect(seen[0]?.map((move) => move.kind === 'respond' && move.reaction)).toContain('southern-deal');
    expect(seen[1]?.map((move) => move.kind === 'respond' && move.reaction)).not.toContain('southern-deal');
  });

  it('lets a capital keep the answer it chose by what it was shown, though a leak puts it out of reach', () => {
    const { data } = crossroads().ruleset;
    // Without noise a shrug is within reach of a quiet deal and out of reach of a loud one.
    const reactions = data.reactions.map((item) => (item.id === 'southern-deal' ? { ...item, noise: 0 } : item));
    const ruleset = link({ ...data, reactions });
    const buyer: Policy = {
      name: 'buyer',
      plan: ({ state }) =>
        state.turn === 0 ? [{ kind: 'decide', decision: 'buy-guns', option: 'sign', posture: 'quiet' }] : [],
    };
    const shrugger: Policy = {
      name: 'shrugger',
      plan: ({ moves }) =>
        moves.filter((move) => move.kind === 'respond' && move.reaction === 'southern-deal' && move.rung === 'shrug'),
    };
    const seen = new Set<string>();
    for (let seed = 0; seed < 30; seed++) {
      const policies = { harbour: buyer, north: shrugger };
      const { reports } = playGame(ruleset, { seed: `leak ${seed}`, doctrine: 'open-port', policies });
      const [first] = reports;
      const answer = first?.responses.find(({ reaction }) => reaction === 'southern-deal');
      const hasLeaked = first?.leaked.includes('decide.buy-guns');
      expect(answer?.chosenBy).toBe('seat');
      expect(answer?.rung).toBe('shrug');
      expect(first?.plans.north).toHaveLength(1);
      seen.add(String(hasLeaked));
    }
    expect([...seen].sort()).toEqual(['false', 'true']);
  });
});
