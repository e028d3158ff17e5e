import type { Lint } from './lint.ts';

/** ET516: what is declared and can never come: events, crises, ladders and programmes that nothing leads to. */
export const checkIdle: Lint = (input) => {
  if (input.hasErrors) return;
  const { data, context } = input;
  const effects = input.effects;
  const report = (lowered: object, key: string, message: string, hint: string): void =>
    context.reporter.at({ of: context.originOf(lowered)!, key }, 'ET516', message, hint);

  const scheduled = new Set(effects.flatMap(({ schedule = [] }) => schedule.map(({ event }) => event)));
  for (const event of data.events) {
    if (event.kind !== 'fixed' || event.turn !== undefined || scheduled.has(event.id)) continue;
    report(
      event,
      'id',
      `“${event.id}” never comes: it has no date and nothing schedules it.`,
      'Write “at:”, or schedule it in an effect.',
    );
  }
  const opened = new Set(effects.flatMap(({ open = [] }) => open));
  for (const crisis of data.crises) {
    if (crisis.opens || opened.has(crisis.id)) continue;
    report(crisis, 'id', `Nothing ever opens the crisis “${crisis.id}”.`, 'Write “opens:”, or open it in an effect.');
  }
  const climbed = new Set(data.reactions.map(({ actor, ladder }) => `${actor}.${ladder}`));
  for (const actor of data.actors) {
    for (const ladder of actor.ladders) {
      if (climbed.has(`${actor.id}.${ladder.id}`)) continue;
      const rungs = context.originOf(ladder)!;
      const message = `No reaction of ${actor.id} uses the ladder “${ladder.id}”.`;
      context.reporter.at({ of: rungs, key: 0 }, 'ET516', message, 'Use it or remove it.');
    }
  }
  const started = new Set(effects.flatMap(({ start = [] }) => start.map(({ programme }) => programme)));
  for (const programme of data.programmes) {
    const { stage } = programme.start;
    const isMoving = stage === 'contracted' || stage === 'delivering' || stage === 'complete';
    if (isMoving || started.has(programme.id)) continue;
    report(
      programme,
      'id',
      `Nothing ever signs the programme “${programme.id}”.`,
      'Start it in an effect, or remove it.',
    );
  }
};
