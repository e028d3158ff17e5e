import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Compiled, compiledFrom, openCompiler } from '#app';
import { link } from '#engine';
import { compileScenario, type InputFile, scaffold } from '#scenario';

const files = scaffold('own-table');
const broken = files.map(({ path, text }) =>
  path === 'scenario.yaml' ? { path, text: text.replace('turns:', 'turnz:') } : { path, text },
);

function compiled(of: readonly InputFile[]): Compiled {
  const steps = compiledFrom(of);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** A worker that compiles when it is told to, everything copied as between two threads. */
class Workshop extends EventTarget {
  readonly told: string[] = [];
  private readonly answers: boolean;

  constructor(answers = true) {
    super();
    this.answers = answers;
  }

  postMessage(message: unknown): void {
    const { kind, files: sent } = structuredClone(message) as { kind: string; files: readonly InputFile[] };
    this.told.push(kind);
    setTimeout(() => {
      this.say({ kind: 'compiling' });
      if (this.answers) this.say({ kind: 'compiled', compiled: compiled(sent) });
    });
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
  }

  terminate(): void {
    this.told.push('terminated');
  }
}

const openWith = (worker: Workshop) => openCompiler(() => worker as unknown as Worker);

describe('a scenario that does not come with the game', () => {
  beforeEach(() => {
    vi.spyOn(console, 'info').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('comes back from a worker as the engine takes it, and the worker goes', async () => {
    const worker = new Workshop();
    const { bundle, errors, shown } = await openWith(worker).compile(files);
    expect(JSON.parse(bundle ?? '')).toEqual(compileScenario(files).bundle);
    expect(link(JSON.parse(bundle ?? '').ruleset).written.id).toBe('own-table');
    expect([errors, shown]).toEqual([0, []]);
    expect(worker.told).toEqual(['compile', 'terminated']);
  });

  it('comes back with its problems, counted, and the lines they stand in', async () => {
    const { bundle, errors, warnings, shown, told } = await openWith(new Workshop()).compile(broken);
    const { diagnostics } = compileScenario(broken);
    expect(bundle).toBeNull();
    expect(errors + warnings).toBe(diagnostics.length);
    expect(shown.map(({ excerpt: _, ...rest }) => rest)).toEqual(diagnostics);
    const [first] = shown.filter(({ message }) => message.includes('turnz'));
    const { text, from, length } = first?.excerpt ?? { text: '', from: 0, length: 0 };
    expect(text.slice(from, from + length)).toBe('turnz');
    expect(told).toContain('Did you mean “turns”?');
  });

  it('is called off in the middle, after it was said that it is being read', async () => {
    vi.useFakeTimers();
    const worker = new Workshop(false);
    const compiler = openWith(worker);
    const asked = compiler.compile(files).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(200);
    expect(compiler.isAtWork.value).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(compiler.isAtWork.value).toBe(true);
    compiler.stop();
    expect(await asked).toMatchObject({ name: 'ForeignError', problem: { text: 'foreign.calledOff' } });
    expect(worker.told).toEqual(['compile', 'terminated']);
    expect(compiler.isAtWork.value).toBe(false);
  });

  it('is ended when it takes too long', async () => {
    vi.useFakeTimers();
    const worker = new Workshop(false);
    const asked = openWith(worker)
      .compile(files)
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(worker.told).toEqual(['compile']);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await asked).toMatchObject({ problem: { text: 'foreign.tooSlow', params: { seconds: 20 } } });
    expect(worker.told).toEqual(['compile', 'terminated']);
  });

  it('says what the compiler broke over', async () => {
    const worker = new Workshop(false);
    const asked = openWith(worker).compile(files);
    worker.say({ kind: 'broken', reason: 'too deep' });
    await expect(asked).rejects.toThrow('too deep');
  });

  it('is compiled by the page where no worker can start, and no other is tried', async () => {
    const start = vi.fn(() => {
      throw new TypeError('no workers today');
    });
    const compiler = openCompiler(start);
    expect(await compiler.compile(files)).toEqual(compiled(files));
    expect(await compiler.compile(broken)).toEqual(compiled(broken));
    expect(start).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'fails as a whole',
      (worker: Workshop) => worker.dispatchEvent(Object.assign(new Event('error'), { message: '!' })),
    ],
    ['sends what cannot be read', (worker: Workshop) => worker.dispatchEvent(new Event('messageerror'))],
    ['cannot get at the compiler', (worker: Workshop) => worker.say({ kind: 'unable', reason: 'offline' })],
  ])('is compiled by the page when the worker %s', async (_, fail) => {
    const worker = new Workshop(false);
    const asked = openWith(worker).compile(files);
    fail(worker);
    expect(await asked).toEqual(compiled(files));
    expect(worker.told).toEqual(['compile', 'terminated']);
  });

  it('is called off in the page too, between two steps', async () => {
    const compiler = openCompiler(() => {
      throw new TypeError('no workers today');
    });
    const asked = compiler.compile(files);
    setTimeout(compiler.stop);
    await expect(asked).rejects.toMatchObject({ problem: { text: 'foreign.calledOff' } });
  });
});
