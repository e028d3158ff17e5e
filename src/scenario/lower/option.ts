import type { OptionData } from '#engine';
import type { AnswerSource } from '../source/option.ts';
import type { TextSource } from '../source/shared.ts';
import type { Context } from './context.ts';
import { lowerEffects } from './effects.ts';

/** An option under its key, with its texts. */
export function lowerOption(context: Context, written: AnswerSource, id: string, key: string): OptionData {
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  context.text(`${key}.text`, written.text, written, 'text');
  const cost = written.cost ?? {};
  const when = context.condition(written, 'when');
  return context.made(
    {
      id,
      key,
      ...(when !== undefined && { when }),
      cost: { capital: context.number(cost, 'capital'), treasury: context.number(cost, 'treasury') },
      size: context.number(written, 'size'),
      tags: [...(written.tags ?? [])],
      favours: context.byId('actor', written.favours),
      effects: lowerEffects(context, written, 'effects'),
      headlines: lowerHeadlines(context, written.headlines, key),
    },
    written,
  );
}

/** Actors with a headline of their own; the words go under `<key>.headline.<actor>`. */
export function lowerHeadlines(
  context: Context,
  written: Readonly<Record<string, TextSource>> | undefined,
  key: string,
): string[] {
  if (!written) return [];
  for (const [actor, text] of Object.entries(written)) {
    context.names.check('actor', actor, written, actor, 'key');
    context.text(`${key}.headline.${actor}`, text, written, actor);
  }
  return Object.keys(written);
}
