import { ToldError } from '../problem.ts';
import type { ScormApi } from './api.ts';

/** Longest text that `cmi.suspend_data` must take. */
export const MOST_SUSPENDED = 4_096;

/** How a sitting stands, for the platform. */
export interface Standing {
  /** 0–100; null before there is one. */
  readonly score: number | null;
  readonly isOver: boolean;
  /** Whether the doctrine was fulfilled. */
  readonly isWon: boolean;
  /** Where to go on, as a text of at most {@link MOST_SUSPENDED} characters. */
  readonly suspended: string;
  /** `2019-Q3`, for the platform's own list. */
  readonly place: string;
}

/** Thrown when the platform refuses something. */
export class ScormError extends ToldError {
  override readonly name = 'ScormError';
}

const isYes = (answer: string | boolean): boolean => answer === true || answer === 'true';

/** Statuses that say the lesson is done; what is done stays done when the game is played again. */
const DONE: readonly string[] = ['passed', 'completed'];

/** One sitting with a learning platform, from its first word to its last. */
export class ScormSession {
  readonly #api: ScormApi;
  #began: number;
  readonly #clock: () => number;
  #isOpen = false;
  #isClosed = false;

  /** @param clock milliseconds, for the time spent */
  constructor(api: ScormApi, clock: () => number) {
    this.#api = api;
    this.#clock = clock;
    this.#began = clock();
  }

  /** Opens the sitting; gives what was left at the last one, empty when this is the first. Throws ScormError. */
  open(): string {
    if (!isYes(this.#api.LMSInitialize(''))) this.#fail('LMSInitialize');
    this.#isOpen = true;
    const status = this.#api.LMSGetValue('cmi.core.lesson_status');
    if (status === 'not attempted' || status === '' || status === 'unknown') {
      this.#set('cmi.core.lesson_status', 'incomplete');
      this.#commit();
    }
    return this.#api.LMSGetValue('cmi.suspend_data');
  }

  /**
   * Tells the platform how it stands. A lost game is a finished lesson; a fulfilled doctrine is passed. The best score stays.
   * A game too long to be kept is reported all the same. Of a sitting that was closed, nothing is reported. Throws ScormError.
   */
  report({ score, isOver, isWon, suspended, place }: Standing): void {
    if (!this.#isOpen) throw new ScormError({ text: 'scorm.closed' });
    const isTooLong = suspended.length > MOST_SUSPENDED;
    if (!isTooLong) this.#set('cmi.suspend_data', suspended);
    this.#set('cmi.core.lesson_location', place);
    if (isOver && score !== null) {
      const before = Number(this.#api.LMSGetValue('cmi.core.score.raw') || Number.NaN);
      this.#set('cmi.core.score.min', '0');
      this.#set('cmi.core.score.max', '100');
      this.#set('cmi.core.score.raw', String(Math.max(score, Number.isNaN(before) ? 0 : before)));
    }
    const status = this.#api.LMSGetValue('cmi.core.lesson_status');
    const earned = isOver ? (isWon ? 'passed' : 'completed') : 'incomplete';
    if (status !== 'passed' && (isOver || !DONE.includes(status))) this.#set('cmi.core.lesson_status', earned);
    this.#set('cmi.core.exit', isOver ? '' : 'suspend');
    this.#commit();
    if (isTooLong) {
      throw new ScormError({ text: 'scorm.tooLong', params: { length: suspended.length, most: MOST_SUSPENDED } });
    }
  }

  /** Closes the sitting, with the time it took. The page is going away: nothing can be said any more. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#isClosed = true;
    this.#api.LMSSetValue('cmi.core.session_time', timespan(this.#clock() - this.#began));
    this.#api.LMSFinish('');
  }

  /**
   * Opens a closed sitting anew, for a page that comes back as it was left. A platform that opens none leaves it closed: what
   * is reported then is refused, which the player is told.
   */
  reopen(): void {
    if (!this.#isClosed || this.#isOpen) return;
    try {
      this.open();
      this.#began = this.#clock();
    } catch (error) {
      this.#isOpen = false;
      console.warn(error);
    }
  }

  #set(element: string, value: string): void {
    if (!isYes(this.#api.LMSSetValue(element, value))) this.#fail(element);
  }

  #commit(): void {
    if (!isYes(this.#api.LMSCommit(''))) this.#fail('LMSCommit');
  }

  #fail(what: string): never {
    const code = String(this.#api.LMSGetLastError());
    const reason = this.#api.LMSGetErrorString(code) || code;
    throw new ScormError({ text: 'scorm.refused', params: { what, reason } });
  }
}

/** Milliseconds as SCORM 1.2 writes them: `0000:27:03.50`. */
export function timespan(ms: number): string {
  const hundredths = Math.max(0, Math.floor(ms / 10));
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(hundredths / 100);
  const hours = Math.min(9999, Math.floor(seconds / 3600));
  return `${String(hours).padStart(4, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
}
