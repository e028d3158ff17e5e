import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { BoardState, Phase } from '#desk';
import { frameByFrame } from '#desk';
import { beatsOf, type Report, reportOf } from '#view';
import { isBrought } from './foreign/brought.ts';
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
    let here: Game | null = null;
    const steps = [
      (begun: Game) => commit({ ...begun, plan: [] }),
      (played: Game) => {
        const { setting, reports } = played;
        for (const last of reports.slice(-1)) beatsOf(setting.bundle, setting.ruleset, last, setting.words);
        return played;
      },
      (played: Game) => {
        report.value = reportOf(played.setting, played.reports, played.reports.length - 1);
        return played;
      },
    ];
    return frameByFrame(() => {
      hasBegun = true;
      here ??= game.peek();
      const step = steps.shift();
      // What a scenario from elsewhere takes, nobody knows.
      if (!here || !step || isBrought(here.setting.ruleset.data.id)) return false;
      try {
        here = step(here);
      } catch {
        // What cannot be played is said when it is to be played.
        return false;
      }
      return steps.length > 0;
    });
  });
  return report;
}
