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
