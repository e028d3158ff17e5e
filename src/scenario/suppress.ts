import type { Reporter } from './reporter.ts';
import type { ScenarioSource } from './source/scenario.ts';

/**
 * Takes out the warnings that the scenario says are meant. A suppression holds for its path and everything below; one that takes out
 * nothing is a warning itself.
 */
export function suppress(suppressions: ScenarioSource['suppress'], reporter: Reporter): void {
  for (const item of suppressions ?? []) {
    const isMeant = (path: string) => item.path === '' || path === item.path || path.startsWith(`${item.path}.`);
    const count = reporter.removeWhere((d) => d.severity === 'warning' && d.code === item.code && isMeant(d.path));
    if (count === 0) {
      const hint = 'Remove it: there is no such warning at that path.';
      reporter.at({ of: item }, 'ET517', `The suppression of ${item.code} at “${item.path}” does nothing.`, hint);
    }
  }
}
