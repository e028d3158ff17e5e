import fc from 'fast-check';
import type { BoardModel, CrisisModel, TableModel, TieModel } from '#view';
import { strainOf, temperOf, ternary, warmthOf } from '#view';

export interface BoardWish {
  readonly names: readonly string[];
  readonly others: number;
  /** By tie, in order. */
  readonly relations: readonly number[];
  readonly heats: readonly number[];
  readonly rungs: readonly number[];
  /** Ties (by index) on which a crisis stands. */
  readonly crises: readonly number[];
  readonly place: readonly [number, number, number];
  /** How much longer the words are than in English. */
  readonly stretch: number;
}

const ACTORS = ['india', 'us', 'russia', 'china', 'france', 'iran', 'japan'];
export const CAPITALS = ['New Delhi', 'Washington', 'Moscow', 'Beijing', 'Paris', 'Tehran', 'Tokyo'];
const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

/** Boards of every kind: many tables or few, long words, heat, ladders and crises anywhere. */
export const wishes: fc.Arbitrary<BoardWish> = fc.record({
  names: fc.shuffledSubarray([...CAPITALS, 'Antananarivo', 'Sri Jayawardenepura Kotte', '北京'], {
    minLength: 7,
    maxLength: 7,
  }),
  others: fc.integer({ min: 0, max: 4 }),
  relations: fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 21, maxLength: 21 }),
  heats: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 7, maxLength: 7 }),
  rungs: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 2 }),
  crises: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
  place: fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  stretch: fc.constantFrom(1, 1.4),
});

/** A board as `boardModel` would make it, of values made up for the test. */
export function makeBoard(wish: Partial<BoardWish> = {}): BoardModel {
  const { names = CAPITALS, others = 1, relations = [], heats = [], rungs = [], crises = [], stretch = 1 } = wish;
  const place = wish.place ?? [0.58, 0.22, 0.4];
  const long = (text: string): string => text + text.slice(0, Math.round(text.length * (stretch - 1)));
  const actors = ACTORS.slice(0, 3 + others);
  const table = (actor: string, i: number): TableModel => {
    const heat = heats[i] ?? 0;
    const temper = temperOf(heat);
    return {
      actor,
      name: long(names[i] ?? actor),
      place: i === 0 ? 'pivot' : i < 3 ? 'pole' : 'side',
      seat: i === 0,
      seatText: i === 0 ? long('your table') : '',
      heat,
      temper,
      temperText: temper === 'calm' ? '' : long(temper),
      role: i < 3 ? 'unsettled' : null,
      roleText: i < 3 ? long('rival for the pivot') : '',
    };
  };
  const ties: TieModel[] = [];
  for (const [i, a] of actors.entries()) {
    for (const [j, b] of actors.entries()) {
      if (j <= i) continue;
      const value = relations[ties.length] ?? 0;
      const warmth = warmthOf(value);
      const instruments =
        a === 'india' && b === 'us'
          ? ['Arms sanctions', 'Oil tariffs']
          : a === 'india' && b === 'russia'
            ? ['Spares']
            : [];
      ties.push({
        id: `${a}.${b}`,
        a,
        b,
        value,
        change: 0,
        warmth,
        text: `${long(warmth)} ${signed(Math.round(value))}`,
        shortText: signed(Math.round(value)),
        place: j < 3 ? 'side' : 'outer',
        ladders: instruments.map((name, k) => {
          const rung = rungs[k] ?? 0;
          const words = ['none', 'statement', 'warning', 'limited', 'targeted', 'full'];
          return {
            sender: b,
            instrument: name.toLowerCase().replace(' ', '-'),
            rung,
            measures: rung >= 3,
            text: long(`${name}: ${words[rung]}`),
            shortText: `${rung}/5 ${name}`,
            nameText: long(name),
            rungText: long(`${words[rung]} · ${rung} of 5`),
          };
        }),
      });
    }
  }
  const crisisAt = (index: number, n: number): CrisisModel[] => {
    const tie = ties[index % ties.length];
    if (!tie) return [];
    return [
      {
        id: `crisis-${n}`,
        challenger: tie.b,
        target: tie.a,
        rung: 1,
        rungs: 4,
        catastrophe: 0.06,
        name: long(['Border stand-off', 'Tanker seizure', 'Spare-parts squeeze'][n % 3]!),
        text: long('forward posts · 6 % a quarter'),
        shortText: long('6 % a quarter'),
      },
    ];
  };
  const tension = 0.12;
  const strain = strainOf(tension);
  return {
    turn: 5,
    pivot: table(actors[0]!, 0),
    poles: [table(actors[1]!, 1), table(actors[2]!, 2)],
    others: actors.slice(3).map((actor, i) => table(actor, i + 3)),
    ties,
    marker: ternary(...place),
    trail: [
      ternary(0.5, 0.2, 0.5),
      ternary(0.5, 0.25, 0.5),
      ternary(0.52, 0.25, 0.45),
      ternary(0.55, 0.2, 0.46),
      ternary(0.55, 0.2, 0.43),
    ],
    triangleType: 'romantic-triangle',
    triangleText: long('Romantic triangle'),
    tension,
    strain,
    strainText: long(strain),
    crises: crises.flatMap(crisisAt),
    laneText: long('from elsewhere'),
    traffic: [
      { kind: 'tanker', from: 'russia', to: 'india', amount: 0.35 },
      { kind: 'tanker', from: null, to: 'india', amount: 0.5 },
      { kind: 'crate', from: 'us', to: 'india', amount: 0.3 },
      { kind: 'crate', from: 'russia', to: 'india', amount: 0.5 },
      { kind: 'container', from: 'us', to: 'india', amount: 0.2 },
      { kind: 'container', from: 'india', to: 'us', amount: 0.2 },
    ],
  };
}
