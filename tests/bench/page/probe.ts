/** What {@link installProbe} leaves in a page. Times are milliseconds since the page was asked for. */
export interface Probe {
  /** When the element sought had been painted. */
  painted: number | null;
  /** Tasks of the main thread that the browser calls long (over 50 ms), with what was being done. */
  tasks: { readonly at: number; readonly took: number; readonly during: string }[];
  during: string;
  /** Milliseconds from a click on Commit to the frame that shows the answer. */
  answers: number[];
  frames: number[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/**
 * Runs in a page before its own scripts: notes when `sought` can be seen, every long task, and how long the answer to a
 * click on Commit takes. Holds on to nothing outside, as it is sent as text.
 */
export function installProbe(sought: string): void {
  const probe: Probe = { painted: null, tasks: [], during: 'loading', answers: [], frames: [] };
  window.probe = probe;
  // A frame callback comes before its frame is painted; the first message after it comes when that is done.
  const afterPaint = (then: (now: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  };
  let isFound = false;
  let committed: number | null = null;
  const look = (): void => {
    if (!isFound && document.querySelector(sought)) {
      isFound = true;
      afterPaint((now) => {
        probe.painted = now;
      });
    }
    if (committed !== null && document.querySelector('[data-phase="reveal"]')) {
      const pressed = committed;
      committed = null;
      afterPaint((now) => probe.answers.push(now - pressed));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  document.addEventListener(
    'click',
    (event) => {
      if (event.target instanceof Element && event.target.closest('[data-commit]')) committed = event.timeStamp;
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      probe.tasks.push({ at: startTime, took: duration, during: probe.during });
    }
  }).observe({ type: 'longtask', buffered: true });
}
