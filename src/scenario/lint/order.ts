import { CRISIS_ACTIONS } from '#engine';
import type { Lint } from './lint.ts';

/** ET504: thresholds that do not rise. */
export const checkOrder: Lint = ({ data, context }) => {
  const rising = (
    steps: readonly { readonly name: string; readonly at: number; readonly of: object; readonly key: string }[],
  ): void => {
    steps.forEach(({ name, at, of, key }, index) => {
      const before = steps[index - 1];
      if (!before || at > before.at) return;
      const message = `“${name}” begins at ${at}, no higher than “${before.name}” at ${before.at}.`;
      context.reporter.at({ of, key }, 'ET504', message, 'Thresholds rise from each rung to the next.');
    });
  };
  const rungs = (list: readonly { readonly id: string; readonly at: number }[]) =>
    rising(list.map((rung) => ({ name: rung.id, at: rung.at, of: context.originOf(rung)!, key: 'at' })));
  for (const { ladders } of data.actors) for (const ladder of ladders) rungs(ladder.rungs);
  for (const instrument of data.instruments) rungs(instrument.rungs);
  for (const crisis of data.crises) {
    const { at } = (context.originOf(crisis) as { answer: { at: Record<string, number> } }).answer;
    rising(CRISIS_ACTIONS.map((action) => ({ name: action, at: crisis.answer.at[action], of: at, key: action })));
  }
};
