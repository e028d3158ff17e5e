import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { BoardState, Phase } from '#desk';
import { frameByFrame } from '#desk';
import { type Report, reportOf } from '#view';
import { commit, type Game } from './game.ts';

/**
 * A quarter played to an empty house: once in a page, before the first quarter is committed and as soon as the board stands, a
 * copy of the game is played with nothing planned, and its report given to the desk, which draws it out of sight. A browser takes
 * about twice as long over whatever it does for the first time, and the first answer is the one that is waited for most.
 */
export function rehearse({
  game,
  phase,
  board,
}: {
  readonly game: ReadonlySignal<Game | null>;
  readonly phase: ReadonlySignal<Phase>;
  readonly board: ReadonlySignal<BoardState>;
}): ReadonlySignal<Report | null> {
  const report = signal<Report | null>(null);
  const isOn = computed(() => game.value !== null && phase.value !== 'reveal' && board.value !== 'loading');
  let hasBegun = false;
  effect(() => {
    if (!isOn.value) report.value = null;
    if (!isOn.value || hasBegun) return;
    let played: Game | null = null;
    return frameByFrame(() => {
      const here = game.peek();
      hasBegun = true;
      if (!here) return false;
      try {
        if (played) report.value = reportOf(played.setting, played.reports, played.reports.length - 1);
        else played = commit({ ...here, plan: [] });
      } catch {
        // What cannot be played is said when it is to be played.
        return false;
      }
      return report.value === null;
    });
  });
  return report;
}
