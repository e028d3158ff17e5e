import type { Sweep } from './sweep.ts';
import { TOPICS } from './tally.ts';

/** What reading a part file came to. */
export type ParsedSweep =
  | { readonly ok: true; readonly sweep: Sweep }
  | { readonly ok: false; readonly problems: readonly string[] };

const MOST_CELLS = 10_000;
const MOST_LISTED = 1000;
const MOST_COUNTERS = 200_000;
const MOST_CHARACTERS = 300;

/** Reads a part of a sweep from JSON, trusting nothing in it. */
export function parseSweep(json: unknown): ParsedSweep {
  const problems: string[] = [];
  const need = (holds: boolean, problem: string) => {
    if (!holds && !problems.includes(problem)) problems.push(problem);
    return holds;
  };
  if (!isObject(json) || json.kind !== 'balance') return { ok: false, problems: ['it is no part of a sweep'] };
  need(json.format === 1, 'format must be 1');
  for (const name of ['engine', 'seed']) need(isText(json[name]), `${name} must be a text`);
  const scenario = isObject(json.scenario) ? json.scenario : {};
  for (const name of ['id', 'version', 'hash']) need(isText(scenario[name]), `scenario.${name} must be a text`);
  const doctrines = listOf(json.doctrines, MOST_LISTED);
  need(doctrines?.every(isText) ?? false, 'doctrines must be a list of names');
  const policies = listOf(json.policies, MOST_LISTED);
  need(
    policies?.every((item) => isObject(item) && isText(item.name) && isCount(item.games)) ?? false,
    'policies must be a list of {name, games}',
  );
  const cells = listOf(json.cells, MOST_CELLS);
  need(cells !== null, 'cells must be a list');
  for (const [index, cell] of (cells ?? []).entries()) {
    if (!need(isObject(cell), `cells.${index} must be an object`)) continue;
    const { policy, doctrine, done, counts } = cell as Record<string, unknown>;
    need(isText(policy) && isText(doctrine), `cells.${index} must name its policy and doctrine`);
    need(areRanges(done), `cells.${index}.done must be a list of ranges`);
    need(areCounts(counts), `cells.${index}.counts must be whole numbers by topic`);
  }
  return problems.length === 0 ? { ok: true, sweep: json as unknown as Sweep } : { ok: false, problems };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST_CHARACTERS;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function listOf(value: unknown, most: number): readonly unknown[] | null {
  return Array.isArray(value) && value.length <= most ? value : null;
}

function areRanges(value: unknown): boolean {
  const ranges = listOf(value, MOST_COUNTERS);
  return (
    ranges?.every((range) => {
      const ends = listOf(range, 2);
      return ends?.length === 2 && ends.every(isCount) && (ends[0] as number) < (ends[1] as number);
    }) ?? false
  );
}

function areCounts(value: unknown): boolean {
  if (!isObject(value) || !Object.keys(value).every((topic) => (TOPICS as readonly string[]).includes(topic)))
    return false;
  return Object.values(value).every((counters) => {
    if (!isObject(counters)) return false;
    const entries = Object.entries(counters);
    return (
      entries.length <= MOST_COUNTERS &&
      entries.every(([key, count]) => key.length <= MOST_CHARACTERS && Number.isSafeInteger(count))
    );
  });
}
