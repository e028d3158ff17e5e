import { challengerAction, resolveCrisis } from './crises.ts';
import { deriveAll } from './derive.ts';
import { Draft } from './draft.ts';
import type { LinkedCrisis } from './linked.ts';
import { pressActs } from './model/sanctions.ts';
import { applyOption, IllegalPlanError, optionOf, planProblems } from './plan.ts';
import { draw, indexOf, streamOf } from './random.ts';
import { answerAll, type Triggered, triggeredBy } from './reactions.ts';
import { endingOf, renewCapital, settle } from './settle.ts';
import type { Act, CrisisReport, Plan, Plans, Ruleset, State, TurnReport } from './types.ts';
import type { CrisisAction, Posture } from './vocabulary.ts';
import { openQuarter, stepProcesses } from './world.ts';

/**
 * Plays one quarter: the plans, every answer to them, the equations, and the opening of the next quarter.
 * Never changes `state`. Unmanned seats answer by their reaction files.
 * @throws IllegalPlanError naming each move and the rule it breaks.
 */
export function step(ruleset: Ruleset, state: State, plans: Plans): TurnReport {
  for (const seat of Object.keys(plans)) {
    const { problems } = planProblems(ruleset, state, seat, movesFirst(plans[seat] ?? []), null);
    if (problems.length > 0) throw new IllegalPlanError(seat, problems);
  }
  const draft = new Draft(ruleset, state);
  const acts = applyPlans(ruleset, draft, state, plans);
  const leaked = leaks(draft, acts);
  const asked = triggeredBy(draft, acts, new Map(leaked.map((id) => [id, 'loud' as const])));
  // A capital chose by what it was shown: a leak it could not foresee does not make its choice illegal.
  const shown = leaked.length === 0 ? asked : triggeredBy(draft, acts, AS_MEANT);
  const chosen = choicesOf(ruleset, state, plans, shown);
  const challengers = new Map<string, CrisisAction>();
  for (const record of draft.crises) {
    const crisis = ruleset.linked.crises.get(record.id) as LinkedCrisis;
    const manned = crisisMove(plans[crisis.data.challenger], record.id);
    challengers.set(record.id, plans[crisis.data.challenger] ? (manned ?? 'hold') : challengerAction(draft, crisis));
  }
  const responses = answerAll(draft, asked, chosen);
  const crises = resolveCrises(ruleset, draft, state, plans, challengers);
  const write = (slot: number, value: number): void => draft.derive(slot, value);
  const { sanctions, promises } = settle(draft);
  // From here on the quarter is over: endings are read with `turn` counting the quarters played.
  draft.turn += 1;
  draft.add(ruleset.linked.s.turn, 1, 'model.calendar');
  deriveAll(ruleset, draft.doctrine, draft, write);
  draft.ending = endingOf(ruleset, draft);
  if (draft.ending === null) {
    draft.set(ruleset.linked.s.quarter, ((ruleset.data.start.quarter - 1 + draft.turn) % 4) + 1, 'model.calendar');
    stepProcesses(draft, ruleset.data);
    renewCapital(draft, ruleset.data.pivot);
    openQuarter(draft, ruleset.data, false);
    deriveAll(ruleset, draft.doctrine, draft, write);
  } else {
    draft.briefing = [];
  }
  return {
    turn: state.turn,
    plans,
    before: state,
    after: draft.toState(),
    ledger: draft.ledger,
    acts,
    leaked,
    responses,
    sanctions,
    crises,
    promises,
    events: draft.events,
    headlines: draft.headlines,
  };
}

/** A plan without its answers to others, which can only be judged once the others have moved. */
function movesFirst(plan: Plan): Plan {
  return Array.isArray(plan) ? plan.filter((m) => m?.kind !== 'respond') : plan;
}

/** All option moves of all manned seats, and what silence means where a briefing went unanswered. Returns the acts in sight. */
export function applyPlans(ruleset: Ruleset, draft: Draft, state: State, plans: Plans): Act[] {
  const acts: Act[] = [...draft.pending];
  draft.pending = [];
  for (const { id: seat } of ruleset.data.actors) {
    for (const move of plans[seat] ?? []) {
      if (move.kind === 'decide' || move.kind === 'answer' || move.kind === 'demand') {
        const option = optionOf(ruleset, move);
        if (option) acts.push(applyOption(draft, seat, move, option));
      } else if (move.kind === 'crisis') {
        payCrisis(ruleset, draft, state, seat, move.crisis, move.action);
      }
    }
  }
  for (const id of state.briefing) {
    const event = ruleset.linked.events.get(id);
    if (!event || event.data.unanswered === undefined) continue;
    const seat = event.data.seat;
    if (plans[seat]?.some((m) => m.kind === 'answer' && m.event === id)) continue;
    const option = event.options.get(event.data.unanswered);
    if (option) acts.push(applyOption(draft, seat, { kind: 'answer', event: id, option: option.data.id }, option));
  }
  pressActs(draft, acts);
  return acts;
}

function payCrisis(ruleset: Ruleset, draft: Draft, state: State, seat: string, id: string, action: CrisisAction): void {
  const record = state.crises.find((c) => c.id === id);
  const crisis = ruleset.linked.crises.get(id);
  const rung = crisis?.rungs[record?.rung ?? 0];
  const slot = ruleset.linked.actors.get(seat)?.capital;
  if (rung && slot !== undefined) draft.add(slot, -rung.data.capital[action], rung.data.key, seat);
}

const LEAK = streamOf('leak');

/** Ids of quiet acts that leak this quarter. */
function leaks(draft: Draft, acts: readonly Act[]): string[] {
  return acts
    .filter(
      (act) => act.posture === 'quiet' && draw(draft.key, draft.turn, LEAK, indexOf(act.id)) < draft.linked.k.leak,
    )
    .map((act) => act.id);
}

/** Rungs chosen by manned seats, checked against the reactions that were triggered. */
function choicesOf(ruleset: Ruleset, state: State, plans: Plans, asked: readonly Triggered[]): Map<string, number> {
  const chosen = new Map<string, number>();
  for (const [seat, plan] of Object.entries(plans)) {
    const answers = plan.filter((m) => m.kind === 'respond');
    if (answers.length === 0) continue;
    const { problems } = planProblems(ruleset, state, seat, answers, asked);
    if (problems.length > 0) throw new IllegalPlanError(seat, problems);
    for (const move of answers) {
      const reaction = ruleset.linked.reactionsById.get(move.reaction);
      const rung = reaction?.ladder.rungs.findIndex((r) => r.id === move.rung) ?? -1;
      if (rung >= 0) chosen.set(`${move.reaction}|${move.act}`, rung);
    }
  }
  return chosen;
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
  challengers: ReadonlyMap<string, CrisisAction>,
): CrisisReport[] {
  const reports: CrisisReport[] = [];
  for (const record of state.crises) {
    if (!draft.crises.some((c) => c.id === record.id)) continue;
    const crisis = ruleset.linked.crises.get(record.id) as LinkedCrisis;
    const target = crisisMove(plans[crisis.data.target], record.id) ?? 'hold';
    reports.push(resolveCrisis(draft, crisis, target, challengers.get(record.id) ?? 'hold'));
  }
  return reports;
}

/** How acts are seen when none leaks. */
export const AS_MEANT: ReadonlyMap<string, Posture> = new Map();
