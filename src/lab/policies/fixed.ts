import { type Move, type Ruleset, start } from '#engine';
import { choiceOf } from '../choices.ts';
import { type Luck, openLuck } from '../luck.ts';
import type { Policy } from '../policy.ts';
import { foresightOf } from './search/foresight.ts';
import { nextState } from './search/imagine.ts';
import { knownOr, type OpenPlan } from './search/known.ts';
import { allAnswers, allDecisions, legalPart, Rehearsal, tryOut, type Wishes } from './search/open-plan.ts';
import { reflexOf } from './search/reflex.ts';
import { wantsOf } from './search/wants.ts';

/** Generations of the search when nothing else is asked for. */
export const DEFAULT_GENERATIONS = 300;
/** Plans alive at a time, and children in each generation. */
const POPULATION = 8;
const CHILDREN = 4;
/** Training games that a child meets before it is compared, and that it must hold out over to live. */
const FIRST_SEEDS = 6;
const SEEDS = 24;
/** Training games by which the best plan is chosen in the end. */
const FINAL_SEEDS = 48;
/** Share of children that have two parents. */
const CROSSED = 0.3;
/** Founders taken from games played with open eyes, whose moves are then repeated blindly; the rest begin from nothing. */
const FOUNDERS = 4;

/**
 * Plays the best plan made before the game begins, found by evolution on training games: moves for every turn, and one
 * answer to every question that may be asked. It looks at nothing on the way; what has become illegal is skipped.
 * @param generations of the search
 */
export function fixed(generations: number = DEFAULT_GENERATIONS): Policy {
  return {
    name: generations === DEFAULT_GENERATIONS ? 'fixed' : `fixed:${generations}`,
    plan: ({ ruleset, state, seat }) =>
      legalPart(ruleset, state, seat, openPlanOf(ruleset, seat, state.doctrine, generations)),
  };
}

/** The best open-loop plan, as known or searched for now. */
export function openPlanOf(ruleset: Ruleset, seat: string, doctrine: string, generations: number): OpenPlan {
  const wanted = { kind: 'fixed', rules: ruleset.data.hash, seat, doctrine, effort: generations } as const;
  return knownOr<OpenPlan>(wanted, () => ({ ...wanted, ...evolve(ruleset, seat, doctrine, generations) }));
}

function evolve(ruleset: Ruleset, seat: string, doctrine: string, generations: number) {
  const luck = openLuck('evolution', `${seat} ${doctrine}`);
  const breeder = new Breeder(ruleset, seat, luck);
  const play = (wishes: Wishes, seed: string) => tryOut(ruleset, seat, doctrine, wishes, seed);
  let alive = breeder.founders(doctrine).map((wishes) => new Rehearsal(wishes));
  const ranked = (plans: readonly Rehearsal<Wishes>[], seeds: number) =>
    plans
      .map((plan) => ({ plan, value: plan.after(seeds, play).value }))
      .sort((a, b) => b.value - a.value)
      .map(({ plan }) => plan);
  alive = ranked(alive, FIRST_SEEDS);
  for (let generation = 0; generation < generations; generation++) {
    for (let child = 0; child < CHILDREN; child++) {
      const parent = alive[Math.min(luck.below(alive.length), luck.below(alive.length))] as Rehearsal<Wishes>;
      const other = alive[luck.below(alive.length)] as Rehearsal<Wishes>;
      const mixed = luck.next() < CROSSED ? breeder.cross(parent.wishes, other.wishes) : parent.wishes;
      const young = new Rehearsal(breeder.mutate(mixed));
      // Most children fail early and cheaply, beside a parent that met the same luck.
      if (young.after(FIRST_SEEDS, play).value < parent.after(FIRST_SEEDS, play).value) continue;
      const worst = alive[alive.length - 1] as Rehearsal<Wishes>;
      if (young.after(SEEDS, play).value < worst.after(SEEDS, play).value) continue;
      alive = ranked([...alive, young], SEEDS).slice(0, POPULATION);
    }
  }
  const best = ranked(alive, FINAL_SEEDS)[0] as Rehearsal<Wishes>;
  return { ...best.wishes, ...best.after(FINAL_SEEDS, play) };
}

/** Makes plans and changes them. */
class Breeder {
  readonly #ruleset: Ruleset;
  readonly #seat: string;
  readonly #luck: Luck;
  readonly #decisions: readonly Move[];
  readonly #answers: readonly (readonly Move[])[];

  constructor(ruleset: Ruleset, seat: string, luck: Luck) {
    this.#ruleset = ruleset;
    this.#seat = seat;
    this.#luck = luck;
    this.#decisions = allDecisions(ruleset, seat);
    this.#answers = allAnswers(ruleset, seat);
  }

  founders(doctrine: string): readonly Wishes[] {
    const nothing: Wishes = { turns: Array.from({ length: this.#ruleset.data.turns }, () => []), answers: [] };
    return Array.from({ length: POPULATION }, (_, index) => {
      if (index < FOUNDERS) return this.#retold(doctrine, `founder ${index}`);
      let wishes = nothing;
      for (let change = 0; change < 3 * this.#ruleset.data.turns; change++) wishes = this.mutate(wishes);
      return wishes;
    });
  }

  /** What a game played with open eyes did, as a plan to repeat blindly. */
  #retold(doctrine: string, seed: string): Wishes {
    const [ruleset, seat] = [this.#ruleset, this.#seat];
    const reflex = reflexOf(ruleset, seat, wantsOf(ruleset, seat, doctrine), foresightOf(ruleset, seat));
    const turns: Move[][] = Array.from({ length: ruleset.data.turns }, () => []);
    const answers = new Map<string, Move>();
    for (let state = start(ruleset, { seed, doctrine }); state.ending === null; ) {
      const plan = reflex.plan(state, { size: 0.01, next: this.#luck.next });
      for (const move of plan) {
        if (move.kind === 'decide') turns[state.turn]?.push(move);
        else answers.set(choiceOf(move), move);
      }
      state = nextState(ruleset, state, { [seat]: plan });
    }
    return { turns, answers: [...answers.values()] };
  }

  /** Turns from the one up to somewhere, from the other thereafter; each answer from either. */
  cross(one: Wishes, other: Wishes): Wishes {
    const at = this.#luck.below(one.turns.length + 1);
    const answers = new Map(one.answers.map((move) => [choiceOf(move), move]));
    for (const move of other.answers) if (this.#luck.next() < 0.5) answers.set(choiceOf(move), move);
    return { turns: [...one.turns.slice(0, at), ...other.turns.slice(at)], answers: [...answers.values()] };
  }

  /** One to three changes. */
  mutate(wishes: Wishes): Wishes {
    let changed = wishes;
    for (let more = true; more; more = this.#luck.next() < 0.4) changed = this.#changed(changed);
    return changed;
  }

  #changed({ turns, answers }: Wishes): Wishes {
    const luck = this.#luck;
    const pick = <T>(items: readonly T[]): T | undefined => items[luck.below(items.length || 1)];
    const roll = luck.next();
    if (roll < 0.25 && this.#answers.length > 0) {
      const move = pick(pick(this.#answers) ?? []);
      if (!move) return { turns, answers };
      const rest = answers.filter((item) => choiceOf(item) !== choiceOf(move));
      return { turns, answers: luck.next() < 0.2 ? rest : [...rest, move] };
    }
    const turn = luck.below(turns.length);
    const moves = turns[turn] ?? [];
    const at = luck.below(moves.length || 1);
    const old = moves[at];
    const withMoves = (now: readonly Move[]): Wishes => ({ turns: turns.with(turn, now), answers });
    if (old && roll < 0.4) return withMoves(moves.toSpliced(at, 1));
    if (old && roll < 0.55) {
      const later = luck.below(turns.length);
      const moved = turns.map((list, index) => (index === turn ? list.toSpliced(at, 1) : list));
      return { turns: moved.map((list, index) => (index === later ? [old, ...list] : list)), answers };
    }
    if (old && roll < 0.65) return withMoves([old, ...moves.toSpliced(at, 1)]);
    const move = pick(this.#decisions);
    if (!move) return { turns, answers };
    const rest = moves.filter((item) => choiceOf(item) !== choiceOf(move));
    return withMoves(luck.next() < 0.5 ? [move, ...rest] : [...rest, move]);
  }
}
