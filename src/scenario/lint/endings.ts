import type { EndingData } from '#engine';
import { canFail, canHold } from './interval.ts';
import type { Lint, LintInput } from './lint.ts';

/** ET503: the last ending must be `true`. ET509: an ending that nobody can reach. */
export const checkEndings: Lint = (input) => {
  checkGame(input, input.data.endings);
  for (const game of input.data.seatGames ?? []) checkGame(input, game.endings);
};

/** The endings of the game from one seat. */
function checkGame(input: LintInput, endings: readonly EndingData[]): void {
  const { context } = input;
  const last = endings.at(-1);
  if (last && last.when !== 1) {
    const hint = 'Write “when: true”, so that every game has an end.';
    context.reporter.at(
      { of: context.originOf(last)!, key: 'when' },
      'ET503',
      'The last ending must always hold.',
      hint,
    );
  }
  if (input.hasErrors) return;
  const { ranges } = input;
  // The first that always holds; one that may come early stands in the way of all behind it, any other only of those that come at the end.
  let always: { readonly id: string; readonly early: boolean } | undefined;
  for (const ending of endings) {
    const of = context.originOf(ending)!;
    if (always && (always.early || !ending.early)) {
      const hint = `“${always.id}” always holds and stands before it. Put the general ending last.`;
      context.reporter.at({ of, key: 'when' }, 'ET509', `Nobody can reach the ending “${ending.id}”.`, hint);
    } else if (!canHold(ending.when, ranges)) {
      const hint = 'Compare with the ranges in the table of variables.';
      context.reporter.at(
        { of, key: 'when' },
        'ET509',
        `Nobody can reach the ending “${ending.id}”: it can never hold.`,
        hint,
      );
    }
    if (!canFail(ending.when, ranges) && !always?.early) always = ending;
  }
}
