import type { Words } from '#view';

/** Why something cannot be used, as text id and parameters. */
export interface SaveProblem {
  readonly text: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Thrown for what can be said in the reader's language. */
export class ToldError extends Error {
  override readonly name: string = 'ToldError';
  readonly problem: SaveProblem;
  constructor(problem: SaveProblem) {
    super(problem.text);
    this.problem = problem;
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why something failed: in the reader's language where the game says it, as it came where the browser does. */
export function reasonOf(words: Words, error: unknown): string {
  if (error instanceof ToldError) return words(error.problem.text, error.problem.params);
  return messageOf(error);
}
