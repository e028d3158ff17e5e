import type { Plan, Plans } from '#engine';
import { pivotPlan, plansSeenBy } from '#lab';
import { type Game, isOver, stateOf } from './game.ts';
import type { Thinker } from './thinking/thinker.ts';

/**
 * What the seats that move before have planned for the quarter at hand; null while the program is still at it. Nobody moves
 * before the pivot.
 */
export function plansBefore(game: Game): Plans | null {
  if (game.seat === game.setting.ruleset.data.pivot) return NOBODY;
  return game.before?.turn === stateOf(game).turn ? game.before.plans : null;
}

const NOBODY: Plans = {};
const inSight = new WeakMap<Plans, Plans>();

/** As much of it as the seat can see: in a crisis both sides choose at once. */
export function plansInSight(game: Game): Plans {
  const plans = plansBefore(game);
  if (!plans || plans === NOBODY) return NOBODY;
  let seen = inSight.get(plans);
  if (!seen) {
    seen = plansSeenBy(game.setting.ruleset, plans, game.seat);
    inSight.set(plans, seen);
  }
  return seen;
}

/** The game with the pivot's plan for the quarter at hand worked out; itself when there is nothing to work out. Throws what broken rules throw. */
export function withPlansBefore(game: Game): Game {
  if (isOver(game) || plansBefore(game) !== null) return game;
  const search = pivotPlan(game.setting.ruleset, stateOf(game));
  for (;;) {
    const { done, value } = search.next();
    if (done) return withPlan(game, value);
  }
}

/** Works the same out without holding the page up. Rejects with what broken rules throw; never settles once it is called off. */
export async function workOutPlansBefore(thinker: Thinker, game: Game, stop: AbortSignal): Promise<Game> {
  const { ruleset } = game.setting;
  return withPlan(game, await thinker.think('pivotPlan', ruleset, { state: stateOf(game) }, stop));
}

function withPlan(game: Game, plan: Plan): Game {
  const { pivot } = game.setting.ruleset.data;
  return { ...game, before: { turn: stateOf(game).turn, plans: { [pivot]: plan } } };
}
