import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { balance } from '#lab';
import { type Hand, localHand, type Start, threadHand } from './hand.ts';

export interface PoolOptions extends Start {
  readonly tasks: readonly balance.Task[];
  /** What the policies must learn first, in stages. */
  readonly lessons: readonly (readonly balance.Lesson[])[];
  /** What is known already. */
  readonly learned: readonly balance.Learned[];
  /** Threads; with 0 the games are played in this one. */
  readonly workers: number;
  /** Milliseconds of a clock that never steps back. */
  now(): number;
  /** A lesson begins; `done` of `all` are learned. */
  onLesson(lesson: balance.Lesson, done: number, all: number): void;
  onLearned(learned: balance.Learned): unknown;
  onGame(): void;
  onCounts(task: balance.Task, counts: balance.Counts): void;
  /** Breaks the sweep off: what a thread has not finished is lost. */
  readonly signal: AbortSignal;
}

/**
 * A thread is given about this much work at a time: more wastes what is broken off, less is mostly messages. Toward the end
 * the pieces get smaller, down to the least, so that no thread is left waiting for the last piece of another.
 */
const MOST_MS = 400;
const LEAST_MS = 25;
/** Beside the bundle; made from `balance.worker.ts`, which stands beside the tool's entry. */
const WORKER = 'balance.worker.mjs';

/**
 * Plays tasks on several threads, taking turns among the tasks so that a sweep that is broken off is even.
 * @throws Error when a policy fails
 */
export async function playTasks(options: PoolOptions): Promise<void> {
  const { workers, signal, tasks, onGame } = options;
  if (tasks.length === 0 || signal.aborted) return;
  const file = join(dirname(fileURLToPath(import.meta.url)), WORKER);
  // Only a bundle has the worker's file; the sources, as tests load them, play in their own thread.
  const isLocal = workers === 0 || !existsSync(file);
  const start: Start = { data: options.data, seed: options.seed };
  const hands = Array.from({ length: isLocal ? 1 : workers }, () =>
    isLocal ? localHand(start, onGame) : threadHand(file, start, onGame),
  );
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  try {
    await Promise.race([work(hands, options), aborted]);
  } finally {
    for (const hand of hands) hand.close();
  }
}

async function work(hands: readonly Hand[], options: PoolOptions): Promise<void> {
  const { signal, now, onCounts } = options;
  await learnAll(hands, options);
  const queue = new Queue(options.tasks, hands.length);
  await each(hands, async (hand) => {
    for (let task = queue.next(); task && !signal.aborted; task = queue.next()) {
      const begun = now();
      const answer = await hand.ask({ kind: 'play', task });
      if (answer.kind !== 'played' || signal.aborted) return;
      queue.learn(task, now() - begun);
      onCounts(task, answer.counts);
    }
  });
}

/** Has every lesson learned once, by whoever is free, and tells everybody. */
async function learnAll(hands: readonly Hand[], { lessons, learned, signal, onLesson, onLearned }: PoolOptions) {
  const tellAll = (news: readonly balance.Learned[]) =>
    each(hands, async (hand) => void (await hand.ask({ kind: 'take-in', learned: news })));
  if (learned.length > 0) await tellAll(learned);
  const all = lessons.reduce((sum, stage) => sum + stage.length, 0);
  let begun = 0;
  for (const stage of lessons) {
    const left = [...stage];
    const news: balance.Learned[] = [];
    await each(hands, async (hand) => {
      for (let lesson = left.shift(); lesson && !signal.aborted; lesson = left.shift()) {
        onLesson(lesson, begun++, all);
        const answer = await hand.ask({ kind: 'learn', lesson });
        if (answer.kind !== 'learned' || answer.learned === null || signal.aborted) continue;
        news.push(answer.learned);
        onLearned(answer.learned);
      }
    });
    await tellAll(news);
  }
}

async function each(hands: readonly Hand[], work: (hand: Hand) => Promise<void>): Promise<void> {
  await Promise.all(hands.map(work));
}

/** Tasks taken turn by turn, in pieces that take about the same time whatever the policy. */
class Queue {
  private readonly tasks: balance.Task[];
  private readonly hands: number;
  private readonly millisecondsPerGame = new Map<string, number>();

  constructor(tasks: readonly balance.Task[], hands: number) {
    this.tasks = [...tasks];
    this.hands = hands;
  }

  next(): balance.Task | null {
    const share = this.millisecondsLeft() / (2 * this.hands);
    const task = this.tasks.shift();
    if (!task) return null;
    const each = this.millisecondsPerGame.get(task.policy);
    const target = Math.min(MOST_MS, Math.max(LEAST_MS, share));
    const [piece, rest] = balance.cutTask(task, each === undefined ? 1 : Math.floor(target / Math.max(0.01, each)));
    if (rest) this.tasks.push(rest);
    return piece;
  }

  /** Tells how long a piece took. */
  learn({ policy, from, to }: balance.Task, milliseconds: number): void {
    this.millisecondsPerGame.set(policy, milliseconds / (to - from));
  }

  /** Time that what nobody has taken yet will take one thread; without end while a policy is new. */
  private millisecondsLeft(): number {
    return this.tasks.reduce(
      (sum, { policy, from, to }) =>
        sum + (to - from) * (this.millisecondsPerGame.get(policy) ?? Number.POSITIVE_INFINITY),
      0,
    );
  }
}
