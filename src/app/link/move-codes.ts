import { CRISIS_ACTIONS, DEMAND_ANSWERS, type Move, QUARTER, type RulesetData } from '#engine';
import { fnv1a, fnvStep } from '../fnv.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { LinkError } from './problem.ts';

/**
 * A move takes two bytes: its posture (2 bits) and 14 bits of the salted hash of its name, which every game works out from the
 * scenario it has. Names, not places in a list, because a link must still be readable when the scenario has gained a move.
 * Whoever writes picks a salt under which no move of the game shares its code with another; what is left is spelled out.
 */
const POSTURES = ['normal', 'quiet', 'loud'] as const;
/** In place of a posture: an answer to an act, which comes with the act's code; or, with code 0, a move spelled out. */
const OTHER = 3;
const NAME_BITS = 14;
const ACT_BITS = 23;
const SPELLED_ACT = 1 << ACT_BITS;
const MOST_SALT = 255;

/** A move this scenario has no name for: another version's. */
export const UNKNOWN_MOVE = { kind: 'unknown' } as const;

function hashName(name: string, salt: number, bits: number): number {
  let hash = fnv1a(name, salt);
  hash ^= hash >>> 15;
  // FNV's own way to fewer bits: the upper ones are folded in.
  return ((hash >>> bits) ^ hash) & ((1 << bits) - 1);
}

/** Code → what it stands for; null where two things share it. */
type Table<T> = ReadonlyMap<number, T | null>;

function tableOf<T>(things: readonly T[], nameOf: (thing: T) => string, salt: number, bits: number): Table<T> {
  const table = new Map<number, T | null>();
  for (const thing of things) {
    const code = hashName(nameOf(thing), salt, bits);
    table.set(code, table.has(code) ? null : thing);
  }
  return table;
}

/** The moves of a scenario by their codes under one salt. */
export interface MoveCodes {
  readonly salt: number;
  readonly moves: Table<Move>;
  readonly responses: Table<Move>;
  readonly acts: Table<string>;
}

/** What can be named of a scenario. */
interface Names {
  readonly moves: readonly Move[];
  readonly responses: readonly Move[];
  readonly acts: readonly string[];
}

function namesOf(data: RulesetData): Names {
  const moves: Move[] = [
    ...data.decisions.flatMap(({ id, options }) =>
      options.map((option): Move => ({ kind: 'decide', decision: id, option: option.id })),
    ),
    ...data.events.flatMap(({ id, options }) =>
      options.map((option): Move => ({ kind: 'answer', event: id, option: option.id })),
    ),
    ...data.instruments.flatMap(({ sender, id }) =>
      DEMAND_ANSWERS.map((answer): Move => ({ kind: 'demand', sender, instrument: id, answer })),
    ),
    ...data.crises.flatMap(({ id }) => CRISIS_ACTIONS.map((action): Move => ({ kind: 'crisis', crisis: id, action }))),
  ];
  const responses = data.reactions.flatMap(({ id, actor, ladder }) => {
    const rungs = data.actors.find((other) => other.id === actor)?.ladders.find((other) => other.id === ladder)?.rungs;
    // No answer at all is never a move, but it can be predicted.
    const answers = ['', ...(rungs ?? []).map((rung) => rung.id)];
    return answers.map((rung): Move => ({ kind: 'respond', reaction: id, act: '', rung }));
  });
  const acts = [
    QUARTER,
    ...data.decisions.map(({ id }) => `decide.${id}`),
    ...data.events.flatMap(({ id }) => [`answer.${id}`, `event.${id}`]),
    ...data.programmes.map(({ id }) => `delivery.${id}`),
    ...data.instruments.map(({ sender, id }) => `demand.${sender}.${id}`),
  ];
  return { moves, responses, acts };
}

const codesUnder = ({ moves, responses, acts }: Names, salt: number): MoveCodes => ({
  salt,
  moves: tableOf(moves, nameOfMove, salt, NAME_BITS),
  responses: tableOf(responses, nameOfMove, salt, NAME_BITS),
  acts: tableOf(acts, (act) => act, salt, ACT_BITS),
});

/** The codes under a salt that was picked before. */
export function moveCodes(data: RulesetData, salt: number): MoveCodes {
  return codesUnder(namesOf(data), salt);
}

/** Codes under which as many of these moves as can be have one of their own. */
export function codesFor(data: RulesetData, moves: readonly Move[]): MoveCodes {
  const names = namesOf(data);
  let best: { codes: MoveCodes; spelled: number } | null = null;
  for (let salt = 0; salt <= MOST_SALT; salt += 1) {
    const codes = codesUnder(names, salt);
    const spelled = moves.filter((move) => codeOf(codes, move) === null).length;
    if (!best || spelled < best.spelled) best = { codes, spelled };
    // Moves of another scenario have to be spelled out under any salt; a few tries show it.
    if (spelled === 0 || (salt >= 15 && best.spelled <= 1)) break;
  }
  return best?.codes ?? codesUnder(names, 0);
}

/** What a move is, its posture and the act it answers aside. */
export function nameOfMove(move: Move): string {
  switch (move.kind) {
    case 'decide':
      return `decide/${move.decision}/${move.option}`;
    case 'answer':
      return `answer/${move.event}/${move.option}`;
    case 'demand':
      return `demand/${move.sender}/${move.instrument}/${move.answer}`;
    case 'crisis':
      return `crisis/${move.crisis}/${move.action}`;
    case 'respond':
      return `respond/${move.reaction}/${move.rung}`;
  }
}

/** A move's code; null when it has to be spelled out. */
export function codeOf(codes: MoveCodes, move: Move): number | null {
  const name = nameOfMove(move);
  const code = hashName(name, codes.salt, NAME_BITS);
  const isResponse = move.kind === 'respond';
  const known = (isResponse ? codes.responses : codes.moves).get(code);
  if (!known || nameOfMove(known) !== name || (isResponse && code === 0)) return null;
  return code;
}

/** Writes a move in two bytes, five when it answers an act, or spelled out as JSON where its code is not its own. */
export function writeMove(out: ByteWriter, codes: MoveCodes, move: Move): void {
  const code = codeOf(codes, move);
  if (code === null) {
    out.fixed(OTHER << NAME_BITS, 2);
    out.text(JSON.stringify(move));
  } else if (move.kind === 'respond') {
    out.fixed((OTHER << NAME_BITS) | code, 2);
    writeAct(out, codes, move.act);
  } else {
    const posture = 'posture' in move && move.posture ? POSTURES.indexOf(move.posture) : 0;
    out.fixed((posture << NAME_BITS) | code, 2);
  }
}

/** The move as plain JSON, not yet checked; {@link UNKNOWN_MOVE} when this scenario has no such name. */
export function readMove(from: ByteReader, codes: MoveCodes): unknown {
  const word = from.fixed(2);
  const code = word & ((1 << NAME_BITS) - 1);
  const posture = POSTURES[word >>> NAME_BITS];
  if (posture) {
    const move = codes.moves.get(code);
    return move ? { ...move, ...(posture === 'normal' ? {} : { posture }) } : UNKNOWN_MOVE;
  }
  if (code === 0) {
    const text = from.text();
    try {
      return JSON.parse(text);
    } catch {
      throw new LinkError('damaged', 'a move that cannot be read');
    }
  }
  const act = readAct(from, codes);
  const move = codes.responses.get(code);
  return move && act !== null ? { ...move, act } : UNKNOWN_MOVE;
}

/** Writes the id of an act in three bytes, or spelled out where its code is not its own. */
export function writeAct(out: ByteWriter, codes: MoveCodes, act: string): void {
  const code = hashName(act, codes.salt, ACT_BITS);
  if (codes.acts.get(code) === act) {
    out.fixed(code, 3);
    return;
  }
  out.fixed(SPELLED_ACT, 3);
  out.text(act);
}

/** An act's id; null when this scenario has no such name. */
export function readAct(from: ByteReader, codes: MoveCodes): string | null {
  const word = from.fixed(3);
  return word >= SPELLED_ACT ? from.text() : (codes.acts.get(word) ?? null);
}

/** Two bytes over what the moves are called, to tell whether the names that were read are those that were written. */
export function checkOfNames(moves: readonly Move[]): number {
  return moves.reduce((sum, move) => fnvStep(sum, hashName(nameOfMove(move), 0, 30)), 0) >>> 16;
}
