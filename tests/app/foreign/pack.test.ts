import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ForeignError, type LooseFile, MOST_PACKED, unpack } from '#app';
import { compileScenario, scaffold } from '#scenario';

const files = scaffold('own-table').map(({ path, text }) => ({ path, text }));
const sorted = [...files].filter(({ path }) => /\.ya?ml$/.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
const loose = (list: readonly { path: string; text: string }[], folder = ''): LooseFile[] =>
  list.map(({ path, text }) => ({ path: folder + path, bytes: strToU8(text) }));
const zipped = (entries: Record<string, string>): LooseFile[] => [
  {
    path: 'any.zip',
    bytes: zipSync(Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, strToU8(text)]))),
  },
];

async function faultOf(chosen: readonly LooseFile[]): Promise<string> {
  try {
    await unpack(chosen);
  } catch (error) {
    if (error instanceof ForeignError) return error.problem.text;
    throw error;
  }
  return 'none';
}

describe('a scenario from files', () => {
  it('is the same from loose files, a folder, an archive and one file', async () => {
    const wanted = compileScenario(sorted).bundle?.ruleset.hash;
    expect(wanted).toBeDefined();
    const entries = Object.fromEntries(files.map(({ path, text }) => [`project/own-table/${path}`, text]));
    const aside = { 'project/README.md': '# Read me', 'project/.git/x.yaml': ':', '__MACOSX/project/a.yaml': ':' };
    const one = JSON.stringify({ format: 1, files });
    for (const chosen of [
      loose(files),
      loose(files, 'own-table/'),
      zipped({ ...entries, ...aside }),
      [{ path: 'own-table.scenario.json', bytes: strToU8(one) }],
      zipped({ 'own-table.scenario.json': one }),
    ]) {
      const { files: found, run } = await unpack(chosen);
      expect(run).toBeUndefined();
      expect(found).toEqual(sorted);
      expect(compileScenario(found).bundle?.ruleset.hash).toBe(wanted);
    }
  });

  it('brings the pages of its lesson, and no others', async () => {
    const pages = { 'own-table/lesson/brief.md': '# Brief', 'own-table/lesson/roles/one.md': '# One' };
    const entries = Object.fromEntries(files.map(({ path, text }) => [`own-table/${path}`, text]));
    const { files: found } = await unpack(zipped({ ...entries, ...pages, 'own-table/notes.md': '# Notes' }));
    expect(found.map(({ path }) => path).filter((path) => path.endsWith('.md'))).toEqual([
      'lesson/brief.md',
      'lesson/roles/one.md',
    ]);
  });

  it('comes with its game out of a run file', async () => {
    const run = { format: 1, plans: [], seed: 'x' };
    const bytes = strToU8(JSON.stringify({ ...run, files }));
    expect(await unpack([{ path: 'every-table-own-table.json', bytes }])).toEqual({ files: sorted, run });
  });

  it('that is YAML without order or sense is left to the compiler, which says where', async () => {
    const { files: found } = await unpack([{ path: 'mine.yaml', bytes: strToU8('format: [\n') }]);
    const { bundle, diagnostics } = compileScenario(found);
    expect(bundle).toBeNull();
    expect(diagnostics[0]).toMatchObject({ file: 'mine.yaml', severity: 'error' });
    const latin = [{ path: 'scenario.yaml', bytes: new Uint8Array([0x61, 0x3a, 0x20, 0xe9]) }];
    expect(compileScenario((await unpack(latin)).files).diagnostics.map(({ code }) => code)).toContain('ET111');
  });

  it.each<[string, readonly LooseFile[], string]>([
    ['nothing', [], 'foreign.none'],
    ['a picture', [{ path: 'x.png', bytes: new Uint8Array([1, 2, 3]) }], 'foreign.none'],
    [
      'two scenarios',
      loose(
        [...files, ...files.map((f) => ({ ...f, path: f.path }))].flatMap((f) => [
          { ...f, path: `a/${f.path}` },
          { ...f, path: `b/${f.path}` },
        ]),
      ),
      'foreign.several',
    ],
    ['a game alone', [{ path: 'run.json', bytes: strToU8('{"plans": []}') }], 'foreign.onlyRun'],
    ['files that are none', [{ path: 'x.json', bytes: strToU8('{"files": [{"path": 1}]}') }], 'foreign.noList'],
    ['files that are no list', [{ path: 'x.json', bytes: strToU8('{"files": {"__proto__": "x"}}') }], 'foreign.noList'],
    [
      'half an archive',
      [{ path: 'x.zip', bytes: zipped({ 'scenario.yaml': 'a: 1' })[0]?.bytes.slice(0, 40) ?? new Uint8Array() }],
      'foreign.badZip',
    ],
    [
      'too many files',
      loose(Array.from({ length: 300 }, (_, at) => ({ path: `actors/a${at}.yaml`, text: 'a: 1' }))),
      'foreign.tooMany',
    ],
    ['a very long path', loose([{ path: `${'x'.repeat(400)}.yaml`, text: 'a: 1' }]), 'foreign.longPath'],
    ['more than can be meant', [{ path: 'scenario.yaml', bytes: new Uint8Array(MOST_PACKED + 1) }], 'foreign.tooLarge'],
  ])('of %s is refused in words', async (_, chosen, fault) => {
    expect(await faultOf(chosen)).toBe(fault);
  });

  it('is not unfolded beyond its limit, whatever the archive says of itself', async () => {
    const bomb = zipped({ 'scenario.yaml': 'a'.repeat(30_000_000) });
    expect(bomb[0]?.bytes.length).toBeLessThan(100_000);
    expect(await faultOf(bomb)).toBe('foreign.tooLarge');
    // One that says it is small unfolds to what it said and no further.
    const bytes = bomb[0]?.bytes.slice() ?? new Uint8Array();
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 50, true);
    }
    const before = process.memoryUsage().rss;
    const lying = await unpack([{ path: 'x.zip', bytes }]).catch((error: unknown) => error);
    if (lying instanceof ForeignError) expect(lying.problem.text).toBe('foreign.badZip');
    else expect((lying as { files: { text: string }[] }).files[0]?.text.length).toBeLessThanOrEqual(50);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
    const many = zipped(Object.fromEntries(Array.from({ length: 5_200 }, (_, at) => [`p/${at}.png`, ''])));
    expect(await faultOf(many)).toBe('foreign.tooMany');
  });

  it('gives files or a clear refusal for any bytes, and leaves every prototype as it was', async () => {
    const whole = zipped({ 'scenario.yaml': 'a: 1', '__proto__/scenario.yaml': 'b: 2', 'constructor.yaml': 'c: 3' });
    const archive = whole[0]?.bytes ?? new Uint8Array();
    const json = strToU8(JSON.stringify({ files: [{ path: '__proto__', text: '' }], ['__proto__']: { polluted: 1 } }));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map(strToU8),
      ...[archive, json].map((base) =>
        fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }).map((changes) => {
          const changed = base.slice();
          for (const [at, value] of changes) changed[at] = value;
          return changed;
        }),
      ),
    );
    const path = fc.constantFrom('scenario.yaml', 'x.zip', 'x.json', '__proto__', 'a/../../b.yaml', '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ path, bytes }), { maxLength: 3 }), async (chosen) => {
        const fault = await faultOf(chosen);
        if (fault === 'none') compileScenario((await unpack(chosen)).files);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });
});
