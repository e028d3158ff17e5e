import { KNOWN_WORDS } from './known-words.ts';
import { LinkError } from './problem.ts';
import { seedNumber, seedOf } from './seed-number.ts';

/** Longest text a link may hold, in bytes; scenario files have a limit of their own. */
const LONGEST_TEXT = 4_096;

/** What the byte before a word says: it is spelled out; it is a seed of the game's making; or, from here on, a known word. */
const SPELLED = 0;
const SEED = 1;
const KNOWN = 2;
const SEED_BYTES = 4;

/** Bytes in the making: whole numbers in groups of seven bits, texts and lists with their length before them. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #size = 0;

  #room(more: number): void {
    if (this.#size + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#size + more));
    larger.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = larger;
  }

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.#size++] = value;
  }

  /** A whole number of `count` bytes, the largest part first. */
  fixed(value: number, count: number): void {
    for (let place = count - 1; place >= 0; place -= 1) this.byte((value >>> (8 * place)) & 0xff);
  }

  /** A whole number from 0 to 2³¹ − 1. */
  count(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length);
    this.#bytes.set(value, this.#size);
    this.#size += value.length;
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.count(bytes.length);
    this.bytes(bytes);
  }

  /** A text that is often a known word or a seed, which then take little room. */
  word(value: string): void {
    const known = KNOWN_WORDS.indexOf(value);
    const seed = known < 0 ? seedNumber(value) : null;
    if (known >= 0) this.byte(KNOWN + known);
    else if (seed !== null) {
      this.byte(SEED);
      this.fixed(seed, SEED_BYTES);
    } else {
      this.byte(SPELLED);
      this.text(value);
    }
  }

  /** Hexadecimal digits, an even number of them. */
  hex(digits: string): void {
    for (let at = 0; at < digits.length; at += 2) this.byte(Number.parseInt(digits.slice(at, at + 2), 16));
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#size);
  }
}

/** Reads what {@link ByteWriter} wrote. Every method throws a LinkError when the bytes end too soon or cannot be meant. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  readonly #hasWords: boolean;

  /** @param hasWords false for the first layout, which spelled every word out */
  constructor(bytes: Uint8Array, hasWords = true) {
    this.#bytes = bytes;
    this.#hasWords = hasWords;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new LinkError('cut');
    this.#at += 1;
    return value;
  }

  fixed(count: number): number {
    let value = 0;
    for (let place = 0; place < count; place += 1) value = value * 256 + this.byte();
    return value;
  }

  /** @param most what is larger cannot be meant */
  count(most = 0x7fffffff): number {
    let value = 0;
    for (let place = 0; place < 5; place += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** (7 * place);
      if (byte < 0x80) {
        if (value > most) throw new LinkError('damaged', `${value} where at most ${most} is allowed`);
        return value;
      }
    }
    throw new LinkError('damaged', 'a number without end');
  }

  bytes(count: number): Uint8Array {
    if (count > this.left) throw new LinkError('cut');
    const value = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += count;
    return value;
  }

  text(longest = LONGEST_TEXT): string {
    const bytes = this.bytes(this.count(longest));
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new LinkError('damaged', 'text that is no text');
    }
  }

  /** What {@link ByteWriter.word} wrote. */
  word(): string {
    if (!this.#hasWords) return this.text();
    const how = this.byte();
    if (how === SPELLED) return this.text();
    const word = how === SEED ? seedOf(this.fixed(SEED_BYTES)) : KNOWN_WORDS[how - KNOWN];
    // A later game may know more words than this one.
    if (word === undefined) throw new LinkError('newer');
    if (word === null) throw new LinkError('damaged', 'a seed that is none');
    return word;
  }

  hex(count: number): string {
    return Array.from(this.bytes(count), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
