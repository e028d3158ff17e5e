import { type Ruleset, readValue as readVariable, type State, verdict } from '#engine';

/** What an outcome is worth beside the mean progress of the goals (0–1). */
const OUTCOME = { won: 1, survived: 0.2, lost: -1 } as const;
/** Certain measures within four quarters. */
const RISK = 0.25;
/** A certain catastrophe. */
const CATASTROPHE = 1;
/** No approval at all; nothing is lost above the comfortable level. */
const APPROVAL = 0.6;
const COMFORTABLE_APPROVAL = 40;
/** An empty treasury, against the comfortable level in US$ bn. */
const TREASURY = 0.1;
const COMFORTABLE_TREASURY = 2;
/** Each promise that is still to be kept. */
const PROMISE = 0.02;

/**
 * How a seat likes a state, higher is better; differences are of meaning, the level is not. The pivot looks at the goals of
 * its doctrine and at what may end its game; a capital whose game it is at its goals; any other at its role in the triangles it forms with the pivot.
 */
export function outlookOf(ruleset: Ruleset, state: State, seat: string): number {
  const { pivot, defaultSeat } = ruleset.data;
  if (seat === pivot) return pivotOutlook(ruleset, state);
  return seat === defaultSeat ? goalsOutlook(ruleset, state) : capitalOutlook(ruleset, state, seat);
}

/** A capital that declared a doctrine looks at its goals, and at how the game ends for it. */
function goalsOutlook(ruleset: Ruleset, state: State): number {
  const { goals, outcome } = verdict(ruleset, state);
  const progress = goals.reduce((sum, goal) => sum + goal.progress, 0) / Math.max(1, goals.length);
  return progress + (outcome ? OUTCOME[outcome] : 0);
}

function pivotOutlook(ruleset: Ruleset, state: State): number {
  const { goals, outcome } = verdict(ruleset, state);
  const progress = goals.reduce((sum, goal) => sum + goal.progress, 0) / Math.max(1, goals.length);
  return progress + (outcome ? OUTCOME[outcome] : -dangerOf(ruleset, state));
}

/** What may still go wrong, 0 or more. */
function dangerOf(ruleset: Ruleset, state: State): number {
  const value = (variable: string) => readVariable(ruleset, state, variable);
  let danger = (RISK * value('risk')) / 100 + PROMISE * value('promises.outstanding');
  danger += (APPROVAL * Math.max(0, COMFORTABLE_APPROVAL - value('public.approval'))) / COMFORTABLE_APPROVAL;
  danger += (TREASURY * Math.max(0, COMFORTABLE_TREASURY - value('economy.treasury'))) / COMFORTABLE_TREASURY;
  for (const { id, rung } of state.crises) {
    const crisis = ruleset.data.crises.find((item) => item.id === id);
    danger += CATASTROPHE * (crisis?.rungs[rung]?.catastrophe ?? 0);
  }
  return danger;
}

/** Mean of Dittmer's role score, in its continuous form, over the triangles of this capital, the pivot and a third. */
function capitalOutlook(ruleset: Ruleset, state: State, seat: string): number {
  const { pivot, actors } = ruleset.data;
  const tie = (a: string, b: string) => readVariable(ruleset, state, `relations.${a}.${b}`) / 100;
  const thirds = actors.filter(({ id }) => id !== seat && id !== pivot);
  const scores = thirds.map(({ id }) => tie(seat, pivot) + tie(seat, id) - tie(pivot, id));
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}
