import {
  compileExpression,
  type Expr,
  type Fn,
  NO_MOVE,
  type Outcome,
  type Ruleset,
  type Scope,
  type State,
} from '#engine';

/** Progress beyond a goal is worth this much of progress toward it: a margin against bad luck, up to {@link MARGIN}. */
const BEYOND = 0.3;
const MARGIN = 0.2;
/** Progress lost below a goal's starting point is worth this much: far from all goals, it is still better to be nearer. */
const BELOW = 0.3;
/** What an ending that is foreseen adds; small, because the guess may be wrong. */
const FORESEEN: Readonly<Record<Outcome, number>> = { won: 0.15, survived: 0, lost: -0.3 };
/** What the ending adds once it is there. Goals count smoothly beside it, so that a few imagined games tell plans apart. */
const ENDED: Readonly<Record<Outcome, number>> = { won: 0.2, survived: 0, lost: -0.4 };
/** Approval below which governments worry, and what a point less costs. */
const CALM_APPROVAL = 46;
const WORRY = 0.03;
/** Treasury below which finance ministries worry (US$ bn), and what a billion less costs. */
const CALM_TREASURY = 2.5;
const SHORTAGE = 0.15;

/** What a seat wants of the end of the game, read from a few variables only, so that it can be asked of a guess. */
export interface Wants {
  /** Slots of the variables it reads. */
  readonly slots: readonly number[];
  /** How good it would be if the game ended with these values; about 0 to 1, higher is better. `values` is scribbled on. */
  worth(values: Float64Array, state: State): number;
  /** How good a game that is over was, in the same measure; what its ending means counts in full. */
  worthOfEnd(final: State): number;
}

/** What the pivot wants by its doctrine; what any other capital wants: good company in every triangle with the pivot. */
export function wantsOf(ruleset: Ruleset, seat: string, doctrine: string): Wants {
  return seat === ruleset.data.pivot ? pivotWants(ruleset, doctrine) : capitalWants(ruleset, seat);
}

function pivotWants(ruleset: Ruleset, doctrine: string): Wants {
  const { data, symbols } = ruleset;
  const slotOf = (name: string) => symbols.slots.get(name) as number;
  const [approval, treasury] = [slotOf('public.approval'), slotOf('economy.treasury')];
  const [turn, met, score] = [slotOf('turn'), slotOf('goals.met'), slotOf('goals.score')];
  const slots = new Set([approval, treasury]);
  const read = (expr: Expr): Fn => {
    for (const name of variablesIn(expr)) slots.add(slotOf(name));
    return compileExpression(expr, symbols);
  };
  const goals = (data.doctrines.find(({ id }) => id === doctrine)?.goals ?? []).map(({ measure, from, target }) => ({
    measure: read(measure),
    from,
    span: target - from || 1,
  }));
  const endings = data.endings.map((ending) => ({ outcome: ending.outcome, holds: read(ending.when) }));
  // These follow from the others and are worked out below.
  for (const slot of [turn, met, score]) slots.delete(slot);
  const count = Math.max(1, goals.length);
  // Asked hundreds of times about one state, so the last scope is kept.
  let asked: { readonly state: State; readonly scope: Scope } | null = null;
  const scopeAt = (state: State, values: Float64Array): Scope => {
    if (asked?.state !== state || asked.scope.v !== values)
      asked = { state, scope: scopeOf(state, values, data.turns) };
    return asked.scope;
  };

  const outcomes = new Map(data.endings.map(({ id, outcome }) => [id, outcome]));
  const wants: Wants = {
    slots: [...slots],
    worthOfEnd(final) {
      const outcome = outcomes.get(final.ending ?? '');
      return wants.worth(final.values.slice(), final) + (outcome ? ENDED[outcome] : 0);
    },
    worth(values, state) {
      const scope = scopeAt(state, values);
      let worth = 0;
      let done = 0;
      let progress = 0;
      for (const goal of goals) {
        const reached = (goal.measure(scope) - goal.from) / goal.span;
        worth += ramp(reached) / count;
        if (reached >= 1) done++;
        progress += Math.min(1, Math.max(0, reached)) / count;
      }
      values[turn] = data.turns;
      values[met] = done;
      values[score] = progress;
      worth -= WORRY * Math.max(0, CALM_APPROVAL - (values[approval] as number));
      worth -= SHORTAGE * Math.max(0, CALM_TREASURY - (values[treasury] as number));
      for (const { outcome, holds } of endings) if (holds(scope) !== 0) return worth + FORESEEN[outcome];
      return worth;
    },
  };
  return wants;
}

/** Mean of Dittmer's role score, in its continuous form, over the triangles of this capital, the pivot and a third. */
function capitalWants(ruleset: Ruleset, seat: string): Wants {
  const { pivot, actors } = ruleset.data;
  const tie = (a: string, b: string) => ruleset.symbols.slots.get(`relations.${a}.${b}`) as number;
  const own = tie(seat, pivot);
  const thirds = actors.filter(({ id }) => id !== seat && id !== pivot);
  const triangles = thirds.map(({ id }) => [tie(seat, id), tie(pivot, id)] as const);
  const wants: Wants = {
    slots: [...new Set([own, ...triangles.flat()])],
    worthOfEnd: (final) => wants.worth(final.values, final),
    worth: (values) => {
      const at = (slot: number) => (values[slot] as number) / 100;
      const sum = triangles.reduce((total, [near, far]) => total + at(own) + at(near) - at(far), 0);
      return sum / Math.max(1, triangles.length);
    },
  };
  return wants;
}

function ramp(progress: number): number {
  if (progress < 0) return BELOW * progress;
  return progress < 1 ? progress : 1 + BEYOND * Math.min(MARGIN, progress - 1);
}

function scopeOf(state: State, v: Float64Array, turn: number): Scope {
  const { history, programmes, promises, crises, last, lastTag } = state;
  return { v, turn, history, programmes, promises, crises, last, lastTag, move: NO_MOVE };
}

/** Names of the variables that an expression reads. */
export function variablesIn(expr: Expr | string): readonly string[] {
  if (typeof expr === 'string' || typeof expr === 'number') return [];
  const [operator, ...operands] = expr;
  return operator === 'v' ? [operands[0] as string] : operands.flatMap(variablesIn);
}
