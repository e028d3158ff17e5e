import { options } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inSteps, nextTask } from '#desk';
import { drawInTasks } from '../../src/ui/desk/frames.ts';

/** A clock that the steps move on. */
let now = 0;
const rest = (): Promise<void> => new Promise((done) => nextTask(() => nextTask(() => nextTask(() => nextTask(done)))));

beforeEach(() => {
  now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

describe('a press in steps', () => {
  const done: string[] = [];
  const press = (run: (took: number) => void, took: number): readonly string[] => {
    done.length = 0;
    run(took);
    return [...done];
  };
  const steps = () =>
    inSteps((took: number) =>
      ['first', 'second', 'last'].map((name) => () => {
        now += took / 3;
        done.push(name);
        return true;
      }),
    );

  it('is answered in tasks of their own until it has been quick', async () => {
    const run = steps();
    expect(press(run, 60)).toEqual([]);
    await rest();
    expect(done).toEqual(['first', 'second', 'last']);
    expect(press(run, 3)).toEqual([]);
    await rest();
    expect(press(run, 3)).toEqual(['first', 'second', 'last']);
  });

  it('stays quick when the computer was busy for once, but not when it stays busy', async () => {
    const run = steps();
    press(run, 3);
    await rest();
    expect(press(run, 60)).toHaveLength(3);
    expect(press(run, 60)).toHaveLength(3);
    expect(press(run, 60)).toHaveLength(3);
    expect(press(run, 60)).toHaveLength(0);
    await rest();
    expect(done).toHaveLength(3);
  });

  it('draws what it changes within a quick press, and after a slow one in a task of its own', async () => {
    const drawn: string[] = [];
    vi.stubGlobal('window', { addEventListener: () => undefined });
    vi.stubGlobal('document', { body: { getBoundingClientRect: () => undefined }, elementFromPoint: () => null });
    drawInTasks(
      () => true,
      () => undefined,
    );
    const run = inSteps((took: number) => [
      () => {
        now += took;
        options.debounceRendering?.(() => drawn.push(`after ${took}`));
        return true;
      },
    ]);
    const drawnAtOnce = (took: number): readonly string[] => {
      drawn.length = 0;
      run(took);
      return [...drawn];
    };
    expect(drawnAtOnce(3)).toEqual([]);
    await rest();
    expect(drawn).toEqual(['after 3']);
    expect(drawnAtOnce(4)).toEqual(['after 4']);
    expect(drawnAtOnce(60)).toEqual([]);
    await rest();
    expect(drawn).toEqual(['after 60']);
    vi.unstubAllGlobals();
  });

  it('is done once for two presses, and again after it has ended or failed', async () => {
    const run = steps();
    done.length = 0;
    run(60);
    run(60);
    await rest();
    await rest();
    expect(done).toHaveLength(3);
    run(60);
    await rest();
    expect(done).toHaveLength(6);
    let tries = 0;
    const failing = inSteps(() => [
      () => {
        tries += 1;
        return false;
      },
    ]);
    for (let press = 1; press <= 2; press += 1) {
      failing('the same');
      await rest();
      expect(tries).toBe(press);
    }
  });

  it('ends with a step that gives false, and learns nothing from it', async () => {
    const run = inSteps((isOver: boolean) => [
      () => !isOver,
      () => {
        done.push('last');
        return true;
      },
    ]);
    done.length = 0;
    run(true);
    await rest();
    expect(done).toEqual([]);
    run(false);
    expect(done).toEqual([]);
    await rest();
    expect(done).toEqual(['last']);
  });
});
