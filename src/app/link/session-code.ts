import { fnv1a } from '../fnv.ts';
import { LinkError } from './problem.ts';
import { seedNumber, seedOf } from './seed-number.ts';
import { flagsOf, type Session, termsOf } from './session.ts';

/**
 * A session as twelve letters that can be read off a wall: the seed, what was agreed on, and a check that knows the
 * scenario's hash, so that a code never opens other rules than it was made for. Letters are Crockford's: no I, L, O, U.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;
const CHECK_BITS = 13n;

/** A scenario that a code can be about. */
export interface CodedScenario {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly turns: number;
  readonly doctrines: readonly string[];
}

function hashOf(text: string, bits: bigint): bigint {
  let hash = fnv1a(text);
  hash ^= hash >>> 16;
  return BigInt(hash >>> 0) & ((1n << bits) - 1n);
}

/**
 * Widths of the fields, from the left; the check follows. 47 + 13 bits are twelve letters. The fourth flag, which came later, stands
 * where no session had ever so many turns.
 */
const WIDTHS = { scenario: 6n, seed: 25n, doctrine: 5n, later: 1n, turns: 7n, flags: 3n } as const;
const FLAGS = 1 << Number(WIDTHS.flags);

const checkOf = (fields: bigint, hash: string): bigint => hashOf(`${fields}/${hash}`, CHECK_BITS);

/** The code of a session; null when its seed is not one of the game's own making, or the scenario has no room for it. */
export function sessionCode(session: Session, scenario: CodedScenario): string | null {
  const seed = seedNumber(session.seed);
  const doctrine = session.doctrine === null ? 0 : scenario.doctrines.indexOf(session.doctrine) + 1;
  if (seed === null || doctrine > 31 || session.terms.turns > 127) return null;
  if (session.doctrine !== null && doctrine === 0) return null;
  let fields = hashOf(scenario.id, WIDTHS.scenario);
  fields = (fields << WIDTHS.seed) | BigInt(seed);
  fields = (fields << WIDTHS.doctrine) | BigInt(doctrine);
  const flags = flagsOf(session.terms);
  fields = (fields << WIDTHS.later) | BigInt(Math.floor(flags / FLAGS));
  fields = (fields << WIDTHS.turns) | BigInt(session.terms.turns);
  fields = (fields << WIDTHS.flags) | BigInt(flags % FLAGS);
  let code = (fields << CHECK_BITS) | checkOf(fields, scenario.hash);
  let letters = '';
  for (let at = 0; at < CODE_LENGTH; at += 1) {
    letters = LETTERS.charAt(Number(code & 31n)) + letters;
    code >>= 5n;
  }
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Letters and digits that are still meant as a code, when some are missing or too many; the text of any link is longer. */
const LONGEST_CODE = 16;

/** Whether a text is meant as a code: about twelve letters and digits, however they are grouped. */
export function isSessionCode(text: string): boolean {
  const letters = text.replace(/[\s-]/g, '');
  return letters.length <= LONGEST_CODE && /^[0-9A-Za-z]+$/.test(letters);
}

/**
 * The session of a code among these scenarios. Throws a LinkError: `codeLength` when letters are missing or too many, `misspelt`
 * when it is none, `otherEdition` when it fits
 * a scenario by name but was made for other rules.
 */
export function openSessionCode(text: string, scenarios: readonly CodedScenario[]): Session {
  // What is easily mistaken is read as what it must be.
  const letters = text.replace(/[\s-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== CODE_LENGTH) throw new LinkError('codeLength', `${letters.length}`);
  let code = 0n;
  for (const letter of letters) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) throw new LinkError('misspelt', letter);
    code = (code << 5n) | BigInt(value);
  }
  const check = code & ((1n << CHECK_BITS) - 1n);
  const fields = code >> CHECK_BITS;
  let rest = fields;
  const take = (bits: bigint): number => {
    const value = rest & ((1n << bits) - 1n);
    rest >>= bits;
    return Number(value);
  };
  const flags = take(WIDTHS.flags);
  const turns = take(WIDTHS.turns);
  const later = take(WIDTHS.later);
  const doctrine = take(WIDTHS.doctrine);
  const seed = seedOf(take(WIDTHS.seed));
  const named = scenarios.filter(({ id }) => hashOf(id, WIDTHS.scenario) === rest);
  const scenario = named.find(({ hash }) => checkOf(fields, hash) === check);
  if (!scenario) throw new LinkError(named.length > 0 ? 'otherEdition' : 'misspelt');
  const { id, version, hash } = scenario;
  const chosen = doctrine === 0 ? null : scenario.doctrines[doctrine - 1];
  if (seed === null || chosen === undefined || turns === 0) throw new LinkError('misspelt');
  return { scenario: { id, version, hash }, seed, doctrine: chosen, terms: termsOf(turns, flags + FLAGS * later) };
}
