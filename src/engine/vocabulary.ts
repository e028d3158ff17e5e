/**
 * The words of the game, each declared once: an `as const` tuple, the union derived from it, and tables over it.
 * No synonym of any of these may appear in code, data or docs.
 */

export const POSTURES = ['quiet', 'normal', 'loud'] as const;
/** How publicly a move is made. Quiet costs political capital and may leak; loud pays and stings more. */
export type Posture = (typeof POSTURES)[number];

export const PORTFOLIOS = ['defence', 'energy', 'diplomacy', 'trade', 'home'] as const;
export type Portfolio = (typeof PORTFOLIOS)[number];

export const STAGES = [
  'none',
  'offered',
  'negotiating',
  'contracted',
  'delivering',
  'complete',
  'frozen',
  'cancelled',
] as const;
/** Where a programme stands. */
export type Stage = (typeof STAGES)[number];

export const SANCTION_RUNGS = ['none', 'statement', 'warning', 'limited', 'targeted', 'full'] as const;
/** Rungs of every sanctions instrument; the index is the value of `sanctions.<sender>.<instrument>.rung`. */
export type SanctionRung = (typeof SANCTION_RUNGS)[number];
/** First rung that counts as measures (not words). */
export const MEASURES_RUNG = 3;
/** Rung that issues the demand and its deadline. */
export const DEMAND_RUNG = 2;

export const DEMAND_ANSWERS = ['concede', 'bargain', 'stall', 'defy'] as const;
/** What the pivot can say to a sanctions demand. */
export type DemandAnswer = (typeof DEMAND_ANSWERS)[number];

export const CRISIS_ACTIONS = ['concede', 'trade', 'hold', 'climb'] as const;
/** What each side of a crisis can do in a quarter. */
export type CrisisAction = (typeof CRISIS_ACTIONS)[number];

export const CRISIS_EXITS = ['targetConcedes', 'challengerConcedes', 'trade', 'lapse', 'catastrophe'] as const;
/** How a crisis ends. */
export type CrisisExit = (typeof CRISIS_EXITS)[number];

export const EVENT_KINDS = ['dilemma', 'shock', 'fixed'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const OUTCOMES = ['won', 'survived', 'lost'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ENDING_TONES = ['good', 'mixed', 'bad'] as const;
export type EndingTone = (typeof ENDING_TONES)[number];

export const TRIANGLE_TYPES = [
  'menage-a-trois',
  'romantic-triangle',
  'stable-marriage',
  'unit-veto',
  'unsettled',
] as const;
/** Dittmer's types of strategic triangle; `unsettled` when a tie lies in the dead band. */
export type TriangleType = (typeof TRIANGLE_TYPES)[number];

export const TRIANGLE_ROLES = ['pivot', 'wing', 'partner', 'outcast', 'friend', 'foe', 'unsettled'] as const;
export type TriangleRole = (typeof TRIANGLE_ROLES)[number];

export const DOMAIN_KINDS = ['layered', 'strength'] as const;
/** `layered`: cover 1 − (1 − q)^n. `strength`: actual over sanctioned. */
export type DomainKind = (typeof DOMAIN_KINDS)[number];
