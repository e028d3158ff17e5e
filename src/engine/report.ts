import { type Columns, linesOf } from './ledger.ts';
import { type Answers, responsesOf } from './reactions.ts';
import type { Symbols } from './symbols.ts';
import type {
  Act,
  CrisisReport,
  Headline,
  LedgerLine,
  Plans,
  PromiseReport,
  Response,
  SanctionReport,
  State,
  TurnReport,
} from './types.ts';

/** What a report is made of; lines and answers as the turn kept them. */
export interface Findings extends Omit<TurnReport, 'ledger' | 'responses'> {
  readonly symbols: Symbols;
  readonly lines: Columns;
  readonly answers: Answers;
}

let readLedger: PropertyDescriptor;
let readResponses: PropertyDescriptor;

/**
 * A turn's report. Ledger and responses are put into words only when somebody reads them; they are own properties, so that a
 * report that is spread, cloned or written as JSON has them like any other, and in their place (hence `declare`: a field that
 * is declared plainly is there before the constructor runs).
 */
export class Report implements TurnReport {
  declare readonly turn: number;
  declare readonly plans: Plans;
  declare readonly before: State;
  declare readonly after: State;
  declare readonly ledger: readonly LedgerLine[];
  declare readonly acts: readonly Act[];
  declare readonly leaked: readonly string[];
  declare readonly responses: readonly Response[];
  declare readonly sanctions: readonly SanctionReport[];
  declare readonly crises: readonly CrisisReport[];
  declare readonly promises: readonly PromiseReport[];
  declare readonly events: readonly string[];
  declare readonly headlines: readonly Headline[];
  readonly #symbols: Symbols;
  #lines: Columns | null;
  #answers: Answers | null;
  #ledger: readonly LedgerLine[] = [];
  #responses: readonly Response[] = [];

  constructor(findings: Findings) {
    this.#symbols = findings.symbols;
    this.#lines = findings.lines;
    this.#answers = findings.answers;
    this.turn = findings.turn;
    this.plans = findings.plans;
    this.before = findings.before;
    this.after = findings.after;
    Object.defineProperty(this, 'ledger', readLedger);
    this.acts = findings.acts;
    this.leaked = findings.leaked;
    Object.defineProperty(this, 'responses', readResponses);
    this.sanctions = findings.sanctions;
    this.crises = findings.crises;
    this.promises = findings.promises;
    this.events = findings.events;
    this.headlines = findings.headlines;
  }

  static {
    // Shared by all reports: a getter of its own would make each a kind of object of its own.
    readLedger = {
      enumerable: true,
      get(this: Report): readonly LedgerLine[] {
        if (this.#lines) {
          this.#ledger = linesOf(this.#symbols, this.#lines);
          this.#lines = null;
        }
        return this.#ledger;
      },
    };
    readResponses = {
      enumerable: true,
      get(this: Report): readonly Response[] {
        if (this.#answers) {
          this.#responses = responsesOf(this.#answers);
          this.#answers = null;
        }
        return this.#responses;
      },
    };
  }
}
