import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { link, start } from '#engine';
import { compileScenario, formatDiagnostics } from '#scenario';
import { compileEdited, compileFiles, edited, soundFiles } from './fixture.ts';

/** The same scenario in one file. */
function singleFile(): string {
  const { 'scenario.yaml': head, ...others } = soundFiles();
  const all: Record<string, unknown> = parse(head!) as Record<string, unknown>;
  const actors: unknown[] = [];
  for (const [path, text] of Object.entries(others)) {
    if (path.startsWith('actors/')) actors.push(parse(text));
    else Object.assign(all, parse(text));
  }
  return stringify({ ...all, actors }, { lineWidth: 0 });
}

describe('a folder', () => {
  const { ok, bundle, diagnostics } = compileFiles(soundFiles());

  test('compiles without a word', () => {
    expect(formatDiagnostics(diagnostics)).toBe('');
    expect(ok).toBe(true);
  });

  test('links and starts', () => {
    const ruleset = link(bundle!.ruleset);
    expect(start(ruleset, { seed: '1', doctrine: 'balance' }).turn).toBe(0);
  });

  test('has its actors in order: pivot, poles, others', () => {
    expect(bundle!.ruleset.actors.map(({ id }) => id)).toEqual(['republic', 'north', 'south', 'east']);
    expect(bundle!.ruleset.relations.map(({ a, b }) => `${a}.${b}`)).toEqual([
      'republic.north',
      'republic.south',
      'republic.east',
      'north.south',
      'north.east',
      'south.east',
    ]);
  });

  test('may lie anywhere, and be told of in any order', () => {
    const entries = Object.entries(soundFiles());
    for (const prefix of ['scenarios/x/', '/home/someone/x/', './', 'a\\b\\']) {
      const moved = entries.map(([path, text]) => ({ path: prefix + path, text })).reverse();
      const result = compileScenario(moved);
      expect(formatDiagnostics(result.diagnostics), prefix).toBe('');
      expect(result.bundle?.ruleset.hash).toBe(bundle!.ruleset.hash);
    }
  });

  test('is the same as one file', () => {
    const single = compileScenario([{ path: 'my.yaml', text: singleFile() }]);
    expect(formatDiagnostics(single.diagnostics)).toBe('');
    expect(single.bundle?.ruleset).toEqual(bundle!.ruleset);
    expect(single.bundle?.texts).toEqual(bundle!.texts);
  });

  test('is the same as JSON', () => {
    const json = compileScenario([{ path: 'my.json', text: JSON.stringify(parse(singleFile())) }]);
    expect(formatDiagnostics(json.diagnostics)).toBe('');
    expect(json.bundle?.ruleset.hash).toBe(bundle!.ruleset.hash);
  });

  test('has a hash of its rules, not of its words or lines', () => {
    const hash = (path: string, from: string, to: string) => compileEdited(path, from, to).bundle?.ruleset.hash;
    expect(bundle!.ruleset.hash).toMatch(/^[0-9a-f]{16,}$/);
    expect(hash('events.yaml', '"A bad winter"', '"A good winter"')).toBe(bundle!.ruleset.hash);
    expect(hash('events.yaml', 'events:\n', '# a remark\n\nevents:\n')).toBe(bundle!.ruleset.hash);
    expect(hash('events.yaml', 'chance: 0.12', 'chance: 0.13')).not.toBe(bundle!.ruleset.hash);
  });

  test('knows where every key of its rules was written', () => {
    const files = soundFiles();
    const { ruleset, sources } = bundle!;
    const keys = [
      ...ruleset.actors.map(({ key }) => key),
      ...ruleset.actors.flatMap(({ ladders }) => ladders.flatMap(({ rungs }) => rungs.map(({ key }) => key))),
      ...ruleset.reactions.map(({ key }) => key),
      ...ruleset.instruments.flatMap((each) => [each.key, ...each.rungs.map(({ key }) => key)]),
      ...ruleset.instruments.flatMap(({ demand }) => Object.values(demand.answers).map(({ key }) => key)),
      ...ruleset.decisions.flatMap((each) => [each.key, ...each.options.map(({ key }) => key)]),
      ...ruleset.events.flatMap((each) => [each.key, ...each.options.map(({ key }) => key)]),
      ...ruleset.crises.flatMap((each) => [each.key, ...each.rungs.map(({ key }) => key)]),
      ...ruleset.doctrines.flatMap((each) => [each.key, ...each.goals.map(({ key }) => key)]),
      ...[ruleset.endings, ruleset.programmes, ruleset.armsSuppliers, ruleset.domains, ruleset.oilSuppliers].flatMap(
        (list) => list.map(({ key }) => key),
      ),
      'promise.no-batteries',
      'threat.east',
      'optics.southSummit',
      'indicator.rumours',
    ];
    for (const key of keys) {
      const place = sources[key];
      expect(place, key).toBeDefined();
      const name = key.split('.').at(-1)!;
      const around = files[place!.file]!.split('\n')
        .slice(place!.line - 1, place!.line + 2)
        .join('\n');
      expect(around, key).toContain(
        place!.file === `actors/${name}.yaml` ? 'id:' : key.startsWith('demand') ? 'name:' : name,
      );
    }
  });

  test('has a text for everything that is shown', () => {
    const words = bundle!.texts.en!;
    expect(words).toMatchObject({
      'scenario.title': 'Test Scenario',
      'actor.north.capital': 'Frosthaven',
      'redLine.north.southern-arms.text': 'No southern batteries within sight of our convoys.',
      'ladder.north.displeasure.note.headline': 'Frosthaven sends a note with footnotes',
      'reaction.north.north-on-batteries.because.0': 'The size of the deal',
      'instrument.north.loans.limited.headline': 'Loans delayed for want of a stamp',
      'instrument.north.loans.waiver.headline': 'The League finds its stamp after all',
      'demand.north.loans.concede.name': 'Put it in writing',
      'promise.no-batteries.text': 'No southern arms for three quarters.',
      'decision.battery.sign.headline.south': 'Friends order more of the best',
      'event.bad-winter.headline.republic': 'Ice in the north, queues in the harbour',
      'crisis.strait.regatta.name': 'A regatta',
      'crisis.strait.because.0': 'What the lane is worth to them',
      'crisis.strait.headline.trade': 'A timetable for the strait',
      'goal.balance.autonomy.name': 'Autonomy',
      'ending.vindicated.headline.north': 'Small port, long memory',
      'oil.south.name': 'Southern crude',
      'supplier.home.name': 'The shipyard at home',
      'domain.patrol.name': 'Patrol at sea',
      'programme.cutters.name': 'Cutters from the shipyard',
      'threat.east.name': 'Traffic around the islands',
      'optics.southSummit.name': 'Photographed in the south',
      'indicator.rumours.name': 'Rumours in the harbour',
    });
  });

  test('fills in what was left out', () => {
    const { ruleset } = bundle!;
    const battery = ruleset.programmes.find(({ id }) => id === 'battery');
    expect(battery).toMatchObject({ batch: 1, local: 0, start: { stage: 'offered', delivered: 0, progress: 0 } });
    expect(ruleset.events.find(({ id }) => id === 'budget-day')).toMatchObject({
      turn: 3,
      once: true,
      cooldown: 0,
      weight: 1,
    });
    expect(ruleset.decisions.find(({ id }) => id === 'battery')).toMatchObject({
      seat: 'republic',
      cooldown: 0,
      once: false,
    });
    expect(ruleset.crises[0]?.rungs[0]?.capital).toEqual({ concede: 1, trade: 1, hold: 0, climb: 1 });
  });
});

test('either order of a relation is the one variable', () => {
  const result = compileEdited(
    'events.yaml',
    'effects: { energy.brent: 8,',
    'effects: { relations.east.south: 2, energy.brent: 8,',
  );
  expect(formatDiagnostics(result.diagnostics)).toBe('');
  const winter = result.bundle?.ruleset.events.find(({ id }) => id === 'bad-winter');
  expect(winter?.effects.add?.[0]).toEqual(['relations.south.east', 2]);
});

test('every effect becomes what the engine does', () => {
  const all = `effects:
      public.pride: "-1.0 * turn"
      set: { energy.passThrough: 0.6 }
      shift: [{ from: south, to: gulf, share: 0.05 }]
      start: { cutters: negotiating }
      freeze: battery
      cancel: [corvettes]
      deliver: { battery: 1 }
      schedule: [{ event: inquiry, in: 2 }]
      open: [strait]
      waive: { sender: north, instrument: loans, quarters: 2 }
      tag: exposed`;
  const { bundle, diagnostics } = compileEdited('events.yaml', 'effects: { economy.treasury: 1 }', all);
  expect(formatDiagnostics(diagnostics)).toBe('');
  expect(bundle?.ruleset.events.find(({ id }) => id === 'budget-day')?.effects).toEqual({
    add: [['public.pride', ['*', -1, ['v', 'turn']]]],
    set: [['energy.passThrough', 0.6]],
    shift: [{ from: 'south', to: 'gulf', share: 0.05 }],
    start: [{ programme: 'cutters', stage: 'negotiating' }],
    freeze: ['battery'],
    cancel: ['corvettes'],
    deliver: [{ programme: 'battery', units: 1 }],
    schedule: [{ event: 'inquiry', in: 2 }],
    open: ['strait'],
    waive: [{ sender: 'north', instrument: 'loans', quarters: 2 }],
    tag: ['exposed'],
  });
});

describe('many faults', () => {
  test('in many files are told at once', () => {
    let files = soundFiles();
    for (const [path, from, to] of [
      ['events.yaml', 'unanswered: later', 'unanserwed: later'],
      ['decisions.yaml', 'start: battery,', 'start: batery,'],
      ['scenario.yaml', 'turns: 6', 'turns: six'],
      ['crises.yaml', '"0.002 * threat.east"', '"0.002 * threat.eats"'],
      ['actors/east.yaml', 'id: east-on-arms', 'id: east-on-arms\n    id: again'],
      ['actors/south.yaml', '  coolness:', '\tcoolness:'],
      ['actors/republic.yaml', 'effects: { public.approval: -0.5 }', 'effects: { __proto__: 1 }'],
      ['energy.yaml', 'brent: { process', 'brent: &b { process'],
    ] as const) {
      files = edited(path, from, to, files);
    }
    files['programmes.yaml'] = `suppliers: ${'['.repeat(10_000)}`;
    const { diagnostics } = compileFiles(files);
    const told = diagnostics.map(({ code, file }) => `${code} ${file}`);
    for (const expected of [
      'ET201 events.yaml',
      'ET301 decisions.yaml',
      'ET203 scenario.yaml',
      'ET402 crises.yaml',
      'ET104 actors/east.yaml',
      'ET105 actors/south.yaml',
      'ET108 actors/republic.yaml',
      'ET106 energy.yaml',
      'ET109 programmes.yaml',
    ]) {
      // A broken programmes.yaml leaves open what is a programme.
      if (expected === 'ET301 decisions.yaml') expect(told).not.toContain(expected);
      else expect(told, formatDiagnostics(diagnostics)).toContain(expected);
    }
    expect(diagnostics.length, formatDiagnostics(diagnostics)).toBeLessThanOrEqual(10);
  });

  test('in one section are told at once, those behind the broken item too', () => {
    let files = edited('events.yaml', 'kind: shock', 'kind: schock');
    files = edited('events.yaml', '"threat.east > 25"', '"threat.eats > 25"', files);
    files = edited(
      'events.yaml',
      'relations.republic.north: 4, relations.republic.south: -2 }',
      'relations.republic.nord: 4 }',
      files,
    );
    const { diagnostics } = compileFiles(files);
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(['ET204', 'ET303', 'ET402']);
  });

  test('what refers to a broken item is not held against anyone', () => {
    const { diagnostics } = compileEdited('programmes.yaml', 'units: 2, price: 2.4', 'units: two, price: 2.4');
    expect(diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual(['ET203 programmes.battery.units']);
  });
});

describe('a warning that is meant', () => {
  const source = ['events.yaml', '    chance: 0.12', '    chance: 0.12\n    tags: [ice]'] as const;
  const suppressed = (path: string) =>
    compileFiles(
      edited(
        'scenario.yaml',
        'threats:\n',
        `suppress: [{ code: ET306, path: ${path}, reason: "For later." }]\nthreats:\n`,
        edited(...source),
      ),
    ).diagnostics.map(({ code }) => code);

  test('is told when nothing is said', () => {
    expect(compileEdited(...source).diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'ET306 events.bad-winter.tags.0',
    ]);
  });
  test('is put aside at its path and above', () => {
    expect(suppressed('events.bad-winter.tags.0')).toEqual([]);
    expect(suppressed('events.bad-winter')).toEqual([]);
    expect(suppressed('events')).toEqual([]);
  });
  test('is told, with the idle suppression, when that is of another place', () => {
    expect(suppressed('events.bad')).toEqual(['ET517', 'ET306']);
  });
  test('needs a reason', () => {
    const { diagnostics } = compileEdited(
      'scenario.yaml',
      'threats:\n',
      'suppress: [{ code: ET306, path: events }]\nthreats:\n',
    );
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(['ET202 “reason” is missing.']);
  });
});

test('a crowd of warnings hides no error', () => {
  const untranslated = edited('scenario.yaml', 'languages: [en]', 'languages: [en, de]');
  const files = edited('events.yaml', 'chance: 0.12', 'chance: 8', untranslated);
  const quiet = Array.from({ length: 60 }, (_, n) => `  - { id: z${n}, kind: shock, chance: 0.1, name: a, text: b }\n`);
  const { ok, diagnostics } = compileFiles({
    ...files,
    'events.yaml': files['events.yaml'] + quiet.join(''),
    'text.de.yaml': 'text: { ending.afloat.name: Noch da }\n',
  });
  expect(diagnostics.filter(({ file }) => file === 'events.yaml').length).toBe(101);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['ET514']);
  expect(ok).toBe(false);
});

describe('translations', () => {
  test('stand beside the text or in a sidecar', () => {
    const ids = Object.keys(compileFiles(soundFiles()).bundle!.texts.en!);
    const german = ids.map((id) => `  ${JSON.stringify(id)}: ${JSON.stringify(`de ${id}`)}`);
    const files = edited('scenario.yaml', 'languages: [en]', 'languages: [en, de]');
    const { bundle, diagnostics } = compileFiles({ ...files, 'text.de.yaml': `text:\n${german.join('\n')}\n` });
    expect(formatDiagnostics(diagnostics)).toBe('');
    expect(bundle?.texts.de?.['ending.afloat.name']).toBe('de ending.afloat.name');
    expect(bundle?.texts.en?.['ending.afloat.name']).toBe('Still afloat');

    const inline = edited('scenario.yaml', '"Still afloat"', '{ en: "Still afloat", de: "Noch da" }', files);
    const without = german.filter((line) => !line.includes('ending.afloat.name'));
    const result = compileFiles({ ...inline, 'text.de.yaml': `text:\n${without.join('\n')}\n` });
    expect(formatDiagnostics(result.diagnostics)).toBe('');
    expect(result.bundle?.texts.de?.['ending.afloat.name']).toBe('Noch da');
  });
});
