import type { Ruleset, RulesetData, ScenarioBundle, State, TriangleRole, TriangleType } from '#engine';
import { MEASURES_RUNG, readValue as readVariable, triangleOf } from '#engine';
import type { Words } from '../words/index.ts';
import type { Ternary } from './geometry.ts';
import { clamp, ternary } from './geometry.ts';
import { boardWords, ladderTexts, signed } from './say.ts';
import type { Strain, Temper, Warmth } from './warmth.ts';
import { strainOf, temperOf, warmthOf } from './warmth.ts';

/** A capital at its table. */
export interface TableModel {
  readonly actor: string;
  /** Its capital: `Washington`. */
  readonly name: string;
  readonly place: 'pivot' | 'pole' | 'side';
  /** Whether the player sits here; then with the words that say so. */
  readonly seat: boolean;
  readonly seatText: string;
  /** 0–100. */
  readonly heat: number;
  readonly temper: Temper;
  /** The temper in words; empty when calm. */
  readonly temperText: string;
  /** Its part in the triangle; null at a side table. */
  readonly role: TriangleRole | null;
  readonly roleText: string;
}

/** One instrument of sanctions on the sender's tie to the pivot. */
export interface LadderModel {
  readonly sender: string;
  readonly instrument: string;
  /** 0–5. */
  readonly rung: number;
  /** Whether it is measures and no longer words. */
  readonly measures: boolean;
  /** `arms: warning`, and the same shorter: `arms 2/5`. */
  readonly text: string;
  readonly shortText: string;
  /** Its name, and the rung it stands on: `warning · 2 of 5`; the text in two lines. */
  readonly nameText: string;
  readonly rungText: string;
}

/** The relation of two capitals. */
export interface TieModel {
  /** `<a>.<b>`, in the scenario's order. */
  readonly id: string;
  readonly a: string;
  readonly b: string;
  /** −100…100. */
  readonly value: number;
  /** Since the quarter before; 0 in the first. */
  readonly change: number;
  readonly warmth: Warmth;
  /** `cold −28`. */
  readonly text: string;
  /** `−28`. */
  readonly shortText: string;
  /** `side`: of the triangle; `outer`: to a side table. */
  readonly place: 'side' | 'outer';
  /** Instruments of one end against the other. */
  readonly ladders: readonly LadderModel[];
}

/** A crisis under way. */
export interface CrisisModel {
  readonly id: string;
  readonly challenger: string;
  readonly target: string;
  /** 0 first, of `rungs`. */
  readonly rung: number;
  readonly rungs: number;
  /** Chance per quarter, 0–1. */
  readonly catastrophe: number;
  readonly name: string;
  /** `patrols · 6 % a quarter`, and the same shorter: `6 % a quarter`. */
  readonly text: string;
  readonly shortText: string;
}

/** What flows to or from the pivot's table. */
export interface TrafficModel {
  readonly kind: 'tanker' | 'crate' | 'container';
  /** The actor at the other end; null when it has no table: it comes in from the edge of the board. */
  readonly from: string | null;
  readonly to: string | null;
  /** Share of all that flows of its kind, 0–1. */
  readonly amount: number;
}

/** Everything the board shows of one state. */
export interface BoardModel {
  readonly turn: number;
  readonly pivot: TableModel;
  readonly poles: readonly [TableModel, TableModel];
  readonly others: readonly TableModel[];
  readonly ties: readonly TieModel[];
  /** Autonomy and exposure to either pole as weights of the triangle's corners. */
  readonly marker: Ternary;
  /** One place per quarter so far, oldest first, this one not included. */
  readonly trail: readonly Ternary[];
  readonly triangleType: TriangleType;
  /** The type in words: `Romantic triangle`. */
  readonly triangleText: string;
  /** −1…1, above 0 out of balance. */
  readonly tension: number;
  readonly strain: Strain;
  readonly strainText: string;
  readonly crises: readonly CrisisModel[];
  readonly traffic: readonly TrafficModel[];
  /** Names what comes from where nobody has a table. */
  readonly laneText: string;
}

/** Arms worth so many US$ bn a quarter fill a tie with crates. */
const FULL_ARMS = 1.5;

/** Weights of autonomy and of the exposure to either pole: where the pivot stands. */
function placeOf(ruleset: Ruleset, state: State): Ternary {
  const [first, second] = ruleset.data.poles;
  return ternary(
    readVariable(ruleset, state, 'autonomy') / 100,
    readVariable(ruleset, state, `exposure.${first}`),
    readVariable(ruleset, state, `exposure.${second}`),
  );
}

/** Tankers, crates and containers in proportion to oil shares, to arms on their way, and to trade. */
function trafficOf(data: RulesetData, ruleset: Ruleset, state: State): TrafficModel[] {
  const read = (name: string): number => readVariable(ruleset, state, name);
  const traffic: TrafficModel[] = [];
  const seated = (actor: string | undefined): string | null =>
    actor !== undefined && actor !== data.pivot && data.actors.some(({ id }) => id === actor) ? actor : null;

  const oil = new Map<string | null, number>();
  for (const supplier of data.oilSuppliers) {
    if (supplier.actor === data.pivot) continue;
    const from = seated(supplier.actor);
    oil.set(from, (oil.get(from) ?? 0) + read(`oil.${supplier.id}.share`));
  }
  for (const [from, amount] of oil) traffic.push({ kind: 'tanker', from, to: data.pivot, amount: clamp(amount, 0, 1) });

  const arms = new Map<string | null, number>();
  for (const programme of data.programmes) {
    const record = state.programmes.find(({ id }) => id === programme.id);
    if (record?.stage !== 'delivering' && record?.stage !== 'contracted') continue;
    const supplier = data.armsSuppliers.find(({ id }) => id === programme.supplier);
    if (supplier?.actor === data.pivot) continue;
    const from = seated(supplier?.actor);
    const perQuarter = (programme.price * programme.batch) / programme.units / Math.max(1, programme.interval);
    // Under contract nothing has come yet: a single crate says that it is on its way.
    const weight = record.stage === 'delivering' ? perQuarter : Math.min(perQuarter, FULL_ARMS / 12);
    arms.set(from, (arms.get(from) ?? 0) + weight);
  }
  for (const [from, weight] of arms)
    traffic.push({ kind: 'crate', from, to: data.pivot, amount: clamp(weight / FULL_ARMS, 0, 1) });

  for (const actor of data.actors) {
    if (actor.id === data.pivot || !ruleset.symbols.slots.has(`trade.${actor.id}`)) continue;
    const amount = clamp(read(`trade.${actor.id}`), 0, 1);
    if (amount <= 0) continue;
    traffic.push({ kind: 'container', from: actor.id, to: data.pivot, amount: amount / 2 });
    traffic.push({ kind: 'container', from: data.pivot, to: actor.id, amount: amount / 2 });
  }
  return traffic.filter(({ amount }) => amount > 0);
}

/**
 * The board of a state. `history` holds the states of the quarters before it, oldest first: they give the marker's
 * trail and the change of each tie. `words` gives the scenario's and the board's words; `seat` is where the player sits.
 */
export function boardModel(
  bundle: ScenarioBundle,
  ruleset: Ruleset,
  state: State,
  history: readonly State[],
  words: Words,
  seat: string = bundle.ruleset.defaultSeat,
): BoardModel {
  const data = bundle.ruleset;
  const say = boardWords(words);
  const read = (name: string): number => readVariable(ruleset, state, name);
  const triangle = triangleOf(ruleset, state);
  const before = history.filter(({ turn }) => turn < state.turn);
  const previous = before.at(-1);

  const table = (actor: string, place: TableModel['place']): TableModel => {
    const heat = read(`heat.${actor}`);
    const temper = temperOf(heat);
    const role = place === 'side' ? null : (triangle.roles[actor] ?? null);
    return {
      actor,
      name: say(`actor.${actor}.capital`),
      place,
      seat: actor === seat,
      seatText: actor === seat ? say('board.seat') : '',
      heat,
      temper,
      temperText: temper === 'calm' ? '' : say(`board.temper.${temper}`),
      role,
      roleText: role === null ? '' : say(`board.role.${role}`),
    };
  };

  const inside = new Set([data.pivot, ...data.poles]);
  const ladderOf = (a: string, b: string): LadderModel[] =>
    data.instruments
      .filter(({ sender }) => (sender === a && b === data.pivot) || (sender === b && a === data.pivot))
      .map(({ id, sender }) => {
        const rung = Math.round(read(`sanctions.${sender}.${id}.rung`));
        return {
          sender,
          instrument: id,
          rung,
          measures: rung >= MEASURES_RUNG,
          ...ladderTexts(say, sender, id, rung),
        };
      });

  const ties = data.relations.map(({ a, b }): TieModel => {
    const name = `relations.${a}.${b}`;
    const value = read(name);
    const warmth = warmthOf(value);
    return {
      id: `${a}.${b}`,
      a,
      b,
      value,
      change: previous ? value - readVariable(ruleset, previous, name) : 0,
      warmth,
      text: say('board.tie', { warmth: say(`board.warmth.${warmth}`), value: signed(value) }),
      shortText: signed(value),
      place: inside.has(a) && inside.has(b) ? 'side' : 'outer',
      ladders: ladderOf(a, b),
    };
  });

  const crises = state.crises.flatMap((record): CrisisModel[] => {
    const crisis = data.crises.find(({ id }) => id === record.id);
    const rung = crisis?.rungs[record.rung];
    if (!crisis || !rung) return [];
    const chance = Math.round(rung.catastrophe * 100);
    const rungName = say(`crisis.${crisis.id}.${rung.id}.name`);
    return [
      {
        id: crisis.id,
        challenger: crisis.challenger,
        target: crisis.target,
        rung: record.rung,
        rungs: crisis.rungs.length,
        catastrophe: rung.catastrophe,
        name: say(`crisis.${crisis.id}.name`),
        shortText: chance === 0 ? rungName : say('board.crisis.short', { chance }),
        text: chance === 0 ? rungName : say('board.crisis', { rung: rungName, chance }),
      },
    ];
  });

  const strain = strainOf(triangle.tension);
  return {
    turn: state.turn,
    pivot: table(data.pivot, 'pivot'),
    poles: [table(data.poles[0], 'pole'), table(data.poles[1], 'pole')],
    others: data.actors.filter(({ id }) => !inside.has(id)).map(({ id }) => table(id, 'side')),
    ties,
    marker: placeOf(ruleset, state),
    trail: before.map((past) => placeOf(ruleset, past)),
    triangleType: triangle.type,
    triangleText: say(`board.triangle.${triangle.type}`),
    tension: triangle.tension,
    strain,
    strainText: say(`board.strain.${strain}`),
    crises,
    traffic: trafficOf(data, ruleset, state),
    laneText: say('board.lane'),
  };
}

/** All tables, the pivot's first. */
export const tablesOf = (model: BoardModel): readonly TableModel[] => [model.pivot, ...model.poles, ...model.others];
