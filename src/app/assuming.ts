import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AssumptionsModel } from '#desk';
import type { Assumptions } from '#engine';
import { rerun } from '#lab';
import { assumptionRows, numberIn, type RerunView, rerunView, type Setting } from '#view';
import { type Game, isOver } from './game.ts';

/** The assumptions page: what its fields hold, and a finished game played again under them. */
export interface Assuming {
  readonly model: ReadonlySignal<AssumptionsModel | null>;
  /** What the fields ask for; only what can be. */
  asked(): Assumptions;
  /** Whether a class under way has agreed to leave them as they are. */
  isLocked(): boolean;
  /** Fills the fields anew. */
  begin(assumptions: Assumptions): void;
  set(id: string, text: string | null): void;
  resetAll(): void;
  rerun(): void;
}

/**
 * @param setting whose coefficients are listed
 * @param game the game that can be played again; null where there is none
 * @param failed told when the game cannot be played under what is asked
 */
export function openAssuming(
  setting: ReadonlySignal<Setting | null>,
  game: ReadonlySignal<Game | null>,
  failed: (error: unknown) => void,
): Assuming {
  const fields = signal<Readonly<Record<string, string>>>({});
  const result = signal<RerunView | null>(null);
  const rows = computed(() => (setting.value ? assumptionRows(setting.value, fields.value) : []));
  const asked = (): Assumptions =>
    Object.fromEntries(
      rows.value.flatMap(({ id, changed, problem, field }) =>
        changed && problem === '' ? [[id, numberIn(field)]] : [],
      ),
    );
  const change = (next: Readonly<Record<string, string>>): void => {
    fields.value = next;
    result.value = null;
  };
  // What a class has locked stays as it is until its game is over.
  const isLocked = (): boolean => game.value?.session?.locked === true && !isOver(game.value);
  return {
    model: computed(() => {
      if (rows.value.length === 0) return null;
      const value = game.value;
      return {
        rows: rows.value,
        changed: rows.value.filter((row) => row.changed).length,
        isSound: rows.value.every(({ problem }) => problem === ''),
        canRerun: value !== null && value.past === null && value.reports.length > 0,
        isLocked: isLocked(),
        rerun: result.value,
      };
    }),
    asked,
    isLocked,
    begin: (assumptions) =>
      change(Object.fromEntries(Object.entries(assumptions).map(([id, value]) => [id, String(value)]))),
    set: (id, text) => {
      if (isLocked()) return;
      const { [id]: _, ...rest } = fields.value;
      change(text === null ? rest : { ...rest, [id]: text });
    },
    resetAll: () => change({}),
    rerun: () => {
      const value = game.value;
      if (!value || value.reports.length === 0 || isLocked()) return;
      try {
        result.value = rerunView(value.setting, rerun(value.setting.ruleset, value.reports, asked()));
      } catch (error) {
        // Equations can break under coefficients that each of them could bear.
        failed(error);
      }
    },
  };
}
