import type { Draft } from '../draft.ts';
import { deliverUnits, record } from '../effects.ts';
import { read, type Scope } from '../expression.ts';
import type { Linked, LinkedArmsSupplier, LinkedDomain, LinkedInstrument, LinkedProgramme } from '../linked.ts';
import { clamp, derive } from '../number.ts';
import type { Symbols } from '../symbols.ts';
import type { Act, ProgrammeRecord } from '../types.ts';

/** Cover of n layers that each stop a share q: 1 − (1 − q)^n, by repeated product; a fraction of a unit counts linearly. */
export function layeredCover(n: number, q: number): number {
  let open = 1;
  let left = n;
  while (left >= 1) {
    open *= 1 - q;
    left -= 1;
  }
  return 1 - open * (1 - q * left);
}

/** Share of a domain's inventory that can be used: 1 − Σ share · disruption · (1 − spares). */
export function serviceability(linked: Linked, v: Float64Array, domain: LinkedDomain): number {
  let total = 0;
  for (const slot of domain.inventory) total += v[slot] as number;
  if (total === 0) return 1;
  let lost = 0;
  for (let i = 0; i < linked.armsSuppliers.length; i++) {
    const supplier = linked.armsSuppliers[i] as LinkedArmsSupplier;
    const share = (v[domain.inventory[i] as number] as number) / total;
    lost += share * (v[supplier.disruption] as number) * (1 - (v[supplier.spares] as number));
  }
  return 1 - lost;
}

/** Derives lateness, disruption, cover and readiness (0–100). */
export function deriveDefence(linked: Linked, symbols: Symbols, scope: Scope): void {
  const { v } = scope;
  for (const supplier of linked.armsSuppliers) {
    let late = Math.max(1, read(supplier.lateBy, scope));
    let disruption = read(supplier.disrupted, scope);
    for (let i = 0; i < linked.instruments.length; i++) {
      const rung = v[(linked.instruments[i] as LinkedInstrument).rung] as number;
      late *= (supplier.delayAt[i] as readonly number[])[rung] as number;
      disruption += (supplier.disruptAt[i] as readonly number[])[rung] as number;
    }
    derive(symbols, v, supplier.late, late);
    derive(symbols, v, supplier.disruption, clamp(disruption, 0, 1));
  }
  let readiness = 0;
  for (const domain of linked.domains) {
    let units = 0;
    for (const slot of domain.inventory) units += v[slot] as number;
    let cover = domain.layered ? layeredCover(units, domain.q) : Math.min(1, units / Math.max(1, domain.sanctioned));
    cover *= 1 - domain.munitionsWeight * (1 - (v[domain.munitions] as number));
    derive(symbols, v, domain.cover, cover);
    readiness += domain.weight * cover * serviceability(linked, v, domain);
  }
  let threat = 0;
  for (const t of linked.threats) threat = Math.max(threat, v[t.slot] as number);
  const stretched = 1 - (linked.k.readinessThreat * Math.max(0, threat - linked.k.threatReference)) / 100;
  derive(symbols, v, linked.s.readiness, 100 * readiness * stretched);
  let value = 0;
  for (const s of linked.armsSuppliers) value += v[s.value] as number;
  for (const s of linked.armsSuppliers) derive(symbols, v, s.share, value === 0 ? 0 : (v[s.value] as number) / value);
}

/** Deliveries and payments that are due as a quarter opens. Returns the acts of delivery. */
export function stepProgrammes(draft: Draft, pivot: string): void {
  const { linked, v } = draft;
  for (let place = 0; place < linked.programmeList.length; place++) {
    const programme = linked.programmeList[place] as LinkedProgramme;
    const { data } = programme;
    // In a game that was saved under an older version of the scenario, records may stand in another order.
    const isThere = draft.programmes[place]?.id === data.id;
    const at = isThere ? place : draft.programmes.findIndex((p) => p.id === data.id);
    const had = draft.programmes[at] as ProgrammeRecord;
    if (had.stage !== 'contracted' && had.stage !== 'delivering') continue;
    const progress = had.progress + 1 / (v[programme.supplier.late] as number);
    const { id, stage, delivered, paid: before } = had;
    draft.programmes[at] = { id, stage, delivered, progress, paid: before };
    let handed = 0;
    while (had.delivered + handed < data.units) {
      const batches = Math.floor((had.delivered + handed) / data.batch + 1e-9);
      if (progress + 1e-9 < data.lead + batches * data.interval) break;
      handed += Math.min(data.batch, data.units - had.delivered - handed);
    }
    if (handed === 0) continue;
    deliverUnits(draft, data.id, handed, data.key, pivot);
    const due = (data.price * (1 - data.deposit) * handed) / data.units;
    draft.add(linked.s.treasury, -due, 'model.payments', pivot);
    const paid = draft.programmes[at] as ProgrammeRecord;
    draft.programmes[at] = { ...paid, paid: paid.paid + due };
    const act: Act = {
      id: `delivery.${data.id}`,
      turn: draft.turn,
      actor: pivot,
      tags: programme.deliveryTags,
      size: (data.price * handed) / data.units,
      posture: 'normal',
      favours: {},
      key: data.key,
    };
    record(draft, act);
  }
}

/** Spares are used up under disruption and refilled in quiet; airframes age; five-year records fade. */
export function settleDefence(draft: Draft): void {
  const { linked, v } = draft;
  for (const supplier of linked.armsSuppliers) {
    const spares = v[supplier.spares] as number;
    const disruption = v[supplier.disruption] as number;
    draft.add(supplier.spares, -linked.k.sparesUse * disruption * spares, 'model.use');
    draft.add(supplier.spares, linked.k.sparesRefill * (1 - disruption) * (1 - spares), 'model.use');
    draft.add(supplier.value, -(v[supplier.value] as number) / 20, 'model.decay');
  }
  for (const domain of linked.domains) {
    const { attrition } = domain;
    if (!attrition) continue;
    draft.add(attrition.slot, -Math.min(attrition.perQuarter, v[attrition.slot] as number), 'model.attrition');
  }
}
