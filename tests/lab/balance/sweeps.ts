import { balance } from '#lab';
import type { Loaded } from '../scenarios.ts';

/** Plays a sweep in this thread. */
export function sweepOf({ ruleset }: Pick<Loaded, 'ruleset'>, spec: balance.SweepSpec): balance.Sweep {
  return playTasks(ruleset, spec, balance.tasksOf(spec));
}

/** Plays some tasks of a sweep. */
export function playTasks(
  ruleset: Loaded['ruleset'],
  spec: balance.SweepSpec,
  tasks: readonly balance.Task[],
): balance.Sweep {
  const player = new balance.Player(ruleset);
  const builder = new balance.Builder(balance.emptySweep(ruleset.data, spec));
  for (const task of tasks) builder.add(task, player.play(spec.seed, task));
  return builder.build();
}

/** The report of a sweep, with places as the bundle has them. */
export function reportOf({ bundle, ruleset }: Loaded, sweep: balance.Sweep, mode: 'exact' | 'lenient' = 'exact') {
  return balance.reportOf(ruleset.data, sweep, {
    title: bundle.texts.en?.['scenario.title'] ?? '',
    mode,
    place: (key) => {
      for (let name = key; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
        const place = bundle.sources[name];
        if (place) return place;
      }
      return null;
    },
  });
}
