import type { Key } from './ruleset.ts';
import type { Posture, Stage } from './vocabulary.ts';

/** The things of a game that have an identity: small readonly records beside the numbers. */

export interface ProgrammeRecord {
  readonly id: string;
  readonly stage: Stage;
  /** Stage to return to when a freeze ends. */
  readonly frozenFrom?: Stage;
  readonly delivered: number;
  /** Quarters of work done since the contract, slowed by lateness. */
  readonly progress: number;
  /** US$ bn paid so far. */
  readonly paid: number;
}

export interface PromiseRecord {
  readonly id: string;
  readonly to: string;
  /** Quarters played when it is checked. */
  readonly due: number;
  readonly madeOn: number;
  readonly status: 'outstanding' | 'kept' | 'broken';
  /** The option that made it (where its text and price stand). */
  readonly madeBy: Key;
}

export interface CrisisRecord {
  readonly id: string;
  readonly rung: number;
  readonly openedOn: number;
  /** Quarters in a row in which both sides held. */
  readonly quiet: number;
}

export interface Scheduled {
  readonly event: string;
  readonly turn: number;
}

/** Something done in sight of the others, which reactions answer. */
export interface Act {
  /**
   * `decide.<decision>`, `answer.<event>`, `event.<event>`, `delivery.<programme>`, `demand.<sender>.<instrument>`; for what a
   * response, crisis or promise put on record, its key, a response's followed by `|` and the act it answered.
   */
  readonly id: string;
  readonly turn: number;
  readonly actor: string;
  readonly tags: readonly string[];
  /** US$ bn. */
  readonly size: number;
  readonly posture: Posture;
  readonly favours: Readonly<Record<string, number>>;
  /** Where it was written. */
  readonly key: Key;
}

/** A headline as text id; `actor` is the capital whose press runs it. */
export interface Headline {
  readonly text: string;
  readonly actor: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
