import { Worker } from 'node:worker_threads';
import { balance, type Ruleset, type RulesetData, rulesOf } from '#lab';

/** What a thread can be asked. */
export type Request =
  | { readonly kind: 'play'; readonly task: balance.Task }
  | { readonly kind: 'learn'; readonly lesson: balance.Lesson }
  | { readonly kind: 'take-in'; readonly learned: readonly balance.Learned[] };

/** What it answers; `game` comes for every game it plays on the way. */
export type Reply =
  | { readonly kind: 'game' }
  | { readonly kind: 'played'; readonly counts: balance.Counts }
  | { readonly kind: 'learned'; readonly learned: balance.Learned | null }
  | { readonly kind: 'taken-in' }
  | { readonly kind: 'failed'; readonly message: string };
export type Answer = Exclude<Reply, { readonly kind: 'game' | 'failed' }>;

/** What a thread starts with. */
export interface Start {
  readonly data: RulesetData;
  readonly seed: string;
}

/**
 * What a thread is sent to start with: the rules as text. As they are, they would arrive as a structured clone, whose arrays
 * are all of the kind that may have holes; games would play a tenth slower by it.
 */
export interface Parcel {
  readonly rules: string;
  readonly seed: string;
}

function pack({ data, seed }: Start): Parcel {
  return { rules: JSON.stringify(data), seed };
}

/** What a hand starts from, as it came through the message. */
export function unpack({ rules, seed }: Parcel): Start {
  return { data: JSON.parse(rules) as RulesetData, seed };
}

/** Does what is asked, one thing at a time, wherever it is asked. */
export class Labourer {
  private readonly ruleset: Ruleset;
  private readonly player: balance.Player;
  private readonly seed: string;

  constructor({ data, seed }: Start) {
    this.ruleset = rulesOf(data);
    this.player = new balance.Player(this.ruleset);
    this.seed = seed;
  }

  do(request: Request, onGame: () => void): Answer {
    switch (request.kind) {
      case 'play':
        return { kind: 'played', counts: this.player.play(this.seed, request.task, onGame) };
      case 'learn':
        return { kind: 'learned', learned: balance.learn(this.ruleset, request.lesson) };
      case 'take-in':
        balance.takeIn(request.learned);
        return { kind: 'taken-in' };
    }
  }
}

/** Someone who can be asked one thing after the other. */
export interface Hand {
  ask(request: Request): Promise<Answer>;
  close(): void;
}

/** A hand in this thread; between two answers the rest of the program gets its turn. */
export function localHand(start: Start, onGame: () => void): Hand {
  const labourer = new Labourer(start);
  return {
    ask: async (request) => {
      await new Promise<void>((resolve) => setImmediate(resolve));
      return labourer.do(request, onGame);
    },
    close: () => {},
  };
}

/** A hand in a thread of its own. What it has not answered when it is closed is never answered. */
export function threadHand(file: string, start: Start, onGame: () => void): Hand {
  const worker = new Worker(file, { workerData: pack(start) });
  let settle: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;
  worker.on('message', (reply: Reply) => {
    if (reply.kind === 'game') return onGame();
    const waiting = settle;
    settle = null;
    if (reply.kind === 'failed') waiting?.reject(new Error(reply.message));
    else waiting?.resolve(reply);
  });
  worker.on('error', (error) => settle?.reject(error as Error));
  return {
    ask: (request) =>
      new Promise<Answer>((resolve, reject) => {
        settle = { resolve, reject };
        worker.postMessage(request);
      }),
    close: () => void worker.terminate(),
  };
}
