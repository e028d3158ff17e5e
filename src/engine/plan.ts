import { type Draft, scopeOf } from './draft.ts';
import { applyEffects, depositOf, isSigning } from './effects.ts';
import { read, type Scope } from './expression.ts';
import type { Linked, LinkedActor, LinkedDecision, LinkedEvent, LinkedInstrument, LinkedOption } from './linked.ts';
import { jealousyCost } from './model/relations.ts';
import { postureOf } from './model/sanctions.ts';
import { quantise } from './number.ts';
import { rungsWithinReach, type Triggered } from './reactions.ts';
import type { Key } from './ruleset.ts';
import type {
  Act,
  AnswerMove,
  DecideMove,
  DemandMove,
  Move,
  Plan,
  PlanProblem,
  PlanRule,
  ProgrammeRecord,
  Ruleset,
  State,
} from './types.ts';
import { CRISIS_ACTIONS, DEMAND_ANSWERS, DEMAND_RUNG, POSTURES, type Posture } from './vocabulary.ts';

/** Thrown by `step` for a plan that breaks a rule; the state it was given is untouched. */
export class IllegalPlanError extends Error {
  override readonly name = 'IllegalPlanError';
  readonly seat: string;
  readonly problems: readonly PlanProblem[];
  constructor(seat: string, problems: readonly PlanProblem[]) {
    super(`The plan of ${seat} is illegal: ${problems.map((p) => `${subjectOf(p.move)} (${p.rule})`).join(', ')}`);
    this.seat = seat;
    this.problems = problems;
  }
}

/** Thrown by `step` for a game that is over. */
export class GameOverError extends Error {
  override readonly name = 'GameOverError';
}

/** A move that picks an option. */
export type OptionMove = DecideMove | AnswerMove | DemandMove;

/**
 * What a move is about: two moves of one plan about the same thing are one too many. For a move that picks an option, the id
 * of the act it makes; `respond.<reaction>.<act>` for an answer to another seat.
 */
export function subjectOf(move: Move): string {
  switch (move?.kind) {
    case 'decide':
      return `decide.${move.decision}`;
    case 'answer':
      return `answer.${move.event}`;
    case 'demand':
      return `demand.${move.sender}.${move.instrument}`;
    case 'crisis':
      return `crisis.${move.crisis}`;
    case 'respond':
      return `respond.${move.reaction}.${move.act}`;
    default:
      return 'unknown move';
  }
}

/** The same, looked up where the scenario knows it, so that no text is put together. */
export function subjectIn(linked: Linked, move: Move): string {
  switch (move.kind) {
    case 'decide':
      return linked.decisions.get(move.decision)?.subject ?? subjectOf(move);
    case 'answer':
      return linked.events.get(move.event)?.subject ?? subjectOf(move);
    case 'crisis':
      return linked.crises.get(move.crisis)?.subject ?? subjectOf(move);
    default:
      return subjectOf(move);
  }
}

/** What a move picks of its subject: the option, the answer, the action or the rung. */
export function pickOf(move: Move): string {
  switch (move.kind) {
    case 'decide':
    case 'answer':
      return move.option;
    case 'demand':
      return move.answer;
    case 'crisis':
      return move.action;
    case 'respond':
      return move.rung;
  }
}

/**
 * Key under which a scenario has what a move picks: `decision.s400-more.sign`, `event.summit.attend`, `demand.us.arms.concede`,
 * `crisis.border.trade`, `reaction.us-arms.statement`.
 */
export function keyOfMove(move: Move): Key {
  switch (move.kind) {
    case 'decide':
      return `decision.${move.decision}.${move.option}`;
    case 'answer':
      return `event.${move.event}.${move.option}`;
    case 'demand':
      return `demand.${move.sender}.${move.instrument}.${move.answer}`;
    case 'crisis':
      return `crisis.${move.crisis}.${move.action}`;
    case 'respond':
      return `reaction.${move.reaction}.${move.rung}`;
  }
}

function instrumentOf(linked: Linked, { sender, instrument: id }: DemandMove): LinkedInstrument | undefined {
  for (const instrument of linked.instruments) {
    if (instrument.data.id === id && instrument.data.sender === sender) return instrument;
  }
  return undefined;
}

/** What a move that picks an option is about: the decision, event or instrument; undefined when there is no such thing. */
function topicOf(linked: Linked, move: OptionMove): LinkedDecision | LinkedEvent | LinkedInstrument | undefined {
  switch (move.kind) {
    case 'decide':
      return linked.decisions.get(move.decision);
    case 'answer':
      return linked.events.get(move.event);
    case 'demand':
      return instrumentOf(linked, move);
  }
}

/** The option a move picks, or null when there is no such thing. */
export function optionOf({ linked }: Ruleset, move: OptionMove): LinkedOption | null {
  switch (move.kind) {
    case 'decide':
      return linked.decisions.get(move.decision)?.options.get(move.option) ?? null;
    case 'answer':
      return linked.events.get(move.event)?.options.get(move.option) ?? null;
    case 'demand':
      return (DEMAND_ANSWERS.includes(move.answer) && instrumentOf(linked, move)?.answers[move.answer]) || null;
  }
}

/**
 * What an option takes at once, at the state of things in `scope`.
 * @param signed programmes that other moves of the plan sign already; their deposits are not asked for again
 */
export function costOfOption(
  linked: Linked,
  scope: Scope,
  option: LinkedOption,
  posture: Posture,
  signed: readonly string[] = [],
): OptionCost {
  let deposit = 0;
  for (const id of option.contracts) {
    if (wouldSign(scope.programmes, id) && !signed.includes(id)) deposit += depositOf(linked, scope.programmes, id);
  }
  return {
    capital: quantise(Math.max(0, read(option.capital, scope)) + (posture === 'quiet' ? linked.k.quietCost : 0)),
    treasury: quantise(Math.max(0, read(option.treasury, scope))),
    deposit: quantise(deposit),
  };
}

/** What an option takes at once: political capital (points), treasury and, on top, deposits (US$ bn). */
export interface OptionCost {
  readonly capital: number;
  readonly treasury: number;
  readonly deposit: number;
}

/** Whether contracting the programme would sign it now. */
function wouldSign(programmes: readonly ProgrammeRecord[], id: string): boolean {
  const record = programmes.find((p) => p.id === id);
  return record !== undefined && isSigning(record);
}

function problemOf(
  index: number,
  move: Move,
  rule: PlanRule,
  params: Readonly<Record<string, string | number>> = {},
): PlanProblem {
  return { index, move, rule, params };
}

/** Why this option move cannot be made by the seat now, costs aside; null when it can. */
function optionProblem(
  ruleset: Ruleset,
  state: State,
  scope: Scope,
  seat: string,
  move: OptionMove,
  option: LinkedOption | null,
  index: number,
): PlanProblem | null {
  const { linked, data } = ruleset;
  if (move.posture !== undefined && !POSTURES.includes(move.posture)) {
    return problemOf(index, move, 'unknown-posture', { posture: String(move.posture) });
  }
  switch (move.kind) {
    case 'decide': {
      const decision = linked.decisions.get(move.decision);
      if (!decision) return problemOf(index, move, 'unknown-decision', { decision: String(move.decision) });
      if (decision.data.seat !== seat) return problemOf(index, move, 'not-your-seat', { seat: decision.data.seat });
      if (!option) return problemOf(index, move, 'unknown-option', { option: String(move.option) });
      const last = state.last[decision.last] as number;
      if (last >= 0) {
        if (decision.data.once) return problemOf(index, move, 'taken-already', { turn: last });
        const wait = last + decision.data.cooldown + 1 - state.turn;
        if (wait > 0) return problemOf(index, move, 'cooling-down', { quarters: wait });
      }
      if (read(decision.when, scope) === 0) return problemOf(index, move, 'not-available');
      if (state.shelved.includes(move.decision)) return problemOf(index, move, 'off-the-table');
      break;
    }
    case 'answer': {
      const event = linked.events.get(move.event);
      if (!event || !state.briefing.includes(move.event)) {
        return problemOf(index, move, 'not-in-briefing', { event: String(move.event) });
      }
      if (event.data.seat !== seat) return problemOf(index, move, 'not-your-seat', { seat: event.data.seat });
      if (!option) return problemOf(index, move, 'unknown-option', { option: String(move.option) });
      break;
    }
    case 'demand': {
      const instrument = instrumentOf(linked, move);
      if (!instrument) return problemOf(index, move, 'unknown-instrument', { instrument: String(move.instrument) });
      if (seat !== data.pivot) return problemOf(index, move, 'not-your-seat', { seat: data.pivot });
      if (!option) return problemOf(index, move, 'unknown-option', { option: String(move.answer) });
      if (state.values[instrument.rung] !== DEMAND_RUNG) return problemOf(index, move, 'no-demand');
      break;
    }
  }
  if (read(option.when, scope) === 0) return problemOf(index, move, 'not-available');
  return null;
}

/** Whether a decision can be taken this quarter at all, whatever its options ask for. */
export function isOpen(decision: LinkedDecision, state: State, scope: Scope): boolean {
  const { id, once, cooldown } = decision.data;
  const last = state.last[decision.last] as number;
  if (last >= 0 && (once || last + cooldown + 1 > state.turn)) return false;
  return !state.shelved.includes(id) && read(decision.when, scope) !== 0;
}

function crisisProblem(ruleset: Ruleset, state: State, seat: string, move: Move & { kind: 'crisis' }, index: number) {
  const crisis = ruleset.linked.crises.get(move.crisis);
  if (!crisis) return problemOf(index, move, 'unknown-crisis', { crisis: String(move.crisis) });
  if (!CRISIS_ACTIONS.includes(move.action)) {
    return problemOf(index, move, 'unknown-option', { option: String(move.action) });
  }
  if (!state.crises.some((c) => c.id === move.crisis)) return problemOf(index, move, 'not-available');
  if (crisis.data.target !== seat && crisis.data.challenger !== seat) {
    return problemOf(index, move, 'not-your-seat', { seat: crisis.data.target });
  }
  return null;
}

/** Political capital that an action in a crisis takes, at the rung where it stands. */
export function crisisCapital(ruleset: Ruleset, state: State, move: Move & { kind: 'crisis' }): number {
  const record = state.crises.find((c) => c.id === move.crisis);
  const crisis = ruleset.linked.crises.get(move.crisis);
  return crisis?.rungs[record?.rung ?? 0]?.data.capital[move.action] ?? 0;
}

function respondProblem(
  seat: string,
  asked: readonly Triggered[] | null,
  move: Move & { kind: 'respond' },
  index: number,
  ruleset: Ruleset,
) {
  const reaction = ruleset.linked.reactionsById.get(move.reaction);
  if (!reaction) return problemOf(index, move, 'unknown-reaction', { reaction: String(move.reaction) });
  if (reaction.data.actor !== seat) return problemOf(index, move, 'not-your-seat', { seat: reaction.data.actor });
  // The pivot does not answer itself: its press, parliament and lobbies speak for themselves.
  if (seat === ruleset.data.pivot) return problemOf(index, move, 'not-your-seat', { seat });
  const at = reaction.ladder.rungs.findIndex((r) => r.id === move.rung);
  if (at < 0) return problemOf(index, move, 'unknown-option', { option: String(move.rung) });
  const triggered = asked?.find((t) => t.reaction === reaction && t.actId === move.act);
  if (!triggered) return problemOf(index, move, 'not-triggered', { act: String(move.act) });
  if (!rungsWithinReach(ruleset.linked, triggered).includes(at)) {
    return problemOf(index, move, 'rung-out-of-reach', { rung: move.rung });
  }
  return null;
}

/**
 * Every rule that a seat's plan breaks, one problem per move, and the costs of the plan together.
 * `asked`: the reactions triggered by the plans of the seats that moved before; null when there were none.
 */
export function planProblems(
  ruleset: Ruleset,
  state: State,
  seat: string,
  plan: Plan,
  asked: readonly Triggered[] | null,
): { readonly problems: readonly PlanProblem[]; readonly capital: number; readonly treasury: number } {
  const judge = new Judge(ruleset, state, seat, asked);
  const problems: PlanProblem[] = [];
  if (!Array.isArray(plan)) problems.push(problemOf(0, plan as never, 'malformed-move'));
  else {
    for (let index = 0; index < plan.length; index++) {
      const problem = judge.take(plan[index] as Move, index);
      if (problem) problems.push(problem);
    }
  }
  return { problems, capital: judge.capital, treasury: judge.treasury };
}

/** Takes the moves of a seat's plan one by one, as long as what is left pays for them. */
export class Judge {
  /** What the moves taken so far cost together: political capital (points), treasury with deposits (US$ bn). */
  capital = 0;
  treasury = 0;
  private readonly ruleset: Ruleset;
  private readonly state: State;
  private readonly scope: Scope;
  private readonly seat: string;
  private readonly asked: readonly Triggered[] | null;
  private readonly actor: LinkedActor | undefined;
  private readonly capitalLeft: number;
  private readonly treasuryLeft: number;
  /** What the moves taken are about; the subject where the scenario has no thing for it. */
  private readonly topics: unknown[] = [];
  private readonly signed: string[] = [];

  /** @param asked the reactions triggered by the plans of the seats that moved before; null when there were none */
  constructor(ruleset: Ruleset, state: State, seat: string, asked: readonly Triggered[] | null) {
    const { linked, data } = ruleset;
    this.ruleset = ruleset;
    this.state = state;
    this.scope = scopeOf(state);
    this.seat = seat;
    this.asked = asked;
    this.actor = linked.actors.get(seat);
    this.capitalLeft = this.actor ? (state.values[this.actor.capital] as number) : 0;
    // The treasury is the pivot's; other seats have political capital only.
    this.treasuryLeft = seat === data.pivot ? (state.values[linked.s.treasury] as number) : 0;
  }

  /** Takes a move, or says which rule it breaks; then it is as if it had not been offered. */
  take(move: Move, index: number): PlanProblem | null {
    if (this.state.ending !== null) return problemOf(index, move, 'game-over');
    if (!this.actor) return problemOf(index, move, 'not-your-seat', { seat: this.seat });
    switch (move?.kind) {
      case 'decide':
      case 'answer':
      case 'demand':
        return this.takeOption(move, index);
      case 'crisis': {
        const topic = this.ruleset.linked.crises.get(move.crisis);
        if (topic && this.topics.includes(topic)) return twice(move, index);
        const problem = crisisProblem(this.ruleset, this.state, this.seat, move, index);
        if (problem) return problem;
        const short = this.pay(crisisCapital(this.ruleset, this.state, move), 0, move, index);
        if (!short) this.topics.push(topic);
        return short;
      }
      case 'respond': {
        const subject = subjectOf(move);
        if (this.topics.includes(subject)) return twice(move, index);
        const problem = respondProblem(this.seat, this.asked, move, index, this.ruleset);
        if (!problem) this.topics.push(subject);
        return problem;
      }
      default:
        return problemOf(index, move, 'malformed-move');
    }
  }

  /** Gives everything back: as if nothing had been taken. */
  reset(): void {
    this.capital = 0;
    this.treasury = 0;
    this.topics.length = 0;
    this.signed.length = 0;
  }

  private takeOption(move: OptionMove, index: number): PlanProblem | null {
    const { ruleset, scope, signed } = this;
    const topic = topicOf(ruleset.linked, move);
    if (topic && this.topics.includes(topic)) return twice(move, index);
    const option = optionOf(ruleset, move);
    const problem = optionProblem(ruleset, this.state, scope, this.seat, move, option, index);
    if (problem || !option) return problem;
    // One programme is signed once, however many moves of the plan say so.
    const cost = costOfOption(ruleset.linked, scope, option, move.posture ?? 'normal', signed);
    const short = this.pay(cost.capital, cost.treasury + cost.deposit, move, index);
    if (short) return short;
    this.topics.push(topic);
    signed.push(...option.contracts);
    return null;
  }

  private pay(capital: number, money: number, move: Move, index: number): PlanProblem | null {
    if (this.capital + capital > this.capitalLeft) {
      return problemOf(index, move, 'capital-short', { needed: capital, left: this.capitalLeft - this.capital });
    }
    if (money > 0 && this.treasury + money > this.treasuryLeft) {
      return problemOf(index, move, 'treasury-short', { needed: money, left: this.treasuryLeft - this.treasury });
    }
    this.capital += capital;
    this.treasury += money;
    return null;
  }
}

function twice(move: Move, index: number): PlanProblem {
  return problemOf(index, move, 'twice-in-plan', { name: subjectOf(move) });
}

/**
 * Does what a move says: its cost as it was when the quarter opened, effects by posture, jealousy. Returns the act, for
 * reactions to answer. Deposits are paid by the effect that contracts the programme.
 */
export function applyOption(draft: Draft, seat: string, move: OptionMove, option: LinkedOption, cost: OptionCost): Act {
  const { linked } = draft;
  const posture = move.posture ?? 'normal';
  const multiplier = postureOf(linked, posture);
  const { key } = option.data;
  const act: Act = {
    id: option.subject,
    turn: draft.turn,
    actor: seat,
    tags: option.contracts.some((id) => wouldSign(draft.programmes, id)) ? option.tags : option.unsignedTags,
    size: quantise(read(option.size, draft)),
    posture,
    favours: option.data.favours,
    key,
  };
  const actor = linked.actors.get(seat);
  if (actor) draft.add(actor.capital, -cost.capital, key, seat);
  draft.add(linked.s.treasury, -cost.treasury, key, seat);
  draft.move = { size: act.size, posture: multiplier, favours: 0 };
  applyEffects(draft, option.effects, {
    cause: key,
    actor: seat,
    scale: 'option',
    posture: multiplier,
    optics: 1,
    answering: -1,
  });
  applyJealousy(draft, act, multiplier);
  if (move.kind === 'decide') {
    const decision = linked.decisions.get(move.decision);
    if (decision) draft.last[decision.last] = draft.turn;
  }
  draft.remember(act);
  draft.headlines.push(...option.headlines);
  return act;
}

/** A favour to one capital costs the doer with that capital's rivals. */
export function applyJealousy(draft: Draft, act: Act, multiplier: number): void {
  const { linked, v } = draft;
  const me = linked.actorIndex.get(act.actor);
  if (me === undefined) return;
  for (const favoured in act.favours) {
    const k = linked.actorIndex.get(favoured);
    if (k === undefined || k === me) continue;
    const weight = act.favours[favoured] as number;
    for (let j = 0; j < linked.tie.length; j++) {
      if (j === me || j === k) continue;
      const rivals = v[(linked.tie[j] as number[])[k] as number] as number;
      const cost = jealousyCost(linked.k.jealousy, weight, rivals) * multiplier;
      draft.add((linked.tie[me] as number[])[j] as number, -cost, 'model.jealousy', act.actor);
    }
  }
}
