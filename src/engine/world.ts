import { openByChance } from './crises.ts';
import type { Draft } from './draft.ts';
import { applyEffects, record } from './effects.ts';
import { read, type Term } from './expression.ts';
import type { Coming, LinkedEvent } from './linked.ts';
import { stepProgrammes } from './model/defence.ts';
import { stepBrent } from './model/energy.ts';
import { quarterOf } from './number.ts';
import { applyJealousy } from './plan.ts';
import { draw, drawNormal } from './random.ts';
import type { Act } from './records.ts';
import type { RulesetData } from './ruleset.ts';

/** Dilemmas drawn for a seat in a quarter, at the most. */
const DILEMMAS = 2;

/** The processes that nobody steers: Brent and the threats. */
export function stepProcesses(draft: Draft, data: RulesetData): void {
  const { linked, v } = draft;
  stepBrent(draft, data.brent);
  for (const threat of linked.threats) {
    const level = threat.mean - linked.k.threatTie * (v[threat.tie] as number);
    const shock = threat.shock * drawNormal(draft.key, draft.turn, threat.stream);
    draft.add(threat.slot, threat.revert * (level - (v[threat.slot] as number)) + shock, 'model.threat');
  }
}

/** What comes with a new quarter: deliveries, fixed and scheduled events, shocks, crises, and the dilemmas of the briefing. */
export function openQuarter(draft: Draft, data: RulesetData, first: boolean): void {
  draft.briefing = [];
  if (!first) stepProgrammes(draft, data.pivot);
  const { linked, turn } = draft;
  for (const event of linked.fixedEvents.get(turn) ?? []) {
    if (read(event.when, draft) !== 0) arrive(draft, event, data.pivot);
  }
  if (draft.scheduled.length > 0) arriveScheduled(draft, data.pivot);
  const isDue = draft.v[linked.s.turn] === turn && draft.v[linked.s.quarter] === quarterOf(data.start.quarter, turn);
  const coming = linked.comingOn(isDue ? turn : null);
  if (!first) {
    for (const { event, when, chance: odds } of coming.shocks) {
      if (!mayCome(draft, event)) continue;
      // The draw comes last: it costs more than most conditions, and depends on nothing.
      if (read(when, draft) === 0) continue;
      const chance = read(odds, draft);
      if (chance > 0 && draw(draft.key, turn, event.stream) < chance) arrive(draft, event, data.pivot);
    }
    openByChance(draft);
  }
  drawDilemmas(draft, data, coming);
  drawTable(draft);
}

/** Decisions that this quarter leaves off the table. Each has a stream of its own, as events have. */
function drawTable(draft: Draft): void {
  const { linked, key, turn } = draft;
  const shelved: string[] = [];
  for (const { chance, stream, data } of linked.chancy) {
    if (draw(key, turn, stream) >= read(chance as Term, draft)) shelved.push(data.id);
  }
  draft.shelved = shelved;
}

function arriveScheduled(draft: Draft, pivot: string): void {
  const due = draft.scheduled.filter((s) => s.turn <= draft.turn);
  if (due.length === 0) return;
  draft.scheduled = draft.scheduled.filter((s) => s.turn > draft.turn);
  for (const { event: id } of due) {
    const event = draft.linked.events.get(id);
    if (event && draft.last[event.last] !== draft.turn && read(event.when, draft) !== 0) arrive(draft, event, pivot);
  }
}

/**
 * Up to two dilemmas for each seat: those with the highest weight × draw, the first of the scenario where they are even. Each
 * has a stream of its own, so a new event moves no other's luck. A draw is below 1, so what weighs less than both that lead
 * is not even looked at.
 */
function drawDilemmas(draft: Draft, data: RulesetData, { dilemmas }: Coming): void {
  const { linked, turn } = draft;
  for (const seat of linked.dilemmaSeats) {
    const leading: { readonly event: LinkedEvent; readonly priority: number; readonly order: number }[] = [];
    let toBeat = 0;
    for (const { event, when, weight, order } of dilemmas) {
      if (typeof weight === 'number' && (weight < toBeat || weight <= 0)) break;
      if (event.data.seat !== seat || !mayCome(draft, event) || read(when, draft) === 0) continue;
      const most = read(weight, draft);
      if (most < toBeat || most <= 0) continue;
      const priority = most * draw(draft.key, turn, event.stream);
      if (priority <= 0) continue;
      const isBehind = (other: (typeof leading)[number]) =>
        priority > other.priority || (priority === other.priority && order < other.order);
      let at = leading.length;
      while (at > 0 && isBehind(leading[at - 1] as (typeof leading)[number])) at--;
      if (at >= DILEMMAS) continue;
      leading.splice(at, 0, { event, priority, order });
      leading.length = Math.min(leading.length, DILEMMAS);
      if (leading.length === DILEMMAS) toBeat = leading[DILEMMAS - 1]?.priority ?? 0;
    }
    for (const { event } of leading) arrive(draft, event, data.pivot);
  }
}

function mayCome(draft: Draft, event: LinkedEvent): boolean {
  const last = draft.last[event.last] as number;
  if (last < 0) return true;
  return !event.data.once && draft.turn - last > event.data.cooldown;
}

function arrive(draft: Draft, event: LinkedEvent, pivot: string): void {
  const { data } = event;
  const actor = data.actor ?? pivot;
  draft.last[event.last] = draft.turn;
  draft.events.push(data.id);
  applyEffects(draft, event.effects, { cause: data.key, actor, scale: 'option', posture: 1, optics: 1, answering: -1 });
  if (event.isAct) {
    const act: Act = {
      id: data.key,
      turn: draft.turn,
      actor,
      tags: event.tags,
      size: read(event.size, draft),
      posture: 'normal',
      favours: data.favours,
      key: data.key,
    };
    applyJealousy(draft, act, 1);
    record(draft, act);
  }
  draft.headlines.push(...event.headlines);
  if (data.options.length > 0) draft.briefing.push(data.id);
}
