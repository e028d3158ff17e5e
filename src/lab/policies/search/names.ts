import { type Move, pickOf } from '#engine';
import { choiceOf } from '../../choices.ts';

/** What a move is, posture aside: `decide.s400-more.sign`, `demand.us.oil.bargain`, `crisis.border-standoff.trade`. */
export function nameOfMove(move: Move): string {
  return `${choiceOf(move)}.${pickOf(move)}`;
}
