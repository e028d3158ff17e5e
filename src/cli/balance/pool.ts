import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { balance, type Ruleset, type RulesetData, rulesOf } from '#lab';

export interface ToWorker {
  readonly task: balance.Task;
}
export type FromWorker =
  | { readonly kind: 'game' }
  | { readonly kind: 'done'; readonly task: balance.Task; readonly counts: balance.Counts }
  | { readonly kind: 'failed'; readonly task: balance.Task; readonly message: string };

export interface PoolOptions {
  readonly data: RulesetData;
  readonly seed: string;
  readonly tasks: readonly balance.Task[];
  /** Threads; with 0 the games are played in this one. */
  readonly workers: number;
  /** Milliseconds of a clock that never steps back. */
  now(): number;
  onGame(): void;
  onCounts(task: balance.Task, counts: balance.Counts): void;
  /** Breaks the sweep off: what a thread has not finished is lost. */
  readonly signal: AbortSignal;
}

/** A thread is given about this much work at a time: more wastes what is broken off, less is mostly messages. */
const TARGET_MS = 400;
/** Beside the bundle; made from `balance.worker.ts`, which stands beside the tool's entry. */
const WORKER = 'balance.worker.mjs';

/**
 * Plays tasks on several threads, taking turns among the tasks so that a sweep that is broken off is even.
 * @throws Error when a policy fails
 */
export async function playTasks(options: PoolOptions): Promise<void> {
  const queue = new Queue(options.tasks);
  const file = join(dirname(fileURLToPath(import.meta.url)), WORKER);
  // Only a bundle has the worker's file; the sources, as tests load them, play in their own thread.
  if (options.workers === 0 || !existsSync(file)) await playHere(queue, options);
  else await Promise.all(Array.from({ length: options.workers }, () => playIn(file, queue, options)));
}

async function playHere(queue: Queue, { data, seed, now, onGame, onCounts, signal }: PoolOptions): Promise<void> {
  const ruleset: Ruleset = rulesOf(data);
  const player = new balance.Player(ruleset);
  for (let task = queue.next(); task && !signal.aborted; task = queue.next()) {
    const begun = now();
    const counts = player.play(seed, task, onGame);
    queue.learn(task, now() - begun);
    onCounts(task, counts);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

function playIn(file: string, queue: Queue, { data, seed, now, onGame, onCounts, signal }: PoolOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve();
    const worker = new Worker(file, { workerData: { data, seed } });
    const stop = (error?: Error) => {
      signal.removeEventListener('abort', onAbort);
      void worker.terminate();
      if (error) reject(error);
      else resolve();
    };
    const onAbort = () => stop();
    signal.addEventListener('abort', onAbort);
    let begun = 0;
    const give = () => {
      const task = queue.next();
      if (!task) return stop();
      begun = now();
      worker.postMessage({ task } satisfies ToWorker);
    };
    worker.on('message', (message: FromWorker) => {
      if (signal.aborted) return;
      if (message.kind === 'game') onGame();
      else if (message.kind === 'failed') stop(new Error(message.message));
      else {
        queue.learn(message.task, now() - begun);
        onCounts(message.task, message.counts);
        give();
      }
    });
    worker.on('error', (error) => stop(error as Error));
    give();
  });
}

/** Tasks taken turn by turn, in pieces that take about the same time whatever the policy. */
class Queue {
  private readonly tasks: balance.Task[];
  private readonly millisecondsPerGame = new Map<string, number>();

  constructor(tasks: readonly balance.Task[]) {
    this.tasks = [...tasks];
  }

  next(): balance.Task | null {
    const task = this.tasks.shift();
    if (!task) return null;
    const each = this.millisecondsPerGame.get(task.policy);
    const [piece, rest] = balance.cutTask(task, each === undefined ? 1 : Math.floor(TARGET_MS / Math.max(0.01, each)));
    if (rest) this.tasks.push(rest);
    return piece;
  }

  /** Tells how long a piece took. */
  learn({ policy, from, to }: balance.Task, milliseconds: number): void {
    this.millisecondsPerGame.set(policy, milliseconds / (to - from));
  }
}
