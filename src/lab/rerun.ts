import { type Assumptions, type Ruleset, readValue, type State, start, type TurnReport, variantOf } from '#engine';
import { labFigures } from './balance/figures.ts';
import { type Result, resultOf } from './inquiry.ts';
import { type Lost, playedFrom } from './what-if.ts';

/** A headline figure at the end of the game as played and of the other. */
export interface RerunFigure {
  readonly variable: string;
  readonly was: number;
  readonly is: number;
}

/** A finished game played again under other coefficients. */
export interface Rerun {
  /** The rules of the other game. */
  readonly ruleset: Ruleset;
  readonly was: Result;
  readonly is: Result;
  readonly figures: readonly RerunFigure[];
  /** Moves that could no longer be made, by 0-based quarter. */
  readonly lost: readonly (Lost & { readonly turn: number })[];
  readonly reports: readonly TurnReport[];
}

/**
 * Plays a game again from its first quarter under other assumptions: same seat, same plans, same luck. Moves that became
 * illegal are left out and told; a game that goes on longer than it did is played on without moves, one under way only as
 * far as it has come.
 * @param assumptions all that differ from the scenario as written; those of the game as played are not added
 * @throws RulesetError when an assumption cannot be made, RangeError when nothing has been played
 */
export function rerun(ruleset: Ruleset, reports: readonly TurnReport[], assumptions: Assumptions): Rerun {
  const first = reports[0]?.before;
  const last = reports[reports.length - 1]?.after;
  if (!first || !last) throw new RangeError('Nothing has been played.');
  const other = variantOf(ruleset, { seat: ruleset.data.defaultSeat, assumptions });
  let state: State = start(other, { seed: first.seed, doctrine: first.doctrine });
  const path: TurnReport[] = [];
  const lost: (Lost & { turn: number })[] = [];
  for (const played of playedFrom(other, reports, 0, reports[0]?.plans ?? {}, state)) {
    path.push(played.report);
    lost.push(...played.lost.map((each) => ({ ...each, turn: played.report.turn })));
    state = played.report.after;
  }
  return {
    ruleset: other,
    was: resultOf(ruleset, last),
    is: resultOf(other, state),
    figures: labFigures(ruleset.data).map(({ variable }) => ({
      variable,
      was: readValue(ruleset, last, variable),
      is: readValue(other, state, variable),
    })),
    lost,
    reports: path,
  };
}
