import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BoardHandle } from '#board';
import { linkBoard } from '../../src/app/board.ts';
import type { Preferences } from '../../src/app/preferences.ts';

beforeEach(() => vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw)));
afterEach(() => vi.unstubAllGlobals());

it('a board has the theme, motion and sound that were chosen while it was on its way', async () => {
  const preferences: Preferences = {
    theme: signal('auto'),
    shownTheme: signal('light'),
    reducedMotion: signal(false),
    sound: signal(false),
    guide: signal(true),
    predict: signal(false),
    keys: signal(true),
  };
  const shown = { theme: '', reducedMotion: false, sound: false };
  let mount = (): void => undefined;
  const mounting = new Promise<void>((done) => {
    mount = done;
  });
  let isAsked = false;
  const handle: BoardHandle = {
    show: () => undefined,
    play: async () => undefined,
    skip: () => undefined,
    yieldFrame: () => undefined,
    resize: () => undefined,
    destroy: () => undefined,
    setTheme: (theme) => {
      shown.theme = theme;
    },
    setReducedMotion: (on) => {
      shown.reducedMotion = on;
    },
    setSound: (on) => {
      shown.sound = on;
    },
  };
  const board = linkBoard(
    () => (id) => id,
    preferences,
    () => undefined,
    async () => ({
      mountBoard: async (_, { theme, reducedMotion, sound }) => {
        Object.assign(shown, { theme, reducedMotion, sound });
        isAsked = true;
        await mounting;
        return handle;
      },
    }),
  );
  board.host({} as HTMLElement);
  await expect.poll(() => isAsked).toBe(true);
  preferences.shownTheme.value = 'contrast';
  preferences.reducedMotion.value = true;
  preferences.sound.value = true;
  mount();
  await expect.poll(() => board.state.value).toBe('ready');
  expect(shown).toEqual({ theme: 'contrast', reducedMotion: true, sound: true });
});
