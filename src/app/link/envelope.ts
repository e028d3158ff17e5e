import { fnv1a } from '../fnv.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { LinkError } from './problem.ts';

/**
 * Version of the newest layout. A game that meets a higher one says that it is too old for the link. 2 differs from 1 in the body of
 * a run; see run.ts.
 */
const VERSION = 2;

/** What a link can hold. */
export const LINK_KINDS = ['run', 'session'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

const PACKED = 0x80;
const HEAD_BYTES = 6;
/** Longest text that is looked at: an address this long is no game. */
export const LONGEST_LINK = 400_000;
/** Most bytes a body may unfold to; with a scenario's files inside it is the larger. */
const MOST_BYTES = 1_500_000;

/** Version that each kind is written in. */
const WRITTEN: Readonly<Record<LinkKind, number>> = { run: 2, session: 1 };

const checksum = (version: number, kind: number, body: Uint8Array): number => fnv1a(body, version, kind) >>> 0;

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream, most: number): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    // Nothing is unfolded beyond the limit, however small it was folded.
    if (size > most) {
      await reader.cancel();
      throw new LinkError('tooLong');
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Folds a body into the text of a link: version, kind and a bit for deflate, checksum, body; base64url. The body is deflated
 * when that is shorter.
 */
export async function seal(kind: LinkKind, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = await through(body, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  const isShorter = packed.length < body.length;
  const inner = isShorter ? packed : body;
  const code = LINK_KINDS.indexOf(kind);
  const bytes = new Uint8Array(HEAD_BYTES + inner.length);
  bytes[0] = WRITTEN[kind];
  bytes[1] = code | (isShorter ? PACKED : 0);
  new DataView(bytes.buffer).setUint32(2, checksum(WRITTEN[kind], code, body));
  bytes.set(inner, HEAD_BYTES);
  return toBase64url(bytes);
}

/** The body of a link's text. Rejects with a LinkError whatever is wrong with it. */
export async function unseal(text: string): Promise<{ readonly kind: LinkKind; readonly body: Uint8Array }> {
  if (text === '') throw new LinkError('cut');
  if (text.length > LONGEST_LINK) throw new LinkError('tooLong');
  const bytes = fromBase64url(text);
  const [version = 0, flags = 0] = bytes;
  if (version === 0) throw new LinkError('foreign');
  if (version > VERSION) throw new LinkError('newer');
  if (bytes.length <= HEAD_BYTES) throw new LinkError('cut');
  const code = flags & ~PACKED;
  const kind = LINK_KINDS[code];
  if (!kind) throw new LinkError('foreign');
  const inner = bytes.slice(HEAD_BYTES);
  let body: Uint8Array = inner;
  if ((flags & PACKED) !== 0) {
    try {
      body = await through(inner, new DecompressionStream('deflate-raw'), MOST_BYTES);
    } catch (error) {
      throw error instanceof LinkError ? error : new LinkError('damaged');
    }
  }
  const sum = new DataView(bytes.buffer).getUint32(2);
  if (checksum(version, code, body) !== sum) throw new LinkError('damaged');
  return { kind, body };
}
