import type { RulesetData } from '#engine';
import { parseReplay, type Replay, type SessionTerms } from '#lab';
import type { InputFile } from '#scenario';
import { ByteReader, ByteWriter } from './bytes.ts';
import { type ReadPlans, readPlans, writePlans } from './plans.ts';
import { readPredictions, writePredictions } from './predictions.ts';
import { LinkError } from './problem.ts';
import { flagsOf, termsOf } from './session.ts';

/** What the maker of a link says the game came to; it is only believed once the game has been played again. */
export interface Claim {
  /** Ending id; null for a game that was stopped before one. */
  readonly ending: string | null;
  /** 0–100. */
  readonly score: number;
}

/** A game as a link carries it. Of every state hash but the last, only the first four digits travel. */
export interface LinkedRun {
  readonly replay: Replay;
  readonly claim: Claim | null;
  /** The scenario's own files, when it is not one that comes with the game. */
  readonly files: readonly InputFile[];
}

/** What a link says of its game before anything of the scenario is known. */
export interface RunHead {
  readonly scenario: Replay['scenario'];
  readonly engine: string;
  readonly seed: string;
  readonly doctrine: string;
  readonly quarters: number;
  readonly claim: Claim | null;
  readonly files: readonly InputFile[];
}

/** What could be read of a game with the rules at hand. */
export type ReadRun =
  | { readonly ok: true; readonly run: LinkedRun }
  /** Some of its moves have no name in this scenario: only `known` of `moves` do, and only they stand in `plans`. */
  | ({ readonly ok: false } & ReadPlans);

const SECTIONS = { plans: 2, hashes: 3, claim: 4, more: 5, files: 6, session: 7, predictions: 8 } as const;

const MARK_BYTES = 2;
const HASH_BYTES = 8;
const MOST_TURNS = 400;
const MOST_FILES = 200;
const LONGEST_FILE = 400_000;
const LONGEST_MORE = 60_000;

/** Fields of a replay that have a place of their own in the layout; a trace does not travel. */
const PLACED = new Set([
  'format',
  'engine',
  'scenario',
  'seed',
  'doctrine',
  'session',
  'predictions',
  'plans',
  'hashes',
  'trace',
]);

const isWholeHash = (hash: string): boolean => /^[0-9a-f]{16}$/.test(hash);

/** Begins a body of the second layout, with known words: no scenario of the first has an empty name. */
const SECOND_LAYOUT = 0;

/** The bytes of a game. `data`: the rules it was played by. */
export function writeRun(data: RulesetData, { replay, claim, files }: LinkedRun): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.byte(SECOND_LAYOUT);
  out.word(replay.scenario.id);
  out.word(replay.scenario.version);
  writeHash(out, replay.scenario.hash);
  out.word(replay.engine);
  out.word(replay.seed);
  out.word(replay.doctrine);
  const section = (tag: number, fill: (into: ByteWriter) => void): void => {
    const into = new ByteWriter();
    fill(into);
    const bytes = into.done();
    out.count(tag);
    out.count(bytes.length);
    out.bytes(bytes);
  };
  section(SECTIONS.hashes, (into) => {
    into.count(replay.hashes.length);
    replay.hashes.forEach((hash, turn) => {
      if (turn === replay.hashes.length - 1) writeHash(into, hash);
      else into.hex(hash.slice(0, 2 * MARK_BYTES));
    });
  });
  section(SECTIONS.plans, (into) => writePlans(into, data, replay.plans));
  if (claim) {
    section(SECTIONS.claim, (into) => {
      into.word(claim.ending ?? '');
      into.count(claim.score);
    });
  }
  const { session, predictions = [] } = replay;
  if (session) {
    section(SECTIONS.session, (into) => {
      into.count(session.turns);
      into.byte(flagsOf(session));
    });
  }
  if (predictions.length > 0) section(SECTIONS.predictions, (into) => writePredictions(into, data, predictions));
  const more = Object.entries(replay).filter(([field, value]) => !PLACED.has(field) && value !== undefined);
  if (more.length > 0) section(SECTIONS.more, (into) => into.text(JSON.stringify(Object.fromEntries(more))));
  if (files.length > 0) {
    section(SECTIONS.files, (into) => {
      into.count(files.length);
      for (const { path, text } of files) {
        into.text(path);
        into.text(text);
      }
    });
  }
  return out.done();
}

/** What can be known of a game without its scenario. Throws a LinkError. */
export function readHead(body: Uint8Array): RunHead {
  const { head } = open(body);
  return head;
}

/** The game, its plans named by these rules. Throws a LinkError when it is damaged. */
export function readRun(body: Uint8Array, data: RulesetData): ReadRun {
  const { head, sections, hashes, hasWords } = open(body);
  const plans = sections.get(SECTIONS.plans);
  if (!plans) throw new LinkError('damaged', 'no plans');
  const read = readPlans(new ByteReader(plans, hasWords), data);
  if (read.known < read.moves) return { ok: false, ...read };
  const more = sections.get(SECTIONS.more);
  const session = sections.get(SECTIONS.session);
  const predictions = sections.get(SECTIONS.predictions);
  const parsed = parseReplay({
    ...(more ? moreOf(more) : {}),
    ...(session ? { session: sessionOf(new ByteReader(session)) } : {}),
    ...(predictions ? { predictions: readPredictions(new ByteReader(predictions), data) } : {}),
    format: 1,
    engine: head.engine,
    scenario: head.scenario,
    seed: head.seed,
    doctrine: head.doctrine,
    plans: read.plans,
    // A file holds longer ones; these are known to be hexadecimal.
    hashes: hashes.map((hash) => hash.padEnd(8, '0')),
  });
  if (!parsed.ok) {
    const first = parsed.problems[0];
    throw new LinkError('damaged', first ? `${first.path} ${first.message}` : '');
  }
  return { ok: true, run: { replay: { ...parsed.replay, hashes }, claim: head.claim, files: head.files } };
}

interface Opened {
  readonly head: RunHead;
  readonly sections: ReadonlyMap<number, Uint8Array>;
  readonly hashes: readonly string[];
  readonly hasWords: boolean;
}

function open(body: Uint8Array): Opened {
  const hasWords = body[0] === SECOND_LAYOUT;
  const from = new ByteReader(body, hasWords);
  if (hasWords) from.byte();
  const scenario = { id: from.word(), version: from.word(), hash: readHash(from) };
  const [engine, seed, doctrine] = [from.word(), from.word(), from.word()];
  const sections = new Map<number, Uint8Array>();
  // What this game does not know, a later one may have added: it is passed over.
  while (from.left > 0) sections.set(from.count(), from.bytes(from.count()));
  const hashes = readHashes(sections.get(SECTIONS.hashes));
  const claim = sections.get(SECTIONS.claim);
  const files = sections.get(SECTIONS.files);
  return {
    head: {
      scenario,
      engine,
      seed,
      doctrine,
      quarters: hashes.length,
      claim: claim ? claimOf(new ByteReader(claim, hasWords)) : null,
      files: files ? filesOf(new ByteReader(files)) : [],
    },
    sections,
    hashes,
    hasWords,
  };
}

function readHashes(bytes: Uint8Array | undefined): string[] {
  if (!bytes) throw new LinkError('damaged', 'no hashes');
  const from = new ByteReader(bytes);
  const turns = from.count(MOST_TURNS);
  return Array.from({ length: turns }, (_, turn) => (turn === turns - 1 ? readHash(from) : from.hex(MARK_BYTES)));
}

/** A hash as bytes; one that is not sixteen digits, as text behind a zero. */
function writeHash(out: ByteWriter, hash: string): void {
  if (isWholeHash(hash)) {
    out.byte(HASH_BYTES);
    out.hex(hash);
  } else {
    out.byte(0);
    out.text(hash);
  }
}

function readHash(from: ByteReader): string {
  const size = from.byte();
  if (size !== 0 && size !== HASH_BYTES) throw new LinkError('damaged', 'a hash of another size');
  return size === 0 ? from.text() : from.hex(size);
}

const sessionOf = (from: ByteReader): SessionTerms => termsOf(from.count(MOST_TURNS), from.byte());

function claimOf(from: ByteReader): Claim {
  const ending = from.word();
  return { ending: ending === '' ? null : ending, score: from.count(100) };
}

function filesOf(from: ByteReader): InputFile[] {
  return Array.from({ length: from.count(MOST_FILES) }, () => ({ path: from.text(), text: from.text(LONGEST_FILE) }));
}

function moreOf(bytes: Uint8Array): object {
  const text = new ByteReader(bytes).text(LONGEST_MORE);
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  } catch {
    // Told below like any other damage.
  }
  throw new LinkError('damaged', 'what goes with the game cannot be read');
}
