import type { State } from '#engine';
import { readValue as read, verdict } from '#engine';
import { warmthOf } from './board/warmth.ts';
import type { GoalLine } from './debrief.ts';
import { goalsOf } from './debrief.ts';
import { tieOf } from './figures.ts';
import { heatText, isHot } from './heat.ts';
import { formatValue } from './numbers.ts';
import type { PlanPreview } from './preview.ts';
import { quarterText } from './quarters.ts';
import { assumedText, capitalOf, chairText, nameOfActor, type Setting } from './setting.ts';
import { troublesOf } from './trouble.ts';

/** The head of the desk: which game, which quarter, what is left to spend. */
export interface Masthead {
  readonly title: string;
  /** Whose chair it is: `You sit in Delhi`. */
  readonly you: string;
  readonly quarter: string;
  readonly turnText: string;
  readonly turn: number;
  readonly turns: number;
  /** Political capital left after the plan, and before it. */
  readonly capitalLeft: string;
  readonly capital: string;
  /** Empty for a seat that has no treasury. */
  readonly treasuryLeft: string;
  /** Whose chair this is, when it is not the scenario's own; empty otherwise. */
  readonly chair: string;
  /** How many coefficients were changed, in words; empty when the scenario is played as written. */
  readonly assumed: string;
  readonly doctrine: string;
  readonly goals: readonly GoalLine[];
  /** What the verdict would be now, 0–100. */
  readonly score: string;
}

/** `turn` is the 0-based quarter on show: the one being planned, or the one just played. */
export function mastheadOf(setting: Setting, state: State, seat: string, preview: PlanPreview, turn: number): Masthead {
  const { ruleset, words } = setting;
  const { turns } = ruleset.data;
  return {
    title: words('scenario.title'),
    you: words('desk.you', { capital: capitalOf(words, seat) }),
    quarter: quarterText(words, ruleset.data, Math.min(turn, turns - 1)),
    turnText: words('desk.turn', { turn: Math.min(turn + 1, turns), turns }),
    turn,
    turns,
    capitalLeft: preview.capitalLeft,
    capital: formatValue(read(ruleset, state, `seat.${seat}.capital`), 'count'),
    treasuryLeft: preview.treasuryLeft,
    chair: chairText(setting),
    assumed: assumedText(setting),
    doctrine: words(`doctrine.${state.doctrine}.name`),
    goals: goalsOf(setting, state),
    score: formatValue(verdict(ruleset, state).score, 'score'),
  };
}

/** A capital as the desk lists it beside the board. */
export interface TableCard {
  readonly actor: string;
  readonly name: string;
  readonly capital: string;
  readonly role: 'pivot' | 'pole' | 'other';
  /** Where the player sits. */
  readonly yours: boolean;
  /** Tie with the player's seat in words and number; empty for the seat itself. */
  readonly tie: string;
  readonly warmth: string;
  /** Mood of the capital in a word; `hot` when the desk should show it as trouble. */
  readonly heat: string;
  readonly hot: boolean;
  /** An open crisis, or the highest rung it stands on, as short as a card is wide; empty when nothing is open. */
  readonly trouble: string;
  readonly inCrisis: boolean;
  /** The same in full, one sentence each. */
  readonly troubles: readonly string[];
}

/** The tables of the game in the scenario's order. */
export function tableCardsOf(setting: Setting, state: State): TableCard[] {
  const { ruleset, words } = setting;
  const { pivot, poles, actors, defaultSeat: seat } = ruleset.data;
  return actors.map(({ id }) => {
    const heat = read(ruleset, state, `heat.${id}`);
    // A card beside the seat's own would say of it what the other side's card says.
    const troubles = id === seat ? [] : troublesOf(setting, state, id);
    const value = id === seat ? 0 : read(ruleset, state, tieOf(ruleset.data, seat, id));
    return {
      actor: id,
      name: nameOfActor(words, id),
      capital: capitalOf(words, id),
      role: id === pivot ? 'pivot' : poles.includes(id) ? 'pole' : 'other',
      yours: id === seat,
      tie: id === seat ? '' : formatValue(value, 'points'),
      warmth: id === seat ? '' : words(`board.warmth.${warmthOf(value)}`),
      heat: words(`${heatText(heat)}.short`),
      hot: isHot(heat),
      trouble: troubles[0]?.short ?? '',
      inCrisis: troubles[0]?.kind === 'crisis',
      troubles: troubles.map(({ text }) => text),
    };
  });
}
