import type { Scope } from '../expression.ts';
import type { Linked } from '../linked.ts';
import { derive } from '../number.ts';
import type { Symbols } from '../symbols.ts';

/** Herfindahl–Hirschman index of shares, normalised to 0 (even) … 1 (a single supplier). */
export function normalisedHhi(shares: readonly number[]): number {
  const n = shares.length;
  if (n <= 1) return n;
  let sum = 0;
  for (const s of shares) sum += s * s;
  return Math.max(0, (sum - 1 / n) / (1 - 1 / n));
}

/** Tilt between the poles, −1…1: (E₁ − E₂) / (E₁ + E₂) from the exposures. */
export function tiltOf(first: number, second: number): number {
  const sum = first + second;
  return sum === 0 ? 0 : (first - second) / sum;
}

/** Derives the exposure to each pole and autonomy (0–100). */
export function deriveAutonomy(linked: Linked, symbols: Symbols, poles: readonly [string, string], scope: Scope): void {
  const { v } = scope;
  const { k, s } = linked;
  poles.forEach((pole, i) => {
    let exposure = v[s.tradeWithPole[i as 0 | 1]] as number;
    for (const supplier of linked.armsSuppliers) {
      if (supplier.actor === pole) exposure += k.exposureArms * (v[supplier.share] as number);
    }
    for (const supplier of linked.oilSuppliers) {
      if (supplier.actor === pole) exposure += k.exposureOil * (v[supplier.share] as number);
    }
    derive(symbols, v, s.exposure[i as 0 | 1], exposure);
  });
  const arms = normalisedHhi(linked.armsSuppliers.map((x) => v[x.share] as number));
  const oil = normalisedHhi(linked.oilSuppliers.map((x) => v[x.share] as number));
  const tilt = tiltOf(v[s.exposure[0]] as number, v[s.exposure[1]] as number);
  const given = v[s.outstanding] as number;
  derive(
    symbols,
    v,
    s.autonomy,
    100 *
      (1 -
        k.autonomyArms * arms -
        k.autonomyOil * oil -
        k.autonomyTilt * Math.abs(tilt) -
        k.autonomyConcession * given),
  );
}
