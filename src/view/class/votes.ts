import type { TurnReport } from '#engine';
import type { Vote } from '#lab';
import { nameOfAct, nameOfReaction } from '../causes.ts';
import { rungName } from '../preview.ts';
import { capitalOf, type Setting } from '../setting.ts';

/** What a class expected of one answer, beside what came. */
export interface VoteLine {
  readonly id: string;
  readonly capital: string;
  /** What was answered; empty for the quarter as a whole. */
  readonly act: string;
  /** What moves the capital to answer. */
  readonly over: string;
  readonly total: number;
  readonly bars: readonly {
    readonly rung: string;
    readonly label: string;
    readonly hands: number;
    readonly share: number;
    readonly came: boolean;
  }[];
  /** Hands that were right. */
  readonly right: number;
  readonly came: string;
}

/** The show of hands of a quarter beside its answers. What did not leak was never answered. */
export function votesOf(setting: Setting, report: TurnReport, votes: readonly Vote[]): VoteLine[] {
  const { ruleset, words } = setting;
  return votes
    .filter(({ turn }) => turn === report.turn)
    .flatMap(({ actor, reaction, act, hands }) => {
      const ladder = ruleset.data.reactions.find(({ id }) => id === reaction)?.ladder;
      if (ladder === undefined) return [];
      const rungs = ruleset.data.actors.find(({ id }) => id === actor)?.ladders.find(({ id }) => id === ladder)?.rungs;
      const response = report.responses.find(
        (other) => other.actor === actor && other.reaction === reaction && other.act === act,
      );
      const came = response?.rung ?? '';
      const label = (rung: string): string =>
        rung === '' ? words('preview.noAnswer') : rungName(words, actor, ladder, rung);
      const order = ['', ...(rungs ?? []).map(({ id }) => id)];
      const total = order.reduce((sum, rung) => sum + (hands[rung] ?? 0), 0);
      const shown = order.filter((rung) => Object.hasOwn(hands, rung) || rung === came);
      return [
        {
          id: `${reaction}.${act}`,
          capital: capitalOf(words, actor),
          act: act === 'quarter' ? '' : nameOfAct(words, act),
          over: nameOfReaction(words, actor, reaction),
          total,
          bars: shown.map((rung) => ({
            rung,
            label: label(rung),
            hands: hands[rung] ?? 0,
            share: total === 0 ? 0 : (hands[rung] ?? 0) / total,
            came: rung === came,
          })),
          right: hands[came] ?? 0,
          came: label(came),
        },
      ];
    });
}
