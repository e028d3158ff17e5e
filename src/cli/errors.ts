/** The command line was not understood: exit code 2. */
export class UsageError extends Error {
  /** What to do about it; empty when the message says it. */
  readonly hint: string;

  constructor(message: string, hint = '') {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** What was given is wrong in itself: exit code 1. */
export class InputError extends Error {
  /** One line per thing that is wrong. */
  readonly details: readonly string[];
  /** What `--json` prints beside `ok: false` and the message. */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(message: string, details: readonly string[] = [], data: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'InputError';
    this.details = details;
    this.data = data;
  }
}

/**
 * Does what writes files.
 * @param shown the file or folder as the reader knows it
 * @throws InputError when the disk refuses
 */
export function writing(shown: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new InputError(`${shown} cannot be written: ${(error as Error).message}.`);
  }
}
