import type { Debrief, Masthead } from '#view';
import { type Game, isOver, stateOf } from '../game.ts';

/** Whether its class stops a game before the scenario does. */
const isShort = ({ session, setting }: Game): boolean =>
  session !== undefined && session.turns < setting.ruleset.data.turns;

/** The masthead with where the class stops said in it. */
export function shortMasthead(game: Game, head: Masthead, turn: number): Masthead {
  if (!isShort(game) || !game.session) return head;
  return { ...head, turnText: game.setting.words('class.stops', { turn: turn + 1, turns: game.session.turns }) };
}

/** The debrief of a game that its class stopped says so: without an ending, nobody has won or lost. */
export function shortDebrief(game: Game, debrief: Debrief): Debrief {
  if (!isShort(game) || !game.session || !isOver(game) || stateOf(game).ending !== null) return debrief;
  const { setting, session } = game;
  const params = { turns: session.turns, most: setting.ruleset.data.turns };
  return { ...debrief, ending: setting.words('class.stopped'), text: setting.words('class.debrief.stopped', params) };
}
