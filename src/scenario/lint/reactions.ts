import type { Lint } from './lint.ts';

/** ET510: a reaction, or a line of exposure or relief, that no act can trigger. */
export const checkReactions: Lint = (input) => {
  if (input.hasErrors) return;
  const { data, context } = input;
  const acts = input.acts;
  const isPossible = (tags: readonly string[], by?: string) =>
    acts.some(
      (act) => tags.every((tag) => act.tags.has(tag)) && (by === undefined || act.actor === null || act.actor === by),
    );
  // A tag that nobody sets at all is told as that.
  const known = new Set(acts.flatMap((act) => [...act.tags]));
  const report = (owner: object, key: string, what: string, tags: readonly string[], by?: string): void => {
    if (isPossible(tags, by) || tags.some((tag) => !known.has(tag))) return;
    const message = `No act carries ${tags.join(' + ')}${by === undefined ? '' : ` and is done by ${by}`}, so ${what} never happens.`;
    context.reporter.at({ of: owner, key }, 'ET510', message, 'One act must carry all the tags.');
  };
  for (const reaction of data.reactions) {
    if (reaction.to) report(context.originOf(reaction)!, 'to', `“${reaction.id}”`, reaction.to.tags, reaction.to.by);
  }
  for (const { exposure, relief } of data.instruments) {
    for (const line of exposure) report(context.originOf(line)!, 'tags', 'this exposure', line.tags);
    for (const line of relief) report(context.originOf(line)!, 'tags', 'this relief', line.tags);
  }
};
