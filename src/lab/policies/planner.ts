import type { Move, Plan, Ruleset, State } from '#engine';
import { choiceOf, choicesOf, inEveryPosture } from '../choices.ts';
import type { Policy } from '../policy.ts';
import type { SeatView } from '../seat-view.ts';
import { greedy } from './greedy.ts';
import { foresightOf } from './search/foresight.ts';
import { nextState, playOn } from './search/imagine.ts';
import type { Foresight } from './search/known.ts';
import { nameOfMove } from './search/names.ts';
import { type Reflex, reflexOf } from './search/reflex.ts';
import { type Wants, wantsOf } from './search/wants.ts';
import { type Observation, weigh } from './search/weights.ts';

/** Imagined games per quarter when none are asked for. */
export const DEFAULT_SIMULATIONS = 200;
/** Different lucks under which plans are compared. */
const LUCKS = 12;
/** Share of the budget that goes to many plans once each, for what they say about their moves; the rest compares the best. */
const EXPLORING = 0.6;
/** How much the judgement of a move is shaken for the sake of variety, from one plan to the next. */
const SHAKES = [0.01, 0.02, 0.04, 0.08, 0.16] as const;
/** Chance that an explored plan is changed blindly in one more place. */
const STRAYING = 0.6;
/** Squared noise of an imagined game over the squared error of what is hoped of a move. */
const DOUBT = 12;
/** Worth by which two moves must differ for so short a thought to tell them apart: what is closer is left to the draw. */
const INDIFFERENCE = 0.05;
/** Finalists that are built from the weighed moves, each with another draw between what is nearly equal. */
const BUILT = 6;
/** Plans that reach the comparison, and the lucks that they meet in its rounds; half of them go out each time. */
const FINALISTS = 8;
const ROUNDS = [3, 6, LUCKS] as const;

/**
 * Thinks ahead to the end of the game: imagines games on the engine itself under lucks of its own, playing its own future
 * quarters by a quick judgement learned in practice. Drafts of a plan are halved until one is left, which is then changed
 * move by move for as long as the budget of imagined games lasts. It never sees the luck of the game.
 * @param simulations imagined games per quarter, at least 1
 * @param foresight what was learned in practice before; practised on first use when absent
 */
export function planner(simulations: number = DEFAULT_SIMULATIONS, foresight: Foresight | null = null): Policy {
  // A sweep plays many games by the same rules and doctrine.
  let last: {
    readonly ruleset: Ruleset;
    readonly seat: string;
    readonly doctrine: string;
    readonly mind: Mind;
  } | null = null;
  const mindFor = ({ ruleset, seat, state: { doctrine } }: SeatView): Mind => {
    if (last?.ruleset !== ruleset || last.seat !== seat || last.doctrine !== doctrine) {
      const wants = wantsOf(ruleset, seat, doctrine);
      const reflex = reflexOf(ruleset, seat, wants, foresight ?? foresightOf(ruleset, seat));
      last = { ruleset, seat, doctrine, mind: { wants, reflex } };
    }
    return last.mind;
  };
  return {
    name: simulations === DEFAULT_SIMULATIONS ? 'planner' : `planner:${simulations}`,
    plan: (view) => {
      const mind = mindFor(view);
      const trials = new Trials(view, mind, simulations);
      return bestOf(trials, finalists(view, mind, trials, Math.floor(simulations * EXPLORING)));
    },
  };
}

interface Mind {
  readonly wants: Wants;
  readonly reflex: Reflex;
}

/** A plan and what came of it, luck by luck. */
interface Candidate {
  readonly plan: Plan;
  readonly values: number[];
}

/** Imagined games of this quarter: keeps count of them and of their lucks. */
class Trials {
  left: number;
  readonly #view: SeatView;
  readonly #wants: Wants;
  readonly #habit: (state: State) => Plan;
  readonly #seeds: readonly string[];
  /** What came of a plan under a luck: drafts come up more than once, and what is played again comes out again. */
  readonly #played = new Map<string, number>();

  constructor(view: SeatView, { wants, reflex }: Mind, simulations: number) {
    this.#wants = wants;
    this.left = simulations;
    this.#view = view;
    this.#habit = (state) => reflex.plan(state);
    this.#seeds = Array.from({ length: LUCKS }, () => `imagined ${view.luck.below(2 ** 31)}`);
  }

  /** Plays a plan out under the luck of that number; its worth in the end. */
  play(plan: Plan, luck: number): number {
    this.left--;
    const name = `${luck} ${nameOfPlan(plan)}`;
    let worth = this.#played.get(name);
    if (worth === undefined) {
      const { ruleset, state, seat, plans } = this.#view;
      const next = nextState(ruleset, { ...state, seed: this.#seeds[luck] as string }, { ...plans, [seat]: plan });
      worth = this.#wants.worthOfEnd(playOn(ruleset, next, seat, this.#habit));
      this.#played.set(name, worth);
    }
    return worth;
  }

  /** Plays the candidate out under its next lucks until it has met `lucks` of them or the budget is spent. */
  extend({ plan, values }: Candidate, lucks: number): void {
    while (values.length < Math.min(lucks, LUCKS) && this.left > 0) values.push(this.play(plan, values.length));
  }
}

/** Plays many different plans once each, works out what their moves are worth, and gives the plans that promise most. */
function finalists(view: SeatView, { reflex }: Mind, trials: Trials, budget: number): readonly Plan[] {
  const { luck, moves, state } = view;
  const all = [...choicesOf(moves).values()].flat();
  const hopes = new Map(reflex.hopes(state, all).map((hope, index) => [nameOfMove(all[index] as Move), hope]));
  const hopeOf = (move: Move) => hopes.get(nameOfMove(move)) ?? 0;
  const anchors = [reflex.plan(state), greedy.plan(view) ?? []].filter((plan) => view.check(plan).length === 0);
  const observations: Observation[] = [];
  const perLuck = Math.max(1, Math.ceil(budget / LUCKS));
  for (let game = 0; game < budget; game++) {
    const size = SHAKES[game % SHAKES.length] as number;
    let plan = game % 3 < anchors.length ? (anchors[game % 3] as Plan) : reflex.plan(state, { size, next: luck.next });
    while (luck.next() < STRAYING) plan = changed(view, plan, all, hopeOf);
    const number = Math.floor(game / perLuck);
    observations.push({ plan, luck: number, value: trials.play(plan, number) });
  }
  const weights = weigh(observations, hopeOf, DOUBT);
  const worth = (plan: Plan) => plan.reduce((sum, move) => sum + weights.of(move), 0);
  const seen = observations.map(({ plan }) => plan).sort((a, b) => worth(b) - worth(a));
  const built = Array.from({ length: BUILT }, () =>
    builtFrom(view, all, (move) => weights.of(move) + INDIFFERENCE * (2 * luck.next() - 1)),
  );
  const unique = new Map([...built, ...anchors, ...seen].map((plan) => [nameOfPlan(plan), plan]));
  return [...unique.values()].slice(0, FINALISTS);
}

/** The weightiest moves that fit together. */
function builtFrom(view: SeatView, moves: readonly Move[], weightOf: (move: Move) => number): Plan {
  const plan: Move[] = [];
  const weighed = moves.map((move) => ({ move, weight: weightOf(move) })).filter(({ weight }) => weight > 0);
  for (const { move } of weighed.sort((a, b) => b.weight - a.weight)) {
    plan.push(move);
    if (view.check(plan).length > 0) plan.pop();
  }
  return plan;
}

/** Compares plans under the same lucks; the worse half goes out in every round. */
function bestOf(trials: Trials, plans: readonly Plan[]): Plan {
  let standing: readonly Candidate[] = plans.map((plan) => ({ plan, values: [] }));
  for (const lucks of ROUNDS) {
    for (const candidate of standing) trials.extend(candidate, lucks);
    // Those for whom the budget did not last have met fewer lucks: only what all have met is compared.
    const met = Math.min(...standing.map(({ values }) => values.length));
    standing = standing
      .toSorted((a, b) => meanOf(b.values, met) - meanOf(a.values, met))
      .slice(0, Math.ceil(standing.length / 2));
  }
  return standing[0]?.plan ?? [];
}

/** The plan with one legal change: a move more, less or otherwise; itself when the draw came to nothing. */
function changed(view: SeatView, plan: Plan, choices: readonly Move[], hopeOf: (move: Move) => number): Plan {
  const { luck } = view;
  const roll = luck.next();
  const at = luck.below(plan.length || 1);
  const old = plan[at];
  let next: Plan;
  if (old && roll < 0.15) next = plan.toSpliced(at, 1);
  else if (old && roll < 0.35) {
    const variants = inEveryPosture(old);
    next = plan.with(at, variants[luck.below(variants.length)] as Move);
  } else {
    // Of a few moves drawn blindly the most hopeful: hope leads, and no move is out of the question.
    const drawn = Array.from({ length: 4 }, () => choices[luck.below(choices.length || 1)]).filter((move) => !!move);
    if (drawn.length === 0) return plan;
    const move = drawn.reduce((best, item) => (hopeOf(item) > hopeOf(best) ? item : best));
    const rest = plan.filter((item) => choiceOf(item) !== choiceOf(move));
    const dropped = roll < 0.65 || rest.length === 0 ? rest : rest.toSpliced(luck.below(rest.length), 1);
    next = [...dropped, move];
  }
  return view.check(next).length === 0 ? next : plan;
}

function meanOf(values: readonly number[], count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += values[index] as number;
  return count === 0 ? Number.NEGATIVE_INFINITY : sum / count;
}

function nameOfPlan(plan: Plan): string {
  return plan
    .map((move) => JSON.stringify(move))
    .sort()
    .join(' ');
}
