import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor's time that the thread had, which other programs take nothing from. */
  readonly tdur?: number;
}

/**
 * Notes every task of the page's main thread until the function it gives is called, which gives their milliseconds of
 * processor time. Unlike what the clock says, they do not grow with what else the computer is doing.
 */
export async function traceTasks(devtools: CDPSession): Promise<() => Promise<number[]>> {
  const events: TraceEvent[] = [];
  const keep = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as TraceEvent[]).filter(({ ph }) => ph === 'X'));
  };
  devtools.on('Tracing.dataCollected', keep);
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      traceBufferSizeInKb: 400_000,
      includedCategories: ['toplevel', 'devtools.timeline'],
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
    return events
      .filter((event) => event.name.endsWith('RunTask') && threadOf(event) === main)
      .map(({ tdur = 0 }) => tdur / 1000);
  };
}
