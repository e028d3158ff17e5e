import { join } from 'node:path';
import type { Plugin } from 'vite';
import { OWN } from './virtual.ts';

const ADDRESS = 'virtual:worker';
const SOURCE = 'src/app/thinking/worker.ts';

/**
 * Builds the page's worker along with the page, so that both load the engine from the same file: a worker that is built by
 * itself would bring a second one. `virtual:worker` gives its address.
 */
export function pageWorker(): Plugin {
  let entry = SOURCE;
  let isBuilt = false;
  return {
    name: 'every-table:worker',
    config: () => ({
      build: {
        modulePreload: {
          // To announce what a module will import takes a document, and a worker has none.
          resolveDependencies: (_, announced, { hostId }) => (/\bworker-[^/]*$/.test(hostId) ? [] : announced),
        },
      },
    }),
    configResolved(config) {
      entry = join(config.root, SOURCE);
      isBuilt = config.command === 'build';
    },
    resolveId: (id) => (id === ADDRESS ? OWN + ADDRESS : null),
    load(id) {
      if (id !== OWN + ADDRESS) return null;
      if (!isBuilt) return `export default ${JSON.stringify(`/${SOURCE}`)};`;
      const reference = this.emitFile({ type: 'chunk', id: entry, name: 'worker' });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}
