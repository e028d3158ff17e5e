import type { Io } from './io.ts';
import type { Style } from './style.ts';

export interface Flag {
  /** `switch`: there or not; `value`: once; `values`: any number of times. */
  readonly kind: 'switch' | 'value' | 'values';
  readonly about: string;
  /** What stands for the value in the usage line. */
  readonly value?: string;
  readonly short?: string;
  readonly required?: boolean;
}

export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** One run of a command. */
export interface Call {
  readonly io: Io;
  readonly style: Style;
  readonly positionals: readonly string[];
  readonly isJson: boolean;
  /** Whether a switch is given. */
  has(flag: string): boolean;
  /** The value of a flag, when it is given. */
  value(flag: string): string | undefined;
  /** All values of a flag that can be given often. */
  valuesOf(flag: string): readonly string[];
}

/** A command of the tool; its file in `commands/` has its name. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly takes: readonly { readonly name: string; readonly many?: boolean; readonly optional?: boolean }[];
  readonly flags: Readonly<Record<string, Flag>>;
  /** Lines for `help`, beyond the summary. */
  readonly details: readonly string[];
  readonly examples: readonly string[];
  /** Gives the exit code: 0, or 1 when what it was asked to check is wrong. */
  run(call: Call): Promise<number>;
}
