import type { OptionData } from '#engine';
import { optionsOf } from './facts.ts';
import type { Lint } from './lint.ts';

/** Stages that mean a contract, which the treasury pays. */
const PAID: ReadonlySet<string> = new Set(['contracted', 'delivering', 'complete']);

/** ET521: a cost below nothing. ET522: a seat that spends what is the pivot’s: its treasury, or on contracts. */
export const checkCosts: Lint = ({ data, context, source }) => {
  for (const { option, actor } of optionsOf(data)) {
    const written = context.originOf(option) as { readonly cost?: object; readonly effects?: object } | undefined;
    if (!written) continue;
    for (const key of ['capital', 'treasury'] as const) {
      const cost = option.cost[key];
      if (!written.cost || typeof cost !== 'number' || cost >= 0) continue;
      const variable = key === 'capital' ? `seat.${actor}.capital` : 'economy.treasury';
      const hint = `What it brings is an effect: “${variable}: ${-cost}”.`;
      context.reporter.at({ of: written.cost, key }, 'ET521', `“${option.id}” costs ${cost}, less than nothing.`, hint);
    }
    if (!source.triangle || actor === data.pivot || !context.names.ids.actor.has(actor)) continue;
    if (written.cost && option.cost.treasury !== 0) {
      const message = `“${option.id}” is for ${actor} to choose, and the treasury is that of ${data.pivot}.`;
      const hint = `Let it cost political capital; what it does to ${data.pivot} is an effect.`;
      context.reporter.at({ of: written.cost, key: 'treasury' }, 'ET522', message, hint);
    }
    if (written.effects && signs(option)) {
      const message = `“${option.id}” is for ${actor} to choose, and only ${data.pivot} signs contracts.`;
      const hint = 'Offer the programme, as in “start: { id: offered }”, and let a decision of the pivot sign it.';
      context.reporter.at({ of: written.effects, key: 'start' }, 'ET522', message, hint);
    }
  }
};

function signs({ effects }: OptionData): boolean {
  return (effects.start ?? []).some(({ stage }) => PAID.has(stage));
}
