import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { Phase } from '#desk';
import { firstStep, type GuideFacts, type GuideNote, type GuideStep, guideNote, type Setting, stepBeside } from '#view';

/** The guided turn: which note is up, and the ways from one to the next. */
export interface Guide {
  /** Null while nobody is being guided. */
  readonly note: ReadonlySignal<GuideNote | null>;
  /** Begins with the first note of the phase the desk is in. */
  begin(): void;
  next(): void;
  back(): void;
  /** Ends it; it does not come back unasked. */
  leave(): void;
  /** Ends it without a word about the next game, because this one is left. */
  forget(): void;
}

interface Desk {
  readonly phase: ReadonlySignal<Phase>;
  /** Whether a Why? is open. */
  readonly isAsking: ReadonlySignal<boolean>;
  readonly setting: () => Setting | null;
  readonly seat: () => string;
  /** What lies on the desk and in the plan. */
  readonly counts: () => Pick<GuideFacts, 'matters' | 'answered' | 'moves' | 'predicting'>;
}

/** @param wanted whether the next first quarter is to be guided; turned off when a guide has ended. */
export function openGuide(desk: Desk, wanted: Signal<boolean>): Guide {
  const step = signal<GuideStep | null>(null);
  const asked = signal(false);
  const facts = (): GuideFacts => ({ phase: desk.phase.value, asked: asked.value, ...desk.counts() });
  const go = (next: GuideStep | null): void => {
    asked.value = false;
    step.value = next;
  };
  const leave = (): void => {
    if (step.peek() === null) return;
    wanted.value = false;
    go(null);
  };

  // A question asked counts once its answer has been read: the note lies behind the answer until then.
  let wasAsking = false;
  effect(() => {
    const isAsking = desk.isAsking.value;
    if (wasAsking && !isAsking) asked.value = true;
    wasAsking = isAsking;
  });

  // The quarter is committed whenever its player likes; the guide goes along, and ends with the reveal.
  let last: Phase = desk.phase.peek();
  effect(() => {
    const phase = desk.phase.value;
    const before = last;
    last = phase;
    if (before === phase) return;
    untracked(() => {
      if (step.value === null) return;
      if (phase === 'reveal') go('answers');
      // It may begin in the same breath as the quarter it guides through.
      else if (before !== 'intro') leave();
    });
  });

  return {
    note: computed(() => {
      const setting = desk.setting();
      if (step.value === null || !setting || desk.phase.value === 'intro') return null;
      return guideNote(setting, desk.seat(), step.value, facts());
    }),
    begin: () => go(firstStep(desk.phase.value)),
    next: () => {
      const at = step.value;
      if (at === null) return;
      const next = stepBeside(facts(), at, 1);
      // Past the commit button it is the player who goes on.
      if (next !== null) go(next);
      else if (at === 'moved') leave();
    },
    back: () => {
      const at = step.value;
      const before = at === null ? null : stepBeside(facts(), at, -1);
      if (before !== null) go(before);
    },
    leave,
    forget: () => go(null),
  };
}
