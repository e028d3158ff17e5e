import { type EffectsData, type Expr, type PromiseData, STAGES, type Stage } from '#engine';
import { EFFECT_KEYWORDS, type EffectsSource, type PromiseSource } from '../source/effects.ts';
import { nearest } from '../suggest.ts';
import type { Context } from './context.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Effects as the engine takes them. `of[key]` holds them; none gives empty effects.
 * @param mayReadMove whether they answer a move, so that amounts can go by its size
 */
export function lowerEffects(context: Context, of: object, key: string, mayReadMove = false): EffectsData {
  const written = (of as Record<string, EffectsSource | undefined>)[key];
  if (!written) return {};
  const effects: Mutable<EffectsData> = {};
  const add = amounts(
    context,
    written,
    Object.keys(written).filter((name) => !EFFECT_KEYWORDS.includes(name)),
    mayReadMove,
  );
  if (add.length > 0) effects.add = add;
  if (written.set) {
    effects.set = amounts(context, written.set, Object.keys(written.set), mayReadMove);
    checkSet(context, written.set, effects.set);
  }
  if (written.shift) {
    effects.shift = each(written, 'shift').map(({ of: item }) => ({
      from: context.ref('oil supplier', item, 'from'),
      to: context.ref('oil supplier', item, 'to'),
      share: context.number(item, 'share', 0, mayReadMove),
    }));
  }
  if (written.start) effects.start = starts(context, written);
  for (const keyword of ['freeze', 'cancel'] as const) {
    if (written[keyword]) effects[keyword] = ids(context, 'programme', written, keyword);
  }
  if (written.deliver) {
    const { deliver } = written;
    effects.deliver = Object.keys(deliver).map((programme) => {
      context.names.check('programme', programme, deliver, programme, 'key');
      return { programme, units: context.number(deliver, programme, 0, mayReadMove) };
    });
  }
  if (written.schedule) {
    effects.schedule = each(written, 'schedule').map(({ of: item }) => ({
      event: context.ref('event', item, 'event'),
      in: (item as { in: number }).in,
    }));
  }
  if (written.promise)
    effects.promise = each(written, 'promise').map(({ of: item }) => promise(context, item as PromiseSource));
  if (written.open) effects.open = ids(context, 'crisis', written, 'open');
  if (written.waive) {
    effects.waive = each(written, 'waive').map(({ of: item }) => {
      const { sender, instrument, quarters } = item as { sender: string; instrument: string; quarters: number };
      if (context.names.check('actor', sender, item, 'sender')) {
        context.names.check('instrument', `${sender}.${instrument}`, item, 'instrument');
      }
      return { sender, instrument, quarters };
    });
  }
  if (written.tag) effects.tag = typeof written.tag === 'string' ? [written.tag] : [...written.tag];
  return context.made(effects, written);
}

function amounts(context: Context, of: object, names: readonly string[], mayReadMove: boolean): [string, Expr][] {
  const lines: [string, Expr][] = [];
  for (const name of names) {
    const keyword = context.variables.has(name) ? undefined : nearest(name, EFFECT_KEYWORDS);
    if (keyword !== undefined) {
      const message = `There is no variable and no effect “${name}”.`;
      context.reporter.at({ of, key: name, part: 'key' }, 'ET303', message, `Did you mean “${keyword}”?`);
      continue;
    }
    const variable = context.writable(of, name);
    const amount = context.number(of, name, 0, mayReadMove);
    if (variable === null) continue;
    lines.push([variable, amount]);
    if (WHOLE.test(variable) && typeof amount === 'number' && !Number.isInteger(amount)) {
      const message = `“${name}” goes by whole numbers, not ${amount}.`;
      context.reporter.at({ of, key: name }, 'ET514', message, 'Write a whole number; expressions are rounded.');
    }
  }
  return lines;
}

/** Variables that hold whole numbers only. */
const WHOLE = /^sanctions\.\w+\.\w+\.(?:rung|hold)$/;

/** Plain numbers that a variable can never take. */
function checkSet(context: Context, of: object, lines: readonly (readonly [string, Expr])[]): void {
  for (const name of Object.keys(of)) {
    const spec = context.variables.get(name);
    const value = lines.find(([variable]) => variable === spec?.name)?.[1];
    if (!spec || typeof value !== 'number' || (value >= spec.min && value <= spec.max)) continue;
    const hint = `It lies between ${spec.min} and ${spec.max}.`;
    context.reporter.at({ of, key: name }, 'ET514', `“${name}” can never be ${value}.`, hint);
  }
}

/** One thing or a list of things, each with where it stands. */
function each(of: object, key: string): { readonly of: object }[] {
  const value = (of as Record<string, unknown>)[key];
  return (Array.isArray(value) ? value : [value]).map((item) => ({ of: item as object }));
}

function ids(context: Context, kind: 'programme' | 'crisis', of: object, key: string): string[] {
  const value = (of as Record<string, string | readonly string[]>)[key]!;
  if (typeof value === 'string') return [context.ref(kind, of, key)];
  return value.map((_, index) => context.ref(kind, value, index));
}

function starts(context: Context, written: EffectsSource): { programme: string; stage: Stage }[] {
  const { start } = written;
  if (typeof start === 'string' || Array.isArray(start)) {
    return ids(context, 'programme', written, 'start').map((programme) => ({ programme, stage: 'contracted' }));
  }
  const stages = start as Readonly<Record<string, Stage>>;
  return Object.entries(stages).map(([programme, stage]) => {
    context.names.check('programme', programme, stages, programme, 'key');
    return { programme, stage: STAGES.includes(stage) ? stage : 'contracted' };
  });
}

function promise(context: Context, written: PromiseSource): PromiseData {
  const key = `promise.${written.id}`;
  const before = context.promises.get(written.id);
  const asText = JSON.stringify(written);
  if (before === undefined) {
    context.promises.set(written.id, asText);
    context.text(`${key}.text`, written.text, written, 'text');
    context.place(key, { of: written });
  } else if (before !== asText) {
    const hint = 'A promise may be made in several places, but it must be the same; otherwise give it another id.';
    context.reporter.at({ of: written, key: 'id' }, 'ET302', `There are two different promises “${written.id}”.`, hint);
  }
  const unkept = context.number(written, 'unkept', 1);
  return context.made(
    {
      id: written.id,
      to: context.ref('actor', written, 'to'),
      by: written.by,
      kept: context.condition(written, 'kept') ?? 0,
      ...(written.unkept !== undefined && { unkept }),
      publicity: written.publicity ?? 0.5,
      ...(written.onKept && { onKept: lowerEffects(context, written, 'onKept') }),
      ...(written.onBroken && { onBroken: lowerEffects(context, written, 'onBroken') }),
    },
    written,
  );
}
