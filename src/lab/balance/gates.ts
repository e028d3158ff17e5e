import type { Key } from '#engine';
import type { GateCode } from './codes.ts';
import type { Facts } from './facts.ts';
import {
  calibrationOf,
  coverageOf,
  crisesOf,
  doctrineKey,
  earlyOf,
  rateOf,
  sightsOf,
  usesOf,
  varietyOf,
} from './measures.ts';
import { type Share, shareOf } from './stats.ts';

/** What a figure must keep to. */
export interface Bound {
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Strictly less. */
  readonly below?: number;
}

export type Unit = 'share' | 'points' | 'number' | 'count';

/** A figure that a gate looks at, with the interval that holds the true one (95 %; the figure itself where it is exact). */
export interface Measure {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What it rests on: games, chances, pairs. */
  readonly count: number;
  /** Where to look when it is out of bounds, the first place first. */
  readonly keys: readonly Key[];
  /** The finding that it is when it is out of bounds. */
  readonly code: GateCode;
  /** When it differs from the gate's own. */
  readonly bound?: Bound;
}

/** A promise about the play of a scenario. */
export interface Gate {
  readonly id: string;
  readonly text: string;
  readonly bound: Bound;
  readonly unit: Unit;
  /** Cannot be judged from a small sweep: what is rare is not seen in it. */
  readonly needsAll?: boolean;
  /** Empty when the sweep does not hold what it takes. */
  measure(facts: Facts): readonly Measure[];
}

export interface GateResult {
  readonly id: string;
  readonly text: string;
  readonly unit: Unit;
  readonly status: 'pass' | 'fail' | 'unmeasured';
  /** Why it was not judged; empty when it was. */
  readonly note: string;
  readonly measures: number;
  /** Out of bounds, the worst first. */
  readonly failing: readonly Measured[];
  /** The figure that comes nearest to its bound, or lies furthest beyond it. */
  readonly worst: Measured | null;
}
export interface Measured extends Measure {
  readonly bound: Bound;
}

/** Chances below which a share of them says little. */
export const LEAST_CHANCES = 30;
const RULE_OF_CALIBRATION = 0.02;
/** Chances in a decile below which its calibration is not judged by the point figure. */
const LEAST_IN_DECILE = 1000;

const wins = (facts: Facts, policy: string, code: GateCode, which: 'won' | 'lost' = 'won'): Measure => {
  const share = rateOf(facts, policy)[which];
  const ending = facts.winningEnding(policy);
  return ofShare(`${policy} ${which === 'won' ? 'wins' : 'loses'}`, share, code, [
    ...(ending ? [ending] : []),
    ...facts.favourites(policy),
  ]);
};

function ofShare(label: string, share: Share, code: GateCode, keys: readonly Key[]): Measure {
  return { label, value: share.value, low: share.low, high: share.high, count: share.of, keys, code };
}

/** The least of the policies of a kind that played; gates about a kind hold for each. */
const each = (facts: Facts, role: string, code: GateCode, which: 'won' | 'lost' = 'won') =>
  facts.policiesOf(role).map((policy) => wins(facts, policy, code, which));

/** The promises of a balanced scenario. Where one fails, the scenario is wrong, not the promise. */
export const GATES: readonly Gate[] = [
  {
    id: 'random-loses',
    text: 'random play loses',
    bound: { atLeast: 0.7 },
    unit: 'share',
    measure: (facts) => each(facts, 'random', 'random-does-not-lose', 'lost'),
  },
  {
    id: 'pass-never-wins',
    text: 'doing nothing never wins',
    bound: { atMost: 0 },
    unit: 'share',
    measure: (facts) => each(facts, 'pass', 'pass-wins'),
  },
  {
    id: 'pass-loses',
    text: 'doing nothing loses',
    bound: { atLeast: 0.6 },
    unit: 'share',
    measure: (facts) => each(facts, 'pass', 'pass-does-not-lose', 'lost'),
  },
  {
    id: 'tilt-wins',
    text: 'leaning to one capital wins',
    bound: { atMost: 0.15 },
    unit: 'share',
    measure: (facts) => each(facts, 'tilt', 'tilt-wins'),
  },
  {
    id: 'middle-wins',
    text: 'always the compromise wins',
    bound: { atMost: 0.15 },
    unit: 'share',
    measure: (facts) => each(facts, 'middle', 'always-right-compromise'),
  },
  {
    id: 'cycle-wins',
    text: 'the best loop of moves wins',
    bound: { atMost: 0.15 },
    unit: 'share',
    measure: (facts) => each(facts, 'cycle', 'dominant-loop'),
  },
  {
    id: 'fixed-wins',
    text: 'the best fixed plan wins',
    bound: { atMost: 0.25 },
    unit: 'share',
    measure: (facts) => each(facts, 'fixed', 'fixed-plan-wins'),
  },
  {
    id: 'greedy-wins',
    text: 'looking one turn ahead wins',
    bound: { atLeast: 0.2, atMost: 0.45 },
    unit: 'share',
    measure: (facts) => each(facts, 'greedy', 'greedy-out-of-range'),
  },
  {
    id: 'planner-wins',
    text: 'planning wins',
    bound: { atLeast: 0.65 },
    unit: 'share',
    measure: (facts) => planners(facts).map((policy) => wins(facts, policy, 'planner-wins-too-seldom')),
  },
  {
    id: 'planner-above-greedy',
    text: 'planning wins more than looking one turn ahead, by',
    bound: { atLeast: 0.25 },
    unit: 'points',
    measure: (facts) => {
      const [planner] = planners(facts);
      if (planner === undefined || facts.games('greedy') === 0) return [];
      const [a, b] = [rateOf(facts, planner).won, rateOf(facts, 'greedy').won];
      const keys = facts.favourites('greedy');
      return [difference(`${planner} above greedy`, a, b, 'planning-does-not-pay', keys)];
    },
  },
  {
    id: 'planner-by-doctrine',
    text: 'planning wins alike under every doctrine, the best above the worst by',
    bound: { atMost: 0.15 },
    unit: 'points',
    measure: (facts) => {
      const [planner] = planners(facts);
      if (planner === undefined) return [];
      const rates = facts.sweep.doctrines
        .map((doctrine) => ({ doctrine, won: rateOf(facts, planner, doctrine).won }))
        .filter(({ won }) => won.of > 0)
        .sort((a, b) => b.won.value - a.won.value);
      const [best, worst] = [rates[0], rates[rates.length - 1]];
      if (!best || !worst || best === worst) return [];
      const keys = [worst, best].map(({ doctrine }) => doctrineKey(facts.data, doctrine));
      return [difference(`${best.doctrine} above ${worst.doctrine}`, best.won, worst.won, 'uneven-doctrines', keys)];
    },
  },
  {
    id: 'no-dominant-option',
    text: 'any one decision or answer, of the planner’s chances to take it',
    bound: { atMost: 0.6 },
    unit: 'share',
    measure: (facts) =>
      plannerUses(facts)
        .filter(({ taken }) => taken.of >= LEAST_CHANCES)
        .map(({ key, taken }) => ofShare(key, taken, 'dominant-option', [key])),
  },
  {
    id: 'no-dead-option',
    text: 'each decision and answer is taken, in planner games',
    bound: { atLeast: 0.03 },
    unit: 'share',
    measure: (facts) =>
      plannerUses(facts).map(({ key, inGames, whereOffered }) =>
        ofShare(
          `${key} (${whereOffered.count} of the ${whereOffered.of} games that offered it)`,
          inGames,
          'neglected-option',
          [key],
        ),
      ),
  },
  {
    id: 'not-settled-early',
    text: 'score after three quarters against the final one, correlation',
    bound: { below: 0.6 },
    unit: 'number',
    measure: (facts) =>
      [...planners(facts), ...facts.policiesOf('greedy')].map((policy) => {
        const { correlation, low, high, games } = earlyOf(facts, policy);
        const keys = facts.sweep.doctrines.map((doctrine) => doctrineKey(facts.data, doctrine));
        return { label: policy, value: correlation, low, high, count: games, keys, code: 'settled-early' };
      }),
  },
  {
    id: 'coverage',
    text: 'events, reactions and their rungs, crisis rungs, programme stages and endings never seen by any policy',
    bound: { atMost: 0 },
    unit: 'count',
    needsAll: true,
    measure: (facts) => {
      const sights = sightsOf(facts).filter(({ kind }) => kind !== 'sanctionRung');
      const games = facts.games();
      return coverageOf(sights)
        .filter(({ of }) => of > 0)
        .map(({ kind, seen, of }) => {
          const missing = sights.filter((sight) => sight.kind === kind && sight.seen === 0).map(({ key }) => key);
          return exact(`${kind}: ${seen} of ${of} seen`, of - seen, games, 'never-seen', [...new Set(missing)]);
        });
    },
  },
  {
    id: 'variety',
    text: 'likeness of two games’ events, mean',
    bound: { below: 0.5 },
    unit: 'number',
    measure: (facts) =>
      [null, ...planners(facts)]
        .map((policy) => ({ ...varietyOf(facts, policy), policy }))
        .filter(({ pairs }) => pairs > 0)
        .map(({ policy, pairs, likeness }) =>
          exact(policy ?? 'all policies', likeness, pairs, 'samey-games', usualEvents(facts, policy)),
        ),
  },
  {
    id: 'crisis-exits',
    text: 'kinds of peaceful exit seen from each rung of a crisis but the last, at least',
    bound: { atLeast: 3 },
    unit: 'count',
    needsAll: true,
    measure: (facts) =>
      crisesOf(facts).flatMap(({ rungs }) =>
        rungs
          .filter(({ isLast }) => !isLast)
          .map(({ key, peaceful, quarters }) => exact(key, peaceful, quarters, 'one-way-out', [key])),
      ),
  },
  {
    id: 'catastrophes',
    text: 'crises that end in catastrophe',
    bound: { atLeast: 0.02, atMost: 0.15 },
    unit: 'share',
    measure: (facts) => {
      const crises = crisesOf(facts).filter(({ catastrophes }) => catastrophes.of > 0);
      if (crises.length === 0) return [];
      const sum = (read: (share: Share) => number) => crises.reduce((all, item) => all + read(item.catastrophes), 0);
      const all = shareOf(
        sum(({ count }) => count),
        sum(({ of }) => of),
      );
      return [
        ofShare(
          'all crises',
          all,
          'catastrophes-out-of-range',
          crises.map(({ key }) => key),
        ),
      ];
    },
  },
  {
    id: 'odds-true',
    text: 'answers come as often as was foretold, by decile, to within',
    bound: { atMost: RULE_OF_CALIBRATION },
    unit: 'points',
    measure: (facts) =>
      calibrationOf(facts)
        .filter(({ kind }) => kind === 'answer' || kind === 'crisis')
        .flatMap(({ kind, bins }) =>
          bins
            .filter(({ happened }) => happened.of >= LEAST_IN_DECILE)
            .map(({ decile, told, happened }): Measure => {
              const gap = Math.abs(happened.value - told);
              const half = (happened.high - happened.low) / 2;
              const label = `${kind} odds ${spanOf(decile)}: told ${percent(told)}, happened ${percent(happened.value)}`;
              return {
                label,
                value: gap,
                low: Math.max(0, gap - half),
                high: gap + half,
                count: happened.of,
                keys: [],
                code: 'untrue-odds',
              };
            }),
        ),
  },
];

/** The events without a date that come in most games, the commonest first. */
function usualEvents(facts: Facts, policy: string | null): readonly Key[] {
  const tally = facts.tally(policy);
  return facts.data.events
    .filter(({ kind }) => kind !== 'fixed')
    .map(({ key }) => ({ key, games: tally.get('event', key) }))
    .sort((a, b) => b.games - a.games)
    .slice(0, 5)
    .map(({ key }) => key);
}

function planners(facts: Facts): readonly string[] {
  return facts.policiesOf('planner');
}

/** Crisis actions are no decisions: they are judged by how crises end. */
function plannerUses(facts: Facts) {
  const [planner] = planners(facts);
  return planner === undefined ? [] : usesOf(facts, planner).filter(({ kind }) => kind !== 'crisis');
}

function exact(label: string, value: number, count: number, code: GateCode, keys: readonly Key[]): Measure {
  return { label, value, low: value, high: value, count, keys, code };
}

function difference(label: string, a: Share, b: Share, code: GateCode, keys: readonly Key[]): Measure {
  const value = a.value - b.value;
  // Newcombe's interval for a difference of shares, from the two Wilson intervals (1998, method 10).
  const low = value - Math.hypot(a.value - a.low, b.high - b.value);
  const high = value + Math.hypot(a.high - a.value, b.value - b.low);
  return { label, value, low, high, count: Math.min(a.of, b.of), keys, code };
}

function spanOf(decile: string): string {
  return decile === 'certain' ? 'of certainty' : `${Number(decile) * 10}–${Number(decile) * 10 + 10} %`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

export interface Judging {
  /**
   * `exact`: the figure itself must keep to its bound, which needs a large sweep. `lenient`: it fails only when the whole
   * interval, widened to three standard errors, lies beyond, and what needs all games is not judged.
   */
  readonly mode: 'exact' | 'lenient';
}

/** An interval of 95 % reaches 1.96 standard errors; this makes it three. */
const WIDEN = 3 / 1.959964;

/** Judges a sweep by gates. */
export function judge(facts: Facts, gates: readonly Gate[], { mode }: Judging): readonly GateResult[] {
  return gates.map((gate) => {
    const { id, text, unit } = gate;
    const measures = gate
      .measure(facts)
      .map((measure): Measured => ({ ...measure, bound: measure.bound ?? gate.bound }));
    const blank = { id, text, unit, measures: measures.length, failing: [] };
    const [worst = null] = [...measures].sort((a, b) => excessOf(b, b.value) - excessOf(a, a.value));
    if (measures.length === 0) return { ...blank, status: 'unmeasured', note: 'not played', worst };
    if (mode === 'lenient' && gate.needsAll) {
      return { ...blank, status: 'unmeasured', note: 'needs the full sweep', worst };
    }
    const excess = (measure: Measured) => excessOf(measure, mode === 'exact' ? measure.value : kindest(measure));
    const failing = measures
      .filter((measure) => excess(measure) > 0)
      .sort((a, b) => excess(b) - excess(a) || (a.label < b.label ? -1 : 1));
    return { ...blank, status: failing.length > 0 ? 'fail' : 'pass', note: '', failing, worst: failing[0] ?? worst };
  });
}

/** The value within the widened interval that does best by the bound. */
function kindest({ value, low, high, bound }: Measured): number {
  const least = value - (value - low) * WIDEN;
  const most = value + (high - value) * WIDEN;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY, below } = bound;
  const top = Math.min(atMost, below ?? Number.POSITIVE_INFINITY);
  if (value > top) return Math.max(least, Math.min(value, top));
  if (value < atLeast) return Math.min(most, Math.max(value, atLeast));
  return value;
}

/** 0.70 − 0.45 is a little less than 0.25 to a computer, and shall not fail for it. */
const ROUNDING = 1e-9;

/** How far a value lies beyond the bound; 0 or less within it. */
function excessOf({ bound: { atLeast, atMost, below } }: Measured, value: number): number {
  const over: number[] = [];
  if (atLeast !== undefined) over.push(atLeast - value - ROUNDING);
  if (atMost !== undefined) over.push(value - atMost - ROUNDING);
  // A value on the edge of an open bound is beyond it, by however little.
  if (below !== undefined) over.push(value === below ? Number.MIN_VALUE : value - below);
  return Math.max(...over);
}

/** `≤ 15 %`, `20–45 %`, `< 0.6` */
export function boundText({ atLeast, atMost, below }: Bound, unit: Unit): string {
  const show = (value: number) => figureText(value, unit, 0);
  if (below !== undefined) return `< ${show(below)}`;
  if (atLeast !== undefined && atMost !== undefined) return `${show(atLeast)} to ${show(atMost)}`;
  return atLeast !== undefined ? `≥ ${show(atLeast)}` : `≤ ${show(atMost ?? 0)}`;
}

/** A figure in its unit. */
export function figureText(value: number, unit: Unit, decimals = 1): string {
  switch (unit) {
    case 'share':
      return `${(value * 100).toFixed(decimals)} %`;
    case 'points':
      return `${(value * 100).toFixed(decimals)} points`;
    case 'number':
      return String(Number(value.toFixed(3)));
    case 'count':
      return String(value);
  }
}
