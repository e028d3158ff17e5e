import type { ActorData, RulesetData } from './ruleset.ts';
import { SANCTION_RUNGS } from './vocabulary.ts';

/** One variable of a scenario. */
export interface VariableSpec {
  readonly name: string;
  /** Other names for it, e.g. `relations.us.india`. */
  readonly aliases: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  /** Computed from the others. */
  readonly derived: boolean;
  /**
   * 0 for stocks; derived values are computed in stages 1 (prices), 2 (forces), 3 (security, autonomy), 4 (risk, tension),
   * 5 (goals). What goes into a value of one stage may read only earlier ones, or it would depend on what was there before.
   */
  readonly stage: number;
  /** Whether effects of a scenario may write it; derived values and the engine's own counters they may only read. */
  readonly writable: boolean;
  readonly start: number;
}

/** Names ↔ slots of the `Float64Array` in a state. */
export interface Symbols {
  readonly specs: readonly VariableSpec[];
  /** Slot → name. */
  readonly names: readonly string[];
  /** Name or alias → slot. */
  readonly slots: ReadonlyMap<string, number>;
  /** Key of a decision, event or crisis → its place in `State.last`. */
  readonly lastOf: ReadonlyMap<string, number>;
  /** Tag → its place in `State.lastTag`. */
  readonly tagOf: ReadonlyMap<string, number>;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** 1 for variables that hold whole numbers only: rungs and holds. */
  readonly whole: Uint8Array;
}

/** As much of a ruleset as settles which variables there are. */
export type RulesetShape = Pick<
  RulesetData,
  | 'turns'
  | 'start'
  | 'pivot'
  | 'poles'
  | 'relations'
  | 'threats'
  | 'optics'
  | 'indicators'
  | 'domains'
  | 'brent'
  | 'oilSuppliers'
  | 'values'
> & {
  readonly actors: readonly Pick<ActorData, 'id' | 'ladders'>[];
  readonly instruments: readonly Pick<RulesetData['instruments'][number], 'id' | 'sender' | 'start'>[];
  readonly armsSuppliers: readonly Pick<RulesetData['armsSuppliers'][number], 'id' | 'share' | 'spares'>[];
};

/** What can come or be taken again. */
export interface ComingShape {
  readonly decisions: readonly { readonly key: string }[];
  readonly events: readonly { readonly key: string }[];
  readonly crises: readonly { readonly key: string }[];
}

/** US$ bn of arms received in the five years before the start, all suppliers: only ratios to deliveries matter. */
export const ARMS_WINDOW_VALUE = 16;

/** Every variable of a scenario in slot order. `values` of the shape override the defaults. */
export function variablesOf(shape: RulesetShape): VariableSpec[] {
  const out: VariableSpec[] = [];
  const add = (
    name: string,
    min: number,
    max: number,
    unit: string,
    start: number,
    options: { stage?: number; readOnly?: boolean; aliases?: readonly string[] } = {},
  ): void => {
    out.push({
      name,
      aliases: options.aliases ?? [],
      min,
      max,
      unit,
      derived: options.stage !== undefined,
      stage: options.stage ?? 0,
      writable: options.stage === undefined && !options.readOnly,
      start: shape.values[name] ?? start,
    });
  };
  const readOnly = { readOnly: true };

  for (const r of shape.relations) {
    add(`relations.${r.a}.${r.b}`, -100, 100, 'points', r.value, { aliases: [`relations.${r.b}.${r.a}`] });
  }
  for (const r of shape.relations) {
    add(`habit.${r.a}.${r.b}`, -100, 100, 'points', r.habit, { aliases: [`habit.${r.b}.${r.a}`] });
  }
  for (const a of shape.actors) add(`heat.${a.id}`, 0, 100, 'points', 0);
  for (const t of shape.threats) add(`threat.${t.id}`, 0, 100, 'points', t.start);
  for (const o of shape.optics) add(`optics.${o.id}`, 0, 1, '', o.start);
  for (const a of shape.actors) {
    for (const l of a.ladders) add(`response.${a.id}.${l.id}`, -1, l.rungs.length - 1, 'rung', -1, readOnly);
  }
  for (const i of shape.instruments) {
    const root = `sanctions.${i.sender}.${i.id}`;
    add(`${root}.pressure`, 0, 100, 'points', i.start.pressure);
    add(`${root}.rung`, 0, SANCTION_RUNGS.length - 1, 'rung', i.start.rung);
    add(`${root}.hold`, 0, 12, 'quarters', i.start.hold);
    add(`${root}.risk`, 0, 100, '%', 0, { stage: 4 });
  }

  add('energy.brent', 10, 250, '$/bbl', shape.brent.start);
  add('energy.imports', 0, 20, 'mb/d', 4.65);
  add('energy.passThrough', 0, 1, '', 0.5);
  add('energy.cost', 0, 300, '$/bbl', 0, { stage: 1 });
  add('energy.bill', 0, 2000, 'bn$/yr', 0, { stage: 1 });
  for (const k of shape.oilSuppliers) {
    const root = `oil.${k.id}`;
    // Shares sum to 1: effects move them with `shift`.
    add(`${root}.share`, 0, 1, '', k.share, readOnly);
    add(`${root}.diff`, -60, 60, '$/bbl', k.diff);
    add(`${root}.freight`, 0, 40, '$/bbl', k.freight);
    add(`${root}.risk`, 0, 40, '$/bbl', 0);
    add(`${root}.contract`, 0, 1, '', 0);
    add(`${root}.cap`, 0, 1, '', k.cap);
    add(`${root}.price`, 0, 300, '$/bbl', 0, { stage: 1 });
  }

  for (const d of shape.domains) {
    for (const s of shape.armsSuppliers) {
      add(`inventory.${d.id}.${s.id}`, 0, 500, 'units', d.inventory[s.id] ?? 0);
    }
    add(`munitions.${d.id}`, 0, 1, '', d.munitions.start);
    add(`cover.${d.id}`, 0, 1, '', 0, { stage: 2 });
  }
  for (const s of shape.armsSuppliers) {
    add(`spares.${s.id}`, 0, 1, '', s.spares);
    add(`disruption.${s.id}`, 0, 1, '', 0, { stage: 2 });
    add(`late.${s.id}`, 1, 50, '×', 1, { stage: 2 });
    add(`armsValue.${s.id}`, 0, 1000, 'bn$', s.share * ARMS_WINDOW_VALUE);
    add(`arms.${s.id}.share`, 0, 1, '', 0, { stage: 2 });
  }

  add('economy.growth', -15, 20, '% y/y', 6.5);
  add('economy.inflation', -5, 40, '%', 4);
  add('economy.deficit', -5, 25, '% of GDP', 4.4);
  add('economy.tariff', 0, 200, 'pp', 0, readOnly);
  add('economy.tariffBase', 0, 150, 'pp', 0);
  add('economy.treasury', -60, 500, 'bn$', 10);
  add('economy.industry', 0, 100, 'points', 50);
  add('public.approval', 0, 100, 'points', 58);
  add('public.pride', 0, 100, 'points', 50);
  add('public.security', 0, 100, 'points', 0, { stage: 3 });
  for (const a of shape.actors) add(`seat.${a.id}.capital`, 0, 20, 'points', a.id === shape.pivot ? 5 : 3);
  for (const a of shape.actors) {
    if (a.id !== shape.pivot) add(`trade.${a.id}`, 0, 1, '', 0);
  }

  add('readiness', 0, 100, 'points', 0, { stage: 2 });
  add('autonomy', 0, 100, 'points', 0, { stage: 3 });
  add('risk', 0, 100, '%', 0, { stage: 4 });
  add('tension', -1, 1, '', 0, { stage: 4 });
  for (const p of shape.poles) add(`exposure.${p}`, 0, 3, '', 0, { stage: 3 });
  add('promises.outstanding', 0, 50, 'promises', 0, readOnly);
  add('promises.kept', 0, 200, 'promises', 0, readOnly);
  add('promises.broken', 0, 200, 'promises', 0, readOnly);
  for (const i of shape.indicators) add(`indicators.${i.id}`, i.min, i.max, 'points', i.start);
  add('turn', 0, 400, 'quarters', 0, readOnly);
  add('turns', 1, 400, 'quarters', shape.turns, readOnly);
  add('quarter', 1, 4, '', shape.start.quarter, readOnly);
  add('goals.met', 0, 10, 'goals', 0, { stage: 5 });
  add('goals.score', 0, 1, '', 0, { stage: 5 });
  return out;
}

/** Slots for the variables of a scenario, places for what can come or be taken again, and for `tags`. */
export function symbolsOf(shape: RulesetShape & ComingShape, tags: readonly string[]): Symbols {
  const specs = variablesOf(shape);
  const slots = new Map<string, number>();
  const min = new Float64Array(specs.length);
  const max = new Float64Array(specs.length);
  const whole = new Uint8Array(specs.length);
  specs.forEach((spec, slot) => {
    slots.set(spec.name, slot);
    for (const alias of spec.aliases) slots.set(alias, slot);
    min[slot] = spec.min;
    max[slot] = spec.max;
    if (/^sanctions\..*\.(?:rung|hold)$/.test(spec.name)) whole[slot] = 1;
  });
  const coming = [...shape.decisions, ...shape.events, ...shape.crises];
  const lastOf = new Map(coming.map((c, at) => [c.key, at]));
  const tagOf = new Map([...new Set(tags)].map((tag, at) => [tag, at]));
  return { specs, lastOf, tagOf, names: specs.map((s) => s.name), slots, min, max, whole };
}
