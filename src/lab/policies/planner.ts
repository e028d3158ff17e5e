import type { Move, Plan, Ruleset, State } from '#engine';
import { choiceOf, choicesOf, inEveryPosture } from '../choices.ts';
import type { Policy } from '../policy.ts';
import type { SeatView } from '../seat-view.ts';
import { greedy } from './greedy.ts';
import { foresightOf } from './search/foresight.ts';
import { nextState, playOn, worthOfEnd } from './search/imagine.ts';
import type { Foresight } from './search/known.ts';
import { type Reflex, reflexOf } from './search/reflex.ts';
import { wantsOf } from './search/wants.ts';

/** Imagined games per quarter when none are asked for. */
export const DEFAULT_SIMULATIONS = 200;
/** Different lucks under which plans are compared; every plan meets the same ones in the same order. */
const LUCKS = 12;
/** Share of the budget that goes to plans of whole cloth; the rest improves the best of them move by move. */
const DRAFTING = 0.4;
/** How much the judgement of a move is shaken for the sake of variety, from one draft to the next. */
const SHAKES = [0, 0.01, 0.02, 0.04, 0.08, 0.16] as const;
/** Lucks that a change is tried under before it is given up, and how far behind it may then be. */
const FIRST_LOOKS = 2;
const BEHIND = 0.02;

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
    readonly reflex: Reflex;
  } | null = null;
  const reflexFor = ({ ruleset, seat, state: { doctrine } }: SeatView): Reflex => {
    if (last?.ruleset !== ruleset || last.seat !== seat || last.doctrine !== doctrine) {
      const wants = wantsOf(ruleset, seat, doctrine);
      const reflex = reflexOf(ruleset, seat, wants, foresight ?? foresightOf(ruleset, seat));
      last = { ruleset, seat, doctrine, reflex };
    }
    return last.reflex;
  };
  return {
    name: simulations === DEFAULT_SIMULATIONS ? 'planner' : `planner:${simulations}`,
    plan: (view) => {
      const reflex = reflexFor(view);
      const trials = new Trials(view, reflex, simulations);
      const draft = bestDraft(view, reflex, trials, Math.floor(simulations * DRAFTING));
      return improved(view, reflex, trials, draft);
    },
  };
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
  readonly #habit: (state: State) => Plan;
  readonly #seeds: readonly string[];

  constructor(view: SeatView, reflex: Reflex, simulations: number) {
    this.left = simulations;
    this.#view = view;
    this.#habit = (state) => reflex.plan(state);
    this.#seeds = Array.from({ length: LUCKS }, () => `imagined ${view.luck.below(2 ** 31)}`);
  }

  /** Plays the candidate out under its next lucks until it has met `lucks` of them or the budget is spent. */
  extend(candidate: Candidate, lucks: number): void {
    const { ruleset, state, seat, plans } = this.#view;
    while (candidate.values.length < Math.min(lucks, LUCKS) && this.left > 0) {
      this.left--;
      const seed = this.#seeds[candidate.values.length] as string;
      const next = nextState(ruleset, { ...state, seed }, { ...plans, [seat]: candidate.plan });
      candidate.values.push(worthOfEnd(ruleset, playOn(ruleset, next, seat, this.#habit), seat));
    }
  }
}

/** Drafts whole plans, and halves them as they meet more and more lucks. */
function bestDraft(view: SeatView, reflex: Reflex, trials: Trials, budget: number): Candidate {
  const { luck } = view;
  const rounds = 3;
  const wanted = Math.max(2, Math.floor(budget / (2 * rounds)));
  const drafts = new Map<string, Candidate>();
  const add = (plan: Plan) => {
    if (view.check(plan).length === 0) drafts.set(nameOfPlan(plan), { plan, values: [] });
  };
  add(reflex.plan(view.state));
  add(greedy.plan(view) ?? []);
  for (let tries = 0; drafts.size < wanted - 1 && tries < 2 * wanted; tries++) {
    const size = SHAKES[1 + (tries % (SHAKES.length - 1))] as number;
    add(reflex.plan(view.state, { size, next: luck.next }));
  }
  add([]);
  let standing = [...drafts.values()];
  const least = trials.left - budget;
  for (let lucks = 2; standing.length > 1 && trials.left > least; lucks *= 2) {
    for (const candidate of standing) trials.extend(candidate, lucks);
    standing = ranked(standing).slice(0, Math.ceil(standing.length / 2));
    if (lucks >= LUCKS) break;
  }
  return ranked(standing)[0] as Candidate;
}

/** Changes one thing at a time, and keeps what does better under the same lucks. */
function improved(view: SeatView, reflex: Reflex, trials: Trials, from: Candidate): Plan {
  let best = from;
  const seen = new Set([nameOfPlan(best.plan)]);
  const choices = [...choicesOf(view.moves).values()].flat();
  const hopes = reflex.hopes(view.state, choices);
  for (let idle = 0; trials.left > 0 && idle < 50; ) {
    const plan = changed(view, best.plan, choices, hopes);
    const name = plan && nameOfPlan(plan);
    if (!plan || !name || seen.has(name) || view.check(plan).length > 0) {
      idle++;
      continue;
    }
    idle = 0;
    seen.add(name);
    const rival: Candidate = { plan, values: [] };
    for (let lucks = FIRST_LOOKS; ; lucks += FIRST_LOOKS) {
      trials.extend(rival, lucks);
      trials.extend(best, rival.values.length);
      const met = Math.min(rival.values.length, best.values.length);
      const lead = meanOf(rival.values, met) - meanOf(best.values, met);
      if (met >= LUCKS || trials.left === 0) {
        if (lead > 0 && met > FIRST_LOOKS) best = rival;
        break;
      }
      if (lead < -BEHIND / lucks || (lead === 0 && met > FIRST_LOOKS)) break;
    }
  }
  return best.plan;
}

/** The plan with one move more, less or otherwise; null when the draw came to nothing. */
function changed(view: SeatView, plan: Plan, choices: readonly Move[], hopes: readonly number[]): Plan | null {
  const { luck } = view;
  const roll = luck.next();
  const at = luck.below(plan.length || 1);
  const old = plan[at];
  if (old && roll < 0.15) return plan.toSpliced(at, 1);
  if (old && roll < 0.35) {
    const variants = inEveryPosture(old);
    return plan.with(at, variants[luck.below(variants.length)] as Move);
  }
  // Of a few moves drawn blindly the most hopeful: hope leads, and no move is out of the question.
  let drawn = luck.below(choices.length || 1);
  for (let draw = 0; draw < 3; draw++) {
    const other = luck.below(choices.length || 1);
    if ((hopes[other] as number) > (hopes[drawn] as number)) drawn = other;
  }
  const move = choices[drawn];
  if (!move) return null;
  const rest = plan.filter((item) => choiceOf(item) !== choiceOf(move));
  if (roll < 0.65 || rest.length === 0) return [...rest, move];
  return [...rest.toSpliced(luck.below(rest.length), 1), move];
}

function ranked(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted((a, b) => meanOf(b.values) - meanOf(a.values));
}

function meanOf(values: readonly number[], count = values.length): number {
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
