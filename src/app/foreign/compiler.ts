import { type ReadonlySignal, signal } from '@preact/signals';
import type { InputFile } from '#scenario';
import type { CompileAnswered, CompileTold } from '../thinking/protocol.ts';
import { inSlices } from '../thinking/slices.ts';
import type { Compiled } from './compiled.ts';
import { ForeignError } from './files.ts';

/** Longest that a scenario may be compiled for, in seconds. */
const MOST_SECONDS = 20;
/** A compile that is done sooner is not worth a word. */
const TELL_AFTER_MS = 300;
/** Longest stretch of work between two frames, where there is no worker. */
const SLICE_MS = 6;

/** Compiles scenarios that do not come with the game, beside the page. */
export interface Compiler {
  /** Rejects with a ForeignError when it was called off (`calledOff`) or took too long (`tooSlow`). */
  compile(files: readonly InputFile[]): Promise<Compiled>;
  /** Whether something is being compiled, for so long that it should be said. */
  readonly isAtWork: ReadonlySignal<boolean>;
  /** Calls off whatever is being compiled. */
  stop(): void;
}

/**
 * A compiler that works in a worker of its own each time: one stretch of it may be long, and only with its worker can it be
 * called off in the middle. Where no worker can start, or where it fails as a whole, the page compiles by itself, in steps.
 * @param start makes the worker; may throw
 */
export function openCompiler(start: () => Worker): Compiler {
  let hasWorkers = true;
  const inHand = new Set<AbortController>();
  const isAtWork = signal(false);
  let telling: ReturnType<typeof setTimeout> | undefined;

  const inWorker = (worker: Worker, files: readonly InputFile[], stop: AbortSignal): Promise<Compiled | 'unable'> =>
    new Promise((done, fail) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = (): void => {
        clearTimeout(timer);
        worker.terminate();
      };
      const giveUp = (reason: unknown): void => {
        end();
        console.info('The page compiles by itself: it has no worker.', reason);
        done('unable');
      };
      stop.addEventListener('abort', end);
      worker.addEventListener('error', (event) => giveUp(event.message));
      worker.addEventListener('messageerror', () => giveUp('It sent what cannot be read.'));
      worker.addEventListener('message', ({ data }: MessageEvent<CompileAnswered>) => {
        switch (data.kind) {
          case 'compiling':
            // How long the compiler took to arrive is not the scenario's fault.
            timer = setTimeout(() => {
              end();
              fail(tooSlow());
            }, MOST_SECONDS * 1000);
            break;
          case 'compiled':
            end();
            done(data.compiled);
            break;
          case 'broken':
            end();
            fail(new Error(data.reason));
            break;
          case 'unable':
            giveUp(data.reason);
            break;
          default:
            data satisfies never;
        }
      });
      const told: CompileTold = { kind: 'compile', files };
      worker.postMessage(told);
    });

  const started = (): Worker | null => {
    try {
      return start();
    } catch (error) {
      console.info('The page compiles by itself: it has no worker.', error);
      return null;
    }
  };
  const anywhere = async (files: readonly InputFile[], stop: AbortSignal): Promise<Compiled> => {
    const worker = hasWorkers ? started() : null;
    const compiled = worker ? await inWorker(worker, files, stop) : 'unable';
    if (compiled !== 'unable') return compiled;
    hasWorkers = false;
    const { compiledFrom } = await import('./compiled.ts');
    return inSlices(inTime(compiledFrom(files)), SLICE_MS, stop);
  };

  return {
    isAtWork,
    compile: (files) => {
      const stop = new AbortController();
      inHand.add(stop);
      telling ??= setTimeout(() => {
        isAtWork.value = true;
      }, TELL_AFTER_MS);
      return new Promise<Compiled>((done, fail) => {
        stop.signal.addEventListener('abort', () => fail(new ForeignError('calledOff')));
        anywhere(files, stop.signal).then(done, fail);
      }).finally(() => {
        inHand.delete(stop);
        if (inHand.size > 0) return;
        clearTimeout(telling);
        telling = undefined;
        isAtWork.value = false;
      });
    },
    stop: () => {
      for (const stop of inHand) stop.abort();
    },
  };
}

const tooSlow = (): ForeignError => new ForeignError('tooSlow', { seconds: MOST_SECONDS });

/** The same steps, ended with an error when they take too long. */
function* inTime<T>(steps: Iterator<undefined, T>): Generator<undefined, T> {
  const until = performance.now() + MOST_SECONDS * 1000;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() > until) throw tooSlow();
    yield;
  }
}
