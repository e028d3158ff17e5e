import { describe, expect, it } from 'vitest';
import { draw, drawNormal, keyOf, streamOf, threefry } from '#engine';

const A = streamOf('reaction.us.a');
const B = streamOf('reaction.us.b');
const hex = (words: readonly number[]): string[] => words.map((w) => (w >>> 0).toString(16).padStart(8, '0'));

describe('luck', () => {
  it('gives the known answers of Threefry-4x32-20', () => {
    expect(hex(threefry([0, 0, 0, 0], [0, 0, 0, 0]))).toEqual(['9c6ca96a', 'e17eae66', 'fc10ecd4', '5256a7d8']);
    expect(hex(threefry([-1, -1, -1, -1], [-1, -1, -1, -1]))).toEqual(['2a881696', '57012287', 'f6c7446e', 'a16a6732']);
    expect(
      hex(
        threefry(
          [0xa4093822 | 0, 0x299f31d0, 0x082efa98, 0xec4e6c89 | 0],
          [0x243f6a88, 0x85a308d3 | 0, 0x13198a2e, 0x03707344],
        ),
      ),
    ).toEqual(['59cd1dbb', 'b8879579', '86b5d00c', 'ac8b6d84']);
  });

  it('depends on seed, turn, stream and index, and on nothing else', () => {
    const key = keyOf('seven');
    const first = draw(key, 3, A);
    draw(key, 3, B);
    draw(key, 4, A);
    expect(draw(keyOf('seven'), 3, A)).toBe(first);
    const others = [draw(keyOf('eight'), 3, A), draw(key, 4, A), draw(key, 3, B), draw(key, 3, A, 1)];
    for (const other of others) expect(other).not.toBe(first);
  });

  it('is uniform on [0, 1) and has the normal’s mean and spread', () => {
    const key = keyOf('spread');
    const n = 20_000;
    const bins = new Array<number>(10).fill(0);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const u = draw(key, i, streamOf('test'));
      expect(u).toBeGreaterThanOrEqual(0);
      expect(u).toBeLessThan(1);
      bins[Math.floor(u * 10)] = (bins[Math.floor(u * 10)] ?? 0) + 1;
      const z = drawNormal(key, i, streamOf('normal'));
      sum += z;
      squares += z * z;
    }
    // χ² with nine degrees of freedom is below 27.9 in 99.9 % of samples.
    const chi = bins.reduce((x, b) => x + (b - n / 10) ** 2 / (n / 10), 0);
    expect(chi).toBeLessThan(27.9);
    expect(Math.abs(sum / n)).toBeLessThan(0.03);
    expect(Math.abs(squares / n - 1)).toBeLessThan(0.03);
  });
});
