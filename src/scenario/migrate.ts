/** The format this code writes and reads. */
export const CURRENT_FORMAT = 1;

/** One step from a format to the next: takes the parsed top of a scenario and gives it as the next format would have it. Pure; kept forever. */
export type Migration = (scenario: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** `MIGRATIONS[n]` leads from format n to n + 1. */
export const MIGRATIONS: Readonly<Record<number, Migration>> = {};

export type Migrated =
  | { readonly ok: true; readonly scenario: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly message: string; readonly hint: string };

/**
 * Brings the parsed top of a scenario to a format, step by step.
 * @param steps and `current` are given by tests; a caller leaves them out
 */
export function migrate(
  scenario: Readonly<Record<string, unknown>>,
  steps: Readonly<Record<number, Migration>> = MIGRATIONS,
  current: number = CURRENT_FORMAT,
): Migrated {
  const format = scenario.format;
  if (format === undefined) {
    return { ok: false, message: '“format” is missing.', hint: `Write “format: ${current}” at the top.` };
  }
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    return { ok: false, message: '“format” must be a whole number from 1.', hint: `The newest is ${current}.` };
  }
  if (format > current) {
    const message = `The scenario is written in format ${format}; this game reads up to ${current}.`;
    return { ok: false, message, hint: 'It needs a newer version of the game.' };
  }
  let migrated = scenario;
  for (let at = format; at < current; at++) {
    const step = steps[at];
    if (!step) return { ok: false, message: `Format ${at} can no longer be read.`, hint: `The newest is ${current}.` };
    migrated = { ...step(migrated), format: at + 1 };
  }
  return { ok: true, scenario: migrated };
}
