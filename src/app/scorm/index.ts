import type { Setting } from '#view';
import type { SaveStore } from '../saves.ts';
import { findApi, type ScormWindow } from './api.ts';
import { ScormSession } from './session.ts';
import { scormStore } from './store.ts';

export { findApi, type ScormApi, type ScormWindow } from './api.ts';
export { MOST_SUSPENDED, ScormError, ScormSession, type Standing, timespan } from './session.ts';

/** A sitting that has begun. */
export interface Sitting {
  readonly saves: SaveStore;
  /** Whether the platform had kept a game. */
  readonly resumes: boolean;
}

/** Opens a sitting with the learning platform around this page; null where there is none, or where it refuses. */
export function openSitting(settingOf: (scenario: string) => Promise<Setting>): Sitting | null {
  const api = findApi(window as unknown as ScormWindow);
  if (!api) return null;
  const session = new ScormSession(api, () => performance.now());
  try {
    const suspended = session.open();
    // Platforms close the frame without a word; `pagehide` is the last that is always heard.
    window.addEventListener('pagehide', () => session.close());
    // A page that was left for another one may come back as it was.
    window.addEventListener('pageshow', () => session.reopen());
    return { saves: scormStore(session, suspended, settingOf), resumes: suspended !== '' };
  } catch (error) {
    console.warn(error);
    return null;
  }
}
