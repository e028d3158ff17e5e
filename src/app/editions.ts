import { type ReadonlySignal, signal } from '@preact/signals';
import { trustedScriptUrl } from './trusted.ts';

const SCRIPT = 'service-worker.js';
/** How often a page that stays open looks for a new edition. */
const LOOK_EVERY_MS = 3_600_000;

/** The editions of the game: the one that is open, and one that may be waiting. */
export interface Editions {
  /** Whether a newer edition has been fetched and waits to be used. */
  readonly waiting: ReadonlySignal<boolean>;
  /** Opens the newer edition in place of this page; to be called when a person wishes it. */
  use(): void;
}

/** For a page that is somebody else's to keep: a package in a learning platform. */
export const NO_EDITIONS: Editions = { waiting: signal(false), use: () => undefined };

/**
 * Keeps the built game for offline use and notices newer editions. Where that cannot be done (an insecure address, a
 * private window, a page opened from a file, the development server) the game plays on from the network.
 */
export function watchEditions(): Editions {
  const waiting = signal(false);
  let registration: ServiceWorkerRegistration | undefined;
  let wanted = false;

  const watch = async (): Promise<void> => {
    const { serviceWorker } = navigator;
    registration = await serviceWorker.register(trustedScriptUrl(SCRIPT), { updateViaCache: 'none' });
    const known = registration;
    const look = (): void => {
      waiting.value = known.waiting !== null && serviceWorker.controller !== null;
    };
    look();
    known.addEventListener('updatefound', () => known.installing?.addEventListener('statechange', look));
    serviceWorker.addEventListener('controllerchange', () => {
      look();
      // Another window's wish must not take this one's page away.
      if (wanted) location.reload();
    });
    setInterval(() => known.update().catch(() => undefined), LOOK_EVERY_MS);
  };
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    const begin = (): void => {
      watch().catch((error: unknown) => console.info('The game is not kept for offline use.', error));
    };
    // What is kept for later is fetched when what is needed now has come.
    if (document.readyState === 'complete') begin();
    else window.addEventListener('load', begin, { once: true });
  }
  return {
    waiting,
    use: () => {
      wanted = true;
      registration?.waiting?.postMessage('take-over');
    },
  };
}
