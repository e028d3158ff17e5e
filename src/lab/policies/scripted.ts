import type { Plans } from '#engine';
import type { Policy } from '../policy.ts';

/**
 * Plays what is written, quarter by quarter, and leaves the quarters after the last to `otherwise`. In a quarter that is
 * written but does not name the seat, nobody sits there. Nothing is checked here.
 */
export function scripted(plans: readonly Plans[], otherwise: Policy): Policy {
  return {
    name: `scripted, then ${otherwise.name}`,
    plan: (view) => {
      const written = plans[view.state.turn];
      return written ? (written[view.seat] ?? null) : otherwise.plan(view);
    },
  };
}
