import type { Draft } from '../draft.ts';
import type { Linked, LinkedInstrument, LinkedOilSupplier } from '../linked.ts';
import { clamp, quantise } from '../number.ts';
import { drawNormal, streamOf } from '../random.ts';

const BRENT = streamOf('energy.brent');

/** Delivered price of a supplier's crude, $/bbl: Brent + differential + freight + risk premium. */
export function deliveredPrice(v: Float64Array, supplier: LinkedOilSupplier, brent: number): number {
  return brent + (v[supplier.diff] as number) + (v[supplier.freight] as number) + (v[supplier.risk] as number);
}

/** Yearly bill, US$ bn: $/bbl × mb/d × 0.365. */
export function yearlyBill(cost: number, imports: number): number {
  return cost * imports * 0.365;
}

/** Greatest share of a supplier that can be bought under the measures in force. */
export function capInForce(linked: Linked, v: Float64Array, supplier: LinkedOilSupplier): number {
  let cap = v[supplier.cap] as number;
  for (let i = 0; i < linked.instruments.length; i++) {
    const rung = v[(linked.instruments[i] as LinkedInstrument).rung] as number;
    cap = Math.min(cap, (supplier.blockAt[i] as readonly number[])[rung] as number);
  }
  return cap;
}

/** One quarter of Brent: a mean-reverting process with seeded shocks, or the given series. */
export function stepBrent(draft: Draft, brent: BrentProcess): void {
  const slot = draft.linked.s.brent;
  const price = draft.v[slot] as number;
  if (brent.process === 'series') {
    const next = brent.series[Math.min(draft.turn, brent.series.length - 1)];
    if (next !== undefined) draft.set(slot, next, 'model.brent');
    return;
  }
  const shock = brent.volatility * price * drawNormal(draft.key, draft.turn, BRENT);
  draft.add(slot, brent.revert * (brent.mean - price) + shock, 'model.brent');
}
export interface BrentProcess {
  readonly process: 'revert' | 'series';
  readonly mean: number;
  readonly revert: number;
  readonly volatility: number;
  readonly series: readonly number[];
}

/** Differentials and risk premia move toward what measures and crowding make of them. */
function settlePrices(draft: Draft): void {
  const { linked, v } = draft;
  for (const supplier of linked.oilSuppliers) {
    let target = supplier.startDiff;
    target += supplier.crowd * 100 * ((v[supplier.share] as number) - supplier.startShare);
    if (supplier.scare) target -= supplier.scare.perRung * Math.max(0, (v[supplier.scare.rung] as number) - 2);
    draft.add(supplier.diff, linked.k.marketPull * (target - (v[supplier.diff] as number)), 'model.market');
    let premium = 0;
    for (let i = 0; i < linked.instruments.length; i++) {
      const rung = v[(linked.instruments[i] as LinkedInstrument).rung] as number;
      premium += (supplier.premiumAt[i] as readonly number[])[rung] as number;
    }
    draft.add(supplier.risk, linked.k.marketPull * (premium - (v[supplier.risk] as number)), 'model.market');
  }
}

/**
 * Moves the shares of crude toward cheaper and contracted oil, each at most its speed in a quarter and within its cap;
 * a supplier over its cap sheds barrels at the blocking speed. Shares keep summing to 1 exactly.
 */
export function settleEnergy(draft: Draft): void {
  settlePrices(draft);
  const { linked, v } = draft;
  const brent = v[linked.s.brent] as number;
  const suppliers = linked.oilSuppliers;
  let average = 0;
  for (const s of suppliers) average += (v[s.share] as number) * deliveredPrice(v, s, brent);
  const room = suppliers.map((s) => capInForce(linked, v, s) - (v[s.share] as number));
  const moves = suppliers.map((s, i) => {
    const share = v[s.share] as number;
    const left = room[i] as number;
    if (left < 0) return Math.max(left, -linked.k.blockSpeed);
    const cheapness = average - deliveredPrice(v, s, brent);
    const cap = share + left;
    const wanted = clamp(s.base + s.elasticity * cheapness, Math.min(v[s.contract] as number, cap), cap);
    return clamp(wanted - share, -s.speed, s.speed);
  });
  balanceMoves(moves, room);
  moves.forEach((move, i) => {
    const supplier = suppliers[i];
    if (supplier) draft.add(supplier.share, move, 'model.market');
  });
}

/**
 * Makes wanted moves of share sum to zero on the number grid. Where buyers want more than sellers give up, or the other
 * way round, the larger side is scaled down; a supplier over its cap (negative room) sells regardless, and the others
 * take its barrels in proportion to the room they have. Writes `moves`.
 */
export function balanceMoves(moves: number[], room: readonly number[]): void {
  let up = 0;
  let down = 0;
  let forced = 0;
  moves.forEach((m, i) => {
    if (m > 0) up += m;
    else if ((room[i] as number) < 0) forced -= m;
    else down -= m;
  });
  if (forced > up) spread(moves, room, forced - up);
  const risen = Math.max(up, forced);
  const wanted = up === 0 ? 0 : Math.min(1, (forced + down) / up);
  const given = down === 0 ? 0 : Math.min(1, Math.max(0, risen - forced) / down);
  for (let i = 0; i < moves.length; i++) {
    const m = moves[i] as number;
    if (m > 0 && forced <= up) moves[i] = m * wanted;
    else if (m < 0 && (room[i] as number) >= 0) moves[i] = m * given;
  }
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < moves.length; i++) {
    moves[i] = quantise(moves[i] as number);
    sum += moves[i] as number;
    if (Math.abs(moves[i] as number) > Math.abs(moves[largest] as number)) largest = i;
  }
  if (moves.length > 0) moves[largest] = (moves[largest] as number) - sum;
}

/** Adds `extra` share to the moves of suppliers that have room. */
function spread(moves: number[], room: readonly number[], extra: number): void {
  let spare = 0;
  for (let i = 0; i < moves.length; i++) spare += Math.max(0, (room[i] as number) - Math.max(0, moves[i] as number));
  if (spare <= 0) return;
  const taken = Math.min(extra, spare);
  for (let i = 0; i < moves.length; i++) {
    const left = (room[i] as number) - Math.max(0, moves[i] as number);
    if (left > 0) moves[i] = Math.max(0, moves[i] as number) + (taken * left) / spare;
  }
}
