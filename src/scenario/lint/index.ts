import type { Context } from '../lower/context.ts';
import { type Unhashed, wholeOf } from '../lower/scenario.ts';
import type { ScenarioSource } from '../source/scenario.ts';
import { checkAmounts } from './amounts.ts';
import { checkConditions } from './conditions.ts';
import { checkCosts } from './costs.ts';
import { checkDivisions } from './divisions.ts';
import { checkDominated } from './dominated.ts';
import { checkDoubledTags } from './doubled.ts';
import { checkEndings } from './endings.ts';
import { checkGoals } from './goals.ts';
import { checkIdle } from './idle.ts';
import { checkKinds } from './kinds.ts';
import { type Lint, LintInput } from './lint.ts';
import { checkNumbers } from './numbers.ts';
import { checkOrder } from './order.ts';
import { checkPayable } from './payable.ts';
import { checkPromises } from './promises.ts';
import { checkReactions } from './reactions.ts';
import { checkSizes } from './sizes.ts';
import { checkSources } from './sources.ts';
import { checkSums } from './sums.ts';
import { checkTags } from './tags.ts';
import { checkWaiting } from './waiting.ts';

const LINTS: readonly Lint[] = [
  checkSums,
  checkOrder,
  checkKinds,
  checkNumbers,
  checkAmounts,
  checkSizes,
  checkDivisions,
  checkCosts,
  checkDoubledTags,
  checkEndings,
  checkGoals,
  checkConditions,
  checkTags,
  checkReactions,
  checkPromises,
  checkSources,
  checkDominated,
  checkPayable,
  checkIdle,
  checkWaiting,
];

/** The scenario with what the games of its seats add; endings are looked at game by game. */
function wholeDataOf(data: Unhashed): Unhashed {
  const games = data.seatGames ?? [];
  if (games.length === 0) return data;
  return {
    ...data,
    doctrines: [...data.doctrines, ...games.flatMap(({ doctrines }) => doctrines)],
    decisions: [...data.decisions, ...games.flatMap(({ decisions }) => decisions)],
    events: [...data.events, ...games.flatMap(({ events }) => events)],
  };
}

/** Runs every check on the meaning of a scenario, each a step. */
export function* linting(
  data: Unhashed,
  context: Context,
  source: Partial<ScenarioSource>,
): Generator<undefined, void> {
  const input = new LintInput(wholeDataOf(data), context, wholeOf(source), context.reporter.hasErrors);
  for (const lint of LINTS) {
    yield;
    lint(input);
  }
}
