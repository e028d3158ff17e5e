import type { State } from '#engine';
import { MEASURES_RUNG, readValue as read, SANCTION_RUNGS } from '#engine';
import { type Place, placeOf } from './causes.ts';
import { formatValue } from './numbers.ts';
import type { Setting } from './setting.ts';
import { nameOfVariable, unitOf } from './variables.ts';
import { capitalise } from './words/index.ts';

/** One thing that a figure rests on. */
export interface StandingPart {
  readonly name: string;
  readonly text: string;
}

/** Where a figure stands and on what, whatever moved it last. */
export interface Standing {
  readonly value: string;
  /** The line of the scenario that gives its opening value; null for what follows from other figures. */
  readonly place: Place | null;
  /** Weightiest first where there is such an order. Empty for a plain stock. */
  readonly parts: readonly StandingPart[];
}

function part(setting: Setting, state: State, variable: string): StandingPart {
  const { words, ruleset } = setting;
  return {
    name: capitalise(nameOfVariable(words, variable)),
    text: formatValue(read(ruleset, state, variable), unitOf(variable)),
  };
}

/** Chance by chance what the risk is made of, with the rung each ladder stands on. */
function riskParts({ ruleset, words }: Setting, state: State): StandingPart[] {
  return ruleset.data.instruments
    .map(({ sender, id, key }) => {
      const root = `sanctions.${sender}.${id}`;
      const at = Math.round(read(ruleset, state, `${root}.rung`));
      const risk = read(ruleset, state, `${root}.risk`);
      return {
        risk,
        name: words(`${key}.name`),
        text: words(at < MEASURES_RUNG ? 'standing.risk' : 'standing.riskFurther', {
          chance: formatValue(risk, 'chance'),
          rung: words(`rung.${SANCTION_RUNGS[at] ?? 'none'}`),
        }),
      };
    })
    .sort((a, b) => b.risk - a.risk)
    .map(({ name, text }) => ({ name, text }));
}

/** Every barrel by who sells it: shares times prices is the figure. */
function costParts({ ruleset, words }: Setting, state: State): StandingPart[] {
  return ruleset.data.oilSuppliers
    .map(({ id, key }) => ({ key, id, share: read(ruleset, state, `oil.${id}.share`) }))
    .sort((a, b) => b.share - a.share)
    .map(({ key, id, share }) => ({
      name: words(`${key}.name`),
      text: words('standing.barrels', {
        share: formatValue(share, 'share'),
        price: formatValue(read(ruleset, state, `oil.${id}.price`), 'perBarrel'),
      }),
    }));
}

/** The supplier that is leaned on most, of a list with shares. */
function largest(setting: Setting, state: State, variables: readonly string[]): string[] {
  const values = variables.map((variable) => read(setting.ruleset, state, variable));
  const at = values.indexOf(Math.max(...values));
  return variables.slice(Math.max(0, at), at + 1);
}

function partsOf(setting: Setting, state: State, variable: string): StandingPart[] {
  const { data } = setting.ruleset;
  const all = (variables: readonly string[]): StandingPart[] => variables.map((each) => part(setting, state, each));
  if (variable.startsWith('relations.')) return all([variable.replace('relations.', 'habit.')]);
  switch (variable) {
    case 'risk':
      return riskParts(setting, state);
    case 'energy.cost':
      return costParts(setting, state);
    case 'readiness':
      return all([
        ...data.domains.flatMap(({ id }) => [`cover.${id}`, `munitions.${id}`]),
        ...data.threats.map(({ id }) => `threat.${id}`),
      ]);
    case 'autonomy':
      return all([
        ...largest(
          setting,
          state,
          data.armsSuppliers.map(({ id }) => `arms.${id}.share`),
        ),
        ...largest(
          setting,
          state,
          data.oilSuppliers.map(({ id }) => `oil.${id}.share`),
        ),
        ...data.poles.map((pole) => `exposure.${pole}`),
        'promises.outstanding',
      ]);
    case 'public.approval':
      return all(['economy.growth', 'economy.inflation', 'public.security', 'public.pride']);
    case 'economy.growth':
      return all(['energy.cost', 'economy.tariff', 'economy.industry']);
    default:
      return [];
  }
}

/** What a figure rests on in a state: the parts it is worked out from, or the habit a tie is pulled back to. */
export function standingOf(setting: Setting, state: State, variable: string): Standing {
  return {
    value: formatValue(read(setting.ruleset, state, variable), unitOf(variable)),
    place: placeOf(setting.bundle, `value.${variable}`),
    parts: partsOf(setting, state, variable),
  };
}
