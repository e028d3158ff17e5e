/** A problem in a scenario, as the compiler tells it: in English, whatever the page speaks. */
export interface DiagnosticLine {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the scenario, by ids; may be empty. */
  readonly path: string;
  readonly message: string;
  /** What to do about it; may be empty. */
  readonly hint: string;
  /** The line it stands in, and which part of it is meant. */
  readonly excerpt: { readonly text: string; readonly from: number; readonly length: number } | null;
}

/** A scenario that was opened from files. */
export interface ForeignModel {
  readonly isReading: boolean;
  /** Why the files hold no scenario; empty when they do, or when there are none yet. */
  readonly fault: string;
  /** Null while there is none that could be played. */
  readonly scenario: {
    readonly title: string;
    readonly pitch: string;
    readonly facts: readonly string[];
    /** Whether its rules are those of a scenario that comes with the game, whatever the files are called. */
    readonly isBuiltIn: boolean;
    /** Quarters of the game that came with it; null when none did. */
    readonly quarters: number | null;
  } | null;
  /** How many problems there are, in words; empty before anything was read. */
  readonly counted: string;
  readonly diagnostics: readonly DiagnosticLine[];
  /** Problems beyond those shown. */
  readonly more: number;
}

export interface ForeignIntents {
  choose(files: readonly File[]): void;
  drop(transfer: DataTransfer): void;
  /** Takes it to the front page, for a new game. */
  take(): void;
  /** Carries on the game that came with it. */
  carryOn(): void;
  /** Downloads it as one file. */
  keep(): void;
}
