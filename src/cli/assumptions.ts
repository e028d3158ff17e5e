import { type Assumptions, assumptionProblems, coefficientsOf, isBeyondRange, limitsOf } from '#lab';
import { didYouMean } from '#scenario';
import type { Call, Flag } from './command.ts';
import { UsageError } from './errors.ts';
import type { OpenScenario } from './open-scenario.ts';

/** Flag of the commands that play under other coefficients. */
export const ASSUME_FLAG: Flag = {
  kind: 'values',
  value: 'id=value',
  about: 'plays with another value of a coefficient of the model; can be given often',
};

/**
 * What `--assume` asks for; a value beyond what the sources span is warned of.
 * @throws UsageError for what is no coefficient, no number, or out of all bounds
 */
export function assumptionsAsked(call: Call, { ruleset }: OpenScenario): Assumptions {
  const coefficients = coefficientsOf(ruleset.written);
  const asked: Record<string, number> = {};
  for (const pair of call.valuesOf('assume')) {
    const [id = '', text] = pair.split(/=(.*)/s);
    const coefficient = coefficients.find((each) => each.id === id);
    if (!coefficient) {
      const known = coefficients.map((each) => each.id);
      throw new UsageError(`The model has no coefficient “${id}”.`, didYouMean(id, known));
    }
    const [low, high] = coefficient.range;
    const about = `${id} is ${coefficient.value}; its range is ${low} to ${high}`;
    const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
    if (Object.hasOwn(asked, id)) throw new UsageError(`--assume names ${id} twice.`, `${about}.`);
    const [problem] = assumptionProblems(ruleset.written, { [id]: value });
    if (problem?.rule === 'not-a-number') throw new UsageError(`--assume ${pair} gives no number.`, `${about}.`);
    if (problem) {
      const [least, most] = limitsOf(coefficient);
      // 0.05 + 2 × 0.05 is a little more than 0.15 to a computer.
      const limits = [least, most].map((limit) => Number(limit.toPrecision(12))).join(' to ');
      throw new UsageError(`${id} cannot be ${value}.`, `${about}; a game can be played from ${limits}.`);
    }
    if (isBeyondRange(coefficient, value)) call.io.err(`${id} = ${value} lies beyond its range: ${about}.`);
    asked[id] = value;
  }
  return asked;
}

/** One line that names what was changed; null when nothing was. */
export function assumptionsLine({ ruleset }: OpenScenario): string | null {
  const changed = Object.entries(ruleset.assumptions).map(([id, value]) => {
    const written = coefficientsOf(ruleset.written).find((each) => each.id === id)?.value;
    return `${id} ${value} (written: ${written})`;
  });
  return changed.length === 0 ? null : `Assumptions: ${changed.join(', ')}`;
}
