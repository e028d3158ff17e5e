import { type ReadonlySignal, signal } from '@preact/signals';
import type { BoardHandle } from '#board';
import type { Beat, BoardModel, Words } from '#view';
import type { Preferences } from './preferences.ts';

/** The board as the game uses it: it may come late, or never. */
export interface BoardLink {
  readonly state: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly playing: ReadonlySignal<boolean>;
  host(element: HTMLElement | null): void;
  show(model: BoardModel): void;
  play(beats: readonly Beat[], from: BoardModel, to: BoardModel): void;
  skip(): void;
  /** Leaves the next frame to the desk. */
  yieldFrame(): void;
}

/** Loads and mounts the board when an element is given for it, after the desk has been drawn. `load` gets its code. */
export function linkBoard(
  words: () => Words,
  preferences: Preferences,
  onSelectActor: (actor: string) => void,
  load: () => Promise<Pick<typeof import('#board'), 'mountBoard'>> = () => import('#board'),
): BoardLink {
  const state = signal<'loading' | 'ready' | 'failed'>('loading');
  const playing = signal(false);
  let handle: BoardHandle | null = null;
  let element: HTMLElement | null = null;
  let last: BoardModel | null = null;
  let plays = 0;

  preferences.shownTheme.subscribe((theme) => handle?.setTheme(theme));
  preferences.sound.subscribe((on) => handle?.setSound(on));
  preferences.reducedMotion.subscribe((on) => handle?.setReducedMotion(on));

  const mount = async (host: HTMLElement): Promise<void> => {
    try {
      const { mountBoard } = await load();
      if (element !== host) return;
      const theme = preferences.shownTheme.value;
      const reducedMotion = preferences.reducedMotion.value;
      const sound = preferences.sound.value;
      const mounted = await mountBoard(host, {
        onSelectActor,
        theme,
        reducedMotion,
        sound,
        words: (id, params) => words()(id, params),
        onBroken: (cause) => {
          if (element !== host) return;
          handle = null;
          playing.value = false;
          state.value = 'failed';
          console.warn('The board cannot be drawn any more.', cause);
        },
      });
      // The page may have been left meanwhile.
      if (element !== host) {
        mounted.destroy();
        return;
      }
      handle = mounted;
      // What was chosen while it was on its way.
      if (preferences.shownTheme.value !== theme) mounted.setTheme(preferences.shownTheme.value);
      if (preferences.reducedMotion.value !== reducedMotion) mounted.setReducedMotion(preferences.reducedMotion.value);
      if (preferences.sound.value !== sound) mounted.setSound(preferences.sound.value);
      if (last) mounted.show(last);
      state.value = 'ready';
    } catch (error) {
      if (element !== host) return;
      state.value = 'failed';
      console.warn('The board cannot be drawn.', error);
    }
  };

  return {
    state,
    playing,
    host: (next) => {
      if (next === element) return;
      handle?.destroy();
      handle = null;
      element = next;
      playing.value = false;
      state.value = 'loading';
      // The desk is drawn and usable before the board's library is asked for.
      if (next) requestAnimationFrame(() => setTimeout(() => void mount(next)));
    },
    show: (model) => {
      last = model;
      handle?.show(model);
    },
    play: (beats, from, to) => {
      last = to;
      if (!handle) return;
      plays += 1;
      const mine = plays;
      playing.value = true;
      const done = (): void => {
        if (mine === plays) playing.value = false;
      };
      handle.play(beats, from, to).then(done, done);
    },
    skip: () => handle?.skip(),
    yieldFrame: () => handle?.yieldFrame(),
  };
}
