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

const KEY = 'every-table.class';

const isText = (value: unknown): value is string => typeof value === 'string';

/** The room as it was left; null when there is none or it cannot be read. */
export async function readRoom(): Promise<KeptRoom | null> {
  const value: unknown = await inReason(() => get(KEY));
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 1) return null;
  const { form, entries, names, next } = value as Partial<KeptRoom>;
  if (!form || !isText(form.scenario) || !isText(form.seed) || !isText(form.doctrine)) return null;
  if (!Array.isArray(entries) || typeof names !== 'object' || typeof next !== 'number') return null;
  const whole = entries.every(
    (entry) => isText(entry?.id) && (entry.via === 'link' || entry.via === 'file') && isText(entry.text),
  );
  return whole ? { format: 1, form, entries, names: { ...names }, next } : null;
}

export const writeRoom = (room: KeptRoom): Promise<void> => inReason(() => set(KEY, room));
