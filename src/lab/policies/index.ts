import type { Policy } from '../policy.ts';
import { greedy } from './greedy.ts';
import { pass } from './pass.ts';
import { random } from './random.ts';
import { tilt } from './tilt.ts';

const PLAIN: readonly Policy[] = [random, pass, greedy];

/** The names that {@link policyNamed} knows for a seat, among these actors. */
export function policyNames(seat: string, actors: readonly string[]): readonly string[] {
  const patrons = actors.filter((actor) => actor !== seat);
  return [...PLAIN.map(({ name }) => name), ...patrons.map((actor) => `tilt:${actor}`)];
}

/** The policy of that name for a seat, or undefined when there is none; nobody tilts to its own side. */
export function policyNamed(name: string, seat: string, actors: readonly string[]): Policy | undefined {
  if (!policyNames(seat, actors).includes(name)) return undefined;
  return PLAIN.find((policy) => policy.name === name) ?? tilt(name.slice('tilt:'.length));
}
