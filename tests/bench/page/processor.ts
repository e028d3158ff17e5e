import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on a clock that all threads share. */
  readonly ts: number;
  /** Microseconds of the processor's time that the thread had, which other programs take nothing from. */
  readonly tdur?: number;
}

/** A task of the main thread. */
export interface Task {
  /** Milliseconds of processor time. */
  readonly took: number;
  /** What was being done when it began. */
  readonly during: string;
}

const MARK = 'doing:';

/**
 * Notes every task of the page's main thread until the function it gives is called, which gives their
 * processor time. Unlike what the clock says, they do not grow with what else the computer is doing.
 */
export async function traceTasks(devtools: CDPSession): Promise<() => Promise<Task[]>> {
  const events: TraceEvent[] = [];
  const keep = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as TraceEvent[]).filter(({ ph, name }) => ph === 'X' || name.startsWith(MARK)));
  };
  devtools.on('Tracing.dataCollected', keep);
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      traceBufferSizeInKb: 400_000,
      includedCategories: ['toplevel', 'devtools.timeline', 'blink.user_timing'],
      excludedCategories: ['*'],
    },
  });
  return async () => {
    const done = new Promise((finish) => devtools.once('Tracing.tracingComplete', finish));
    await devtools.send('Tracing.end');
    await done;
    devtools.off('Tracing.dataCollected', keep);
    const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`;
    // The thread that calls the page's functions is the page's main one.
    const calls = new Map<string, number>();
    for (const event of events) {
      if (event.name === 'FunctionCall') calls.set(threadOf(event), (calls.get(threadOf(event)) ?? 0) + 1);
    }
    const main = [...calls].sort(([, a], [, b]) => b - a)[0]?.[0];
    const marks = events.filter(({ name }) => name.startsWith(MARK)).sort((a, b) => a.ts - b.ts);
    return events
      .filter((event) => event.name.endsWith('RunTask') && threadOf(event) === main)
      .map(({ ts, tdur = 0 }) => ({
        took: tdur / 1000,
        during: marks.findLast((mark) => mark.ts <= ts)?.name.slice(MARK.length) ?? '',
      }));
  };
}
