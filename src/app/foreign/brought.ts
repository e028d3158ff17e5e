import { del, get, set } from 'idb-keyval';
import type { InputFile } from '#scenario';
import type { Setting } from '#view';
import { inReason } from '../in-reason.ts';
import { ForeignError, readFiles } from './files.ts';

/** A scenario that does not come with the game, as a list shows it, with its files. */
export interface Brought {
  /** What it goes by among the scenarios: never the id of one that comes with the game. */
  readonly id: string;
  readonly title: string;
  readonly pitch: string;
  readonly turns: number;
  readonly start: { readonly year: number; readonly quarter: number };
  readonly files: readonly InputFile[];
}

const PREFIX = 'brought:';
const KEY = 'every-table.brought';

export const isBrought = (id: string): boolean => id.startsWith(PREFIX);

/** What a scenario of this hash goes by when it is brought. */
export const idOfHash = (hash: string): string => `${PREFIX}${hash}`;

/** What a scenario goes by: its own id when it comes with the game, else one that its rules have to themselves. */
export function idOf({ brought, ruleset }: Setting): string {
  return brought ? idOfHash(ruleset.written.hash) : ruleset.written.id;
}

/** The scenario as a list shows it; null when it comes with the game. */
export function broughtOf(setting: Setting): Brought | null {
  const { brought, words } = setting;
  if (!brought) return null;
  const { turns, start } = setting.ruleset.written;
  return {
    id: idOf(setting),
    title: words('scenario.title'),
    pitch: words('scenario.pitch'),
    turns,
    start,
    files: brought,
  };
}

/** Reads what was kept. Nothing of it is trusted; null when it is none. */
export function readBrought(value: unknown): Brought | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, title, pitch, turns, start, files } = value as Partial<Record<keyof Brought, unknown>>;
  if (typeof id !== 'string' || !isBrought(id) || typeof title !== 'string' || typeof pitch !== 'string') return null;
  if (typeof turns !== 'number' || typeof start !== 'object' || start === null) return null;
  const { year, quarter } = start as Partial<Record<string, unknown>>;
  if (typeof year !== 'number' || typeof quarter !== 'number') return null;
  try {
    return { id, title, pitch, turns, start: { year, quarter }, files: readFiles(files) };
  } catch (error) {
    if (error instanceof ForeignError) return null;
    throw error;
  }
}

/** The scenario that was opened last in this browser; null when there is none. Rejects when the database does not answer. */
export async function keptBrought(): Promise<Brought | null> {
  return readBrought(await inReason(() => get(KEY)));
}

export const keepBrought = (brought: Brought): Promise<void> => inReason(() => set(KEY, brought));
export const forgetBrought = (): Promise<void> => inReason(() => del(KEY));
