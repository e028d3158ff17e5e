import { type Ruleset, type RulesetData, readValue as readVariable, type State } from '#engine';

/** A figure whose course the lab follows, with the scale its distribution is counted on. */
export interface LabFigure {
  /** Name of the variable. */
  readonly variable: string;
  /** What lies outside counts as lying at the edge. */
  readonly low: number;
  readonly high: number;
}

/** Steps of a figure's scale. */
export const BINS = 80;

const LEAST_TREASURY_SCALE = 20;
const TREASURY_SCALE = 4;
const DEFAULT_TREASURY = 10;

/** The headline figures: the pivot's ties, then risk, energy, readiness, autonomy, and what the home front counts. */
export function labFigures(data: RulesetData): readonly LabFigure[] {
  const ties = data.relations.filter(({ a, b }) => a === data.pivot || b === data.pivot);
  const money = Math.max(LEAST_TREASURY_SCALE, TREASURY_SCALE * (data.values['economy.treasury'] ?? DEFAULT_TREASURY));
  return [
    ...ties.map(({ a, b }) => ({ variable: `relations.${a}.${b}`, low: -100, high: 100 })),
    { variable: 'risk', low: 0, high: 100 },
    { variable: 'energy.cost', low: 20, high: 180 },
    { variable: 'readiness', low: 0, high: 100 },
    { variable: 'autonomy', low: 0, high: 100 },
    { variable: 'public.approval', low: 0, high: 100 },
    { variable: 'economy.treasury', low: -money / 4, high: money },
    { variable: 'economy.growth', low: -8, high: 12 },
    { variable: 'goals.score', low: 0, high: 1 },
  ];
}

/** The step of the scale in which a figure stands. */
export function binOf({ variable, low, high }: LabFigure, ruleset: Ruleset, state: State): number {
  const value = readVariable(ruleset, state, variable);
  return Math.max(0, Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS)));
}
