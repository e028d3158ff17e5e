import { type PlanProblem, type Plans, type Ruleset, type State, start, step, type TurnReport } from '#engine';
import { openLuck } from './luck.ts';
import type { Policy } from './policy.ts';
import { viewFor } from './seat-view.ts';

export interface GameSetup {
  readonly seed: string;
  readonly doctrine: string;
  /** Policy by seat; a seat that is absent is unmanned and answered by its services. */
  readonly policies: Readonly<Record<string, Policy>>;
}

export interface Playout {
  readonly start: State;
  /** One per quarter played. */
  readonly reports: readonly TurnReport[];
  readonly final: State;
}

/** A policy planned what the rules forbid; `turn` is 0-based. */
export class PolicyError extends Error {
  readonly turn: number;
  readonly seat: string;
  readonly policy: string;
  readonly problems: readonly PlanProblem[];

  constructor(turn: number, seat: string, policy: string, problems: readonly PlanProblem[]) {
    const rules = problems.map(({ index, rule }) => `move ${index} breaks ${rule}`).join(', ');
    super(`The plan of ${seat} for turn ${turn} (${policy}) is not legal: ${rules}.`);
    this.name = 'PolicyError';
    this.turn = turn;
    this.seat = seat;
    this.policy = policy;
    this.problems = problems;
  }
}

/** Seats in the order in which they plan: the pivot, then those who answer it, as the scenario lists them. */
export function planningOrder(ruleset: Ruleset, seats: readonly string[]): readonly string[] {
  const { pivot, actors } = ruleset.data;
  const order = [pivot, ...actors.map(({ id }) => id).filter((id) => id !== pivot)];
  const unknown = seats.find((seat) => !order.includes(seat));
  if (unknown !== undefined) throw new RangeError(`There is no seat "${unknown}" in ${ruleset.data.id}.`);
  return order.filter((seat) => seats.includes(seat));
}

/** What a seat sees of a quarter's plans before it commits its own: those of the seats before it, but in a crisis all choose at once. */
export function plansSeenBy(ruleset: Ruleset, plans: Plans, seat: string): Plans {
  const order = planningOrder(ruleset, [...new Set([...Object.keys(plans), seat])]);
  return Object.fromEntries(
    order
      .slice(0, order.indexOf(seat))
      .map((other) => [other, (plans[other] ?? []).filter(({ kind }) => kind !== 'crisis')]),
  );
}

/**
 * Plays one quarter at a time until the game is over.
 * @param onTurn is told of each quarter as it is played
 * @throws PolicyError when a policy plans what the rules forbid
 */
export function playGame(ruleset: Ruleset, setup: GameSetup, onTurn?: (report: TurnReport) => void): Playout {
  const first = start(ruleset, { seed: setup.seed, doctrine: setup.doctrine });
  const seats = planningOrder(ruleset, Object.keys(setup.policies)).map((seat) => {
    const policy = setup.policies[seat] as Policy;
    return { seat, policy, luck: openLuck(setup.seed, `${policy.name} at ${seat}`) };
  });
  const reports: TurnReport[] = [];
  let state = first;
  while (state.ending === null) {
    let plans: Plans = {};
    for (const { seat, policy, luck } of seats) {
      const view = viewFor(ruleset, state, seat, plans, luck);
      const plan = policy.plan(view);
      if (plan === null) continue;
      const problems = view.check(plan);
      if (problems.length > 0) throw new PolicyError(state.turn, seat, policy.name, problems);
      plans = { ...plans, [seat]: plan };
    }
    const report = step(ruleset, state, plans);
    reports.push(report);
    onTurn?.(report);
    state = report.after;
  }
  return { start: first, reports, final: state };
}
