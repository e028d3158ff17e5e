import { didYouMean } from '../suggest.ts';
import { optionsOf, tagRead, visitCalls } from './facts.ts';
import type { Lint, LintInput } from './lint.ts';

/** Tags that the engine itself gives to acts. */
const MADE_BY_ENGINE: ReadonlySet<string> = new Set(['signed', 'delivered']);

interface TagPlace {
  readonly tag: string;
  readonly of: object;
  readonly key: string | number;
}

/** ET305: a tag that is read and nobody sets. ET306: a tag that is set and nobody reads. */
export const checkTags: Lint = (input) => {
  if (input.hasErrors) return;
  const { context } = input;
  const set = new Set(input.acts.flatMap((act) => [...act.tags]));
  const reads = readTags(input);
  for (const { tag, of, key } of reads) {
    if (set.has(tag) || MADE_BY_ENGINE.has(tag)) continue;
    context.reporter.at({ of, key }, 'ET305', `Nothing ever sets the tag “${tag}”.`, didYouMean(tag, set));
  }
  const read = new Set(reads.map(({ tag }) => tag));
  const reported = new Set<string>();
  for (const { tag, of, key } of setTags(input)) {
    if (read.has(tag) || MADE_BY_ENGINE.has(tag) || reported.has(tag)) continue;
    reported.add(tag);
    const hint = didYouMean(tag, read) || 'Remove it, or let a reaction or a condition read it.';
    context.reporter.at({ of, key }, 'ET306', `Nothing ever reads the tag “${tag}”.`, hint);
  }
};

function listed(of: object | undefined, key: string): TagPlace[] {
  const value = (of as Record<string, unknown> | undefined)?.[key];
  if (typeof value === 'string') return [{ tag: value, of: of!, key }];
  if (!Array.isArray(value)) return [];
  return value.map((tag, index) => ({ tag: tag as string, of: value, key: index }));
}

function readTags({ source, context }: LintInput): TagPlace[] {
  const places: TagPlace[] = [];
  for (const actor of source.actors ?? []) {
    places.push(...listed(actor, 'purchases'));
    for (const { to } of actor.reactions ?? []) places.push(...listed(to, 'tags'));
    for (const instrument of Object.values(actor.instruments ?? {})) {
      for (const line of [...(instrument.exposure ?? []), ...(instrument.relief ?? [])])
        places.push(...listed(line, 'tags'));
    }
  }
  for (const { expr, spot } of context.expressions) {
    visitCalls(expr, (name, args) => {
      const tag = tagRead(name, args);
      if (tag !== null && spot.key !== undefined) places.push({ tag, of: spot.of, key: spot.key });
    });
  }
  return places;
}

function setTags(input: LintInput): TagPlace[] {
  const { data, context } = input;
  const places: TagPlace[] = [];
  for (const owner of [...optionsOf(data).map(({ option }) => option), ...data.events, ...data.programmes]) {
    places.push(...listed(context.originOf(owner), 'tags'));
  }
  for (const effects of input.effects) places.push(...listed(context.originOf(effects), 'tag'));
  return places;
}
