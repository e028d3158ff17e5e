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
  const expand = seedrandom(seed);
  const key: LuckKey = [expand.int32(), expand.int32(), expand.int32(), expand.int32()];
  // A sweep names thousands of seeds; the map is only there for the game at hand.
  if (keys.size > 256) keys.clear();
  keys.set(seed, key);
  return key;
}

const ROTATIONS = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
] as const;

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** Threefry-4x32-20: four words of output for a key and a four-word counter. */
export function threefry(key: LuckKey, counter: LuckKey): [number, number, number, number] {
  const k4 = 0x1bd11bda ^ key[0] ^ key[1] ^ key[2] ^ key[3];
  const k = [key[0], key[1], key[2], key[3], k4];
  let x0 = (counter[0] + key[0]) | 0;
  let x1 = (counter[1] + key[1]) | 0;
  let x2 = (counter[2] + key[2]) | 0;
  let x3 = (counter[3] + key[3]) | 0;
  for (let round = 0; round < 20; round++) {
    const [a, b] = ROTATIONS[round & 7] as readonly [number, number];
    if ((round & 1) === 0) {
      x0 = (x0 + x1) | 0;
      x1 = rotate(x1, a) ^ x0;
      x2 = (x2 + x3) | 0;
      x3 = rotate(x3, b) ^ x2;
    } else {
      x0 = (x0 + x3) | 0;
      x3 = rotate(x3, a) ^ x0;
      x2 = (x2 + x1) | 0;
      x1 = rotate(x1, b) ^ x2;
    }
    if ((round & 3) === 3) {
      const s = (round >> 2) + 1;
      x0 = (x0 + (k[s % 5] as number)) | 0;
      x1 = (x1 + (k[(s + 1) % 5] as number)) | 0;
      x2 = (x2 + (k[(s + 2) % 5] as number)) | 0;
      x3 = (x3 + (k[(s + 3) % 5] as number) + s) | 0;
    }
  }
  return [x0, x1, x2, x3];
}

const streams = new Map<string, readonly [number, number]>();

/** Two 32-bit words that stand for a stream's name. */
function streamWords(stream: string): readonly [number, number] {
  let words = streams.get(stream);
  if (!words) {
    words = [hash32(stream, 0x9747b28c), hash32(stream, 0x5bd1e995)];
    if (streams.size > 4096) streams.clear();
    streams.set(stream, words);
  }
  return words;
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

/** Uniform in [0, 1) with 53 bits, for the stream `stream` in `turn`; `index` tells draws of one stream apart. */
export function draw(key: LuckKey, turn: number, stream: string, index = 0): number {
  const words = streamWords(stream);
  const out = threefry(key, [turn, words[0], words[1], index]);
  return ((out[0] >>> 5) * 67108864 + (out[1] >>> 6)) / 9007199254740992;
}

/** Roughly normal (sum of four uniforms), mean 0, standard deviation 1, within ±3.47. */
export function drawNormal(key: LuckKey, turn: number, stream: string): number {
  const words = streamWords(stream);
  const out = threefry(key, [turn, words[0], words[1], 0]);
  const sum = (out[0] >>> 0) + (out[1] >>> 0) + (out[2] >>> 0) + (out[3] >>> 0);
  // Four uniforms on [0, 1) have variance 4/12; scaling by √3 makes it 1.
  return (sum / 4294967296 - 2) * 1.7320508075688772;
}
