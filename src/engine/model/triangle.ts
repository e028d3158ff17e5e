import type { TriangleRole, TriangleType } from '../vocabulary.ts';

/** Sign of a tie with a dead band: −1, 0 or 1. */
export function signOf(tie: number, deadBand: number): -1 | 0 | 1 {
  return tie > deadBand ? 1 : tie < -deadBand ? -1 : 0;
}

/** Dittmer's score of i: s_ij + s_ik − s_jk. Pivot 3, friend and partner 1, wing and foe −1, outcast −3. */
export function roleScore(ij: number, ik: number, jk: number): number {
  return ij + ik - jk;
}

/** Role of i in the triangle with j and k, from the signs of the three ties (Dittmer 1981). */
export function roleOf(ij: number, ik: number, jk: number): TriangleRole {
  if (ij === 0 || ik === 0 || jk === 0) return 'unsettled';
  const friends = (ij > 0 ? 1 : 0) + (ik > 0 ? 1 : 0);
  if (friends === 2) return jk > 0 ? 'friend' : 'pivot';
  if (friends === 1) return jk > 0 ? 'wing' : 'partner';
  return jk > 0 ? 'outcast' : 'foe';
}

/** Type of the triangle from its three signs. */
export function triangleType(a: number, b: number, c: number): TriangleType {
  if (a === 0 || b === 0 || c === 0) return 'unsettled';
  const warm = (a > 0 ? 1 : 0) + (b > 0 ? 1 : 0) + (c > 0 ? 1 : 0);
  if (warm === 3) return 'menage-a-trois';
  if (warm === 2) return 'romantic-triangle';
  return warm === 1 ? 'stable-marriage' : 'unit-veto';
}

/** Tension U = −x_ij · x_jk · x_ik, ties in −1…1: positive when the triangle is out of balance (Heider; Cartwright & Harary 1956). */
export function tensionOf(ij: number, jk: number, ik: number): number {
  return 0 - ij * jk * ik;
}
