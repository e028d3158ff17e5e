import type { Key, RulesetData } from '#engine';
import { Facts } from './facts.ts';
import { type Finding, findingsOf } from './findings.ts';
import { boundText, GATES, type GateResult, type Judging, judge } from './gates.ts';
import {
  type Calibration,
  type CrisisUse,
  calibrationOf,
  coverageOf,
  crisesOf,
  type EarlyScore,
  earlyOf,
  endingsOf,
  type Fan,
  fansOf,
  type Rate,
  type ReactionUse,
  rateOf,
  reactionsOf,
  type Sight,
  sightsOf,
  type Use,
  usesOf,
  type Variety,
  varietyOf,
} from './measures.ts';
import { gamesIn, gamesWanted, type Sweep } from './sweep.ts';

/** Where an authored thing was written. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface PlacedFinding extends Finding {
  /** Null for what no line of the scenario stands for. */
  readonly place: Place | null;
  /** Where else to look. */
  readonly others: readonly Place[];
}
export interface PlacedGate extends GateResult {
  /** Places of what fails, the worst first. */
  readonly places: readonly Place[];
  readonly boundText: string;
}

/** What a sweep says about a scenario; terminal, JSON and page show this. */
export interface Report {
  readonly scenario: Sweep['scenario'];
  readonly title: string;
  readonly engine: string;
  readonly seed: string;
  readonly games: number;
  /** Fewer than these when the sweep was broken off or parts are missing. */
  readonly wanted: number;
  readonly mode: Judging['mode'];
  readonly doctrines: readonly string[];
  /** `games`: wanted per doctrine. */
  readonly policies: readonly { readonly name: string; readonly games: number; readonly played: number }[];
  /** The policy whose use of options is judged. */
  readonly thinker: string | null;
  readonly rates: readonly Rate[];
  readonly fans: readonly Fan[];
  readonly uses: readonly (Use & { readonly place: Place | null; readonly all: Use })[];
  readonly endings: readonly { readonly key: Key; readonly outcome: string; readonly games: readonly number[] }[];
  readonly coverage: ReturnType<typeof coverageOf>;
  readonly sights: readonly (Sight & { readonly place: Place | null })[];
  readonly reactions: readonly (ReactionUse & { readonly place: Place | null })[];
  readonly crises: readonly CrisisUse[];
  readonly early: readonly EarlyScore[];
  readonly calibration: readonly Calibration[];
  readonly variety: readonly Variety[];
  readonly findings: readonly PlacedFinding[];
  readonly gates: readonly PlacedGate[];
}

export interface ReportOptions {
  readonly title: string;
  readonly mode: Judging['mode'];
  /** Where a key was written, as the reader can open it. */
  place(key: Key): Place | null;
}

/** Draws up the report of a sweep. */
export function reportOf(data: RulesetData, sweep: Sweep, { title, mode, place }: ReportOptions): Report {
  const facts = new Facts(data, sweep);
  const { policies, thinker } = facts;
  const placed = <T extends { readonly key: Key }>(item: T) => ({ ...item, place: place(item.key) });
  const placesOf = (keys: readonly Key[]) => keys.map(place).filter((found) => found !== null);
  const firstPlace = (keys: readonly Key[]) => placesOf(keys)[0] ?? null;
  const gates = judge(facts, GATES, { mode });
  const all = usesOf(facts, null);
  return {
    scenario: sweep.scenario,
    title,
    engine: sweep.engine,
    seed: sweep.seed,
    games: gamesIn(sweep),
    wanted: gamesWanted(sweep),
    mode,
    doctrines: sweep.doctrines,
    policies: sweep.policies.map(({ name, games }) => ({ name, games, played: facts.games(name) })),
    thinker,
    rates: policies.flatMap((policy) => [
      rateOf(facts, policy),
      ...sweep.doctrines.map((doctrine) => rateOf(facts, policy, doctrine)),
    ]),
    fans: policies.flatMap((policy) => fansOf(facts, policy)),
    uses: usesOf(facts, thinker).map((use, index) => ({ ...placed(use), all: all[index] as Use })),
    endings: endingsOf(facts),
    coverage: coverageOf(sightsOf(facts)),
    sights: sightsOf(facts).map(placed),
    reactions: reactionsOf(facts).map(placed),
    crises: crisesOf(facts),
    early: policies.map((policy) => earlyOf(facts, policy)),
    calibration: calibrationOf(facts),
    variety: [null, ...policies].map((policy) => varietyOf(facts, policy)),
    findings: findingsOf(facts, gates).map((finding) => {
      const [first = null, ...others] = placesOf(finding.keys);
      return { ...finding, place: first, others };
    }),
    gates: gates.map((gate) => ({
      ...gate,
      boundText: gate.worst ? boundText(gate.worst.bound, gate.unit) : '',
      places: gate.failing.map(({ keys }) => firstPlace(keys)).filter((found) => found !== null),
    })),
  };
}
