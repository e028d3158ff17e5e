import { canonicalJson, hashText, type ScenarioBundle } from '#engine';
import { assembling, type InputFile } from './assemble.ts';
import type { Diagnostic } from './diagnostics.ts';
import { linting } from './lint/index.ts';
import { Names } from './lower/names.ts';
import { lowerScenario } from './lower/scenario.ts';
import { Positions } from './read/positions.ts';
import { Reporter } from './reporter.ts';
import { suppress } from './suppress.ts';
import { checkTexts } from './text/check.ts';
import { TextStore } from './text/store.ts';

export interface CompileResult {
  /** Whether there is a bundle: there are no errors. Warnings do not count. */
  readonly ok: boolean;
  readonly bundle: ScenarioBundle | null;
  /** Every problem found, by file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles a scenario from the text of its files to what the engine links. Pure: reads nothing but its argument, never throws, and reports
 * all problems at once. Paths may be relative or absolute; the folder is that of `scenario.yaml`.
 */
export function compileScenario(files: readonly InputFile[]): CompileResult {
  const steps = compiling(files);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps: between two of them whoever runs it can do something else, or stop. */
export function* compiling(files: readonly InputFile[]): Generator<undefined, CompileResult> {
  const reporter = new Reporter(new Positions());
  const assembled = yield* assembling(files, reporter);
  yield;
  const { source } = assembled;
  const languages = source.languages ?? ['en'];
  const texts = new TextStore(languages, reporter);
  const names = new Names(assembled, reporter);
  yield;
  const { data, context } = lowerScenario(assembled, names, texts, reporter);
  yield;
  checkTexts(texts, assembled, languages, reporter);
  yield* linting(data, context, source);
  suppress(source.suppress, reporter);

  const diagnostics = reporter.sorted(files.map(({ path }) => path));
  if (reporter.hasErrors) return { ok: false, bundle: null, diagnostics };
  const bundle: ScenarioBundle = {
    ruleset: { ...data, hash: hashText(canonicalJson(data)) },
    texts: Object.fromEntries([...texts.texts].map(([language, words]) => [language, Object.fromEntries(words)])),
    sources: context.sources,
    references: (source.sources ?? []).map(({ id, title, url, note }) => ({
      id,
      title,
      ...(url !== undefined && { url }),
      ...(note !== undefined && { note }),
    })),
    glossary: (source.glossary ?? []).map(({ id, also, source: from }) => ({
      id,
      also: also?.length ?? 0,
      ...(from !== undefined && { source: from }),
    })),
  };
  return { ok: true, bundle, diagnostics };
}
