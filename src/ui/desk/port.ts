import type { ReadonlySignal } from '@preact/signals';
import type {
  AssumptionRow,
  BriefingCard,
  CapitalQuestions,
  Choice,
  Debrief,
  DoctrineView,
  Dossier,
  EarnedQuestion,
  Figure,
  ForecastScore,
  Glossary,
  GuideNote,
  Lesson,
  LessonPage,
  Masthead,
  PlanItem,
  PlanPreview,
  PortfolioTab,
  QrDrawing,
  Question,
  RangeLine,
  Report,
  RerunView,
  Standing,
  TableCard,
  TimelineEntry,
  VoteLine,
  WhatIf,
  Why,
  Words,
} from '#view';
import type { RoomIntents, RoomModel } from './class/port.ts';
import type { ForeignIntents, ForeignModel } from './foreign/port.ts';

export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** A scenario as the front page lists it. */
export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly pitch: string;
  /** `12 quarters, from 2025-Q3`. */
  readonly length: string;
  /** Whether it was opened from files, and does not come with the game. */
  readonly isBrought: boolean;
}

/** A chair that a scenario can be played from. */
export interface ChairCard {
  readonly id: string;
  readonly capital: string;
  readonly name: string;
  readonly pitch: string;
}

/** The assumptions page. */
export interface AssumptionsModel {
  readonly rows: readonly AssumptionRow[];
  /** How many fields differ from the scenario as written. */
  readonly changed: number;
  /** Whether every field holds what can be. */
  readonly isSound: boolean;
  /** Whether a class under way has agreed to leave them as they are: they can be read only. */
  readonly isLocked: boolean;
  /** Whether there is a game to be played again. */
  readonly canRerun: boolean;
  /** That game beside itself under other assumptions; null until it is asked for. */
  readonly rerun: RerunView | null;
}

/** A save that can be continued. */
export interface SavedCard {
  /** Which game, where it stands. */
  readonly where: string;
  /** When it was saved. */
  readonly when: string;
  /** By which two games of one scenario can be told apart. */
  readonly seed: string;
}

export interface FrontModel {
  readonly scenarios: readonly ScenarioCard[];
  readonly scenario: string;
  /** Whether a scenario can be opened from files. */
  readonly canBring: boolean;
  /** Whether that scenario brings a lesson. */
  readonly hasLesson: boolean;
  /** Chairs to choose from; empty when there is only one. */
  readonly chairs: readonly ChairCard[];
  readonly chair: string;
  /** Whether the seed is that of the game just played. */
  readonly isSeedKept: boolean;
  /** Who is played by the program from this chair; empty when nobody is. */
  readonly playedByProgram: string;
  /** How many coefficients are changed, in words; empty when none. */
  readonly assumed: string;
  readonly doctrines: readonly DoctrineView[];
  readonly doctrine: string;
  /** Whether the scenario could not be loaded. */
  readonly failed: boolean;
  readonly seed: string;
  readonly saved: SavedCard | null;
  /** The game that was left unfinished for that one. */
  readonly other: SavedCard | null;
  /** Said when the last save is damaged; `previous` is the one before, when that is whole. */
  readonly broken: {
    readonly reason: string;
    readonly previous: SavedCard | null;
    /** Where the snapshot in the refused save stood, when it can be played on from. */
    readonly snapshot: SavedCard | null;
  } | null;
}

/** `intro`: the page before the first quarter; `plan`: composing; `reveal`: the quarter plays out. */
export type Phase = 'intro' | 'plan' | 'reveal';

/** How far the board has come; the desk does without it. */
export type BoardState = 'loading' | 'ready' | 'failed';

/** What the desk shows while a game is on; each part changes by itself. */
export interface PlayModel {
  readonly phase: ReadonlySignal<Phase>;
  readonly intro: ReadonlySignal<string>;
  /** The note of the guided turn that is up; null when nobody is being guided. */
  readonly guide: ReadonlySignal<GuideNote | null>;
  /** Whether there is a guide for this chair. */
  readonly canGuide: ReadonlySignal<boolean>;
  readonly masthead: ReadonlySignal<Masthead>;
  /** Whether the game was carried on from a snapshot. */
  readonly resumed: ReadonlySignal<boolean>;
  /** Whether a quarter has been played, so that there is something to debrief. */
  readonly canDebrief: ReadonlySignal<boolean>;
  readonly figures: ReadonlySignal<readonly Figure[]>;
  /** What moved each figure most in the last quarter, by variable. */
  readonly because: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly tables: ReadonlySignal<readonly TableCard[]>;
  readonly briefing: ReadonlySignal<readonly BriefingCard[]>;
  readonly portfolios: ReadonlySignal<readonly PortfolioTab[]>;
  readonly items: ReadonlySignal<readonly PlanItem[]>;
  readonly preview: ReadonlySignal<PlanPreview>;
  /** What the player is asked to predict; null when nobody is asked. */
  readonly questions: ReadonlySignal<readonly CapitalQuestions[] | null>;
  /** Whether odds and ranges are shown while a plan is made. */
  readonly showsOdds: ReadonlySignal<boolean>;
  /** What was predicted of the quarter just played; null when nothing was. */
  readonly forecast: ReadonlySignal<ForecastScore | null>;
  /** Where the headline figures may stand next quarter; null while that is being imagined. */
  readonly ranges: ReadonlySignal<readonly RangeLine[] | null>;
  readonly canUndo: ReadonlySignal<boolean>;
  /** The quarter just played; null while planning. */
  readonly report: ReadonlySignal<Report | null>;
  /** What the class expected of the quarter just played. */
  readonly votes: ReadonlySignal<readonly VoteLine[]>;
  /** Label of the quarter that comes next; empty when the game is over. */
  readonly nextQuarter: ReadonlySignal<string>;
  /** The report of a quarter that nobody plays, to be drawn out of sight; null when there is nothing to rehearse. */
  readonly rehearsal: ReadonlySignal<Report | null>;
  /** Whether the board is still showing what happened. */
  readonly playing: ReadonlySignal<boolean>;
  readonly board: ReadonlySignal<BoardState>;
}

export interface DebriefModel {
  /** Whether it was played in class, so that it is to be handed in. */
  readonly inClass: boolean;
  /** False for a game carried on from a snapshot: what came before is not known, so nobody could play it again. */
  readonly canShare: boolean;
  readonly debrief: Debrief;
  /** `searching` while other courses of the game are being played out. */
  readonly whatIf: ReadonlySignal<WhatIf | 'searching' | null>;
  /** What the player's predictions were worth; null when there were none. */
  readonly forecast: ForecastScore | null;
  readonly seed: string;
  readonly title: string;
  /** What the lesson asks of this run; null while that is fetched, or when there is no lesson. */
  readonly questions: ReadonlySignal<readonly EarnedQuestion[] | null>;
  /** Chairs that the same game can be taken from, without the one it was played from. */
  readonly chairs: readonly ChairCard[];
  /** The capital that the program plays when another chair is taken. */
  readonly pivot: string;
  /** False in a debrief looked at before the game has ended. */
  readonly isOver: boolean;
}

/** A game looked at quarter by quarter. */
export interface WatchModel {
  /** Quarters that lie behind what is on show; 0 at the opening. */
  readonly at: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: ReadonlySignal<number>;
  readonly speeds: readonly number[];
  readonly quarters: number;
  readonly shown: ReadonlySignal<{
    /** Null at the opening. */
    readonly report: Report | null;
    readonly figures: readonly Figure[];
    readonly quarter: string;
  }>;
  readonly board: ReadonlySignal<BoardState>;
}

/** A game that came by link. */
export interface RunModel {
  readonly title: string;
  /** Doctrine, quarters, seed, chair. */
  readonly facts: readonly string[];
  /** What the game came to when it was played again; what the link says of it when it cannot be. */
  readonly result: string;
  /** Worth knowing before it is believed. */
  readonly notices: readonly string[];
  /** Null when it cannot be played here. */
  readonly watch: WatchModel | null;
  /** What was planned, when that is all there is to show. */
  readonly planned: readonly { readonly quarter: string; readonly moves: readonly string[] }[];
  /** Whether its last quarter leaves anything to be played. */
  readonly isOver: boolean;
  readonly chairs: readonly { readonly id: string; readonly name: string }[];
}

/** A class that somebody is invited to. */
export interface JoinModel {
  readonly title: string;
  /** Why it cannot be joined; empty when it can. */
  readonly fault: string;
  readonly lines: readonly string[];
  /** Those to choose from; empty when the doctrine is set. */
  readonly doctrines: readonly DoctrineView[];
  readonly doctrine: string;
  readonly canStart: boolean;
}

export interface JoinIntents {
  pick(doctrine: string): void;
  start(): void;
}

/** What the dialog that shares a game shows. */
export interface ShareModel {
  /** Whether it is a result to be handed in. */
  readonly inClass: boolean;
  /** What is to be said of the scenario; empty when it comes with the game. */
  readonly note: ReadonlySignal<string>;
  /** Empty until it is made. */
  readonly link: ReadonlySignal<string>;
  /** Null when the link is too long for one. */
  readonly qr: ReadonlySignal<QrDrawing | 'drawing' | null>;
}

/** A lesson being read: one of its pages, or the list of them. */
export interface LessonModel {
  readonly lesson: Lesson;
  readonly page: LessonPage | null;
}

export type Screen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'front'; readonly front: FrontModel }
  | { readonly kind: 'play'; readonly play: PlayModel }
  | { readonly kind: 'debrief'; readonly debrief: DebriefModel }
  | { readonly kind: 'run'; readonly run: RunModel }
  | { readonly kind: 'lesson'; readonly lesson: LessonModel }
  | { readonly kind: 'join'; readonly join: JoinModel }
  | { readonly kind: 'class'; readonly room: RoomModel; readonly intents: RoomIntents }
  | { readonly kind: 'foreign'; readonly foreign: ForeignModel; readonly intents: ForeignIntents }
  /** A link that cannot be read, and why. */
  | { readonly kind: 'fault'; readonly reason: string };

/** What lies on top of a screen. */
export type Dialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'share'; readonly share: ShareModel }
  | { readonly kind: 'vote'; readonly capitals: readonly CapitalQuestions[] }
  | { readonly kind: 'assumptions'; readonly assumptions: AssumptionsModel }
  | {
      readonly kind: 'why';
      readonly name: string;
      readonly about: string;
      readonly why: Why | null;
      readonly standing: Standing;
      /** 0-based quarter that is asked about. */
      readonly turn: number;
    }
  | {
      readonly kind: 'dossier';
      readonly dossier: Dossier;
      /** Said in the place of the odds; empty when they are shown. */
      readonly hidden: string;
    }
  | {
      readonly kind: 'timeline';
      readonly entries: readonly TimelineEntry[];
      readonly open: Report | null;
      readonly forecast: ForecastScore | null;
    };

/** Hands that were counted over one answer, by rung. */
export interface Hands {
  readonly actor: string;
  readonly reaction: string;
  readonly act: string;
  readonly hands: Readonly<Record<string, number>>;
}

/** What can be done with a game that came by link. */
export interface RunIntents {
  watchTo(at: number): void;
  watchPlay(on: boolean): void;
  watchSpeed(times: number): void;
  /** Plays on from the quarter on show. */
  branch(): void;
  /** Starts the same game from its beginning; from another chair when one is named. */
  playSeed(chair?: string): void;
}

/** Everything a person can want of the desk. */
export interface Intents {
  readonly run: RunIntents;
  readonly join: JoinIntents;
  /** Opens a class by its code. */
  joinClass(code: string): void;
  openClass(): void;
  /** The page that opens a scenario from files. */
  openForeign(): void;
  /** Takes the scenario that was opened from files off the front page. */
  forgetForeign(): void;
  /** Opens the link, code and file of the game on show. */
  share(): void;
  copy(text: string): void;

  pickScenario(id: string): void;
  pickChair(id: string): void;
  pickDoctrine(id: string): void;
  setSeed(seed: string): void;
  newSeed(): void;
  start(): void;
  continueSaved(): void;
  continueOther(): void;
  continuePrevious(): void;
  continueSnapshot(): void;
  forgetBroken(): void;
  openFile(file: File): void;
  goHome(): void;

  begin(): void;
  /** Guides through the quarter from where the desk is. */
  guideStart(): void;
  guideNext(): void;
  guideBack(): void;
  /** Ends the guide for good, until it is asked for. */
  guideLeave(): void;
  /** Puts a choice into the plan, or takes it out when it is there. */
  toggle(choice: Choice): void;
  /** Says what a choice just picked by a key has become. */
  confirm(choice: string): void;
  setPosture(slot: string, posture: 'quiet' | 'normal' | 'loud'): void;
  /** States what a capital will answer, and how sure one is of it, 0–1. */
  predict(question: Question, rung: string, sure: number): void;
  remove(slot: string): void;
  undo(): void;
  commit(): void;
  /** Says something to everybody, readers of the screen among them, for some seconds. */
  say(text: string): void;
  /** Keeps what a show of hands came to, and commits. */
  voted(hands: readonly Hands[]): void;
  skipReveal(): void;
  next(): void;

  askWhy(variable: string, turn?: number): void;
  openDossier(actor: string): void;
  openTimeline(turn?: number): void;
  /** The debrief as far as the game has come. */
  openDebrief(): void;
  backToDesk(): void;
  openHelp(): void;
  closeDialog(): void;

  setTheme(theme: Theme): void;
  setReducedMotion(on: boolean): void;
  setSound(on: boolean): void;
  /** Opens the page anew in another language. */
  setLanguage(tag: string): void;
  setGuide(on: boolean): void;
  setPredict(on: boolean): void;
  setKeys(on: boolean): void;
  download(): void;
  playAgain(sameSeed: boolean): void;
  /** The same scenario and seed from another chair, on the front page. */
  takeChair(id: string): void;
  openAssumptions(): void;
  /** What a field of the assumptions page holds; null for what the scenario has. */
  setAssumption(id: string, text: string | null): void;
  resetAssumptions(): void;
  /** Takes what the fields hold to the front page, for a new game. */
  useAssumptions(): void;
  rerun(): void;
  print(): void;
  /** Opens the newer edition in place of this page. */
  openNewEdition(): void;
  /** Calls off the reading of a scenario that does not come with the game. */
  stopReading(): void;
  /** Hands over the element the board is drawn in; null when it goes. */
  boardHost(element: HTMLElement | null): void;
  /** The next frame has something new to show, or a press to answer. */
  frameTaken(): void;
}

/** The one thing the desk knows of the rest of the game. */
export interface DeskPort {
  readonly words: ReadonlySignal<Words>;
  /** The words that are explained where they stand. */
  readonly glossary: ReadonlySignal<Glossary>;
  readonly screen: ReadonlySignal<Screen>;
  readonly dialog: ReadonlySignal<Dialog | null>;
  /** Spoken once by the live region, and shown for a while when it is a notice. */
  readonly spoken: ReadonlySignal<string>;
  readonly notice: ReadonlySignal<string>;
  readonly theme: ReadonlySignal<Theme>;
  readonly reducedMotion: ReadonlySignal<boolean>;
  /** Whether what is said on the board is heard, too. */
  readonly sound: ReadonlySignal<boolean>;
  /** The language spoken, and those that could be, by tag. */
  readonly language: string;
  readonly languages: readonly string[];
  /** Whether a newer edition of the game has come and can be opened. */
  readonly newEdition: ReadonlySignal<boolean>;
  /** Whether a scenario that does not come with the game is being read. */
  readonly reading: ReadonlySignal<boolean>;
  /** Whether the next new game begins with a guided quarter. */
  readonly guide: ReadonlySignal<boolean>;
  /** Whether one predicts before the odds are shown. */
  readonly predict: ReadonlySignal<boolean>;
  /** Whether single keys do something. */
  readonly keys: ReadonlySignal<boolean>;
  readonly intents: Intents;
}
