import { compileScenario, formatDiagnostics } from '#scenario';
import { readScenarioFiles } from './scenario-files.ts';

/** Checks the scenarios at the given paths and prints their problems; gives 1 when one is refused. */
export function main(argv: readonly string[]): number {
  let failed = 0;
  for (const path of argv) {
    const files = readScenarioFiles(path, '.');
    const began = performance.now();
    const { ok, diagnostics } = compileScenario(files);
    const took = performance.now() - began;
    const problems = formatDiagnostics(diagnostics);
    if (problems) console.log(problems);
    console.log(`${path}: ${ok ? 'ok' : 'refused'} (${took.toFixed(0)} ms)`);
    if (!ok) failed = 1;
  }
  return failed;
}
