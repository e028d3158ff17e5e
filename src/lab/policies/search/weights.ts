import type { Move, Plan } from '#engine';
import { nameOfMove } from './names.ts';

/** One imagined game: the plan it began with, the luck it had, and what it came to. */
export interface Observation {
  readonly plan: Plan;
  readonly luck: number;
  readonly value: number;
}

/** How good each move seems from all games in which it was made, the others' moves and luck allowed for. */
export interface Weights {
  /** Of a move; what is known of it in another posture counts too. */
  of(move: Move): number;
}

/**
 * Least squares over the games: what came of a game is the luck it had plus the sum of its moves. Every weight is drawn toward
 * what was hoped of the move, the more the fewer games speak for it.
 * @param hope what was expected of a move before
 * @param doubt squared noise of a game over squared error of a hope
 */
export function weigh(observations: readonly Observation[], hope: (move: Move) => number, doubt: number): Weights {
  const columns = new Map<string, number>();
  const columnOf = (name: string): number => {
    let column = columns.get(name);
    if (column === undefined) {
      column = columns.size;
      columns.set(name, column);
    }
    return column;
  };
  const rows = observations.map(({ plan, luck, value }) => ({
    luck,
    at: [...new Set(plan.flatMap((move) => namesOf(move).map(columnOf)))],
    // What is left to explain once all hopes have come true.
    rest: value - plan.reduce((sum, move) => sum + hope(move), 0),
  }));
  const width = columns.size;
  const lucks = new Map<number, { count: number; rest: number; made: Float64Array }>();
  for (const { luck, at, rest } of rows) {
    let group = lucks.get(luck);
    if (!group) {
      group = { count: 0, rest: 0, made: new Float64Array(width) };
      lucks.set(luck, group);
    }
    group.count++;
    group.rest += rest;
    for (const column of at) group.made[column] = (group.made[column] as number) + 1;
  }
  // Normal equations of the deviations from each luck's mean.
  const matrix = Array.from({ length: width }, () => new Float64Array(width));
  const right = new Float64Array(width);
  for (const { at, rest } of rows) {
    for (const i of at) {
      right[i] = (right[i] as number) + rest;
      const row = matrix[i] as Float64Array;
      for (const j of at) row[j] = (row[j] as number) + 1;
    }
  }
  for (const { count, rest, made } of lucks.values()) {
    for (let i = 0; i < width; i++) {
      if (made[i] === 0) continue;
      const share = (made[i] as number) / count;
      right[i] = (right[i] as number) - share * rest;
      const row = matrix[i] as Float64Array;
      for (let j = 0; j < width; j++) row[j] = (row[j] as number) - share * (made[j] as number);
    }
  }
  for (let i = 0; i < width; i++) {
    const row = matrix[i] as Float64Array;
    row[i] = (row[i] as number) + doubt;
  }
  const weights = solve(matrix, right);
  return {
    of: (move) =>
      namesOf(move).reduce((sum, name) => {
        const column = columns.get(name);
        return sum + (column === undefined ? 0 : (weights[column] as number));
      }, hope(move)),
  };
}

/** A move in a posture counts as the move and as what the posture makes of it. */
function namesOf(move: Move): readonly string[] {
  const name = nameOfMove(move);
  const posture = 'posture' in move ? move.posture : undefined;
  return posture === undefined || posture === 'normal' ? [name] : [name, `${name} ${posture}`];
}

/** Cholesky, in place; the matrix is symmetric and made positive by its diagonal. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const width = right.length;
  for (let i = 0; i < width; i++) {
    const row = matrix[i] as Float64Array;
    for (let j = 0; j <= i; j++) {
      const other = matrix[j] as Float64Array;
      let sum = row[j] as number;
      for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number);
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (other[j] as number);
    }
  }
  for (let i = 0; i < width; i++) {
    const row = matrix[i] as Float64Array;
    let sum = right[i] as number;
    for (let k = 0; k < i; k++) sum -= (row[k] as number) * (right[k] as number);
    right[i] = sum / (row[i] as number);
  }
  for (let i = width - 1; i >= 0; i--) {
    let sum = right[i] as number;
    for (let k = i + 1; k < width; k++) sum -= ((matrix[k] as Float64Array)[i] as number) * (right[k] as number);
    right[i] = sum / ((matrix[i] as Float64Array)[i] as number);
  }
  return right;
}
