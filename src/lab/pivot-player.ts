import {
  checkPlan,
  draw,
  keyOf,
  type Plan,
  type Ruleset,
  type State,
  stateFromJson,
  stateToJson,
  streamOf,
  variantOf,
} from '#engine';
import { openLuck } from './luck.ts';
import { greedily } from './policies/greedy.ts';
import type { Policy } from './policy.ts';
import { viewFor } from './seat-view.ts';

const NAME = 'pivot';
const DOCTRINE = streamOf('doctrine of the pivot');

/**
 * The doctrine by which the pivot plays when somebody else's chair is manned: one of its own, drawn from the seed, so that
 * the same seed meets the same Delhi from every other chair.
 */
export function pivotDoctrine(ruleset: Ruleset, seed: string): string {
  const { doctrines } = ruleset.written;
  return doctrines[Math.floor(draw(keyOf(seed), 0, DOCTRINE) * doctrines.length)]?.id ?? '';
}

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
