import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTemporaryFolder, ROOT, runCli, runJson } from './run-cli.ts';

const SMALL = 'tests/golden/crossroads.yaml';

interface Diagnostic {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}
interface Played {
  readonly ending: string;
  readonly outcome: string;
  readonly score: number;
  readonly turns: number;
  readonly hash: string;
  readonly final: Readonly<Record<string, unknown>>;
}

describe('check', () => {
  it('passes what comes with the game, by id, by folder and by file', async () => {
    for (const name of [
      'snub-season',
      'scenarios/caatsa-curveball',
      'scenarios/caatsa-curveball/scenario.yaml',
      SMALL,
    ]) {
      const { code, json } = await runJson<{ ok: boolean; diagnostics: Diagnostic[] }>(['check', name]);
      expect(json.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect({ code, ok: json.ok }).toEqual({ code: 0, ok: true });
    }
  });

  it('takes the file of a folder for the folder, whichever other files it has', async () => {
    await inTemporaryFolder(async (folder) => {
      const text = readFileSync(join(ROOT, SMALL), 'utf8');
      const sources = 'sources: []\n';
      expect(text).toContain(sources);
      mkdirSync(join(folder, 'port'));
      writeFileSync(join(folder, 'port/scenario.yaml'), text.replace(sources, ''));
      writeFileSync(join(folder, 'port/sources.yaml'), sources);
      const world = { workingFolder: folder };
      expect(await runJson(['check', 'port/scenario.yaml'], world)).toEqual(await runJson(['check', 'port'], world));
      expect(await runJson(['check', 'port/scenario.yaml'], world)).toMatchObject({ code: 0 });
    });
  });

  it('does not take a heap of files for a scenario', async () => {
    await inTemporaryFolder(async (folder) => {
      for (let n = 0; n <= 500; n++) writeFileSync(join(folder, `a${n}.json`), '{}');
      writeFileSync(join(folder, 'scenario.yaml'), 'format: 1\n');
      const { code, json } = await runJson(['check', '.'], { workingFolder: folder });
      expect(code).toBe(1);
      expect(json).toEqual({ ok: false, error: '. holds more than 500 YAML and JSON files.' });
    });
  });

  it('tells every error of every scenario at once, each with its place', async () => {
    await inTemporaryFolder(async (folder) => {
      const broken = join(folder, 'broken');
      cpSync(join(ROOT, 'scenarios/snub-season'), broken, { recursive: true });
      const spoil = (file: string, from: RegExp, to: string) => {
        const path = join(broken, file);
        const text = readFileSync(path, 'utf8');
        expect(text).toMatch(from);
        writeFileSync(path, text.replace(from, to));
      };
      spoil('scenario.yaml', /^turns: 12$/m, 'turns: twelve');
      spoil('decisions.yaml', /relations\.india\.us:/, 'relations.india.uss:');
      const single = join(folder, 'single.yaml');
      writeFileSync(single, readFileSync(join(ROOT, SMALL), 'utf8').replace('portfolio: energy', 'portfolio: enregy'));

      const { code, json } = await runJson<{ ok: boolean; diagnostics: Diagnostic[] }>(['check', broken, single]);
      expect(code).toBe(1);
      expect(json.ok).toBe(false);
      const errors = json.diagnostics.filter(({ severity }) => severity === 'error');
      for (const file of ['broken/scenario.yaml', 'broken/decisions.yaml', 'single.yaml']) {
        const found = errors.find((error) => error.file.endsWith(file));
        expect(found, file).toBeDefined();
        const { code: id, line, column, endLine, endColumn, message } = found as Diagnostic;
        expect(id).toMatch(/^ET\d{3}$/);
        expect(line).toBeGreaterThan(1);
        expect(column).toBeGreaterThan(0);
        expect(endLine * 1000 + endColumn).toBeGreaterThanOrEqual(line * 1000 + column);
        expect(message.length).toBeGreaterThan(5);
      }

      const human = await runCli(['check', single]);
      const [error] = errors.filter(({ file }) => file.endsWith('single.yaml'));
      expect(human.code).toBe(1);
      expect(human.out).toContain(`${error?.file}:${error?.line}:${error?.column} error ${error?.code}`);
      expect(human.out).toMatch(/portfolio: enregy\n.*\^{6}/);
      expect(human.out).toContain('1 error');
    });
  });

  it('plays a few games, and says where one breaks', async () => {
    await inTemporaryFolder(async (folder) => {
      const world = { workingFolder: folder };
      await runCli(['new', 'port'], world);
      const file = join(folder, 'port/events.yaml');
      const boom =
        '  - { id: boom, kind: shock, name: N, text: T, chance: 1, effects: { energy.brent: "energy.brent * 900000000.0" } }';
      writeFileSync(file, `${readFileSync(file, 'utf8')}${boom}\n`);
      const { code, json } = await runJson<{ diagnostics: Diagnostic[] }>(['check', 'port'], world);
      const line = readFileSync(file, 'utf8').split('\n').indexOf(boom) + 1;
      expect(code).toBe(1);
      expect(json.diagnostics).toMatchObject([
        { code: 'ET524', path: 'event.boom', file: join('port', 'events.yaml'), line },
      ]);
      expect(json.diagnostics[0]?.message).toContain('energy.brent');
    });
  });

  it('looks at the lesson as well', async () => {
    await inTemporaryFolder(async (folder) => {
      const copy = join(folder, 'copy');
      cpSync(join(ROOT, 'scenarios/caatsa-curveball'), copy, { recursive: true });
      const sound = await runCli(['check', copy]);
      expect(sound.code).toBe(0);
      expect(sound.out).toContain('a lesson of 20 pages');
      const path = join(copy, 'lesson/roles/defence.md');
      writeFileSync(path, `${readFileSync(path, 'utf8')}\n[gone](../glosary.md)\n`);
      const { code, json } = await runJson<{ ok: boolean; diagnostics: Diagnostic[] }>(['check', copy]);
      expect({ code, ok: json.ok }).toEqual({ code: 1, ok: false });
      expect(json.diagnostics).toMatchObject([
        { code: 'ET703', file: expect.stringMatching(/lesson.roles.defence\.md$/), hint: 'Did you mean “glossary”?' },
      ]);
      // It keeps nobody from playing.
      expect((await runCli(['play', copy, '--policy', 'pass'])).code).toBe(0);
    });
  });

  it.each([
    ['nothing at all', ''],
    ['bytes', '\u0000\u0001\uFFFD'],
    ['a list', '[1, 2]'],
    ['a deep nest', `a: ${'['.repeat(10_000)}`],
    ['too much', `format: 1\ntitle: ${'x'.repeat(2_000_000)}`],
    ['__proto__', 'format: 1\n__proto__: { admin: true }'],
  ])('survives a file that holds %s', async (_, text) => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'odd.yaml');
      writeFileSync(file, text);
      const { code, json } = await runJson<{ ok: boolean; diagnostics: Diagnostic[] }>(['check', file]);
      expect(code).toBe(1);
      expect(json.diagnostics.length).toBeGreaterThan(0);
    });
  });
});

describe('play', () => {
  it('gives the result of a game', async () => {
    const { code, json } = await runJson<Played>(['play', 'snub-season', '--seed', '7', '--policy', 'random']);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      ending: expect.stringMatching(/^[a-z-]+$/),
      outcome: expect.stringMatching(/^(won|survived|lost)$/),
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      final: { relations: { us: expect.any(Number), russia: expect.any(Number), china: expect.any(Number) } },
    });
    expect(json.turns).toBeGreaterThan(0);
    for (const figure of ['risk', 'energyCost', 'readiness', 'autonomy', 'approval', 'treasury', 'growth']) {
      expect(json.final[figure]).toEqual(expect.any(Number));
    }
  });

  it('plays one game for one seed, another for another', async () => {
    const hashOf = async (seed: string) =>
      (await runJson<Played>(['play', 'snub-season', '--seed', seed, '--policy', 'greedy'])).json.hash;
    const first = await hashOf('7');
    expect(await hashOf('7')).toBe(first);
    expect(await hashOf('8')).not.toBe(first);
  });

  it('tells a reader every quarter and the ending', async () => {
    const { code, out } = await runCli(['play', SMALL, '--seed', '1', '--policy', 'random']);
    expect(code).toBe(0);
    for (const part of ['Crossroads', 'Q1 2030', 'Northgate', 'Energy cost', 'hash ']) expect(out).toContain(part);
    expect(out).not.toContain('\u001b');
  });

  it('colours only a terminal that takes colours', async () => {
    const { out } = await runCli(['play', SMALL, '--policy', 'pass'], { hasColour: true });
    expect(out).toContain('\u001b[');
  });

  it('mans other seats and takes a doctrine', async () => {
    const argv = ['play', SMALL, '--seed', '3', '--doctrine', 'strong-port'];
    const alone = await runJson<Played>(argv);
    const manned = await runJson<Played>([...argv, '--seat', 'north=random', '--seat', 'east=tilt:south']);
    expect(manned.code).toBe(0);
    expect(manned.json).toMatchObject({ doctrine: 'strong-port' });
    expect(manned.json.hash).not.toBe(alone.json.hash);
  });

  it('plays written plans, then passes', async () => {
    await inTemporaryFolder(async (folder) => {
      const plans = join(folder, 'plans.json');
      writeFileSync(plans, JSON.stringify([{ harbour: [{ kind: 'decide', decision: 'buy-guns', option: 'sign' }] }]));
      const run = join(folder, 'run.json');
      const { code } = await runJson(['play', SMALL, '--plans', plans, '--out', run]);
      expect(code).toBe(0);
      const written = JSON.parse(readFileSync(run, 'utf8')) as { plans: { harbour: unknown[] }[] };
      expect(written.plans[0]?.harbour).toHaveLength(1);
      expect(written.plans.slice(1).every(({ harbour }) => harbour.length === 0)).toBe(true);
    });
  });

  it('refuses a seed that no run could be read with', async () => {
    const { code, err } = await runCli(['play', 'snub-season', '--seed', 's'.repeat(201)]);
    expect(code).toBe(2);
    expect(err).toMatch(/seed has 201 characters; 200 is the limit/);
  });

  it('refuses an illegal plan by turn, move and rule', async () => {
    await inTemporaryFolder(async (folder) => {
      const plans = join(folder, 'plans.json');
      writeFileSync(
        plans,
        JSON.stringify([{}, { harbour: [{ kind: 'decide', decision: 'buy-gnus', option: 'sign' }] }]),
      );
      const { code, err } = await runCli(['play', SMALL, '--plans', plans]);
      expect(code).toBe(1);
      expect(err).toMatch(/turn 2 \(2030-Q2\)/);
      expect(err).toMatch(/move 1, decide buy-gnus sign: .*\(unknown-decision\)/);
      const { json } = await runJson(['play', SMALL, '--plans', plans]);
      expect(json).toMatchObject({
        ok: false,
        turn: 2,
        seat: 'harbour',
        problems: [{ index: 0, rule: 'unknown-decision' }],
      });
    });
  });

  it('refuses plans that are none, and says where', async () => {
    await inTemporaryFolder(async (folder) => {
      const plans = join(folder, 'plans.json');
      writeFileSync(plans, '[{"harbour": [{"kind": "decide"}]}]');
      const { code, err } = await runCli(['play', SMALL, '--plans', plans]);
      expect(code).toBe(1);
      expect(err).toContain('[0].harbour[0].decision is missing');
      writeFileSync(plans, '[');
      expect((await runCli(['play', SMALL, '--plans', plans])).err).toContain('is no JSON');
    });
  });

  it('does not play a scenario that has errors', async () => {
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'broken.yaml');
      writeFileSync(file, readFileSync(join(ROOT, SMALL), 'utf8').replace('turns: 8', 'turns: -8'));
      const { code, err } = await runCli(['play', file]);
      expect(code).toBe(1);
      expect(err).toMatch(/broken\.yaml:\d+:\d+ error ET\d{3}/);
    });
  });

  it('draws a bar on a slow terminal, and takes it away', async () => {
    let clock = 0;
    const { err } = await runCli(['play', SMALL, '--policy', 'pass'], { canDraw: true, now: () => (clock += 900) });
    expect(err).toMatch(/playing [█░]+ \d+\/8, \d+ s left/);
    expect(err.endsWith('\u001b[2K')).toBe(true);
    const quick = await runCli(['play', SMALL, '--policy', 'pass'], { canDraw: true, now: () => 0 });
    expect(quick.err).toBe('');
  });
});

describe('a run that was written', () => {
  let text = '';
  const withRun = (work: (run: string, folder: string) => Promise<void>, change = (json: string) => json) =>
    inTemporaryFolder(async (folder) => {
      const run = join(folder, 'run.json');
      writeFileSync(run, change(text));
      await work(run, folder);
    });

  beforeAll(async () => {
    await inTemporaryFolder(async (folder) => {
      const [run, plans] = [join(folder, 'run.json'), join(folder, 'plans.json')];
      writeFileSync(plans, JSON.stringify([{ harbour: [{ kind: 'decide', decision: 'buy-guns', option: 'sign' }] }]));
      await runCli(['play', SMALL, '--seed', '7', '--plans', plans, '--policy', 'random', '--out', run]);
      text = readFileSync(run, 'utf8');
    });
  });

  it('is replayed to the same hash', async () => {
    await withRun(async (run) => {
      const { hashes } = JSON.parse(text) as { hashes: string[] };
      const { code, json } = await runJson(['replay', run]);
      expect(code).toBe(0);
      expect(json).toMatchObject({ ok: true, turns: hashes.length, hash: hashes.at(-1), firstDifference: null });
    });
  });

  it('is found out when a move was taken from it, with the quarter and the variables', async () => {
    const change = (json: string) => {
      const run = JSON.parse(json) as { plans: { harbour: unknown[] }[] };
      const turn = run.plans.findIndex(({ harbour }) => harbour.length > 0);
      (run.plans[turn] as { harbour: unknown[] }).harbour = [];
      return JSON.stringify(run);
    };
    await withRun(async (run) => {
      const turn = (JSON.parse(text) as { plans: { harbour: unknown[] }[] }).plans.findIndex(
        ({ harbour }) => harbour.length > 0,
      );
      const { code, json } = await runJson<{ firstDifference: { turn: number; variables: string[] } }>(['replay', run]);
      expect(code).toBe(1);
      expect(json).toMatchObject({ ok: false, turns: turn });
      expect(json.firstDifference.turn).toBe(turn + 1);
      expect(json.firstDifference.variables.length).toBeGreaterThan(0);
      const human = await runCli(['replay', run]);
      expect(human.code).toBe(1);
      expect(human.out).toContain(`turn ${turn + 1} (`);
      expect(human.out).toContain(json.firstDifference.variables[0]);
    }, change);
  });

  it('explains every variable of a quarter, summing exactly', async () => {
    await withRun(async (run) => {
      for (const variable of [
        'relations.north.harbour',
        'risk',
        'energy.cost',
        'readiness',
        'autonomy',
        'public.approval',
      ]) {
        const { code, json } = await runJson<{
          variable: string;
          before: number;
          after: number;
          causes: { cause: string; delta: number; text: string; source: { file: string; line: number } | null }[];
        }>(['explain', run, '--turn', '2', '--variable', variable]);
        expect(code).toBe(0);
        expect(json.causes.reduce((sum, { delta }) => sum + delta, 0)).toBe(json.after - json.before);
        for (const { cause, text: words, source } of json.causes) {
          expect(words.length).toBeGreaterThan(2);
          if (cause.startsWith('model.')) continue;
          expect(source?.file).toBe(SMALL);
          const lines = readFileSync(join(ROOT, source?.file ?? ''), 'utf8').split('\n');
          expect(source?.line).toBeGreaterThan(0);
          expect(source?.line).toBeLessThanOrEqual(lines.length);
        }
      }
      const byName = await runJson(['explain', run, '--turn', '2030-Q2', '--variable', 'relations.north.harbour']);
      expect(byName.json).toMatchObject({ variable: 'relations.harbour.north', turn: 2, quarter: '2030-Q2' });
      const human = await runCli(['explain', run, '--turn', '1', '--variable', 'relations.harbour.north']);
      expect(human.out).toContain('Q1 2030');
    });
  });

  it.each([
    [['--turn', '0', '--variable', 'risk'], /no turn 0.*\n.*1 \(2030-Q1\)/],
    [['--turn', '99', '--variable', 'risk'], /no turn 99/],
    [['--turn', 'two', '--variable', 'risk'], /no turn two/],
    [['--variable', 'risk'], /--turn is missing/],
    [['--turn', '1'], /--variable is missing/],
    [['--turn', '1', '--variable', 'relations.harbour.nort'], /Did you mean “relations\.harbour\.north”\?/],
  ])('cannot be explained with %j', async (flags, message) => {
    await withRun(async (run) => {
      const { code, err } = await runCli(['explain', run, ...flags]);
      expect(err).toMatch(message);
      expect(code).toBe(2);
    });
  });

  it('shows the odds of a quarter as the player saw them', async () => {
    await withRun(async (run) => {
      const { code, json } = await runJson<{
        plan: unknown[];
        answers: {
          actor: string;
          odds: { chance: number }[];
          pull: { text: string; value: number }[];
          total: number;
        }[];
      }>(['odds', run, '--turn', '1']);
      expect(code).toBe(0);
      expect(json).toMatchObject({ turn: 1, quarter: '2030-Q1', seat: 'harbour', problems: [] });
      expect(json.plan).toEqual((JSON.parse(text) as { plans: { harbour: unknown[] }[] }).plans[0]?.harbour);
      expect(json.answers.length).toBeGreaterThan(0);
      for (const { odds, pull, total } of json.answers) {
        expect(odds.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9);
        expect(pull.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(total, 9);
        for (const term of pull) expect(term.text).not.toMatch(/^reaction\./);
      }
      const human = await runCli(['odds', run, '--turn', '1']);
      expect(human.code).toBe(0);
      expect(human.out).toContain('%');
      expect(human.out).toContain('Northgate');
    });
  });

  it.each<readonly [string, (json: string) => string, RegExp]>([
    ['no JSON', () => '{', /is no JSON/],
    ['of another kind', () => '{"hello": 1}', /is no run of a game[\s\S]*format is missing/],
    ['of a later format', (json) => json.replace('"format":1', '"format":9'), /format must be 1, not 9/],
    [
      'of a scenario that is not here',
      (json) => json.replaceAll('crossroads', 'elsewhere'),
      /is not here[\s\S]*--scenario/,
    ],
  ])('is refused when it is %s', async (_, change, message) => {
    await withRun(async (run) => {
      for (const command of [
        ['replay', run],
        ['explain', run, '--turn', '1', '--variable', 'risk'],
        ['odds', run, '--turn', '1'],
      ]) {
        const { code, err } = await runCli(command);
        expect(err).toMatch(message);
        expect(code).toBe(1);
      }
    }, change);
  });

  it('of a scenario elsewhere finds it again from its own place', async () => {
    await inTemporaryFolder(async (folder) => {
      mkdirSync(join(folder, 'mine'));
      cpSync(join(ROOT, SMALL), join(folder, 'mine/port.yaml'));
      const world = { workingFolder: folder };
      expect((await runCli(['play', 'mine/port.yaml', '--policy', 'random', '--out', 'runs/a.json'], world)).code).toBe(
        0,
      );
      expect(await runJson(['replay', 'runs/a.json'], world)).toMatchObject({ code: 0, json: { ok: true } });
      expect(await runJson(['replay', 'a.json'], { workingFolder: join(folder, 'runs') })).toMatchObject({ code: 0 });
      const text = readFileSync(join(folder, 'runs/a.json'), 'utf8');
      expect(text).not.toContain(folder);
      // A run that the page wrote brings its scenario along.
      const { scenarioPath: _, ...run } = JSON.parse(text);
      const files = [{ path: 'scenario.yaml', text: readFileSync(join(ROOT, SMALL), 'utf8') }];
      rmSync(join(folder, 'mine'), { recursive: true });
      writeFileSync(join(folder, 'b.json'), JSON.stringify({ ...run, files }));
      expect(await runJson(['replay', 'b.json'], world)).toMatchObject({ code: 0, json: { ok: true } });
      writeFileSync(join(folder, 'b.json'), JSON.stringify({ ...run, files: [{ path: 1 }] }));
      expect((await runCli(['replay', 'b.json'], world)).err).toContain('files must be a list');
    });
  });
});

describe('schema', () => {
  it('prints the schema of a scenario, and of each of its files', async () => {
    for (const argv of [
      ['schema'],
      ['schema', 'scenario'],
      ['schema', 'decisions.yaml'],
      ['schema', 'actor', '--json'],
    ]) {
      const { code, out } = await runCli(argv);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' });
    }
    expect(await runCli(['schema', 'decision'])).toMatchObject({ code: 2, err: expect.stringMatching(/“decisions”/) });
  });

  it('writes them all into a folder', async () => {
    await inTemporaryFolder(async (folder) => {
      const { json } = await runJson<{ files: string[] }>(['schema', '--dir', 'schemas'], { workingFolder: folder });
      expect(json.files.length).toBeGreaterThan(5);
      for (const file of json.files) {
        const written = readFileSync(join(folder, 'schemas', file), 'utf8');
        // What comes with the game is what this prints.
        expect(written).toBe(readFileSync(join(ROOT, 'scenarios/schema', file), 'utf8'));
      }
    });
  });
});

describe('what cannot be written', () => {
  it('is an error of what was given, told without a stack', async () => {
    await inTemporaryFolder(async (folder) => {
      const world = { workingFolder: folder };
      writeFileSync(join(folder, 'file'), 'mine');
      for (const argv of [
        ['schema', '--dir', 'file'],
        ['new', 'mine', '--dir', 'file/mine'],
        ['play', 'caatsa-curveball', '--policy', 'pass', '--out', 'file/run.json'],
      ]) {
        const { code, json } = await runJson(argv, world);
        expect(code, argv.join(' ')).toBe(1);
        expect(json).toEqual({ ok: false, error: expect.stringContaining('cannot be written') });
      }
      expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine');
    });
  });
});

describe('new', () => {
  it('writes a scenario that passes without a warning and can be played, replayed and explained', async () => {
    await inTemporaryFolder(async (folder) => {
      const world = { workingFolder: folder };
      const made = await runJson<{ folder: string; files: string[] }>(['new', 'my-scenario'], world);
      expect(made).toMatchObject({ code: 0, json: { id: 'my-scenario', folder: 'my-scenario' } });
      expect(await runJson(['check', 'my-scenario'], world)).toEqual({ code: 0, json: { ok: true, diagnostics: [] } });
      for (const policy of ['random', 'pass', 'greedy']) {
        const argv = ['play', './my-scenario', '--policy', policy, '--out', 'run.json'];
        expect((await runJson<Played>(argv, world)).json.ending).toMatch(/./);
        expect((await runCli(['replay', 'run.json'], world)).code).toBe(0);
      }
      expect((await runCli(['odds', 'run.json', '--turn', '1'], world)).code).toBe(0);
      expect((await runCli(['explain', 'run.json', '--turn', '1', '--variable', 'risk'], world)).code).toBe(0);
    });
  });

  it('overwrites nothing', async () => {
    await inTemporaryFolder(async (folder) => {
      const world = { workingFolder: folder };
      mkdirSync(join(folder, 'mine'));
      writeFileSync(join(folder, 'mine/notes.txt'), 'mine');
      const { code, err } = await runCli(['new', 'mine'], world);
      expect(code).toBe(1);
      expect(err).toContain('is there already');
      expect(await runJson(['new', 'mine', '--dir', 'elsewhere/mine'], world)).toMatchObject({ code: 0 });
      expect(readFileSync(join(folder, 'elsewhere/mine/scenario.yaml'), 'utf8')).toContain('id: mine');
    });
  });
});

describe('text', () => {
  it('writes the file of a translation, says what to do next, and brings it up to date', async () => {
    await inTemporaryFolder(async (folder) => {
      const world = { workingFolder: folder };
      await runCli(['new', 'port'], world);
      const { code, out } = await runCli(['text', 'port', '--language', 'hi'], world);
      expect(code).toBe(0);
      expect(out).toContain('languages: [en, hi]');
      const file = join(folder, 'port/text.hi.yaml');
      const first = readFileSync(file, 'utf8');
      expect(first).toContain('  # scenario.title: ""\n');
      writeFileSync(
        file,
        first.replace('text: {} #', 'text: #').replace('  # scenario.title: ""', '  scenario.title: "बंदरगाह"'),
      );
      const again = await runJson(['text', 'port', '--language', 'hi'], world);
      expect(again).toMatchObject({ code: 0, json: { ok: true, translated: 1, stale: [], isDeclared: false } });
      expect(readFileSync(file, 'utf8')).toContain('  scenario.title: "बंदरगाह"\n');

      writeFileSync(file, 'text: [\n');
      const refused = await runJson<{ diagnostics: Diagnostic[] }>(['text', 'port', '--language', 'hi'], world);
      expect(refused.code).toBe(1);
      expect(refused.json.diagnostics[0]).toMatchObject({ code: 'ET103', line: expect.any(Number) });
      expect(readFileSync(file, 'utf8')).toBe('text: [\n');
      expect((await runCli(['text', SMALL, '--language', 'hi'])).code).toBe(1);
    });
  });
});
