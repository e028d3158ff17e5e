import type { Ruleset } from '#engine';
import { learnedBy } from '../policies/index.ts';
import { admit, type Learned } from '../policies/search/known.ts';
import { roleOf } from './facts.ts';
import type { SweepSpec } from './sweep.ts';

export type { Learned };

/** What a policy has to learn before it can play under a doctrine. */
export interface Lesson {
  readonly policy: string;
  readonly doctrine: string;
}

/** Policies that learn one thing for all doctrines, on which others build. */
const FIRST: ReadonlySet<string> = new Set(['planner']);
/** Policies that learn something of their own for each doctrine. */
const THEN: ReadonlySet<string> = new Set(['cycle', 'fixed']);

/**
 * What must be learned before a sweep, in stages: the lessons of a stage can be learned side by side, once those of the
 * stages before are known to all.
 */
export function lessonsOf({
  policies,
  doctrines,
}: Pick<SweepSpec, 'policies' | 'doctrines'>): readonly (readonly Lesson[])[] {
  const [doctrine] = doctrines;
  const names = policies.map(({ name }) => name);
  const learns = names.some((name) => FIRST.has(roleOf(name)) || roleOf(name) === 'fixed');
  const common: readonly Lesson[] = learns && doctrine !== undefined ? [{ policy: 'planner', doctrine }] : [];
  const own = names
    .filter((name) => THEN.has(roleOf(name)))
    .flatMap((policy) => doctrines.map((item): Lesson => ({ policy, doctrine: item })));
  return [common, own].filter((stage) => stage.length > 0);
}

/** Learns a lesson, or tells what is known of it already. */
export function learn(ruleset: Ruleset, { policy, doctrine }: Lesson): Learned | null {
  return learnedBy(policy, ruleset, ruleset.data.pivot, doctrine);
}

/** Takes in what was learned elsewhere. */
export function takeIn(learned: Iterable<Learned>): void {
  admit(learned);
}

/** What of a JSON value was learned for these rules; the rest is passed over. */
export function learnedFrom(json: unknown, ruleset: Ruleset): readonly Learned[] {
  const { hash, pivot } = ruleset.data;
  const items = Array.isArray(json) ? (json as readonly unknown[]) : [];
  return items.filter((item): item is Learned => {
    if (typeof item !== 'object' || item === null) return false;
    const { kind, rules, seat, turns, answers, gains, drift, variables } = item as Record<string, unknown>;
    if (rules !== hash || seat !== pivot) return false;
    if (kind === 'foresight') return Array.isArray(drift) && Array.isArray(variables) && typeof gains === 'object';
    return (kind === 'fixed' || kind === 'cycle') && Array.isArray(turns) && Array.isArray(answers);
  });
}
