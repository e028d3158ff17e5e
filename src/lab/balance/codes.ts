/** Names of what can be wrong with the play of a scenario; docs/balance.md says what helps. */
export const FINDING_CODES = [
  'random-does-not-lose',
  'pass-wins',
  'pass-does-not-lose',
  'tilt-wins',
  'always-right-compromise',
  'dominant-loop',
  'fixed-plan-wins',
  'greedy-out-of-range',
  'planner-wins-too-seldom',
  'planning-does-not-pay',
  'uneven-doctrines',
  'dominant-option',
  'free-cheap-move',
  'dead-option',
  'never-offered',
  'settled-early',
  'unseen-event',
  'dead-reaction',
  'dead-rung',
  'unseen-crisis-rung',
  'unseen-sanction-rung',
  'unseen-stage',
  'unreachable-ending',
  'samey-games',
  'one-way-out',
  'catastrophes-out-of-range',
  'untrue-odds',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Measures of gates that are told apart, thing by thing, by findings of their own. */
export type GateCode = FindingCode | 'never-seen' | 'neglected-option';
