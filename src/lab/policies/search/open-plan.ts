import { checkPlan, type Move, type Plan, type Ruleset, type State, start } from '#engine';
import { choiceOf, inEveryPosture } from '../../choices.ts';
import { playOn, worthOfEnd } from './imagine.ts';
import type { OpenPlan } from './known.ts';

/** The moves of an open plan that are legal in this state, taken in order as long as they fit together. */
export function legalPart(ruleset: Ruleset, state: State, seat: string, { turns, answers }: Wishes): Plan {
  const wanted = turns[state.turn % Math.max(1, turns.length)] ?? [];
  const taken = new Set<string>();
  const plan: Move[] = [];
  for (const move of [...answers.filter((answer) => isAsked(state, answer)), ...wanted]) {
    const choice = choiceOf(move);
    if (taken.has(choice)) continue;
    plan.push(move);
    if (checkPlan(ruleset, state, seat, plan).length > 0) plan.pop();
    else taken.add(choice);
  }
  return plan;
}

export type Wishes = Pick<OpenPlan, 'turns' | 'answers'>;

/** Whether the question that a move answers may be open; the rest is for `checkPlan` to say. */
function isAsked(state: State, move: Move): boolean {
  if (move.kind === 'answer') return state.briefing.includes(move.event);
  if (move.kind === 'crisis') return state.crises.some(({ id }) => id === move.crisis);
  return true;
}

/** Plays a training game from the start by these wishes. */
export function tryOut(ruleset: Ruleset, seat: string, doctrine: string, wishes: Wishes, seed: string) {
  const final = playOn(ruleset, start(ruleset, { seed, doctrine }), seat, (state) =>
    legalPart(ruleset, state, seat, wishes),
  );
  const won = ruleset.data.endings.some(({ id, outcome }) => id === final.ending && outcome === 'won');
  return { value: worthOfEnd(ruleset, final, seat), won };
}

/** Every decision of a seat in every option and posture. */
export function allDecisions(ruleset: Ruleset, seat: string): readonly Move[] {
  return ruleset.data.decisions
    .filter((decision) => decision.seat === seat)
    .flatMap(({ id, options }) => options.map((option): Move => ({ kind: 'decide', decision: id, option: option.id })))
    .flatMap(inEveryPosture);
}

/** Every answer that a seat may ever be asked for, by what is asked. */
export function allAnswers(ruleset: Ruleset, seat: string): readonly (readonly Move[])[] {
  const { data } = ruleset;
  const dilemmas = data.events
    .filter((event) => event.seat === seat && event.options.length > 0)
    .map(({ id, options }) => options.map((option): Move => ({ kind: 'answer', event: id, option: option.id })));
  const demands = (seat === data.pivot ? data.instruments : []).map(({ sender, id }) =>
    (['concede', 'bargain', 'stall', 'defy'] as const).map(
      (answer): Move => ({ kind: 'demand', sender, instrument: id, answer }),
    ),
  );
  const crises = data.crises
    .filter(({ target, challenger }) => target === seat || challenger === seat)
    .map(({ id }) =>
      (['concede', 'trade', 'hold', 'climb'] as const).map((action): Move => ({ kind: 'crisis', crisis: id, action })),
    );
  return [...dilemmas, ...demands, ...crises].map((options) => options.flatMap(inEveryPosture));
}

/** Mean value and share won under some training seeds. */
export interface Standing {
  readonly value: number;
  readonly won: number;
}

/** Training games of an open plan: each seed is played once and remembered. */
export class Rehearsal<T extends Wishes> {
  readonly wishes: T;
  readonly #values: number[] = [];
  #won = 0;

  constructor(wishes: T) {
    this.wishes = wishes;
  }

  /** The record under the first `seeds` training seeds. */
  after(seeds: number, play: (wishes: T, seed: string) => { readonly value: number; readonly won: boolean }): Standing {
    while (this.#values.length < seeds) {
      const { value, won } = play(this.wishes, `training ${this.#values.length}`);
      this.#values.push(value);
      if (won) this.#won++;
    }
    const sum = this.#values.slice(0, seeds).reduce((total, value) => total + value, 0);
    return { value: sum / seeds, won: this.#won / this.#values.length };
  }
}
