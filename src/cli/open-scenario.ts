import type { Ruleset, ScenarioBundle } from '#lab';
import { rulesOf } from '#lab';
import { compileScenario, type Diagnostic, type LessonResult, readLesson } from '#scenario';
import { makeWords, type Setting, seated } from '#view';
import { describe } from './diagnostics.ts';
import { InputError } from './errors.ts';
import type { Io } from './io.ts';
import { plainWords } from './plain.ts';
import { locateScenario, readScenario, type ScenarioFiles } from './scenario-files.ts';
import { makeStyle } from './style.ts';

/** A scenario that was compiled without an error and can be played. */
export interface OpenScenario extends Setting {
  readonly source: ScenarioFiles;
  readonly bundle: ScenarioBundle;
  readonly ruleset: Ruleset;
}

export interface Compiled {
  readonly bundle: ScenarioBundle | null;
  /** Their files are paths from the working folder. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles what was read; the diagnostics name files as the reader can open them. */
export function compileFiles(source: ScenarioFiles): Compiled {
  const result = compileScenario(source.files);
  const diagnostics = result.diagnostics.map((item) => ({ ...item, file: source.shownPath(item.file) }));
  return { bundle: result.bundle, diagnostics };
}

/** Reads the lesson that comes with it; the diagnostics name files as the reader can open them. */
export function lessonOf(source: ScenarioFiles, { bundle }: Compiled): LessonResult {
  const { lesson, diagnostics } = readLesson(source.files, bundle);
  return { lesson, diagnostics: diagnostics.map((item) => ({ ...item, file: source.shownPath(item.file) })) };
}

/** The text of the file that a diagnostic is about. */
export function textOf(source: ScenarioFiles, diagnostic: Diagnostic): string | undefined {
  return source.files.find(({ path }) => source.shownPath(path) === diagnostic.file)?.text;
}

/**
 * Opens a scenario by id or path, to be played.
 * @throws UsageError when there is none of that name
 * @throws InputError with all its errors when it cannot be played
 */
export function openScenario(io: Io, name: string): OpenScenario {
  return openScenarioAt(io, name, locateScenario(io, name));
}

/** The same for a path that is known to exist. */
export function openScenarioAt(io: Io, name: string, path: string): OpenScenario {
  return openFiles(io, name, readScenario(io, name, path));
}

/** The same for files that were read before. */
export function openFiles(io: Io, name: string, source: ScenarioFiles): OpenScenario {
  const { bundle, diagnostics } = compileFiles(source);
  if (!bundle) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const style = makeStyle(io.hasColour);
    const details = errors.flatMap((item) => [...describe(item, textOf(source, item), style), '']);
    throw new InputError(`The scenario “${name}” has errors and cannot be played.`, details, { diagnostics });
  }
  return seated({ source, bundle, ruleset: rulesOf(bundle.ruleset), words: plainWords(makeWords(bundle.texts)) });
}
