import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { InputFile } from '#scenario';

/** Ids of the scenarios in a folder of scenarios: its folders with a `scenario.yaml`. */
export function scenarioIds(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'scenario.yaml')))
    .sort();
}

/**
 * The files of one scenario, for the compiler: a single file, or all YAML and JSON files of a folder and the pages of its lesson.
 * @param base what paths are told from; default the scenario's own folder
 */
export function readScenarioFiles(path: string, base: string = path): InputFile[] {
  if (!statSync(path).isDirectory())
    return [{ path: shown(base === path ? '.' : base, path), text: readFileSync(path, 'utf8') }];
  return readdirSync(path)
    .sort()
    .flatMap((name) => {
      const inner = join(path, name);
      if (statSync(inner).isDirectory()) return readScenarioFiles(inner, base);
      const isWanted =
        /\.(ya?ml|json)$/.test(name) || (name.endsWith('.md') && /(^|\/)lesson\//.test(shown('.', inner)));
      return isWanted ? [{ path: shown(base, inner), text: readFileSync(inner, 'utf8') }] : [];
    });
}

function shown(base: string, path: string): string {
  return relative(base, path).split(sep).join('/');
}
