import type { EffectsData, Expr } from '#engine';
import { optionsOf } from './facts.ts';
import { rangeOf } from './interval.ts';
import type { Lint, LintInput } from './lint.ts';

/**
 * ET514: plain numbers that cannot be meant: chances and shares beyond 0–1, sizes and weights below 0, amounts larger than all a variable can
 * hold, deadlines and waivers beyond what a ladder can be held. ET508: a chance or weight that is never above 0. ET518: a favour to oneself.
 * ET523: what falls due only after the game.
 */
export const checkAmounts: Lint = (input) => {
  const { source, data, context } = input;
  const never = (of: object | undefined, key: string, value: Expr, hint: string): void => {
    if (input.hasErrors || !of || typeof value === 'number' || rangeOf(value, input.ranges)[1] > 0) return;
    context.reporter.at({ of, key }, 'ET508', `“${key}” is never more than 0, so this never happens.`, hint);
  };
  const chance = (of: object | undefined, key: string, value: Expr): void =>
    within(input, of, key, value, [0, 1], 'It lies between 0 and 1.');
  const positive = (of: object | undefined, key: string, value: Expr): void =>
    within(input, of, key, value, [0, Number.POSITIVE_INFINITY], 'It cannot be less than nothing.');
  const from = (lowered: object) => input.context.originOf(lowered) as Readonly<Record<string, object>> | undefined;

  for (const decision of data.decisions) {
    if (decision.chance === undefined) continue;
    chance(from(decision), 'chance', decision.chance);
    never(from(decision), 'chance', decision.chance, 'It is the chance to be on the table in a quarter, 0–1.');
  }
  for (const event of data.events) {
    chance(from(event), 'chance', event.chance);
    positive(from(event), 'weight', event.weight);
    never(from(event), 'chance', event.chance, 'It is the chance to come in a quarter, 0–1.');
    never(from(event), 'weight', event.weight, 'The dilemma of the greatest weight is the likeliest; 1 is usual.');
    positive(from(event), 'size', event.size);
  }
  for (const { option, actor } of optionsOf(data)) {
    positive(from(option), 'size', option.size);
    // Without a triangle nobody knows who the pivot is.
    if (!source.triangle || !Object.hasOwn(option.favours, actor)) continue;
    const message = `“${option.id}” is chosen by ${actor}, which does itself no favours.`;
    const of = from(option)!.favours!;
    input.context.reporter.at({ of, key: actor, part: 'key' }, 'ET518', message, 'Name the actor it pleases.');
  }
  for (const crisis of data.crises) {
    if (crisis.opens) chance(from(crisis)?.opens, 'chance', crisis.opens.chance);
  }
  for (const instrument of data.instruments) {
    const { demand, waiver } = from(instrument) ?? {};
    chance(waiver, 'chance', instrument.waiver.chance);
    const hold = context.variables.get(`sanctions.${instrument.sender}.${instrument.id}.hold`)?.max;
    checkHold(input, demand, 'deadline', instrument.demand.deadline, hold);
    checkHold(input, waiver, 'quarters', instrument.waiver.quarters, hold);
  }
  for (const effects of input.effects) {
    checkAdded(input, effects);
    listed(from(effects)?.shift).forEach((of, at) => {
      chance(of, 'share', effects.shift?.[at]?.share ?? 0);
    });
    for (const promise of effects.promise ?? []) chance(from(promise), 'unkept', promise.unkept ?? 1);
    listed(from(effects)?.waive).forEach((of, at) => {
      const { sender, instrument, quarters } = effects.waive?.[at] ?? { sender: '', instrument: '', quarters: 0 };
      checkHold(input, of, 'quarters', quarters, context.variables.get(`sanctions.${sender}.${instrument}.hold`)?.max);
    });
    if (source.turns !== undefined) checkDue(input, effects, source.turns);
  }
};

/** The ladder of an instrument can be held only so long, and nothing reckons further ahead. */
function checkHold({ context }: LintInput, of: object | undefined, key: string, value: number, most?: number): void {
  if (!of || most === undefined || value <= most) return;
  context.reporter.at({ of, key }, 'ET514', `“${key}” cannot be ${value}.`, `At most ${most} quarters can be waited.`);
}

function listed(value: unknown): object[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as object[];
}

function within(
  { context }: LintInput,
  of: object | undefined,
  key: string,
  value: Expr,
  [low, high]: readonly [number, number],
  hint: string,
): void {
  if (!of || typeof value !== 'number' || (value >= low && value <= high)) return;
  context.reporter.at({ of, key }, 'ET514', `“${key}” cannot be ${value}.`, hint);
}

function checkAdded({ context }: LintInput, effects: EffectsData): void {
  const of = context.originOf(effects);
  for (const [name, amount] of effects.add ?? []) {
    const spec = context.variables.get(name);
    if (!of || !spec || typeof amount !== 'number' || Math.abs(amount) <= spec.max - spec.min) continue;
    const key = [name, ...spec.aliases].find((each) => Object.hasOwn(of, each)) ?? name;
    const hint = `It lies between ${spec.min} and ${spec.max}.`;
    context.reporter.at({ of, key }, 'ET514', `“${key}” cannot change by ${amount}.`, hint);
  }
}

function checkDue({ context }: LintInput, effects: EffectsData, turns: number): void {
  const of = context.originOf(effects) as Readonly<Record<string, unknown>> | undefined;
  const late = (where: object, key: string, quarters: number): void => {
    if (quarters < turns) return;
    const message = `${quarters} quarters from now the game of ${turns} is over, whenever “now” is.`;
    context.reporter.at({ of: where, key }, 'ET523', message, 'Choose a shorter time.');
  };
  for (const promise of effects.promise ?? []) late(context.originOf(promise)!, 'by', promise.by);
  listed(of?.schedule).forEach((where, at) => {
    late(where, 'in', effects.schedule?.[at]?.in ?? 0);
  });
}
