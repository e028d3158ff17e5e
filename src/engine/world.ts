import { openByChance } from './crises.ts';
import type { Draft } from './draft.ts';
import { applyEffects, record } from './effects.ts';
import type { LinkedEvent } from './linked.ts';
import { stepProgrammes } from './model/defence.ts';
import { stepBrent } from './model/energy.ts';
import { applyJealousy } from './plan.ts';
import { draw, drawNormal } from './random.ts';
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
  const due = draft.scheduled.filter((s) => s.turn <= draft.turn).map((s) => s.event);
  if (due.length > 0) draft.scheduled = draft.scheduled.filter((s) => s.turn > draft.turn);
  const candidates = new Map<string, { id: string; priority: number }[]>();
  for (const event of draft.linked.eventList) {
    const e = event.data;
    const fixed = e.turn === draft.turn || due.includes(e.id);
    if (e.kind === 'fixed' ? !fixed : !mayCome(draft, event)) continue;
    if (event.when(draft) === 0) continue;
    switch (e.kind) {
      case 'fixed':
        arrive(draft, event, data.pivot);
        break;
      case 'shock':
        if (first || draw(draft.key, draft.turn, event.stream) >= event.chance(draft)) break;
        arrive(draft, event, data.pivot);
        break;
      case 'dilemma': {
        if (due.includes(e.id)) {
          arrive(draft, event, data.pivot);
          break;
        }
        const weight = event.weight(draft);
        if (weight <= 0) break;
        // Each event has its own stream, so that a new event moves no other's luck.
        const priority = weight * draw(draft.key, draft.turn, event.stream);
        const list = candidates.get(e.seat) ?? [];
        list.push({ id: e.id, priority });
        candidates.set(e.seat, list);
        break;
      }
    }
  }
  if (!first) openByChance(draft);
  for (const list of candidates.values()) {
    list.sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
    for (const { id } of list.slice(0, DILEMMAS)) arrive(draft, draft.linked.events.get(id) as LinkedEvent, data.pivot);
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
  if (event.tags.length > 0 || Object.keys(data.favours).length > 0) {
    const act = {
      id: data.key,
      turn: draft.turn,
      actor,
      tags: event.tags,
      size: event.size(draft),
      posture: 'normal' as const,
      favours: data.favours,
      key: data.key,
    };
    applyJealousy(draft, act, 1);
    record(draft, act);
  }
  draft.headlines.push(...event.headlines);
  if (data.options.length > 0) draft.briefing.push(data.id);
}
