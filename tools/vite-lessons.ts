import { join, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { compileScenario, formatDiagnostics, readLesson } from '#scenario';
import type { Lesson } from '#view';
import { readScenarioFiles, scenarioIds } from './scenario-files.ts';
import { dataModule, loadersCode, OWN, reloadWith } from './virtual.ts';

const INDEX = 'virtual:lessons';
// The last part names the chunk.
const ONE = `${INDEX}/lesson-`;
const QUESTIONS = `${INDEX}/questions-`;

/**
 * Reads the lessons of the scenarios at build time, so that the page holds no Markdown and nothing that reads it.
 * `virtual:lessons` gives which scenarios bring one, and `load(id)`; every lesson is a chunk of its own, and so are the questions
 * that a run earns, `loadQuestions(id)`: whoever plays has no need of the pages. A link, page or key that
 * leads nowhere fails the build, all of them at once.
 */
export function builtInLessons(folder = 'scenarios'): Plugin {
  const lessons = new Map<string, Lesson | null>();
  let root = resolve(folder);
  let base = process.cwd();

  const read = (id: string): Lesson | null => {
    const known = lessons.get(id);
    if (known !== undefined) return known;
    const files = readScenarioFiles(join(root, id), base);
    const { bundle } = compileScenario(files);
    // What is wrong with the scenario itself is told by the plugin that compiles it.
    if (!bundle) return null;
    const { lesson, diagnostics } = readLesson(files, bundle);
    if (diagnostics.some(({ severity }) => severity === 'error')) {
      throw new Error(`The lesson of “${id}” has errors.\n${formatDiagnostics(diagnostics)}`);
    }
    lessons.set(id, lesson);
    return lesson;
  };

  return {
    name: 'every-table:lessons',
    configResolved(config) {
      base = config.root;
      root = resolve(config.root, folder);
    },
    resolveId(id) {
      return id === INDEX || id.startsWith(ONE) || id.startsWith(QUESTIONS) ? OWN + id : null;
    },
    load(id) {
      if (id === OWN + INDEX) return indexModule(scenarioIds(root).filter((name) => read(name) !== null));
      if (id.startsWith(OWN + QUESTIONS)) return dataModule(read(id.slice(OWN.length + QUESTIONS.length))?.debrief);
      if (!id.startsWith(OWN + ONE)) return null;
      return dataModule(read(id.slice(OWN.length + ONE.length)));
    },
    configureServer(server) {
      const isOurs = (path: string): boolean => path.includes(`${sep}lesson${sep}`);
      reloadWith(server, { root, isOurs, index: INDEX, forget: () => lessons.clear() });
    },
    buildStart() {
      lessons.clear();
    },
  };
}

function indexModule(ids: readonly string[]): string {
  const loaders = loadersCode(ids, { load: ONE, loadQuestions: QUESTIONS }, 'No lesson comes with the scenario');
  return `export const withLesson = ${JSON.stringify(ids)};\n${loaders}`;
}
