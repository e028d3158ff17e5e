import type { CoefficientId } from './coefficients.ts';
import type { Fn, Term } from './expression.ts';
import type { Stream } from './random.ts';
import type { Headline } from './records.ts';
import type {
  ActorData,
  CrisisData,
  CrisisRungData,
  DecisionData,
  DoctrineData,
  EndingData,
  EventData,
  GoalData,
  InstrumentData,
  Key,
  LadderData,
  OptionData,
  ProgrammeData,
  PromiseData,
  ReactionData,
} from './ruleset.ts';
import type { CrisisAction, DemandAnswer, Stage } from './vocabulary.ts';

/** The scenario with names turned into slots and expressions into closures. Internal to the engine. */
export interface Linked {
  /** Coefficient values by id. */
  readonly k: Readonly<Record<CoefficientId, number>>;
  readonly actors: ReadonlyMap<string, LinkedActor>;
  readonly pairs: readonly LinkedPair[];
  /** Place in `pairs` of two actors, −1 for an actor with itself. By actor index. */
  readonly pairOf: readonly (readonly number[])[];
  /** Slot of the relation of two actors, `-1` for an actor with itself. By actor index. */
  readonly tie: readonly (readonly number[])[];
  readonly actorIndex: ReadonlyMap<string, number>;
  readonly threats: readonly LinkedThreat[];
  readonly optics: readonly LinkedOptics[];
  readonly indicators: readonly { readonly slot: number; readonly decay: number; readonly rest: number }[];
  readonly instruments: readonly LinkedInstrument[];
  readonly reactions: readonly LinkedReaction[];
  readonly reactionsById: ReadonlyMap<string, LinkedReaction>;
  /** Rarest tag → reactions that need it; an act looks only at reactions of its own tags. */
  readonly reactionsByTag: ReadonlyMap<string, readonly LinkedReaction[]>;
  readonly quarterlyReactions: readonly LinkedReaction[];
  /** Rarest tag → what presses or relieves instruments when an act carries it; under '' what every act does. */
  readonly pressByTag: ReadonlyMap<string, readonly LinkedPress[]>;
  readonly armsSuppliers: readonly LinkedArmsSupplier[];
  readonly domains: readonly LinkedDomain[];
  readonly programmes: ReadonlyMap<string, LinkedProgramme>;
  readonly programmeList: readonly LinkedProgramme[];
  readonly oilSuppliers: readonly LinkedOilSupplier[];
  readonly decisions: ReadonlyMap<string, LinkedDecision>;
  readonly events: ReadonlyMap<string, LinkedEvent>;
  /** By turn. */
  readonly fixedEvents: ReadonlyMap<number, readonly LinkedEvent[]>;
  /** What may come as a quarter of that number opens; null where turn and quarter are not as the calendar has them. */
  comingOn(turn: number | null): Coming;
  /** Those that are not always on the table. */
  readonly chancy: readonly LinkedDecision[];
  /** Seats that have dilemmas. */
  readonly dilemmaSeats: readonly string[];
  /** The response slot of every ladder, and whose it is. */
  readonly ladders: readonly { readonly slot: number; readonly actor: string }[];
  readonly crisisList: readonly LinkedCrisis[];
  readonly actorList: readonly LinkedActor[];
  readonly crises: ReadonlyMap<string, LinkedCrisis>;
  readonly doctrines: ReadonlyMap<string, LinkedDoctrine>;
  readonly endings: readonly LinkedEnding[];
  /** By the key of the promise. */
  readonly promises: ReadonlyMap<string, LinkedPromise>;
  /** The last stage of derived values that is read between the end of a quarter that is not the last and the next. */
  readonly stageBetween: number;
  readonly s: FixedSlots;
}

/** Slots of the variables that every scenario has. */
export interface FixedSlots {
  readonly brent: number;
  readonly imports: number;
  readonly passThrough: number;
  readonly cost: number;
  readonly bill: number;
  readonly growth: number;
  readonly inflation: number;
  readonly deficit: number;
  readonly tariff: number;
  readonly tariffBase: number;
  readonly treasury: number;
  readonly industry: number;
  readonly approval: number;
  readonly pride: number;
  readonly security: number;
  readonly readiness: number;
  readonly autonomy: number;
  readonly risk: number;
  readonly tension: number;
  /** Ties of the pivot with the first pole, of the poles, of the pivot with the second. */
  readonly triangle: readonly [number, number, number];
  readonly exposure: readonly [number, number];
  readonly tradeWithPole: readonly [number, number];
  readonly outstanding: number;
  readonly kept: number;
  readonly broken: number;
  readonly turn: number;
  readonly quarter: number;
  readonly goalsMet: number;
  readonly goalsScore: number;
}

export interface LinkedActor {
  readonly data: ActorData;
  readonly index: number;
  readonly heat: number;
  readonly capital: number;
  readonly ladders: ReadonlyMap<
    string,
    { readonly data: LadderData; readonly response: number; readonly effects: readonly LinkedEffects[] }
  >;
}
export interface LinkedPair {
  readonly a: number;
  readonly b: number;
  readonly tie: number;
  readonly habit: number;
  readonly mood: number;
  readonly stream: Stream;
}
export interface LinkedThreat {
  readonly slot: number;
  /** Tie of the pivot with the threat's actor. */
  readonly tie: number;
  readonly mean: number;
  readonly revert: number;
  readonly shock: number;
  readonly stream: Stream;
}
export interface LinkedOptics {
  readonly slot: number;
  readonly kind: 'summit' | 'talks';
  readonly with: number;
  readonly decay: number;
}

/** How an amount is scaled by posture and optics. */
export type AmountKind = 'relation' | 'heat' | 'pressure' | 'public' | 'plain';
export interface LinkedAmount {
  readonly slot: number;
  readonly amount: Term;
  readonly kind: AmountKind;
  /** Indices of the actors a relation ties; the actor of heat or pressure; −1 otherwise. */
  readonly a: number;
  readonly b: number;
}
export interface LinkedEffects {
  /** Nothing but `add`: most effects are. */
  readonly plain: boolean;
  readonly add: readonly LinkedAmount[];
  readonly set: readonly { readonly slot: number; readonly value: Term }[];
  readonly shift: readonly { readonly from: number; readonly to: number; readonly share: Term }[];
  readonly start: readonly { readonly programme: string; readonly stage: Stage }[];
  readonly freeze: readonly string[];
  readonly cancel: readonly string[];
  readonly deliver: readonly { readonly programme: string; readonly units: Term }[];
  readonly schedule: readonly { readonly event: string; readonly in: number }[];
  readonly promise: readonly LinkedPromise[];
  readonly open: readonly string[];
  readonly waive: readonly { readonly hold: number; readonly quarters: number }[];
  readonly tag: readonly string[];
}
export interface LinkedPromise {
  readonly data: PromiseData;
  readonly key: Key;
  readonly kept: Term;
  readonly unkept: Term;
  readonly onKept: LinkedEffects;
  readonly onBroken: LinkedEffects;
}
export interface LinkedOption {
  readonly data: OptionData;
  /** Id of the act that taking it makes, and what a move that takes it is about. */
  readonly subject: string;
  readonly when: Term;
  readonly capital: Term;
  readonly treasury: Term;
  /** Deposits of the programmes it contracts. */
  readonly contracts: readonly string[];
  readonly size: Term;
  readonly headlines: readonly Headline[];
  /** Tags of the act: the option's own, those that `tag` adds and those of the programmes it contracts. */
  readonly tags: readonly string[];
  /** The same without `signed`, for when it signs nothing. */
  readonly unsignedTags: readonly string[];
  readonly effects: LinkedEffects;
}
/** A kind of act that moves the pressure of an instrument. */
export interface LinkedPress {
  /** Place in the order in which they apply. */
  readonly order: number;
  readonly instrument: LinkedInstrument;
  readonly tags: readonly string[];
  readonly weight: Term;
  readonly isRelief: boolean;
}
export interface LinkedInstrument {
  readonly data: InstrumentData;
  readonly sender: number;
  readonly pressure: number;
  readonly rung: number;
  readonly hold: number;
  readonly risk: number;
  readonly heat: number;
  /** Tie of the pivot with the sender. */
  readonly tie: number;
  readonly threat: number;
  readonly standing: Fn;
  readonly ownCost: Term;
  readonly waiver: Term;
  readonly rungEffects: readonly LinkedEffects[];
  readonly answers: Readonly<Record<DemandAnswer, LinkedOption>>;
  readonly stream: Stream;
}
export interface LinkedReaction {
  readonly data: ReactionData;
  readonly actor: LinkedActor;
  readonly when: Term;
  readonly pull: readonly Term[];
  readonly because: readonly string[];
  readonly ladder: LadderData;
  /** Place of the ladder in `ladders`. */
  readonly ladderAt: number;
  readonly effects: readonly LinkedEffects[];
  /** Per rung of the ladder. */
  readonly headlines: readonly Headline[];
  readonly stream: Stream;
}
export interface LinkedArmsSupplier {
  readonly id: string;
  readonly actor: string | undefined;
  readonly spares: number;
  readonly disruption: number;
  readonly late: number;
  readonly value: number;
  readonly share: number;
  readonly lateBy: Term;
  readonly disrupted: Term;
  /** Per instrument of the scenario and rung 0–5: multiplier on delivery times, added disruption. */
  readonly delayAt: readonly (readonly number[])[];
  readonly disruptAt: readonly (readonly number[])[];
}
export interface LinkedDomain {
  readonly id: string;
  readonly weight: number;
  readonly layered: boolean;
  readonly q: number;
  readonly sanctioned: number;
  readonly munitionsWeight: number;
  readonly munitions: number;
  readonly cover: number;
  /** Inventory slot per arms supplier. */
  readonly inventory: readonly number[];
  readonly attrition: { readonly slot: number; readonly perQuarter: number } | null;
}
export interface LinkedProgramme {
  readonly data: ProgrammeData;
  readonly deliveryTags: readonly string[];
  readonly supplier: LinkedArmsSupplier;
  readonly inventory: number;
}
export interface LinkedOilSupplier {
  readonly id: string;
  readonly share: number;
  readonly diff: number;
  readonly freight: number;
  readonly risk: number;
  readonly contract: number;
  readonly cap: number;
  readonly price: number;
  readonly startShare: number;
  readonly startDiff: number;
  readonly base: number;
  readonly speed: number;
  readonly elasticity: number;
  readonly crowd: number;
  readonly scare: { readonly rung: number; readonly perRung: number } | null;
  /** Per instrument and rung 0–5: greatest share that can be bought, $/bbl premium. */
  readonly blockAt: readonly (readonly number[])[];
  readonly premiumAt: readonly (readonly number[])[];
  /** The capital behind it: its share is exposure to that capital. */
  readonly actor: string | undefined;
}
export interface LinkedDecision {
  readonly data: DecisionData;
  readonly subject: string;
  /** A move for each of its options, in the normal posture. */
  readonly moves: readonly { readonly kind: 'decide'; readonly decision: string; readonly option: string }[];
  readonly last: number;
  readonly when: Term;
  /** Null: always on the table. */
  readonly chance: Term | null;
  /** Of the draw for the table. */
  readonly stream: Stream;
  readonly options: ReadonlyMap<string, LinkedOption>;
}
export interface LinkedEvent {
  readonly data: EventData;
  /** What its answers are about. */
  readonly subject: string;
  /** A move for each of its options, in the normal posture. */
  readonly moves: readonly { readonly kind: 'answer'; readonly event: string; readonly option: string }[];
  /** Whether its coming is an act that others answer. */
  readonly isAct: boolean;
  readonly when: Term;
  readonly size: Term;
  readonly tags: readonly string[];
  readonly headlines: readonly Headline[];
  readonly stream: Stream;
  readonly last: number;
  readonly effects: LinkedEffects;
  readonly options: ReadonlyMap<string, LinkedOption>;
}
/** Events that are not ruled out by the calendar, with what is left to ask of them. */
export interface Coming {
  readonly shocks: readonly { readonly event: LinkedEvent; readonly when: Term; readonly chance: Term }[];
  /** Those of known weight last, the heaviest first; `order` is that of the scenario. */
  readonly dilemmas: readonly {
    readonly event: LinkedEvent;
    readonly when: Term;
    readonly weight: Term;
    readonly order: number;
  }[];
}
export interface LinkedCrisis {
  readonly data: CrisisData;
  readonly subject: string;
  readonly last: number;
  readonly streams: {
    readonly opens: Stream;
    readonly answer: Stream;
    readonly meet: Stream;
    readonly catastrophe: Stream;
  };
  readonly when: Term;
  readonly chance: Term;
  readonly pull: readonly Term[];
  readonly because: readonly string[];
  readonly actions: readonly { readonly action: CrisisAction; readonly at: number }[];
  readonly rungs: readonly LinkedCrisisRung[];
  readonly onLapse: LinkedEffects;
  readonly onCatastrophe: LinkedEffects;
}
export interface LinkedCrisisRung {
  readonly data: CrisisRungData;
  readonly quarter: LinkedEffects;
  readonly targetConcedes: LinkedEffects;
  readonly challengerConcedes: LinkedEffects;
  readonly trade: LinkedEffects;
  readonly climb: LinkedEffects;
}
export interface LinkedDoctrine {
  readonly data: DoctrineData;
  readonly goals: readonly { readonly data: GoalData; readonly measure: Term }[];
}
export interface LinkedEnding {
  readonly data: EndingData;
  readonly when: Term;
}
