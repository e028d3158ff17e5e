import { describe, expect, test } from 'vitest';
import { compileFiles, edited, type Files, soundFiles } from './fixture.ts';

const DOCTRINE = `
  - id: north-first
    name: First
    text: To be first.
    goals:
      - { id: a, name: A, measure: readiness, from: 10, target: 60 }
      - { id: b, name: B, measure: autonomy, from: 10, target: 60 }
      - { id: c, name: C, measure: tension, from: 0.5, target: 0 }`;
const GAME = `id: north
pitch: From the north.
briefing: It is cold.
doctrines:${DOCTRINE}
endings:
  - { id: north-end, tone: mixed, outcome: survived, when: "happened('north-snow')", name: End, text: It ended. }
  - { id: north-rest, tone: bad, outcome: lost, when: "true", name: Rest, text: It ended otherwise. }
decisions:
  - id: north-call
    portfolio: diplomacy
    name: Call
    options:
      - { id: now, name: Now, cost: { capital: 1 }, effects: { heat.south: 1, schedule: { event: north-snow, in: 1 } } }
events:
  - id: north-snow
    kind: fixed
    name: Snow
    unanswered: wait
    options:
      - { id: wait, name: Wait, when: "chose('decide.north-call')", effects: { heat.north: 1 } }
`;

function withGame(text: string, base: Files = soundFiles()): Files {
  const open = edited('scenario.yaml', 'seats:', 'seats:', base);
  return { ...open, 'seats/north.yaml': text };
}

const codesOf = (files: Files) =>
  compileFiles(files)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, file }) => `${code} ${file}`);

describe('the game from another seat', () => {
  test('stands in a file of its own and stays out of the default game', () => {
    const { bundle, diagnostics } = compileFiles(withGame(GAME));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const game = bundle?.ruleset.seatGames?.[0];
    expect(game).toMatchObject({ seat: 'north', key: 'seat.north' });
    expect(game?.decisions.map(({ id, seat }) => [id, seat])).toEqual([['north-call', 'north']]);
    expect(game?.events.map(({ id, seat }) => [id, seat])).toEqual([['north-snow', 'north']]);
    expect(bundle?.ruleset.decisions.some(({ id }) => id === 'north-call')).toBe(false);
    expect(bundle?.texts.en?.['seat.north.pitch']).toBe('From the north.');
    expect(bundle?.texts.en?.['doctrine.north-first.name']).toBe('First');
    expect(bundle?.sources['ending.north-end']?.file).toBe('seats/north.yaml');
  });

  test('is told some texts in other words, in every language, and by the same rules', () => {
    const files = {
      ...edited('scenario.yaml', 'languages: [en]', 'languages: [en, xx]'),
      'elsewhere.yaml': 'elsewhere:\n  ending.afloat.name: { en: They still float, xx: Zzz }\n',
    };
    const { bundle, diagnostics } = compileFiles(files);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(bundle?.texts.en?.['ending.afloat.name']).toBe('Still afloat');
    expect(bundle?.texts.en?.['ending.afloat.name.elsewhere']).toBe('They still float');
    expect(bundle?.texts.xx?.['ending.afloat.name.elsewhere']).toBe('Zzz');
    expect(bundle?.ruleset.hash).toBe(compileFiles(soundFiles()).bundle?.ruleset.hash);
  });

  test('changes the hash of the scenario, and nothing else of it', () => {
    const plain = compileFiles(soundFiles()).bundle?.ruleset;
    const { seatGames: _, hash, ...rest } = compileFiles(withGame(GAME)).bundle?.ruleset ?? {};
    const { hash: before, ...original } = plain ?? {};
    expect(rest).toEqual(original);
    expect(hash).not.toBe(before);
    expect(plain).not.toHaveProperty('seatGames');
  });

  test.each([
    ['of the default seat', GAME.replace('id: north\n', 'id: republic\n'), 'ET518'],
    ['of nobody', GAME.replace('id: north\n', 'id: atlantis\n'), 'ET301'],
    ['under the name of another file', GAME.replace('id: north\n', 'id: south\n'), 'ET309'],
    ['whose last ending may fail', GAME.replace('when: "true"', 'when: "turn > 3"'), 'ET503'],
    ['that pays from the treasury', GAME.replace('{ capital: 1 }', '{ capital: 1, treasury: 2 }'), 'ET522'],
    ['that refers to what is not there', GAME.replace('event: north-snow', 'event: north-show'), 'ET301'],
    ['with a key too many', `${GAME}crises: []\n`, 'ET201'],
  ])('is refused %s', (_, text, code) => {
    expect(codesOf(withGame(text)).join()).toContain(`${code} seats/north.yaml`);
  });

  test('cannot be referred to by the scenario', () => {
    const base = soundFiles();
    const decisions = base['decisions.yaml'] ?? '';
    const files = withGame(GAME, {
      ...base,
      'decisions.yaml': decisions.replace(/when: .*/, 'when: "happened(\'north-snow\')"'),
    });
    expect(codesOf(files).some((code) => /^ET4\d\d decisions\.yaml$/.test(code))).toBe(true);
  });
});
