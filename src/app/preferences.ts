import { effect, type Signal, signal } from '@preact/signals';
import { THEMES, type Theme } from '#desk';

const THEME = 'every-table.theme';
const MOTION = 'every-table.motion';

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
  return { theme, shownTheme, reducedMotion };
}
