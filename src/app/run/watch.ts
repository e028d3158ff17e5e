import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { WatchModel } from '#desk';
import { beatsOf, boardModel, figuresOf, quarterText, reportOf } from '#view';
import type { BoardLink } from '../board.ts';
import { type Game, stateOf, statesOf } from '../game.ts';

/** Speeds by how many seconds a quarter stays on show; the last does not wait for the board. */
export const WATCH_SPEEDS = [1, 2, 4] as const;
const QUARTER_MS = 8000;

export interface Watch {
  readonly model: WatchModel;
  /** Quarters that lie behind what is on show; 0 at the opening. */
  readonly at: Signal<number>;
  to(at: number): void;
  play(on: boolean): void;
  speed(times: number): void;
  /** Stops what runs by itself. */
  stop(): void;
}

/** A finished or unfinished game, looked at quarter by quarter. The board shows each as it was played. */
export function openWatch(game: Game, board: BoardLink, isShown: ReadonlySignal<boolean>): Watch {
  const { setting, reports } = game;
  const { bundle, ruleset, words } = setting;
  const states = statesOf(game);
  const at = signal(0);
  const playing = signal(false);
  const speed = signal<number>(WATCH_SPEEDS[0]);
  const modelAt = (turn: number) =>
    boardModel(bundle, ruleset, states[turn] ?? stateOf(game), states.slice(0, turn + 1), words);

  const to = (next: number): void => {
    const turn = Math.min(reports.length, Math.max(0, Math.round(next)));
    const before = at.value;
    at.value = turn;
    board.skip();
    const played = reports[turn - 1];
    if (turn === before + 1 && played && playing.value && speed.value < 4) {
      board.play(beatsOf(bundle, ruleset, played, words), modelAt(turn - 1), modelAt(turn));
    } else board.show(modelAt(turn));
    if (turn === reports.length) playing.value = false;
  };

  // One quarter after the other, each for its time.
  const stopEffect = effect(() => {
    if (!playing.value || !isShown.value) return;
    const here = at.value;
    const timer = setTimeout(
      () => untracked(() => to(here + 1)),
      here === 0 ? QUARTER_MS / 8 : QUARTER_MS / speed.value,
    );
    return () => clearTimeout(timer);
  });
  board.show(modelAt(0));

  return {
    at,
    to: (next) => {
      playing.value = false;
      to(next);
    },
    play: (on) => {
      if (on && at.value === reports.length) to(0);
      playing.value = on;
    },
    speed: (times) => {
      speed.value = times;
    },
    stop: stopEffect,
    model: {
      at,
      playing,
      speed,
      speeds: WATCH_SPEEDS,
      quarters: reports.length,
      shown: computed(() => {
        const turn = at.value;
        const report = turn === 0 ? null : reportOf(setting, reports, turn - 1);
        return {
          report,
          figures: figuresOf(setting, states.slice(0, turn + 1)),
          quarter: report?.quarter ?? quarterText(words, ruleset.data, 0),
        };
      }),
      board: board.state,
    },
  };
}
