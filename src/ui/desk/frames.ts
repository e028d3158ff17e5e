/** Runs `work` as a task of its own, as soon as the browser has a hand free. */
export function nextTask(work: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    work();
  };
  port2.postMessage(null);
}

/** A page nobody looks at gets no frames; its work is done all the same. */
const NO_FRAME_MS = 250;

/** Runs `work` once what the page holds now has been painted. Returns a function that calls it off. */
export function afterPaint(work: () => void): () => void {
  let isWanted = true;
  const go = (): void => {
    if (!isWanted) return;
    stop();
    work();
  };
  const frame = requestAnimationFrame(() => nextTask(go));
  const timer = setTimeout(go, NO_FRAME_MS);
  const stop = (): void => {
    isWanted = false;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return stop;
}
