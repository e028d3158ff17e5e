import { CRISIS_EXITS, type CrisisExit, type Key, type RulesetData } from '#engine';
import { BILLION, joined, MILLION, THOUSAND } from './collect.ts';
import { COVERED, type Covered, type Expected, expectedOf } from './expected.ts';
import { type Facts, under } from './facts.ts';
import { BINS, labFigures } from './figures.ts';
import { type LabOption, labOptions } from './options.ts';
import { correlationInterval, correlationWithin, quantileOf, type Share, shareOf } from './stats.ts';
import { SEPARATOR } from './tally.ts';

/** How a policy fared, under one doctrine or (null) under all of them. */
export interface Rate {
  readonly policy: string;
  readonly doctrine: string | null;
  readonly games: number;
  readonly won: Share;
  readonly survived: Share;
  readonly lost: Share;
  readonly meanScore: number;
  readonly meanQuarters: number;
}

/** Counts how a policy fared, under one doctrine or all. */
export function rateOf(facts: Facts, policy: string, doctrine: string | null = null): Rate {
  const tally = facts.tally(policy, doctrine);
  const games = facts.games(policy, doctrine);
  const share = (outcome: string) => shareOf(tally.get('outcome', outcome), games);
  const points = tally.entries('score').reduce((sum, [score, count]) => sum + Number(score) * count, 0);
  return {
    policy,
    doctrine,
    games,
    won: share('won'),
    survived: share('survived'),
    lost: share('lost'),
    meanScore: games === 0 ? 0 : points / games,
    meanQuarters: games === 0 ? 0 : tally.get('game', 'quarters') / games,
  };
}

/** The course of a figure: per turn (0 is the start) the games still on, and quantiles over them. */
export interface Fan {
  readonly policy: string;
  readonly variable: string;
  readonly low: number;
  readonly high: number;
  readonly turns: readonly {
    readonly games: number;
    readonly p10: number;
    readonly p25: number;
    readonly p50: number;
    readonly p75: number;
    readonly p90: number;
  }[];
}

/** The course of every headline figure in the games of a policy. */
export function fansOf(facts: Facts, policy: string): readonly Fan[] {
  const { data } = facts;
  const tally = facts.tally(policy);
  return labFigures(data).map(({ variable, low, high }) => {
    const turns = Array.from({ length: data.turns + 1 }, (_, turn) => {
      const counts = Array.from({ length: BINS }, (__, bin) => tally.get('fan', joined(variable, turn, bin)));
      const at = (share: number) => quantileOf(counts, low, high, share);
      const games = counts.reduce((sum, count) => sum + count, 0);
      return { games, p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) };
    });
    return { policy, variable, low, high, turns: turns.filter(({ games }) => games > 0) };
  });
}

/** How an option was used by a policy, or (null) by all. */
export interface Use extends LabOption {
  readonly policy: string | null;
  /** Taken of the quarters in which it could be taken by itself. */
  readonly taken: Share;
  /** Games in which it was ever taken: of all games, and of those in which it was ever offered. */
  readonly inGames: Share;
  readonly whereOffered: Share;
  /** Mean cost when taken, points of capital and US$ bn; 0 when it never was. */
  readonly capital: number;
  readonly treasury: number;
}

/** How every option of the scenario was used, in the order of the scenario. */
export function usesOf(facts: Facts, policy: string | null): readonly Use[] {
  const tally = facts.tally(policy);
  const games = facts.games(policy);
  return labOptions(facts.data).map((option) => {
    const { key } = option;
    const taken = tally.get('taken', key);
    const mean = (what: string) => (taken === 0 ? 0 : tally.get('cost', joined(key, what)) / THOUSAND / taken);
    const inGames = tally.get('takenGames', key);
    return {
      ...option,
      policy,
      taken: shareOf(taken, tally.get('offered', key)),
      inGames: shareOf(inGames, games),
      whereOffered: shareOf(inGames, tally.get('offeredGames', key)),
      capital: mean('capital'),
      treasury: mean('treasury'),
    };
  });
}

/** Something that should be seen, and how often it was, by all policies together. */
export interface Sight extends Expected {
  readonly seen: number;
}

/** Everything a scenario can show, with how often it was seen. */
export function sightsOf(facts: Facts): readonly Sight[] {
  const tally = facts.tally();
  return expectedOf(facts.data).map((item) => ({ ...item, seen: tally.get(item.kind, item.counter) }));
}

/** Seen of all there is, by kind. */
export function coverageOf(sights: readonly Sight[]): readonly { kind: Covered; seen: number; of: number }[] {
  return COVERED.map((kind) => {
    const all = sights.filter((sight) => sight.kind === kind);
    return { kind, seen: all.filter(({ seen }) => seen > 0).length, of: all.length };
  });
}

/** How often a reaction was asked, and what it answered. */
export interface ReactionUse {
  readonly key: Key;
  readonly asked: number;
  /** By rung of its ladder, lowest first; below them, `none`. */
  readonly rungs: readonly { readonly rung: string; readonly count: number }[];
}

/** What every reaction was asked and answered, in all games. */
export function reactionsOf(facts: Facts): readonly ReactionUse[] {
  const tally = facts.tally();
  return facts.data.reactions.map(({ key, actor, ladder }) => {
    const rungs =
      facts.data.actors.find(({ id }) => id === actor)?.ladders.find(({ id }) => id === ladder)?.rungs ?? [];
    const count = (rung: string) => ({ rung, count: tally.get('reactionRung', joined(key, rung)) });
    return { key, asked: tally.get('reaction', key), rungs: ['none', ...rungs.map(({ id }) => id)].map(count) };
  });
}

export interface CrisisUse {
  readonly key: Key;
  readonly opened: number;
  /** Ended in catastrophe, of those that ended. */
  readonly catastrophes: Share;
  readonly rungs: readonly {
    readonly key: Key;
    readonly isLast: boolean;
    readonly quarters: number;
    readonly exits: Readonly<Record<CrisisExit, number>>;
    /** Kinds of exit seen from here, catastrophe not counted. */
    readonly peaceful: number;
  }[];
}

/** How every crisis went, in all games. */
export function crisesOf(facts: Facts): readonly CrisisUse[] {
  const tally = facts.tally();
  return facts.data.crises.map(({ key, rungs }) => {
    const used = rungs.map((rung, index) => {
      const exits = Object.fromEntries(
        CRISIS_EXITS.map((exit) => [exit, tally.get('crisisExit', joined(rung.key, exit))]),
      ) as Record<CrisisExit, number>;
      return {
        key: rung.key,
        isLast: index === rungs.length - 1,
        quarters: tally.get('crisisRung', rung.key),
        exits,
        peaceful: CRISIS_EXITS.filter((exit) => exit !== 'catastrophe' && exits[exit] > 0).length,
      };
    });
    const ended = used.reduce((sum, { exits }) => sum + CRISIS_EXITS.reduce((all, exit) => all + exits[exit], 0), 0);
    const bad = used.reduce((sum, { exits }) => sum + exits.catastrophe, 0);
    return { key, opened: tally.get('crisis', key), catastrophes: shareOf(bad, ended), rungs: used };
  });
}

/** How much of the final score is settled after three quarters, within each doctrine. */
export interface EarlyScore {
  readonly policy: string;
  readonly games: number;
  readonly correlation: number;
  readonly low: number;
  readonly high: number;
}

/** Correlation of the score after three quarters with the final one, pooled within doctrines, with its 95 % interval. */
export function earlyOf(facts: Facts, policy: string): EarlyScore {
  const { value, n } = correlationWithin(facts.earlySums(policy));
  const [low, high] = correlationInterval(value, n);
  return { policy, games: n, correlation: value, low, high };
}

/** Chances that were shown against what happened, by decile of the chance; `certain` apart. */
export interface Calibration {
  readonly kind: string;
  readonly bins: readonly {
    readonly decile: string;
    /** Mean of the chances told. */
    readonly told: number;
    readonly happened: Share;
  }[];
}

export const DECILES: readonly string[] = [...Array.from({ length: 10 }, (_, index) => String(index)), 'certain'];
export const ODDS_KINDS = ['answer', 'crisis', 'climb', 'step-down'] as const;

/** Holds the chances that were told against what happened, for every kind of odds. */
export function calibrationOf(facts: Facts): readonly Calibration[] {
  const tally = facts.tally();
  return ODDS_KINDS.map((kind) => {
    const counts = under(tally, 'odds', kind + SEPARATOR);
    const read = (decile: string, what: string) => counts.get(joined(decile, what)) ?? 0;
    const bins = DECILES.filter((decile) => read(decile, 'n') > 0).map((decile) => {
      const n = read(decile, 'n');
      return { decile, told: read(decile, 'p') / MILLION / n, happened: shareOf(read(decile, 'hit'), n) };
    });
    return { kind, bins };
  });
}

/** How alike the events of two games are, 0–1. */
export interface Variety {
  readonly policy: string | null;
  readonly pairs: number;
  readonly likeness: number;
}

/** Mean Jaccard likeness of the events of two games, over pairs drawn from the games of a policy or (null) of all. */
export function varietyOf(facts: Facts, policy: string | null): Variety {
  const tally = facts.tally(policy);
  const pairs = tally.get('variety', 'pairs');
  return { policy, pairs, likeness: pairs === 0 ? 0 : tally.get('variety', 'likeness') / BILLION / pairs };
}

/** Games by ending, for each policy in the order of the sweep. */
export function endingsOf(facts: Facts): readonly { key: Key; outcome: string; games: readonly number[] }[] {
  return facts.data.endings.map(({ id, outcome }) => ({
    key: `ending.${id}`,
    outcome,
    games: facts.policies.map((policy) => facts.tally(policy).get('ending', `ending.${id}`)),
  }));
}

/** Key of a doctrine. */
export function doctrineKey(data: RulesetData, id: string): Key {
  return data.doctrines.find((doctrine) => doctrine.id === id)?.key ?? `doctrine.${id}`;
}
