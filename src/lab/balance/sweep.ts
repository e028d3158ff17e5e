import { ENGINE_VERSION, type Ruleset, type RulesetData } from '#engine';
import { playGame } from '../playout.ts';
import { policyNamed } from '../policies/index.ts';
import type { Policy } from '../policy.ts';
import { BILLION, Collector, likenessOf } from './collect.ts';
import { optionKeyOf } from './options.ts';
import { type Counts, Tally, tallyOf } from './tally.ts';

/** What a sweep is to play. Every doctrine gets the same number of games of a policy. */
export interface SweepSpec {
  /** Names the luck of the whole sweep. */
  readonly seed: string;
  readonly doctrines: readonly string[];
  readonly policies: readonly { readonly name: string /** Per doctrine. */; readonly games: number }[];
}

/** Games `from` (first) to `to` (behind the last) of a policy under a doctrine. */
export interface Task {
  readonly policy: string;
  readonly doctrine: string;
  readonly from: number;
  readonly to: number;
}

/** What is known of a policy under a doctrine. */
export interface Cell {
  readonly policy: string;
  readonly doctrine: string;
  /** Games that are counted, as ranges `[from, to)` that neither touch nor overlap. */
  readonly done: readonly (readonly [number, number])[];
  readonly counts: Counts;
}

/** The counts of a sweep or of a part of one; also the format of part files. */
export interface Sweep {
  readonly format: 1;
  readonly kind: 'balance';
  readonly engine: string;
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly seed: string;
  readonly doctrines: readonly string[];
  readonly policies: SweepSpec['policies'];
  readonly cells: readonly Cell[];
}

/** Two parts cannot be put together; the message says why. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
}

/** Games are counted two by two: the events of a game are compared with those of its neighbour. */
const PAIR = 2;

/** The seed of a game: it depends on nothing but the sweep's seed, the policy, the doctrine and the game's number. */
export function seedOf(seed: string, policy: string, doctrine: string, game: number): string {
  return `${seed} · ${policy} · ${doctrine} · ${game}`;
}

/** A sweep in which nothing has been played yet. */
export function emptySweep(data: RulesetData, spec: SweepSpec): Sweep {
  const { id, version, hash } = data;
  return {
    format: 1,
    kind: 'balance',
    engine: ENGINE_VERSION,
    scenario: { id, version, hash },
    ...spec,
    cells: spec.policies.flatMap(({ name }) =>
      spec.doctrines.map((doctrine) => ({ policy: name, doctrine, done: [], counts: {} })),
    ),
  };
}

/**
 * What shard `index` (0-based) of `shards` has to play: the same share of every policy under every doctrine.
 * All shards together are the whole sweep, each game once.
 */
export function tasksOf(spec: SweepSpec, index = 0, shards = 1): readonly Task[] {
  const cells = spec.policies.flatMap(({ name, games }) =>
    spec.doctrines.map((doctrine) => ({ name, games, doctrine })),
  );
  return cells.flatMap(({ name, games, doctrine }, cell) => {
    const pairs = Math.ceil(games / PAIR);
    // The odd pairs of one cell go to other shards than those of the next, so that few games are spread evenly too.
    const edge = (shard: number) => Math.min(games, PAIR * Math.floor((pairs * shard + (cell % shards)) / shards));
    const [from, to] = [edge(index), edge(index + 1)];
    return to > from ? [{ policy: name, doctrine, from, to }] : [];
  });
}

/** Cuts the first `games` games (rounded up to whole pairs) off a task. */
export function cutTask(task: Task, games: number): readonly [Task, Task | null] {
  const at = Math.min(task.to, task.from + PAIR * Math.max(1, Math.ceil(games / PAIR)));
  return [{ ...task, to: at }, at < task.to ? { ...task, from: at } : null];
}

/** Plays the games of tasks, one ruleset for all. Runs wherever the lab runs: in a worker thread, in a page's worker. */
export class Player {
  private readonly ruleset: Ruleset;
  private readonly collector: Collector;
  private readonly policies = new Map<string, Policy>();

  constructor(ruleset: Ruleset) {
    this.ruleset = ruleset;
    this.collector = new Collector(ruleset);
  }

  /** Plays and counts a task's games. */
  play(seed: string, task: Task, onGame?: () => void): Counts {
    const { policy: name, doctrine, from, to } = task;
    const { pivot } = this.ruleset.data;
    const policy = this.policyOf(name);
    const tally = new Tally();
    let neighbour: ReadonlySet<string> | null = null;
    for (let game = from; game < to; game++) {
      const offers: string[][] = [];
      const watched: Policy = {
        name: policy.name,
        plan: (view) => {
          const keys = view.moves.map(optionKeyOf).filter((key) => key !== null);
          offers[view.state.turn] = keys;
          return policy.plan(view);
        },
      };
      const setup = { seed: seedOf(seed, name, doctrine, game), doctrine, policies: { [pivot]: watched } };
      const events = this.collector.count(tally, playGame(this.ruleset, setup), offers);
      if (game % PAIR === 0) neighbour = events;
      else if (neighbour) {
        tally.add('variety', 'pairs');
        tally.add('variety', 'likeness', Math.round(likenessOf(neighbour, events) * BILLION));
      }
      onGame?.();
    }
    return tally.toCounts();
  }

  private policyOf(name: string): Policy {
    const known = this.policies.get(name);
    if (known) return known;
    const { pivot, actors } = this.ruleset.data;
    const policy = policyNamed(
      name,
      pivot,
      actors.map(({ id }) => id),
    );
    if (!policy) throw new RangeError(`There is no policy "${name}".`);
    this.policies.set(name, policy);
    return policy;
  }
}

/** Puts counts of finished games into a sweep. */
export class Builder {
  private readonly head: Omit<Sweep, 'cells'>;
  private readonly cells: { policy: string; doctrine: string; done: (readonly [number, number])[]; tally: Tally }[];

  constructor(sweep: Sweep) {
    const { cells, ...head } = sweep;
    this.head = head;
    this.cells = cells.map(({ policy, doctrine, done, counts }) => ({
      policy,
      doctrine,
      done: [...done],
      tally: tallyOf([counts]),
    }));
  }

  /** @throws MergeError when games of the task are counted already */
  add({ policy, doctrine, from, to }: Task, counts: Counts): void {
    const cell = this.cells.find((item) => item.policy === policy && item.doctrine === doctrine);
    if (!cell) throw new MergeError(`${policy} under ${doctrine} is no part of this sweep.`);
    cell.done = joinRanges([...cell.done, [from, to]], `${policy} under ${doctrine}`);
    cell.tally.addCounts(counts);
  }

  /** The sweep as it stands. */
  build(): Sweep {
    return {
      ...this.head,
      cells: this.cells.map(({ policy, doctrine, done, tally }) => ({
        policy,
        doctrine,
        done,
        counts: tally.toCounts(),
      })),
    };
  }
}

/** Ranges in order, those that touch made one. */
function joinRanges(ranges: readonly (readonly [number, number])[], where: string): (readonly [number, number])[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = out[out.length - 1];
    if (last && from < last[1]) throw new MergeError(`Game ${from} of ${where} is counted twice.`);
    if (last && from === last[1]) last[1] = to;
    else out.push([from, to]);
  }
  return out;
}

/**
 * Puts parts of one sweep together. However it was cut, the whole is the same to the last bit. Parts may hold different
 * policies; what they share must agree.
 * @throws MergeError when they are not parts of one sweep
 */
export function mergeSweeps(parts: readonly Sweep[]): Sweep {
  const [first] = parts;
  if (!first) throw new MergeError('There is nothing to merge.');
  const policies = new Map<string, number>();
  for (const part of parts) {
    const differing = (['engine', 'seed'] as const).find((name) => part[name] !== first[name]);
    if (differing)
      throw new MergeError(`The parts differ in ${differing}: ${first[differing]} and ${part[differing]}.`);
    if (part.scenario.hash !== first.scenario.hash) {
      throw new MergeError(`The parts differ in scenario: ${nameOf(first)} and ${nameOf(part)}.`);
    }
    if (part.doctrines.join() !== first.doctrines.join()) throw new MergeError('The parts differ in doctrines.');
    for (const { name, games } of part.policies) {
      const known = policies.get(name);
      if (known !== undefined && known !== games) {
        throw new MergeError(`The parts differ in games of ${name}: ${known} and ${games} a doctrine.`);
      }
      policies.set(name, games);
    }
  }
  const { cells: _, policies: __, ...head } = first;
  const merged = [...policies].map(([name, games]) => ({ name, games }));
  const builder = new Builder({
    ...head,
    policies: merged,
    cells: merged.flatMap(({ name }) =>
      first.doctrines.map((doctrine) => ({ policy: name, doctrine, done: [], counts: {} })),
    ),
  });
  for (const { cells } of parts) {
    for (const { policy, doctrine, done, counts } of cells) {
      for (const [index, [from, to]] of done.entries()) {
        builder.add({ policy, doctrine, from, to }, index === 0 ? counts : {});
      }
    }
  }
  return builder.build();
}

function nameOf({ scenario: { id, version, hash } }: Sweep): string {
  return `${id} ${version} (${hash})`;
}

/** Games that are counted. */
export function gamesIn(sweep: Pick<Sweep, 'cells'>): number {
  return sweep.cells.reduce((sum, { done }) => sum + done.reduce((games, [from, to]) => games + to - from, 0), 0);
}

/** Games that the sweep is to hold when it is whole. */
export function gamesWanted({ policies, doctrines }: SweepSpec): number {
  return policies.reduce((sum, { games }) => sum + games * doctrines.length, 0);
}

/** What is still to be played of a sweep. */
export function tasksLeft(sweep: Sweep, tasks: readonly Task[]): readonly Task[] {
  return tasks.flatMap((task) => {
    const cell = sweep.cells.find(({ policy, doctrine }) => policy === task.policy && doctrine === task.doctrine);
    let left: Task[] = [task];
    for (const [from, to] of cell?.done ?? []) {
      left = left.flatMap((item) =>
        [
          { ...item, to: Math.min(item.to, from) },
          { ...item, from: Math.max(item.from, to) },
        ].filter((piece) => piece.from < piece.to),
      );
    }
    return left;
  });
}
