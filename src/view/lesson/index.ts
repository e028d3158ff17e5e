import type { Reader } from '#engine';

export type { Block, DebriefQuestion, Inline, Lesson, LessonPage, Line, PlayNote, Reader } from '#engine';
export { type EarnedQuestion, type Happened, happenedIn, questionsAt, questionsFor } from './happened.ts';

/** Whom pages are for, in the order in which they are listed. */
export const READERS: readonly Reader[] = ['teacher', 'student', 'everyone'];
