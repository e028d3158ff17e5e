import { catastropheChance, crisisOdds, crisisPull } from './crises.ts';
import { Draft, scopeOf } from './draft.ts';
import { NO_MOVE } from './expression.ts';
import { linesOf } from './ledger.ts';
import type { LinkedDecision } from './linked.ts';
import { chancesOf, riskOf } from './model/sanctions.ts';
import { costOfOption, crisisCapital, isOpen, Judge, optionOf, planProblems } from './plan.ts';
import { applyAnswer, oddsOf, pullOf, rungsWithinReach, type Triggered, triggeredBy } from './reactions.ts';
import type { OptionData } from './ruleset.ts';
import { AS_MEANT, applyPlans, askedBy } from './step.ts';
import type {
  Act,
  AnswerPreview,
  LedgerLine,
  Move,
  Odds,
  Plan,
  PlanProblem,
  Plans,
  Preview,
  Ruleset,
  State,
} from './types.ts';
import { CRISIS_ACTIONS, type CrisisAction, DEMAND_ANSWERS, DEMAND_RUNG, type Posture } from './vocabulary.ts';

/**
 * What a plan would bring: its own costs and effects exactly; what every capital may answer as exact odds with itemised
 * reasons; the chances of sanctions and crises. No luck is looked at. Works for illegal plans too: `problems` names them
 * and the rest covers the moves that stand.
 * @param plans of the seats that moved before, which the plan answers; own effects are those that come on top of theirs
 */
export function preview(
  ruleset: Ruleset,
  state: State,
  plan: Plan,
  seat: string = ruleset.data.pivot,
  plans: Plans = {},
): Preview {
  const { linked } = ruleset;
  const { judged, legal, draft, acts } = tryOut(ruleset, state, plan, seat, plans);
  const answers = answerPreviews(draft, acts);
  answerAsChosen(draft, acts, legal, answers);
  const effects = withoutTheOthers(ruleset, state, plans, seat, linesOf(ruleset.symbols, draft.close()));
  const actor = linked.actors.get(seat);
  return {
    seat,
    problems: judged.problems,
    cost: { capital: judged.capital, treasury: judged.treasury },
    left: {
      capital: (actor ? (state.values[actor.capital] as number) : 0) - judged.capital,
      treasury: (state.values[linked.s.treasury] as number) - judged.treasury,
    },
    effects,
    answers,
    crises: state.crises.map((record) => {
      const crisis = linked.crises.get(record.id);
      if (!crisis) throw new Error(`No crisis is called "${record.id}".`);
      const { terms, total } = crisisPull(crisis, draft);
      const { challenger, target } = crisis.data;
      const planOf = (side: string): Plan | undefined => (side === seat ? legal : plans[side]);
      const manned = planOf(challenger);
      const odds = manned ? [{ action: actionIn(manned, record.id), chance: 1 }] : crisisOdds(crisis, total);
      const action = actionIn(planOf(target) ?? [], record.id);
      return {
        crisis: record.id,
        rung: record.rung,
        catastrophe: catastropheChance(linked.k.meet, crisis, record, action, odds),
        odds,
        pull: terms,
      };
    }),
    sanctions: linked.instruments.map((instrument) => ({
      sender: instrument.data.sender,
      instrument: instrument.data.id,
      rung: draft.v[instrument.rung] as number,
      hold: draft.v[instrument.hold] as number,
      ...chancesOf(linked, instrument, draft),
      risk: riskOf(linked, instrument, draft),
    })),
  };
}

/**
 * The effects of a {@link preview} alone, in half its time: what the moves that stand do by themselves, before anybody answers, on top of
 * what the seats before have planned.
 */
export function effectsOf(
  ruleset: Ruleset,
  state: State,
  plan: Plan,
  seat: string = ruleset.data.pivot,
  plans: Plans = {},
): LedgerLine[] {
  const { legal, draft, acts } = tryOut(ruleset, state, plan, seat, plans);
  answerAsChosen(draft, acts, legal, []);
  return withoutTheOthers(ruleset, state, plans, seat, linesOf(ruleset.symbols, draft.close()));
}

/** Judges a plan and does in a draft what its legal moves say; `acts` are those in sight of whoever answers. */
function tryOut(ruleset: Ruleset, state: State, plan: Plan, seat: string, plans: Plans) {
  const asked = plan.some((m) => m?.kind === 'respond') ? askedBy(ruleset, state, plans) : null;
  const judged = planProblems(ruleset, state, seat, plan, asked);
  const bad = new Set(judged.problems.map((p) => p.index));
  const legal = plan.filter((_, index) => !bad.has(index));
  const draft = new Draft(ruleset, state);
  const acts = applyPlans(ruleset, draft, state, { ...plans, [seat]: legal });
  return { judged, legal, draft, acts };
}

/** Does what the plan answers to others, and makes those answers certain among the odds. */
function answerAsChosen(draft: Draft, acts: readonly Act[], plan: Plan, answers: AnswerPreview[]): void {
  const chosen = plan.filter((move) => move.kind === 'respond');
  if (chosen.length === 0) return;
  const triggered = triggeredBy(draft, acts, AS_MEANT);
  for (const move of chosen) {
    const t = triggered.find((each) => each.reaction.data.id === move.reaction && each.actId === move.act);
    const rungIndex = t?.reaction.ladder.rungs.findIndex((rung) => rung.id === move.rung) ?? -1;
    if (!t || rungIndex < 0) continue;
    applyAnswer(draft, t, rungIndex);
    const at = answers.findIndex((each) => each.reaction === move.reaction && each.act === move.act);
    const answer = answers[at];
    if (answer) answers[at] = { ...answer, odds: [{ rung: move.rung, rungIndex, chance: 1 }] };
  }
  draft.move = NO_MOVE;
}

/** What a plan does on top of the plans that were made before it: the lines of both together, less those of the latter. */
function withoutTheOthers(
  ruleset: Ruleset,
  state: State,
  plans: Plans,
  seat: string,
  ledger: readonly LedgerLine[],
): LedgerLine[] {
  if (Object.keys(plans).every((other) => other === seat)) return [...ledger];
  const draft = new Draft(ruleset, state);
  applyPlans(ruleset, draft, state, plans, seat);
  const rest = [...ledger];
  for (const line of linesOf(ruleset.symbols, draft.close())) {
    const at = rest.findIndex(
      (each) =>
        each.variable === line.variable &&
        each.delta === line.delta &&
        each.cause === line.cause &&
        each.actor === line.actor,
    );
    // A line that came out otherwise counts with its difference.
    if (at >= 0) rest.splice(at, 1);
    else rest.push({ ...line, delta: -line.delta });
  }
  return rest;
}

/** What the plan does in a crisis; a side that says nothing holds. */
function actionIn(plan: Plan, crisis: string): CrisisAction {
  for (const move of plan) if (move.kind === 'crisis' && move.crisis === crisis) return move.action;
  return 'hold';
}

function answerPreviews(draft: Draft, acts: readonly Act[]): AnswerPreview[] {
  const meant = triggeredBy(draft, acts, AS_MEANT);
  const quiet = new Map<string, Posture>(acts.filter((a) => a.posture === 'quiet').map((a) => [a.id, 'loud']));
  if (quiet.size === 0) return meant.map((t) => shapeAnswer(t, oddsOf(t.reaction, t.total)));
  const { leak } = draft.linked.k;
  const isSame = (a: Triggered) => (b: Triggered) => a.reaction === b.reaction && a.actId === b.actId;
  const leaked = triggeredBy(draft, acts, quiet).filter((t) => quiet.has(t.actId));
  const shown = meant.map((t) => {
    const odds = oddsOf(t.reaction, t.total);
    if (!quiet.has(t.actId)) return shapeAnswer(t, odds);
    const other = leaked.find(isSame(t));
    return shapeAnswer(t, mix(odds, other ? oddsOf(other.reaction, other.total) : NO_ANSWER, leak));
  });
  // Some reactions are only triggered by a leak.
  for (const t of leaked) {
    if (!meant.some(isSame(t))) shown.push(shapeAnswer(t, mix(NO_ANSWER, oddsOf(t.reaction, t.total), leak)));
  }
  return shown;
}

const NO_ANSWER: readonly Odds[] = [{ rung: null, rungIndex: -1, chance: 1 }];

/** Odds when a quiet act is seen loud with chance `leak`. */
function mix(quiet: readonly Odds[], loud: readonly Odds[], leak: number): Odds[] {
  const all = new Map<number, Odds>();
  for (const o of quiet) all.set(o.rungIndex, { ...o, chance: (1 - leak) * o.chance });
  for (const o of loud) {
    const had = all.get(o.rungIndex);
    all.set(o.rungIndex, { ...o, chance: (had?.chance ?? 0) + leak * o.chance });
  }
  return [...all.values()].sort((a, b) => b.rungIndex - a.rungIndex);
}

function shapeAnswer(t: Triggered, odds: readonly Odds[]): AnswerPreview {
  return {
    actor: t.reaction.data.actor,
    reaction: t.reaction.data.id,
    ladder: t.reaction.data.ladder,
    act: t.actId,
    pull: pullOf(t),
    total: t.total,
    noise: t.reaction.data.noise,
    optics: t.optics,
    odds,
  };
}

/**
 * Problems of one seat's plan, in order of its moves; empty when it is legal. `plans` are those of seats that have moved
 * before, needed to judge answers (`respond`).
 */
export function checkPlan(
  ruleset: Ruleset,
  state: State,
  seat: string,
  plan: Plan,
  plans: Plans = {},
): readonly PlanProblem[] {
  const asked = Array.isArray(plan) && plan.some((m) => m?.kind === 'respond') ? askedBy(ruleset, state, plans) : null;
  return planProblems(ruleset, state, seat, plan, asked).problems;
}

/**
 * Every move that the seat could make now on its own: decisions, answers to the briefing and to demands, crisis actions,
 * and, given the plans of the seats that moved before, the rungs within reach. All with normal posture; each is affordable
 * alone, together they may not be (see `checkPlan`).
 */
export function legalMoves(ruleset: Ruleset, state: State, seat: string, plans?: Plans): Move[] {
  if (state.ending !== null) return [];
  const judge = new Judge(ruleset, state, seat, null);
  const legal = openMoves(ruleset, state, seat).filter((move) => {
    const problem = judge.take(move, 0);
    judge.reset();
    return problem === null;
  });
  // The pivot moves first: it answers nobody.
  if (plans && seat !== ruleset.data.pivot) {
    for (const t of askedBy(ruleset, state, plans)) {
      if (t.reaction.data.actor !== seat) continue;
      for (const i of rungsWithinReach(ruleset.linked, t)) {
        const rung = t.reaction.ladder.rungs[i];
        if (rung) legal.push({ kind: 'respond', reaction: t.reaction.data.id, act: t.actId, rung: rung.id });
      }
    }
  }
  return legal;
}

/** Every move the seat has a form for this quarter, legal or not: what a desk lists with reasons. */
export function possibleMoves(ruleset: Ruleset, state: State, seat: string): Move[] {
  return movesOf(ruleset, state, seat, () => true);
}

/**
 * The possible moves without those on decisions that cannot be taken this quarter whatever their options ask for. What an
 * option asks for, and whether the seat can pay, is not looked at.
 */
export function openMoves(ruleset: Ruleset, state: State, seat: string): Move[] {
  const scope = scopeOf(state);
  return movesOf(ruleset, state, seat, (decision) => isOpen(decision, state, scope));
}

function movesOf(
  { linked, data }: Ruleset,
  state: State,
  seat: string,
  isListed: (decision: LinkedDecision) => boolean,
): Move[] {
  const moves: Move[] = [];
  for (const id of state.briefing) {
    const event = linked.events.get(id);
    if (event?.data.seat === seat) moves.push(...event.moves);
  }
  if (seat === data.pivot) {
    for (const instrument of linked.instruments) {
      if (state.values[instrument.rung] !== DEMAND_RUNG) continue;
      for (const answer of DEMAND_ANSWERS) {
        moves.push({ kind: 'demand', sender: instrument.data.sender, instrument: instrument.data.id, answer });
      }
    }
  }
  for (const record of state.crises) {
    const crisis = linked.crises.get(record.id);
    if (crisis?.data.target !== seat && crisis?.data.challenger !== seat) continue;
    for (const action of CRISIS_ACTIONS) moves.push({ kind: 'crisis', crisis: record.id, action });
  }
  for (const decision of linked.decisions.values()) {
    if (decision.data.seat === seat && isListed(decision)) moves.push(...decision.moves);
  }
  return moves;
}

/** Political capital (points) and treasury (US$ bn, deposits included) that a move takes at once, whether or not it is legal. */
export function costOf(ruleset: Ruleset, state: State, move: Move): { capital: number; treasury: number } {
  switch (move.kind) {
    case 'decide':
    case 'answer':
    case 'demand': {
      const option = optionOf(ruleset, move);
      if (!option) return { capital: 0, treasury: 0 };
      const { capital, treasury, deposit } = costOfOption(
        ruleset.linked,
        scopeOf(state),
        option,
        move.posture ?? 'normal',
      );
      return { capital, treasury: treasury + deposit };
    }
    case 'crisis':
      return { capital: crisisCapital(ruleset, state, move), treasury: 0 };
    case 'respond':
      return { capital: 0, treasury: 0 };
  }
}

/** The data of the option a move picks, null for other moves and unknown names. */
export function optionDataOf(ruleset: Ruleset, move: Move): OptionData | null {
  if (move.kind === 'decide' || move.kind === 'answer' || move.kind === 'demand') {
    return optionOf(ruleset, move)?.data ?? null;
  }
  return null;
}
