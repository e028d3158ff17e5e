import type { Linked } from './linked.ts';
import type { Act, CrisisRecord, Headline, ProgrammeRecord, PromiseRecord, Scheduled } from './records.ts';
import type { EffectsData, Key, RulesetData } from './ruleset.ts';
import type { Symbols } from './symbols.ts';
import type { CrisisAction, CrisisExit, DemandAnswer, Outcome, Posture } from './vocabulary.ts';

/** A running scenario: the resolved data, its symbol table and its conditions as closures. Made by `link`. */
export interface Ruleset {
  readonly data: RulesetData;
  /** The scenario as written: `data` itself, unless this is a variant of it (see `variantOf`). */
  readonly written: RulesetData;
  /** Coefficients by id that differ from the scenario as written; empty when it is played as it is. */
  readonly assumptions: Readonly<Record<string, number>>;
  readonly symbols: Symbols;
  /** The engine's own working form. Not for use outside the engine. */
  readonly linked: Linked;
}

// ---------------------------------------------------------------- moves and plans

interface Postured {
  /** Default `normal`. */
  readonly posture?: Posture;
}

/** Takes a decision: `{kind: 'decide', decision: 's400-more', option: 'sign', posture: 'quiet'}`. */
export interface DecideMove extends Postured {
  readonly kind: 'decide';
  readonly decision: string;
  readonly option: string;
}

/** Answers an open event: `{kind: 'answer', event: 'tianjin-summit', option: 'attend'}`. */
export interface AnswerMove extends Postured {
  readonly kind: 'answer';
  readonly event: string;
  readonly option: string;
}

/** Answers a sanctions demand: `{kind: 'demand', sender: 'us', instrument: 'oil', answer: 'bargain'}`. */
export interface DemandMove extends Postured {
  readonly kind: 'demand';
  readonly sender: string;
  readonly instrument: string;
  readonly answer: DemandAnswer;
}

/** Moves in a crisis; a side that sends none holds: `{kind: 'crisis', crisis: 'border', action: 'trade'}`. */
export interface CrisisMove {
  readonly kind: 'crisis';
  readonly crisis: string;
  readonly action: CrisisAction;
}

/**
 * A manned capital's own answer to an act: which rung, among those within reach, it chooses.
 * `act` is the act's id (see {@link Act}), `quarter` for a reaction asked every quarter. Without one, its services answer.
 */
export interface RespondMove {
  readonly kind: 'respond';
  readonly reaction: string;
  readonly act: string;
  readonly rung: string;
}

export type Move = DecideMove | AnswerMove | DemandMove | CrisisMove | RespondMove;

/** What one seat does in one quarter; order is of no meaning: moves are taken by name. */
export type Plan = readonly Move[];
/** Plans by seat; a seat that is absent is unmanned. */
export type Plans = Readonly<Record<string, Plan>>;

// ---------------------------------------------------------------- state

/** Where a game stands when its seats are about to plan a quarter. Immutable. */
export interface State {
  readonly scenario: string;
  readonly seed: string;
  readonly doctrine: string;
  /** 0-based quarter now being planned; equals the number of quarters played. */
  readonly turn: number;
  /** By slot; names in the ruleset's symbols. Never written after the state is made. */
  readonly values: Float64Array;
  readonly programmes: readonly ProgrammeRecord[];
  readonly promises: readonly PromiseRecord[];
  readonly crises: readonly CrisisRecord[];
  readonly scheduled: readonly Scheduled[];
  /** Events that wait for an answer this quarter. */
  readonly briefing: readonly string[];
  /** Decisions that luck keeps off the table this quarter. */
  readonly shelved: readonly string[];
  /** Acts of this quarter's world phase, not yet answered: deliveries, shocks. */
  readonly pending: readonly Act[];
  /** Every act so far, oldest first. */
  readonly history: readonly Act[];
  /** Turn on which each decision, event and crisis last came, −1 for never; places by key in `Symbols.lastOf`. */
  readonly last: Int16Array;
  /** Turn of the last act with each tag, −1 for never; follows from `history`. Places in `Symbols.tagOf`. */
  readonly lastTag: Int16Array;
  /** Set when the game is over. */
  readonly ending: string | null;
}

// ---------------------------------------------------------------- what a turn reports

export interface LedgerLine {
  readonly variable: string;
  readonly delta: number;
  /** Key of the authored thing or `model.<equation>`. */
  readonly cause: Key;
  /** Who did it. */
  readonly actor?: string;
  /** Text id of a reason, when the cause alone does not say it. */
  readonly text?: string;
}

export interface PullTerm {
  /** Text id. */
  readonly because: string;
  readonly value: number;
}

/** How one actor answered one act. */
export interface Response {
  readonly actor: string;
  readonly reaction: string;
  readonly ladder: string;
  /** Act id, or `quarter`. */
  readonly act: string;
  readonly pull: readonly PullTerm[];
  readonly total: number;
  /** The drawn noise; 0 when a human chose. */
  readonly noise: number;
  /** Rung id, null when not even the lowest was reached. */
  readonly rung: string | null;
  readonly rungIndex: number;
  readonly chosenBy: 'services' | 'seat';
  /** What the effects on relations, pressure and heat were multiplied by when hostile (optics × posture). */
  readonly optics: number;
}

export interface CrisisReport {
  readonly crisis: string;
  readonly rung: number;
  readonly target: CrisisAction;
  readonly challenger: CrisisAction;
  readonly nextRung: number | null;
  /** Chance of catastrophe that was drawn this quarter; 0 when none was. */
  readonly chance: number;
  readonly exit: CrisisExit | null;
}

export interface SanctionReport {
  readonly sender: string;
  readonly instrument: string;
  readonly before: number;
  readonly after: number;
  readonly waived: boolean;
}

export interface PromiseReport {
  readonly promise: string;
  readonly status: 'kept' | 'broken';
}

/** All that happened between two states. */
export interface TurnReport {
  readonly turn: number;
  readonly plans: Plans;
  readonly before: State;
  readonly after: State;
  readonly ledger: readonly LedgerLine[];
  /** In the order in which they were answered. */
  readonly acts: readonly Act[];
  readonly leaked: readonly string[];
  readonly responses: readonly Response[];
  readonly sanctions: readonly SanctionReport[];
  readonly crises: readonly CrisisReport[];
  readonly promises: readonly PromiseReport[];
  /** Events that came with the new quarter. */
  readonly events: readonly string[];
  readonly headlines: readonly Headline[];
}

/** One reason a variable moved. Deltas over all causes sum to the change exactly. */
export interface Cause {
  readonly cause: Key;
  readonly actor?: string;
  readonly text?: string;
  readonly delta: number;
}

// ---------------------------------------------------------------- preview

export interface Odds {
  readonly rung: string | null;
  readonly rungIndex: number;
  /** 0–1; exact. */
  readonly chance: number;
}

/** What one actor may answer to one act. */
export interface AnswerPreview {
  readonly actor: string;
  readonly reaction: string;
  readonly ladder: string;
  readonly act: string;
  readonly pull: readonly PullTerm[];
  readonly total: number;
  /** Half-width of the uniform noise. */
  readonly noise: number;
  readonly optics: number;
  /** Most to least severe; sums to 1. With a quiet move the chance of a leak is mixed in. */
  readonly odds: readonly Odds[];
}

export interface CrisisPreview {
  readonly crisis: string;
  readonly rung: number;
  /** Chance (0–1) that it ends in catastrophe this quarter, given the plan and the odds below. */
  readonly catastrophe: number;
  /** The challenger's odds by action; sums to 1. */
  readonly odds: readonly { readonly action: CrisisAction; readonly chance: number }[];
  readonly pull: readonly PullTerm[];
}

export interface SanctionPreview {
  readonly sender: string;
  readonly instrument: string;
  readonly rung: number;
  readonly hold: number;
  readonly resolve: number;
  /** Chance to climb and to step down this quarter, at the resolve after this plan, and that a due climb is waived. */
  readonly up: number;
  readonly down: number;
  readonly waived: number;
  /** Chance that measures (or, with measures in force, further ones) come within four quarters. */
  readonly risk: number;
}

export interface PlanProblem {
  /** Index in the plan. */
  readonly index: number;
  readonly move: Move;
  readonly rule: PlanRule;
  /** What is short or wrong, as parameters for a text. */
  readonly params: Readonly<Record<string, string | number>>;
}

export const PLAN_RULES = [
  'game-over',
  'not-your-seat',
  'unknown-decision',
  'unknown-option',
  'unknown-reaction',
  'unknown-crisis',
  'unknown-instrument',
  'unknown-posture',
  'malformed-move',
  'not-available',
  'off-the-table',
  'cooling-down',
  'taken-already',
  'not-in-briefing',
  'no-demand',
  'twice-in-plan',
  'capital-short',
  'treasury-short',
  'rung-out-of-reach',
  'not-triggered',
] as const;
export type PlanRule = (typeof PLAN_RULES)[number];

export interface Preview {
  readonly seat: string;
  /** Empty when the plan is legal. */
  readonly problems: readonly PlanProblem[];
  /** Exact, own. */
  readonly cost: { readonly capital: number; readonly treasury: number };
  /** Still to be spent this quarter: what there was, less the cost. What the moves and silence bring in or take is in `effects`. */
  readonly left: { readonly capital: number; readonly treasury: number };
  /** The plan's own effects, exactly, before anybody answers. */
  readonly effects: readonly LedgerLine[];
  readonly answers: readonly AnswerPreview[];
  readonly crises: readonly CrisisPreview[];
  readonly sanctions: readonly SanctionPreview[];
}

export interface GoalStanding {
  readonly goal: string;
  readonly value: number;
  readonly progress: number;
  readonly met: boolean;
}

/** How a game stands or ended, by its doctrine. */
export interface Verdict {
  readonly ending: string | null;
  readonly outcome: Outcome | null;
  /** 0–100. */
  readonly score: number;
  readonly doctrine: string;
  readonly goals: readonly GoalStanding[];
}

/** Carried by the compiled build of a scenario beside its rules: words and where each thing was written. */
export interface ScenarioBundle {
  readonly ruleset: RulesetData;
  /** Language tag → text id → ICU message. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Key → place. */
  readonly sources: Readonly<Record<Key, { readonly file: string; readonly line: number }>>;
  /** Sources cited by coefficients and start values. */
  readonly references: readonly {
    readonly id: string;
    readonly title: string;
    readonly url?: string;
    readonly note?: string;
  }[];
  /** Words explained where they stand, in texts `glossary.<id>.term`, `.also.<0…>` and `.text`; `source` is a reference. */
  readonly glossary?: readonly { readonly id: string; readonly also: number; readonly source?: string }[];
}

export type { Act, CrisisRecord, EffectsData, Headline, ProgrammeRecord, PromiseRecord, Scheduled };
