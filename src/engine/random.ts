import seedrandom from 'seedrandom';

/**
 * Counter-based luck. A draw is a pure function of the seed, the turn and the name of the stream that asks, so nothing
 * depends on the order of draws: a reaction added to a scenario does not shift anyone else's luck.
 * The seed text is expanded to a key by `seedrandom`; the draws are Threefry-4x32 with 20 rounds (Salmon et al., 2011).
 */
export const LUCK_ALGORITHM = 'seedrandom-3/threefry4x32-20';

export type LuckKey = readonly [number, number, number, number];

const keys = new Map<string, LuckKey>();

/** The four 32-bit key words of a seed text. */
export function keyOf(seed: string): LuckKey {
  const known = keys.get(seed);
  if (known) return known;
  // seedrandom reads the low byte of each code unit only; the hash tells apart seeds that differ in the others.
  const expand = seedrandom(`${hashText(seed)} ${seed}`);
  const key: LuckKey = [expand.int32(), expand.int32(), expand.int32(), expand.int32()];
  // A sweep names thousands of seeds; the map is only there for the game at hand.
  if (keys.size > 256) keys.clear();
  keys.set(seed, key);
  return key;
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** The four words of the last `scramble`. */
let out0 = 0;
let out1 = 0;
let out2 = 0;
let out3 = 0;

/**
 * Threefry-4x32-20 into `out0 … out3`. A quarter asks for more than a hundred draws: written out, with rotations by literals,
 * one takes a third of the time. Rounds come in two sets of four, which take turns; after either the key is injected, its
 * words moved on by one each time.
 */
function scramble(key: LuckKey, c0: number, c1: number, c2: number, c3: number): void {
  let k0 = key[0];
  let k1 = key[1];
  let k2 = key[2];
  let k3 = key[3];
  let k4 = 0x1bd11bda ^ k0 ^ k1 ^ k2 ^ k3;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  let x2 = (c2 + k2) | 0;
  let x3 = (c3 + k3) | 0;
  for (let injection = 1; ; injection += 2) {
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 10) | (x1 >>> 22)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 26) | (x3 >>> 6)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 11) | (x3 >>> 21)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 21) | (x1 >>> 11)) ^ x2;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 27) | (x3 >>> 5)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 23) | (x3 >>> 9)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 5) | (x1 >>> 27)) ^ x2;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2) | 0;
    x2 = (x2 + k3) | 0;
    x3 = (x3 + k4 + injection) | 0;
    if (injection === 5) break;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 20) | (x3 >>> 12)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 17) | (x3 >>> 15)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 11) | (x1 >>> 21)) ^ x2;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 25) | (x1 >>> 7)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 10) | (x3 >>> 22)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 18) | (x3 >>> 14)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 20) | (x1 >>> 12)) ^ x2;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k3) | 0;
    x2 = (x2 + k4) | 0;
    x3 = (x3 + k0 + injection + 1) | 0;
    const first = k0;
    const second = k1;
    k0 = k2;
    k1 = k3;
    k2 = k4;
    k3 = first;
    k4 = second;
  }
  out0 = x0;
  out1 = x1;
  out2 = x2;
  out3 = x3;
}

/** Threefry-4x32-20: four words of output for a key and a four-word counter. */
export function threefry(key: LuckKey, counter: LuckKey): [number, number, number, number] {
  scramble(key, counter[0], counter[1], counter[2], counter[3]);
  return [out0, out1, out2, out3];
}

/** A named source of draws: the two 32-bit words that its name comes to. */
export type Stream = readonly [number, number];

/** The stream of a rule or process, by its name. */
export function streamOf(name: string): Stream {
  return [hash32(name, 0x9747b28c), hash32(name, 0x5bd1e995)];
}

/** MurmurHash3 (x86, 32 bit) over UTF-16 code units. */
export function hash32(text: string, seed: number): number {
  let h = seed | 0;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = Math.imul(rotate(k, 15), 0x1b873593);
    h = (Math.imul(rotate(h ^ k, 13), 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** 64-bit hash of a text as 16 hex digits. For telling games and rules apart, not for security. */
export function hashText(text: string): string {
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0');
  return hex(hash32(text, 0x2545f491)) + hex(hash32(text, 0x1b56c4e9));
}

/** Uniform in [0, 1) with 53 bits, for `stream` in `turn`; `index` tells draws of one stream apart. */
export function draw(key: LuckKey, turn: number, stream: Stream, index = 0): number {
  scramble(key, turn, stream[0], stream[1], index);
  return ((out0 >>> 5) * 67108864 + (out1 >>> 6)) / 9007199254740992;
}

/** Roughly normal (sum of four uniforms), mean 0, standard deviation 1, within ±3.47. */
export function drawNormal(key: LuckKey, turn: number, stream: Stream): number {
  scramble(key, turn, stream[0], stream[1], 0);
  const sum = (out0 >>> 0) + (out1 >>> 0) + (out2 >>> 0) + (out3 >>> 0);
  // Four uniforms on [0, 1) have variance 4/12; scaling by √3 makes it 1.
  return (sum / 4294967296 - 2) * 1.7320508075688772;
}

/** Index that tells the draws of one stream apart by what they answer. */
export function indexOf(name: string): number {
  return hash32(name, 0x3c6ef372);
}
