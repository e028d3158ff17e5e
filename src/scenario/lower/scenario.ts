import {
  COEFFICIENTS,
  type CoefficientData,
  type IndicatorData,
  type OpticsData,
  type RulesetData,
  type RulesetShape,
  type ThreatData,
} from '#engine';
import type { Assembled } from '../assemble.ts';
import type { Reporter } from '../reporter.ts';
import type { RelationSource, ScenarioSource, SeatGameSource } from '../source/scenario.ts';
import type { SourcedSource } from '../source/shared.ts';
import { didYouMean } from '../suggest.ts';
import type { TextStore } from '../text/store.ts';
import { lowerActor, lowerInstrument, lowerReaction } from './actors.ts';
import { Context } from './context.ts';
import { lowerArmsSupplier, lowerBrent, lowerDomain, lowerOilSupplier, lowerProgramme } from './economy.ts';
import { lowerElsewhere } from './elsewhere.ts';
import { lowerGlossary } from './glossary.ts';
import { Names } from './names.ts';
import { lowerCrisis, lowerDecision, lowerDoctrine, lowerEnding, lowerEvent } from './story.ts';

/** A ruleset but for its hash. */
export type Unhashed = Omit<RulesetData, 'hash'>;

export interface Lowered {
  readonly data: Unhashed;
  readonly context: Context;
}

/**
 * Makes the resolved scenario: references checked, defaults filled in, expressions compiled, texts and places set aside. Sections that could
 * not be read come out empty, so that the others can still be checked.
 */
export function lowerScenario(assembled: Assembled, names: Names, texts: TextStore, reporter: Reporter): Lowered {
  const { source } = assembled;
  const start = quarterOf(source.start ?? '2025-Q1');
  const turns = source.turns ?? 12;
  const pivot = source.triangle?.pivot ?? source.actors?.[0]?.id ?? '';
  const poles: [string, string] = [source.triangle?.poles[0] ?? '', source.triangle?.poles[1] ?? ''];
  const relations = lowerRelations(source, names, reporter);
  const shape = shapeOf(source, { start, turns, pivot, poles, relations });
  const context = new Context(reporter, names, texts, assembled, shape, idsForFunctions(source));

  checkTriangle(source, context);
  placeHead(context);
  const actors = source.actors ?? [];
  names.checkUnique('actor', actors);
  names.checkUnique('programme', source.programmes);
  // Words stand under the ids alone, so the games of all seats share them.
  for (const [kind, section] of SHARED_IDS) {
    const seen = new Set<string>();
    names.checkUnique(kind, source[section], seen);
    for (const game of source.seatGames ?? []) names.checkUnique(kind, game[section], seen);
  }
  names.checkUnique('crisis', source.crises);
  names.checkUnique('seat', source.seatGames);
  names.checkUnique('source', source.sources);
  // An answer names its reaction alone, so their ids are shared by all actors.
  const reactionIds = new Set<string>();
  for (const actor of actors) names.checkUnique('reaction', actor.reactions, reactionIds);

  const turnOf = (quarter: string): number => {
    const at = quarterOf(quarter);
    return (at.year - start.year) * 4 + at.quarter - start.quarter;
  };
  const entries = <T>(map: Readonly<Record<string, T>> | undefined) => Object.entries(map ?? {}) as [string, T][];
  const data: Unhashed = {
    format: 1,
    id: source.id ?? '',
    version: source.version ?? '',
    start,
    turns,
    pivot,
    poles,
    actors: actors.map((each) => lowerActor(context, each)),
    seats: [...(source.seats?.open ?? [pivot])],
    defaultSeat: source.seats?.default ?? source.seats?.open?.[0] ?? pivot,
    relations,
    threats: entries(source.threats).map(([id, each]) => lowerThreat(context, id, each)),
    optics: entries(source.optics).map(([id, each]) => lowerOptics(context, id, each)),
    indicators: entries(source.indicators).map(([id, each]) => lowerIndicator(context, id, each)),
    instruments: actors.flatMap((actor) =>
      Object.entries(actor.instruments ?? {}).map(([id, each]) => lowerInstrument(context, actor.id, id, each)),
    ),
    reactions: actors.flatMap((actor) => (actor.reactions ?? []).map((each) => lowerReaction(context, actor.id, each))),
    armsSuppliers: entries(source.suppliers).map(([id, each]) => lowerArmsSupplier(context, id, each)),
    domains: entries(source.domains).map(([id, each]) => lowerDomain(context, id, each)),
    programmes: (source.programmes ?? []).map((each) => lowerProgramme(context, each)),
    brent: lowerBrent(source.brent),
    oilSuppliers: entries(source.oil).map(([id, each]) => lowerOilSupplier(context, id, each)),
    decisions: (source.decisions ?? []).map((each) => lowerDecision(context, each, pivot)),
    events: (source.events ?? []).map((each) => lowerEvent(context, each, pivot, turnOf)),
    crises: (source.crises ?? []).map((each) => lowerCrisis(context, each)),
    doctrines: (source.doctrines ?? []).map((each) => lowerDoctrine(context, each)),
    endings: (source.endings ?? []).map((each) => lowerEnding(context, each)),
    ...(source.seatGames && { seatGames: source.seatGames.map((each) => lowerSeatGame(context, each, turnOf)) }),
    coefficients: lowerCoefficients(context, source.model),
    values: lowerValues(context, source.values),
  };
  lowerGlossary(context, source.glossary);
  lowerElsewhere(context, source.elsewhere);
  checkSeats(source, context);
  return { data, context };
}

const SHARED_IDS = [
  ['decision', 'decisions'],
  ['event', 'events'],
  ['doctrine', 'doctrines'],
  ['ending', 'endings'],
] as const;

/** The game from another seat. It may refer to its own decisions and events; nothing else may. */
function lowerSeatGame(
  context: Context,
  game: SeatGameSource,
  turnOf: (quarter: string) => number,
): NonNullable<RulesetData['seatGames']>[number] {
  const key = `seat.${game.id}`;
  const { assembled, reporter } = context;
  context.place(key, { of: game });
  context.text(`${key}.pitch`, game.pitch, game, 'pitch');
  context.text(`${key}.briefing`, game.briefing, game, 'briefing');
  const { source } = assembled;
  if (context.names.check('actor', game.id, game, 'id')) {
    const open = source.seats?.open ?? [];
    const standard = source.seats?.default ?? open[0] ?? source.triangle?.pivot;
    if (game.id === standard) {
      const hint = 'Its doctrines and endings are those of the scenario.';
      reporter.at({ of: game, key: 'id' }, 'ET518', `“${game.id}” is the default seat.`, hint);
    } else if (!open.includes(game.id) && !assembled.unread.has('seats')) {
      reporter.at(
        { of: game, key: 'id' },
        'ET518',
        `The seat “${game.id}” is not open.`,
        'List it under “seats: open”.',
      );
    }
  }
  const whole = wholeOf(source, [game]);
  return context.within(new Names(assembled, reporter, whole), idsForFunctions(whole), () => ({
    seat: game.id,
    key,
    doctrines: game.doctrines.map((each) => lowerDoctrine(context, each)),
    endings: game.endings.map((each) => lowerEnding(context, each)),
    decisions: (game.decisions ?? []).map((each) => lowerDecision(context, each, game.id)),
    events: (game.events ?? []).map((each) => lowerEvent(context, each, game.id, turnOf)),
  }));
}

/** The scenario with what the games of these seats add. */
export function wholeOf(
  source: Partial<ScenarioSource>,
  games: readonly SeatGameSource[] = source.seatGames ?? [],
): Partial<ScenarioSource> {
  if (games.length === 0) return source;
  return {
    ...source,
    doctrines: [...(source.doctrines ?? []), ...games.flatMap(({ doctrines }) => doctrines)],
    endings: [...(source.endings ?? []), ...games.flatMap(({ endings }) => endings)],
    decisions: [...(source.decisions ?? []), ...games.flatMap(({ decisions = [] }) => decisions)],
    events: [...(source.events ?? []), ...games.flatMap(({ events = [] }) => events)],
  };
}

/** `2025-Q3` as numbers; the shape check has seen to its form. */
function quarterOf(text: string): { year: number; quarter: number } {
  const [year, quarter] = text.split('-Q');
  return { year: Number(year), quarter: Number(quarter) };
}

/** Relations of every pair of actors in declared order, by the keys they were written under. */
function lowerRelations(source: Partial<ScenarioSource>, names: Names, reporter: Reporter): RulesetData['relations'] {
  const written = source.relations ?? {};
  const ids = (source.actors ?? []).map(({ id }) => id);
  const found = new Map<string, string>();
  for (const key of Object.keys(written)) {
    const parts = key.split('.');
    const [a, b] = parts;
    if (parts.length !== 2 || a === undefined || b === undefined || a === b) {
      reporter.at(
        { of: written, key, part: 'key' },
        'ET206',
        `“${key}” is no pair of actors.`,
        'Write it as india.us.',
      );
      continue;
    }
    if (!names.check('actor', a, written, key, 'key') || !names.check('actor', b, written, key, 'key')) continue;
    const pair = ids.indexOf(a) < ids.indexOf(b) ? `${a}.${b}` : `${b}.${a}`;
    const before = found.get(pair);
    if (before === undefined) found.set(pair, key);
    else
      reporter.at(
        { of: written, key, part: 'key' },
        'ET302',
        `There are two relations of ${a} and ${b}.`,
        `The other is “${before}”.`,
      );
  }
  const relations: RulesetData['relations'][number][] = [];
  ids.forEach((a, i) => {
    for (const b of ids.slice(i + 1)) {
      if (a === b) continue;
      const key = found.get(`${a}.${b}`);
      const value: RelationSource | undefined = key === undefined ? undefined : written[key];
      const isUnknown = [a, b, `${a}.${b}`, `${b}.${a}`].some((name) => names.isExcused(name, 'relations'));
      if (!value && source.relations && !isUnknown) {
        const hint = `Write “${a}.${b}: { value: 0 }”.`;
        reporter.at({ of: written }, 'ET502', `The relation of ${a} and ${b} is missing.`, hint);
      }
      relations.push({
        a,
        b,
        value: value?.value ?? 0,
        habit: value?.habit ?? value?.value ?? 0,
        mood: value?.mood ?? 0,
      });
    }
  });
  return relations;
}

/** As much as settles which variables there are. */
function shapeOf(
  source: Partial<ScenarioSource>,
  given: Pick<RulesetShape, 'start' | 'turns' | 'pivot' | 'poles' | 'relations'>,
): RulesetShape {
  const entries = <T>(map: Readonly<Record<string, T>> | undefined) => Object.entries(map ?? {}) as [string, T][];
  return {
    ...given,
    actors: (source.actors ?? []).map(({ id, ladders }) => ({
      id,
      ladders: Object.entries(ladders ?? {}).map(([ladder, rungs]) => ({
        id: ladder,
        rungs: rungs.map((rung) => ({ id: rung.id, key: '', at: rung.at, effects: {} })),
      })),
    })),
    instruments: (source.actors ?? []).flatMap((actor) =>
      Object.keys(actor.instruments ?? {}).map((id) => ({
        id,
        sender: actor.id,
        start: { pressure: 0, rung: 0, hold: 0 },
      })),
    ),
    threats: entries(source.threats).map(([id, each]) => ({
      id,
      actor: each.actor,
      start: each.start,
      mean: 0,
      revert: 0,
      shock: 0,
    })),
    optics: entries(source.optics).map(([id, each]) => ({ id, kind: each.kind, with: each.with, start: 0, decay: 0 })),
    indicators: entries(source.indicators).map(([id, { start, min, max }]) => ({ id, start, min, max, decay: 1 })),
    domains: entries(source.domains).map(([id, each]) => ({
      id,
      key: '',
      kind: each.kind,
      weight: each.weight,
      q: 0,
      sanctioned: 0,
      attrition: null,
      inventory: {},
      munitions: { weight: 0, start: 1 },
    })),
    armsSuppliers: entries(source.suppliers).map(([id, { share }]) => ({ id, share, spares: 1 })),
    oilSuppliers: entries(source.oil).map(([id, each]) => lowerShapeOfOil(id, each)),
    brent: lowerBrent(source.brent),
    values: {},
  };
}

function lowerShapeOfOil(
  id: string,
  each: NonNullable<ScenarioSource['oil']>[string],
): RulesetData['oilSuppliers'][number] {
  const { share, diff, base } = each;
  return { id, key: '', share, diff, freight: 0, base, cap: 1, speed: 0, elasticity: 0, crowd: 0, scare: null };
}

/** What the string arguments of functions can name. Tags are looked at apart: none is declared. */
function idsForFunctions(source: Partial<ScenarioSource>): Readonly<Record<string, ReadonlySet<string>>> {
  const acts = new Set<string>();
  for (const { id } of source.decisions ?? []) acts.add(`decide.${id}`);
  for (const { id, options, tags, favours, effects } of source.events ?? []) {
    // An event that carries no tag and does no favour is no act.
    if (tags?.length || effects?.tag?.length || Object.keys(favours ?? {}).length > 0) acts.add(`event.${id}`);
    if (options && options.length > 0) acts.add(`answer.${id}`);
  }
  for (const { id } of source.programmes ?? []) acts.add(`delivery.${id}`);
  for (const actor of source.actors ?? []) {
    for (const id of Object.keys(actor.instruments ?? {})) acts.add(`demand.${actor.id}.${id}`);
  }
  const ids = (list: readonly { id: string }[] | undefined) => new Set((list ?? []).map(({ id }) => id));
  return {
    programme: ids(source.programmes),
    crisis: ids(source.crises),
    event: ids(source.events),
    promise: promisesIn([source.actors, source.decisions, source.events, source.crises]),
    act: acts,
  };
}

/** Ids of all promises, wherever they are made. */
function promisesIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) promisesIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'promise') {
        for (const each of Array.isArray(inner) ? inner : [inner]) {
          const { id } = (each ?? {}) as { id?: unknown };
          if (typeof id === 'string') found.add(id);
        }
      }
      promisesIn(inner, found);
    }
  }
  return found;
}

function placeHead(context: Context): void {
  const { head, source } = context.assembled;
  if (!head) return;
  context.place('scenario', { of: head });
  for (const field of ['title', 'pitch', 'briefing'] as const)
    context.text(`scenario.${field}`, source[field], head, field);
}

function checkTriangle(source: Partial<ScenarioSource>, context: Context): void {
  const { triangle } = source;
  if (!triangle) return;
  context.ref('actor', triangle, 'pivot');
  context.ref('actor', triangle.poles, 0);
  context.ref('actor', triangle.poles, 1);
  const [first, second] = triangle.poles;
  if (first === second || first === triangle.pivot || second === triangle.pivot) {
    const message = 'Pivot and poles must be three different actors.';
    context.reporter.at({ of: triangle, key: 'poles' }, 'ET518', message, 'The pivot stands between the two poles.');
  }
}

function checkSeats(source: Partial<ScenarioSource>, context: Context): void {
  const { seats } = source;
  if (!seats) return;
  if (seats.default !== undefined) context.ref('actor', seats, 'default');
  const { open } = seats;
  if (!open) return;
  for (let i = 0; i < open.length; i++) context.ref('actor', open, i);
  if (seats.default !== undefined && !open.includes(seats.default)) {
    const message = `The default seat “${seats.default}” is not open.`;
    context.reporter.at({ of: seats, key: 'default' }, 'ET518', message, 'List it under “open”.');
  }
}

function lowerThreat(
  context: Context,
  id: string,
  written: NonNullable<ScenarioSource['threats']>[string],
): ThreatData {
  const key = `threat.${id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  const actor = context.ref('actor', written, 'actor');
  if (actor === context.assembled.source.triangle?.pivot) {
    context.reporter.at(
      { of: written, key: 'actor' },
      'ET518',
      'The pivot is no threat to itself.',
      'Name the actor it comes from.',
    );
  }
  return context.made(
    {
      id,
      actor,
      start: written.start,
      mean: written.mean ?? written.start,
      revert: written.revert ?? 0,
      shock: written.shock ?? 0,
    },
    written,
  );
}

function lowerOptics(context: Context, id: string, written: NonNullable<ScenarioSource['optics']>[string]): OpticsData {
  const key = `optics.${id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  const data = {
    id,
    kind: written.kind,
    with: context.ref('actor', written, 'with'),
    start: written.start ?? 0,
    decay: written.decay,
  };
  return context.made(data, written);
}

function lowerIndicator(
  context: Context,
  id: string,
  written: NonNullable<ScenarioSource['indicators']>[string],
): IndicatorData {
  const key = `indicator.${id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  const { start, min, max } = written;
  if (min >= max || start < min || start > max) {
    const hint = 'It needs min < max and a start between them.';
    context.reporter.at({ of: written }, 'ET514', `The range of “${id}” does not hold its start.`, hint);
  }
  return context.made({ id, start, min, max, decay: written.decay ?? 1 }, written);
}

function lowerCoefficients(context: Context, model: ScenarioSource['model']): CoefficientData[] {
  const known = new Map(COEFFICIENTS.map((spec) => [spec.id, spec]));
  for (const id of Object.keys(model ?? {})) {
    if (known.has(id)) continue;
    const hint = didYouMean(id, known.keys());
    context.reporter.at({ of: model!, key: id, part: 'key' }, 'ET307', `The model has no coefficient “${id}”.`, hint);
  }
  return COEFFICIENTS.map(({ text: _, ...spec }) => {
    const written = model?.[spec.id];
    if (written === undefined) return { ...spec, range: [spec.range[0], spec.range[1]] };
    context.place(`model.${spec.id}`, { of: model!, key: spec.id });
    const value = checkSourced(context, model!, spec.id, written, spec.range);
    const details: Exclude<SourcedSource, number> = typeof written === 'number' ? { value } : written;
    return {
      ...spec,
      value,
      range: details.range ? [details.range[0], details.range[1]] : [spec.range[0], spec.range[1]],
      source: details.source ?? 'design choice',
      confidence: details.confidence ?? 'low',
    };
  });
}

/** The number of a sourced value, held against its own range or the one given. */
function checkSourced(
  context: Context,
  of: object,
  key: string,
  written: SourcedSource,
  fallback: readonly [number, number],
): number {
  const value = typeof written === 'number' ? written : written.value;
  const range = typeof written === 'number' ? fallback : (written.range ?? fallback);
  if (range[0] > range[1]) {
    context.reporter.at(
      { of: written as object, key: 'range' },
      'ET514',
      'The range begins above its end.',
      'Write [low, high].',
    );
  } else if (value < range[0] || value > range[1]) {
    const message = `${value} lies outside its range, ${range[0]} to ${range[1]}.`;
    context.reporter.at({ of, key }, 'ET514', message, 'Change the value, or give it a range of its own.');
  }
  return value;
}

function lowerValues(context: Context, values: ScenarioSource['values']): Readonly<Record<string, number>> {
  const lowered: Record<string, number> = {};
  for (const [name, written] of Object.entries(values ?? {})) {
    const variable = context.writable(values!, name, 'start');
    if (variable === null) continue;
    const spec = context.variables.get(variable)!;
    const value = checkSourced(context, values!, name, written, [spec.min, spec.max]);
    if (value < spec.min || value > spec.max) {
      const message = `“${name}” can only lie between ${spec.min} and ${spec.max}.`;
      context.reporter.at({ of: values!, key: name }, 'ET514', message);
    }
    lowered[variable] = value;
    context.place(`value.${variable}`, { of: values!, key: name });
  }
  return lowered;
}
