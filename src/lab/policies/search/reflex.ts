import { Judge, type Move, openMoves, type Plan, type Ruleset, type State } from '#engine';
import { choiceOf } from '../../choices.ts';
import { phaseOf } from './foresight.ts';
import type { Foresight } from './known.ts';
import { nameOfMove } from './names.ts';
import type { Wants } from './wants.ts';

/** Moves per quarter, at most. */
const MOST_MOVES = 6;
/** Gain below which a move is not worth its trouble. */
const WORTHWHILE = 0.002;
/** Moves that are looked at closely, and of them those still looked at after the first has been picked. */
const CLOSELY = 20;

/** A quick judgement of what to do in a state, without playing anything out. */
export interface Reflex {
  /** The plan that foresight recommends; `noise` shakes the judgement of every move, for variety. */
  plan(state: State, noise?: { readonly size: number; next(): number }): Plan;
  /** How much foresight hopes from each of these moves alone, roughly; 0 for a move that it has never tried. */
  hopes(state: State, moves: readonly Move[]): readonly number[];
}

/** What a move does to the variables that are wanted, in each part of the game; the places are those of `wants.slots`. */
interface Effect {
  readonly at: readonly number[];
  readonly deltas: readonly number[];
}
interface Item {
  readonly move: Move;
  readonly choice: string;
  readonly effects: readonly Effect[];
}

/** A reflex for one seat and doctrine, from what was learned in practice. */
export function reflexOf(ruleset: Ruleset, seat: string, wants: Wants, foresight: Foresight): Reflex {
  const { turns } = ruleset.data;
  const { slots } = wants;
  const places = slots.map((slot) => foresight.variables.indexOf(ruleset.symbols.names[slot] as string));
  const effects = effectsOf(foresight, places);
  const reaches = reachesOf(slots.length, effects);
  const guess = new Float64Array(ruleset.symbols.specs.length);
  const slope = new Float64Array(slots.length);

  const foresee = (state: State): void => {
    guess.set(state.values);
    const drift = foresight.drift[state.turn];
    slots.forEach((slot, index) => {
      const course = drift?.[places[index] as number];
      if (course) guess[slot] = course.base + course.keep * (state.values[slot] as number);
    });
  };
  /** How steeply the worth rises with each variable, over a step such as moves make, or over all that the guess may be off. */
  const measureSlopes = (state: State): void => {
    slots.forEach((slot, index) => {
      const reach = Math.max(
        reaches[index] as number,
        foresight.drift[state.turn]?.[places[index] as number]?.spread ?? 0,
      );
      const here = guess[slot] as number;
      guess[slot] = here + reach;
      const above = wants.worth(guess, state);
      guess[slot] = here - reach;
      slope[index] = (above - wants.worth(guess, state)) / (2 * reach);
      guess[slot] = here;
    });
  };
  const roughGain = ({ at, deltas }: Effect): number => {
    let gain = 0;
    for (let i = 0; i < at.length; i++) gain += (slope[at[i] as number] as number) * (deltas[i] as number);
    return gain;
  };
  const apply = ({ at, deltas }: Effect, sign: number): void => {
    for (let i = 0; i < at.length; i++) {
      const slot = slots[at[i] as number] as number;
      guess[slot] = (guess[slot] as number) + sign * (deltas[i] as number);
    }
  };
  const worthWith = (effect: Effect, state: State): number => {
    apply(effect, 1);
    const worth = wants.worth(guess, state);
    apply(effect, -1);
    return worth;
  };

  const items = itemSource(effects);
  return {
    hopes(state, moves) {
      const phase = phaseOf(state.turn, turns);
      foresee(state);
      measureSlopes(state);
      return moves.map((move) => {
        const effect = effects.get(nameOfMove(move))?.[phase];
        return effect ? roughGain(effect) : 0;
      });
    },
    plan(state, noise) {
      const phase = phaseOf(state.turn, turns);
      foresee(state);
      measureSlopes(state);
      const hopeful: { item: Item; effect: Effect; shake: number; worth: number }[] = [];
      for (const move of openMoves(ruleset, state, seat)) {
        for (const item of items(move)) {
          const effect = item.effects[phase] as Effect;
          const shake = noise ? noise.size * (noise.next() - 0.5) : 0;
          const worth = roughGain(effect) + shake;
          if (worth > WORTHWHILE) hopeful.push({ item, effect, shake, worth });
        }
      }
      hopeful.sort((a, b) => b.worth - a.worth);
      let close = hopeful.slice(0, CLOSELY);
      const plan: Move[] = [];
      const judge = new Judge(ruleset, state, seat, null);
      while (plan.length < MOST_MOVES && close.length > 0) {
        const idle = wants.worth(guess, state);
        for (const entry of close) entry.worth = worthWith(entry.effect, state) + entry.shake;
        close.sort((a, b) => b.worth - a.worth);
        let picked: (typeof close)[number] | undefined;
        let next = 0;
        while (!picked && next < close.length) {
          const entry = close[next++] as (typeof close)[number];
          if (entry.worth < idle + WORTHWHILE) return plan;
          if (judge.take(entry.item.move, plan.length)) continue;
          plan.push(entry.item.move);
          picked = entry;
        }
        if (!picked) return plan;
        apply(picked.effect, 1);
        const { choice } = picked.item;
        close = close.slice(next).filter(({ item }) => item.choice !== choice);
      }
      return plan;
    },
  };
}

/** Effects by name of the move; a part of the game in which it was never tried borrows from the nearest. */
function effectsOf({ gains }: Foresight, places: readonly number[]): ReadonlyMap<string, readonly Effect[]> {
  const effects = new Map<string, readonly Effect[]>();
  for (const [name, phases] of Object.entries(gains)) {
    const known = phases.flatMap((means, phase) => (means ? [phase] : []));
    if (known.length === 0) continue;
    const all = phases.map((_, phase) => {
      const near = known.reduce((a, b) => (Math.abs(a - phase) <= Math.abs(b - phase) ? a : b));
      const means = phases[near] as readonly number[];
      const all = places.map((place) => means[place] ?? 0);
      const at = all.flatMap((delta, index) => (Math.abs(delta) > 1e-6 ? [index] : []));
      return { at, deltas: at.map((index) => all[index] as number) };
    });
    effects.set(name, all);
  }
  return effects;
}

/** Per variable, the size of a change that moves make to it (root of the mean square). */
function reachesOf(width: number, effects: ReadonlyMap<string, readonly Effect[]>): readonly number[] {
  const squares = new Array<number>(width).fill(0);
  const counts = new Array<number>(width).fill(0);
  for (const { at, deltas } of [...effects.values()].flat()) {
    at.forEach((place, index) => {
      squares[place] = (squares[place] as number) + (deltas[index] as number) ** 2;
      counts[place] = (counts[place] as number) + 1;
    });
  }
  return squares.map((square, index) => (square === 0 ? 1 : Math.sqrt(square / (counts[index] as number))));
}

/** Moves that foresight knows, with what it knows of them, looked up once per move of the scenario. */
function itemSource(effects: ReadonlyMap<string, readonly Effect[]>): (move: Move) => readonly Item[] {
  const byKind = new Map<Move['kind'], Map<string, Map<string, readonly Item[]>>>();
  // The engine lists most moves as the same objects every quarter.
  const byMove = new WeakMap<Move, readonly Item[]>();
  const find = (move: Move): readonly Item[] => {
    const [group, pick] = placeOf(move);
    let groups = byKind.get(move.kind);
    if (!groups) {
      groups = new Map();
      byKind.set(move.kind, groups);
    }
    let picks = groups.get(group);
    if (!picks) {
      picks = new Map();
      groups.set(group, picks);
    }
    let items = picks.get(pick);
    if (!items) {
      const known = effects.get(nameOfMove(move));
      items = known ? [{ move, choice: choiceOf(move), effects: known }] : [];
      picks.set(pick, items);
    }
    return items;
  };
  return (move) => {
    let items = byMove.get(move);
    if (!items) {
      items = find(move);
      byMove.set(move, items);
    }
    return items;
  };
}

/** Two ids that tell a move from every other of its kind, without building a text for the common kinds. */
function placeOf(move: Move): readonly [string, string] {
  switch (move.kind) {
    case 'decide':
      return [move.decision, move.option];
    case 'answer':
      return [move.event, move.option];
    case 'crisis':
      return [move.crisis, move.action];
    default:
      return [choiceOf(move), nameOfMove(move)];
  }
}
