import { type Move, type Plan, step } from '#engine';
import { choiceOf, choicesOf, inEveryPosture } from '../choices.ts';
import { outlookOf } from '../outlook.ts';
import type { Policy } from '../policy.ts';
import type { SeatView } from '../seat-view.ts';

/** Imagined quarters per plan; all plans are judged under the same ones, so that they differ by merit and not by luck. */
const SAMPLES = 4;
/** Moves that look best in the first imagined quarter; only these are looked at in all of them, and in company. */
const SHORTLIST = 16;
/** Gain below which a move is not worth making: half a point of a hundred. */
const WORTHWHILE = 0.001;

/**
 * Looks one quarter ahead: imagines it under a few seeds of its own, adds the move that helps most for as long as one does,
 * then looks for the best posture of each. It never sees the luck of the game.
 */
export const greedy: Policy = {
  name: 'greedy',
  plan: (view) => {
    const search = greedily(view);
    for (;;) {
      const { done, value } = search.next();
      if (done) return value;
    }
  },
};

/** The same a little at a time, so that a page can draw between steps; gives the plan at the end. */
export function* greedily(view: SeatView): Generator<undefined, Plan> {
  const seeds = Array.from({ length: SAMPLES }, () => `imagined ${view.luck.below(2 ** 31)}`);
  const worth = (plan: Plan) => worthOf(view, plan, seeds);
  const glance = (plan: Plan) => worthOf(view, plan, seeds.slice(0, 1));
  let best: { plan: Plan; worth: number } = { plan: [], worth: worth([]) };

  const glances: { move: Move; worth: number }[] = [];
  for (const move of [...choicesOf(view.moves).values()].flat().filter(isPlain)) {
    glances.push({ move, worth: glance([move]) });
    yield;
  }
  const shortlist = glances.sort((a, b) => b.worth - a.worth).slice(0, SHORTLIST);
  for (;;) {
    const taken = new Set(best.plan.map(choiceOf));
    const tried: (typeof best)[] = [];
    for (const { move } of shortlist) {
      if (taken.has(choiceOf(move))) continue;
      const plan = [...best.plan, move];
      tried.push({ plan, worth: worth(plan) });
      yield;
    }
    const next = highest(tried);
    if (!next || next.worth < best.worth + WORTHWHILE) break;
    best = next;
  }
  for (const [index, move] of best.plan.entries()) {
    const variants: (typeof best)[] = [];
    for (const variant of inEveryPosture(move)) {
      const plan = best.plan.with(index, variant);
      variants.push({ plan, worth: worth(plan) });
      yield;
    }
    best = highest([best, ...variants]) ?? best;
  }
  return best.plan;
}

function isPlain(move: Move): boolean {
  return !('posture' in move);
}

function highest<T extends { worth: number }>(items: readonly T[]): T | undefined {
  return items.reduce<T | undefined>((best, item) => (!best || item.worth > best.worth ? item : best), undefined);
}

/** Mean outlook after the quarter; −∞ for an illegal plan. */
function worthOf(view: SeatView, plan: Plan, seeds: readonly string[]): number {
  if (view.check(plan).length > 0) return Number.NEGATIVE_INFINITY;
  const plans = { ...view.plans, [view.seat]: plan };
  let sum = 0;
  for (const seed of seeds) {
    const { after } = step(view.ruleset, { ...view.state, seed }, plans);
    sum += outlookOf(view.ruleset, after, view.seat);
  }
  return sum / seeds.length;
}
