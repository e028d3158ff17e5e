import { optionsOf } from './facts.ts';
import type { Lint } from './lint.ts';

/** ET520: a tag that one act or one list has twice, which would count and be answered twice. */
export const checkDoubledTags: Lint = (input) => {
  const { data, context } = input;
  const check = (of: object | undefined, key: string, seen: Set<string>): void => {
    const value = (of as Record<string, unknown> | undefined)?.[key];
    if (typeof value === 'string') note(of!, key, value, seen);
    else if (Array.isArray(value)) {
      for (const [index, tag] of value.entries()) note(value, index, tag as string, seen);
    }
  };
  const note = (of: object, key: string | number, tag: string, seen: Set<string>): void => {
    if (seen.has(tag)) context.reporter.at({ of, key }, 'ET520', `The tag “${tag}” is there twice.`, 'Once is enough.');
    seen.add(tag);
  };
  for (const act of [...optionsOf(data).map(({ option }) => option), ...data.events]) {
    const seen = new Set<string>();
    check(context.originOf(act), 'tags', seen);
    check(context.originOf(act.effects), 'tag', seen);
  }
  const own = new Set<object>(
    [...optionsOf(data).map(({ option }) => option), ...data.events].map((act) => act.effects),
  );
  for (const effects of input.effects) if (!own.has(effects)) check(context.originOf(effects), 'tag', new Set());
  for (const programme of data.programmes) check(context.originOf(programme), 'tags', new Set());
  for (const { exposure, relief } of data.instruments) {
    for (const line of [...exposure, ...relief]) check(context.originOf(line), 'tags', new Set());
  }
  for (const reaction of data.reactions) {
    check((context.originOf(reaction) as { to?: object } | undefined)?.to, 'tags', new Set());
  }
};
