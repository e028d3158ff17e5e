import type { State } from '#engine';
import { readValue as read, SANCTION_RUNGS } from '#engine';
import type { Setting } from './setting.ts';

/** What is open with a capital beside its mood: a crisis it is in, a sanction it has begun to climb with. */
export interface Trouble {
  readonly kind: 'crisis' | 'sanction';
  /** For a card: `crisis, step 2 of 4`. */
  readonly short: string;
  /** Where there is room: `Crisis: The ridge, step 2 of 4 (standoff)`. */
  readonly text: string;
}

/** The open crises a capital is a side of, then the sanctions it stands on a rung of, the highest first. */
export function troublesOf({ ruleset, words }: Setting, state: State, actor: string): Trouble[] {
  const crises = state.crises.flatMap((record): Trouble[] => {
    const crisis = ruleset.data.crises.find(({ id }) => id === record.id);
    const rung = crisis?.rungs[record.rung];
    if (!crisis || !rung || (crisis.challenger !== actor && crisis.target !== actor)) return [];
    const place = { rung: record.rung + 1, of: crisis.rungs.length };
    return [
      {
        kind: 'crisis',
        short: words('table.crisis', place),
        text: words('table.crisis.full', {
          ...place,
          name: words(`${crisis.key}.name`),
          where: words(`${rung.key}.name`),
        }),
      },
    ];
  });
  const sanctions = ruleset.data.instruments
    .filter(({ sender }) => sender === actor)
    .map((instrument) => ({
      instrument,
      rung: Math.round(read(ruleset, state, `sanctions.${actor}.${instrument.id}.rung`)),
    }))
    .filter(({ rung }) => rung > 0)
    .sort((a, b) => b.rung - a.rung)
    .map(({ instrument, rung }): Trouble => {
      const name = words(`rung.${SANCTION_RUNGS[rung] ?? 'none'}`);
      return {
        kind: 'sanction',
        short: name,
        text: words('table.sanction.full', { name: words(`${instrument.key}.name`), rung: name }),
      };
    });
  return [...crises, ...sanctions];
}
