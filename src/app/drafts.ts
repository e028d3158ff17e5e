import { type JsonState, stateToJson } from '#engine';
import { type ParsedReplay, parseReplay, type Replay } from '#lab';
import { type Game, isOver, replayOf, stateOf } from './game.ts';

/** What this sitting was at, down to the plan in the making: it outlives a reload, and is no save. */
export interface Draft {
  /** When it was last changed, in milliseconds since 1970. */
  readonly changedAt: number;
  /** The quarters that have been played; none of a game that has just begun. */
  readonly played: Replay;
  /** What was planned for the next one, and what was expected of it and of those before. */
  readonly plan: Game['plan'];
  readonly predictions: NonNullable<Game['predictions']>;
  /** Where it stands, when it was carried on from a snapshot and its quarters cannot be played again. */
  readonly snapshot: JsonState | null;
}

/** Where the draft is kept. Nothing here may throw: without it a reload costs one plan. */
export interface DraftStore {
  read(): string | null;
  write(text: string): void;
}

const KEY = 'every-table.draft';

/** In the sitting of this tab: what another tab plays is no part of it. */
export const browserDrafts: DraftStore = {
  read: () => {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  write: (text) => {
    try {
      sessionStorage.setItem(KEY, text);
    } catch {
      // The save of the last quarter is still there.
    }
  },
};

/** For a computer whose next player is somebody else: a package in a learning platform. */
export const NO_DRAFTS: DraftStore = { read: () => null, write: () => undefined };

/** Stands where the hash of a quarter will be that has only been planned. */
const NOT_PLAYED = '0'.repeat(16);

/** A draft as text: the record of the game with the planned quarter as its last, so that it is read as any record is. */
export function draftText(game: Game, changedAt: number, played: Replay = replayOf(game)): string {
  const { plan, predictions } = game;
  const isPlanned = !isOver(game);
  const run = {
    ...played,
    ...(predictions ? { predictions } : {}),
    plans: isPlanned ? [...played.plans, { [game.seat]: plan }] : played.plans,
    hashes: isPlanned ? [...played.hashes, NOT_PLAYED] : played.hashes,
  };
  return JSON.stringify({
    format: 1,
    changedAt,
    isPlanned,
    run,
    snapshot: game.past ? stateToJson(game.setting.ruleset, stateOf(game)) : null,
  });
}

/** Reads a draft. Nothing of it is trusted; null when it is none. */
export function readDraft(text: string | null): Draft | null {
  let json: unknown;
  try {
    json = JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null) return null;
  const { format, changedAt, isPlanned, run, snapshot } = json as Partial<Record<string, unknown>>;
  if (format !== 1 || typeof changedAt !== 'number' || typeof isPlanned !== 'boolean' || typeof snapshot !== 'object')
    return null;
  const parsed: ParsedReplay = parseReplay(run);
  if (!parsed.ok) return null;
  const { predictions = [], ...record } = parsed.replay;
  const count = record.plans.length - (isPlanned ? 1 : 0);
  if (count < 0) return null;
  const stated = predictions.filter(({ turn }) => turn < count);
  return {
    changedAt,
    played: {
      ...record,
      ...(stated.length > 0 ? { predictions: stated } : {}),
      plans: record.plans.slice(0, count),
      hashes: record.hashes.slice(0, count),
    },
    plan: Object.values(record.plans[count] ?? {})[0] ?? [],
    predictions,
    snapshot: snapshot as JsonState | null,
  };
}

/** Keeps the draft a moment after the last change, and at once when the page goes. */
export class DraftKeeper {
  readonly #store: DraftStore;
  readonly #afterMs: number;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #game: Game | null = null;
  #changedAt = 0;
  /** What was played: its hashes are many sums, and a plan changes with every press. */
  #played: { readonly of: Game; readonly replay: Replay } | null = null;

  constructor(store: DraftStore, afterMs: number) {
    this.#store = store;
    this.#afterMs = afterMs;
  }

  change(game: Game): void {
    this.#game = game;
    this.#changedAt = Date.now();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.flush(), this.#afterMs);
  }

  flush(): void {
    if (this.#waiting === undefined || !this.#game) return;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const game = this.#game;
    const known = this.#played;
    if (
      !known ||
      known.of.reports !== game.reports ||
      known.of.opening !== game.opening ||
      known.of.votes !== game.votes
    ) {
      this.#played = { of: game, replay: replayOf(game) };
    }
    this.#store.write(draftText(game, this.#changedAt, this.#played?.replay));
  }
}
