import type { Lint } from './lint.ts';

/** ET514: numbers that contradict each other. ET518: a side against itself. */
export const checkNumbers: Lint = ({ source, data, context }) => {
  const report = (of: object, key: string | number, message: string, hint: string): void =>
    context.reporter.at({ of, key }, 'ET514', message, hint);
  for (const [id, oil] of Object.entries(source.oil ?? {})) {
    if (oil.cap !== undefined && oil.share > oil.cap) {
      report(
        oil,
        'share',
        `“${id}” begins with a share of ${oil.share}, above its cap of ${oil.cap}.`,
        'Raise the cap.',
      );
    }
  }
  for (const programme of source.programmes ?? []) {
    const delivered = programme.start?.delivered ?? 0;
    if (delivered > programme.units) {
      report(
        programme.start!,
        'delivered',
        `${delivered} of ${programme.units} units are delivered.`,
        'It cannot be more than “units”.',
      );
    }
    const most = context.variables.get(`inventory.${programme.domain}.${programme.supplier}`)?.max;
    if (most === undefined) continue;
    if (programme.units > most) {
      const hint = `An inventory holds ${most}; count in batteries, squadrons or batches.`;
      report(programme, 'units', `${programme.units} units can never be held.`, hint);
    } else if (programme.batch !== undefined && programme.units / programme.batch > most) {
      const hint = `At most ${most} deliveries are made.`;
      report(programme, 'batch', `${programme.units} units in batches of ${programme.batch} never end.`, hint);
    }
  }
  for (const doctrine of source.doctrines ?? []) {
    for (const goal of doctrine.goals) {
      if (goal.from !== goal.target) continue;
      report(goal, 'target', `The goal “${goal.id}” begins where it ends.`, '“from” and “target” must differ.');
    }
  }
  for (const crisis of source.crises ?? []) {
    const { estimate } = crisis.stakes;
    if (estimate[0] > estimate[1])
      report(crisis.stakes, 'estimate', 'The estimate begins above its end.', 'Write [low, high].');
    if (crisis.challenger === crisis.target) {
      context.reporter.at(
        { of: crisis, key: 'target' },
        'ET518',
        'Challenger and target are the same actor.',
        'A crisis has two sides.',
      );
    } else if (
      crisis.target !== data.pivot &&
      crisis.challenger !== data.pivot &&
      source.triangle !== undefined &&
      context.names.ids.actor.has(data.pivot)
    ) {
      const hint = 'The game is the pivot’s; quarrels of others are events.';
      context.reporter.at({ of: crisis, key: 'target' }, 'ET518', `Neither side of “${crisis.id}” is the pivot.`, hint);
    }
  }
};
