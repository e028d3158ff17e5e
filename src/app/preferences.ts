import { effect, type Signal, signal } from '@preact/signals';
import { THEMES, type Theme } from '#desk';

const THEME = 'every-table.theme';
const SOUND = 'every-table.sound';
const MOTION = 'every-table.motion';
const GUIDE = 'every-table.guide';
const PREDICT = 'every-table.predict';
const KEYS = 'every-table.keys';

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still plays.
  }
}

export interface Preferences {
  readonly theme: Signal<Theme>;
  /** The theme in use, the system's wishes heard. */
  readonly shownTheme: Signal<'light' | 'dark' | 'contrast'>;
  readonly reducedMotion: Signal<boolean>;
  /** Whether what is said on the board is heard, too. */
  readonly sound: Signal<boolean>;
  /** Whether the next new game begins with a guided quarter; on until one has been seen or declined. */
  readonly guide: Signal<boolean>;
  /** Whether one says what each capital will answer before its odds are shown. */
  readonly predict: Signal<boolean>;
  /** Whether single keys do something; off for those whose speech or hands set keys off by themselves. */
  readonly keys: Signal<boolean>;
}

/** A yes or no that is kept from its first change on. */
function kept(key: string, otherwise: boolean): Signal<boolean> {
  const said = remembered(key);
  const value = signal(said === null ? otherwise : said === 'on');
  let isFirst = true;
  effect(() => {
    const now = value.value ? 'on' : 'off';
    if (!isFirst) remember(key, now);
    isFirst = false;
  });
  return value;
}

/** Theme and motion: what the person said, or else what the system says; written on the page as they change. */
export function openPreferences(root: HTMLElement): Preferences {
  const saved = remembered(THEME);
  const theme = signal<Theme>(THEMES.find((value) => value === saved) ?? 'auto');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const system = signal(0);
  for (const query of [dark, contrast]) query.addEventListener('change', () => (system.value += 1));

  const shownTheme = signal<'light' | 'dark' | 'contrast'>('light');
  effect(() => {
    system.value;
    const chosen = theme.value;
    const automatic = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
    shownTheme.value = chosen === 'auto' ? automatic : chosen;
    root.dataset.theme = shownTheme.value;
    remember(THEME, chosen);
  });

  const said = remembered(MOTION);
  const reducedMotion = signal(said === null ? still.matches : said === 'less');
  effect(() => {
    root.dataset.motion = reducedMotion.value ? 'less' : 'full';
    if (reducedMotion.value !== still.matches || said !== null) {
      remember(MOTION, reducedMotion.value ? 'less' : 'full');
    }
  });
  const keys = kept(KEYS, true);
  effect(() => {
    root.dataset.keys = keys.value ? 'on' : 'off';
  });
  return {
    theme,
    shownTheme,
    reducedMotion,
    sound: kept(SOUND, false),
    guide: kept(GUIDE, true),
    predict: kept(PREDICT, false),
    keys,
  };
}
