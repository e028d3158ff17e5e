import type { Weightiest } from '#lab';
import { formatChange, formatValue } from './numbers.ts';
import { namesOfMove } from './plan.ts';
import { quarterText } from './quarters.ts';
import type { Setting } from './setting.ts';

/** What a game would have come to without one of its moves, all else and all luck being equal. */
export interface WhatIf {
  /** `Had you not chosen "Sign" on "S-400, five more" in Q1 2026` */
  readonly premise: string;
  /** How it would have ended. */
  readonly ending: string;
  readonly score: string;
  readonly scoreChange: string;
  /** Later moves that could no longer be made. */
  readonly lost: number;
}

/**
 * What the lab's task `weightiestMove` found, in words.
 * @param first quarter of the scenario in which the game that was searched began: 0, unless it was carried on from a snapshot
 */
export function whatIfOf(setting: Setting, found: Weightiest | null, first = 0): WhatIf | null {
  if (!found) return null;
  const { words, ruleset } = setting;
  const { what, choice } = namesOfMove(setting, found.move);
  const quarter = quarterText(words, ruleset.data, first + found.turn);
  return {
    premise: words('whatif.premise', { what, choice, quarter }),
    ending: words(found.ending ? `ending.${found.ending}.name` : 'debrief.soFar'),
    score: formatValue(found.score, 'score'),
    scoreChange: formatChange(found.change, 'score'),
    lost: found.lost,
  };
}
