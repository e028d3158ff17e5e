import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scaffold } from '#scenario';
import { textsOf } from '#view';
import { builtInScenarios } from '../../tools/vite-scenarios.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'every-table-vite-'));
  write('main.ts', "export { load, loadPlaces, scenarios } from 'virtual:scenarios';\n");
  for (const id of ['harbour', 'strait']) {
    for (const { path, text } of scaffold(id)) write(`scenarios/${id}/${path}`, text);
  }
  write('scenarios/schema/scenario.json', '{}');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function chunks(): Promise<readonly Rolldown.OutputChunk[]> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [builtInScenarios()],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      lib: { entry: join(root, 'main.ts'), formats: ['es'], fileName: 'main' },
    },
  });
  const outputs = [result].flat() as Rolldown.RolldownOutput[];
  return outputs.flatMap(({ output }) => output.filter((each) => each.type === 'chunk'));
}

/** Runs a built module as it is, its lazy chunks answered from memory. */
async function run(all: readonly Rolldown.OutputChunk[]) {
  const folder = join(root, 'built');
  for (const { fileName, code } of all)
    write(join('built', fileName.replace(/\.js$/, '.mjs')), code.replaceAll('.js"', '.mjs"'));
  const main = all.find(({ isEntry }) => isEntry)!;
  return import(/* @vite-ignore */ join(folder, main.fileName.replace(/\.js$/, '.mjs')));
}

describe('the scenarios that come with the game', () => {
  test('are listed lightly and fetched one by one', async () => {
    const all = await chunks();
    const entry = all.find(({ isEntry }) => isEntry)!;
    expect(all).toHaveLength(5);
    expect(entry.code).not.toContain('Frosthaven');
    expect(entry.dynamicImports).toHaveLength(4);
    const { scenarios, load, loadPlaces } = await run(all);
    expect(scenarios).toEqual([
      expect.objectContaining({
        id: 'harbour',
        title: 'Harbour',
        turns: 6,
        start: { year: 2030, quarter: 1 },
        texts: { en: expect.objectContaining({ 'scenario.title': 'Harbour' }) },
      }),
      expect.objectContaining({ id: 'strait', title: 'Strait' }),
    ]);
    const bundle = await load('strait');
    expect(bundle.ruleset).toMatchObject({ id: 'strait', hash: scenarios[1].hash });
    expect(bundle).not.toHaveProperty('sources');
    expect(textsOf(bundle.texts.en)['actor.north.capital']).toBe('Frosthaven');
    expect((await loadPlaces('strait'))['decision.battery'].file).toBe('scenarios/strait/decisions.yaml');
    await expect(load('atlantis')).rejects.toThrow('atlantis');
    await expect(loadPlaces('atlantis')).rejects.toThrow('atlantis');
  }, 60_000);

  test('fail the build with all their problems', async () => {
    const events = scaffold('strait').find(({ path }) => path === 'events.yaml')!.text;
    write(
      'scenarios/strait/events.yaml',
      events.replace('unanswered: later', 'unanserwed: later').replace('threat.east > 25', 'threat.eats > 25'),
    );
    const failure = await chunks().then(
      () => '',
      (error: Error) => error.message,
    );
    expect(failure).toContain('scenarios/strait/events.yaml:7:5 error ET201');
    expect(failure).toContain('ET402 There is no variable “threat.eats”');
  }, 60_000);
});
