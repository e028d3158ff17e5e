import { CRISIS_ACTIONS, CRISIS_EXITS, DEMAND_ANSWERS, type ScenarioBundle } from '#engine';

/** Things in a scenario by key, with their words. */
export type Things = ReadonlyMap<string, { readonly name: string; readonly text: string }>;

/** Everything in a scenario that has a name, by key: what a link in a lesson may lead to. */
export function thingsOf({ texts }: ScenarioBundle): Things {
  const words = Object.values(texts)[0] ?? {};
  const things = new Map<string, { name: string; text: string }>();
  for (const [id, name] of Object.entries(words)) {
    const [, key, field] = /^(.*)\.(name|term|text|wants|headline)$/.exec(id) ?? [];
    if (key === undefined) continue;
    const known = things.get(key) ?? { name: '', text: '' };
    if (field === 'name' || field === 'term') known.name = name;
    else known.text ||= name;
    things.set(key, known);
  }
  return things;
}

/** Keys of everything that a run can be said to have met; see `DebriefQuestion`. */
export function happeningsOf({ ruleset, texts }: ScenarioBundle): ReadonlySet<string> {
  const keys = new Set<string>();
  const games = [ruleset, ...(ruleset.seatGames ?? [])];
  for (const { id, options } of games.flatMap(({ decisions }) => decisions))
    for (const option of options) keys.add(`decision.${id}.${option.id}`);
  for (const { id, options } of games.flatMap(({ events }) => events)) {
    keys.add(`event.${id}`);
    for (const option of options) keys.add(`event.${id}.${option.id}`);
  }
  for (const { id, ladders } of ruleset.actors)
    for (const ladder of ladders) for (const rung of ladder.rungs) keys.add(`ladder.${id}.${ladder.id}.${rung.id}`);
  for (const { sender, id, rungs } of ruleset.instruments) {
    for (const rung of rungs) keys.add(`instrument.${sender}.${id}.${rung.id}`);
    keys.add(`instrument.${sender}.${id}.waiver`);
    for (const answer of DEMAND_ANSWERS) keys.add(`demand.${sender}.${id}.${answer}`);
  }
  for (const { id, rungs } of ruleset.crises) {
    keys.add(`crisis.${id}`);
    for (const rung of rungs) keys.add(`crisis.${id}.${rung.id}`);
    for (const end of [...CRISIS_ACTIONS, ...CRISIS_EXITS]) keys.add(`crisis.${id}.${end}`);
  }
  for (const { id } of ruleset.programmes) keys.add(`programme.${id}`);
  for (const { id } of games.flatMap(({ endings }) => endings)) keys.add(`ending.${id}`);
  for (const id of promisesOf(texts)) for (const status of ['kept', 'broken']) keys.add(`promise.${id}.${status}`);
  return keys;
}

/** Ids of the promises, which have words wherever they are made. */
function promisesOf(texts: ScenarioBundle['texts']): readonly string[] {
  return Object.keys(Object.values(texts)[0] ?? {}).flatMap((id) => /^promise\.([^.]+)\.text$/.exec(id)?.[1] ?? []);
}
