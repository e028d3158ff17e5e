import { challengerAction, resolveCrisis } from './crises.ts';
import { deriveAll, LAST_STAGE } from './derive.ts';
import { Draft, scopeOf } from './draft.ts';
import { RulesetError } from './expression.ts';
import type { LinkedCrisis } from './linked.ts';
import { pressActs } from './model/sanctions.ts';
import { quarterOf } from './number.ts';
import {
  applyOption,
  costOfOption,
  crisisCapital,
  GameOverError,
  IllegalPlanError,
  type OptionMove,
  optionOf,
  planProblems,
  subjectIn,
} from './plan.ts';
import { draw, indexOf, streamOf } from './random.ts';
import { answerAll, type Triggered, triggeredBy } from './reactions.ts';
import { Report } from './report.ts';
import { endingOf, renewCapital, settle, settlePromises } from './settle.ts';
import type { Act, CrisisMove, CrisisReport, Plan, Plans, Ruleset, State, TurnReport } from './types.ts';
import type { CrisisAction, Posture } from './vocabulary.ts';
import { openQuarter, stepProcesses } from './world.ts';

/**
 * Plays one quarter: the plans, every answer to them, the equations, and the opening of the next quarter.
 * Never changes `state`. Unmanned seats answer by their reaction files.
 * @throws IllegalPlanError naming each move and the rule it breaks; GameOverError when the game has ended; RulesetError
 * when a seat is not the scenario's.
 */
export function step(ruleset: Ruleset, state: State, plans: Plans): TurnReport {
  if (state.ending !== null) throw new GameOverError(`The game ended with "${state.ending}".`);
  for (const seat of Object.keys(plans)) {
    if (!ruleset.linked.actors.has(seat)) throw new RulesetError(`No seat is called "${seat}".`);
    const { problems } = planProblems(ruleset, state, seat, movesFirst(plans[seat] ?? []), null);
    if (problems.length > 0) throw new IllegalPlanError(seat, problems);
  }
  const draft = new Draft(ruleset, state);
  const acts = applyPlans(ruleset, draft, state, plans);
  const leaked = leaks(draft, acts);
  const seen = leaked.length === 0 ? AS_MEANT : new Map(leaked.map((id) => [id, 'loud' as const]));
  const asked = triggeredBy(draft, acts, seen);
  const chosen = choicesOf(ruleset, state, plans);
  const challengers = draft.crises.map(({ id }) => {
    const crisis = ruleset.linked.crises.get(id) as LinkedCrisis;
    const plan = plans[crisis.data.challenger];
    return { id, action: plan ? (crisisMove(plan, id) ?? 'hold') : challengerAction(draft, crisis) };
  });
  const answers = answerAll(draft, asked, chosen);
  const crises = resolveCrises(ruleset, draft, state, plans, challengers);
  const sanctions = settle(draft);
  // From here on the quarter is over: endings are read with `turn` counting the quarters played.
  draft.turn += 1;
  draft.add(ruleset.linked.s.turn, 1, 'model.calendar');
  const read = draft.turn < ruleset.data.turns ? ruleset.linked.stageBetween : LAST_STAGE;
  deriveAll(ruleset, draft.doctrine, draft, read);
  const promises = settlePromises(draft);
  if (promises.length > 0) deriveAll(ruleset, draft.doctrine, draft, read);
  draft.ending = endingOf(ruleset, draft);
  if (draft.ending === null) {
    draft.set(ruleset.linked.s.quarter, quarterOf(ruleset.data.start.quarter, draft.turn), 'model.calendar');
    stepProcesses(draft, ruleset.data);
    renewCapital(draft, ruleset.data.pivot);
    openQuarter(draft, ruleset.data, false);
  } else {
    draft.briefing = [];
  }
  deriveAll(ruleset, draft.doctrine, draft);
  return new Report({
    symbols: ruleset.symbols,
    lines: draft.close(),
    turn: state.turn,
    plans,
    before: state,
    after: draft.toState(),
    acts,
    leaked,
    answers,
    sanctions,
    crises,
    promises,
    events: draft.events,
    headlines: draft.headlines,
  });
}

/** A plan without its answers to others, which can only be judged once the others have moved. */
function movesFirst(plan: Plan): Plan {
  if (!Array.isArray(plan) || !plan.some((m) => m?.kind === 'respond')) return plan;
  return plan.filter((m) => m?.kind !== 'respond');
}

/**
 * All option moves of all manned seats, and what silence means where a briefing went unanswered. Costs are those of the
 * opening of the quarter and moves are taken by name, so that the order of a plan has no meaning. Returns the acts in sight.
 * @param undecided a seat whose silence means nothing yet
 */
export function applyPlans(ruleset: Ruleset, draft: Draft, state: State, plans: Plans, undecided?: string): Act[] {
  const { linked, data } = ruleset;
  const acts: Act[] = [...draft.pending];
  draft.pending = [];
  const opening = scopeOf(state);
  const apply = (seat: string, move: OptionMove): void => {
    const option = optionOf(ruleset, move);
    if (!option) return;
    const cost = costOfOption(linked, opening, option, move.posture ?? 'normal');
    acts.push(applyOption(draft, seat, move, option, cost));
  };
  for (const { id: seat } of data.actors) {
    const plan = plans[seat] ?? [];
    const inOrder =
      plan.length < 2 ? plan : [...plan].sort((a, b) => (subjectIn(linked, a) < subjectIn(linked, b) ? -1 : 1));
    for (const move of inOrder) {
      if (move.kind === 'crisis') payCrisis(ruleset, draft, state, seat, move);
      else if (move.kind !== 'respond') apply(seat, move);
    }
  }
  for (const event of state.briefing) {
    const silence = linked.events.get(event)?.data;
    if (silence?.unanswered === undefined || silence.seat === undecided) continue;
    if (plans[silence.seat]?.some((m) => m.kind === 'answer' && m.event === event)) continue;
    apply(silence.seat, { kind: 'answer', event, option: silence.unanswered });
  }
  pressActs(draft, acts);
  return acts;
}

function payCrisis(ruleset: Ruleset, draft: Draft, state: State, seat: string, move: CrisisMove): void {
  const actor = ruleset.linked.actors.get(seat);
  const key = ruleset.linked.crises.get(move.crisis)?.data.key;
  if (actor && key !== undefined) draft.add(actor.capital, -crisisCapital(ruleset, state, move), key, seat);
}

const LEAK = streamOf('leak');

/** Ids of quiet acts that leak this quarter. */
function leaks(draft: Draft, acts: readonly Act[]): string[] {
  const leaked: string[] = [];
  for (const { id, posture } of acts) {
    if (posture === 'quiet' && draw(draft.key, draft.turn, LEAK, indexOf(id)) < draft.linked.k.leak) leaked.push(id);
  }
  return leaked;
}

/**
 * The reactions that the pivot's plan triggers, leaks aside: what a capital that answers it is shown. The pivot moves
 * first; the other capitals answer what they saw, not each other.
 */
export function askedBy(ruleset: Ruleset, state: State, plans: Plans): Triggered[] {
  const { pivot } = ruleset.data;
  const draft = new Draft(ruleset, state);
  const acts = applyPlans(ruleset, draft, state, { [pivot]: movesFirst(plans[pivot] ?? []) });
  const asked = triggeredBy(draft, acts, AS_MEANT);
  draft.close();
  return asked;
}

const NONE_CHOSEN: ReadonlyMap<string, number> = new Map();

/** Rungs chosen by manned seats, judged by what they were shown. */
function choicesOf(ruleset: Ruleset, state: State, plans: Plans): ReadonlyMap<string, number> {
  let chosen: Map<string, number> | null = null;
  let shown: Triggered[] | null = null;
  for (const seat in plans) {
    const plan = plans[seat] as Plan;
    if (!plan.some((m) => m.kind === 'respond')) continue;
    const answers = plan.filter((m) => m.kind === 'respond');
    chosen ??= new Map();
    shown ??= askedBy(ruleset, state, plans);
    const { problems } = planProblems(ruleset, state, seat, answers, shown);
    if (problems.length > 0) throw new IllegalPlanError(seat, problems);
    for (const move of answers) {
      const reaction = ruleset.linked.reactionsById.get(move.reaction);
      const rung = reaction?.ladder.rungs.findIndex((r) => r.id === move.rung) ?? -1;
      if (rung >= 0) chosen.set(`${move.reaction}|${move.act}`, rung);
    }
  }
  return chosen ?? NONE_CHOSEN;
}

function crisisMove(plan: Plan | undefined, crisis: string): CrisisAction | null {
  for (const move of plan ?? []) if (move.kind === 'crisis' && move.crisis === crisis) return move.action;
  return null;
}

function resolveCrises(
  ruleset: Ruleset,
  draft: Draft,
  state: State,
  plans: Plans,
  challengers: readonly { readonly id: string; readonly action: CrisisAction }[],
): CrisisReport[] {
  const reports: CrisisReport[] = [];
  for (const record of state.crises) {
    if (!draft.crises.some((c) => c.id === record.id)) continue;
    const crisis = ruleset.linked.crises.get(record.id) as LinkedCrisis;
    const target = crisisMove(plans[crisis.data.target], record.id) ?? 'hold';
    const challenger = challengers.find(({ id }) => id === record.id)?.action ?? 'hold';
    reports.push(resolveCrisis(draft, crisis, target, challenger));
  }
  return reports;
}

/** How acts are seen when none leaks. */
export const AS_MEANT: ReadonlyMap<string, Posture> = new Map();
