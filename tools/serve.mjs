// Serves the built game with the strict content security policy. Run directly: node tools/serve.mjs [folder]
// PORT chooses the port, HOST the address to listen on (0.0.0.0 to serve a whole classroom).
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { policy } from './csp.mjs';

const DEFAULT_PORT = 4173;
// Not "localhost": that may mean ::1, where another program can hold the same port and get the visitors.
const DEFAULT_HOST = '127.0.0.1';
const PORTS_TO_TRY = 20;

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.yml': 'application/yaml; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
};

const TEXTUAL = /^(text\/|application\/(json|manifest\+json|yaml)|image\/svg)/;

const HEADERS = {
  'Content-Security-Policy': policy('header'),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const compressWith = {
  br: (/** @type {Buffer} */ body) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (/** @type {Buffer} */ body) => promisify(gzip)(body),
};

/**
 * The file that an address asks for, or undefined when the address is malformed or leaves the folder.
 * @param {string} root absolute folder
 * @param {string} url the request target, such as `/assets/a.js?v=1`
 * @returns {string | undefined} an absolute path
 */
export function fileFor(root, url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = resolve(root, `.${path.startsWith('/') ? path : `/${path}`}`);
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  return path.endsWith('/') ? join(file, 'index.html') : file;
}

/**
 * A server for a folder of static files. It listens once the caller says where.
 * @param {string} folder
 */
export function createStaticServer(folder) {
  const root = resolve(folder);
  /** @type {Map<string, Buffer>} */
  const compressed = new Map();

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const refuse = (/** @type {number} */ status, /** @type {string} */ text) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return refuse(405, 'Only GET and HEAD are answered.');
    }
    const file = fileFor(root, request.url ?? '/');
    const info = file ? await stat(file).catch(() => undefined) : undefined;
    if (!file || !info?.isFile()) return refuse(404, 'There is no such file.');

    const tag = `"${info.size.toString(36)}-${Math.trunc(info.mtimeMs).toString(36)}"`;
    response.setHeader('ETag', tag);
    response.setHeader('Vary', 'Accept-Encoding');
    // Files under assets/ carry a hash of their content in their name.
    const isHashed = file.startsWith(join(root, 'assets') + sep) && /-[\w-]{8}\.\w+$/.test(file);
    response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304);
      return response.end();
    }

    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    /** @type {Buffer} */
    let body = await readFile(file);
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
    if (encoding && body.length > 1024 && TEXTUAL.test(type)) {
      const key = `${encoding} ${tag} ${file}`;
      body = compressed.get(key) ?? (await compressWith[encoding](body));
      compressed.set(key, body);
      response.setHeader('Content-Encoding', encoding);
    }
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  return createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

/**
 * Listens on the first free port from `port` on, saying so for every port that is taken.
 * @param {import('node:http').Server} server
 * @param {number} port 0 lets the system choose
 * @param {string} [host] this computer only, unless told otherwise
 * @param {number} [attempts]
 * @returns {Promise<number>} the port in use
 */
export async function listen(server, port, host = DEFAULT_HOST, attempts = PORTS_TO_TRY) {
  for (let candidate = port; ; candidate++) {
    try {
      await new Promise((done, fail) => {
        server.once('error', fail);
        server.listen(candidate, host, () => {
          server.off('error', fail);
          done(undefined);
        });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : candidate;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      const isLast = candidate + 1 >= port + attempts || candidate >= 65535;
      if ((code !== 'EADDRINUSE' && code !== 'EACCES') || isLast) throw error;
      const why = code === 'EADDRINUSE' ? 'is already in use' : 'may not be used by this account';
      console.log(`Port ${candidate} ${why}; trying ${candidate + 1}.`);
    }
  }
}

/**
 * The names by which a server that listens on `host` is reached: from everywhere, by each of the machine's own addresses.
 * @param {string} host
 */
export function addressesOf(host) {
  if (host !== '0.0.0.0' && host !== '::') return [host];
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const outward = own.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
  return [DEFAULT_HOST, ...outward];
}

async function main() {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
  const wanted = process.env.PORT?.trim() || String(DEFAULT_PORT);
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${wanted}".`);
  }
  if (!(await stat(join(folder, 'index.html')).catch(() => undefined))) {
    throw new Error(`There is no index.html in ${folder}. Build the game first: npm run build`);
  }
  const server = createStaticServer(folder);
  const host = process.env.HOST?.trim() || DEFAULT_HOST;
  const used = await listen(server, port, host);
  const addresses = addressesOf(host).map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${used}/`);
  console.log(`\n  Every Table is at ${addresses.join('\n                 or ')}\n  Ctrl+C stops it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.closeAllConnections();
      server.close(() => process.exit(0));
    });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(`Could not serve the game: ${error.message}`);
    process.exitCode = 1;
  });
}
