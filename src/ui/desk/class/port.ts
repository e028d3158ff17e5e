import type { ReadonlySignal } from '@preact/signals';
import type { Course, Overlay, Parting, QrDrawing, Spread } from '#view';

/** What the teacher sets. */
export interface SessionForm {
  readonly scenario: string;
  readonly seed: string;
  /** Empty when everybody declares their own. */
  readonly doctrine: string;
  readonly turns: number;
  readonly predict: boolean;
  readonly previews: boolean;
  readonly locked: boolean;
  readonly guide: boolean;
}

/** How the class gets in. */
export interface Handout {
  readonly link: string;
  /** Null when the seed is none that a code can hold. */
  readonly code: string | null;
  readonly qr: QrDrawing | null;
}

/** One result that was handed in. */
export interface ResultRow {
  readonly id: string;
  /** Place in the order in which they came. */
  readonly number: number;
  /** Empty unless the teacher wrote one; stays on this machine. */
  readonly name: string;
  readonly standing: 'true' | 'twice' | 'forged' | 'other' | 'unread';
  readonly standingText: string;
  /** What differs, in words. */
  readonly differences: readonly string[];
  readonly ending: string;
  readonly outcome: string;
  readonly score: number | null;
  readonly doctrine: string;
  readonly quarters: number | null;
  readonly goals: string;
  /** Predictions that came true; empty when none were made. */
  readonly predictions: string;
  /** Final figures, in the order of `columns`. */
  readonly figures: readonly string[];
}

export type SortKey =
  | 'number'
  | 'name'
  | 'standing'
  | 'ending'
  | 'score'
  | 'quarters'
  | 'goals'
  | 'predictions'
  | `figure:${string}`;

export interface Comparison {
  readonly rows: readonly ResultRow[];
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly sort: { readonly by: SortKey; readonly down: boolean };
  readonly counts: Readonly<Record<ResultRow['standing'], number>>;
  /** Null until there is a true result. */
  readonly drawn: {
    readonly overlay: Overlay;
    readonly course: Course;
    readonly spread: Spread;
    readonly partings: readonly Parting[];
    /** Told to those who do not see the drawings. */
    readonly overlayText: string;
  } | null;
  readonly variable: string;
}

/** What the camera shows and has found. */
export interface ScanModel {
  readonly stream: MediaStream;
  readonly found: ReadonlySignal<number>;
}

/** The class view. */
export interface RoomModel {
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
  readonly doctrines: ReadonlySignal<readonly { readonly id: string; readonly name: string }[]>;
  readonly form: ReadonlySignal<SessionForm>;
  /** Quarters of the scenario. */
  readonly most: ReadonlySignal<number>;
  /** How the session ends and is judged, in words. */
  readonly honest: ReadonlySignal<string>;
  readonly handout: ReadonlySignal<Handout | null>;
  /** The lesson's address, empty when there is none, and its role sheets. */
  readonly roles: ReadonlySignal<{
    readonly lesson: string;
    readonly sheets: readonly { readonly href: string; readonly title: string }[];
  }>;
  /** Results still to be played again. */
  readonly waiting: ReadonlySignal<number>;
  readonly trouble: ReadonlySignal<string>;
  readonly comparison: ReadonlySignal<Comparison>;
  /** The result that is picked out in the drawings. */
  readonly marked: ReadonlySignal<string | null>;
  readonly scan: ReadonlySignal<ScanModel | null>;
  readonly projector: ReadonlySignal<boolean>;
}

export interface RoomIntents {
  set(change: Partial<SessionForm>): void;
  newSeed(): void;
  /** Takes any text: links anywhere in it count. */
  paste(text: string): void;
  /** Takes files: games, texts with links in them, pictures of codes. */
  choose(files: readonly File[]): void;
  /** Takes what was dropped: files, folders, or a text. */
  drop(transfer: DataTransfer): void;
  name(id: string, name: string): void;
  remove(id: string): void;
  clear(): void;
  sort(by: SortKey): void;
  show(variable: string): void;
  mark(id: string | null): void;
  open(id: string): void;
  csv(): void;
  startScan(): void;
  stopScan(): void;
  /** Gives the camera's picture to be looked at. */
  look(video: HTMLVideoElement): void;
  setProjector(on: boolean): void;
  /** Starts the session on this screen, for all to see. */
  playTogether(): void;
}
