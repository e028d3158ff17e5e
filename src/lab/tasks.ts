import type { Plan, Ruleset, State } from '#engine';
import { type FigureAhead, type QuarterAhead, quarterAhead } from './forecast.ts';
import { pivotPlan } from './pivot-player.ts';
import { type Replay, type ReplayCheck, type VerifyOptions, verifying } from './replay.ts';
import { type Course, type Weightiest, weightiestMove } from './weightiest.ts';

/** Work on a game that takes longer than a page may stand still: what each asks for, and what it gives. All of it is plain data. */
export interface Tasks {
  readonly quarterAhead: { readonly asks: QuarterAhead; readonly gives: readonly FigureAhead[] };
  readonly weightiestMove: { readonly asks: Course & { readonly seat: string }; readonly gives: Weightiest | null };
  readonly pivotPlan: { readonly asks: { readonly state: State }; readonly gives: Plan };
  readonly verify: {
    readonly asks: VerifyOptions & { readonly replay: Replay };
    /** Without the rules, which whoever asked has. */
    readonly gives: Omit<ReplayCheck, 'ruleset'>;
  };
}

export type TaskName = keyof Tasks;

/** A task in steps: between two of them whoever runs it can do something else, or stop. */
export type Steps<Name extends TaskName> = Generator<undefined, Tasks[Name]['gives']>;

/** How each is done; the same in the page, in its worker and in Node. */
export const TASKS: {
  readonly [Name in TaskName]: (ruleset: Ruleset, asks: Tasks[Name]['asks']) => Steps<Name>;
} = {
  quarterAhead,
  weightiestMove,
  pivotPlan: (ruleset, { state }) => pivotPlan(ruleset, state),
  *verify(ruleset, { replay, ...options }) {
    const { ruleset: _, ...check } = yield* verifying(ruleset, replay, options);
    return check;
  },
};
