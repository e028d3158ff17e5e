import type { EffectsData, Expr, OptionData } from '#engine';
import type { Lint } from './lint.ts';

/** Variables of which more is better for whoever decides, wherever the game is played. */
const MORE_IS_BETTER =
  /^(economy\.(treasury|growth|industry)|public\.(approval|pride)|seat\.\w+\.capital|spares\.\w+|munitions\.\w+)$/;
/** And those of which less is. */
const LESS_IS_BETTER = /^(economy\.(inflation|deficit|tariffBase)|sanctions\.\w+\.\w+\.pressure)$/;

/** Options of one choice that are held against each other; nobody is offered more, and thousands would take minutes. */
const MOST_COMPARED = 40;

/**
 * ET511: an option that a sibling beats or equals in everything, and beats in something. Told only of what can be told for certain: both
 * options are open under the same condition and mark the same tags, favours and size; they do the same but for amounts added; every cost
 * and every differing amount is a plain number, and the variables are ones of which more (or less) is better for whoever decides.
 */
export const checkDominated: Lint = (input) => {
  if (input.hasErrors) return;
  const { data, context } = input;
  const groups = [...data.decisions.map((each) => each.options), ...data.events.map((each) => each.options)];
  for (const options of groups) {
    if (options.length > MOST_COMPARED) continue;
    for (const option of options) {
      const better = options.find((other) => other !== option && beats(other, option));
      if (!better) continue;
      const message = `Nobody would choose “${option.id}”: “${better.id}” costs no more and does no worse in everything.`;
      const hint = 'Give it something the other lacks.';
      context.reporter.at({ of: context.originOf(option)!, key: 'id' }, 'ET511', message, hint);
    }
  }
};

/** Whether `a` is at least as good as `b` in everything and better in something. */
function beats(a: OptionData, b: OptionData): boolean {
  const apart = (option: OptionData) => {
    const { add: _, ...effects } = option.effects;
    const { when, size, tags, favours } = option;
    return JSON.stringify([when ?? 1, size, [...tags].sort(), Object.entries(favours).sort(), effects]);
  };
  if (apart(a) !== apart(b)) return false;
  const signs: (number | null)[] = [
    compare(a.cost.capital, b.cost.capital, -1),
    compare(a.cost.treasury, b.cost.treasury, -1),
    ...compareAmounts(a.effects, b.effects),
  ];
  return signs.every((sign) => sign !== null && sign >= 0) && signs.some((sign) => sign === 1);
}

function compareAmounts(a: EffectsData, b: EffectsData): (number | null)[] {
  const left = new Map(a.add ?? []);
  const right = new Map(b.add ?? []);
  return [...new Set([...left.keys(), ...right.keys()])].map((name) => {
    const [x, y] = [left.get(name) ?? 0, right.get(name) ?? 0];
    if (MORE_IS_BETTER.test(name)) return compare(x, y, 1);
    if (LESS_IS_BETTER.test(name)) return compare(x, y, -1);
    return JSON.stringify(x) === JSON.stringify(y) ? 0 : null;
  });
}

/** 1 when the first is better, −1 when worse, 0 when equal, null when that cannot be told. */
function compare(a: Expr, b: Expr, direction: 1 | -1): number | null {
  if (JSON.stringify(a) === JSON.stringify(b)) return 0;
  if (typeof a !== 'number' || typeof b !== 'number') return null;
  return Math.sign((a - b) * direction);
}
