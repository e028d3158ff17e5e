import { COEFFICIENTS } from './coefficients.ts';
import { RulesetError } from './expression.ts';
import { link } from './link.ts';
import { draw, hashText, keyOf, streamOf } from './random.ts';
import type { CoefficientData, RulesetData } from './ruleset.ts';
import { canonicalJson } from './serialise.ts';
import type { Ruleset } from './types.ts';

/** Coefficients by id that somebody wants otherwise than the scenario has them. */
export type Assumptions = Readonly<Record<string, number>>;

/** How a game departs from its scenario as written. */
export interface VariantOptions {
  /** Whose chair the game is played from; default the scenario's default seat. */
  readonly seat?: string | undefined;
  readonly assumptions?: Assumptions | undefined;
}

/** Why an assumption cannot be made. */
export interface AssumptionProblem {
  readonly id: string;
  readonly rule: 'unknown' | 'not-a-number' | 'too-low' | 'too-high';
  /** The bound that is passed, for `too-low` and `too-high`. */
  readonly limit?: number;
}

/** How far beyond the width of its range a coefficient may be set, on either side. */
const STRETCH = 2;
/** Units whose numbers are parts of a whole. */
const PARTS: ReadonlySet<string> = new Set(['chance', 'share', 'per quarter', 'share per quarter', 'of approval']);

/** The coefficients of a scenario as written, in the order of the model's table. */
export function coefficientsOf(data: Pick<RulesetData, 'coefficients'>): readonly CoefficientData[] {
  const own = new Map(data.coefficients.map((coefficient) => [coefficient.id, coefficient]));
  return COEFFICIENTS.map((coefficient) => own.get(coefficient.id) ?? coefficient);
}

/**
 * The values that a coefficient can take at all: twice the width of its range beyond either end (or its upper end, where that
 * is more), but of the same sign as the range, and no part greater than the whole. Within them every equation still makes sense.
 */
export function limitsOf({ range: [low, high], unit }: Pick<CoefficientData, 'range' | 'unit'>): [number, number] {
  const width = STRETCH * Math.max(high - low, Math.abs(high) / 2);
  // What is never 0 in its range may be divided by.
  const least = low > 0 ? low / 10 : low === 0 ? 0 : low - width;
  const most = high + width;
  return [Math.max(least, low - width), PARTS.has(unit) ? Math.min(1, most) : most];
}

/** Everything that is wrong with assumptions about a scenario; empty when they can be made. */
export function assumptionProblems(
  data: Pick<RulesetData, 'coefficients'>,
  assumptions: Assumptions,
): readonly AssumptionProblem[] {
  const known = new Map(coefficientsOf(data).map((coefficient) => [coefficient.id, coefficient]));
  return Object.entries(assumptions).flatMap(([id, value]): AssumptionProblem[] => {
    const coefficient = known.get(id);
    if (!coefficient) return [{ id, rule: 'unknown' }];
    if (!Number.isFinite(value)) return [{ id, rule: 'not-a-number' }];
    const [least, most] = limitsOf(coefficient);
    if (value < least) return [{ id, rule: 'too-low', limit: least }];
    if (value > most) return [{ id, rule: 'too-high', limit: most }];
    return [];
  });
}

/** Whether an assumption lies outside what the sources of its coefficient span. */
export function isBeyondRange({ range: [low, high] }: Pick<CoefficientData, 'range'>, value: number): boolean {
  return value < low || value > high;
}

/** The seats that a game of this scenario can be played from, the default first, then in the order of the actors. */
export function playableSeats(data: Pick<RulesetData, 'actors' | 'defaultSeat' | 'seatGames'>): readonly string[] {
  const seats = new Set((data.seatGames ?? []).map(({ seat }) => seat));
  return [data.defaultSeat, ...data.actors.map(({ id }) => id).filter((id) => seats.has(id))];
}

const DOCTRINE = streamOf('doctrine of the pivot');

/**
 * The doctrine by which the pivot plays when somebody else's chair is manned: one of its own, drawn from the seed, so that
 * the same seed meets the same Delhi from every other chair.
 */
export function pivotDoctrine(ruleset: Ruleset, seed: string): string {
  const { doctrines } = ruleset.written;
  return doctrines[Math.floor(draw(keyOf(seed), 0, DOCTRINE) * doctrines.length)]?.id ?? '';
}

/**
 * The rules of a scenario under other assumptions, or seen from another chair; the scenario as written when neither is asked
 * for. Works from the scenario as written, whatever variant is given. Its hash tells it from every other variant, and
 * `written` keeps what it departs from. Assumptions that equal the written value are none.
 * @throws RulesetError when the seat has no game of its own or an assumption cannot be made
 */
export function variantOf(ruleset: Ruleset, { seat, assumptions = {} }: VariantOptions): Ruleset {
  const { written } = ruleset;
  const problem = assumptionProblems(written, assumptions)[0];
  if (problem) throw new RulesetError(`The coefficient "${problem.id}" cannot be assumed so: ${problem.rule}.`);
  const chair = seat ?? written.defaultSeat;
  if (!playableSeats(written).includes(chair)) throw new RulesetError(`No game is played from the seat "${chair}".`);
  const coefficients = coefficientsOf(written);
  const changed: Record<string, number> = {};
  for (const { id, value } of coefficients) {
    const wanted = Object.hasOwn(assumptions, id) ? assumptions[id] : undefined;
    if (wanted !== undefined && wanted !== value) changed[id] = wanted;
  }
  const isChanged = Object.keys(changed).length > 0;
  if (!isChanged && chair === written.defaultSeat) return ruleset.data === written ? ruleset : link(written);
  const data: RulesetData = {
    ...written,
    ...gameFrom(written, chair),
    hash: hashText(canonicalJson({ of: written.hash, seat: chair, assumptions: changed })),
    coefficients: coefficients.map((c) => ({ ...c, value: changed[c.id] ?? c.value })),
  };
  return { ...link(data), written, assumptions: changed };
}

/** What is otherwise in a game from that seat. */
function gameFrom(written: RulesetData, seat: string): Partial<RulesetData> {
  const game = written.seatGames?.find((each) => each.seat === seat);
  if (!game) return {};
  return {
    defaultSeat: seat,
    doctrines: game.doctrines,
    endings: game.endings,
    decisions: [...written.decisions, ...game.decisions],
    events: [...written.events, ...game.events],
  };
}
