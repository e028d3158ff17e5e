import type { Policy } from '../policy.ts';

/** Does nothing: dilemmas go unanswered, crises are held, and its services answer the other seats. */
export const pass: Policy = { name: 'pass', plan: () => [] };
