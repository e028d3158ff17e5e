import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createStaticServer, listen } from '../../tools/serve.mjs';

/** Serves the built game (DIST names another build) for the whole run, strict policy included, and tells the tests where. */
export default async function serveBuiltGame(): Promise<() => Promise<void>> {
  const dist = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(dist)) throw new Error('The browser tests need the built game: npm run build');
  const server = createStaticServer(dist);
  const port = await listen(server, 0, '127.0.0.1', 1);
  process.env.EVERY_TABLE_URL = `http://127.0.0.1:${port}/`;
  return async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
}
