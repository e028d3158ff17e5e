import type { EventData, Expr } from '#engine';
import type { Unhashed } from '../lower/scenario.ts';
import { LIMITS } from '../read/limits.ts';
import { actsOf, effectsOf } from './facts.ts';
import { canHold, type Ranges } from './interval.ts';
import type { Lint, LintInput } from './lint.ts';
import { rangesOf } from './ranges.ts';

const MOST_ROUNDS = 40;

/**
 * ET516: events that wait for what only they bring about: for a tag that nothing else sets, for themselves to have happened, for an
 * answer to them; or for each other.
 */
export const checkWaiting: Lint = (input) => {
  if (input.hasErrors) return;
  const { data, context } = input;
  // What no condition keeps from coming is there from the beginning; whatever that sets may let others come, and so on.
  let reached = new Set<EventData>();
  for (let round = 0; ; round++) {
    // So long a chain is nobody's mistake, and would take long to follow.
    if (round > MOST_ROUNDS) return;
    const ranges = rangesWith(input, reached);
    const next = new Set(data.events.filter(({ when }) => canHold(when ?? 1, ranges)));
    if (next.size <= reached.size) break;
    reached = next;
  }
  const left = data.events.filter((event) => !reached.has(event) && canHold(event.when ?? 1, input.ranges));
  for (const event of left.slice(0, LIMITS.perFile)) {
    const origin = context.originOf(event);
    if (!origin) continue;
    const others = new Set([...reached, ...left.filter((other) => other !== event)]);
    const isAlone = !canHold(event.when ?? 1, rangesWith(input, others));
    const names = left.filter((other) => other !== event).map(({ id }) => `“${id}”`);
    const message = isAlone
      ? `“${event.id}” waits for what only it can bring about, so it never comes.`
      : `“${event.id}” waits for events that wait for it, so none of them comes: ${names.slice(0, 4).join(', ')}.`;
    context.reporter.at(
      { of: origin, key: 'when' },
      'ET516',
      message,
      'Let something else bring it about, or ask for less.',
    );
  }
};

/** What can be read in a game in which, of all events, only these come. */
function rangesWith({ data, context }: LintInput, events: ReadonlySet<EventData>): Ranges {
  const fewer: Unhashed = { ...data, events: data.events.filter((event) => events.has(event)) };
  const ranges = rangesOf(fewer, context.variables, actsOf(fewer, effectsOf(fewer)));
  const come = new Set(fewer.events.map(({ id }) => id));
  const known = new Set(data.events.map(({ id }) => id));
  return {
    variable: ranges.variable,
    call: (name: string, args: readonly (Expr | string)[]) => {
      const event = typeof args[0] === 'string' ? eventRead(name, args[0]) : null;
      return event !== null && known.has(event) && !come.has(event) ? [0, 0] : ranges.call(name, args);
    },
  };
}

/** The event that a call asks for, or null. */
function eventRead(name: string, argument: string): string | null {
  if (name === 'happened') return argument;
  return name === 'chose' ? (/^answer\.([^.]+)(?:\.|$)/.exec(argument)?.[1] ?? null) : null;
}
