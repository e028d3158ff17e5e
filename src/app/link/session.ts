import type { SessionTerms } from '#lab';
import { ByteReader, ByteWriter } from './bytes.ts';
import { LinkError } from './problem.ts';

/** What a class plays, as its teacher set it up. */
export interface Session {
  readonly scenario: { readonly id: string; readonly version: string; readonly hash: string };
  readonly seed: string;
  /** Null when everybody declares their own. */
  readonly doctrine: string | null;
  readonly terms: SessionTerms;
}

const MOST_TURNS = 400;
const PREDICT = 1;
const PREVIEWS = 2;
const LOCKED = 4;
const GUIDE = 8;

/** The settings as bits. */
export const flagsOf = ({ predict, previews, locked, guide }: SessionTerms): number =>
  (predict ? PREDICT : 0) | (previews ? PREVIEWS : 0) | (locked ? LOCKED : 0) | (guide ? GUIDE : 0);

export const termsOf = (turns: number, flags: number): SessionTerms => ({
  turns,
  predict: (flags & PREDICT) !== 0,
  previews: (flags & PREVIEWS) !== 0,
  locked: (flags & LOCKED) !== 0,
  ...((flags & GUIDE) !== 0 ? { guide: true } : {}),
});

/** The bytes of a session. */
export function writeSession({ scenario, seed, doctrine, terms }: Session): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.text(scenario.id);
  out.text(scenario.version);
  out.text(scenario.hash);
  out.text(seed);
  out.text(doctrine ?? '');
  out.count(terms.turns);
  out.byte(flagsOf(terms));
  return out.done();
}

/** The session again. Throws a LinkError when it cannot be one. */
export function readSession(body: Uint8Array): Session {
  const from = new ByteReader(body);
  const scenario = { id: from.text(), version: from.text(), hash: from.text() };
  const seed = from.text(400);
  const doctrine = from.text();
  const turns = from.count(MOST_TURNS);
  if (turns === 0) throw new LinkError('damaged', 'a session of no quarters');
  return { scenario, seed, doctrine: doctrine === '' ? null : doctrine, terms: termsOf(turns, from.byte()) };
}
