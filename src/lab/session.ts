/** What a class agreed on before it played; goes with the games played under it. */
export interface SessionTerms {
  /** Quarters after which the game is stopped; the scenario's own number when it is played to its end. */
  readonly turns: number;
  /** Whether a player states what each capital will answer before it is shown. */
  readonly predict: boolean;
  /** Whether odds and ranges are shown while a plan is made. */
  readonly previews: boolean;
  /** Whether the coefficients are left as the session has them. */
  readonly locked: boolean;
  /** Whether the first quarter is guided on every screen; absent when it is not. */
  readonly guide?: true;
}

/** A show of hands before a reveal: how many expected which answer of a capital. */
export interface Vote {
  /** 0-based quarter. */
  readonly turn: number;
  readonly actor: string;
  readonly reaction: string;
  /** Act id, or `quarter`. */
  readonly act: string;
  /** Hands by rung id; the empty one stands for no answer at all. */
  readonly hands: Readonly<Record<string, number>>;
}

/** What the player expected of a capital, stated before the reveal. */
export interface Prediction {
  /** 0-based quarter. */
  readonly turn: number;
  readonly actor: string;
  readonly reaction: string;
  /** Act id, or `quarter`. */
  readonly act: string;
  /** Rung of the answer expected; empty for no answer at all. */
  readonly rung: string;
  /** How sure the player was of it, 0–1. */
  readonly sure: number;
}
