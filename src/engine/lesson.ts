// A lesson as a tree: src/scenario reads it from Markdown, src/view and the page show it. It holds words, never markup. Types alone,
// and the engine does nothing with them: they stand beside ScenarioBundle because the engine is all that those folders share.

/** A run of words within a line. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis'; readonly of: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** Leads to another page of the same lesson. */
  | { readonly kind: 'page'; readonly page: string; readonly of: readonly Inline[] }
  | { readonly kind: 'web'; readonly address: string; readonly of: readonly Inline[] }
  /** Something in the scenario; explained in the page's note of that number, counted from 1. */
  | { readonly kind: 'play'; readonly note: number; readonly of: readonly Inline[] };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  /** Rows may hold empty cells, to be written in. */
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' };

/** Whom a page is for. */
export type Reader = 'teacher' | 'student' | 'everyone';

/** What a page says of something in the scenario. */
export interface PlayNote {
  /** Key of the thing: `decision.advance`, `ladder.us.displeasure.letter`. */
  readonly key: string;
  readonly name: string;
  /** The scenario's own words about it; empty when there are none. */
  readonly text: string;
}

export interface LessonPage {
  /** Place in the lesson’s folder without the ending: `brief`, `roles/defence`. */
  readonly id: string;
  readonly title: string;
  readonly for: Reader;
  readonly blocks: readonly Block[];
  readonly notes: readonly PlayNote[];
}

/**
 * A question for the debrief, asked when something happened in the run.
 * Keys are those of acts and things: `decision.advance.euros`, `event.convoy.strike`, `demand.us.arms.defy`, `ladder.us.displeasure.threat`,
 * `instrument.us.arms.limited` (that rung was reached), `crisis.border-ridge.clubs`, `promise.pay-moscow.broken`, `event.virus`, `ending.listed`.
 */
export interface DebriefQuestion {
  readonly id: string;
  /** What happened, as a sentence the class can agree on; `{quarter}` is when it first did. */
  readonly because: string;
  readonly ask: string;
  /** Name of the concept that the question opens; empty for none. */
  readonly concept: string;
  /** Any of these happened. Empty: asked of every run. */
  readonly when: readonly string[];
  /** None of these did. */
  readonly unless: readonly string[];
  /** The only seats that are asked, in these words; empty: the default seat, and others as `elsewhere` has it. */
  readonly seats: readonly string[];
  /** What seats other than the default one are asked instead; null: they are not asked. */
  readonly elsewhere: { readonly because: string; readonly ask: string } | null;
}

/** The lesson that comes with a scenario. */
export interface Lesson {
  readonly scenario: string;
  readonly title: string;
  readonly pages: readonly LessonPage[];
  readonly debrief: readonly DebriefQuestion[];
}
