import type { DecisionData, Plan, Plans, Portfolio, State } from '#engine';
import { PORTFOLIOS } from '#engine';
import type { Choice } from './options.ts';
import { choiceFor, NOBODY } from './options.ts';
import type { Setting } from './setting.ts';

/** A decision as a card. */
export interface MoveCard {
  /** Slot of its moves. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly portfolio: Portfolio;
  readonly choices: readonly Choice[];
  /** At least one choice can be taken or stands in the plan. */
  readonly open: boolean;
  /** The reason when none can; null otherwise. */
  readonly closedBecause: string | null;
}

export interface PortfolioTab {
  readonly id: Portfolio;
  readonly name: string;
  readonly open: readonly MoveCard[];
  readonly closed: readonly MoveCard[];
  /** Moves of this portfolio in the plan. */
  readonly planned: number;
}

/**
 * The proactive moves of a seat by portfolio, those that can be made first. Portfolios without any are left out. Cards are
 * made when they are first read: a desk shows one portfolio at a time.
 */
export function portfoliosOf(
  setting: Setting,
  state: State,
  seat: string,
  plan: Plan,
  before: Plans = NOBODY,
): PortfolioTab[] {
  const { ruleset, words } = setting;
  const cardOf = (decision: DecisionData): MoveCard => {
    const choices = decision.options.map(({ id, key }) =>
      choiceFor(setting, state, seat, plan, { kind: 'decide', decision: decision.id, option: id }, key, before),
    );
    const open = choices.some((choice) => choice.problem === null);
    return {
      id: `decide.${decision.id}`,
      name: words(`${decision.key}.name`),
      text: words(`${decision.key}.text`),
      portfolio: decision.portfolio,
      choices,
      open,
      closedBecause: open ? null : (choices[0]?.problem ?? null),
    };
  };
  return PORTFOLIOS.flatMap((id): PortfolioTab[] => {
    const mine = ruleset.data.decisions.filter((decision) => decision.seat === seat && decision.portfolio === id);
    if (mine.length === 0) return [];
    let cards: readonly MoveCard[] | undefined;
    const made = (): readonly MoveCard[] => {
      cards ??= mine.map(cardOf);
      return cards;
    };
    return [
      {
        id,
        name: words(`portfolio.${id}`),
        planned: plan.filter((move) => move.kind === 'decide' && mine.some(({ id: known }) => known === move.decision))
          .length,
        get open() {
          return made().filter((card) => card.open);
        },
        get closed() {
          return made().filter((card) => !card.open);
        },
      },
    ];
  });
}
