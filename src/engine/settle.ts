import type { Draft } from './draft.ts';
import { applyEffects, plainly } from './effects.ts';
import { read } from './expression.ts';
import { settleDefence } from './model/defence.ts';
import { settleEconomy } from './model/economy.ts';
import { settleEnergy } from './model/energy.ts';
import { settleRelations } from './model/relations.ts';
import { settleSanctions } from './model/sanctions.ts';
import type { PromiseRecord, PromiseReport, Ruleset, SanctionReport } from './types.ts';

/** The equations of a quarter, after every answer is in. They read derived values as they stood when it opened. */
export function settle(draft: Draft): SanctionReport[] {
  settleRelations(draft);
  const sanctions = settleSanctions(draft);
  settleEnergy(draft);
  settleDefence(draft);
  settleEconomy(draft);
  fade(draft);
  return sanctions;
}

/** Checks promises that fall due, on the figures of the quarter's end. A broken one costs approval by its share unkept and its publicity. */
export function settlePromises(draft: Draft): PromiseReport[] {
  const reports: PromiseReport[] = [];
  const { linked, v } = draft;
  const { s, k } = linked;
  // A promise given on the settling of another is appended while this runs, and is not due yet.
  for (let at = 0; at < draft.promises.length; at++) {
    const p = draft.promises[at] as PromiseRecord;
    const promise = linked.promises.get(p.id);
    if (p.status !== 'outstanding' || !promise || draft.turn < p.due) continue;
    const kept = read(promise.kept, draft) !== 0;
    const status = kept ? 'kept' : 'broken';
    draft.add(s.outstanding, -1, promise.key);
    draft.add(kept ? s.kept : s.broken, 1, promise.key);
    if (!kept) {
      const cost = k.brokenPromise * read(promise.unkept, draft) * promise.data.publicity * (v[s.approval] as number);
      draft.add(s.approval, -cost, promise.key);
    }
    applyEffects(draft, kept ? promise.onKept : promise.onBroken, plainly(promise.key, p.to));
    reports.push({ promise: p.id, status });
    draft.promises[at] = { ...p, status };
  }
  return reports;
}

/** Heat, optics and indicators fade. */
function fade(draft: Draft): void {
  const { linked, v } = draft;
  for (const actor of linked.actorList) {
    draft.add(actor.heat, -(1 - linked.k.heatHalf) * (v[actor.heat] as number), 'model.decay');
  }
  for (const o of linked.optics) draft.add(o.slot, -(1 - o.decay) * (v[o.slot] as number), 'model.decay');
  for (const i of linked.indicators)
    draft.add(i.slot, -(1 - i.decay) * ((v[i.slot] as number) - i.rest), 'model.decay');
}

/** The ending that holds now, or null: the early ones at any time, all of them once the last quarter is played. */
export function endingOf(ruleset: Ruleset, draft: Draft): string | null {
  const last = draft.turn >= ruleset.data.turns;
  for (const ending of ruleset.linked.endings) {
    if ((last || ending.data.early) && read(ending.when, draft) !== 0) return ending.data.id;
  }
  return null;
}

/** Political capital of a new quarter: what the office brings, and part of what was left. */
export function renewCapital(draft: Draft, pivot: string): void {
  const { linked, v } = draft;
  const { k, s } = linked;
  for (const actor of linked.actorList) {
    const left = v[actor.capital] as number;
    const carried = Math.min(2, Math.floor(k.capitalCarry * left));
    const fresh =
      actor.data.id === pivot
        ? Math.max(1, Math.round(k.capitalBase + k.capitalApproval * ((v[s.approval] as number) - 50)))
        : Math.round(k.capitalBase);
    draft.set(actor.capital, fresh + carried, 'model.capital', actor.data.id);
  }
}
