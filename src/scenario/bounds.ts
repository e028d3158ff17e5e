import { LIMITS } from './read/limits.ts';
import type { Reporter } from './reporter.ts';
import type { ScenarioSource } from './source/scenario.ts';

/** Sections whose things meet (every two actors have a relation, every domain holds arms of every supplier), and what they hold. */
const MEETING = { suppliers: 'suppliers', domains: 'domains', oil: 'oil suppliers' } as const;

/**
 * Reports what of a kind is more than a scenario can hold and takes it out, so that the rest can be checked in reasonable time.
 * @returns the names that were taken out
 */
export function holdToBounds(source: Record<string, unknown>, reporter: Reporter): readonly string[] {
  const most = LIMITS.ofAKind;
  const { actors, ...maps } = source as Partial<ScenarioSource>;
  const gone: string[] = [];
  const tell = (of: object, key: string | undefined, kind: string, count: number): void => {
    const spot = key === undefined ? { of } : { of, key, part: 'key' as const };
    reporter.at(spot, 'ET210', `There are ${count} ${kind}; ${most} is the limit.`, 'Put some of them together.');
  };
  const extra = actors?.slice(most) ?? [];
  if (actors && extra[0]) {
    tell(extra[0], undefined, 'actors', actors.length);
    gone.push(...extra.map(({ id }) => id));
    actors.length = most;
  }
  for (const [section, kind] of Object.entries(MEETING)) {
    const map: Record<string, unknown> = maps[section as keyof typeof MEETING] ?? {};
    const names = Object.keys(map);
    const [first] = names.slice(most);
    if (first === undefined) continue;
    tell(map, first, kind, names.length);
    for (const name of names.slice(most)) {
      gone.push(name);
      delete map[name];
    }
  }
  return gone;
}
