import type { Ruleset } from '#engine';
import type { Policy } from '../policy.ts';
import { cycle, DEFAULT_BEAM, loopOf } from './cycle.ts';
import { DEFAULT_GENERATIONS, fixed, openPlanOf } from './fixed.ts';
import { greedy } from './greedy.ts';
import { middle } from './middle.ts';
import { pass } from './pass.ts';
import { DEFAULT_SIMULATIONS, planner } from './planner.ts';
import { random } from './random.ts';
import { foresightOf } from './search/foresight.ts';
import type { Learned } from './search/known.ts';
import { tilt } from './tilt.ts';

const PLAIN: readonly Policy[] = [random, pass, middle, greedy];

/** Policies with a number after their name, such as `planner:400`; without one, the default holds. */
const NUMBERED = {
  cycle: { make: cycle, most: 64, default: DEFAULT_BEAM },
  fixed: { make: fixed, most: 100_000, default: DEFAULT_GENERATIONS },
  planner: { make: planner, most: 100_000, default: DEFAULT_SIMULATIONS },
} as const;

/**
 * The names that {@link policyNamed} knows for a seat, among these actors. `cycle`, `fixed` and `planner` also take a number:
 * loops kept, generations, imagined games per quarter (`planner:400`).
 */
export function policyNames(seat: string, actors: readonly string[]): readonly string[] {
  const patrons = actors.filter((actor) => actor !== seat);
  return [...PLAIN.map(({ name }) => name), ...patrons.map((actor) => `tilt:${actor}`), ...Object.keys(NUMBERED)];
}

/** The policy of that name for a seat, or undefined when there is none; nobody tilts to its own side. */
export function policyNamed(name: string, seat: string, actors: readonly string[]): Policy | undefined {
  const numbered = numberedOf(name);
  if (numbered) return NUMBERED[numbered.kind].make(numbered.number);
  if (!policyNames(seat, actors).includes(name)) return undefined;
  return PLAIN.find((policy) => policy.name === name) ?? tilt(name.slice('tilt:'.length));
}

/**
 * What the policy of that name must have learned before it can play these rules: learned now, unless it is known; null for
 * a policy that learns nothing. It is plain JSON: `admit` it in another thread and nothing is learned twice.
 */
export function learnedBy(name: string, ruleset: Ruleset, seat: string, doctrine: string): Learned | null {
  const numbered = numberedOf(name);
  switch (numbered?.kind) {
    case 'cycle':
      return loopOf(ruleset, seat, doctrine, numbered.number);
    case 'fixed':
      return openPlanOf(ruleset, seat, doctrine, numbered.number);
    case 'planner':
      return foresightOf(ruleset, seat);
    default:
      return null;
  }
}

function numberedOf(name: string): { readonly kind: keyof typeof NUMBERED; readonly number: number } | null {
  const [, kind = '', digits] = /^([a-z]+)(?::([1-9]\d{0,5}))?$/.exec(name) ?? [];
  if (!Object.hasOwn(NUMBERED, kind)) return null;
  const known = kind as keyof typeof NUMBERED;
  const number = digits === undefined ? NUMBERED[known].default : Number(digits);
  return number <= NUMBERED[known].most ? { kind: known, number } : null;
}
