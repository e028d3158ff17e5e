/** The lessons of the scenarios that come with the game, read when it is built (tools/vite-lessons.ts). */
declare module 'virtual:lessons' {
  import type { DebriefQuestion, Lesson } from '#view';

  /** Ids of the scenarios that bring a lesson. */
  export const withLesson: readonly string[];

  /** Fetches a scenario's lesson. Rejects when it brings none. */
  export function load(scenario: string): Promise<Lesson>;

  /** Fetches the questions that runs of a scenario may earn. Rejects when it brings no lesson. */
  export function loadQuestions(scenario: string): Promise<readonly DebriefQuestion[]>;
}
