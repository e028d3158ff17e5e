import {
  compareTexts,
  MEASURES_RUNG,
  type Plan,
  type Plans,
  type Ruleset,
  readValue as readVariable,
  type State,
  step,
} from '#engine';
import { labFigures } from './balance/figures.ts';

/** Where a figure may stand, by the share of simulations below: a tenth, half, nine tenths. */
export interface Range {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface FigureForecast {
  /** Name of the variable; the unit is that of the variable. */
  readonly variable: string;
  readonly now: number;
  readonly nextQuarter: Range;
  readonly inFourQuarters: Range;
}

export interface Forecast {
  readonly simulations: number;
  readonly figures: readonly FigureForecast[];
  /** Share of simulations, 0–1, in which the game is over within four quarters, by ending; the likeliest first. */
  readonly endings: readonly { readonly ending: string; readonly share: number }[];
}

export interface ForecastOptions {
  /** Default 200. */
  readonly simulations?: number;
  /** Whose plan it is; default the pivot. */
  readonly seat?: string;
}

const SIMULATIONS = 200;
const QUARTERS = 4;
const NO_PLAN: Plan = [];

/**
 * Where the headline figures may stand one and four quarters after `plan`. The plan is played once; then the seat does
 * nothing more (dilemmas go unanswered, crises are held), which costs no time to decide and flatters no plan. Luck is
 * imagined, the same for every call, so that two drafts differ by their merit; the seed of the state is not looked at.
 * Pure: can run in a page's worker.
 * @throws IllegalPlanError when the plan is not legal
 */
export function forecast(ruleset: Ruleset, state: State, plan: Plan, options: ForecastOptions = {}): Forecast {
  const { simulations = SIMULATIONS, seat = ruleset.data.pivot } = options;
  const figures = labFigures(ruleset.data);
  const soon = figures.map(() => new Float64Array(simulations));
  const late = figures.map(() => new Float64Array(simulations));
  const endings = new Map<string, number>();
  const read = (into: readonly Float64Array[], at: number, of: State) => {
    for (const [index, { variable }] of figures.entries()) {
      (into[index] as Float64Array)[at] = readAhead(ruleset, state, of, variable);
    }
  };
  for (let at = 0; at < simulations; at++) {
    let now: State = { ...state, seed: seedOf(at) };
    for (let quarter = 0; quarter < QUARTERS && now.ending === null; quarter++) {
      now = step(ruleset, now, { [seat]: quarter === 0 ? plan : NO_PLAN }).after;
      if (quarter === 0) read(soon, at, now);
    }
    if (state.ending !== null) read(soon, at, now);
    read(late, at, now);
    if (now.ending !== null) endings.set(now.ending, (endings.get(now.ending) ?? 0) + 1);
  }
  return {
    simulations,
    figures: figures.map(({ variable }, index) => ({
      variable,
      now: readVariable(ruleset, state, variable),
      nextQuarter: rangeOf(soon[index] as Float64Array),
      inFourQuarters: rangeOf(late[index] as Float64Array),
    })),
    endings: [...endings]
      .map(([ending, count]) => ({ ending, share: count / simulations }))
      .sort((a, b) => b.share - a.share || compareTexts(a.ending, b.ending)),
  };
}

/** Where a figure stands, and where it may stand after the quarter at hand. */
export interface FigureAhead {
  readonly variable: string;
  readonly now: number;
  readonly range: Range;
}

/** What {@link quarterAhead} imagines. */
export interface QuarterAhead {
  readonly state: State;
  readonly seat: string;
  readonly plan: Plan;
  /** Plans of seats that move before this one. */
  readonly before: Plans;
  /** The figures that are asked for. */
  readonly variables: readonly string[];
}

/**
 * Where figures may stand after the quarter at hand, by the courses of {@link forecast}; one course a step, so that whoever
 * asks can do other things between steps.
 * @throws IllegalPlanError when the plan is not legal
 */
export function* quarterAhead(
  ruleset: Ruleset,
  { state, seat, plan, before, variables }: QuarterAhead,
): Generator<undefined, readonly FigureAhead[]> {
  const seen = variables.map(() => new Float64Array(SIMULATIONS));
  for (let course = 0; course < SIMULATIONS; course++) {
    const { after } = step(ruleset, { ...state, seed: seedOf(course) }, { ...before, [seat]: plan });
    for (const [index, variable] of variables.entries()) {
      (seen[index] as Float64Array)[course] = readAhead(ruleset, state, after, variable);
    }
    yield;
  }
  return variables.map((variable, index) => ({
    variable,
    now: readVariable(ruleset, state, variable),
    range: rangeOf(seen[index] as Float64Array),
  }));
}

/**
 * What a figure comes to in an imagined course. The risk of sanctions is the chance of a further rung of measures; where one
 * has been climbed since `now`, it has come true and counts as 100 %, not as the little that is left above it.
 */
function readAhead(ruleset: Ruleset, now: State, then: State, variable: string): number {
  if (variable === 'risk') {
    for (const { sender, id } of ruleset.data.instruments) {
      const rung = `sanctions.${sender}.${id}.rung`;
      const climbed = readVariable(ruleset, then, rung);
      if (climbed >= MEASURES_RUNG && climbed > readVariable(ruleset, now, rung)) return 100;
    }
  }
  return readVariable(ruleset, then, variable);
}

/** The luck of an imagined course. */
const seedOf = (course: number): string => `forecast ${course}`;

function rangeOf(values: Float64Array): Range {
  const sorted = values.toSorted();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
