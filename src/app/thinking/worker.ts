// The page's worker: does the lab's longer work beside the page, by rules that were sent once. Another of its kind compiles a
// scenario from elsewhere.
import { link, type Ruleset, variantOf } from '#engine';
import { type Steps, TASKS, type TaskName } from '#lab';
import type { InputFile } from '#scenario';
import { messageOf } from '../problem.ts';
import type { Answered, Asked, CompileAnswered, CompileTold, Told } from './protocol.ts';
import { inSlices } from './slices.ts';

/** How long a word from the page may have to wait. */
const SLICE_MS = 25;

const rules = new Map<number, Ruleset>();
const asked = new Map<number, AbortController>();

const answer = (message: Answered | CompileAnswered): void => postMessage(message);

function stepsOf(ruleset: Ruleset, { name, asks }: Asked): Steps<TaskName> {
  const task = TASKS[name] as (ruleset: Ruleset, asks: unknown) => Steps<TaskName>;
  return task(ruleset, asks);
}

async function work(question: number, ruleset: Ruleset | undefined, task: Asked): Promise<void> {
  const stop = new AbortController();
  asked.set(question, stop);
  try {
    if (!ruleset) throw new Error('The rules of the question were never sent.');
    const gives = await inSlices(stepsOf(ruleset, task), SLICE_MS, stop.signal);
    answer({ kind: 'answer', question, gives });
  } catch (error) {
    answer({ kind: 'failure', question, reason: messageOf(error) });
  }
  asked.delete(question);
}

async function compile(files: readonly InputFile[]): Promise<void> {
  let compiler: typeof import('../foreign/compiled.ts');
  try {
    compiler = await import('../foreign/compiled.ts');
  } catch (error) {
    answer({ kind: 'unable', reason: messageOf(error) });
    return;
  }
  answer({ kind: 'compiling' });
  try {
    const steps = compiler.compiledFrom(files);
    let step = steps.next();
    while (!step.done) step = steps.next();
    answer({ kind: 'compiled', compiled: step.value });
  } catch (error) {
    answer({ kind: 'broken', reason: messageOf(error) });
  }
}

addEventListener('message', ({ data }: MessageEvent<Told | CompileTold>) => {
  switch (data.kind) {
    case 'compile':
      void compile(data.files);
      break;
    case 'rules': {
      const { seat, assumptions } = data;
      rules.set(data.rules, variantOf(link(JSON.parse(data.written)), { seat, assumptions }));
      break;
    }
    case 'forget':
      rules.delete(data.rules);
      break;
    case 'ask':
      void work(data.question, rules.get(data.rules), data.task);
      break;
    case 'stop':
      asked.get(data.question)?.abort();
      asked.delete(data.question);
      break;
    default:
      data satisfies never;
  }
});
