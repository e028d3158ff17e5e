import type { RulesetData, State } from '#engine';
import { MEASURES_RUNG, readValue as read } from '#engine';
import { warmthOf } from './board/warmth.ts';
import { heatText, isHot } from './heat.ts';
import type { Unit } from './numbers.ts';
import { formatChange, formatValue, NO_CHANGE } from './numbers.ts';
import { capitalOf, type Setting } from './setting.ts';
import type { Spark } from './spark.ts';
import { sparkOf } from './spark.ts';
import type { Omen } from './variables.ts';
import { nameOfVariable, omenOf, unitOf } from './variables.ts';
import { capitalise, wordsOr } from './words/index.ts';

/** One figure of the desk. */
export interface Figure {
  /** Variable it shows; also its id. */
  readonly id: string;
  readonly name: string;
  /** Full name, for the Why? dialog and for readers of the screen. */
  readonly fullName: string;
  readonly value: number;
  readonly text: string;
  /** Said right after the number: `/100`. */
  readonly suffix: string;
  /** Unit in full, for a tooltip and for readers of the screen. */
  readonly unit: string;
  /** One word for where it stands: `cool`. */
  readonly word: string;
  /** Mood of the capital that a tie leads to, when it is not calm: `irked`; empty otherwise. */
  readonly mood: string;
  /** Change since the last quarter; 0 in the first. */
  readonly change: number;
  readonly changeText: string;
  readonly omen: Omen;
  readonly spark: Spark;
  /** Said beside it, such as the price of Brent beside the cost of energy. */
  readonly aside: string;
  readonly rank: 'headline' | 'second';
}

/** Figures of another chair that share a short name: `oil.russia.share` is the share of crude, whoever sells it. */
const SHORT_KIND = /^(oil|arms)\.\w+(\.share)$/;

/** Canonical name of the tie between two actors. */
export function tieOf(data: RulesetData, a: string, b: string): string {
  const tie = data.relations.find((r) => (r.a === a && r.b === b) || (r.a === b && r.b === a));
  return tie ? `relations.${tie.a}.${tie.b}` : `relations.${a}.${b}`;
}

/** Variables of the desk's figures, headlines first. */
export function figureVariables(data: RulesetData): { headline: string[]; second: string[] } {
  if (data.defaultSeat !== data.pivot) return chairVariables(data, data.defaultSeat);
  return {
    headline: [...data.poles.map((pole) => tieOf(data, data.pivot, pole)), 'risk', 'energy.cost', 'readiness'],
    second: ['autonomy', 'public.approval', 'economy.treasury', 'economy.growth'],
  };
}

/** What another capital watches: its ties, the pivot's first, what it sells and threatens, and how the pivot fares. */
function chairVariables(data: RulesetData, seat: string): { headline: string[]; second: string[] } {
  const others = [data.pivot, ...data.actors.map(({ id }) => id).filter((id) => id !== seat && id !== data.pivot)];
  const own = [
    ...data.oilSuppliers.filter(({ actor }) => actor === seat).map(({ id }) => `oil.${id}.share`),
    ...data.armsSuppliers.filter(({ actor }) => actor === seat).map(({ id }) => `arms.${id}.share`),
    ...data.threats.filter(({ actor }) => actor === seat).map(({ id }) => `threat.${id}`),
    ...(data.instruments.some(({ sender }) => sender === seat) ? ['risk'] : []),
    'readiness',
  ];
  const headline = [...others.map((other) => tieOf(data, seat, other)), ...own].slice(0, 5);
  const rest = [...own, 'autonomy', 'public.approval', 'energy.cost', 'economy.growth'];
  return { headline, second: rest.filter((variable) => !headline.includes(variable)).slice(0, 4) };
}

/** Smallest span a sparkline is drawn over, by unit. */
const LEAST_SPAN: Partial<Record<Unit, number>> = {
  points: 30,
  score: 20,
  percent: 4,
  chance: 20,
  perBarrel: 15,
  billion: 6,
};

type Band = readonly [least: number, text: string];
const RISK_BANDS: readonly Band[] = [
  [75, 'band.risk.expected'],
  [50, 'band.risk.likely'],
  [25, 'band.risk.real'],
  [10, 'band.risk.low'],
  [-Infinity, 'band.risk.remote'],
];
const SCORE_BANDS: readonly Band[] = [
  [75, 'band.score.strong'],
  [60, 'band.score.good'],
  [45, 'band.score.fair'],
  [30, 'band.score.thin'],
  [-Infinity, 'band.score.poor'],
];

const bandOf = (bands: readonly Band[], value: number): string => bands.find(([least]) => value >= least)?.[1] ?? '';

function bandText(variable: string, value: number): string {
  if (variable.startsWith('relations.')) return `board.warmth.${warmthOf(value)}`;
  if (variable === 'risk' || variable.endsWith('.risk')) return bandOf(RISK_BANDS, value);
  // Of a threat much is neither strong nor good.
  if (unitOf(variable) === 'score' && !variable.startsWith('threat.')) return bandOf(SCORE_BANDS, value);
  return '';
}

/** Instruments whose measures are in force. Their further rungs are what is left of the risk. */
export function inForce(setting: Setting, state: State): number {
  const { ruleset } = setting;
  return ruleset.data.instruments.filter(
    ({ sender, id }) => read(ruleset, state, `sanctions.${sender}.${id}.rung`) >= MEASURES_RUNG,
  ).length;
}

/**
 * What a reader calls a figure at that state, in full. With measures in force the risk is one of further measures and is called
 * so: it falls to nothing when the worst has come, which under its old name would read as good news.
 */
export function nameOfFigure(setting: Setting, state: State | undefined, variable: string): string {
  const { words } = setting;
  const isFurther = variable === 'risk' && state !== undefined && inForce(setting, state) > 0;
  return capitalise(isFurther ? words('variable.riskFurther') : nameOfVariable(words, variable));
}

/** Rungs of measures that are climbed, of all instruments. */
function rungsInForce({ ruleset }: Setting, state: State): number {
  return ruleset.data.instruments.reduce((sum, { sender, id }) => {
    const rung = read(ruleset, state, `sanctions.${sender}.${id}.rung`);
    return sum + Math.max(0, rung - MEASURES_RUNG + 1);
  }, 0);
}

/**
 * How a change reads at the player's table. Another capital is glad of what its doctrine asks for and of warmer ties of its
 * own; all else is the pivot's affair.
 * @param doctrine id of the doctrine that is played
 */
export function omenAt({ ruleset: { data } }: Setting, doctrine: string, variable: string, change: number): Omen {
  if (data.defaultSeat === data.pivot) return omenOf(variable, change, data.defaultSeat);
  const goals = data.doctrines.find(({ id }) => id === doctrine)?.goals ?? [];
  const wanted = goals.find(
    ({ measure }) => typeof measure !== 'number' && measure[0] === 'v' && measure[1] === variable,
  );
  if (wanted && Math.abs(change) >= 1e-9) return change > 0 === wanted.target > wanted.from ? 'good' : 'bad';
  const isTie = variable.startsWith('relations.') || variable.startsWith('habit.');
  return isTie ? omenOf(variable, change, data.defaultSeat) : 'even';
}

/**
 * How a change of a figure reads. A risk that falls because it has come true is no good news and its rise when measures go no
 * bad, be it by one rung: neither is coloured, and the figure says in words that measures are in force.
 */
export function omenBetween(setting: Setting, before: State, after: State, variable: string): Omen {
  const { ruleset } = setting;
  const change = read(ruleset, after, variable) - read(ruleset, before, variable);
  if (variable === 'risk' && ruleset.data.defaultSeat === ruleset.data.pivot) {
    const further = rungsInForce(setting, after) - rungsInForce(setting, before);
    if (further * change < 0) return 'even';
  }
  return omenAt(setting, after.doctrine, variable, change);
}

/** What stands beside a figure: Brent beside the cost of energy; of how many laws the risk is, where a scenario has several. */
function asideOf({ ruleset, words }: Setting, state: State, variable: string): string {
  const { instruments } = ruleset.data;
  if (variable === 'energy.cost') {
    return words('figure.besideBrent', { brent: formatValue(read(ruleset, state, 'energy.brent'), 'perBarrel') });
  }
  return variable === 'risk' && instruments.length > 1 ? words('figure.anyOf', { count: instruments.length }) : '';
}

/**
 * A figure at the last of `states` (oldest first, at least one).
 */
export function figureOf(setting: Setting, states: readonly State[], variable: string, rank: Figure['rank']): Figure {
  const { ruleset, words } = setting;
  const series = states.map((state) => read(ruleset, state, variable));
  const value = series[series.length - 1] ?? 0;
  const before = series[series.length - 2] ?? value;
  const unit = unitOf(variable);
  const other = variable.startsWith('relations.')
    ? variable.split('.').find((part, index) => index > 0 && part !== ruleset.data.defaultSeat)
    : undefined;
  const shared = ruleset.data.defaultSeat === ruleset.data.pivot ? null : SHORT_KIND.exec(variable);
  const state = states[states.length - 1];
  const standing = variable === 'risk' && state ? inForce(setting, state) : 0;
  const shortId = standing > 0 ? 'figure.riskFurther' : `figure.${shared?.slice(1).join('') ?? variable}`;
  const short = words(shortId);
  const earlier = states[states.length - 2];
  const band = bandText(variable, value);
  const changeText = formatChange(value - before, unit);
  const heat = other && state ? read(ruleset, state, `heat.${other}`) : 0;
  return {
    id: variable,
    name: other ? capitalOf(words, other) : short === shortId ? capitalise(nameOfVariable(words, variable)) : short,
    fullName: nameOfFigure(setting, state, variable),
    value,
    text: formatValue(value, unit),
    suffix: wordsOr(words, `suffix.${variable}`, ''),
    unit: wordsOr(words, `unit.${variable.startsWith('relations.') ? 'relations' : variable}`, ''),
    word: standing > 0 ? words('band.risk.inForce', { count: standing }) : band === '' ? '' : words(band),
    mood: isHot(heat) ? words(`${heatText(heat)}.short`) : '',
    change: value - before,
    changeText,
    omen: changeText === NO_CHANGE || !state || !earlier ? 'even' : omenBetween(setting, earlier, state, variable),
    spark: sparkOf(series, ruleset.data.turns, LEAST_SPAN[unit] ?? 1),
    aside: state ? asideOf(setting, state, variable) : '',
    rank,
  };
}

/** All figures of the desk, headlines first. */
export function figuresOf(setting: Setting, states: readonly State[]): Figure[] {
  const { headline, second } = figureVariables(setting.ruleset.data);
  return [
    ...headline.map((variable) => figureOf(setting, states, variable, 'headline')),
    ...second.map((variable) => figureOf(setting, states, variable, 'second')),
  ];
}
