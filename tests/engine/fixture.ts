import {
  type DecisionData,
  type EffectsData,
  type InstrumentData,
  link,
  type OptionData,
  type Ruleset,
  type RulesetData,
  readValue,
  type State,
  start,
  step,
  type TurnReport,
} from '#engine';

/** Parts of the test scenario that a test wants otherwise. */
export type Overrides = Partial<RulesetData>;

export function option(id: string, key: string, effects: EffectsData, extra: Partial<OptionData> = {}): OptionData {
  return {
    id,
    key,
    cost: { capital: 1, treasury: 0 },
    size: 0,
    tags: [],
    favours: {},
    effects,
    headlines: [],
    ...extra,
  };
}

export function decision(id: string, effects: EffectsData, extra: Partial<OptionData> = {}): DecisionData {
  return {
    id,
    key: `decision.${id}`,
    seat: 'india',
    portfolio: 'defence',
    cooldown: 0,
    once: false,
    options: [option('yes', `decision.${id}.yes`, effects, extra)],
  };
}

/** An instrument with plain numbers, so that tests can vary one thing. */
export function instrument(id: string, extra: Partial<InstrumentData> = {}): InstrumentData {
  const key = `instrument.us.${id}`;
  const rungs = (['statement', 'warning', 'limited', 'targeted', 'full'] as const).map((rung, i) => ({
    id: rung,
    key: `${key}.${rung}`,
    at: [10, 30, 50, 70, 85][i] as number,
    effects: {},
    tariff: 0,
    block: {},
    premium: {},
    delay: {},
    disrupt: {},
  }));
  const answer = (name: string): OptionData =>
    option(name, `demand.us.${id}.${name}`, {}, { tags: [`demand-${name}`] });
  return {
    id,
    key,
    sender: 'us',
    start: { pressure: 20, rung: 1, hold: 0 },
    exposure: [{ tags: ['russian-arms', 'signed'], weight: ['+', 4, ['m', 'size']] }],
    standing: 0,
    relief: [{ tags: ['us-arms'], weight: 8 }],
    decay: 0.1,
    publicity: 0.2,
    ownCost: 5,
    beta: 0.5,
    threat: 'china',
    rungs,
    demand: {
      deadline: 2,
      answers: {
        concede: answer('concede'),
        bargain: answer('bargain'),
        stall: answer('stall'),
        defy: answer('defy'),
      },
    },
    waiver: { chance: ['call', 'clamp', ['/', ['-', ['v', 'energy.brent'], 80], 100], 0, 0.8], quarters: 2 },
    ...extra,
  };
}

/** A small scenario in numbers: four capitals, an S-400-like programme, two oil suppliers, one crisis. Not the flagship. */
export function testData(overrides: Overrides = {}): RulesetData {
  return {
    format: 1,
    id: 'test',
    version: '1.0.0',
    hash: '0',
    start: { year: 2025, quarter: 3 },
    turns: 8,
    pivot: 'india',
    poles: ['us', 'russia'],
    actors: [
      { id: 'india', key: 'actor.india', redLines: [], ladders: [] },
      {
        id: 'us',
        key: 'actor.us',
        redLines: [],
        purchases: 'us-arms',
        ladders: [
          {
            id: 'displeasure',
            rungs: [
              { id: 'shrug', key: 'ladder.us.displeasure.shrug', at: 0, effects: {} },
              {
                id: 'statement',
                key: 'ladder.us.displeasure.statement',
                at: 1,
                effects: {
                  add: [
                    ['relations.india.us', -4],
                    ['heat.us', 6],
                    ['sanctions.us.arms.pressure', 3],
                  ],
                },
              },
              {
                id: 'threat',
                key: 'ladder.us.displeasure.threat',
                at: 3,
                effects: {
                  add: [
                    ['relations.india.us', -8],
                    ['heat.us', 12],
                    ['sanctions.us.arms.pressure', 9],
                  ],
                },
              },
            ],
          },
        ],
      },
      {
        id: 'russia',
        key: 'actor.russia',
        redLines: [],
        purchases: 'russian-arms',
        ladders: [
          {
            id: 'gratitude',
            rungs: [
              {
                id: 'smile',
                key: 'ladder.russia.gratitude.smile',
                at: 0,
                effects: { add: [['relations.india.russia', 4]] },
              },
            ],
          },
        ],
      },
      {
        id: 'china',
        key: 'actor.china',
        redLines: [],
        ladders: [
          {
            id: 'unease',
            rungs: [
              { id: 'silence', key: 'ladder.china.unease.silence', at: -9, effects: {} },
              { id: 'editorial', key: 'ladder.china.unease.editorial', at: 1, effects: { add: [['threat.china', 3]] } },
            ],
          },
          {
            id: 'relief',
            rungs: [
              {
                id: 'smile',
                key: 'ladder.china.relief.smile',
                at: 1,
                effects: { add: [['relations.india.china', 2]] },
              },
            ],
          },
        ],
      },
    ],
    seats: ['india', 'us'],
    defaultSeat: 'india',
    relations: [
      { a: 'india', b: 'us', value: 20, habit: 30, mood: 0 },
      { a: 'india', b: 'russia', value: 70, habit: 70, mood: 0 },
      { a: 'india', b: 'china', value: -10, habit: -10, mood: 0 },
      { a: 'us', b: 'russia', value: -33, habit: -33, mood: 0 },
      { a: 'us', b: 'china', value: -50, habit: -50, mood: 0 },
      { a: 'russia', b: 'china', value: 48, habit: 48, mood: 0 },
    ],
    threats: [{ id: 'china', actor: 'china', start: 45, mean: 45, revert: 0.2, shock: 0 }],
    optics: [
      { id: 'chinaSummit', kind: 'summit', with: 'china', start: 0, decay: 0.3 },
      { id: 'tradeTalks', kind: 'talks', with: 'us', start: 0, decay: 1 },
    ],
    indicators: [{ id: 'snubs', start: 0, min: 0, max: 100, decay: 1 }],
    instruments: [instrument('arms')],
    reactions: [
      {
        id: 'deal',
        key: 'reaction.us.deal',
        actor: 'us',
        to: { tags: ['russian-arms', 'signed'] },
        ladder: 'displeasure',
        noise: 1,
        pull: [
          ['/', ['m', 'size'], 2],
          ['*', -1.5, ['/', ['v', 'threat.china'], 100]],
        ],
      },
      {
        id: 'thanks',
        key: 'reaction.russia.thanks',
        actor: 'russia',
        to: { tags: ['russian-arms', 'signed'] },
        ladder: 'gratitude',
        noise: 0,
        pull: [1],
      },
      {
        id: 'missiles',
        key: 'reaction.china.missiles',
        actor: 'china',
        to: { tags: ['russian-arms', 'signed'] },
        ladder: 'unease',
        noise: 0,
        pull: [2],
      },
      {
        id: 'washington-annoyed',
        key: 'reaction.china.washington-annoyed',
        actor: 'china',
        to: { tags: ['russian-arms', 'signed'] },
        ladder: 'relief',
        noise: 0,
        pull: [2],
      },
    ],
    armsSuppliers: [
      { id: 'russia', key: 'supplier.russia', actor: 'russia', share: 0.6, spares: 0.6, late: 1, disruption: 0.2 },
      { id: 'us', key: 'supplier.us', actor: 'us', share: 0.4, spares: 0.7, late: 1, disruption: 0 },
    ],
    domains: [
      {
        id: 'airDefence',
        key: 'domain.airDefence',
        kind: 'layered',
        weight: 0.5,
        q: 0.2,
        sanctioned: 0,
        attrition: null,
        inventory: { russia: 3 },
        munitions: { weight: 0.3, start: 0.8 },
      },
      {
        id: 'fighters',
        key: 'domain.fighters',
        kind: 'strength',
        weight: 0.5,
        q: 0,
        sanctioned: 42,
        attrition: { supplier: 'russia', perQuarter: 0.125 },
        inventory: { russia: 20, us: 9 },
        munitions: { weight: 0, start: 1 },
      },
    ],
    programmes: [
      {
        id: 's400',
        key: 'programme.s400',
        supplier: 'russia',
        domain: 'airDefence',
        units: 2,
        batch: 1,
        price: 4,
        deposit: 0.25,
        lead: 2,
        interval: 2,
        local: 0,
        industry: 4,
        tags: ['russian-arms'],
        start: { stage: 'offered', delivered: 0, progress: 0 },
      },
    ],
    brent: {
      process: 'series',
      start: 70,
      mean: 70,
      revert: 0,
      volatility: 0,
      series: [70, 70, 70, 70, 70, 70, 70, 70],
    },
    oilSuppliers: [
      oil('russia', 'russia', 0.3, -4, 0.35),
      oil('gulf', undefined, 0.45, 0, 0.4),
      oil('us', 'us', 0.25, 1, 0.25),
    ],
    decisions: [
      decision('s400', { start: [{ programme: 's400', stage: 'contracted' }] }, { size: 5.4, favours: { russia: 1 } }),
      decision('p8i', {}, { tags: ['us-arms'], favours: { us: 0.5 }, size: 2 }),
      decision('beijing-visit', { set: [['optics.chinaSummit', 1]] }, { tags: ['summit'] }),
      decision('pledge', {
        promise: [{ id: 'cut', to: 'us', by: 2, kept: ['<=', ['v', 'oil.russia.share'], 0.1], publicity: 1 }],
      }),
      decision('open', { open: ['border'] }),
    ],
    events: [],
    crises: [
      {
        id: 'border',
        key: 'crisis.border',
        challenger: 'china',
        target: 'india',
        stakes: { target: 50, challenger: 40, estimate: [20, 60] },
        lapse: 2,
        cooldown: 2,
        rungs: [0, 1].map((i) => ({
          id: `rung-${i}`,
          key: `crisis.border.rung-${i}`,
          catastrophe: i * 0.1,
          quarter: { add: [['threat.china', 2]] as const },
          capital: { concede: 1, trade: 1, hold: 0, climb: 1 },
          targetConcedes: { add: [['public.approval', -3 - 4 * i]] as const },
          challengerConcedes: { add: [['public.approval', 3]] as const },
          trade: { add: [['public.approval', -1]] as const },
          climb: { add: [['relations.india.china', -5]] as const },
        })),
        answer: { noise: 10, pull: [20], at: { concede: -99, trade: 10, hold: 25, climb: 60 } },
        onLapse: {},
        onCatastrophe: { add: [['public.approval', -20]], tag: ['war'] },
      },
    ],
    doctrines: [
      {
        id: 'balance',
        key: 'doctrine.balance',
        goals: [
          { id: 'autonomy', key: 'goal.balance.autonomy', measure: ['v', 'autonomy'], from: 30, target: 60 },
          { id: 'readiness', key: 'goal.balance.readiness', measure: ['v', 'readiness'], from: 30, target: 60 },
          { id: 'cost', key: 'goal.balance.cost', measure: ['v', 'energy.cost'], from: 90, target: 65 },
        ],
      },
    ],
    endings: [
      {
        id: 'fall',
        key: 'ending.fall',
        tone: 'bad',
        outcome: 'lost',
        early: true,
        when: ['<', ['v', 'public.approval'], 20],
        headlines: [],
      },
      { id: 'end', key: 'ending.end', tone: 'mixed', outcome: 'survived', early: false, when: 1, headlines: [] },
    ],
    coefficients: [],
    values: {},
    ...overrides,
  };
}

function oil(id: string, actor: string | undefined, share: number, diff: number, base: number) {
  return {
    id,
    key: `oil.${id}`,
    ...(actor === undefined ? {} : { actor }),
    share,
    diff,
    freight: 2,
    base,
    cap: 0.8,
    speed: 0.07,
    elasticity: 0.03,
    crowd: 0,
    scare: null,
  };
}

export interface Played {
  readonly ruleset: Ruleset;
  readonly state: State;
  readonly report: TurnReport;
  value(name: string): number;
}

/** A game of the test scenario, `decisions` taken turn by turn. */
export function play(data: RulesetData, seed: string, turns: readonly (readonly string[])[]): Played {
  const ruleset = link(data);
  let state = start(ruleset, { seed, doctrine: 'balance' });
  let report: TurnReport | null = null;
  for (const taken of turns) {
    report = step(ruleset, state, {
      india: taken.map((d) => ({ kind: 'decide', decision: d, option: 'yes' })),
    });
    state = report.after;
  }
  if (!report) throw new Error('play at least one turn');
  return { ruleset, state, report, value: (name) => readValue(ruleset, state, name) };
}
