import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { jsonSchemas } from '#scenario';

interface NewFile {
  readonly path: string;
  readonly text: string;
}

const LINE = /^# yaml-language-server: \$schema=\S*\/([a-z]+\.json)$/m;
const OWN_FOLDER = 'schema';

/**
 * The files of a new scenario with the line by which an editor finds the schema of each. Within the repository the line
 * leads to the schemas that come with the game; elsewhere they are written into the scenario's own folder.
 * @param folder absolute path of the scenario
 * @param root absolute path of the repository
 */
export function withEditorSchemas(files: readonly NewFile[], folder: string, root: string): readonly NewFile[] {
  const shared = join(root, 'scenarios', 'schema');
  const isInside = folder.startsWith(resolve(root) + sep) && existsSync(shared);
  const schemas = isInside ? shared : join(folder, OWN_FOLDER);
  const pointed = files.map(({ path, text }) => {
    const way = relative(dirname(join(folder, path)), schemas)
      .split(sep)
      .join('/');
    const start = way.startsWith('.') ? way : `./${way}`;
    return { path, text: text.replace(LINE, (_, schema) => `# yaml-language-server: $schema=${start}/${schema}`) };
  });
  if (isInside) return pointed;
  const own = Object.entries(jsonSchemas()).map(([name, json]) => ({
    path: `${OWN_FOLDER}/${name}`,
    text: `${JSON.stringify(json, null, 2)}\n`,
  }));
  return [...pointed, ...own];
}
