import { LinkError } from './problem.ts';

/** Longest text a link may hold, in bytes; scenario files have a limit of their own. */
const LONGEST_TEXT = 4_096;

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

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
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

  hex(count: number): string {
    return Array.from(this.bytes(count), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}
