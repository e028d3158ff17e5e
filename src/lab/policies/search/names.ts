import type { Move } from '#engine';
import { choiceOf } from '../../choices.ts';

/** What a move is, posture aside: `decide.s400-more.sign`, `demand.us.oil.bargain`, `crisis.border-standoff.trade`. */
export function nameOfMove(move: Move): string {
  return `${choiceOf(move)}.${pickOf(move)}`;
}

/** What a move picks of its choice: the option, the answer, the action or the rung. */
export function pickOf(move: Move): string {
  switch (move.kind) {
    case 'decide':
    case 'answer':
      return move.option;
    case 'demand':
      return move.answer;
    case 'crisis':
      return move.action;
    case 'respond':
      return move.rung;
  }
}
