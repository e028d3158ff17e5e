/** Middle of a list of numbers; the mean of the two middle ones when their count is even. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Milliseconds that `work` takes. */
export function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Runs `work` until it has taken `milliseconds` in all, so that what follows is measured as compiled code. */
export function warmUp(work: () => void, milliseconds: number): void {
  const start = performance.now();
  while (performance.now() - start < milliseconds) work();
}

/** Keeps results alive, so that no compiler can drop the work that made them. */
export class Sink {
  private sum = 0;

  add(value: number): void {
    this.sum += value;
  }

  get total(): number {
    return this.sum;
  }
}
