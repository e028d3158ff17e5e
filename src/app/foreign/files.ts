import type { InputFile } from '#scenario';
import type { SaveProblem } from '../problem.ts';

/** Why files are no scenario, in words `foreign.*`. */
export class ForeignError extends Error {
  override readonly name = 'ForeignError';
  readonly problem: SaveProblem;
  constructor(text: string, params: NonNullable<SaveProblem['params']> = {}) {
    super(text);
    this.problem = { text: `foreign.${text}`, params };
  }
}

/** A list of files as JSON has it. Nothing of it is trusted. Throws a ForeignError. */
export function readFiles(json: unknown): InputFile[] {
  if (!Array.isArray(json)) throw new ForeignError('noList');
  return json.map((file: unknown) => {
    if (typeof file !== 'object' || file === null) throw new ForeignError('noList');
    const { path, text } = file as Partial<Record<string, unknown>>;
    if (typeof path !== 'string' || typeof text !== 'string') throw new ForeignError('noList');
    return { path: tidy(path), text };
  });
}

/** What a scenario needs to be played: its files without those of its lesson. */
export const withoutLesson = (files: readonly InputFile[]): InputFile[] =>
  files.filter(({ path }) => !path.startsWith('lesson/'));

/** A path as every system writes it, from where it was chosen. */
export const tidy = (path: string): string => path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
