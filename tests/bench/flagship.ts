import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileScenario } from '#scenario';

const ROOT = process.env.EVERY_TABLE_ROOT ?? process.cwd();
const FOLDER = join(ROOT, 'scenarios', 'snub-season');

/** A file of the flagship; the path is relative to its folder. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** The flagship's files as they stand on the disk. */
export function readFlagship(): readonly SourceText[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(FOLDER, path), 'utf8') }));
}

/** Compiles the flagship; throws when it has errors. */
export function compileFlagship(files: readonly SourceText[] = readFlagship()) {
  const result = compileScenario(files);
  if (!result.bundle) {
    const first = result.diagnostics.find(({ severity }) => severity === 'error');
    throw new Error(`The flagship has errors; the first: ${first?.file}:${first?.line} ${first?.message}`);
  }
  return result.bundle;
}
