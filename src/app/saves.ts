import { del, get, set } from 'idb-keyval';
import type { JsonState, Ruleset, TurnReport } from '#engine';
import { canonicalJson, stateToJson } from '#engine';
import type { Replay } from '#lab';
import { parseReplay, type ReplayProblem } from '#lab';
import { fnv1a } from './fnv.ts';
import { type Brought, readBrought } from './foreign/brought.ts';
import { inReason } from './in-reason.ts';
import type { SaveProblem } from './problem.ts';

export type { SaveProblem } from './problem.ts';

/** A save: the game as its choices, and the state it came to. */
export interface Save {
  readonly format: 1;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly replay: Replay;
  readonly snapshot: JsonState;
  /** Set when the game was carried on from a snapshot: its replay is a record and only its snapshot can be opened. */
  readonly resumed?: true;
  /** The scenario, when it does not come with the game. */
  readonly brought?: Brought;
  /** Over everything above, so that a save cut short is noticed. */
  readonly check: string;
}

export type SaveResult =
  | { readonly ok: true; readonly save: Save }
  | { readonly ok: false; readonly problem: SaveProblem };

/** In the place of a save that its store itself cannot read: why. */
export interface Refusal {
  readonly refused: SaveProblem;
}

/** Where saves are kept. What is read may be a {@link Refusal}. Every call may reject: storage can be full, forbidden or broken. */
export interface SaveStore {
  read(slot: SaveSlot): Promise<unknown>;
  write(slot: SaveSlot, value: unknown): Promise<void>;
  remove(slot: SaveSlot): Promise<void>;
}

/**
 * - `latest`: the game as it last stood
 * - `previous`: the last whole save before that one, to fall back on when it is damaged
 * - `other`: the last game that was left unfinished for another one
 */
export const SAVE_SLOTS = ['latest', 'previous', 'other'] as const;
export type SaveSlot = (typeof SAVE_SLOTS)[number];

const keyOf = (slot: SaveSlot): string => `every-table.save.${slot}`;

/** Saves in the browser's own database. */
export const browserStore: SaveStore = {
  read: (slot) => inReason(() => get(keyOf(slot))),
  write: (slot, value) => inReason(() => set(keyOf(slot), value)),
  remove: (slot) => inReason(() => del(keyOf(slot))),
};

const checksum = (text: string): string => (fnv1a(text) >>> 0).toString(16).padStart(8, '0');

type Sealed = Omit<Save, 'check'>;

function sealOf({ savedAt, replay, snapshot, resumed, brought }: Sealed): string {
  const more = [...(resumed ? ['resumed'] : []), ...(brought ? [brought] : [])];
  return checksum(JSON.stringify([savedAt, replay, snapshot, ...more]));
}

/** Why something is no record of a game: where in it, which is the same in every language. */
export const notReplay = ([first]: readonly ReplayProblem[]): SaveProblem => ({
  text: 'save.notReplay',
  params: { path: first?.path ?? '?' },
});

/** Makes a save of a game. */
export function makeSave(
  replay: Replay,
  snapshot: JsonState,
  savedAt: number,
  isResumed = false,
  brought: Brought | null = null,
): Save {
  const sealed: Sealed = {
    format: 1,
    savedAt,
    replay,
    snapshot,
    ...(isResumed ? { resumed: true } : {}),
    ...(brought ? { brought } : {}),
  };
  return { ...sealed, check: sealOf(sealed) };
}

/** Reads what a store gave back. Undefined and null are no save at all and must be asked for before. */
export function readSave(value: unknown): SaveResult {
  const bad = (text: string, params?: SaveProblem['params']): SaveResult => ({
    ok: false,
    problem: params ? { text, params } : { text },
  });
  if (typeof value !== 'object' || value === null) return bad('save.truncated');
  const { refused } = value as Partial<Refusal>;
  if (typeof refused?.text === 'string') return { ok: false, problem: refused };
  const { format, savedAt, replay, snapshot, resumed, brought, check } = value as Partial<Record<keyof Save, unknown>>;
  if (format !== 1 || typeof savedAt !== 'number' || typeof check !== 'string' || !snapshot)
    return bad('save.truncated');
  const parsed = parseReplay(replay);
  if (!parsed.ok) return { ok: false, problem: notReplay(parsed.problems) };
  const scenario = brought === undefined ? null : readBrought(brought);
  if (brought !== undefined && scenario === null) return bad('save.truncated');
  const sealed: Sealed = {
    format: 1,
    savedAt,
    replay: replay as Replay,
    snapshot: snapshot as JsonState,
    ...(resumed === true ? { resumed: true } : {}),
    ...(scenario ? { brought: scenario } : {}),
  };
  if (check !== sealOf(sealed)) return bad('save.truncated');
  return { ok: true, save: { ...sealed, replay: parsed.replay, check } };
}

/** Whether one record goes on from where another stops (or is the same): of one game, quarter for quarter alike. */
export function isContinued(before: Replay, now: Replay): boolean {
  const gameText = ({ scenario, seed, doctrine, seat, assumptions, session }: Replay): string =>
    canonicalJson([scenario.hash, seed, doctrine, seat ?? null, assumptions ?? null, session ?? null]);
  return before.hashes.every((hash, turn) => hash === now.hashes[turn]) && gameText(before) === gameText(now);
}

/** Whether there is anything left to play. */
export function isUnfinished({ snapshot, replay }: Save): boolean {
  return snapshot.ending === null && replay.plans.length < (replay.session?.turns ?? Number.POSITIVE_INFINITY);
}

/**
 * The save in a slot, with the value as it was stored: only that value may be stored again, as its seal is over its own text.
 * Null when there is none, or none that can be read. Rejects when the store does.
 */
async function wholeIn(store: SaveStore, slot: SaveSlot): Promise<{ readonly save: Save; value: unknown } | null> {
  const value = await store.read(slot);
  if (value === undefined || value === null) return null;
  const result = readSave(value);
  return result.ok ? { save: result.save, value } : null;
}

/**
 * Writes a save. The one before is kept as `previous`; when it is another game and unfinished, as `other` too, where it
 * outlives the quarters of this one.
 */
export async function keepSave(store: SaveStore, save: Save): Promise<void> {
  const latest = await wholeIn(store, 'latest');
  // Of a game whose last save was damaged, the one before it is all there is.
  const left = latest ?? (await wholeIn(store, 'previous'));
  if (left && isUnfinished(left.save) && !isContinued(left.save.replay, save.replay)) {
    await store.write('other', left.value);
  }
  // Only a whole save is worth keeping as the one to fall back on.
  if (latest) await store.write('previous', latest.value);
  await store.write('latest', save);
}

/** Puts the save before in the place of a damaged one, or nothing when there is none. Rejects when the store does. */
export async function forgetLatest(store: SaveStore): Promise<void> {
  const before = await wholeIn(store, 'previous');
  if (before) await store.write('latest', before.value);
  else await store.remove('latest');
}

/** The JSON state of the last quarter. */
export function snapshotOf(ruleset: Ruleset, state: TurnReport['after']): JsonState {
  return stateToJson(ruleset, state);
}
