import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plain, plainWords } from '../../src/cli/plain.ts';
import { inTemporaryFolder, ROOT, runCli, runJson } from './run-cli.ts';

const SMALL = 'tests/golden/crossroads.yaml';
const ESC = String.fromCharCode(27);

interface Event {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly option: string | null;
  readonly optionName: string;
  readonly isAnswered: boolean;
}

describe('what play tells', () => {
  it('names every event of every quarter, and what became of it', async () => {
    const argv = ['play', 'snub-season', '--seed', '7', '--policy', 'random'];
    const { json } = await runJson<{ events: Event[][] }>(argv);
    const { out } = await runCli(argv);
    const quarters = out.split(/\n(?=Q\d \d{4} )/).slice(1);
    expect(quarters).toHaveLength(json.events.length);
    const all = json.events.flat();
    for (const kind of ['dilemma', 'shock', 'fixed']) expect(all.some((event) => event.kind === kind)).toBe(true);
    for (const isAnswered of [true, false]) {
      expect(all.some((event) => event.option !== null && event.isAnswered === isAnswered)).toBe(true);
    }
    for (const [turn, events] of json.events.entries()) {
      for (const { name, option, optionName, isAnswered } of events) {
        const line = quarters[turn]?.split('\n').find((text) => text.startsWith(`  • Event: ${name}`)) ?? '';
        const became = isAnswered ? `(answered ${optionName}` : `(unanswered: ${optionName})`;
        if (option === null) expect(line).toBe(`  • Event: ${name}`);
        else expect(line).toContain(became);
      }
    }
  });

  it('opens with the figures at the start, and has treasury and approval', async () => {
    const { out } = await runCli(['play', 'snub-season', '--policy', 'pass']);
    const lines = out.split('\n');
    const start = lines.findIndex((line) => line.startsWith('Start '));
    expect(lines[start]).toMatch(/Washington +−28\b.*Moscow +70\b/);
    expect(start).toBeLessThan(lines.findIndex((line) => line.startsWith('Q3 2025')));
    for (const label of ['Start ', 'Q3 2025', 'Q2 2028']) {
      const row = lines.findIndex((line) => line.startsWith(label));
      expect(lines[row + 1]).toMatch(/Approval +\d+.*Treasury +−?\$\d/);
    }
  });

  it('shows the variables that are asked for, by any of their names', async () => {
    const argv = [
      'play',
      SMALL,
      '--policy',
      'pass',
      '--show',
      'threat.hills,relations.north.harbour',
      '--show',
      'risk',
    ];
    const { json } = await runJson<{ shown: Record<string, number[]>; turns: number }>(argv);
    expect(Object.keys(json.shown)).toEqual(['threat.hills', 'relations.harbour.north', 'risk']);
    expect(json.shown['threat.hills']?.[0]).toBe(40);
    expect(json.shown['threat.hills']).toHaveLength(json.turns + 1);
    const { out } = await runCli(argv);
    expect(out.match(/The hill border +\d/g)).toHaveLength(json.turns + 1);
    const wrong = await runCli(['play', SMALL, '--show', 'threat.hils']);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean “threat.hills”?') });
  });

  it('is described alike by help and by the manual', async () => {
    const { out } = await runCli(['play', '--help']);
    const manual = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');
    for (const words of ['tells every headline, not only the first few of each quarter', '--show v,…']) {
      expect(out).toContain(words);
      expect(manual).toContain(words);
    }
    for (const command of ['balance', 'whatif']) expect(manual).toMatch(new RegExp(`^## ${command} `, 'm'));
  });
});

describe('an illegal plan', () => {
  const refused = async (plans: unknown) => {
    let err = '';
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'plans.json');
      writeFileSync(file, JSON.stringify(plans));
      const ran = await runCli(['play', SMALL, '--plans', file]);
      expect(ran.code).toBe(1);
      err = ran.err;
    });
    return err;
  };

  it('is refused in words, with a near name and what is legal', async () => {
    const err = await refused([{ harbour: [{ kind: 'decide', decision: 'buy-gnus', option: 'sign' }] }]);
    expect(err).toContain('move 1, decide buy-gnus sign: there is no decision “buy-gnus” (unknown-decision)');
    expect(err).toContain('Did you mean “buy-guns”?');
    expect(err).toMatch(/Legal this quarter, to decide:\n[\s\S]*buy-guns: sign/);
  });

  it('names the options of what it misspells, and what lies on the desk', async () => {
    const option = await refused([{ harbour: [{ kind: 'decide', decision: 'buy-guns', option: 'sing' }] }]);
    expect(option).toContain('there is no option “sing” in it (unknown-option)');
    expect(option).toContain('Did you mean “sign”?');
    expect(option).toContain('Legal for buy-guns by itself: sign');
    const event = await refused([{ harbour: [{ kind: 'answer', event: 'nothing-such', option: 'x' }] }]);
    expect(event).toContain('no event “nothing-such” lies on the desk this quarter (not-in-briefing)');
    expect(event).toMatch(/Legal this quarter, to answer:\n|Nothing to answer this quarter\./);
    const crisis = await refused([{ harbour: [{ kind: 'crisis', crisis: 'hill-row', action: 'trade' }] }]);
    expect(crisis).toContain('that crisis is not open (not-available)');
  });

  it('has near words for kinds, actions, answers and postures', async () => {
    const err = await refused([
      {
        harbour: [
          { kind: 'decid', decision: 'buy-guns', option: 'sign' },
          { kind: 'decide', decision: 'buy-guns', option: 'sign', posture: 'qiet' },
          { kind: 'crisis', crisis: 'hill-row', action: 'clim' },
          { kind: 'demand', sender: 'north', instrument: 'arms', answer: 'stal' },
        ],
      },
    ]);
    for (const word of ['decide', 'quiet', 'climb', 'stall']) expect(err).toContain(`Did you mean “${word}”?`);
  });
});

describe('explain and odds', () => {
  interface Explained {
    readonly before: number;
    readonly after: number;
    readonly causes: readonly {
      readonly cause: string;
      readonly actor: string | null;
      readonly delta: number;
      readonly text: string;
      readonly source: { readonly file: string; readonly line: number } | null;
    }[];
  }
  const withRun = (work: (run: string) => Promise<void>) =>
    inTemporaryFolder(async (folder) => {
      const run = join(folder, 'run.json');
      await runCli(['play', 'snub-season', '--seed', '7', '--policy', 'random', '--out', run]);
      await work(run);
    });
  const lineAt = ({ file, line }: { readonly file: string; readonly line: number }) =>
    readFileSync(join(ROOT, file), 'utf8').split('\n')[line - 1] ?? '';

  it('credit the scenario with what it wrote', async () => {
    await withRun(async (run) => {
      const seen = new Set<string>();
      const { turns } = (await runJson<{ turns: number }>(['replay', run])).json;
      for (let turn = 1; turn <= turns; turn++) {
        const pressures = ['sanctions.us.arms.pressure', 'sanctions.us.oil.pressure'];
        for (const variable of ['economy.treasury', ...(turn <= 2 ? pressures : [])]) {
          const argv = ['explain', run, '--turn', String(turn), '--variable', variable];
          const { json } = await runJson<Explained>(argv);
          expect(json.causes.reduce((sum, { delta }) => sum + delta, 0)).toBe(json.after - json.before);
          for (const { cause, source, text } of json.causes) {
            if (!/^model\.(pressure|relief|standing|payments)$/.test(cause)) continue;
            seen.add(cause);
            expect(source, `${cause} of ${variable}`).not.toBeNull();
            if (!source) continue;
            if (cause === 'model.payments') {
              expect(source.file).toBe('scenarios/snub-season/programmes.yaml');
              expect(text).toContain(': ');
            } else {
              expect(source.file).toBe('scenarios/snub-season/actors/us.yaml');
              const owner = readFileSync(join(ROOT, source.file), 'utf8')
                .split('\n')
                .slice(source.line - 2, source.line);
              expect(owner.join('\n')).toMatch(new RegExp(`^ +${variable.split('.')[2]}:`, 'm'));
            }
          }
        }
      }
      expect([...seen].sort()).toEqual(expect.arrayContaining(['model.payments', 'model.relief', 'model.standing']));
    });
  });

  it('name an answer by its reaction, the capital once', async () => {
    await withRun(async (run) => {
      const argv = ['explain', run, '--turn', '1', '--variable', 'relations.india.us'];
      const { json } = await runJson<Explained>(argv);
      const answers = json.causes.filter(({ cause }) => cause.startsWith('reaction.'));
      expect(answers.length).toBeGreaterThan(0);
      const { out } = await runCli(argv);
      for (const { text, source } of answers) {
        expect(text).not.toContain('Washington');
        expect(out).toContain(`Washington · ${text} `);
        expect(source && lineAt(source)).toMatch(/\bid: /);
      }
      expect(out).not.toMatch(/(\p{L}+) · \1\b/u);
    });
  });

  it('fall back to ladder and rung where a reaction has no name', async () => {
    await inTemporaryFolder(async (folder) => {
      const run = join(folder, 'run.json');
      await runCli(['play', SMALL, '--seed', '3', '--policy', 'random', '--out', run]);
      const texts: string[] = [];
      for (const turn of ['1', '2', '3', '4']) {
        for (const variable of ['relations.harbour.north', 'relations.harbour.south', 'relations.harbour.east']) {
          const { json } = await runJson<Explained>(['explain', run, '--turn', turn, '--variable', variable]);
          texts.push(...json.causes.filter(({ cause }) => cause.startsWith('reaction.')).map(({ text }) => text));
        }
      }
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(text).toMatch(/^[A-Z][a-z ]+: [a-z ]+$/);
    });
  });

  it('take a quarter as play prints it', async () => {
    await withRun(async (run) => {
      for (const turn of ['Q1 2026', 'q1 2026', '2026-q1', '3']) {
        const { json } = await runJson(['odds', run, '--turn', turn]);
        expect(json).toMatchObject({ turn: 3, quarter: '2026-Q1' });
      }
      expect((await runCli(['odds', run, '--turn', 'Q1 2036'])).code).toBe(2);
    });
  });

  it('list what lies on the desk, as a plan writes it, and what silence means', async () => {
    await withRun(async (run) => {
      interface Card {
        readonly id: string;
        readonly kind: string;
        readonly name: string;
        readonly options: readonly { readonly move: Record<string, string>; readonly name: string }[];
        readonly silence: { readonly option: string | null; readonly text: string } | null;
      }
      // The first quarter is the same whoever plays it.
      const { json } = await runJson<{ desk: Card[] }>(['odds', run, '--turn', '1']);
      const { out } = await runCli(['odds', run, '--turn', '1']);
      const kinds = new Set(json.desk.map(({ kind }) => kind));
      expect([...kinds]).toEqual(expect.arrayContaining(['demand', 'dilemma', 'news']));
      for (const { id, kind, name, options, silence } of json.desk) {
        expect(out).toContain(`  ${name}`);
        if (kind === 'news') expect(out).toContain(`event ${id}`);
        for (const option of options) {
          const { kind: _, posture: __, ...ids } = option.move;
          expect(out).toContain(Object.values(ids).join(' '));
          expect(out).toContain(option.name);
        }
        if (kind === 'dilemma' || kind === 'fixed') {
          expect(options.map(({ move }) => move.option)).toContain(silence?.option);
          expect(out).toContain(silence?.text);
        }
      }
    });
  });
});

describe('a name that leads nowhere', () => {
  it('is the same wrong usage for every command, before anything is checked', async () => {
    const [check, play] = [await runCli(['check', 'nosuch']), await runCli(['play', 'nosuch'])];
    expect(check).toEqual(play);
    expect(check.code).toBe(2);
    expect(await runCli(['check', 'snub-season', 'nosuch'])).toMatchObject({ code: 2, out: '' });
  });

  it('is answered with the folders that hold a scenario', async () => {
    await inTemporaryFolder(async (folder) => {
      const world = { workingFolder: folder };
      await runCli(['new', 'my-scenario'], world);
      await runCli(['new', 'deep', '--dir', 'mods/deep-one'], world);
      for (const [asked, meant] of [
        ['my-scenari', './my-scenario'],
        ['./my-scenaro', './my-scenario'],
        ['mods/deep-on', './mods/deep-one'],
        ['snub-seson', 'snub-season'],
      ]) {
        const { code, err } = await runCli(['check', asked as string], world);
        expect(code).toBe(2);
        expect(err).toContain(`Did you mean “${meant}”?`);
      }
      expect((await runCli(['check', 'qqqqqqqqqq'], world)).err).toContain('snub-season; as paths: ./my-scenario');
    });
  });
});

describe('a new scenario', () => {
  const schemaOf = (file: string) => {
    const line = readFileSync(file, 'utf8').split('\n')[0] ?? '';
    const way = /^# yaml-language-server: \$schema=(\S+)$/.exec(line)?.[1];
    expect(way, file).toBeDefined();
    return JSON.parse(readFileSync(resolve(dirname(file), way as string), 'utf8')) as { readonly type: string };
  };

  it.each(['scenarios/my-scenario', 'mods/deep/my-scenario', '../elsewhere'])(
    'in %s finds its schemas',
    async (place) => {
      await inTemporaryFolder(async (folder) => {
        const root = join(folder, 'repository');
        cpSync(join(ROOT, 'scenarios/schema'), join(root, 'scenarios/schema'), { recursive: true });
        const world = { workingFolder: root, root };
        const { json } = await runJson<{ files: string[] }>(['new', 'my-scenario', '--dir', place], world);
        const written = json.files.filter((file) => file.endsWith('.yaml'));
        expect(written.length).toBeGreaterThan(8);
        for (const file of written) expect(schemaOf(join(root, place, file)).type).toBe('object');
        expect(json.files.some((file) => file.startsWith('schema/'))).toBe(place.startsWith('..'));
        expect(await runJson(['check', place], world)).toEqual({ code: 0, json: { ok: true, diagnostics: [] } });
      });
    },
  );

  it('says how to see it in the browser', async () => {
    await inTemporaryFolder(async (folder) => {
      const { out } = await runCli(['new', 'mine'], { workingFolder: folder });
      expect(out).toContain('new mine --dir scenarios/mine');
      expect(out).toContain('npm run dev');
    });
  });
});

describe('text of a scenario', () => {
  // What a terminal would obey; paint is taken out first where there is any.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be printed
  const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: paint begins with an escape
  const PAINT = /\u001b\[(?:0|1|2|31|32|33|36)m/g;
  const ODD = `a${ESC}]0;owned\u0007\u009b31m\u202eb\r${ESC}[2Jc`;

  it('cannot command the terminal where it is told of as an error', async () => {
    await inTemporaryFolder(async (folder) => {
      const text = readFileSync(join(ROOT, SMALL), 'utf8');
      const file = join(folder, 'odd.yaml');
      for (const spoilt of [
        text.replace('title: "Crossroads"', `title: ${JSON.stringify(ODD)}`),
        text.replace('portfolio: energy', `portfolio: ${JSON.stringify(ODD)}`),
        text.replace('turns: 8', `turns: \u009b2J8 # \u202e`),
        text.replace('id: crossroads', `id: ${JSON.stringify(ODD)}`),
      ]) {
        expect(spoilt).not.toBe(text);
        writeFileSync(file, spoilt);
        for (const command of ['check', 'play']) {
          const { out, err, code } = await runCli([command, file], { hasColour: true });
          expect(code).toBe(1);
          expect(out + err).toMatch(PAINT);
          expect((out + err).replaceAll(PAINT, '')).not.toMatch(OBEYED);
        }
      }
    });
  });

  it('cannot command it where it is told', () => {
    expect(plain(`${ODD}\td\ne`)).toBe('a]0;owned31mb[2Jc d\ne');
    const words = plainWords((id, params) => `${id}${String(params?.name)}`);
    expect(words(`x${ESC}`, { name: '\u009by' })).toBe('xy');
  });

  it('cannot command it from the words of the caller', async () => {
    const { code, out } = await runCli(['play', SMALL, '--policy', 'pass', '--seed', ODD], { hasColour: true });
    expect(code).toBe(0);
    expect(out.replaceAll(PAINT, '')).not.toMatch(OBEYED);
    expect(out).toContain('\\u009b31m');
  });

  it('comes through JSON as it was', async () => {
    const odd = `a${ESC}[31m${String.fromCharCode(0x9b)}2Jb`;
    const argv = ['play', SMALL, '--policy', 'pass', '--seed', odd];
    expect(await runJson(argv)).toMatchObject({ code: 0, json: { seed: odd } });
    expect((await runCli([...argv, '--json'])).out).not.toContain(String.fromCharCode(0x9b));
  });
});
