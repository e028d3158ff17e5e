import { capitalOf, type Setting } from './setting.ts';

/** The notes of the guided turn, in order. Those before `answers` belong to the planning, the others to the reveal. */
export const GUIDE_STEPS = [
  'table',
  'figures',
  'dilemma',
  'move',
  'odds',
  'why',
  'commit',
  'answers',
  'moved',
] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

/** What the guide must know of the desk to say what comes next. */
export interface GuideFacts {
  readonly phase: 'intro' | 'plan' | 'reveal';
  /** Cards on the desk that ask for an answer, and how many have one. */
  readonly matters: number;
  readonly answered: number;
  /** Moves of the seat's own in the plan. */
  readonly moves: number;
  /** Whether the answers are to be predicted, and their odds hidden. */
  readonly predicting: boolean;
  /** Whether Why? has been opened since the note came up. */
  readonly asked: boolean;
}

/** One note of the guided turn, about one part of the desk. */
export interface GuideNote {
  readonly step: GuideStep;
  /** 1-based place, and how many there are. */
  readonly place: number;
  readonly of: number;
  readonly title: string;
  readonly text: string;
  /** What the reader is asked to do; empty when there is only something to read. */
  readonly task: string;
  /** Whether that has been done. */
  readonly done: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const TASKS: Partial<Record<GuideStep, (facts: GuideFacts) => boolean>> = {
  dilemma: (facts) => facts.answered > 0,
  move: (facts) => facts.moves > 0,
  why: (facts) => facts.asked,
  commit: (facts) => facts.phase === 'reveal',
  moved: (facts) => facts.asked,
};

/** The notes that make sense on this desk: without a matter there is nothing to say about answering one. */
export function guideSteps(facts: Pick<GuideFacts, 'matters'>): readonly GuideStep[] {
  return facts.matters > 0 ? GUIDE_STEPS : GUIDE_STEPS.filter((step) => step !== 'dilemma');
}

const isOfReveal = (step: GuideStep): boolean => step === 'answers' || step === 'moved';

/** First note of a phase, where a guide that was asked for begins. */
export function firstStep(phase: GuideFacts['phase']): GuideStep {
  return phase === 'reveal' ? 'answers' : 'table';
}

/** The note after (or before) one, within its phase; null when there is none and the guide has said its say. */
export function stepBeside(facts: GuideFacts, step: GuideStep, by: 1 | -1): GuideStep | null {
  const steps = guideSteps(facts);
  const next = steps[steps.indexOf(step) + by];
  return next !== undefined && isOfReveal(next) === isOfReveal(step) ? next : null;
}

/** A note in words. */
export function guideNote(setting: Setting, seat: string, step: GuideStep, facts: GuideFacts): GuideNote {
  const { words, ruleset } = setting;
  const steps = guideSteps(facts);
  const [left = '', right = ''] = ruleset.data.poles;
  const isDone = TASKS[step];
  return {
    step,
    place: steps.indexOf(step) + 1,
    of: steps.length,
    title: words(`guide.${step}.title`),
    text: words(step === 'odds' && facts.predicting ? 'guide.odds.predict' : `guide.${step}.text`, {
      seat: capitalOf(words, seat),
      left: capitalOf(words, left),
      right: capitalOf(words, right),
    }),
    task: isDone ? words(`guide.${step}.task`) : '',
    done: isDone?.(facts) ?? true,
    isFirst: stepBeside(facts, step, -1) === null,
    isLast: step === 'moved',
  };
}
