import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createStaticServer, fileFor, listen } from '../../tools/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'every-table-serve-'));
const script = `${'// long enough to be worth compressing\n'.repeat(50)}export {};\n`;
let server: Server;
let port: number;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>A page</title>');
  writeFileSync(join(folder, 'assets/main-aB3_x9-Z.js'), script);
  writeFileSync(join(folder, 'assets/notes.unknown'), 'a');
  server = createStaticServer(folder);
  port = await listen(server, 0);
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Unlike fetch, this sends the path exactly as given. */
function ask(path: string, { method = 'GET', headers = {} } = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', fail);
    sent.end();
  });
}

describe('an answer', () => {
  test('carries the strict policy, whatever it is', async () => {
    for (const path of ['/', '/nothing', '/assets/main-aB3_x9-Z.js']) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('names its type', async () => {
    expect((await ask('/')).headers['content-type']).toBe('text/html; charset=utf-8');
    expect((await ask('/assets/main-aB3_x9-Z.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await ask('/assets/notes.unknown')).headers['content-type']).toBe('application/octet-stream');
  });

  test('is kept for ever only under a name that changes with its content', async () => {
    expect((await ask('/?from=elsewhere')).headers['cache-control']).toBe('no-cache');
    expect((await ask('/assets/notes.unknown')).headers['cache-control']).toBe('no-cache');
    expect((await ask('/assets/main-aB3_x9-Z.js')).headers['cache-control']).toContain('immutable');
  });

  test('is compressed for those who take it, and the same underneath', async () => {
    const plain = await ask('/assets/main-aB3_x9-Z.js');
    const zipped = await ask('/assets/main-aB3_x9-Z.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(plain.body.toString()).toBe(script);
    expect(gunzipSync(zipped.body).toString()).toBe(script);
  });

  test('is not sent again to those who have it', async () => {
    const { etag } = (await ask('/')).headers;
    const again = await ask('/', { headers: { 'if-none-match': String(etag) } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('has no body for HEAD, and there is none for POST', async () => {
    const head = await ask('/', { method: 'HEAD' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
  });
});

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2f..%2fetc%2fpasswd',
  '/%2e%2e%5c%2e%2e%5cpackage.json',
  '/assets/../../package.json',
  '/assets',
  '/a%00.html',
  '/%zz',
  '//etc/passwd',
])('nothing is found at %s', async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test('a sibling whose name begins like the folder is outside', () => {
  expect(fileFor(resolve('/srv/dist'), '/../dist-secret/a')).toBeUndefined();
});

test('a port that is taken is named, and the next is used', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const holder = createServer();
  const taken = await listen(holder, 0);
  const other = createStaticServer(folder);
  try {
    expect(await listen(other, taken)).toBeGreaterThan(taken);
    expect(log.mock.calls[0]?.[0]).toBe(`Port ${taken} is already in use; trying ${taken + 1}.`);
    await expect(listen(createServer(), taken, '127.0.0.1', 1)).rejects.toThrow('EADDRINUSE');
  } finally {
    log.mockRestore();
    holder.close();
    other.close();
  }
});
