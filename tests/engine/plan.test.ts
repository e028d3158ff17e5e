import { describe, expect, it } from 'vitest';
import {
  checkPlan,
  costOf,
  type Expr,
  explain,
  GameOverError,
  hashState,
  IllegalPlanError,
  legalMoves,
  link,
  type Move,
  type PlanRule,
  preview,
  readValue,
  type State,
  start,
  stateFromJson,
  stateToJson,
  step,
  verdict,
} from '#engine';
import { decision, play, testData } from './fixture.ts';

const decide = (id: string, extra: object = {}): Move => ({ kind: 'decide', decision: id, option: 'yes', ...extra });

function game(overrides: Parameters<typeof testData>[0] = {}, seed = 'x') {
  const ruleset = link(testData(overrides));
  return { ruleset, state: start(ruleset, { seed, doctrine: 'balance' }) };
}

describe('illegal plans', () => {
  const cases: readonly (readonly [PlanRule, Move | Move[], Parameters<typeof testData>[0]?])[] = [
    ['unknown-decision', decide('s500')],
    ['unknown-option', decide('s400', { option: 'no' })],
    ['unknown-posture', decide('s400', { posture: 'shrill' })],
    ['twice-in-plan', [decide('s400'), decide('s400')]],
    ['capital-short', decide('s400'), { values: { 'seat.india.capital': 0 } }],
    ['treasury-short', decide('s400'), { values: { 'economy.treasury': 0.5 } }],
    ['not-available', decide('p8i'), { decisions: [{ ...decision('p8i', {}), when: 0 }] }],
    ['not-your-seat', decide('p8i'), { decisions: [{ ...decision('p8i', {}), seat: 'us' }] }],
    ['not-in-briefing', { kind: 'answer', event: 'x', option: 'y' }],
    ['no-demand', { kind: 'demand', sender: 'us', instrument: 'arms', answer: 'stall' }],
    ['unknown-instrument', { kind: 'demand', sender: 'us', instrument: 'tea', answer: 'stall' }],
    ['unknown-crisis', { kind: 'crisis', crisis: 'tea', action: 'hold' }],
    ['not-available', { kind: 'crisis', crisis: 'border', action: 'hold' }],
    ['unknown-reaction', { kind: 'respond', reaction: 'x', act: 'y', rung: 'z' }],
    ['malformed-move', { kind: 'dance' } as never],
    ['malformed-move', null as never],
  ];
  for (const [index, [rule, moves, overrides]] of cases.entries()) {
    it(`${rule} is named, thrown and changes nothing (${index})`, () => {
      const { ruleset, state } = game(overrides);
      const plan: Move[] = Array.isArray(moves) ? moves : [moves as Move];
      expect(checkPlan(ruleset, state, 'india', plan).map((p) => p.rule)).toEqual([rule]);
      const before = hashState(ruleset, state);
      let caught: unknown = null;
      try {
        step(ruleset, state, { india: plan });
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(IllegalPlanError);
      expect((caught as IllegalPlanError).problems[0]).toMatchObject({ rule, move: plan.at(-1) });
      expect((caught as IllegalPlanError).message).toContain(rule);
      expect(hashState(ruleset, state)).toBe(before);
    });
  }

  it('are refused after the end, and for seats that are not there', () => {
    const { ruleset, state } = game();
    const over: State = { ...state, ending: 'end' };
    expect(checkPlan(ruleset, over, 'india', [decide('p8i')]).map((p) => p.rule)).toEqual(['game-over']);
    expect(legalMoves(ruleset, over, 'india')).toEqual([]);
    expect(checkPlan(ruleset, state, 'atlantis', [decide('p8i')]).map((p) => p.rule)).toEqual(['not-your-seat']);
  });

  it('count cooldowns and things done once', () => {
    const decisions = [
      { ...decision('p8i', {}), cooldown: 1 },
      { ...decision('pact', {}), once: true },
    ];
    const { ruleset, state } = game({ decisions });
    const one = step(ruleset, state, { india: [decide('p8i'), decide('pact')] }).after;
    expect(checkPlan(ruleset, one, 'india', [decide('p8i'), decide('pact')])).toMatchObject([
      { rule: 'cooling-down', params: { quarters: 1 } },
      { rule: 'taken-already' },
    ]);
    const two = step(ruleset, one, { india: [] }).after;
    expect(checkPlan(ruleset, two, 'india', [decide('p8i')])).toEqual([]);
  });
});

describe('the table', () => {
  const chancy = { ...decision('p8i', {}), chance: 0.5 };

  it('holds a decision as often as its chance says, and always one without', () => {
    let on = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { ruleset, state } = game({ decisions: [chancy, decision('pact', {})] }, `seed ${seed}`);
      for (let now = state, turn = 0; turn < 6; turn++, now = step(ruleset, now, { india: [] }).after) {
        const problems = checkPlan(ruleset, now, 'india', [decide('p8i'), decide('pact')]).map((p) => p.rule);
        expect(problems).toEqual(now.shelved.includes('p8i') ? ['off-the-table'] : []);
        if (problems.length === 0) on++;
      }
    }
    // 360 draws at one half: within four standard errors.
    expect(on).toBeGreaterThan(142);
    expect(on).toBeLessThan(218);
  });

  it('is part of the state that is saved, and of its hash when something is kept off', () => {
    const { ruleset, state } = game({ decisions: [{ ...chancy, chance: 0 }] });
    expect(state.shelved).toEqual(['p8i']);
    const json = stateToJson(ruleset, state);
    expect(stateFromJson(ruleset, json).shelved).toEqual(['p8i']);
    expect(hashState(ruleset, { ...state, shelved: [] })).not.toBe(hashState(ruleset, state));
    expect(stateToJson(ruleset, { ...state, shelved: [] })).not.toHaveProperty('shelved');
  });

  it('is set by other luck without moving anyone’s', () => {
    const valuesOf = (data: Parameters<typeof testData>[0]) =>
      play(testData(data), 'x', [[], [], [], [], []]).state.values;
    expect(valuesOf({ decisions: [chancy] })).toEqual(valuesOf({ decisions: [decision('p8i', {})] }));
  });
});

describe('costs', () => {
  it('include the deposit, and discretion takes political capital', () => {
    const { ruleset, state } = game();
    expect(costOf(ruleset, state, decide('s400'))).toEqual({ capital: 1, treasury: 1 });
    expect(costOf(ruleset, state, decide('s400', { posture: 'quiet' }))).toEqual({ capital: 2, treasury: 1 });
  });

  it('ask for the deposit of each programme once, whatever else a move signs', () => {
    const { programmes } = testData();
    const [s400] = programmes;
    if (!s400) throw new Error('The fixture has a programme.');
    const start = (...ids: string[]) => ({
      start: ids.map((programme) => ({ programme, stage: 'contracted' as const })),
    });
    const { ruleset, state } = game({
      programmes: [s400, { ...s400, id: 'more', key: 'programme.more', deposit: 0.5 }],
      decisions: [decision('s400', start('s400')), decision('both', start('s400', 'more'))],
      values: { 'economy.treasury': 2.5 },
    });
    const plan = [decide('s400'), decide('both')];
    expect(checkPlan(ruleset, state, 'india', plan)).toMatchObject([{ index: 1, rule: 'treasury-short' }]);
    expect(checkPlan(ruleset, { ...state }, 'india', plan.slice(0, 1))).toEqual([]);
    expect(preview(ruleset, state, plan).cost).toEqual({ capital: 1, treasury: 1 });

    const rich = game({ ...ruleset.data, values: { 'economy.treasury': 9 } });
    const shown = preview(rich.ruleset, rich.state, plan);
    const spent = shown.effects.filter(({ variable }) => variable === 'economy.treasury');
    expect(shown.cost.treasury).toBe(3);
    expect(spent.reduce((sum, { delta }) => sum - delta, 0)).toBe(3);
  });

  it('are exactly what the preview shows and the ledger books', () => {
    const { ruleset, state } = game();
    const plan = [decide('s400', { posture: 'loud' }), decide('p8i')];
    const shown = preview(ruleset, state, plan);
    const report = step(ruleset, state, { india: plan });
    expect(shown.cost).toEqual({ capital: 2, treasury: 1 });
    expect(report.ledger.slice(0, shown.effects.length)).toEqual(shown.effects);
  });
});

describe('odds', () => {
  it('are the frequencies of what happens', () => {
    const counts = new Map<string | null, number>();
    const n = 1500;
    let shown: readonly { rung: string | null; chance: number }[] = [];
    for (let i = 0; i < n; i++) {
      const { ruleset, state } = game({}, `odds-${i}`);
      const plan = [decide('s400', { posture: 'quiet' })];
      if (i === 0) shown = preview(ruleset, state, plan).answers.find((a) => a.reaction === 'deal')?.odds ?? [];
      const { responses } = step(ruleset, state, { india: plan });
      const rung = responses.find((r) => r.reaction === 'deal')?.rung ?? null;
      counts.set(rung, (counts.get(rung) ?? 0) + 1);
    }
    expect(shown.reduce((s, o) => s + o.chance, 0)).toBeCloseTo(1, 12);
    expect(shown.length).toBeGreaterThanOrEqual(2);
    for (const o of shown) expect(Math.abs((counts.get(o.rung) ?? 0) / n - o.chance)).toBeLessThan(0.04);
  });

  it('cover reactions that only a leak would trigger, and those it would not', () => {
    const [deal] = testData().reactions;
    if (!deal) throw new Error('no reaction');
    const reactions = [
      { ...deal, noise: 0, pull: [2], when: ['>', ['m', 'posture'], 1] as const },
      {
        ...deal,
        id: 'hushed',
        key: 'reaction.us.hushed',
        noise: 0,
        pull: [2],
        when: ['<', ['m', 'posture'], 1] as const,
      },
    ];
    const { ruleset, state } = game({ reactions });
    const { answers } = preview(ruleset, state, [decide('s400', { posture: 'quiet' })]);
    const chance = (id: string) =>
      answers.find((a) => a.reaction === id)?.odds.find((o) => o.rung === 'statement')?.chance;
    expect(chance('deal')).toBe(0.2);
    expect(chance('hushed')).toBe(0.8);
  });

  it('cover a leak: a quiet move may be answered as a loud one', () => {
    const reactions = testData().reactions.map((r) =>
      r.id === 'deal' ? { ...r, noise: 0, pull: [['*', 2, ['m', 'posture']] as const] } : r,
    );
    const { ruleset, state } = game({ reactions });
    const odds = preview(ruleset, state, [decide('s400', { posture: 'quiet' })]).answers.find(
      (a) => a.reaction === 'deal',
    );
    expect(odds?.odds).toEqual([
      { rung: 'threat', rungIndex: 2, chance: 0.2 },
      { rung: 'statement', rungIndex: 1, chance: 0.8 },
    ]);
  });
});

describe('a plan', () => {
  it('has no order', () => {
    const { ruleset, state } = game();
    const plan = [decide('s400'), decide('p8i', { posture: 'loud' }), decide('beijing-visit')];
    const one = step(ruleset, state, { india: plan });
    const other = step(ruleset, state, { india: [...plan].reverse() });
    expect(hashState(ruleset, other.after)).toBe(hashState(ruleset, one.after));
  });

  it('costs what it cost when the quarter opened, and leaves what the preview says', () => {
    const decisions = [
      decision('anger', { add: [['relations.india.us', -60]] }),
      decision('deal', {}, { cost: { capital: 1, treasury: ['?:', ['<', ['v', 'relations.india.us'], 0], 40, 0.5] } }),
    ];
    const { ruleset, state } = game({ decisions });
    const plan = [decide('anger'), decide('deal')];
    const shown = preview(ruleset, state, plan);
    expect(shown.cost).toEqual({ capital: 2, treasury: 0.5 });
    const spent = step(ruleset, state, { india: plan }).ledger.filter((l) => l.cause === 'decision.deal.yes');
    expect(spent.find((l) => l.variable === 'economy.treasury')?.delta).toBe(-0.5);
    expect(shown.left.treasury).toBe(readValue(ruleset, state, 'economy.treasury') - 0.5);
  });

  it('leaves to spend what there was less its cost, whatever it brings in', () => {
    const { ruleset, state } = game({ decisions: [decision('loan', { add: [['economy.treasury', 5]] })] });
    const shown = preview(ruleset, state, [decide('loan')]);
    expect(shown.left.treasury).toBe(readValue(ruleset, state, 'economy.treasury'));
    expect(shown.effects.find((l) => l.variable === 'economy.treasury')?.delta).toBe(5);
  });

  it('signs a programme once', () => {
    const twice = [decision('s400', { start: [{ programme: 's400', stage: 'contracted' }] })].concat(
      decision('again', { start: [{ programme: 's400', stage: 'contracted' }] }),
    );
    const { ruleset, state } = game({ decisions: twice });
    expect(preview(ruleset, state, [decide('s400'), decide('again')]).cost.treasury).toBe(1);
  });

  it('cannot be made for a game that is over or a seat that is not there', () => {
    const { ruleset, state } = game();
    expect(() => step(ruleset, { ...state, ending: 'end' }, { india: [] })).toThrow(GameOverError);
    expect(() => step(ruleset, state, { atlantis: [] })).toThrow(/atlantis/);
  });
});

describe('programmes', () => {
  const decisions = [
    decision('sign', { start: [{ programme: 's400', stage: 'contracted' }] }),
    decision('freeze', { freeze: ['s400'] }),
    decision('cancel', { cancel: ['s400'] }),
    decision('gift', { deliver: [{ programme: 's400', units: 1 }] }),
  ];
  const run = (...taken: string[]) => {
    const { ruleset, state } = game({ decisions });
    let report = step(ruleset, state, { india: [decide(taken[0] as string)] });
    for (const next of taken.slice(1)) report = step(ruleset, report.after, { india: [decide(next)] });
    return report;
  };

  it('take up work where a freeze left it, without signing again', () => {
    const report = run('sign', 'freeze', 'sign');
    expect(report.after.programmes[0]).toMatchObject({ paid: 2.5, stage: 'delivering', delivered: 1 });
    expect(report.acts.find((a) => a.id === 'decide.sign')?.tags).not.toContain('signed');
  });

  it('stay cancelled when a unit is handed over', () => {
    expect(run('cancel', 'gift').after.programmes[0]).toMatchObject({ stage: 'cancelled', delivered: 1 });
  });
});

describe('promises given when another is settled', () => {
  it('are kept on the books', () => {
    const next = { id: 'next', to: 'us', by: 3, kept: 1, publicity: 0.5 };
    const first = { id: 'first', to: 'us', by: 1, kept: 1, publicity: 0.5, onKept: { promise: [next] } };
    const { ruleset, state } = game({ decisions: [decision('pledge', { promise: [first] })] });
    const { after } = step(ruleset, state, { india: [decide('pledge')] });
    expect(after.promises.map((p) => [p.id, p.status])).toEqual([
      ['first', 'kept'],
      ['next', 'outstanding'],
    ]);
    expect(readValue(ruleset, after, 'promises.outstanding')).toBe(1);
  });
});

describe('a manned capital', () => {
  const plans = { india: [decide('s400')] };
  it('chooses among the rungs within reach, and only of what was triggered', () => {
    const { ruleset, state } = game();
    const choices = legalMoves(ruleset, state, 'us', plans).filter((m) => m.kind === 'respond');
    expect(choices.map((m) => m.rung)).toEqual(['shrug', 'statement', 'threat']);
    const chosen = choices.find((m) => m.rung === 'threat');
    if (!chosen) throw new Error('no choice');
    const report = step(ruleset, state, { ...plans, us: [chosen] });
    expect(report.responses.find((r) => r.reaction === 'deal')).toMatchObject({
      rung: 'threat',
      chosenBy: 'seat',
      noise: 0,
    });
    expect(checkPlan(ruleset, state, 'us', [{ ...chosen, act: 'decide.p8i' }], plans).map((p) => p.rule)).toEqual([
      'not-triggered',
    ]);
    expect(() => step(ruleset, state, { india: [], us: [chosen] })).toThrow(IllegalPlanError);
  });

  it('cannot choose a rung out of reach', () => {
    const reactions = testData().reactions.map((r) => (r.id === 'deal' ? { ...r, noise: 0, pull: [0.2] } : r));
    const { ruleset, state } = game({ reactions });
    const choices = legalMoves(ruleset, state, 'us', plans).filter((m) => m.kind === 'respond');
    expect(choices.map((m) => m.rung)).toEqual(['shrug', 'statement']);
    const far: Move = { kind: 'respond', reaction: 'deal', act: 'decide.s400', rung: 'threat' };
    expect(checkPlan(ruleset, state, 'us', [far], plans).map((p) => p.rule)).toEqual(['rung-out-of-reach']);
  });

  it('as challenger of a crisis makes its own moves', () => {
    const { ruleset, state } = game();
    const open = step(ruleset, state, { india: [decide('open')] }).after;
    const report = step(ruleset, open, { india: [], china: [{ kind: 'crisis', crisis: 'border', action: 'concede' }] });
    expect(report.crises).toMatchObject([{ challenger: 'concede', exit: 'challengerConcedes' }]);
  });
});

describe('explanations', () => {
  it('sum to the change exactly, for every variable of every turn', () => {
    const { ruleset } = game();
    let { state } = game();
    for (const taken of [['s400', 'beijing-visit'], ['pledge', 'p8i'], ['open'], [], [], []]) {
      const report = step(ruleset, state, { india: taken.map((d) => decide(d)) });
      for (const spec of ruleset.symbols.specs) {
        const change = readValue(ruleset, report.after, spec.name) - readValue(ruleset, report.before, spec.name);
        const sum = explain(ruleset, report, spec.name).reduce((s, c) => s + c.delta, 0);
        expect(sum, spec.name).toBe(change);
      }
      state = report.after;
    }
  });

  it('say when a bound cut something off', () => {
    const decisions = [decision('gift', { add: [['public.approval', 500]] })];
    const { ruleset, state } = game({ decisions });
    const causes = explain(ruleset, step(ruleset, state, { india: [decide('gift')] }), 'public.approval');
    expect(causes.find((c) => c.cause === 'model.bound')?.delta).toBe(-458);
  });
});

describe('saves', () => {
  it('carry everything: playing on from a save is playing on', () => {
    const { ruleset, state } = play(testData(), 'x', [['s400'], ['open', 'pledge']]);
    const read = stateFromJson(ruleset, JSON.parse(JSON.stringify(stateToJson(ruleset, state))));
    expect(hashState(ruleset, read)).toBe(hashState(ruleset, state));
    expect([...read.values]).toEqual([...state.values]);
    const plan = { india: [decide('p8i')] };
    expect(hashState(ruleset, step(ruleset, read, plan).after)).toBe(
      hashState(ruleset, step(ruleset, state, plan).after),
    );
  });

  it('outlive a scenario that gained a variable and a programme', () => {
    const { ruleset, state } = play(testData(), 'x', [['s400']]);
    const json = stateToJson(ruleset, state);
    const base = testData();
    const grown = link({
      ...base,
      indicators: [{ id: 'calm', start: 7, min: 0, max: 10, decay: 1 }, ...base.indicators],
      programmes: [...base.programmes, ...base.programmes.map((p) => ({ ...p, id: 'new', key: 'programme.new' }))],
    });
    const read = stateFromJson(grown, json);
    expect(readValue(grown, read, 'indicators.calm')).toBe(7);
    expect(readValue(grown, read, 'relations.us.india')).toBe(readValue(ruleset, state, 'relations.india.us'));
    expect(read.programmes.map((p) => p.id)).toEqual(['s400', 'new']);
  });
});

describe('causes', () => {
  it('come in one order, however the ledger has them', () => {
    const { ruleset, state } = game();
    const report = step(ruleset, state, {});
    const line = (actor: string) => ({ variable: 'public.pride', delta: 1, cause: 'model.opinion', actor });
    const ledger = ['us', 'china', 'russia', 'india'].map(line);
    const causes = (lines: typeof ledger) => explain(ruleset, { ...report, ledger: lines }, 'public.pride');
    expect(causes(ledger).map(({ actor }) => actor)).toEqual(['china', 'india', 'russia', 'us']);
    expect(causes(ledger.toReversed())).toEqual(causes(ledger));
  });
});

describe('reactions that set each other off', () => {
  it('break the rules, with a word on it, before they hold everybody up', () => {
    const data = testData();
    const rung = { id: 'bang', key: 'ladder.china.chain.bang', at: 0, effects: { tag: ['bang'] } };
    const chain = (id: string, tags: string[] | null) => ({
      id,
      key: `reaction.china.${id}`,
      actor: 'china',
      to: tags && { tags },
      ladder: 'chain',
      noise: 0,
      pull: [1],
    });
    const { ruleset, state } = game({
      actors: data.actors.map((actor) =>
        actor.id === 'china' ? { ...actor, ladders: [{ id: 'chain', rungs: [rung] }] } : actor,
      ),
      reactions: [chain('spark', null), ...[1, 2, 3, 4].map((n) => chain(`bang-${n}`, ['bang']))],
    });
    let now = state;
    const play = () => {
      while (now.ending === null) now = step(ruleset, now, {}).after;
    };
    expect(play).toThrow(/^reaction\.china\.bang-\d puts one more act on record than the 500/);
    expect(now.pending.length).toBe(341);
  });
});

describe('a goal that measures no number', () => {
  it('makes no progress, and spoils no score', () => {
    const [doctrine] = testData().doctrines;
    if (!doctrine) throw new Error('The fixture has a doctrine.');
    const endless: Expr = ['*', ['*', ['v', 'public.approval'], 1e308], 1e308];
    const goal = { id: 'lost', key: 'goal.lost', measure: ['-', endless, endless] as Expr, from: 0, target: 1 };
    const { ruleset, state } = game({ doctrines: [{ ...doctrine, goals: [goal] }] });
    expect(verdict(ruleset, state)).toMatchObject({ score: 0, goals: [{ progress: 0, met: false }] });
    expect(readValue(ruleset, state, 'goals.score')).toBe(0);
  });
});
