import {
  checkPlan,
  effectsOf,
  type LedgerLine,
  legalMoves,
  type Move,
  type Plan,
  type PlanProblem,
  type Plans,
  type Ruleset,
  type State,
} from '#engine';
import type { Luck } from './luck.ts';

/** All that a seat knows when it plans a quarter. The seed of the game is not in it. */
export interface SeatView {
  readonly ruleset: Ruleset;
  readonly seat: string;
  /** The state as the seat sees it: everything but the seed, which reads as empty. */
  readonly state: State;
  /** What the seats that moved before have planned; empty for the first. */
  readonly plans: Plans;
  /** Every move that is legal by itself. */
  readonly moves: readonly Move[];
  /** The luck of the policy itself. */
  readonly luck: Luck;
  /** What a plan would break; empty when it is legal. */
  check(plan: Plan): readonly PlanProblem[];
  /** What a plan does by itself, before anybody answers. */
  effects(plan: Plan): readonly LedgerLine[];
}

/**
 * Shows `state` to a seat.
 * @param plans of the seats that moved before it this quarter
 */
export function viewFor(ruleset: Ruleset, state: State, seat: string, plans: Plans, luck: Luck): SeatView {
  const seen: State = { ...state, seed: '' };
  return {
    ruleset,
    seat,
    state: seen,
    plans,
    moves: legalMoves(ruleset, seen, seat, plans),
    luck,
    check: (plan) => checkPlan(ruleset, seen, seat, plan, plans),
    effects: (plan) => effectsOf(ruleset, seen, plan, seat, plans),
  };
}
