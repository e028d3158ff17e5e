import { availableParallelism } from 'node:os';
import { type balance, policyNamed, policyNames } from '#lab';
import { didYouMean } from '#scenario';
import type { Call } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { OpenScenario } from '../open-scenario.ts';

/** What a sweep plays when nothing is said. */
export interface Defaults {
  readonly seed: string;
  /** Per policy, over all doctrines. */
  readonly games: number;
  /** The same for policies that think long. */
  readonly slowGames: number;
}

const SLOW = /^planner/;

/**
 * The sweep that the flags ask for.
 * @throws UsageError for unknown policies and doctrines and for counts that are none
 */
export function specOf(call: Call, { ruleset }: OpenScenario, defaults: Defaults): balance.SweepSpec {
  const { data } = ruleset;
  const actors = data.actors.map(({ id }) => id);
  const known = policyNames(data.pivot, actors);
  const policies = listOf(call, 'policies') ?? known;
  const doctrines = listOf(call, 'doctrines') ?? data.doctrines.map(({ id }) => id);
  for (const name of doctrines) {
    const all = data.doctrines.map(({ id }) => id);
    if (!all.includes(name)) throw new UsageError(`${data.id} has no doctrine “${name}”.`, didYouMean(name, all));
  }
  for (const name of policies) {
    if (!isPolicy(name, data.pivot, actors)) {
      throw new UsageError(
        `There is no policy “${name}”.`,
        didYouMean(name, known) || `There are ${known.join(', ')}.`,
      );
    }
  }
  const { forAll, forOne } = gamesAsked(call, policies);
  const gamesOf = (name: string) =>
    forOne.get(name) ?? forAll ?? (SLOW.test(name) ? defaults.slowGames : defaults.games);
  return {
    seed: call.value('seed') ?? defaults.seed,
    doctrines,
    policies: policies.map((name) => ({ name, games: Math.ceil(gamesOf(name) / doctrines.length) })),
  };
}

function isPolicy(name: string, seat: string, actors: readonly string[]): boolean {
  return policyNamed(name, seat, actors) !== undefined;
}

function gamesAsked(call: Call, policies: readonly string[]) {
  let forAll: number | undefined;
  const forOne = new Map<string, number>();
  for (const asked of call.valuesOf('games')) {
    const [, name, count = ''] = /^(?:(.+)=)?(\d+)$/.exec(asked) ?? [];
    const games = Number(count);
    if (!(games >= 1 && games <= 10_000_000)) {
      throw new UsageError(`--games ${asked} is no number of games.`, 'Write --games 2000 or --games planner=100.');
    }
    if (name === undefined) forAll = games;
    else if (policies.includes(name)) forOne.set(name, games);
    else throw new UsageError(`--games ${asked} is about a policy that does not play.`, didYouMean(name, policies));
  }
  return { forAll, forOne };
}

/** The names a flag lists, each once; undefined when it is not given. */
function listOf(call: Call, flag: string): readonly string[] | undefined {
  const value = call.value(flag);
  if (value === undefined) return undefined;
  const items = value.split(',').map((item) => item.trim());
  const names = [...new Set(items.filter((item) => item !== ''))];
  if (names.length > 0) return names;
  throw new UsageError(`--${flag} names nothing.`, 'Leave it out for all of them.');
}

/**
 * `2/4` as `{index: 1, shards: 4}`; the whole when nothing is said.
 * @throws UsageError
 */
export function shardOf(value: string | undefined): { index: number; shards: number } {
  if (value === undefined) return { index: 0, shards: 1 };
  const [, at = '', of = ''] = /^(\d+)\/(\d+)$/.exec(value) ?? [];
  const [number, shards] = [Number(at), Number(of)];
  if (number >= 1 && number <= shards) return { index: number - 1, shards };
  throw new UsageError(`--shard ${value} is no part of a whole.`, 'Write --shard 1/4 for the first of four.');
}

/**
 * Threads to play on: all cores when nothing is said; 0 plays in the tool's own thread.
 * @throws UsageError
 */
export function workersOf(value: string | undefined): number {
  if (value === undefined) return availableParallelism();
  const count = /^\d+$/.test(value) ? Number(value) : -1;
  if (count >= 0 && count <= 256) return count;
  throw new UsageError(`--workers ${value} is no number of threads.`, 'Write --workers 2.');
}
