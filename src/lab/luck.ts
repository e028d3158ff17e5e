import { draw, keyOf, streamOf } from '#engine';

/** A stream of chance that belongs to one policy in one seat; it shares nothing with the luck of the game. */
export interface Luck {
  /** The next number in [0, 1). */
  next(): number;
  /** A whole number in [0, n); `n` ≥ 1. */
  below(n: number): number;
}

/**
 * Opens the stream named `name` of `seed`. Equal names give equal streams. Whoever holds the stream cannot read the seed
 * from it, so a policy that draws from it still knows nothing of the luck of the game.
 */
export function openLuck(seed: string, name: string): Luck {
  const key = keyOf(`luck of ${name} under ${seed}`);
  const stream = streamOf(name);
  let count = 0;
  const next = () => draw(key, 0, stream, count++);
  return { next, below: (n) => Math.floor(next() * n) };
}
