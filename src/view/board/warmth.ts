import { clamp } from './geometry.ts';

/** How warm a tie is, coldest first. */
export const WARMTHS = ['hostile', 'cold', 'cool', 'neutral', 'cordial', 'warm', 'close'] as const;
export type Warmth = (typeof WARMTHS)[number];

/** The warmth of a relation of −100…100. Neutral is the triangle's dead band. */
export function warmthOf(value: number): Warmth {
  if (Math.abs(value) <= 5) return 'neutral';
  if (value < 0) return value <= -60 ? 'hostile' : value <= -25 ? 'cold' : 'cool';
  return value >= 60 ? 'close' : value >= 30 ? 'warm' : 'cordial';
}

/** How a tie of some relation is drawn; lengths in widths of the thinnest tie. */
export interface TieStyle {
  readonly warmth: Warmth;
  readonly thickness: number;
  /** Drawn and left out, in turn; empty for an unbroken line. */
  readonly dash: readonly number[];
  /** How far it hangs below the straight line, as a share of its length: friends pull it tight. */
  readonly sag: number;
  /** Loose strands at the middle: 0 for a whole tie, 1 for one about to part. */
  readonly fray: number;
  /** Strands twisted into it. */
  readonly strands: 1 | 2;
}

const DASHES: Readonly<Record<Warmth, readonly number[]>> = {
  hostile: [1, 4],
  cold: [4, 4],
  cool: [8, 4],
  neutral: [],
  cordial: [],
  warm: [],
  close: [],
};

/** Thickness, dashes, sag and fray of a tie of relation −100…100: never colour alone. */
export function tieStyle(value: number): TieStyle {
  const warmth = warmthOf(value);
  const x = clamp(value, -100, 100) / 100;
  return {
    warmth,
    thickness: x >= 0 ? 1.6 + 3.4 * x : 1.6 - 0.4 * x,
    dash: DASHES[warmth],
    sag: 0.055 * clamp(0.35 - x, 0, 1.35),
    fray: clamp((-x - 0.25) / 0.6, 0, 1),
    strands: warmth === 'warm' || warmth === 'close' ? 2 : 1,
  };
}

/** How angry a capital is, calmest first. */
export const TEMPERS = ['calm', 'irked', 'angry', 'furious'] as const;
export type Temper = (typeof TEMPERS)[number];

/** The temper of a heat of 0–100. */
export const temperOf = (heat: number): Temper =>
  heat >= 50 ? 'furious' : heat >= 25 ? 'angry' : heat >= 8 ? 'irked' : 'calm';

/** How strained the triangle is, easiest first. */
export const STRAINS = ['settled', 'easy', 'uneasy', 'strained'] as const;
export type Strain = (typeof STRAINS)[number];

/** The strain of a tension of −1…1; above 0 the triangle is out of balance. */
export const strainOf = (tension: number): Strain =>
  tension >= 0.08 ? 'strained' : tension >= 0.01 ? 'uneasy' : tension > -0.05 ? 'easy' : 'settled';
