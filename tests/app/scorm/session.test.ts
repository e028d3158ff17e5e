import { describe, expect, it, vi } from 'vitest';
import type { ScormApi, ScormWindow } from '../../../src/app/scorm/api.ts';
import {
  findApi,
  MOST_SUSPENDED,
  ScormError,
  ScormSession,
  type Standing,
  timespan,
} from '../../../src/app/scorm/index.ts';

/** A platform that remembers, and refuses what it is told to. */
class Platform implements ScormApi {
  readonly values = new Map<string, string>([['cmi.core.lesson_status', 'not attempted']]);
  readonly calls: string[] = [];
  refuses = '';
  LMSInitialize = (): string => this.#done('LMSInitialize');
  LMSFinish = (): string => this.#done('LMSFinish');
  LMSCommit = (): string => this.#done('LMSCommit');
  LMSGetValue = (element: string): string => this.values.get(element) ?? '';
  LMSSetValue = (element: string, value: string): string => {
    if (element !== this.refuses) this.values.set(element, value);
    return this.#done(element);
  };
  LMSGetLastError = (): string => '405';
  LMSGetErrorString = (code: string): string => `error ${code}`;
  #done(what: string): string {
    this.calls.push(what);
    return String(what !== this.refuses);
  }
}

const window = (fields: Partial<ScormWindow>): ScormWindow => {
  const made: { -readonly [K in keyof ScormWindow]?: ScormWindow[K] } = { opener: null, ...fields };
  made.parent ??= made as ScormWindow;
  return made as ScormWindow;
};
const standing = (fields: Partial<Standing> = {}): Standing => ({
  score: 40,
  isOver: false,
  isWon: false,
  suspended: 'abc',
  place: 'Q1 2019',
  ...fields,
});

describe('the platform’s interface', () => {
  const API = new Platform();

  it('is found in the page, above it, and around the one that opened it', () => {
    expect(findApi(window({ API }))).toBe(API);
    expect(findApi(window({ parent: window({ parent: window({ API }) }) }))).toBe(API);
    expect(findApi(window({ opener: window({ parent: window({ API }) }) }))).toBe(API);
  });

  it('is not found where there is none, nor further up than the standard says', () => {
    expect(findApi(window({}))).toBeNull();
    let deep = window({ API });
    for (let depth = 0; depth < 9; depth += 1) deep = window({ parent: deep });
    expect(findApi(deep)).toBeNull();
  });

  it('is looked for beyond a window that hides everything', () => {
    const foreign = {
      get API(): never {
        throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
      },
      opener: null,
      parent: window({ API }),
    } as unknown as ScormWindow;
    expect(findApi(window({ parent: foreign }))).toBe(API);
  });
});

describe('a sitting', () => {
  const opened = (): { platform: Platform; session: ScormSession; tick: (ms: number) => void } => {
    const platform = new Platform();
    let now = 1000;
    const session = new ScormSession(platform, () => now);
    return {
      platform,
      session,
      tick: (ms) => {
        now += ms;
      },
    };
  };

  it('begins incomplete and gives what was left', () => {
    const { platform, session } = opened();
    platform.values.set('cmi.suspend_data', 'where we were');
    expect(session.open()).toBe('where we were');
    expect(platform.values.get('cmi.core.lesson_status')).toBe('incomplete');
  });

  it('reports where a game stands, and no score before its end', () => {
    const { platform, session } = opened();
    session.open();
    session.report(standing());
    expect(Object.fromEntries(platform.values)).toMatchObject({
      'cmi.suspend_data': 'abc',
      'cmi.core.lesson_location': 'Q1 2019',
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.exit': 'suspend',
    });
    expect(platform.values.has('cmi.core.score.raw')).toBe(false);
  });

  it('calls a lost game completed and a won one passed', () => {
    for (const isWon of [false, true]) {
      const { platform, session } = opened();
      session.open();
      session.report(standing({ isOver: true, isWon, score: 77 }));
      expect(platform.values.get('cmi.core.lesson_status')).toBe(isWon ? 'passed' : 'completed');
      expect(['raw', 'min', 'max'].map((name) => platform.values.get(`cmi.core.score.${name}`))).toEqual([
        '77',
        '0',
        '100',
      ]);
    }
  });

  it('keeps what was earned when the game is played again', () => {
    const { platform, session } = opened();
    session.open();
    session.report(standing({ isOver: true, isWon: true, score: 90 }));
    session.report(standing({ suspended: 'again' }));
    expect(platform.values.get('cmi.core.lesson_status')).toBe('passed');
    session.report(standing({ isOver: true, score: 20 }));
    expect(platform.values.get('cmi.core.lesson_status')).toBe('passed');
    expect(platform.values.get('cmi.core.score.raw')).toBe('90');
    expect(platform.values.get('cmi.suspend_data')).toBe('abc');
  });

  it('says what the platform refuses', () => {
    const { platform, session } = opened();
    session.open();
    platform.refuses = 'cmi.suspend_data';
    expect(() => session.report(standing())).toThrow(
      expect.objectContaining({
        problem: { text: 'scorm.refused', params: { what: 'cmi.suspend_data', reason: 'error 405' } },
      }),
    );
  });

  it('reports a game that is too long to be kept, and says so', () => {
    const { platform, session } = opened();
    session.open();
    session.report(standing());
    const suspended = 'x'.repeat(MOST_SUSPENDED + 1);
    expect(() => session.report(standing({ suspended, isOver: true, isWon: true, score: 77 }))).toThrow(
      expect.objectContaining({ problem: { text: 'scorm.tooLong', params: { length: 4097, most: 4096 } } }),
    );
    expect(Object.fromEntries(platform.values)).toMatchObject({
      'cmi.suspend_data': 'abc',
      'cmi.core.score.raw': '77',
      'cmi.core.lesson_status': 'passed',
    });
  });

  it('ends once, with the time it took', () => {
    const { platform, session, tick } = opened();
    session.open();
    tick(27 * 60_000 + 3_456);
    session.close();
    session.close();
    // Nothing is dropped in silence.
    expect(() => session.report(standing())).toThrow(ScormError);
    expect(platform.values.get('cmi.core.session_time')).toBe('0000:27:03.45');
    expect(platform.calls.filter((call) => call === 'LMSFinish')).toHaveLength(1);
    expect(platform.values.has('cmi.suspend_data')).toBe(false);
  });
});

describe('a page that comes back as it was left', () => {
  const platform = new Platform();
  let now = 0;
  const session = new ScormSession(platform, () => now);

  it('has its sitting opened anew, with a time of its own', () => {
    session.reopen();
    expect(platform.calls).toEqual([]);
    session.open();
    now = 60_000;
    session.close();
    now = 600_000;
    session.reopen();
    session.reopen();
    session.report(standing());
    expect(platform.values.get('cmi.suspend_data')).toBe('abc');
    expect(platform.calls.filter((call) => call === 'LMSInitialize')).toHaveLength(2);
    now = 605_000;
    session.close();
    expect(platform.values.get('cmi.core.session_time')).toBe('0000:00:05.00');
  });

  it('says so with the next report where the platform opens none', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    platform.refuses = 'LMSInitialize';
    session.reopen();
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
    expect(() => session.report(standing())).toThrow(expect.objectContaining({ problem: { text: 'scorm.closed' } }));
  });
});

describe('a timespan', () => {
  it.each([
    [0, '0000:00:00.00'],
    [-5, '0000:00:00.00'],
    [59_999, '0000:00:59.99'],
    [3_600_000 * 101 + 61_020, '0101:01:01.02'],
    [3_600_000 * 20_000, '9999:00:00.00'],
  ])('of %i ms is %s', (ms, text) => {
    expect(timespan(ms)).toBe(text);
  });
});
