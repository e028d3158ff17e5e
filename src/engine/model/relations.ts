import type { Draft } from '../draft.ts';
import type { Linked } from '../linked.ts';
import { drawNormal } from '../random.ts';

/**
 * Structural-balance rate of the tie x between i and j: κ (1 − x²) · mean over third parties k of x_ik · x_kj.
 * Ties in −1…1; without `damping` the factor 1 − x² is left out (Kułakowski, Gawroński & Gronek 2005; after Heider 1946).
 */
export function balanceRate(x: number, meanProduct: number, kappa: number, damping = true): number {
  return kappa * (damping ? 1 - x * x : 1) * meanProduct;
}

/** Rate at which a tie is pulled to its habit: λ (h − x). */
export function habitRate(x: number, habit: number, lambda: number): number {
  return lambda * (habit - x);
}

/** What a favour of weight `f` to k costs with j, in points: η · f · max(0, −x_jk). No hostility, no jealousy. */
export function jealousyCost(eta: number, favour: number, tieOfRivals: number): number {
  return eta * favour * Math.max(0, -tieOfRivals / 100);
}

/** How strongly a capital feels acts now, whatever their posture: 1 + ω₁ · rival summit + ω₂ · talks − ψ · purchases. */
export function opticsFelt(k: Linked['k'], rivalSummit: number, talks: number, recentPurchases: number): number {
  const bought = Math.min(1, recentPurchases / 2);
  return 1 + k.opticsSummit * rivalSummit + k.opticsTalks * talks - k.opticsPurchases * bought;
}

/** How strongly an act is felt that is made in a posture (its multiplier); never below the floor. */
export function opticsAt(k: Linked['k'], felt: number, posture: number): number {
  return Math.max(k.opticsFloor, felt * posture);
}

/** Moves every tie by balance, habit and mood, and every habit by drift; all from the same start-of-settle values. */
export function settleRelations(draft: Draft): void {
  const { linked, v } = draft;
  const { kappa, lambda, mu } = linked.k;
  const n = linked.tie.length;
  const before = linked.pairs.map((p) => (v[p.tie] as number) / 100);
  linked.pairs.forEach((pair, at) => {
    const tie = before[at] as number;
    const habit = (v[pair.habit] as number) / 100;
    let sum = 0;
    let thirds = 0;
    for (let third = 0; third < n; third++) {
      if (third === pair.a || third === pair.b) continue;
      const first = before[(linked.pairOf[pair.a] as number[])[third] as number] as number;
      const second = before[(linked.pairOf[third] as number[])[pair.b] as number] as number;
      sum += first * second;
      thirds++;
    }
    draft.add(pair.tie, 100 * balanceRate(tie, thirds === 0 ? 0 : sum / thirds, kappa), 'model.balance');
    draft.add(pair.tie, 100 * habitRate(tie, habit, lambda), 'model.habit');
    if (pair.mood > 0) {
      draft.add(pair.tie, pair.mood * drawNormal(draft.key, draft.turn, pair.stream), 'model.mood');
    }
    draft.add(pair.habit, 100 * mu * (tie - habit), 'model.drift');
  });
}
