import {
  checkPlan,
  type Plan,
  pivotDoctrine,
  type Ruleset,
  type State,
  stateFromJson,
  stateToJson,
  variantOf,
} from '#engine';
import { openLuck } from './luck.ts';
import { greedily } from './policies/greedy.ts';
import type { Policy } from './policy.ts';
import { viewFor } from './seat-view.ts';

const NAME = 'pivot';

const plainRules = new WeakMap<Ruleset, Ruleset>();

/** The pivot's own game, under the assumptions at hand: it knows nothing of another chair's goals and initiatives. */
function plainOf(ruleset: Ruleset): Ruleset {
  let plain = plainRules.get(ruleset);
  if (!plain) {
    plain = variantOf(ruleset, { assumptions: ruleset.assumptions });
    plainRules.set(ruleset, plain);
  }
  return plain;
}

/**
 * What the pivot plans this quarter, a little at a time: greedily, by its own doctrine, under luck that hangs on nothing but
 * the seed and the quarter. The same state gives the same plan, whenever it is asked for. It does not look at the luck of
 * the game.
 */
export function* pivotPlan(ruleset: Ruleset, state: State): Generator<undefined, Plan> {
  const plain = plainOf(ruleset);
  const { pivot } = plain.data;
  const doctrine = pivotDoctrine(ruleset, state.seed);
  const luck = openLuck(state.seed, `${NAME} in turn ${state.turn}`);
  const seen = stateFromJson(plain, { ...stateToJson(ruleset, state), doctrine });
  let plan = yield* greedily(viewFor(plain, seen, pivot, {}, luck));
  // What hangs on the doctrine in force may be open to one and shut to the other.
  for (;;) {
    const problem = checkPlan(ruleset, state, pivot, plan)[0];
    if (!problem) return plan;
    plan = plan.filter((_, index) => index !== problem.index);
  }
}

/** The pivot as a policy for games from another chair under that seed. */
export function pivotPlayer(seed: string): Policy {
  return {
    name: NAME,
    plan: ({ ruleset, state }) => {
      const search = pivotPlan(ruleset, { ...state, seed });
      for (;;) {
        const { done, value } = search.next();
        if (done) return value;
      }
    },
  };
}
