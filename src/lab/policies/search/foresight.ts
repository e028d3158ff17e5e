import { checkPlan, legalMoves, type Move, type Plan, type Ruleset, type State, start } from '#engine';
import { type Luck, openLuck } from '../../luck.ts';
import { nextState, playOn } from './imagine.ts';
import { type Drift, type Foresight, knownOr } from './known.ts';
import { nameOfMove } from './names.ts';
import { wantsOf } from './wants.ts';

/** Games of practice: rare questions come up in few of them. */
const GAMES = 1000;
/** Parts of the game that are told apart: a contract signed late delivers nothing. */
const PHASES = 3;
/** Times a move is tried in each part, at most. */
const TRIES = 50;
/** Times the course from a turn to the end is followed, at most. */
const COURSES = 200;
/** How far beyond chance (in variances) a lasting effect must stand out before any of it is believed. */
const BELIEF = 3;
/** The same of what a move does otherwise in one part of the game than in the others. */
const TELLING_APART = 4;
/** Moves per quarter in the games on which the trials are made: enough to see most of the scenario. */
const MOVES = 4;
/** Weight of "it stays as it is" in the fit of how a variable drifts, beside what practice showed. */
const INERTIA = 0.3;

/** The part of the game that a turn lies in. */
export function phaseOf(turn: number, turns: number): number {
  return Math.min(PHASES - 1, Math.floor((turn * PHASES) / turns));
}

/**
 * Learns by trial: plays games of random moves and at every turn compares the end after each move alone with the end after
 * none, under the same luck: some 56 000 games to the end for a scenario of 400 answers.
 * @param variables whose course matters
 */
export function practise(ruleset: Ruleset, seat: string, variables: readonly string[]): Foresight {
  const { turns, doctrines, hash } = ruleset.data;
  const doctrine = doctrines[0]?.id ?? '';
  const slots = variables.map((name) => ruleset.symbols.slots.get(name) as number);
  const read = (state: State) => slots.map((slot) => state.values[slot] as number);
  const next = (state: State, plan: Plan) => nextState(ruleset, state, { [seat]: plan });
  const toEnd = (state: State) => playOn(ruleset, state, seat, () => []);
  const courses: Course[][] = [];
  const trials = new Trials(variables.length);
  const luck = openLuck('practice', seat);
  for (let game = 0; game < GAMES; game++) {
    let state = start(ruleset, { seed: `practice ${game}`, doctrine });
    while (state.ending === null) {
      const phase = phaseOf(state.turn, turns);
      const legal = legalMoves(ruleset, state, seat);
      const tried = legal.filter((move) => trials.countOf(nameOfMove(move), phase) < TRIES);
      courses[state.turn] ??= [];
      const followed = courses[state.turn] as Course[];
      if (tried.length > 0 || followed.length < COURSES) {
        const idle = next(state, []);
        const idleEnd = toEnd(idle);
        if (idleEnd.turn === turns && followed.length < COURSES)
          followed.push({ now: read(state), end: read(idleEnd) });
        for (const move of tried) {
          const soon = next(state, [move]);
          const end = toEnd(soon);
          if (end.turn !== idleEnd.turn) continue;
          trials.note(
            nameOfMove(move),
            phase,
            difference(read(soon), read(idle)),
            difference(read(end), read(idleEnd)),
          );
        }
      }
      state = next(state, someMoves(ruleset, state, seat, legal, luck));
    }
  }
  return {
    kind: 'foresight',
    rules: hash,
    seat,
    variables,
    drift: Array.from({ length: turns }, (_, turn) => variables.map((_, index) => driftOf(courses[turn] ?? [], index))),
    gains: trials.gains(),
  };
}

interface Course {
  readonly now: readonly number[];
  readonly end: readonly number[];
}

/** Changes of each variable that a move made at once and by the end. */
interface Trial {
  readonly soon: readonly number[];
  readonly end: readonly number[];
}

/** What was seen of each move in each part of the game. */
class Trials {
  readonly #width: number;
  readonly #seen = new Map<string, Trial[][]>();

  constructor(width: number) {
    this.#width = width;
  }

  countOf(name: string, phase: number): number {
    return this.#seen.get(name)?.[phase]?.length ?? 0;
  }

  note(name: string, phase: number, soon: readonly number[], end: readonly number[]): void {
    let phases = this.#seen.get(name);
    if (!phases) {
      phases = Array.from({ length: PHASES }, () => []);
      this.#seen.set(name, phases);
    }
    phases[phase]?.push({ soon, end });
  }

  /**
   * What each move does by the end. What it does at once is seen clearly, and how such changes last is known from all moves
   * together; what a move did beyond that in its few trials is believed as far as it stands out from chance, and that it does
   * more in one part of the game than in another only when that stands out by itself.
   */
  gains(): Foresight['gains'] {
    const gains: Record<string, (number[] | null)[]> = {};
    for (const [name, phases] of this.#seen) gains[name] = phases.map(() => null);
    for (let index = 0; index < this.#width; index++) {
      const lasts = Array.from({ length: PHASES }, (_, phase) => lastingOf(this.#trialsIn(phase), index));
      const noise = noiseOf([...this.#seen.values()].flat(), index);
      for (const [name, phases] of this.#seen) {
        const seen = phases.map((trials, phase) => {
          const soon = (lasts[phase] as number) * mean(trials, ({ soon }) => soon[index] as number);
          return { tries: trials.length, soon, rest: mean(trials, ({ end }) => end[index] as number) - soon };
        });
        const tries = seen.reduce((sum, { tries }) => sum + tries, 0);
        const always = believed(
          seen.reduce((sum, { tries, rest }) => sum + tries * rest, 0) / tries,
          (BELIEF * noise) / tries,
        );
        seen.forEach(({ tries, soon, rest }, phase) => {
          if (tries === 0) return;
          const all = gains[name]?.[phase] ?? new Array<number>(this.#width).fill(0);
          all[index] = soon + always + believed(rest - always, (TELLING_APART * noise) / tries);
          (gains[name] as (number[] | null)[])[phase] = all;
        });
      }
    }
    return gains;
  }

  #trialsIn(phase: number): readonly (readonly Trial[])[] {
    return [...this.#seen.values()].map((phases) => phases[phase] ?? []);
  }
}

function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / Math.max(1, items.length);
}

function difference(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((value, index) => value - (b[index] as number));
}

/** How much of a change made now is left at the end, over all moves. */
function lastingOf(moves: readonly (readonly Trial[])[], index: number): number {
  let together = 0;
  let square = 0;
  for (const trials of moves) {
    for (const { soon, end } of trials) {
      together += (soon[index] as number) * (end[index] as number);
      square += (soon[index] as number) ** 2;
    }
  }
  return square < 1e-9 ? 1 : together / square;
}

/** Variance of the end between trials of one move, over all moves. */
function noiseOf(moves: readonly (readonly Trial[])[], index: number): number {
  let sum = 0;
  let count = 0;
  for (const trials of moves) {
    const ends = trials.map(({ end }) => end[index] as number);
    if (ends.length < 2) continue;
    const middle = mean(ends, (end) => end);
    for (const end of ends) sum += (end - middle) ** 2;
    count += ends.length - 1;
  }
  return sum / Math.max(1, count);
}

/** What was seen, drawn toward nothing as far as chance could have done it (the positive part of James and Stein's shrinkage). */
function believed(seen: number, chance: number): number {
  return seen === 0 ? 0 : seen * Math.max(0, 1 - chance / seen ** 2);
}

function someMoves(ruleset: Ruleset, state: State, seat: string, legal: readonly Move[], luck: Luck): Plan {
  let plan: Plan = [];
  for (let index = 0; index < MOVES && legal.length > 0; index++) {
    const longer = [...plan, legal[luck.below(legal.length)] as Move];
    if (checkPlan(ruleset, state, seat, longer).length === 0) plan = longer;
  }
  return plan;
}

/** Least squares through what was seen, drawn toward a variable that keeps its value; and how far off it is. */
function driftOf(courses: readonly Course[], index: number): Drift {
  if (courses.length === 0) return { base: 0, keep: 1, spread: 0 };
  let now = 0;
  let end = 0;
  for (const course of courses) {
    now += (course.now[index] as number) / courses.length;
    end += (course.end[index] as number) / courses.length;
  }
  let spread = 0;
  let together = 0;
  for (const course of courses) {
    const off = (course.now[index] as number) - now;
    spread += off * off;
    together += off * ((course.end[index] as number) - end);
  }
  const keep = spread < 1e-9 ? 1 : (together + INERTIA * spread) / ((1 + INERTIA) * spread);
  const base = end - keep * now;
  const missed = (course: Course) => (course.end[index] as number) - base - keep * (course.now[index] as number);
  return { base, keep, spread: Math.sqrt(mean(courses, (course) => missed(course) ** 2)) };
}

/** Foresight for a seat, as known or practised now. */
export function foresightOf(ruleset: Ruleset, seat: string): Foresight {
  const wanted = { kind: 'foresight', rules: ruleset.data.hash, seat } as const;
  return knownOr<Foresight>(wanted, () => {
    const slots = new Set(ruleset.data.doctrines.flatMap(({ id }) => wantsOf(ruleset, seat, id).slots));
    return practise(
      ruleset,
      seat,
      [...slots].map((slot) => ruleset.symbols.names[slot] as string),
    );
  });
}
