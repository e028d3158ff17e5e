import type { Ruleset } from '#engine';
import { type Steps, TASKS, type TaskName, type Tasks } from '#lab';
import type { Answered, Asked, Told } from './protocol.ts';
import { inSlices } from './slices.ts';

/** Longest stretch of work between two frames, where there is no worker. */
const SLICE_MS = 6;
/** Rules that the worker keeps: those of the game, of the one before, and of what is compared with it. */
const MOST_RULES = 4;

/** Does the lab's longer work without holding the page up. */
export interface Thinker {
  /**
   * What a task gives. Rejects with what the task throws; never settles once it has been called off.
   * @param ruleset the same object for the same rules: they are sent to the worker once
   */
  think<Name extends TaskName>(
    name: Name,
    ruleset: Ruleset,
    asks: Tasks[Name]['asks'],
    stop?: AbortSignal,
  ): Promise<Tasks[Name]['gives']>;
}

interface Question {
  readonly ruleset: Ruleset;
  readonly task: Asked;
  readonly stop: AbortSignal | undefined;
  done(gives: Tasks[TaskName]['gives']): void;
  fail(error: unknown): void;
}

/** Thinks in the page itself, a little between two frames. */
export const THINKS_HERE: Thinker = { think: here };

function here<Name extends TaskName>(
  name: Name,
  ruleset: Ruleset,
  asks: Tasks[Name]['asks'],
  stop?: AbortSignal,
): Promise<Tasks[Name]['gives']> {
  const task = TASKS[name] as (ruleset: Ruleset, asks: Tasks[Name]['asks']) => Steps<Name>;
  return inSlices(task(ruleset, asks), SLICE_MS, stop);
}

/**
 * A thinker that works in a worker, started when it is first asked something. Where no worker can start, or where it fails
 * as a whole, the page does the work itself, in slices; what had been asked is begun anew.
 * @param start makes the worker; may throw
 */
export function openThinker(start: () => Worker): Thinker {
  let worker: Worker | 'none' | null = null;
  const questions = new Map<number, Question>();
  let known: { readonly ruleset: Ruleset; readonly name: number }[] = [];
  let names = 0;

  const giveUp = (reason: unknown): void => {
    console.info('The page thinks by itself: it has no worker.', reason);
    if (worker !== null && worker !== 'none') worker.terminate();
    worker = 'none';
    known = [];
    for (const { ruleset, task, stop, done, fail } of questions.values()) {
      here(task.name, ruleset, task.asks, stop).then(done, fail);
    }
    questions.clear();
  };
  const hear = ({ data }: MessageEvent<Answered>): void => {
    const question = questions.get(data.question);
    questions.delete(data.question);
    if (data.kind === 'answer') question?.done(data.gives);
    else question?.fail(new Error(data.reason));
  };
  const started = (): Worker | null => {
    if (worker === null) {
      try {
        worker = start();
        worker.addEventListener('message', hear);
        worker.addEventListener('error', (event) => giveUp(event.message));
        worker.addEventListener('messageerror', () => giveUp('It sent what cannot be read.'));
      } catch (error) {
        giveUp(error);
      }
    }
    return worker === 'none' ? null : worker;
  };

  const nameOf = (ruleset: Ruleset, tell: (told: Told) => void): number => {
    const before = known.find((each) => each.ruleset === ruleset);
    const name = before?.name ?? ++names;
    // The one asked about last is forgotten last.
    known = [...known.filter((each) => each !== before), { ruleset, name }];
    if (!before) {
      const { written, assumptions, data } = ruleset;
      tell({ kind: 'rules', rules: name, written: JSON.stringify(written), seat: data.defaultSeat, assumptions });
      for (const each of known.splice(0, known.length - MOST_RULES)) tell({ kind: 'forget', rules: each.name });
    }
    return name;
  };

  return {
    think: (name, ruleset, asks, stop) => {
      const to = started();
      if (!to) return here(name, ruleset, asks, stop);
      return new Promise((done, fail) => {
        const tell = (told: Told): void => to.postMessage(told);
        const question = ++names;
        const task = { name, asks } as unknown as Asked;
        questions.set(question, { ruleset, task, stop, done: done as Question['done'], fail });
        stop?.addEventListener('abort', () => {
          if (questions.delete(question)) tell({ kind: 'stop', question });
        });
        try {
          tell({ kind: 'ask', question, rules: nameOf(ruleset, tell), task });
        } catch (error) {
          questions.delete(question);
          fail(error);
        }
      });
    },
  };
}
