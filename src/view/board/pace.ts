import type { Beat } from './beats.ts';
import { clamp } from './geometry.ts';

/** Longest a whole turn takes to play out, in milliseconds, however much happened. */
export const LONGEST_PLAY = 16_000;
/** Time in which a tie moves, in milliseconds. */
export const TIE_MOVES = 550;

/** How long each beat stands, in milliseconds: time to read it, less when the turn was a busy one. */
export function paceOf(beats: readonly Beat[]): number[] {
  const wanted = beats.map(({ text, kind }) => {
    const read = 650 + 26 * [...text].length;
    return kind === 'end' || kind === 'crisis' ? clamp(read, 1500, 3000) : clamp(read, 1000, 2400);
  });
  const sum = wanted.reduce((total, each) => total + each, 0);
  const squeeze = sum > LONGEST_PLAY ? LONGEST_PLAY / sum : 1;
  return wanted.map((each) => each * squeeze);
}
