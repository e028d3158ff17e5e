import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CodedScenario,
  isSessionCode,
  LinkError,
  newSeed,
  openSessionCode,
  readSession,
  type Session,
  seal,
  sessionCode,
  unseal,
  writeSession,
} from '#app';
import { makeWords } from '#view';

const SCENARIOS: readonly CodedScenario[] = [
  {
    id: 'snub-season',
    version: '1.0.0',
    hash: '0123456789abcdef',
    turns: 12,
    doctrines: ['balance', 'barrel', 'shield'],
  },
  { id: 'caatsa-curveball', version: '1.0.0', hash: 'fedcba9876543210', turns: 6, doctrines: ['steady'] },
];

const session = fc
  .record({
    scenario: fc.constantFrom(...SCENARIOS),
    luck: fc.infiniteStream(fc.nat(1e6)),
    doctrine: fc.nat(3),
    turns: fc.integer({ min: 1, max: 24 }),
    predict: fc.boolean(),
    previews: fc.boolean(),
    locked: fc.boolean(),
    guide: fc.constantFrom({}, { guide: true as const }),
  })
  .map(({ scenario: { id, version, hash, doctrines }, luck, doctrine, guide, ...rest }): Session => {
    const terms = { ...rest, ...guide };
    const seed = newSeed((below) => (luck.next().value ?? 0) % below);
    return { scenario: { id, version, hash }, seed, doctrine: doctrines[doctrine] ?? null, terms };
  });

const scenarioOf = (of: Session): CodedScenario => {
  const found = SCENARIOS.find(({ id }) => id === of.scenario.id);
  if (!found) throw new Error('No such scenario.');
  return found;
};

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof LinkError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('a session', () => {
  it('comes back from its link', async () => {
    await fc.assert(
      fc.asyncProperty(session, fc.string({ maxLength: 40 }), async (of, seed) => {
        const { kind, body } = await unseal(await seal('session', writeSession({ ...of, seed })));
        expect(kind).toBe('session');
        expect(readSession(body)).toEqual({ ...of, seed });
      }),
      { numRuns: 60 },
    );
  });

  it('comes back from its code, however it is typed', () => {
    fc.assert(
      fc.property(session, (of) => {
        const code = sessionCode(of, scenarioOf(of)) ?? '';
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(isSessionCode(code)).toBe(true);
        expect(openSessionCode(code, SCENARIOS)).toEqual(of);
        const typed = ` ${code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l')}`;
        expect(openSessionCode(typed, SCENARIOS)).toEqual(of);
      }),
    );
  });

  it('has no code for a seed somebody made up: it has a link', () => {
    const of: Session = {
      scenario: { id: 'snub-season', version: '1.0.0', hash: '0123456789abcdef' },
      seed: 'our own table',
      doctrine: null,
      terms: { turns: 6, predict: true, previews: true, locked: true },
    };
    expect(sessionCode(of, scenarioOf(of))).toBeNull();
  });

  it('is told by its code only when that has twelve letters, and says so', () => {
    for (const typed of ['hello', 'P5AE-X6', 'P5AE-X6GG-DYJ', 'P5AE-X6GG-DYJK-9']) {
      expect(isSessionCode(typed)).toBe(true);
      expect(() => openSessionCode(typed, SCENARIOS)).toThrow(expect.objectContaining({ fault: 'codeLength' }));
    }
    expect(() => openSessionCode('P5AE-X6GG-DYJU', SCENARIOS)).toThrow(expect.objectContaining({ fault: 'misspelt' }));
    // The shortest text of a link is longer than any code.
    expect(isSessionCode('AQAAAAAAAAAAAAAAA')).toBe(false);
  });

  it('is not opened by a code with a letter wrong, nor by other rules', () => {
    let slips = 0;
    let tried = 0;
    fc.assert(
      fc.property(session, fc.nat(11), fc.nat(31), (of, place, letter) => {
        const letters = (sessionCode(of, scenarioOf(of)) ?? '').replace(/-/g, '');
        const other = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(letter);
        if (letters.charAt(place) === other) return;
        tried += 1;
        const wrong = letters.slice(0, place) + other + letters.slice(place + 1);
        if (faultOf(() => openSessionCode(wrong, SCENARIOS)) === 'none') slips += 1;
      }),
      { numRuns: 2000 },
    );
    // One slip in 8192 is what thirteen bits of check let through.
    expect(tried).toBeGreaterThan(1500);
    expect(slips).toBeLessThanOrEqual(4);
    fc.assert(
      fc.property(session, (of) => {
        const scenario = scenarioOf(of);
        const code = sessionCode(of, scenario) ?? '';
        const later = [{ ...scenario, hash: '1111111111111111' }];
        if (faultOf(() => openSessionCode(code, later)) !== 'otherEdition') slips += 1;
      }),
      { numRuns: 200 },
    );
    expect(slips).toBeLessThanOrEqual(5);
  });

  it('of the first edition, by code or by link, is still opened, and refused in words once the rules are others', async () => {
    // Written down by the edition whose codes had no place for a guide.
    const old: Session = {
      scenario: { id: 'snub-season', version: '1.0.0', hash: '0123456789abcdef' },
      seed: 'kavira-42',
      doctrine: 'barrel',
      terms: { turns: 12, predict: true, previews: true, locked: true },
    };
    expect(openSessionCode('3KSM-F310-SVAD', SCENARIOS)).toEqual(old);
    expect(sessionCode(old, scenarioOf(old))).toBe('3KSM-F310-SVAD');
    const link = 'AQG9pKAlC3NudWItc2Vhc29uBTEuMC4wEDAxMjM0NTY3ODlhYmNkZWYJa2F2aXJhLTQyBmJhcnJlbAwH';
    expect(readSession((await unseal(link)).body)).toEqual(old);
    const later = SCENARIOS.map((scenario) => ({ ...scenario, version: '1.1.0', hash: '1111111111111111' }));
    expect(faultOf(() => openSessionCode('3KSM-F310-SVAD', later))).toBe('otherEdition');
    expect(makeWords({})('link.otherEdition')).toContain('another edition of the game');
  });

  it('gives nothing but clear faults, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(faultOf(() => openSessionCode(text, SCENARIOS))).not.toBe('none');
      }),
      { numRuns: 300 },
    );
  });
});
