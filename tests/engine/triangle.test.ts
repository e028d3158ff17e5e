import { describe, expect, it } from 'vitest';
import { model } from '#engine';

const { roleOf, roleScore, signOf, tensionOf, triangleType, balanceRate, habitRate } = model;

describe('Dittmer roles', () => {
  it.each([
    [1, 1, -1, 'pivot', 3, 'romantic-triangle'],
    [1, 1, 1, 'friend', 1, 'menage-a-trois'],
    [1, -1, -1, 'partner', 1, 'stable-marriage'],
    [1, -1, 1, 'wing', -1, 'romantic-triangle'],
    [-1, -1, -1, 'foe', -1, 'unit-veto'],
    [-1, -1, 1, 'outcast', -3, 'stable-marriage'],
  ] as const)('ties %i, %i with the others’ %i make a %s with score %i in a %s', (ij, ik, jk, role, score, type) => {
    expect(roleOf(ij, ik, jk)).toBe(role);
    expect(roleScore(ij, ik, jk)).toBe(score);
    expect(triangleType(ij, ik, jk)).toBe(type);
  });

  it('gives no sign inside the dead band', () => {
    expect([signOf(5, 5), signOf(-5, 5), signOf(5.1, 5), signOf(-5.1, 5)]).toEqual([0, 0, 1, -1]);
    expect(roleOf(0, 1, -1)).toBe('unsettled');
  });

  it('has positive tension exactly when the triangle is out of balance', () => {
    for (const a of [-0.6, 0.6]) {
      for (const b of [-0.5, 0.5]) {
        for (const c of [-0.4, 0.4]) expect(tensionOf(a, b, c) > 0).toBe(a * b * c < 0);
      }
    }
  });
});

/** Three ties under balance alone, by Euler steps of `dt`. */
function run(ties: readonly [number, number, number], dt: number, steps: number, damping: boolean): number[][] {
  const path: number[][] = [[...ties]];
  let [a, b, c] = ties;
  for (let i = 0; i < steps; i++) {
    const next = [
      a + dt * balanceRate(a, b * c, 1, damping),
      b + dt * balanceRate(b, a * c, 1, damping),
      c + dt * balanceRate(c, a * b, 1, damping),
    ] as const;
    [a, b, c] = next;
    path.push([a, b, c]);
  }
  return path;
}

describe('structural balance', () => {
  it('conserves x_a² − x_b² without habit and damping', () => {
    const path = run([0.5, 0.3, -0.2], 1e-4, 20_000, false);
    const [a0, b0, c0] = path[0] as [number, number, number];
    const [a1, b1, c1] = path.at(-1) as [number, number, number];
    expect(Math.abs(a1 - a0)).toBeGreaterThan(0.02);
    expect(a1 * a1 - b1 * b1).toBeCloseTo(a0 * a0 - b0 * b0, 3);
    expect(b1 * b1 - c1 * c1).toBeCloseTo(b0 * b0 - c0 * c0, 3);
  });

  it('flips the weakest tie of an unbalanced triangle first', () => {
    for (const start of [
      [0.6, 0.4, -0.2],
      [0.6, 0.1, -0.5],
      [-0.15, 0.5, 0.7],
    ] as const) {
      const weakest = start.map(Math.abs).indexOf(Math.min(...start.map(Math.abs)));
      const path = run(start, 1e-3, 40_000, false);
      const first = path.find((ties) => ties.some((x, i) => Math.sign(x) !== Math.sign(start[i] as number)));
      expect(first).toBeDefined();
      const flipped = (first as number[]).findIndex((x, i) => Math.sign(x) !== Math.sign(start[i] as number));
      expect(flipped).toBe(weakest);
    }
  });

  it('lets an unbalanced pivot triad live for 20 quarters at the default rates', () => {
    // India–US, India–Russia, US–Russia with habits at the same values: a pivot between two poles that dislike each other.
    const habits = [0.3, 0.7, -0.33];
    let ties = [...habits];
    for (let quarter = 0; quarter < 20; quarter++) {
      const [a, b, c] = ties as [number, number, number];
      ties = [
        a + balanceRate(a, b * c, 0.02) + habitRate(a, habits[0] as number, 0.06),
        b + balanceRate(b, a * c, 0.02) + habitRate(b, habits[1] as number, 0.06),
        c + balanceRate(c, a * b, 0.02) + habitRate(c, habits[2] as number, 0.06),
      ];
      expect(roleOf(...(ties.map((x) => signOf(100 * x, 5)) as [1, 1, -1]))).toBe('pivot');
    }
  });
});
