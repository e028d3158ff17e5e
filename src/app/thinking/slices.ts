/**
 * Runs work that comes in steps, a slice of so many milliseconds at a time, each a task of its own. Rejects with what a
 * step throws; never settles once it has been called off.
 */
export function inSlices<T>(steps: Iterator<undefined, T>, milliseconds: number, stop?: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const slice = (): void => {
      if (stop?.aborted) return;
      try {
        const until = performance.now() + milliseconds;
        do {
          const step = steps.next();
          if (step.done) {
            done(step.value);
            return;
          }
        } while (performance.now() < until);
      } catch (error) {
        fail(error);
        return;
      }
      setTimeout(slice);
    };
    setTimeout(slice);
  });
}
