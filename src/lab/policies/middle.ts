import type { Move, Plan } from '#engine';
import { choicesOf } from '../choices.ts';
import type { Policy } from '../policy.ts';
import type { SeatView } from '../seat-view.ts';

/** What is closest to a compromise, in this order, where the answers have a known meaning. */
const DEMAND = ['bargain', 'stall', 'concede', 'defy'] as const;
const CRISIS = ['trade', 'hold', 'concede', 'climb'] as const;
/** Distance from the centre (in half-ranges, squared, summed) that a move must take off to be worth making. */
const WORTHWHILE = 0.002;

/**
 * Keeps every meter near its centre and always takes the compromise: bargains over demands, trades in crises, answers
 * dilemmas with the option that moves least, and beyond that makes whatever moves bring the meters nearer to their centres.
 */
export const middle: Policy = {
  name: 'middle',
  plan: (view) => {
    const plan: Move[] = [];
    const add = (move: Move | undefined): void => {
      if (move && view.check([...plan, move]).length === 0) plan.push(move);
    };
    const choices = [...choicesOf(view.moves).values()].map((options) => options.filter(isPlain));
    for (const options of choices) if (options[0]?.kind !== 'decide') add(compromiseOf(view, options));
    const meters = metersOf(view);
    const calming = choices
      .flat()
      .filter(({ kind }) => kind === 'decide')
      .map((move) => ({ move, gain: -driftOf(view, [move], meters) }))
      .filter(({ gain }) => gain > WORTHWHILE)
      .sort((a, b) => b.gain - a.gain);
    for (const { move } of calming) add(move);
    return plan;
  },
};

function isPlain(move: Move): boolean {
  return !('posture' in move);
}

function compromiseOf(view: SeatView, options: readonly Move[]): Move | undefined {
  const [first] = options;
  switch (first?.kind) {
    case 'demand':
      return DEMAND.flatMap((answer) => options.filter((move) => move.kind === 'demand' && move.answer === answer))[0];
    case 'crisis':
      return CRISIS.flatMap((action) => options.filter((move) => move.kind === 'crisis' && move.action === action))[0];
    case 'answer':
      return options
        .map((move) => ({ move, stir: stirOf(view, [move]) }))
        .reduce((least, item) => (item.stir < least.stir ? item : least)).move;
    case 'respond':
      return options[options.length >> 1];
    default:
      return undefined;
  }
}

interface Meter {
  readonly centre: number;
  readonly half: number;
  readonly now: number;
}

/** The meters that a seat watches: its ties, its public, and the indicators of the scenario. */
function metersOf({ ruleset, seat, state }: SeatView): ReadonlyMap<string, Meter> {
  const { specs } = ruleset.symbols;
  const isMeter = (name: string) =>
    (name.startsWith('relations.') && name.split('.').includes(seat)) ||
    name.startsWith('indicators.') ||
    name === 'public.approval' ||
    name === 'public.pride';
  return new Map(
    specs.flatMap(({ name, min, max }, slot) => {
      if (!isMeter(name) || !(max > min)) return [];
      return [[name, { centre: (min + max) / 2, half: (max - min) / 2, now: state.values[slot] as number }]];
    }),
  );
}

/** How much further from their centres a plan takes the meters by what it does itself. */
function driftOf(view: SeatView, plan: Plan, meters: ReadonlyMap<string, Meter>): number {
  const moved = new Map<string, number>();
  for (const { variable, delta } of view.effects(plan)) {
    moved.set(variable, (moved.get(variable) ?? 0) + delta);
  }
  let drift = 0;
  for (const [variable, delta] of moved) {
    const meter = meters.get(variable);
    if (!meter) continue;
    const before = (meter.now - meter.centre) / meter.half;
    drift += (before + delta / meter.half) ** 2 - before ** 2;
  }
  return drift;
}

/** How much a plan moves at all, every variable in parts of its range. */
function stirOf({ ruleset, effects }: SeatView, plan: Plan): number {
  const { symbols } = ruleset;
  let stir = 0;
  for (const { variable, delta } of effects(plan)) {
    const spec = symbols.specs[symbols.slots.get(variable) as number];
    if (spec) stir += Math.abs(delta) / Math.max(1, Math.min(200, spec.max - spec.min));
  }
  return stir;
}
