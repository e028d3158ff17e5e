import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compileScenario, formatDiagnostics, type InputFile } from '#scenario';

function filesOf(path: string): InputFile[] {
  if (!statSync(path).isDirectory()) {
    return /\.(ya?ml|json)$/.test(path) ? [{ path, text: readFileSync(path, 'utf8') }] : [];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/** Checks the scenarios at the given paths and prints their problems; gives 1 when there are errors. */
export function main(argv: readonly string[]): number {
  let failed = 0;
  for (const path of argv) {
    const began = performance.now();
    const { ok, diagnostics } = compileScenario(filesOf(path));
    const took = performance.now() - began;
    console.log(formatDiagnostics(diagnostics));
    console.log(`${path}: ${ok ? 'ok' : 'refused'} (${took.toFixed(0)} ms)`);
    if (!ok) failed = 1;
  }
  return failed;
}
