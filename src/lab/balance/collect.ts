import {
  costOf,
  type Move,
  preview,
  type Ruleset,
  readValue as readVariable,
  SANCTION_RUNGS,
  type State,
  type TurnReport,
  verdict,
} from '#engine';
import type { Playout } from '../playout.ts';
import { binOf, type LabFigure, labFigures } from './figures.ts';
import { optionKeyOf } from './options.ts';
import { SEPARATOR, type Tally } from './tally.ts';

/** Sums of shares and of money are kept in these parts of one. */
export const MILLION = 1e6;
export const BILLION = 1e9;
export const THOUSAND = 1000;
/** Quarters after which the early score is taken. */
export const EARLY_QUARTERS = 3;
/** A chance above this is told as certain, and counted apart: a decile is about what may go either way. */
const CERTAIN = 1 - 1e-9;

/** What was offered in a quarter, by option key. */
export type Offers = readonly (readonly string[])[];

/** Reads whole games and counts what was seen in them. */
export class Collector {
  private readonly ruleset: Ruleset;
  private readonly figures: readonly LabFigure[];
  private readonly reactionKeys: ReadonlyMap<string, string>;

  constructor(ruleset: Ruleset) {
    const { data } = ruleset;
    this.ruleset = ruleset;
    this.figures = labFigures(data);
    this.reactionKeys = new Map(data.reactions.map(({ actor, id, key }) => [`${actor}.${id}`, key]));
  }

  /** Counts one game; gives the keys of the events that came in it. */
  count(tally: Tally, { start, reports, final }: Playout, offers: Offers): ReadonlySet<string> {
    this.countEnd(tally, reports, final);
    this.countFans(tally, [start, ...reports.map(({ after }) => after)]);
    this.countMoves(tally, reports, offers);
    this.countAnswers(tally, reports);
    this.countCrises(tally, start, reports);
    this.countStanding(tally, [start, ...reports.map(({ after }) => after)]);
    for (const report of reports) this.countOdds(tally, report);
    const events = this.eventsOf(final);
    for (const key of events) tally.add('event', key);
    return events;
  }

  private countEnd(tally: Tally, reports: readonly TurnReport[], final: State): void {
    const { ending, outcome, score, goals } = verdict(this.ruleset, final);
    tally.add('game', 'games');
    tally.add('game', 'quarters', reports.length);
    tally.add('outcome', outcome ?? 'none');
    tally.add('ending', `ending.${ending}`);
    tally.add('score', String(score));
    tally.add('length', String(reports.length));
    for (const { goal, met, progress } of goals) {
      if (met) tally.add('goal', joined(goal, 'met'));
      tally.add('goal', joined(goal, 'progress'), Math.round(progress * MILLION));
    }
    const early = reports[EARLY_QUARTERS - 1];
    if (!early || reports.length === EARLY_QUARTERS) return;
    const x = verdict(this.ruleset, early.after).score;
    const sums = { n: 1, x, y: score, xx: x * x, yy: score * score, xy: x * score };
    for (const [name, by] of Object.entries(sums)) tally.add('early', name, by);
  }

  private countFans(tally: Tally, states: readonly State[]): void {
    for (const [turn, state] of states.entries()) {
      for (const figure of this.figures) {
        tally.add('fan', joined(figure.variable, turn, binOf(figure, this.ruleset, state)));
      }
    }
  }

  private countMoves(tally: Tally, reports: readonly TurnReport[], offers: Offers): void {
    const { pivot } = this.ruleset.data;
    const everOffered = new Set<string>();
    const everTaken = new Set<string>();
    for (const [turn, report] of reports.entries()) {
      for (const key of offers[turn] ?? []) {
        tally.add('offered', key);
        everOffered.add(key);
      }
      const plan = report.plans[pivot] ?? [];
      for (const move of plan) {
        const key = optionKeyOf(move);
        if (key === null) continue;
        tally.add('taken', key);
        everTaken.add(key);
        this.countCost(tally, report.before, move, key);
        if ('posture' in move || move.kind !== 'crisis') tally.add('posture', postureOf(move));
      }
      tally.add('posture', 'leaked', report.leaked.length);
      for (const id of report.before.briefing) {
        const event = this.ruleset.data.events.find((item) => item.id === id);
        if (event?.seat !== pivot || plan.some((move) => move.kind === 'answer' && move.event === id)) continue;
        tally.add('silent', event.key);
        // Silence is an answer too where the event says what it means.
        const meant = event.options.find((option) => option.id === event.unanswered);
        if (!meant || !offers[turn]?.includes(meant.key)) continue;
        tally.add('taken', meant.key);
        everTaken.add(meant.key);
        this.countCost(tally, report.before, { kind: 'answer', event: id, option: meant.id }, meant.key);
      }
    }
    for (const key of everOffered) tally.add('offeredGames', key);
    for (const key of everTaken) tally.add('takenGames', key);
  }

  /** In its normal posture, so that a free move made quietly still counts as free. */
  private countCost(tally: Tally, before: State, move: Move, key: string): void {
    const plain: Move = 'posture' in move ? { ...move, posture: 'normal' } : move;
    const { capital, treasury } = costOf(this.ruleset, before, plain);
    tally.add('cost', joined(key, 'capital'), Math.round(capital * THOUSAND));
    tally.add('cost', joined(key, 'treasury'), Math.round(treasury * THOUSAND));
  }

  private countAnswers(tally: Tally, reports: readonly TurnReport[]): void {
    for (const { responses, promises } of reports) {
      for (const { actor, reaction, ladder, rung } of responses) {
        const key = this.reactionKeys.get(`${actor}.${reaction}`) ?? reaction;
        tally.add('reaction', key);
        tally.add('reactionRung', joined(key, rung ?? 'none'));
        if (rung !== null) tally.add('ladderRung', `ladder.${actor}.${ladder}.${rung}`);
      }
      for (const { promise, status } of promises) tally.add('promise', joined(promise, status));
    }
  }

  private countCrises(tally: Tally, start: State, reports: readonly TurnReport[]): void {
    const { crises } = this.ruleset.data;
    const rungKey = (id: string, rung: number) => crises.find((item) => item.id === id)?.rungs[rung]?.key ?? id;
    const seen = (state: State) => {
      for (const { id, rung } of state.crises) tally.add('crisisRung', rungKey(id, rung));
    };
    seen(start);
    for (const { id } of start.crises) tally.add('crisis', `crisis.${id}`);
    for (const report of reports) {
      const over = new Set(report.crises.filter(({ exit }) => exit !== null).map(({ crisis }) => crisis));
      const standing = new Set(report.before.crises.map(({ id }) => id).filter((id) => !over.has(id)));
      for (const { id } of report.after.crises) if (!standing.has(id)) tally.add('crisis', `crisis.${id}`);
      seen(report.after);
      for (const { crisis, rung, exit, target, challenger } of report.crises) {
        if (exit === null) continue;
        const top = (crises.find(({ id }) => id === crisis)?.rungs.length ?? 1) - 1;
        const climbed = exit === 'catastrophe' && (target === 'climb' || challenger === 'climb');
        const at = climbed ? Math.min(top, rung + 1) : rung;
        if (climbed) tally.add('crisisRung', rungKey(crisis, at));
        tally.add('crisisExit', joined(rungKey(crisis, at), exit));
      }
    }
  }

  private countStanding(tally: Tally, states: readonly State[]): void {
    const seen = new Set<string>();
    for (const { programmes } of states) {
      for (const { id, stage } of programmes) seen.add(joined(`programme.${id}`, stage));
    }
    for (const key of seen) tally.add('stage', key);
    for (const { sender, id, key } of this.ruleset.data.instruments) {
      for (const state of states) {
        const rung = readVariable(this.ruleset, state, `sanctions.${sender}.${id}.rung`);
        tally.add('sanctionRung', `${key}.${SANCTION_RUNGS[rung]}`);
      }
    }
  }

  /** Compares what the pivot was told of its plan with what came of it. */
  private countOdds(tally: Tally, report: TurnReport): void {
    const { ruleset } = this;
    const { pivot } = ruleset.data;
    const told = preview(ruleset, { ...report.before, seed: '' }, report.plans[pivot] ?? [], pivot);
    const came = new Map(report.responses.map((response) => [`${response.reaction}|${response.act}`, response]));
    for (const { reaction, act, odds } of told.answers) {
      const response = came.get(`${reaction}|${act}`);
      came.delete(`${reaction}|${act}`);
      if (!response) tally.add('odds', joined('unasked', 'n'));
      else
        for (const { rungIndex, chance } of odds)
          countChance(tally, 'answer', chance, response.rungIndex === rungIndex);
    }
    tally.add('odds', joined('untold', 'n'), came.size);
    for (const { crisis, odds } of told.crises) {
      const played = report.crises.find((item) => item.crisis === crisis);
      if (!played) continue;
      for (const { action, chance } of odds) countChance(tally, 'crisis', chance, played.challenger === action);
    }
    for (const { sender, instrument, up, down } of told.sanctions) {
      const rung = (state: State) => readVariable(ruleset, state, `sanctions.${sender}.${instrument}.rung`);
      const [before, after] = [rung(report.before), rung(report.after)];
      countChance(tally, 'climb', up, after > before);
      countChance(tally, 'step-down', down, after < before);
    }
  }

  private eventsOf(final: State): ReadonlySet<string> {
    const { lastOf } = this.ruleset.symbols;
    const came = this.ruleset.data.events.filter(({ key }) => (final.last[lastOf.get(key) ?? -1] ?? -1) >= 0);
    return new Set(came.map(({ key }) => key));
  }
}

function countChance(tally: Tally, kind: string, chance: number, happened: boolean): void {
  if (chance <= 0) {
    if (happened) tally.add('odds', joined(kind, 'never', 'hit'));
    return;
  }
  const decile = chance >= CERTAIN ? 'certain' : String(Math.min(9, Math.floor(chance * 10)));
  tally.add('odds', joined(kind, decile, 'n'));
  tally.add('odds', joined(kind, decile, 'p'), Math.round(chance * MILLION));
  if (happened) tally.add('odds', joined(kind, decile, 'hit'));
}

function postureOf(move: Move): string {
  return ('posture' in move ? move.posture : undefined) ?? 'normal';
}

/** Parts of a key as one. */
export function joined(...parts: readonly (string | number)[]): string {
  return parts.join(SEPARATOR);
}

/** How alike two sets are, 0–1: what they share of what they hold together (Jaccard). Two empty sets are alike. */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((item) => b.has(item)).length;
  const together = a.size + b.size - shared;
  return together === 0 ? 1 : shared / together;
}
