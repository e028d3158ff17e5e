import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compileScenario, formatDiagnostics } from '#scenario';
import { readScenarioFiles, scenarioIds } from '../scenario-files.ts';
import { packScorm } from './pack.ts';

const USAGE = 'Usage  npm run scorm -- <scenario> [--out package.zip] [--dist folder]';

/**
 * Packs a scenario that comes with the game for learning platforms. Scenarios and the built game are the repository's, from
 * wherever it is called; what is named is named from the working folder. Gives the exit code: 0, 1 for a fault in it, 2 for wrong usage.
 */
export function main(argv: readonly string[]): number {
  const root = resolve(process.env.EVERY_TABLE_ROOT ?? process.cwd());
  const scenarios = join(root, 'scenarios');
  const known = scenarioIds(scenarios);
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(argv);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [id = ''] = positionals;
  if (positionals.length !== 1 || !known.includes(id)) {
    const what = id === '' ? 'Which scenario?' : `No scenario comes with the game under the id “${id}”.`;
    console.error(`${what} There are: ${known.join(', ')}.\n${USAGE}`);
    return 2;
  }
  const dist = values.dist ?? join(root, 'dist');
  if (!existsSync(join(dist, 'index.html'))) {
    console.error(`“${dist}” holds no built game: npm run build`);
    return 2;
  }
  const { bundle, diagnostics } = compileScenario(readScenarioFiles(join(scenarios, id), root));
  if (!bundle) {
    console.error(formatDiagnostics(diagnostics));
    return 1;
  }
  const out = values.out ?? `every-table-${id}-scorm12.zip`;
  const zip = packScorm(dist, bundle);
  writeFileSync(out, zip);
  console.log(`${out}: ${(zip.length / 1024).toFixed(0)} kB, SCORM 1.2`);
  return 0;
}

function read(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { out: { type: 'string' }, dist: { type: 'string' } },
  });
}
