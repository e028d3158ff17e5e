import { DEMAND_ANSWERS, type EffectsData, type Expr, type OptionData } from '#engine';
import type { Unhashed } from '../lower/scenario.ts';

/** An option with who takes it. */
export interface TakenOption {
  readonly option: OptionData;
  readonly actor: string;
}

/** Every option of decisions, events and demands. */
export function optionsOf(data: Unhashed): TakenOption[] {
  return [
    ...data.decisions.flatMap(({ options, seat }) => options.map((option) => ({ option, actor: seat }))),
    ...data.events.flatMap(({ options, seat }) => options.map((option) => ({ option, actor: seat }))),
    ...data.instruments.flatMap(({ demand }) =>
      DEMAND_ANSWERS.map((answer) => ({ option: demand.answers[answer], actor: data.pivot })),
    ),
  ];
}

/** Effects that are no option's own: of rungs, events, crises, and of promises wherever they are made. */
function otherEffects(data: Unhashed): EffectsData[] {
  const own = [
    ...data.actors.flatMap(({ ladders }) => ladders.flatMap(({ rungs }) => rungs.map(({ effects }) => effects))),
    ...data.instruments.flatMap(({ rungs }) => rungs.map(({ effects }) => effects)),
    ...data.events.map(({ effects }) => effects),
    ...data.crises.flatMap((crisis) => [
      crisis.onLapse,
      crisis.onCatastrophe,
      ...crisis.rungs.flatMap((rung) => [
        rung.quarter,
        rung.targetConcedes,
        rung.challengerConcedes,
        rung.trade,
        rung.climb,
      ]),
    ]),
  ];
  return own;
}

/** Every list of effects of the scenario, those of promises included. */
export function effectsOf(data: Unhashed): EffectsData[] {
  const all: EffectsData[] = [];
  const visit = (effects: EffectsData): void => {
    all.push(effects);
    for (const promise of effects.promise ?? []) {
      if (promise.onKept) visit(promise.onKept);
      if (promise.onBroken) visit(promise.onBroken);
    }
  };
  for (const { option } of optionsOf(data)) visit(option.effects);
  for (const effects of otherEffects(data)) visit(effects);
  return all;
}

/** What an act can carry. */
export interface PossibleAct {
  readonly tags: ReadonlySet<string>;
  /** Who does it; null when more than one could. */
  readonly actor: string | null;
}

/** Every act that can come to pass: options, events, deliveries, and tags that effects set. */
export function actsOf(data: Unhashed, allEffects: readonly EffectsData[]): PossibleAct[] {
  const tagsOf = new Map(data.programmes.map(({ id, tags }) => [id, tags]));
  const acts: PossibleAct[] = [];
  const options = optionsOf(data);
  for (const { option, actor } of options) {
    const contracts = (option.effects.start ?? []).filter(({ stage }) => stage === 'contracted');
    const tags = new Set([...option.tags, ...(option.effects.tag ?? [])]);
    for (const { programme } of contracts) for (const tag of tagsOf.get(programme) ?? []) tags.add(tag);
    if (contracts.length > 0) tags.add('signed');
    acts.push({ tags, actor });
  }
  for (const { tags, effects, actor } of data.events) {
    acts.push({ tags: new Set([...tags, ...(effects.tag ?? [])]), actor: actor ?? data.pivot });
  }
  for (const { tags } of data.programmes) acts.push({ tags: new Set([...tags, 'delivered']), actor: data.pivot });
  const own = new Set(options.map(({ option }) => option.effects));
  for (const effects of allEffects) {
    if (effects.tag && !own.has(effects)) acts.push({ tags: new Set(effects.tag), actor: null });
  }
  return acts;
}

/** Calls `visit` for every function call within an expression. */
export function visitCalls(expr: Expr, visit: (name: string, args: readonly (Expr | string)[]) => void): void {
  if (typeof expr === 'number') return;
  const [operator, ...operands] = expr;
  if (operator === 'v' || operator === 'm') return;
  if (operator === 'call') visit(operands[0] as string, operands.slice(1));
  const inner = operator === 'call' ? operands.slice(1) : operands;
  for (const operand of inner) if (typeof operand !== 'string') visitCalls(operand, visit);
}

/** The tag that a call reads, or null. */
export function tagRead(name: string, args: readonly (Expr | string)[]): string | null {
  const readsTag = name === 'recent' || name === 'recentSize' || name === 'since' || name === 'ever';
  return readsTag && typeof args[0] === 'string' ? args[0] : null;
}
