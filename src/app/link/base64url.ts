import { LinkError } from './problem.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

/** Bytes as text that an address takes as it is (RFC 4648 §5, without padding). */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const letters = Math.min(4, bytes.length - at + 1);
    for (let place = 0; place < letters; place += 1) text += LETTERS.charAt((group >>> (18 - 6 * place)) & 63);
  }
  return text;
}

/** The bytes again. Throws a LinkError for any other text. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 4 === 1) throw new LinkError('cut');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let group = 0;
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES.get(text.charAt(at));
    if (value === undefined) throw new LinkError('damaged', `the character ${JSON.stringify(text.charAt(at))}`);
    group = ((group << 6) | value) & 0xffffff;
    const bits = ((at % 4) + 1) * 6;
    if (at % 4 !== 0) bytes[size++] = (group >>> (bits % 8)) & 0xff;
  }
  return bytes;
}
