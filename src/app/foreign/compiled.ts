import type { DiagnosticLine } from '#desk';
import { compiling, excerptOf, formatDiagnostics, type InputFile, readLesson } from '#scenario';

/** What came of compiling a scenario, as plain data that can be sent from a worker to the page. */
export interface Compiled {
  /** A ScenarioBundle in JSON, which a page reads more quickly than it is handed a copy; null when its rules have errors. */
  readonly bundle: string | null;
  /** Its Lesson in JSON; null when it brings none, or one with errors. */
  readonly lesson: string | null;
  readonly errors: number;
  readonly warnings: number;
  /** The first of the problems, each with the line it stands in. */
  readonly shown: readonly DiagnosticLine[];
  /** The problems as the command line prints them. */
  readonly told: string;
}

/** Problems that are drawn; the rest is counted. */
const MOST_SHOWN = 200;

/** Compiles a scenario as on the command line, in steps. The compiler comes with this file: import it only when it is wanted. */
export function* compiledFrom(files: readonly InputFile[]): Generator<undefined, Compiled> {
  const { bundle, diagnostics: ofRules } = yield* compiling(files);
  yield;
  const { lesson, diagnostics: ofLesson } = readLesson(files, bundle);
  const diagnostics = [...ofRules, ...ofLesson];
  yield;
  const textOf = new Map(files.map(({ path, text }) => [path, text]));
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    bundle: bundle && JSON.stringify(bundle),
    lesson: lesson && JSON.stringify(lesson),
    errors,
    warnings: diagnostics.length - errors,
    shown: diagnostics
      .slice(0, MOST_SHOWN)
      .map((item) => ({ ...item, excerpt: excerptOf(item, textOf.get(item.file)) })),
    told: formatDiagnostics(diagnostics),
  };
}
