import { setPriority } from 'node:os';
import type { Browser, CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on a clock that all threads share. */
  readonly ts: number;
  /** Microseconds of the processor's time that the thread had. */
  readonly tdur?: number;
  /** By the clock, in microseconds. */
  readonly dur?: number;
  readonly args?: { readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string } };
}

/** A task of the main thread. */
export interface Task {
  /** Milliseconds of processor time. */
  readonly took: number;
  /** What was being done when it began. */
  readonly during: string;
  /** Whether it answered a question of the bench, which no reader asks. */
  readonly isAsked: boolean;
}

/** Before all that runs by itself; the system's own work comes first still. */
const FIRST = -12;

/**
 * Has the main threads of the pages that are open go before whatever else runs on this computer, the browser's other threads
 * among it. A slowed processor is made by having the main thread spin for some times as long as it has run by the clock: what
 * another program took from it in the meantime counts as run, so a task takes the more of the processor the busier the
 * computer is. Gives false where that is not allowed.
 */
export async function putFirst(browser: Browser): Promise<boolean> {
  // To Linux a thread is known as its process when it is the main one; elsewhere the whole process would go first.
  if (process.platform !== 'linux') return false;
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  await devtools.detach();
  try {
    for (const { id, type } of processInfo) if (type === 'renderer') setPriority(id, FIRST);
    return true;
  } catch {
    return false;
  }
}

const MARK = 'doing:';
/** Whom the browser hands the questions of those who steer it. */
const ASKED = 'blink.mojom.DevToolsSession';

/**
 * Notes every task of the page's main thread until the function it gives is called, which gives their
 * processor time. Unlike what the clock says, they do not hold what else the computer is doing; on a slowed processor see
 * {@link putFirst}.
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
    const asked = events
      .filter((event) => event.args?.chrome_mojo_event_info?.mojo_interface_tag === ASKED && threadOf(event) === main)
      .sort((a, b) => a.ts - b.ts);
    const isAsked = ({ ts, dur = 0, tdur = 0 }: TraceEvent): boolean => {
      const question = asked.find((event) => event.ts >= ts);
      return question !== undefined && question.ts < ts + dur && (question.tdur ?? 0) > tdur / 2;
    };
    return events
      .filter((event) => event.name.endsWith('RunTask') && threadOf(event) === main)
      .map((task) => ({
        took: (task.tdur ?? 0) / 1000,
        during: marks.findLast((mark) => mark.ts <= task.ts)?.name.slice(MARK.length) ?? '',
        isAsked: isAsked(task),
      }));
  };
}
