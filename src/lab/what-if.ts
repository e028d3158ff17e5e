import {
  checkPlan,
  explain,
  IllegalPlanError,
  type Key,
  type Move,
  type PlanRule,
  type Plans,
  type Ruleset,
  readValue as readVariable,
  type State,
  step,
  type TurnReport,
} from '#engine';
import { labFigures } from './balance/figures.ts';
import { choiceOf } from './choices.ts';
import { type Result, resultOf } from './inquiry.ts';

/** A change of one seat's plan: the move takes the place of the one of the same choice; `drop` names a choice to leave out. */
export type PlanChange =
  | { readonly kind: 'make'; readonly move: Move }
  | { readonly kind: 'drop' /** As {@link choiceOf} names it. */; readonly choice: string };

/** A change that cannot be made, and why. */
export interface ChangeProblem {
  /** The rule of the engine that the changed plan breaks; `no-such-move` when there is nothing to drop, `no-change` when the plan stays as it is. */
  readonly rule: PlanRule | 'no-such-move' | 'no-change' | 'no-such-turn';
  readonly params: Readonly<Record<string, string | number>>;
}

/** A cause that worked otherwise in a quarter than it had. */
export interface CauseGap {
  readonly cause: Key;
  readonly actor?: string;
  /** What it did to the figure, in the game as played and in the other. */
  readonly was: number;
  readonly is: number;
}

/** A figure that moved otherwise in a quarter. */
export interface FigureGap {
  readonly variable: string;
  /** Where it stood after the quarter. */
  readonly was: number;
  readonly is: number;
  /** How much the paths part in this quarter alone; the causes sum to it. */
  readonly parted: number;
  /** The greatest first. */
  readonly causes: readonly CauseGap[];
}

export interface AnswerGap {
  readonly actor: string;
  readonly reaction: string;
  readonly act: string;
  /** Rung, null below the lowest; undefined when it was not asked. */
  readonly was: string | null | undefined;
  readonly is: string | null | undefined;
}

/** How a quarter went otherwise. */
export interface QuarterGap {
  /** 0-based. */
  readonly turn: number;
  readonly figures: readonly FigureGap[];
  readonly answers: readonly AnswerGap[];
  /** Events that came only in the game as played, and only in the other. */
  readonly eventsGone: readonly string[];
  readonly eventsCome: readonly string[];
  /** Crises by their rung (0 first) after the quarter, null when there is none. */
  readonly crises: readonly { readonly crisis: string; readonly was: number | null; readonly is: number | null }[];
  /** Later moves that could no longer be made. */
  readonly lost: readonly { readonly seat: string; readonly move: Move; readonly rule: PlanRule }[];
}

export interface WhatIf {
  readonly ok: true;
  readonly turn: number;
  readonly was: Result;
  readonly is: Result;
  /** The first quarter in which anything but the changed move itself differs; null when nothing does. */
  readonly partsOn: number | null;
  /** Quarters that went otherwise, in order. */
  readonly quarters: readonly QuarterGap[];
  readonly reports: readonly TurnReport[];
}

/** Gaps below this share of a figure's scale are not worth telling. */
const WORTH_TELLING = 0.0025;
const MOST_CAUSES = 5;

/**
 * Plays a game again with one move changed and all luck the same: draws belong to rules, so what the change does not touch
 * is drawn as before. Later plans are kept; moves that became illegal are left out and told. A finished game is played out to
 * its end, whenever that now comes; one under way as far as it has come.
 * @param reports the game as it was played
 * @param turn 0-based quarter of the change
 */
export function whatIf(
  ruleset: Ruleset,
  reports: readonly TurnReport[],
  turn: number,
  change: PlanChange,
  seat: string = ruleset.data.pivot,
): WhatIf | { readonly ok: false; readonly problem: ChangeProblem } {
  const first = reports[turn];
  const last = reports[reports.length - 1];
  if (!first || !last) return refuse('no-such-turn', { turn: turn + 1 });
  const played = first.plans[seat] ?? [];
  const plan = changed(played, change);
  if (plan === null) return refuse('no-such-move', { choice: change.kind === 'drop' ? change.choice : '' });
  if (JSON.stringify(plan) === JSON.stringify(played)) return refuse('no-change', {});
  const [problem] = checkPlan(ruleset, first.before, seat, plan, othersFirst(ruleset, first.plans, seat));
  if (problem) return refuse(problem.rule, problem.params);

  const path: TurnReport[] = [];
  const quarters: QuarterGap[] = [];
  for (const { report, lost } of playedFrom(ruleset, reports, turn, { ...first.plans, [seat]: plan })) {
    path.push(report);
    const gap = gapOf(ruleset, report.turn, reports[report.turn], report, lost);
    if (gap) quarters.push(gap);
  }
  const state = path[path.length - 1]?.after ?? last.after;
  return {
    ok: true,
    turn,
    was: resultOf(ruleset, last.after),
    is: resultOf(ruleset, state),
    partsOn: quarters[0]?.turn ?? null,
    quarters,
    reports: [...reports.slice(0, turn), ...path],
  };
}

function refuse(rule: ChangeProblem['rule'], params: ChangeProblem['params']) {
  return { ok: false as const, problem: { rule, params } };
}

function changed(plan: readonly Move[], change: PlanChange): readonly Move[] | null {
  const choice = change.kind === 'make' ? choiceOf(change.move) : change.choice;
  const at = plan.findIndex((move) => choiceOf(move) === choice);
  if (change.kind === 'drop') return at < 0 ? null : plan.filter((_, index) => index !== at);
  return at < 0 ? [...plan, change.move] : plan.with(at, change.move);
}

/** A capital answers the plans of the seats before it; the pivot's comes first. */
function othersFirst(ruleset: Ruleset, plans: Plans, seat: string): Plans {
  return seat === ruleset.data.pivot
    ? {}
    : Object.fromEntries(Object.entries(plans).filter(([other]) => other !== seat));
}

/** A move that could no longer be made. */
export type Lost = QuarterGap['lost'][number];

/**
 * Plays a game again from one of its quarters on, with other plans for that one: a finished game to its end, whenever that now
 * comes, one under way as far as it has come. Later plans are kept, as far as they are still legal.
 * @param from the state to play from, when it is not that of the game
 */
export function* playedFrom(
  ruleset: Ruleset,
  reports: readonly Pick<TurnReport, 'before' | 'after' | 'plans'>[],
  turn: number,
  plans: Plans,
  from: State | undefined = reports[turn]?.before,
): Generator<{ readonly report: TurnReport; readonly lost: readonly Lost[] }, void> {
  const isOver = reports[reports.length - 1]?.after.ending !== null;
  let state = from;
  for (let now = turn; state && state.ending === null && (isOver || now < reports.length); now += 1) {
    const played = playOn(ruleset, state, now === turn ? plans : (reports[now]?.plans ?? {}));
    yield played;
    state = played.report.after;
  }
}

/** Plays the quarter with what is still legal of the plans that were made for it. */
export function playOn(ruleset: Ruleset, state: State, recorded: Plans): { report: TurnReport; lost: readonly Lost[] } {
  const lost: Lost[] = [];
  let plans: Plans = {};
  const { pivot } = ruleset.data;
  const seats = Object.keys(recorded).sort((a, b) => Number(b === pivot) - Number(a === pivot));
  for (const seat of seats) {
    let kept = recorded[seat] ?? [];
    // Leaving one move out can pay for another, so the plan is judged anew after each.
    for (;;) {
      const problem = checkPlan(ruleset, state, seat, kept, plans)[0];
      if (!problem) break;
      lost.push({ seat, move: problem.move, rule: problem.rule });
      kept = kept.filter((_, index) => index !== problem.index);
    }
    plans = { ...plans, [seat]: kept };
  }
  for (;;) {
    try {
      return { report: step(ruleset, state, plans), lost };
    } catch (error) {
      // An answer can be out of reach once all others have moved; its services then give it instead.
      if (!(error instanceof IllegalPlanError) || error.problems.length === 0) throw error;
      const { seat, problems } = error;
      const moot = new Set(problems.map(({ move }) => move));
      lost.push(...problems.map(({ move, rule }) => ({ seat, move, rule })));
      plans = { ...plans, [seat]: (plans[seat] ?? []).filter((move) => !moot.has(move)) };
    }
  }
}

function gapOf(
  ruleset: Ruleset,
  turn: number,
  was: TurnReport | undefined,
  is: TurnReport,
  lost: QuarterGap['lost'],
): QuarterGap | null {
  const gap: QuarterGap = {
    turn,
    figures: was ? figureGaps(ruleset, was, is) : [],
    answers: answerGaps(was, is),
    eventsGone: (was?.events ?? []).filter((event) => !is.events.includes(event)),
    eventsCome: is.events.filter((event) => !(was?.events ?? []).includes(event)),
    crises: crisisGaps(was, is),
    lost,
  };
  const { figures, answers, eventsGone, eventsCome, crises } = gap;
  return [figures, answers, eventsGone, eventsCome, crises, lost].some((list) => list.length > 0) ? gap : null;
}

function figureGaps(ruleset: Ruleset, was: TurnReport, is: TurnReport): readonly FigureGap[] {
  const gaps = labFigures(ruleset.data).map(({ variable, low, high }) => {
    const value = (state: State) => readVariable(ruleset, state, variable);
    const change = (report: TurnReport) => value(report.after) - value(report.before);
    const parted = change(is) - change(was);
    return { variable, was: value(was.after), is: value(is.after), parted, size: Math.abs(parted) / (high - low) };
  });
  return gaps
    .filter(({ size }) => size >= WORTH_TELLING)
    .sort((a, b) => b.size - a.size)
    .map(({ size: _, ...gap }) => ({ ...gap, causes: causeGaps(ruleset, was, is, gap.variable) }));
}

function causeGaps(ruleset: Ruleset, was: TurnReport, is: TurnReport, variable: string): readonly CauseGap[] {
  const gaps = new Map<string, { cause: Key; actor?: string; was: number; is: number }>();
  for (const [side, report] of [
    ['was', was],
    ['is', is],
  ] as const) {
    for (const { cause, actor, delta } of explain(ruleset, report, variable)) {
      const name = `${cause}|${actor ?? ''}`;
      const gap = gaps.get(name) ?? { cause, ...(actor === undefined ? {} : { actor }), was: 0, is: 0 };
      gap[side] += delta;
      gaps.set(name, gap);
    }
  }
  const sizeOf = (gap: CauseGap) => Math.abs(gap.is - gap.was);
  return [...gaps.values()]
    .filter((gap) => sizeOf(gap) > 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, MOST_CAUSES);
}

function answerGaps(was: TurnReport | undefined, is: TurnReport): readonly AnswerGap[] {
  const answers = new Map<string, AnswerGap>();
  for (const { actor, reaction, act, rung } of was?.responses ?? []) {
    answers.set(`${reaction}|${act}`, { actor, reaction, act, was: rung, is: undefined });
  }
  for (const { actor, reaction, act, rung } of is.responses) {
    const known = answers.get(`${reaction}|${act}`);
    answers.set(`${reaction}|${act}`, { actor, reaction, act, was: known?.was, is: rung });
  }
  return [...answers.values()].filter((gap) => gap.was !== gap.is);
}

function crisisGaps(was: TurnReport | undefined, is: TurnReport): QuarterGap['crises'] {
  const rungIn = (report: TurnReport | undefined, id: string) =>
    report?.after.crises.find((crisis) => crisis.id === id)?.rung ?? null;
  const ids = new Set([...(was?.after.crises ?? []), ...is.after.crises].map(({ id }) => id));
  return [...ids]
    .map((crisis) => ({ crisis, was: rungIn(was, crisis), is: rungIn(is, crisis) }))
    .filter((gap) => gap.was !== gap.is);
}
