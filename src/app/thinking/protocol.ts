import type { Assumptions } from '#engine';
import type { TaskName, Tasks } from '#lab';
import type { InputFile } from '#scenario';
import type { Compiled } from '../foreign/compiled.ts';

/** What the page tells its worker. Numbers name rules and questions for as long as both live. */
export type Told =
  /** Rules to be kept: a scenario as written, as text, from that chair and under those assumptions. */
  | {
      readonly kind: 'rules';
      readonly rules: number;
      readonly written: string;
      readonly seat: string;
      readonly assumptions: Assumptions;
    }
  | { readonly kind: 'forget'; readonly rules: number }
  | { readonly kind: 'ask'; readonly question: number; readonly rules: number; readonly task: Asked }
  /** Nobody wants to know any more. */
  | { readonly kind: 'stop'; readonly question: number };

/** A task by its name, with what it asks. */
export type Asked = {
  readonly [Name in TaskName]: { readonly name: Name; readonly asks: Tasks[Name]['asks'] };
}[TaskName];

/** What the worker answers. */
export type Answered =
  | { readonly kind: 'answer'; readonly question: number; readonly gives: Tasks[TaskName]['gives'] }
  | { readonly kind: 'failure'; readonly question: number; readonly reason: string };

/** What the page tells a worker that is started to compile one scenario. */
export interface CompileTold {
  readonly kind: 'compile';
  readonly files: readonly InputFile[];
}

/** What such a worker answers. */
export type CompileAnswered =
  /** It has the compiler and begins. */
  | { readonly kind: 'compiling' }
  | { readonly kind: 'compiled'; readonly compiled: Compiled }
  | { readonly kind: 'broken'; readonly reason: string }
  /** It cannot get at the compiler. */
  | { readonly kind: 'unable'; readonly reason: string };
