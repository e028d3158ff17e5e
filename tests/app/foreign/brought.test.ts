import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Brought, forgetBrought, keepBrought, keptBrought } from '../../../src/app/foreign/brought.ts';
import { ToldError } from '../../../src/app/problem.ts';

const brought: Brought = {
  id: 'brought:0123456789abcdef',
  title: 'A scenario',
  pitch: 'From elsewhere.',
  turns: 4,
  start: { year: 2019, quarter: 1 },
  files: [],
};

describe('a scenario that was brought, in a database that never answers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    // As when another window holds it shut.
    vi.stubGlobal('indexedDB', { open: () => ({}) });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it.each([
    ['asked for', () => keptBrought()],
    ['kept', () => keepBrought(brought)],
    ['forgotten', () => forgetBrought()],
  ])('is not waited for without end when it is %s', async (_, work) => {
    const said = work().then(
      () => 'answered',
      (error: unknown) => (error instanceof ToldError ? error.problem : error),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await Promise.race([said, 'still waiting'])).toEqual({
      text: 'app.noAnswer',
      params: { seconds: 5 },
    });
  });
});
