import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeAll(() => {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  folder = mkdtempSync(join(root, 'node_modules/.cache/run-ts-test-'));
  writeFileSync(
    join(folder, 'entry.ts'),
    `import { Worker } from 'node:worker_threads';
    import { parse } from 'yaml';
    import { answer } from './answer.ts';
    export async function main(argv: string[]): Promise<number> {
      if (argv[0] === 'throw') throw new Error('on purpose');
      if (argv[0] === 'work') {
        const worker = new Worker(new URL('./sum.worker.mjs', import.meta.url), { workerData: [1, 2] });
        await new Promise((done) => worker.once('message', (sum) => { console.log(sum); done(sum); }));
        return 0;
      }
      console.log(JSON.stringify({ argv, answer, root: process.env.EVERY_TABLE_ROOT, yaml: parse('a: 1') }));
      return Number(argv[0] ?? 0);
    }`,
  );
  writeFileSync(join(folder, 'answer.ts'), 'export const answer: number = 1;');
  writeFileSync(
    join(folder, 'sum.worker.ts'),
    `import { parentPort, workerData } from 'node:worker_threads';
    parentPort?.postMessage((workerData as number[]).reduce((a, b) => a + b));`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const entry = relative(root, join(folder, 'entry.ts'));
  return new Promise((done) => {
    const command = [join(root, 'tools/run-ts.mjs'), entry, '--', ...args];
    execFile(process.execPath, command, (error, out, err) => done({ code: Number(error?.code ?? 0), out, err }));
  });
}

test('runs beside each other build and load whole bundles', async () => {
  for (const { code, out, err } of await Promise.all([run('3', 'x'), run('3', 'x'), run('3', 'x'), run('3', 'x')])) {
    expect(err).toBe('');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ argv: ['3', 'x'], answer: 1, yaml: { a: 1 } });
  }
});

test('a changed source is noticed', async () => {
  writeFileSync(join(folder, 'answer.ts'), 'export const answer: number = 22;');
  expect(JSON.parse((await run()).out)).toMatchObject({ answer: 22 });
});

test('an error ends with code 1 and names the source line', async () => {
  const { code, err } = await run('throw');
  expect(code).toBe(1);
  expect(err).toMatch(/on purpose[\s\S]*entry\.ts:5/);
});

test('a worker beside the entry can be started', async () => {
  expect((await run('work')).out).toBe('3\n');
});
