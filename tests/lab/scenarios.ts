import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { link, type Ruleset, type ScenarioBundle } from '#engine';
import { compileScenario } from '#scenario';

const ROOT = process.env.EVERY_TABLE_ROOT ?? resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Loaded {
  readonly bundle: ScenarioBundle;
  readonly ruleset: Ruleset;
}

const loaded = new Map<string, Loaded>();

function load(path: string): Loaded {
  const known = loaded.get(path);
  if (known) return known;
  const place = join(ROOT, path);
  const files = statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => ({ path: name, text: readFileSync(join(place, name), 'utf8') }))
    : [{ path: 'scenario.yaml', text: readFileSync(place, 'utf8') }];
  const result = compileScenario(files);
  if (!result.bundle) {
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    throw new Error(
      errors.map(({ file, line, code, message }) => `${path}/${file}:${line} ${code} ${message}`).join('\n'),
    );
  }
  const made = { bundle: result.bundle, ruleset: link(result.bundle.ruleset) };
  loaded.set(path, made);
  return made;
}

/** The small scenario of the golden runs, which does not follow the flagship's tuning. */
export const crossroads = (): Loaded => load('tests/golden/crossroads.yaml');

/** The flagship. */
export const snubSeason = (): Loaded => load('scenarios/snub-season');

/** The second scenario, of lesson length. */
export const curveball = (): Loaded => load('scenarios/caatsa-curveball');
