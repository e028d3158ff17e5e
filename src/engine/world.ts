import { openByChance } from './crises.ts';
import type { Draft } from './draft.ts';
import { applyEffects, record } from './effects.ts';
import { read, type Term } from './expression.ts';
import type { LinkedEvent } from './linked.ts';
import { stepProgrammes } from './model/defence.ts';
import { stepBrent } from './model/energy.ts';
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
  if (!first) {
    for (const event of linked.shocks) {
      if (!mayCome(draft, event)) continue;
      // The draw comes last: it costs more than most conditions, and depends on nothing.
      if (read(event.when, draft) === 0) continue;
      const chance = read(event.chance, draft);
      if (chance > 0 && draw(draft.key, turn, event.stream) < chance) arrive(draft, event, data.pivot);
    }
    openByChance(draft);
  }
  drawDilemmas(draft, data);
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

/** Up to two dilemmas for each seat: those with the highest weight × draw. Each has a stream of its own, so a new event moves no other's luck. */
function drawDilemmas(draft: Draft, data: RulesetData): void {
  const { linked, turn } = draft;
  for (const seat of linked.dilemmaSeats) {
    const drawn: LinkedEvent[] = [];
    const priorities: number[] = [];
    for (const event of linked.dilemmas) {
      if (event.data.seat !== seat || !mayCome(draft, event) || read(event.when, draft) === 0) continue;
      const priority = read(event.weight, draft) * draw(draft.key, turn, event.stream);
      if (priority <= 0) continue;
      let at = drawn.length;
      while (at > 0 && priority > (priorities[at - 1] as number)) at--;
      if (at >= DILEMMAS) continue;
      drawn.splice(at, 0, event);
      priorities.splice(at, 0, priority);
      if (drawn.length > DILEMMAS) {
        drawn.pop();
        priorities.pop();
      }
    }
    for (const event of drawn) arrive(draft, event, data.pivot);
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
