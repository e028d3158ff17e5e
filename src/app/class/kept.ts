import { get, set } from 'idb-keyval';
import type { SessionForm } from '#desk';
import { inReason } from '../in-reason.ts';
import type { Entry } from './intake.ts';

/** What of the class view outlives a reload. It stays in this browser. */
export interface KeptRoom {
  readonly format: 1;
  readonly form: SessionForm;
  readonly entries: readonly Entry[];
  readonly names: Readonly<Record<string, string>>;
  readonly next: number;
}

/** Where the class room is kept. Every call may reject. */
export interface RoomStore {
  read(): Promise<unknown>;
  write(room: KeptRoom): Promise<void>;
  /** Lays what cannot be read beside the room, where nothing is written over. */
  setAside(value: unknown): Promise<void>;
}

const KEY = 'every-table.class';

/** The room in the browser's own database. */
export const browserRoom: RoomStore = {
  read: () => inReason(() => get(KEY)),
  write: (room) => inReason(() => set(KEY, room)),
  setAside: (value) => inReason(() => set(`${KEY}.unread.${Date.now()}`, value)),
};

const isText = (value: unknown): value is string => typeof value === 'string';

const isEntry = (value: unknown): value is Entry => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, via, text } = value as Partial<Record<keyof Entry, unknown>>;
  return isText(id) && (via === 'link' || via === 'file') && isText(text);
};

/** What a store gave back, read: the room, and how many of its results are not to be read; null when none of it is. */
export function readRoom(value: unknown): { readonly room: KeptRoom; readonly unread: number } | null {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 1) return null;
  const { form, entries, names, next } = value as Partial<KeptRoom>;
  if (!form || !isText(form.scenario) || !isText(form.seed) || !isText(form.doctrine)) return null;
  if (!Array.isArray(entries) || typeof names !== 'object' || names === null || typeof next !== 'number') return null;
  const whole = entries.filter(isEntry);
  return {
    room: { format: 1, form, entries: whole, names: { ...names }, next },
    unread: entries.length - whole.length,
  };
}
