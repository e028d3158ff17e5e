import type { Move, Ruleset } from '#engine';
import { choiceOf } from '../choices.ts';
import type { Policy } from '../policy.ts';
import { knownOr, type OpenPlan } from './search/known.ts';
import { allDecisions, legalPart, Rehearsal, tryOut, type Wishes } from './search/open-plan.ts';

/** Moves in a loop, at most. */
const LONGEST = 4;
/** Loops of each length that are drawn out further when nothing else is asked for. */
export const DEFAULT_BEAM = 8;
/** Training games of every loop, and of the best ones in the end. */
const SEEDS = 3;
const FINAL_SEEDS = 24;
/** Best single moves that are tried as the next of a loop, per loop kept. */
const NEXT_PER_LOOP = 4;

interface Loop extends Wishes {
  readonly moves: readonly Move[];
}

/**
 * Repeats the best loop of up to four moves, found by search: each quarter begins one move further round the loop and makes
 * all of it that is legal. Dilemmas go unanswered.
 * @param beam loops of each length that the search draws out further
 */
export function cycle(beam: number = DEFAULT_BEAM): Policy {
  return {
    name: beam === DEFAULT_BEAM ? 'cycle' : `cycle:${beam}`,
    plan: ({ ruleset, state, seat }) => legalPart(ruleset, state, seat, loopOf(ruleset, seat, state.doctrine, beam)),
  };
}

/** The best loop, as known or searched for now. */
export function loopOf(ruleset: Ruleset, seat: string, doctrine: string, beam: number): OpenPlan {
  const wanted = { kind: 'cycle', rules: ruleset.data.hash, seat, doctrine, effort: beam } as const;
  return knownOr<OpenPlan>(wanted, () => {
    const { wishes, record } = bestLoop(ruleset, seat, doctrine, beam);
    return { ...wanted, turns: wishes.turns, answers: [], ...record };
  });
}

function bestLoop(ruleset: Ruleset, seat: string, doctrine: string, beam: number) {
  const play = (loop: Loop, seed: string) => tryOut(ruleset, seat, doctrine, loop, seed);
  const rank = (loops: readonly Rehearsal<Loop>[], seeds: number) =>
    loops
      .map((loop) => ({ loop, value: loop.after(seeds, play).value }))
      .sort((a, b) => b.value - a.value)
      .map(({ loop }) => loop);
  const singles = rank(
    allDecisions(ruleset, seat).map((move) => new Rehearsal(loopFrom([move]))),
    SEEDS,
  );
  const idle = new Rehearsal(loopFrom([]));
  let kept = singles.slice(0, beam);
  const finalists = [idle, ...kept];
  for (let length = 2; length <= LONGEST; length++) {
    const longer = kept.flatMap(({ wishes: { moves } }) => {
      const inLoop = new Set(moves.map(choiceOf));
      return singles
        .map(({ wishes }) => wishes.moves[0] as Move)
        .filter((move) => !inLoop.has(choiceOf(move)))
        .slice(0, NEXT_PER_LOOP * beam)
        .map((move) => new Rehearsal(loopFrom([...moves, move])));
    });
    kept = rank(longer, SEEDS).slice(0, beam);
    finalists.push(...kept);
  }
  const best = rank(finalists, FINAL_SEEDS)[0] ?? idle;
  return { wishes: best.wishes, record: best.after(FINAL_SEEDS, play) };
}

/** In each quarter the whole loop, begun one move later than in the quarter before. */
function loopFrom(moves: readonly Move[]): Loop {
  return { moves, turns: moves.map((_, turn) => [...moves.slice(turn), ...moves.slice(0, turn)]), answers: [] };
}
