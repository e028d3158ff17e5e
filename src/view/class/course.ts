import { formatValue } from '../numbers.ts';
import { quarterText } from '../quarters.ts';
import type { Setting } from '../setting.ts';
import { unitOf } from '../variables.ts';
import type { RunSummary } from './summary.ts';

/** One figure over the quarters of all games: a line for each, their middle half, their median. */
export interface Course {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly id: string; readonly d: string }[];
  /** Outline of the middle half; empty with fewer than four games. */
  readonly band: string;
  readonly median: string;
  readonly up: readonly { readonly y: number; readonly text: string }[];
  readonly along: readonly { readonly x: number; readonly text: string }[];
  /** The medians as words, for those who do not see the drawing. */
  readonly told: readonly {
    readonly quarter: string;
    readonly median: string;
    readonly low: string;
    readonly high: string;
  }[];
}

const LEFT = 56;
/** Room for half of the last quarter's name. */
const RIGHT = 34;
const TOP = 12;
const BOTTOM = 28;
const STEPS = 4;

/** Value at a share of sorted values, between neighbours in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

const round = (x: number): number => Math.round(x * 10) / 10;

/** @param runs games by id */
export function courseOf(
  setting: Setting,
  runs: readonly (readonly [string, RunSummary])[],
  variable: string,
  width = 640,
  height = 300,
): Course {
  const { ruleset, words } = setting;
  const unit = unitOf(variable);
  const all = runs.map(([id, { series }]) => [id, series[variable] ?? []] as const);
  const turns = Math.max(1, ...all.map(([, values]) => values.length));
  const flat = all.flatMap(([, values]) => values);
  const [least, most] = flat.length === 0 ? [0, 1] : [Math.min(...flat), Math.max(...flat)];
  const margin = Math.max((most - least) * 0.06, 0.5);
  const [low, high] = [least - margin, most + margin];
  const x = (turn: number): number => round(LEFT + ((width - LEFT - RIGHT) * turn) / Math.max(1, turns - 1));
  const y = (value: number): number => round(TOP + (height - TOP - BOTTOM) * (1 - (value - low) / (high - low)));
  const line = (values: readonly number[]): string =>
    values.map((value, turn) => `${turn === 0 ? 'M' : 'L'}${x(turn)} ${y(value)}`).join('');

  const columns = Array.from({ length: turns }, (_, turn) =>
    all.flatMap(([, values]) => (values[turn] === undefined ? [] : [values[turn]])).sort((a, b) => a - b),
  );
  const at = (share: number): number[] => columns.map((column) => quantile(column, share));
  const [lower, middle, upper] = [at(0.25), at(0.5), at(0.75)];
  const back = upper.map((value, turn) => `L${x(turn)} ${y(value)}`).reverse();
  return {
    width,
    height,
    lines: all.map(([id, values]) => ({ id, d: line(values) })),
    band: runs.length < 4 ? '' : `${line(lower)}${back.join('')}Z`,
    median: line(middle),
    up: Array.from({ length: STEPS + 1 }, (_, step) => {
      const value = low + ((high - low) * step) / STEPS;
      return { y: y(value), text: formatValue(value, unit) };
    }),
    // The first state is the opening; after it, the end of each quarter.
    along: columns.flatMap((_, turn) =>
      turn > 0 && (turns <= 7 || turn % 2 === 0)
        ? [{ x: x(turn), text: quarterText(words, ruleset.data, turn - 1) }]
        : [],
    ),
    told: columns.slice(1).map((column, index) => ({
      quarter: quarterText(words, ruleset.data, index),
      median: formatValue(quantile(column, 0.5), unit),
      low: formatValue(column[0] ?? Number.NaN, unit),
      high: formatValue(column[column.length - 1] ?? Number.NaN, unit),
    })),
  };
}
