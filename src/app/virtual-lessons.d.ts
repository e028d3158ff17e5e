/** The lessons of the scenarios that come with the game, read when it is built (tools/vite-lessons.ts). */
declare module 'virtual:lessons' {
  import type { Lesson } from '#view';

  /** Ids of the scenarios that bring a lesson. */
  export const withLesson: readonly string[];

  /** Fetches a scenario's lesson. Rejects when it brings none. */
  export function load(scenario: string): Promise<Lesson>;
}
