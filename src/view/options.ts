import type { LedgerLine, Move, OptionData, Plan, PlanProblem, Plans, Posture, State } from '#engine';
import { checkPlan, costOf, effectsOf, optionDataOf } from '#engine';
import { obstaclesTo } from './conditions.ts';
import type { EffectLine } from './effects.ts';
import { effectLines } from './effects.ts';
import type { Unit } from './numbers.ts';
import { formatValue } from './numbers.ts';
import { choiceOf, costText, postureOf, slotOf, withMove, withPosture } from './plan.ts';
import { capitalOf, type Setting } from './setting.ts';
import type { Words } from './words/index.ts';
import { humanise, wordsOr } from './words/index.ts';

/** Something a seat can choose now, or could if it had the means. */
export interface Choice {
  /** Slot and choice: unique on the desk. */
  readonly id: string;
  readonly move: Move;
  readonly name: string;
  readonly text: string;
  readonly cost: string;
  /** Why it cannot be chosen; null when it can. */
  readonly problem: string | null;
  /** The rules it breaks, for tests and styling. */
  readonly rules: readonly PlanProblem['rule'][];
  readonly chosen: boolean;
  /** Posture it has, or would have; null where there is none. */
  readonly posture: Posture | null;
  /** Own effects before anybody answers; worked out when first read, since most cards stay shut. */
  readonly effects: readonly EffectLine[];
  /** Facts worth knowing first: the programme it starts, the promise it makes. */
  readonly notes: readonly string[];
}

/** Words for why a move is not allowed, in general. */
export function problemText(words: Words, problem: PlanProblem): string {
  const { rule, params } = problem;
  const unit: Unit = rule === 'treasury-short' ? 'billion' : 'count';
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    (name === 'needed' || name === 'left') && typeof value === 'number' ? formatValue(value, unit) : value,
  ]);
  return words(`problem.${rule}`, Object.fromEntries(shown));
}

/** No seat has moved before. */
export const NOBODY: Plans = {};

/** What stands in the way of a move, were it put into the plan. `before` are the plans of the seats that moved before. */
export function problemsWith(
  setting: Setting,
  state: State,
  seat: string,
  plan: Plan,
  move: Move,
  before: Plans = NOBODY,
): PlanProblem[] {
  const candidate = withMove(plan, move);
  const index = candidate.indexOf(move);
  return checkPlan(setting.ruleset, state, seat, candidate, before).filter((problem) => problem.index === index);
}

/** Why a move cannot be made, with what it waits for where that can be said. */
function reasonOf(setting: Setting, state: State, problem: PlanProblem): string {
  const { words, ruleset } = setting;
  if (problem.rule !== 'not-available') return problemText(words, problem);
  const { move } = problem;
  const decision = move.kind === 'decide' ? ruleset.data.decisions.find(({ id }) => id === move.decision) : undefined;
  const obstacles = [
    ...obstaclesTo(setting, state, decision?.when),
    ...obstaclesTo(setting, state, optionDataOf(ruleset, move)?.when),
  ];
  if (obstacles.length === 0) return problemText(words, problem);
  // Of what will not come back, nobody needs to know what else it would take.
  const over = obstacles.filter(({ isPast }) => isPast);
  const texts = new Set((over.length > 0 ? over : obstacles).map(({ text }) => text));
  return words(over.length > 0 ? 'problem.past' : 'problem.waits', {
    conditions: [...texts].join(words('list.semicolon')),
  });
}

function notesOf(setting: Setting, state: State, option: OptionData): string[] {
  const { words, ruleset } = setting;
  const notes: string[] = [];
  for (const { programme: id, stage } of option.effects.start ?? []) {
    const programme = ruleset.data.programmes.find((p) => p.id === id);
    if (!programme || stage !== 'contracted') continue;
    const slot = ruleset.symbols.slots.get(`late.${programme.supplier}`);
    const late = slot === undefined ? 1 : (state.values[slot] ?? 1);
    notes.push(
      words('option.programme', {
        name: words(`programme.${id}.name`),
        units: programme.units,
        supplier: words(`supplier.${programme.supplier}.name`),
        price: formatValue(programme.price, 'billion'),
        quarters: Math.round(programme.lead * Math.max(1, late)),
      }),
    );
  }
  for (const promise of option.effects.promise ?? []) {
    notes.push(
      words('option.promise', {
        capital: capitalOf(words, promise.to),
        text: words(`promise.${promise.id}.text`),
        quarters: promise.by,
      }),
    );
  }
  return notes;
}

const EFFECTS_SHOWN = 4;

/** What a seat's choices of a quarter do by themselves, as far as that is known. */
interface Effects {
  /** What comes to pass without an answer to a matter, by what the matter is. */
  readonly without: Map<string, readonly LedgerLine[]>;
  /** As told, by choice. */
  readonly told: Map<string, readonly EffectLine[]>;
}

/** A move does by itself the same whatever else is planned, so its effects are kept as long as the state; by seat. */
const known = new WeakMap<State, WeakMap<Plans, Map<string, Effects>>>();

function knownEffects(state: State, seat: string, before: Plans): Effects {
  const byPlans = known.get(state) ?? new WeakMap<Plans, Map<string, Effects>>();
  known.set(state, byPlans);
  const bySeat = byPlans.get(before) ?? new Map<string, Effects>();
  byPlans.set(before, bySeat);
  const here = bySeat.get(seat) ?? { without: new Map(), told: new Map() };
  bySeat.set(seat, here);
  return here;
}

/** What comes to pass without a move, such as what silence means elsewhere; silence on the move's own matter is one of its choices. */
function effectsWithout(
  setting: Setting,
  state: State,
  seat: string,
  move: Move,
  before: Plans,
): readonly LedgerLine[] {
  const { without } = knownEffects(state, seat, before);
  const event = move.kind === 'answer' ? move.event : '';
  let lines = without.get(event);
  if (!lines) {
    const elsewhere = { ...state, briefing: state.briefing.filter((id) => id !== event) };
    lines = effectsOf(setting.ruleset, elsewhere, [], seat, before);
    without.set(event, lines);
  }
  return lines;
}

function toldEffectsOf(setting: Setting, state: State, seat: string, move: Move, before: Plans): readonly EffectLine[] {
  const { told } = knownEffects(state, seat, before);
  const id = `${slotOf(move)}.${choiceOf(move)}`;
  let lines = told.get(id);
  if (!lines) {
    const rest = [...effectsWithout(setting, state, seat, move, before)];
    const own = effectsOf(setting.ruleset, state, [move], seat, before).filter((line) => {
      const at = rest.findIndex(
        ({ variable, delta, cause, actor }) =>
          variable === line.variable && delta === line.delta && cause === line.cause && actor === line.actor,
      );
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
    lines = effectLines(setting, state.doctrine, own, EFFECTS_SHOWN);
    told.set(id, lines);
  }
  return lines;
}

/** A choice as a card shows it. `textRoot` is the id its name and text stand under, `before` what others planned before. */
export function choiceFor(
  setting: Setting,
  state: State,
  seat: string,
  plan: Plan,
  move: Move,
  textRoot: string,
  before: Plans = NOBODY,
): Choice {
  const { words, ruleset } = setting;
  const slot = slotOf(move);
  const standing = plan.find((other) => slotOf(other) === slot && choiceOf(other) === choiceOf(move));
  const problems = standing ? [] : problemsWith(setting, state, seat, plan, move, before);
  const actual = standing ?? move;
  const first = problems[0];
  const option = optionDataOf(ruleset, move);
  return {
    id: `${slot}.${choiceOf(move)}`,
    move: actual,
    name: wordsOr(words, `${textRoot}.name`, humanise(choiceOf(move))),
    text: wordsOr(words, `${textRoot}.text`, ''),
    cost: costText(words, costOf(ruleset, state, actual)),
    problem: first ? reasonOf(setting, state, first) : null,
    rules: problems.map((problem) => problem.rule),
    chosen: standing !== undefined,
    posture: postureOf(actual),
    get effects() {
      return toldEffectsOf(setting, state, seat, withPosture(actual, 'normal'), before);
    },
    notes: option ? notesOf(setting, state, option) : [],
  };
}
