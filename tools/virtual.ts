import { sep } from 'node:path';
import type { ViteDevServer } from 'vite';

// What the plugins share that make modules out of scenarios and lessons.

/** Ids that begin so are left alone by every other plugin. */
export const OWN = '\0';

/** A module that gives data. Parsing a string is quicker for a browser than reading the same thing as code. */
export const dataModule = (data: unknown): string =>
  `export default JSON.parse(${JSON.stringify(JSON.stringify(data))});`;

/**
 * Code of functions that each load one of several modules, by id.
 * @param functions the name of each function, and how the modules' ids begin
 * @param missing what is said of an id that none of them has
 */
export function loadersCode(
  ids: readonly string[],
  functions: Readonly<Record<string, string>>,
  missing: string,
): string {
  const imports = (root: string): string =>
    ids.map((id) => `  ${JSON.stringify(id)}: () => import(${JSON.stringify(root + id)}),`).join('\n');
  return [
    'async function from(those, id) {',
    `  if (!Object.hasOwn(those, id)) throw new Error(${JSON.stringify(`${missing} `)} + id);`,
    '  return (await those[id]()).default;',
    '}',
    ...Object.entries(functions).flatMap(([name, root]) => [
      `const by_${name} = {\n${imports(root)}\n};`,
      `export const ${name} = (id) => from(by_${name}, id);`,
    ]),
  ].join('\n');
}

/** In development: makes modules anew and reloads the page when one of their files comes, changes or goes. */
export function reloadWith(
  server: ViteDevServer,
  { root, isOurs, index, forget }: { root: string; isOurs(path: string): boolean; index: string; forget(): void },
): void {
  const refresh = (path: string): void => {
    if (!path.startsWith(root + sep) || !isOurs(path)) return;
    forget();
    for (const module of server.moduleGraph.idToModuleMap.values()) {
      if (module.id?.startsWith(OWN + index)) server.moduleGraph.invalidateModule(module);
    }
    server.ws.send({ type: 'full-reload' });
  };
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, refresh);
}
