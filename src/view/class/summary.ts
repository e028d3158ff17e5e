import type { Outcome, State, TurnReport } from '#engine';
import { hashState, pickOf, readValue as read, subjectOf, verdict } from '#engine';
import type { Prediction } from '#lab';
import { figureVariables } from '../figures.ts';
import { forecastLines, forecastScore } from '../predict.ts';
import { capitalOf, type Setting } from '../setting.ts';
import { type PathPoint, trianglePath } from '../triangle-path.ts';
import { nameOfVariable } from '../variables.ts';
import { capitalise, wordsOr } from '../words/index.ts';

/** What a class's comparison keeps of one game: small, so that two hundred of them are. */
export interface RunSummary {
  readonly seed: string;
  readonly doctrine: string;
  readonly seat: string;
  /** Coefficients that were changed. */
  readonly assumptions: number;
  readonly quarters: number;
  /** Null when it was stopped before an ending. */
  readonly ending: string | null;
  readonly outcome: Outcome | null;
  /** 0–100; without an ending, what the goals as they stand bring. */
  readonly score: number;
  readonly goalsMet: number;
  readonly goals: number;
  /** One point per state, the opening one first. */
  readonly path: readonly PathPoint[];
  /** Figure → value per state, the opening one first. */
  readonly series: Readonly<Record<string, readonly number[]>>;
  /** Per quarter: what was answered or taken up → what was picked of it; empty for a matter on the desk that was let be. */
  readonly picks: readonly Readonly<Record<string, string>>[];
  /** What was predicted and came true; null when nothing was predicted. `score` is the mean Brier score, 0 is clairvoyant. */
  readonly predictions: { readonly hits: number; readonly count: number; readonly score: number } | null;
  /** Hash of the last state: equal hash means equal game. */
  readonly hash: string;
}

/** The figures that games of a class are compared by, headlines first. */
export function comparedFigures(setting: Setting): readonly string[] {
  const { headline, second } = figureVariables(setting.ruleset.data);
  return [...headline, ...second];
}

/** Shortens a game to what is compared. */
export function summaryOf(
  setting: Setting,
  opening: State,
  reports: readonly TurnReport[],
  predictions: readonly Prediction[] = [],
): RunSummary {
  const { ruleset } = setting;
  const { data } = ruleset;
  const states = [opening, ...reports.map(({ after }) => after)];
  const last = states[states.length - 1] ?? opening;
  const { ending, outcome, score, goals } = verdict(ruleset, last);
  const series = Object.fromEntries(
    comparedFigures(setting).map((variable) => [variable, states.map((state) => read(ruleset, state, variable))]),
  );
  const picks = reports.map(({ before, plans }) => ({
    ...Object.fromEntries(mattersOf(setting, before).map((slot) => [slot, ''])),
    ...Object.fromEntries((plans[data.defaultSeat] ?? []).map((move) => [subjectOf(move), pickOf(move)])),
  }));
  return {
    seed: opening.seed,
    doctrine: opening.doctrine,
    seat: data.defaultSeat,
    assumptions: Object.keys(ruleset.assumptions).length,
    quarters: reports.length,
    ending,
    outcome,
    score,
    goalsMet: goals.filter(({ met }) => met).length,
    goals: goals.length,
    path: trianglePath(setting, states).points,
    series,
    picks,
    predictions: predictionsOf(setting, reports, predictions),
    hash: hashState(ruleset, last),
  };
}

/** What lies on the seat's desk and wants an answer: silence on it is a choice, as it is on nothing else. */
function mattersOf({ ruleset }: Setting, { briefing, crises }: State): string[] {
  const { events, defaultSeat, crises: all } = ruleset.data;
  return [
    ...briefing.filter((id) => events.some((e) => e.id === id && e.seat === defaultSeat)).map((id) => `answer.${id}`),
    ...crises
      .filter(({ id }) => all.some((c) => c.id === id && (c.target === defaultSeat || c.challenger === defaultSeat)))
      .map(({ id }) => `crisis.${id}`),
  ];
}

function predictionsOf(
  setting: Setting,
  reports: readonly TurnReport[],
  predictions: readonly Prediction[],
): RunSummary['predictions'] {
  if (predictions.length === 0) return null;
  const { defaultSeat } = setting.ruleset.data;
  const lines = reports.flatMap((report) => forecastLines(setting, report, predictions, defaultSeat));
  const sum = forecastScore(setting.words, lines);
  return sum && { hits: sum.hits, count: sum.count, score: sum.score };
}

/** Short name of a figure: the other capital for a tie of the pivot. */
export function figureName({ words, ruleset }: Setting, variable: string): string {
  const { pivot } = ruleset.data;
  const other = variable.startsWith('relations.')
    ? variable.split('.').find((part, at) => at > 0 && part !== pivot)
    : null;
  if (other) return capitalOf(words, other);
  return wordsOr(words, `figure.${variable}`, capitalise(nameOfVariable(words, variable)));
}
