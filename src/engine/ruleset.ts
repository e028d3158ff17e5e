import type {
  CrisisAction,
  DemandAnswer,
  DomainKind,
  EndingTone,
  EventKind,
  Outcome,
  Portfolio,
  SanctionRung,
  Stage,
} from './vocabulary.ts';

/**
 * A resolved scenario as plain JSON: what the compiler (`src/scenario`) makes and {@link link} turns into a running
 * {@link Ruleset}. No text lives here: words are looked up under the key of the thing (see {@link Key}).
 */

/**
 * Compiled expression. Numbers are doubles; truth is 1 or 0. Names are resolved by `link`.
 * - `number`: literal
 * - `['v', name]`: a variable, e.g. `relations.india.us`
 * - `['m', field]`: field of the move being answered (`size`, `posture`, `favours`)
 * - `['call', name, ...args]`: function of {@link EXPRESSION_FUNCTIONS}; string arguments are ids
 * - `[operator, ...operands]`
 */
export type Expr = number | readonly [ExprOperator, ...(Expr | string)[]];
export type ExprOperator =
  | 'v'
  | 'm'
  | 'call'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '&&'
  | '||'
  | '!'
  | 'neg'
  | '?:';

/**
 * Key of an authored thing; also the `cause` of ledger lines and the root of its text ids and source place:
 * `actor.us`, `ladder.us.displeasure.statement`, `reaction.us.russian-arms-deal`, `instrument.us.arms`,
 * `instrument.us.arms.limited`, `demand.us.arms.concede`, `programme.s400`, `decision.s400.sign`, `event.summit.attend`
 * (an option) or `event.summit` (the event itself), `crisis.border.patrols` (a rung), `crisis.border`, `doctrine.balance`,
 * `goal.balance.autonomy`, `ending.every-table`, `promise.cut-crude`, `oil.russia`, `supplier.russia`, `domain.fighters`,
 * `threat.china`, `optics.chinaSummit`, `indicator.snubs`, `model.kappa`. Causes made by the engine's own equations are
 * `model.<name>` with a name from {@link MODEL_CAUSES}.
 */
export type Key = string;

/** Effects, the closed list. Every list is applied in the order of this type's fields. */
export interface EffectsData {
  /** Variable → amount added. */
  readonly add?: readonly (readonly [variable: string, amount: Expr])[];
  /** Variable → value it takes. */
  readonly set?: readonly (readonly [variable: string, value: Expr])[];
  /** Moves a share of crude supply between oil suppliers; `share` in 0–1. */
  readonly shift?: readonly { readonly from: string; readonly to: string; readonly share: Expr }[];
  /** Programme → stage it enters (default `contracted`). Signing pays the deposit. */
  readonly start?: readonly { readonly programme: string; readonly stage: Stage }[];
  readonly freeze?: readonly string[];
  readonly cancel?: readonly string[];
  /** Hands over units at once, outside the delivery plan. */
  readonly deliver?: readonly { readonly programme: string; readonly units: Expr }[];
  /** Puts an event on the calendar in `in` turns (≥ 1). */
  readonly schedule?: readonly { readonly event: string; readonly in: number }[];
  readonly promise?: readonly PromiseData[];
  /** Opens a crisis at its first rung unless it is open already. */
  readonly open?: readonly string[];
  /** Sender grants a waiver: no climb to measures for `quarters`. */
  readonly waive?: readonly { readonly sender: string; readonly instrument: string; readonly quarters: number }[];
  /** Marks history. */
  readonly tag?: readonly string[];
}

export interface PromiseData {
  readonly id: string;
  readonly to: string;
  /** Quarters until it is checked (≥ 1). */
  readonly by: number;
  /** True when kept, read at the due date. */
  readonly kept: Expr;
  /** Share left unkept, 0–1, when `kept` is false; default 1. */
  readonly unkept?: Expr;
  /** How public it is, 0–1: scales what breaking costs at home. */
  readonly publicity: number;
  readonly onKept?: EffectsData;
  readonly onBroken?: EffectsData;
}

/** Something a seat can choose: the option of a decision or event, or the answer to a demand. */
export interface OptionData {
  readonly id: string;
  readonly key: Key;
  /** Whether it can be chosen now. */
  readonly when?: Expr;
  /** Political capital (points) and treasury (US$ bn) it takes at once. Deposits of programmes come on top. */
  readonly cost: { readonly capital: Expr; readonly treasury: Expr };
  /** Size of the deal, US$ bn; 0 when nothing is bought. */
  readonly size: Expr;
  /** Tags of the act, without those that `start` adds (programme tags + `signed`). */
  readonly tags: readonly string[];
  /** Actor → weight of the favour; the other poles are jealous of it. */
  readonly favours: Readonly<Record<string, number>>;
  readonly effects: EffectsData;
  /** Actors in whose capital this option has a headline of its own (text key `<key>.headline.<actor>`). */
  readonly headlines: readonly string[];
}

export interface DecisionData {
  readonly id: string;
  readonly key: Key;
  readonly seat: string;
  readonly portfolio: Portfolio;
  readonly when?: Expr;
  /** Chance, 0–1, that it is on the table in a quarter, as drawn when the quarter opens; absent: always. */
  readonly chance?: Expr;
  /** Quarters before it can be taken again; 0 = next quarter. */
  readonly cooldown: number;
  readonly once: boolean;
  readonly options: readonly OptionData[];
}

export interface EventData {
  readonly id: string;
  readonly key: Key;
  readonly kind: EventKind;
  /** Whose dilemma it is. */
  readonly seat: string;
  readonly when?: Expr;
  /** Dilemma: relative chance of being drawn. */
  readonly weight: Expr;
  /** Shock: chance per quarter, 0–1. */
  readonly chance: Expr;
  /** Fixed: turn (0-based) on which it comes. */
  readonly turn?: number;
  readonly once: boolean;
  readonly cooldown: number;
  /** What the event itself does when it comes. */
  readonly effects: EffectsData;
  /** Tags of the event as an act that reactions can answer; `actor` is who does it. */
  readonly tags: readonly string[];
  readonly actor?: string;
  readonly size: Expr;
  readonly favours: Readonly<Record<string, number>>;
  /** Empty for an event that asks nothing. */
  readonly options: readonly OptionData[];
  /** The option that silence means. */
  readonly unanswered?: string;
  readonly headlines: readonly string[];
}

export interface LadderData {
  readonly id: string;
  readonly rungs: readonly LadderRungData[];
}
export interface LadderRungData {
  readonly id: string;
  readonly key: Key;
  /** Lowest pull that reaches this rung. */
  readonly at: number;
  readonly effects: EffectsData;
}

export interface ReactionData {
  readonly id: string;
  readonly key: Key;
  readonly actor: string;
  /** Acts it answers: all of these tags, done by `by` when given. Null: it is asked once every quarter. */
  readonly to: { readonly tags: readonly string[]; readonly by?: string } | null;
  readonly when?: Expr;
  readonly ladder: string;
  /** Half-width of the uniform noise on the pull. */
  readonly noise: number;
  /** Terms, summed. Text of term n: `<key>.because.<n>`. */
  readonly pull: readonly Expr[];
}

export interface InstrumentData {
  readonly id: string;
  readonly key: Key;
  readonly sender: string;
  readonly start: { readonly pressure: number; readonly rung: number; readonly hold: number };
  /** Acts that raise pressure by `weight` (× posture). */
  readonly exposure: readonly { readonly tags: readonly string[]; readonly weight: Expr }[];
  /** Pressure added every quarter by standing exposure. */
  readonly standing: Expr;
  /** Acts that lower pressure by `weight`. */
  readonly relief: readonly { readonly tags: readonly string[]; readonly weight: Expr }[];
  /** Share of pressure lost every quarter, 0–1. */
  readonly decay: number;
  /** Resolve gained per point of heat in the sender's capital. */
  readonly publicity: number;
  /** What measures would cost the sender, in resolve points. */
  readonly ownCost: Expr;
  /** Resolve lost per point of `threat` when the tie with the pivot is fully warm. */
  readonly beta: number;
  readonly threat?: string;
  /** Per rung 1–5 (index 0–4): resolve at which the sender wants it, and what it does. */
  readonly rungs: readonly InstrumentRungData[];
  readonly demand: {
    /** Quarters between the warning and the first measures. */
    readonly deadline: number;
    readonly answers: Readonly<Record<DemandAnswer, OptionData>>;
  };
  /** Chance (0–1, each time measures are due) that the sender waives instead, and for how long. */
  readonly waiver: { readonly chance: Expr; readonly quarters: number };
}
export interface InstrumentRungData {
  readonly id: SanctionRung;
  readonly key: Key;
  readonly at: number;
  /** Once, on climbing to this rung. */
  readonly effects: EffectsData;
  /** While the rung stands: percentage points of penalty tariff. */
  readonly tariff: number;
  /** While the rung stands: oil supplier → greatest share that can still be bought (0–1). */
  readonly block: Readonly<Record<string, number>>;
  /** While the rung stands: oil supplier → risk premium, $/bbl. */
  readonly premium: Readonly<Record<string, number>>;
  /** While the rung stands: arms supplier → multiplier on delivery times (≥ 1). */
  readonly delay: Readonly<Record<string, number>>;
  /** While the rung stands: arms supplier → disruption of service, 0–1. */
  readonly disrupt: Readonly<Record<string, number>>;
}

export interface ActorData {
  readonly id: string;
  readonly key: Key;
  readonly redLines: readonly { readonly id: string; readonly weight: number }[];
  readonly ladders: readonly LadderData[];
  /** Tag whose acts count as purchases from this actor (optics). */
  readonly purchases?: string;
}

export interface OpticsData {
  readonly id: string;
  /** `summit`: a meeting with `with`, seen by its rivals. `talks`: live trade talks with `with`. */
  readonly kind: 'summit' | 'talks';
  readonly with: string;
  readonly start: number;
  /** Share left after a quarter, 0–1. */
  readonly decay: number;
}

export interface ThreatData {
  readonly id: string;
  readonly actor: string;
  readonly start: number;
  readonly mean: number;
  /** Share of the gap to the mean closed per quarter. */
  readonly revert: number;
  /** Size of the seeded shock, points. */
  readonly shock: number;
}

export interface ArmsSupplierData {
  readonly id: string;
  readonly key: Key;
  /** The capital behind it, when it is an actor of the scenario. */
  readonly actor?: string;
  /** Share of arms received over the last five years, 0–1. */
  readonly share: number;
  /** Stock of spares, 0–1. */
  readonly spares: number;
  /** Multiplier on delivery times, ≥ 1 (war, congestion). */
  readonly late: Expr;
  /** Disruption of service for its inventory, 0–1. */
  readonly disruption: Expr;
}

export interface DomainData {
  readonly id: string;
  readonly key: Key;
  readonly kind: DomainKind;
  readonly weight: number;
  /** Layered: cover that one unit adds. */
  readonly q: number;
  /** Strength: sanctioned number. */
  readonly sanctioned: number;
  /** Units lost per quarter, taken from the oldest supplier named here. */
  readonly attrition: { readonly supplier: string; readonly perQuarter: number } | null;
  /** Arms supplier → units at the start. */
  readonly inventory: Readonly<Record<string, number>>;
  /** Share of cover that depends on the stock of munitions, 0–1, and its level at the start. */
  readonly munitions: { readonly weight: number; readonly start: number };
}

export interface ProgrammeData {
  readonly id: string;
  readonly key: Key;
  readonly supplier: string;
  readonly domain: string;
  /** Total units and units per delivery. */
  readonly units: number;
  readonly batch: number;
  /** US$ bn for the whole programme, share of it paid on signing; the rest falls due per delivery. */
  readonly price: number;
  readonly deposit: number;
  /** Quarters from contract to first delivery, and between deliveries. */
  readonly lead: number;
  readonly interval: number;
  /** Local-production share, 0–1, and industry points when complete (pro rata per delivery). */
  readonly local: number;
  readonly industry: number;
  readonly tags: readonly string[];
  readonly start: { readonly stage: Stage; readonly delivered: number; readonly progress: number };
}

export interface OilSupplierData {
  readonly id: string;
  readonly key: Key;
  readonly actor?: string;
  readonly share: number;
  /** $/bbl against Brent; negative is a discount. */
  readonly diff: number;
  readonly freight: number;
  /** Share it would have at price parity, 0–1. */
  readonly base: number;
  /** Greatest share it can take. */
  readonly cap: number;
  /** Greatest change of share per quarter. */
  readonly speed: number;
  /** Share points (0–1) gained per $ of price advantage. */
  readonly elasticity: number;
  /** $/bbl the discount narrows per 0.01 of share above the start (buyers crowd in). */
  readonly crowd: number;
  /** $/bbl the discount widens when measures scare other buyers off, per rung of `scare.instrument` above 2. */
  readonly scare: { readonly sender: string; readonly instrument: string; readonly perRung: number } | null;
}

export interface BrentData {
  readonly process: 'revert' | 'series';
  readonly start: number;
  readonly mean: number;
  readonly revert: number;
  /** Standard deviation per quarter as a share of the price. */
  readonly volatility: number;
  /** One value per turn when `process` is `series`. */
  readonly series: readonly number[];
}

export interface CrisisData {
  readonly id: string;
  readonly key: Key;
  readonly challenger: string;
  readonly target: string;
  /** What each side has at stake, 0–100; `estimate` is what the target knows of the challenger's. */
  readonly stakes: { readonly target: Expr; readonly challenger: Expr; readonly estimate: readonly [number, number] };
  /** Chance per quarter that it opens by itself. Absent: only by `open`. */
  readonly opens?: { readonly when: Expr; readonly chance: Expr };
  /** Quarters of both sides holding until it fades. */
  readonly lapse: number;
  readonly cooldown: number;
  readonly rungs: readonly CrisisRungData[];
  /** The challenger's behaviour: summed pull, and the lowest pull of each action, ascending. */
  readonly answer: {
    readonly noise: number;
    readonly pull: readonly Expr[];
    readonly at: Readonly<Record<CrisisAction, number>>;
  };
  /** Applied when it fades, and when it ends in catastrophe. */
  readonly onLapse: EffectsData;
  readonly onCatastrophe: EffectsData;
}
export interface CrisisRungData {
  readonly id: string;
  readonly key: Key;
  /** Chance per quarter of catastrophe while the crisis stands here; both sides see it. */
  readonly catastrophe: number;
  /** While it stands, each quarter. */
  readonly quarter: EffectsData;
  /** Political capital each action takes from a manned side. */
  readonly capital: Readonly<Record<CrisisAction, number>>;
  readonly targetConcedes: EffectsData;
  readonly challengerConcedes: EffectsData;
  readonly trade: EffectsData;
  /** When a side climbs from here. */
  readonly climb: EffectsData;
}

export interface GoalData {
  readonly id: string;
  readonly key: Key;
  readonly measure: Expr;
  /** Progress is 0 at `from` and 1 at `target`, linear between; met at 1. `target` may lie below `from`. */
  readonly from: number;
  readonly target: number;
}
export interface DoctrineData {
  readonly id: string;
  readonly key: Key;
  readonly goals: readonly GoalData[];
}

/**
 * The game played from a seat other than the default one: its own doctrines and endings in place of the scenario's, its own
 * decisions and events besides them. It plays no part in games from other seats.
 */
export interface SeatGameData {
  readonly seat: string;
  readonly key: Key;
  readonly doctrines: readonly DoctrineData[];
  readonly endings: readonly EndingData[];
  readonly decisions: readonly DecisionData[];
  readonly events: readonly EventData[];
}

export interface EndingData {
  readonly id: string;
  readonly key: Key;
  readonly tone: EndingTone;
  readonly outcome: Outcome;
  /** May come before the last turn. */
  readonly early: boolean;
  readonly when: Expr;
  readonly headlines: readonly string[];
}

export interface CoefficientData {
  readonly id: string;
  readonly value: number;
  readonly range: readonly [number, number];
  readonly unit: string;
  /** Source id of the scenario's `sources.yaml`, or "design choice". */
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface IndicatorData {
  readonly id: string;
  readonly start: number;
  readonly min: number;
  readonly max: number;
  /** Share left after a quarter; 1 keeps it. */
  readonly decay: number;
}

export interface RulesetData {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  /** Hash of all of this but the hash itself: equal hash means equal rules. */
  readonly hash: string;
  readonly start: { readonly year: number; readonly quarter: number };
  readonly turns: number;
  readonly pivot: string;
  readonly poles: readonly [string, string];
  /** Actor ids in declared order; relations are named in this order. */
  readonly actors: readonly ActorData[];
  readonly seats: readonly string[];
  readonly defaultSeat: string;
  /** One entry per pair of actors. */
  readonly relations: readonly {
    readonly a: string;
    readonly b: string;
    readonly value: number;
    readonly habit: number;
    readonly mood: number;
  }[];
  readonly threats: readonly ThreatData[];
  readonly optics: readonly OpticsData[];
  readonly indicators: readonly IndicatorData[];
  readonly instruments: readonly InstrumentData[];
  readonly reactions: readonly ReactionData[];
  readonly armsSuppliers: readonly ArmsSupplierData[];
  readonly domains: readonly DomainData[];
  readonly programmes: readonly ProgrammeData[];
  readonly brent: BrentData;
  readonly oilSuppliers: readonly OilSupplierData[];
  readonly decisions: readonly DecisionData[];
  readonly events: readonly EventData[];
  readonly crises: readonly CrisisData[];
  readonly doctrines: readonly DoctrineData[];
  readonly endings: readonly EndingData[];
  /** Games from other seats; absent when there are none. */
  readonly seatGames?: readonly SeatGameData[];
  /** Every coefficient of the model, the scenario's own values in place. */
  readonly coefficients: readonly CoefficientData[];
  /** Start values of engine variables that differ from the engine's defaults. */
  readonly values: Readonly<Record<string, number>>;
}
