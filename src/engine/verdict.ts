import { standings } from './derive.ts';
import { scopeOf } from './draft.ts';
import { RulesetError } from './expression.ts';
import { roleOf, roleScore, signOf, tensionOf, triangleType } from './model/triangle.ts';
import type { RulesetData } from './ruleset.ts';
import type { Ruleset, State, Verdict } from './types.ts';
import type { Outcome, TriangleRole, TriangleType } from './vocabulary.ts';

/** Points of the score that the ending brings; the goals bring up to 80. */
const ENDING_POINTS: Readonly<Record<Outcome, number>> = { won: 20, survived: 10, lost: 0 };

/** How a game stands by its doctrine: goals, score 0–100 (80 for progress on the goals, 20 for the ending), outcome once over. */
export function verdict(ruleset: Ruleset, state: State): Verdict {
  const goals = standings(ruleset, state.doctrine, scopeOf(state));
  const ending = ruleset.data.endings.find((e) => e.id === state.ending) ?? null;
  const progress = goals.length === 0 ? 0 : goals.reduce((sum, g) => sum + g.progress, 0) / goals.length;
  return {
    ending: state.ending,
    outcome: ending?.outcome ?? null,
    score: Math.round(80 * progress + (ending ? ENDING_POINTS[ending.outcome] : 0)),
    doctrine: state.doctrine,
    goals,
  };
}

/** The strategic triangle of the pivot and the two poles: type, role and score of each member, tension −1…1. */
export interface TriangleStanding {
  readonly type: TriangleType;
  readonly roles: Readonly<Record<string, TriangleRole>>;
  readonly scores: Readonly<Record<string, number>>;
  readonly tension: number;
}

/** How the triangle stands. */
export function triangleOf(ruleset: Ruleset, state: State): TriangleStanding {
  const { data, linked } = ruleset;
  const [p, q] = data.poles;
  const tie = (a: string, b: string): number => readValue(ruleset, state, `relations.${a}.${b}`);
  const ties = { pivotFirst: tie(data.pivot, p), pivotSecond: tie(data.pivot, q), poles: tie(p, q) };
  const band = linked.k.deadBand;
  const a = signOf(ties.pivotFirst, band);
  const b = signOf(ties.pivotSecond, band);
  const c = signOf(ties.poles, band);
  return {
    type: triangleType(a, b, c),
    roles: { [data.pivot]: roleOf(a, b, c), [p]: roleOf(a, c, b), [q]: roleOf(b, c, a) },
    scores: { [data.pivot]: roleScore(a, b, c), [p]: roleScore(a, c, b), [q]: roleScore(b, c, a) },
    tension: tensionOf(ties.pivotFirst / 100, ties.poles / 100, ties.pivotSecond / 100),
  };
}

/**
 * Value of a variable by name or alias.
 * @throws RulesetError when there is no such variable.
 */
export function readValue(ruleset: Ruleset, state: State, variable: string): number {
  const slot = ruleset.symbols.slots.get(variable);
  if (slot === undefined) throw new RulesetError(`No variable is called "${variable}".`);
  return state.values[slot] as number;
}

/** `2025-Q3` for a turn of the scenario. */
export function quarterLabel(data: Pick<RulesetData, 'start'>, turn: number): string {
  const quarters = data.start.quarter - 1 + turn;
  return `${data.start.year + Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`;
}
