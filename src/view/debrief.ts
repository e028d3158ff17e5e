import type { Expr, Outcome, PromiseRecord, TurnReport } from '#engine';
import { explain, MEASURES_RUNG, pivotDoctrine, readValue as read, start, verdict } from '#engine';
import { assumptionLines } from './assumptions.ts';
import { nameOfCause } from './causes.ts';
import type { Figure } from './figures.ts';
import { figuresOf, figureVariables, nameOfFigure, omenBetween } from './figures.ts';
import type { Unit } from './numbers.ts';
import { formatChance, formatChange, formatValue } from './numbers.ts';
import type { PlanItem } from './plan.ts';
import { quarterText } from './quarters.ts';
import type { AnswerLine, HeadlineLine, TableMoves } from './report.ts';
import { answersOf, movesOf, othersMovesOf } from './report.ts';
import { capitalOf, chairText, hasWords, type Setting } from './setting.ts';
import type { TrianglePath } from './triangle-path.ts';
import { trianglePath } from './triangle-path.ts';
import type { Omen } from './variables.ts';
import { unitOf } from './variables.ts';

/** How a goal of the doctrine stands. */
export interface GoalLine {
  readonly id: string;
  readonly name: string;
  readonly target: string;
  readonly value: string;
  /** 0–1. */
  readonly progress: number;
  readonly met: boolean;
}

/** A doctrine as the front page and the debrief show it. */
export interface DoctrineView {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly goals: readonly {
    readonly id: string;
    readonly name: string;
    /** Where the game begins. */
    readonly from: string;
    readonly target: string;
  }[];
}

export interface TurningPoint {
  readonly turn: number;
  readonly quarter: string;
  readonly figure: string;
  readonly variable: string;
  readonly change: string;
  readonly omen: Omen;
  readonly cause: string;
  readonly causeChange: string;
}

export interface Debrief {
  readonly ending: string;
  readonly text: string;
  readonly outcome: Outcome | null;
  readonly outcomeText: string;
  readonly score: string;
  readonly doctrine: string;
  /** Whose chair it was, when it is not the scenario's own; empty otherwise. */
  readonly chair: string;
  /** By which doctrine the program played the pivot; empty when somebody sat there. */
  readonly pivotPlayed: string;
  /** What was changed in the model, each a line. */
  readonly assumptions: readonly string[];
  readonly goals: readonly (GoalLine & { readonly from: string })[];
  readonly headlines: readonly HeadlineLine[];
  readonly turningPoints: readonly TurningPoint[];
  readonly kept: readonly string[];
  readonly broken: readonly string[];
  readonly outstanding: readonly string[];
  readonly crises: readonly string[];
  readonly nearMisses: readonly string[];
  readonly figures: readonly Figure[];
  readonly path: TrianglePath;
  /** What was done and answered, quarter by quarter, oldest first. */
  readonly record: readonly {
    readonly quarter: string;
    readonly moves: readonly PlanItem[];
    readonly others: readonly TableMoves[];
    readonly answers: readonly AnswerLine[];
  }[];
  readonly quarters: number;
}

/** Unit of a goal's measure: that of the variable it reads; a plain index when it is a formula. */
export function unitOfMeasure(measure: Expr): Unit {
  if (typeof measure === 'number') return 'index';
  if (measure[0] === 'v' && typeof measure[1] === 'string') return unitOf(measure[1]);
  return 'count';
}

/** The doctrines of a scenario with their goals in numbers: where they start and what is wanted. */
export function doctrinesOf(setting: Setting): DoctrineView[] {
  const { ruleset, words } = setting;
  return ruleset.data.doctrines.map((doctrine) => ({
    id: doctrine.id,
    name: words(`${doctrine.key}.name`),
    text: words(`${doctrine.key}.text`),
    goals: goalsOf(setting, start(ruleset, { seed: '', doctrine: doctrine.id })).map(({ id, name, value, target }) => ({
      id,
      name,
      from: value,
      target,
    })),
  }));
}

/** The goals of the doctrine played, as they stand in a state. */
export function goalsOf(setting: Setting, state: TurnReport['after']): GoalLine[] {
  const { ruleset, words } = setting;
  const doctrine = ruleset.data.doctrines.find((d) => d.id === state.doctrine);
  const standing = verdict(ruleset, state).goals;
  return (doctrine?.goals ?? []).flatMap((goal) => {
    const now = standing.find((s) => s.goal === goal.id);
    if (!now) return [];
    const unit = unitOfMeasure(goal.measure);
    return [
      {
        id: goal.id,
        name: words(`${goal.key}.name`),
        target: targetText(setting, goal, unit),
        value: formatValue(now.value, unit),
        progress: Math.min(1, Math.max(0, now.progress)),
        met: now.met,
      },
    ];
  });
}

/** What a goal asks for; that less is wanted is said, as more is what one expects. */
function targetText(
  { words }: Setting,
  { from, target }: { readonly from: number; readonly target: number },
  unit: Unit,
): string {
  const value = formatValue(target, unit);
  return target < from ? words('goal.atMost', { value }) : value;
}

/** What one step of change in a figure weighs when quarters are compared. */
const WEIGHT: Partial<Record<Unit, number>> = { points: 1, score: 1.2, percent: 1, perBarrel: 1, billion: 1.5 };

/** The largest moves of the headline figures, at most one per figure and quarter, in the order in which they came. */
function turningPointsOf(setting: Setting, reports: readonly TurnReport[], most: number): TurningPoint[] {
  const { ruleset, words } = setting;
  const { headline, second } = figureVariables(ruleset.data);
  const variables = [...headline, ...second.filter((v) => v === 'autonomy' || v === 'public.approval')];
  return reports
    .flatMap((report, turn) =>
      variables.map((variable) => {
        const change = read(ruleset, report.after, variable) - read(ruleset, report.before, variable);
        return { report, turn, variable, change, weight: Math.abs(change) * (WEIGHT[unitOf(variable)] ?? 1) };
      }),
    )
    .filter(({ weight }) => weight >= 3)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .sort((a, b) => a.turn - b.turn)
    .map(({ report, turn, variable, change }) => {
      const causes = [...explain(ruleset, report, variable)].filter((cause) => cause.delta * change > 0);
      const first = causes.sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))[0];
      const unit = unitOf(variable);
      return {
        turn,
        quarter: quarterText(words, ruleset.data, report.turn),
        figure: nameOfFigure(setting, report.after, variable),
        variable,
        change: formatChange(change, unit),
        omen: omenBetween(setting, report.before, report.after, variable),
        cause: first ? nameOfCause(words, first.cause) : '',
        causeChange: first ? formatChange(first.delta, unit) : '',
      };
    });
}

function nearMissesOf(setting: Setting, reports: readonly TurnReport[]): string[] {
  const { ruleset, words } = setting;
  const lines: string[] = [];
  for (const instrument of ruleset.data.instruments) {
    const root = `sanctions.${instrument.sender}.${instrument.id}`;
    let highest = { risk: 0, turn: 0 };
    let measures = false;
    for (const report of reports) {
      const { turn } = report;
      const risk = read(ruleset, report.after, `${root}.risk`);
      if (risk > highest.risk) highest = { risk, turn };
      measures ||= read(ruleset, report.after, `${root}.rung`) >= MEASURES_RUNG;
    }
    if (!measures && highest.risk >= 40) {
      lines.push(
        words('debrief.nearSanction', {
          name: words(`${instrument.key}.name`),
          chance: formatChance(highest.risk / 100),
          quarter: quarterText(words, ruleset.data, highest.turn),
        }),
      );
    }
  }
  for (const { turn, crises } of reports) {
    for (const { crisis, chance, exit } of crises) {
      if (exit !== 'catastrophe' && chance >= 0.03) {
        lines.push(
          words('debrief.nearCatastrophe', {
            name: words(`crisis.${crisis}.name`),
            chance: formatChance(chance),
            quarter: quarterText(words, ruleset.data, turn),
          }),
        );
      }
    }
  }
  return lines;
}

function crisesOf(setting: Setting, reports: readonly TurnReport[]): string[] {
  const { ruleset, words } = setting;
  return reports.flatMap(({ turn, crises }) =>
    crises.flatMap(({ crisis, exit }) => {
      const data = ruleset.data.crises.find((c) => c.id === crisis);
      if (!exit || !data) return [];
      return [
        words('debrief.crisis', {
          quarter: quarterText(words, ruleset.data, turn),
          name: words(`crisis.${crisis}.name`),
          exit,
          target: capitalOf(words, data.target),
          capital: capitalOf(words, data.challenger),
        }),
      ];
    }),
  );
}

function pivotPlayedText({ words, ruleset }: Setting, seed: string): string {
  const { pivot, defaultSeat } = ruleset.data;
  if (defaultSeat === pivot || defaultSeat === ruleset.written.defaultSeat) return '';
  const doctrine = words(`doctrine.${pivotDoctrine(ruleset, seed)}.name`);
  return words('chair.pivot', { capital: capitalOf(words, pivot), doctrine });
}

/** What a finished game came to. Throws a RangeError when nothing has been played. */
export function debriefOf(setting: Setting, reports: readonly TurnReport[]): Debrief {
  const { ruleset, words } = setting;
  const last = reports[reports.length - 1];
  const first = reports[0];
  if (!last || !first) throw new RangeError('Nothing has been played.');
  const state = last.after;
  const result = verdict(ruleset, state);
  const ending = ruleset.data.endings.find((e) => e.id === result.ending);
  const began = goalsOf(setting, first.before);
  const states = [first.before, ...reports.map((report) => report.after)];
  // A promise made and settled twice is one line.
  const promises = (status: PromiseRecord['status']): string[] => {
    const ids = state.promises.filter((promise) => promise.status === status).map(({ id }) => id);
    return [...new Set(ids)].map((id) => {
      const text = words(`promise.${id}.text`);
      const times = ids.filter((other) => other === id).length;
      return times === 1 ? text : words('debrief.times', { text, times });
    });
  };
  return {
    ending: ending ? words(`${ending.key}.name`) : words('debrief.soFar'),
    text: ending
      ? words(`${ending.key}.text`)
      : words('debrief.soFar.text', { count: ruleset.data.turns - state.turn }),
    outcome: result.outcome,
    outcomeText: result.outcome ? words(`outcome.${result.outcome}`) : '',
    score: formatValue(result.score, 'score'),
    doctrine: words(`doctrine.${result.doctrine}.name`),
    chair: chairText(setting),
    pivotPlayed: pivotPlayedText(setting, state.seed),
    assumptions: assumptionLines(setting),
    goals: goalsOf(setting, state).map((goal, index) => ({ ...goal, from: began[index]?.value ?? '' })),
    headlines: (ending?.headlines ?? []).flatMap((actor) => {
      const id = `${ending?.key}.headline.${actor}`;
      return hasWords(words, id) ? [{ actor, capital: capitalOf(words, actor), text: words(id) }] : [];
    }),
    turningPoints: turningPointsOf(setting, reports, 6),
    kept: promises('kept'),
    broken: promises('broken'),
    outstanding: promises('outstanding'),
    crises: crisesOf(setting, reports),
    nearMisses: nearMissesOf(setting, reports),
    figures: figuresOf(setting, states),
    path: trianglePath(setting, states),
    record: reports.map((report) => ({
      quarter: quarterText(words, ruleset.data, report.turn),
      moves: movesOf(setting, report),
      others: othersMovesOf(setting, report),
      answers: answersOf(setting, report),
    })),
    quarters: reports.length,
  };
}
