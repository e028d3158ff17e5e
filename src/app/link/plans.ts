import type { Move, Plan, RulesetData } from '#engine';
import { parsePlans, type Replay } from '#lab';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { checkOfNames, codesFor, moveCodes, readMove, UNKNOWN_MOVE, writeMove } from './move-codes.ts';
import { LinkError } from './problem.ts';

const MOST_TURNS = 400;
const MOST_SEATS = 16;
const MOST_MOVES = 200;
/** In place of the number of seats plus one: one seat, which plans every quarter. */
const ALONE = 0;

const movesOf = (plans: Replay['plans']): readonly Move[] => plans.flatMap((turn) => Object.values(turn).flat());

/** Plans as codes of names, by quarter and seat. */
export function writePlans(out: ByteWriter, data: RulesetData, plans: Replay['plans']): void {
  const moves = movesOf(plans);
  const codes = codesFor(data, moves);
  out.byte(codes.salt);
  out.fixed(checkOfNames(moves), 2);
  const seats = [...new Set(plans.flatMap((turn) => Object.keys(turn)))];
  const isAlone = seats.length === 1 && plans.every((turn) => Object.keys(turn).length === 1);
  out.count(isAlone ? ALONE : seats.length + 1);
  for (const seat of seats) out.word(seat);
  out.count(plans.length);
  const writePlan = (plan: Plan): void => {
    out.count(plan.length);
    for (const move of plan) writeMove(out, codes, move);
  };
  for (const turn of plans) {
    const entries = Object.entries(turn);
    if (!isAlone) out.count(entries.length);
    for (const [seat, plan] of entries) {
      if (!isAlone) out.count(seats.indexOf(seat));
      writePlan(plan);
    }
  }
}

/** The plans as far as this scenario can name them. */
export interface ReadPlans {
  readonly plans: Replay['plans'];
  readonly moves: number;
  /** Moves that this scenario can name; fewer than `moves`, and `plans` are not the game that was written. */
  readonly known: number;
}

/** Reads plans by the names of these rules. Throws a LinkError when they cannot be plans. */
export function readPlans(from: ByteReader, data: RulesetData): ReadPlans {
  const codes = moveCodes(data, from.byte());
  const check = from.fixed(2);
  const many = from.count(MOST_SEATS + 1);
  const isAlone = many === ALONE;
  const seats = Array.from({ length: isAlone ? 1 : many - 1 }, () => from.word());
  let moves = 0;
  const turns = Array.from({ length: from.count(MOST_TURNS) }, () => {
    const turn = new Map<string, unknown[]>();
    for (let left = isAlone ? 1 : from.count(MOST_SEATS); left > 0; left -= 1) {
      const seat = seats[isAlone ? 0 : from.count(MOST_SEATS)];
      if (seat === undefined) throw new LinkError('damaged', 'a plan of no seat');
      const plan = Array.from({ length: from.count(MOST_MOVES) }, () => readMove(from, codes));
      moves += plan.length;
      turn.set(
        seat,
        plan.filter((move) => move !== UNKNOWN_MOVE),
      );
    }
    return Object.fromEntries(turn);
  });
  const parsed = parsePlans(turns);
  if (!parsed.ok) {
    const first = parsed.problems[0];
    throw new LinkError('damaged', first ? `${first.path} ${first.message}` : '');
  }
  const read = movesOf(parsed.plans);
  // Another scenario's name may have the code of one of ours.
  const known = read.length === moves && checkOfNames(read) !== check ? 0 : read.length;
  return { plans: parsed.plans, moves, known };
}
