import type { Move, Plan } from '#engine';
import { choicesOf } from '../choices.ts';
import type { Policy } from '../policy.ts';

/** Steps of the walk per choice on the table: enough for each to be turned over several times. */
const STEPS_PER_CHOICE = 6;
const LEAST_STEPS = 40;

/**
 * A plan drawn uniformly from the legal ones. Filling a plan until nothing fits would favour full plans, and drawing whole
 * plans until one is legal hardly ever ends; so it walks from plan to plan: a choice and one of its options (or none) are
 * drawn, and the step is taken when the plan stays legal. Each step is as likely as its way back, which makes every legal
 * plan equally likely in the end.
 */
export const random: Policy = {
  name: 'random',
  plan: ({ moves, luck, check }) => {
    const choices = [...choicesOf(moves).values()];
    const taken: (Move | undefined)[] = choices.map(() => undefined);
    const planOf = (): Plan => taken.filter((move) => move !== undefined);
    const steps = Math.max(LEAST_STEPS, choices.length * STEPS_PER_CHOICE);
    for (let step = 0; choices.length > 0 && step < steps; step++) {
      const at = luck.below(choices.length);
      const options = choices[at] as readonly Move[];
      const before = taken[at];
      taken[at] = options[luck.below(options.length + 1)];
      if (taken[at] !== undefined && check(planOf()).length > 0) taken[at] = before;
    }
    return planOf();
  },
};
