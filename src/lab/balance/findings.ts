import type { Key } from '#engine';
import type { FindingCode, GateCode } from './codes.ts';
import type { Facts } from './facts.ts';
import { boundText, figureText, type GateResult, LEAST_CHANCES, type Measured } from './gates.ts';
import { type Sight, sightsOf, type Use, usesOf } from './measures.ts';
import { SEPARATOR } from './tally.ts';

/** Something in a scenario that plays badly. */
export interface Finding {
  readonly code: FindingCode;
  /** `error`: the play is broken here; `warning`: look at it. */
  readonly severity: 'error' | 'warning';
  /** What it is about; its place in the scenario is looked up by these, in order. */
  readonly keys: readonly Key[];
  /** A sentence with the figures. */
  readonly text: string;
}

/** A move without any cost that is taken in more than this share of its chances is free lunch. */
const FREE = 0.5;
/** Games that must have offered an option before its absence means anything. */
const LEAST_GAMES = 20;
/** Games a sweep must hold before what it has not seen counts as never coming. */
const LEAST_SWEEP = 100;

const SEEN: Readonly<Record<Sight['kind'], { code: FindingCode; severity: Finding['severity']; what: string }>> = {
  event: { code: 'unseen-event', severity: 'warning', what: 'never came' },
  reaction: { code: 'dead-reaction', severity: 'error', what: 'was never asked' },
  ladderRung: { code: 'dead-rung', severity: 'error', what: 'was never reached' },
  sanctionRung: { code: 'unseen-sanction-rung', severity: 'warning', what: 'was never in force' },
  crisisRung: { code: 'unseen-crisis-rung', severity: 'warning', what: 'was never stood on' },
  stage: { code: 'unseen-stage', severity: 'warning', what: 'was never reached' },
  ending: { code: 'unreachable-ending', severity: 'error', what: 'never came' },
};

/** Everything that a sweep shows to be wrong, what breaks the play first. */
export function findingsOf(facts: Facts, gates: readonly GateResult[]): readonly Finding[] {
  const found = [...fromGates(gates), ...fromUses(facts), ...fromSights(facts)];
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity !== 'error'),
  ];
}

/** What is never seen and what is neglected has findings of its own, one for each thing. */
function isOwn(code: GateCode): code is FindingCode {
  return code !== 'never-seen' && code !== 'neglected-option';
}

function fromGates(gates: readonly GateResult[]): readonly Finding[] {
  return gates.flatMap(({ failing, text, unit }) =>
    failing.flatMap((measure): Finding[] => {
      const { code, keys, label, bound } = measure;
      if (!isOwn(code)) return [];
      const sentence = `${text}: ${label}, ${measuredText(measure, unit)}; ${boundText(bound, unit)} is asked.`;
      return [{ code, severity: 'error', keys, text: sentence }];
    }),
  );
}

/** `12.3 % (10.9 to 13.8)` */
export function measuredText({ value, low, high }: Measured, unit: GateResult['unit']): string {
  const figure = figureText(value, unit);
  const bare = (value: number) => figureText(value, unit).split(' ')[0];
  return low === high ? figure : `${figure} (${bare(low)} to ${bare(high)})`;
}

function fromUses(facts: Facts): readonly Finding[] {
  const { thinker } = facts;
  if (thinker === null) return [];
  const all = new Map(usesOf(facts, null).map((use) => [use.key, use]));
  const games = facts.games();
  return usesOf(facts, thinker).flatMap((use): Finding[] => {
    const { key, kind, taken, whereOffered } = use;
    if (kind === 'crisis') return [];
    const anywhere = all.get(key) as Use;
    if (anywhere.taken.of === 0) {
      if (games < LEAST_SWEEP) return [];
      return [finding('never-offered', 'warning', key, `${key} could not be taken in any of ${games} games.`)];
    }
    const isFree = use.capital <= 0 && use.treasury <= 0;
    if (kind === 'decision' && taken.of >= LEAST_CHANCES && isFree && taken.value > FREE) {
      const often = `${figureText(taken.value, 'share')} of ${taken.of} chances`;
      return [finding('free-cheap-move', 'error', key, `${key} costs nothing and ${thinker} takes it in ${often}.`)];
    }
    if (whereOffered.of >= LEAST_GAMES && taken.count === 0) {
      const chances = `${taken.of} chances in ${whereOffered.of} games`;
      return [finding('dead-option', 'warning', key, `${thinker} never took ${key}, with ${chances}.`)];
    }
    return [];
  });
}

function fromSights(facts: Facts): readonly Finding[] {
  const games = facts.games();
  if (games < LEAST_SWEEP) return [];
  return sightsOf(facts)
    .filter(({ seen }) => seen === 0)
    .map(({ kind, counter, key }) => {
      const { code, severity, what } = SEEN[kind];
      const name = counter.split(SEPARATOR).join(', ');
      // Of n tries without a hit, the chance is below 3/n 19 times in 20.
      const most = figureText(3 / games, 'share', 2);
      return finding(code, severity, key, `${name} ${what} in ${games} games; it is rarer than ${most} a game.`);
    });
}

function finding(code: FindingCode, severity: Finding['severity'], key: Key, text: string): Finding {
  return { code, severity, keys: [key], text };
}
