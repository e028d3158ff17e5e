import { type EffectsData, type Key, type RulesetData, SANCTION_RUNGS, type Stage } from '#engine';
import { joined } from './collect.ts';

/** Kinds of things that a sweep should see. */
export const COVERED = ['event', 'reaction', 'ladderRung', 'sanctionRung', 'crisisRung', 'stage', 'ending'] as const;
export type Covered = (typeof COVERED)[number];

export interface Expected {
  readonly kind: Covered;
  /** As it is counted under the topic of this kind. */
  readonly counter: string;
  /** Where it was written. */
  readonly key: Key;
}

/** Everything that the games of a scenario should come to see, in its own order. */
export function expectedOf(data: RulesetData): readonly Expected[] {
  const plain = (kind: Covered, keys: readonly Key[]): Expected[] => keys.map((key) => ({ kind, counter: key, key }));
  return [
    ...plain(
      'event',
      data.events.map(({ key }) => key),
    ),
    ...plain(
      'reaction',
      data.reactions.map(({ key }) => key),
    ),
    ...plain(
      'ladderRung',
      data.actors.flatMap(({ ladders }) => ladders.flatMap(({ rungs }) => rungs.map(({ key }) => key))),
    ),
    ...plain(
      'sanctionRung',
      data.instruments.flatMap(({ key }) => SANCTION_RUNGS.slice(1).map((rung) => `${key}.${rung}`)),
    ),
    ...plain(
      'crisisRung',
      data.crises.flatMap(({ rungs }) => rungs.map(({ key }) => key)),
    ),
    ...stagesOf(data),
    ...plain(
      'ending',
      data.endings.map(({ id }) => `ending.${id}`),
    ),
  ];
}

/** The stages that a programme can come to: those it starts in, is put into, and what follows from a contract in time. */
function stagesOf(data: RulesetData): readonly Expected[] {
  const put = new Map<string, Set<Stage>>(data.programmes.map(({ id, start }) => [id, new Set([start.stage])]));
  for (const effects of everyEffect(data)) {
    for (const { programme, stage } of effects.start ?? []) put.get(programme)?.add(stage);
    for (const programme of effects.freeze ?? []) put.get(programme)?.add('frozen');
    for (const programme of effects.cancel ?? []) put.get(programme)?.add('cancelled');
  }
  return data.programmes.flatMap(({ id, key, units, batch, lead, interval, start }) => {
    const stages = put.get(id) ?? new Set();
    const isMade = stages.has('contracted') || stages.has('delivering');
    const deliveries = Math.ceil(units / batch);
    // The last delivery comes when the work has come this far; a game has at most one step of work a quarter.
    const comesIn = (delivery: number) => lead + interval * delivery - start.progress < data.turns;
    if (isMade && comesIn(0)) stages.add('delivering');
    if (isMade && comesIn(deliveries - 1)) stages.add('complete');
    return [...stages].map((stage): Expected => ({ kind: 'stage', counter: joined(`programme.${id}`, stage), key }));
  });
}

/** Every effects list of a scenario, those of promises within them included. */
function everyEffect(data: RulesetData): readonly EffectsData[] {
  const own: EffectsData[] = [
    ...data.decisions.flatMap(({ options }) => options.map(({ effects }) => effects)),
    ...data.events.flatMap(({ effects, options }) => [effects, ...options.map((option) => option.effects)]),
    ...data.actors.flatMap(({ ladders }) => ladders.flatMap(({ rungs }) => rungs.map(({ effects }) => effects))),
    ...data.instruments.flatMap(({ rungs, demand }) => [
      ...rungs.map(({ effects }) => effects),
      ...Object.values(demand.answers).map(({ effects }) => effects),
    ]),
    ...data.crises.flatMap(({ rungs, onLapse, onCatastrophe }) => [
      onLapse,
      onCatastrophe,
      ...rungs.flatMap(({ quarter, targetConcedes, challengerConcedes, trade, climb }) => [
        quarter,
        targetConcedes,
        challengerConcedes,
        trade,
        climb,
      ]),
    ]),
  ];
  const within = own.flatMap(({ promise }) => promise ?? []).flatMap(({ onKept, onBroken }) => [onKept, onBroken]);
  return [...own, ...within.filter((effects) => effects !== undefined)];
}
