import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { ScenarioBundle } from '#engine';
import { compileScenario, formatDiagnostics } from '#scenario';
import { treeOf } from '#view';
import { readScenarioFiles, scenarioIds } from './scenario-files.ts';
import { dataModule, loadersCode, OWN, reloadWith } from './virtual.ts';

const INDEX = 'virtual:scenarios';
const ONE = `${INDEX}/`;
/** The last part names the chunk. */
const PLACES = `${INDEX}/places-`;

/**
 * Compiles the scenarios that come with the game, so that the page holds no YAML and none of the code that reads it. `virtual:scenarios`
 * gives the list of them and `load(id)`; every scenario is a chunk of its own, without the places in its files, which
 * `loadPlaces(id)` fetches for those who ask for them. An error in one of them fails the build with all its
 * problems; in development it is shown on the page, and a change reloads it.
 */
export function builtInScenarios(folder = 'scenarios'): Plugin {
  const bundles = new Map<string, ScenarioBundle>();
  let root = resolve(folder);
  let base = process.cwd();

  const compile = (id: string, warn: (message: string) => void): ScenarioBundle => {
    const known = bundles.get(id);
    if (known) return known;
    const { bundle, diagnostics } = compileScenario(readScenarioFiles(join(root, id), base));
    const problems = formatDiagnostics(diagnostics);
    if (!bundle) throw new Error(`The scenario “${id}” has errors.\n${problems}`);
    if (problems) warn(`The scenario “${id}” has warnings.\n${problems}`);
    bundles.set(id, bundle);
    return bundle;
  };

  /** The longest first: it is the one that the front page has chosen until somebody chooses. */
  const inOrder = (warn: (message: string) => void): readonly ScenarioBundle[] =>
    scenarioIds(root)
      .map((name) => compile(name, warn))
      .sort((a, b) => b.ruleset.turns - a.ruleset.turns);

  return {
    name: 'every-table:scenarios',
    configResolved(config) {
      base = config.root;
      root = resolve(config.root, folder);
    },
    resolveId(id) {
      return id === INDEX || id.startsWith(ONE) ? OWN + id : null;
    },
    load(id) {
      const warn = (message: string) => this.warn(message);
      if (id === OWN + INDEX) {
        return indexModule(inOrder(warn));
      }
      if (id.startsWith(OWN + PLACES)) return dataModule(compile(id.slice(OWN.length + PLACES.length), warn).sources);
      if (id.startsWith(OWN + ONE)) {
        const { sources: _, texts, ...rest } = compile(id.slice(OWN.length + ONE.length), warn);
        const trees = Object.entries(texts).map(([language, all]) => [language, treeOf(all)] as const);
        return dataModule({ ...rest, texts: Object.fromEntries(trees) });
      }
      return null;
    },
    // The scenario that the front page will ask for comes along with its scripts, rather than after they have run.
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const id = inOrder(() => undefined)[0]?.ruleset.id ?? '';
        const chunk = Object.values(bundle ?? {}).find(
          (item) => item.type === 'chunk' && item.moduleIds.includes(OWN + ONE + id),
        );
        if (!chunk) return [];
        const attrs = { rel: 'modulepreload', crossorigin: true, fetchpriority: 'low', href: `./${chunk.fileName}` };
        return [{ tag: 'link', attrs: { ...attrs, 'data-scenario': id }, injectTo: 'head' }];
      },
    },
    configureServer(server) {
      server.watcher.add(root);
      const isOurs = (path: string): boolean => /\.(ya?ml|json)$/.test(path);
      reloadWith(server, { root, isOurs, index: INDEX, forget: () => bundles.clear() });
    },
    buildStart() {
      bundles.clear();
    },
  };
}

/** What a list says of a scenario before it is loaded. */
function headOf(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(['scenario.title', 'scenario.pitch'].flatMap((id) => (words[id] ? [[id, words[id]]] : [])));
}

/** Code of the list: light facts of each, and one lazy import for each. */
function indexModule(bundles: readonly ScenarioBundle[]): string {
  const list = bundles.map(({ ruleset, texts }) => {
    const words = Object.values(texts)[0] ?? {};
    const inLanguages = Object.entries(texts).map(([language, all]) => [language, headOf(all)] as const);
    const { id, version, hash, turns, start } = ruleset;
    const [title, pitch] = [words['scenario.title'] ?? id, words['scenario.pitch'] ?? ''];
    return { id, version, hash, title, pitch, turns, start, texts: Object.fromEntries(inLanguages) };
  });
  const ids = bundles.map(({ ruleset }) => ruleset.id);
  const missing = 'No scenario comes with the game under the id';
  return `export const scenarios = ${JSON.stringify(list)};\n${loadersCode(ids, { load: ONE, loadPlaces: PLACES }, missing)}`;
}
