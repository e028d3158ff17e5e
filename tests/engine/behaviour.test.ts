import { describe, expect, it } from 'vitest';
import { explain, type InstrumentData, link, model, preview, type RulesetData, readValue, start, step } from '#engine';
import { instrument, play, testData } from './fixture.ts';

/** The instrument of a linked test scenario with its scope, at given values. */
function armsAt(values: Record<string, number>, extra: Partial<InstrumentData> = {}) {
  const ruleset = link(testData({ instruments: [instrument('arms', extra)], values }));
  const state = start(ruleset, { seed: 'x', doctrine: 'balance' });
  return { ruleset, state, risk: readValue(ruleset, state, 'sanctions.us.arms.risk') };
}

describe('relations', () => {
  it('cools both ties of the pivot when the poles grow more hostile, and a thaw lowers the rent of the pivot', () => {
    const quarters = (poles: number) => {
      const data = testData({
        relations: testData().relations.map((r) =>
          r.a === 'us' && r.b === 'russia' ? { ...r, value: poles, habit: poles } : r,
        ),
      });
      return play(data, 'x', [[], [], [], []]);
    };
    const mild = quarters(-20);
    const harsh = quarters(-90);
    const thaw = quarters(40);
    expect(harsh.value('relations.india.us')).toBeLessThan(mild.value('relations.india.us'));
    expect(harsh.value('relations.india.russia')).toBeLessThan(mild.value('relations.india.russia'));
    const role = (p: typeof mild) =>
      model.roleScore(
        model.signOf(p.value('relations.india.us'), 5),
        model.signOf(p.value('relations.india.russia'), 5),
        model.signOf(p.value('relations.us.russia'), 5),
      );
    expect(role(mild)).toBe(3);
    expect(role(thaw)).toBe(1);
  });

  it('makes favours dearer the more the poles dislike each other, and free when they do not', () => {
    expect(model.jealousyCost(6, 1, -33)).toBeCloseTo(1.98, 12);
    expect(model.jealousyCost(6, 1, -90)).toBeGreaterThan(model.jealousyCost(6, 1, -33));
    expect(model.jealousyCost(6, 1, 20)).toBe(0);
  });

  it('lets the same deal cost more in the quarter of a rival summit than two quarters later, and purchases help in part', () => {
    const cooled = (before: readonly (readonly string[])[]) => {
      const data = testData({ reactions: testData().reactions.map((r) => ({ ...r, noise: 0 })) });
      const played = play(data, 'x', [...before, ['s400']]);
      const causes = explain(played.ruleset, played.report, 'relations.india.us');
      return -(causes.find((c) => c.cause === 'reaction.us.deal')?.delta ?? 0);
    };
    const fresh = cooled([['beijing-visit']]);
    const later = cooled([['beijing-visit'], [], []]);
    const never = cooled([[], []]);
    const bought = cooled([['beijing-visit', 'p8i']]);
    expect(fresh).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(never);
    expect(bought).toBeLessThan(fresh);
    expect(bought).toBeGreaterThan(0);
  });

  it('never lets optics fall below its floor', () => {
    const k = link(testData()).linked.k;
    expect(model.opticsAt(k, model.opticsFelt(k, 0, 0, 50), 0.1)).toBe(k.opticsFloor);
    expect(model.opticsAt(k, model.opticsFelt(k, 1, 1, 0), 1.6)).toBeCloseTo(1.6 * 1.8, 12);
  });
});

describe('sanctions', () => {
  it('are less likely the greater the common threat', () => {
    const risk = (threat: number) =>
      armsAt({ 'threat.china': threat, 'sanctions.us.arms.pressure': 95, 'relations.india.us': 40 }).risk;
    expect(risk(10)).toBeGreaterThan(risk(50));
    expect(risk(50)).toBeGreaterThan(risk(90));
    expect(risk(90)).toBeGreaterThan(0);
  });

  it('are waived more often when oil is dear', () => {
    const waiver = (brent: number) => {
      const { ruleset, state } = armsAt({
        'energy.brent': brent,
        'sanctions.us.arms.rung': 2,
        'sanctions.us.arms.pressure': 90,
      });
      const scope = { ...state, v: state.values, move: { size: 0, posture: 1, favours: 0 } };
      const arms = ruleset.linked.instruments[0];
      if (!arms) throw new Error('no instrument');
      return model.waiverChance(arms, scope);
    };
    expect(waiver(70)).toBe(0);
    expect(waiver(120)).toBeCloseTo(0.4, 12);
    expect(waiver(150)).toBeGreaterThan(waiver(120));
  });

  it('have exactly the risk that walking every path gives', () => {
    for (const [pressure, rung, hold, brent] of [
      [45, 1, 0, 70],
      [60, 0, 0, 70],
      [70, 2, 2, 110],
      [95, 2, 1, 95],
      [88, 3, 0, 70],
      [30, 2, 0, 70],
    ] as const) {
      const { ruleset, state, risk } = armsAt({
        'sanctions.us.arms.pressure': pressure,
        'sanctions.us.arms.rung': rung,
        'sanctions.us.arms.hold': hold,
        'energy.brent': brent,
        'heat.us': 20,
      });
      expect(risk / 100).toBeCloseTo(byPaths(ruleset.linked, state), 6);
    }
  });

  it('come as often as the risk says, under standing exposure too', () => {
    const data = testData({
      instruments: [
        instrument('arms', { standing: 6, decay: 0.2, start: { pressure: 62, rung: 2, hold: 1 }, beta: 0 }),
      ],
      // The shown risk freezes what others do; nothing else may move the pressure here.
      values: { 'heat.us': 0 },
    });
    const ruleset = link(data);
    const opening = start(ruleset, { seed: 'x', doctrine: 'balance' });
    const risk = readValue(ruleset, opening, 'risk') / 100;
    expect(risk).toBeGreaterThan(0.2);
    expect(risk).toBeLessThan(0.8);
    const games = 2500;
    let hit = 0;
    for (let game = 0; game < games; game++) {
      let state = start(ruleset, { seed: `risk-${game}`, doctrine: 'balance' });
      let reached = false;
      for (let quarter = 0; quarter < 4; quarter++) {
        state = step(ruleset, state, { india: [] }).after;
        if (readValue(ruleset, state, 'sanctions.us.arms.rung') >= 3) reached = true;
      }
      if (reached) hit++;
    }
    // Three standard errors.
    expect(Math.abs(hit / games - risk)).toBeLessThan(3 * Math.sqrt((risk * (1 - risk)) / games));
  });

  it('never reach measures before a warning and its deadline have passed', () => {
    let warned = 0;
    for (let seed = 0; seed < 60; seed++) {
      const ruleset = link(testData({ values: { 'sanctions.us.arms.pressure': 100 }, turns: 12 }));
      let state = start(ruleset, { seed: `s${seed}`, doctrine: 'balance' });
      let warning: number | null = null;
      while (state.ending === null) {
        const report = step(ruleset, state, { india: [] });
        for (const s of report.sanctions) {
          expect(Math.abs(s.after - s.before)).toBeLessThanOrEqual(1);
          if (s.after === 2 && s.before === 1) warning = report.turn;
          if (s.after === 3 && s.before === 2) {
            expect(warning).not.toBeNull();
            expect(report.turn - (warning ?? 0)).toBeGreaterThanOrEqual(2);
            warned++;
          }
        }
        state = report.after;
      }
    }
    expect(warned).toBeGreaterThan(20);
  });
});

/** Sanctions risk by walking the tree of all four-quarter paths: climb, waive, step down, stay. */
function byPaths(linked: ReturnType<typeof link>['linked'], state: ReturnType<typeof start>): number {
  const arms = linked.instruments[0];
  if (!arms) throw new Error('no instrument');
  const scope = { ...state, v: state.values, move: { size: 0, posture: 1, favours: 0 } };
  const startRung = state.values[arms.rung] as number;
  const goal = Math.max(3, startRung + 1);
  const waiver = model.waiverChance(arms, scope);
  const walk = (quarter: number, rung: number, hold: number, pressure: number, heat: number): number => {
    if (rung >= goal) return 1;
    if (quarter === 4) return 0;
    const resolve = model.resolveOf(arms, scope, pressure, heat);
    const left = Math.max(0, hold - 1);
    const due = left > 0 ? 0 : model.climbChance(linked, arms, rung, resolve);
    const waived = rung >= 2 ? due * waiver : 0;
    const down = Math.min(1 - due, model.stepDownChance(linked, arms, rung, resolve));
    const p = Math.min(100, pressure + arms.standing(scope)) * (1 - arms.data.decay);
    const h = heat * linked.k.heatHalf;
    let sum = (due - waived) * walk(quarter + 1, rung + 1, rung + 1 === 2 ? 2 : 0, p, h);
    if (waived > 0) sum += waived * walk(quarter + 1, rung, 2, p, h);
    if (down > 0) sum += down * walk(quarter + 1, rung - 1, 0, p, h);
    return sum + (1 - due - down) * walk(quarter + 1, rung, left, p, h);
  };
  return walk(
    0,
    startRung,
    state.values[arms.hold] as number,
    state.values[arms.pressure] as number,
    state.values[arms.heat] as number,
  );
}

describe('energy', () => {
  const withMeasures = (rung: {
    tariff?: number;
    block?: Record<string, number>;
    premium?: Record<string, number>;
  }): RulesetData => {
    const arms = instrument('arms', { decay: 0, start: { pressure: 60, rung: 3, hold: 0 } });
    const rungs = arms.rungs.map((r, i) => (i === 2 ? { ...r, ...rung } : { ...r, at: i > 2 ? 1000 : -1000 }));
    return testData({ instruments: [{ ...arms, rungs }] });
  };

  it('loses more of a seller’s share to blocking than to tariffs', () => {
    const quarters = [[], [], [], []];
    const free = play(withMeasures({}), 'x', quarters).value('oil.russia.share');
    const tariff = play(withMeasures({ tariff: 25, premium: { russia: 0.5 } }), 'x', quarters).value(
      'oil.russia.share',
    );
    const blocked = play(withMeasures({ block: { russia: 0.1 } }), 'x', quarters).value('oil.russia.share');
    expect(tariff).toBeLessThan(free);
    expect(free - blocked).toBeGreaterThan(3 * (free - tariff));
    expect(blocked).toBeCloseTo(0.1, 6);
  });

  it('can raise a cheap seller by 25 points of share within four quarters', () => {
    const data = testData({
      values: { 'oil.russia.share': 0.1, 'oil.gulf.share': 0.6, 'oil.us.share': 0.3, 'oil.russia.diff': -18 },
      oilSuppliers: testData().oilSuppliers.map((o) => (o.id === 'russia' ? { ...o, diff: -18 } : o)),
    });
    const after = play(data, 'x', [[], [], [], []]).value('oil.russia.share');
    expect(after - 0.1).toBeGreaterThanOrEqual(0.25);
  });

  it('keeps shares summing to one, to the last bit', () => {
    const data = withMeasures({ block: { russia: 0.05 } });
    const ruleset = link(data);
    let state = start(ruleset, { seed: 'x', doctrine: 'balance' });
    for (let i = 0; i < 6; i++) {
      state = step(ruleset, state, { india: [] }).after;
      const sum = data.oilSuppliers.reduce((s, o) => s + readValue(ruleset, state, `oil.${o.id}.share`), 0);
      expect(sum).toBe(1);
    }
  });

  it('hurts less from a supplier’s shock at a lower share', () => {
    const cost = (share: number, shock: number) => {
      const ruleset = link(
        testData({
          values: {
            'oil.russia.share': share,
            'oil.gulf.share': 0.75 - share,
            'oil.us.share': 0.25,
            'oil.russia.risk': shock,
          },
        }),
      );
      return readValue(ruleset, start(ruleset, { seed: 'x', doctrine: 'balance' }), 'energy.cost');
    };
    expect(cost(0.4, 10) - cost(0.4, 0)).toBeCloseTo(4, 5);
    expect(cost(0.1, 10) - cost(0.1, 0)).toBeCloseTo(1, 5);
  });

  it('balances wanted moves of share to zero and makes room for forced sales', () => {
    const moves = [0.05, 0.02, -0.03];
    model.balanceMoves(moves, [0.3, 0.3, 0.3]);
    expect(moves.reduce((a, b) => a + b, 0)).toBe(0);
    expect(moves[2]).toBeCloseTo(-0.03, 6);
    const forced = [0, 0, -0.08];
    model.balanceMoves(forced, [0.2, 0.1, -0.2]);
    expect(forced.reduce((a, b) => a + b, 0)).toBe(0);
    expect(forced[0]).toBeCloseTo((0.08 * 2) / 3, 6);
  });
});

describe('autonomy', () => {
  it('lets diversification of arms and of oil move in opposite directions', () => {
    // India from FY18 to FY24: arms spread out (HHI 0.51 → 0.27) while Russian crude concentrated oil (0.108 → 0.205).
    const before = { arms: [0.695, 0.14, 0.1, 0.065], oil: [0.02, 0.2, 0.2, 0.2, 0.2, 0.18] };
    const after = { arms: [0.36, 0.33, 0.2, 0.11], oil: [0.38, 0.2, 0.15, 0.1, 0.1, 0.07] };
    expect(model.normalisedHhi(after.arms)).toBeLessThan(model.normalisedHhi(before.arms));
    expect(model.normalisedHhi(after.oil)).toBeGreaterThan(model.normalisedHhi(before.oil));
    expect(model.normalisedHhi([1, 0, 0])).toBe(1);
    expect(model.normalisedHhi([0.25, 0.25, 0.25, 0.25])).toBe(0);
  });
});

describe('an S-400 deal', () => {
  it('makes Washington angrier, Moscow warmer and Beijing both relieved and uneasy', () => {
    const data = testData({ reactions: testData().reactions.map((r) => ({ ...r, noise: 0 })) });
    const { ruleset, report } = play(data, 'x', [['s400']]);
    const by = (variable: string, cause: string) =>
      explain(ruleset, report, variable).find((c) => c.cause === cause)?.delta ?? 0;
    expect(by('relations.india.us', 'reaction.us.deal')).toBeLessThan(0);
    expect(by('relations.india.russia', 'reaction.russia.thanks')).toBeGreaterThan(0);
    expect(by('relations.india.china', 'reaction.china.washington-annoyed')).toBeGreaterThan(0);
    expect(by('threat.china', 'reaction.china.missiles')).toBeGreaterThan(0);
  });

  it('changes no readiness and no share by signing, and both by delivery', () => {
    const { ruleset, report, state } = play(testData(), 'x', [['s400']]);
    expect(explain(ruleset, report, 'inventory.airDefence.russia')).toEqual([]);
    expect(report.ledger.filter((l) => l.cause === 'decision.s400.yes' && l.variable.startsWith('arms'))).toEqual([]);
    expect(state.programmes[0]).toMatchObject({ stage: 'contracted', delivered: 0, paid: 1 });
    const later = play(testData(), 'x', [['s400'], []]);
    expect(later.state.programmes[0]).toMatchObject({ stage: 'delivering', delivered: 1 });
    expect(later.value('inventory.airDefence.russia')).toBe(4);
    expect(later.value('arms.russia.share')).toBeGreaterThan(0.6);
    const readiness = explain(later.ruleset, later.report, 'readiness');
    expect(readiness.find((c) => c.cause === 'programme.s400')?.delta).toBeGreaterThan(0);
  });

  it('comes later from a supplier at war', () => {
    const late = testData({
      armsSuppliers: testData().armsSuppliers.map((s) => (s.id === 'russia' ? { ...s, late: 3 } : s)),
    });
    const quarters = [['s400'], [], [], [], []];
    expect(play(testData(), 'x', quarters).state.programmes[0]?.delivered).toBe(2);
    expect(play(late, 'x', quarters).state.programmes[0]?.delivered).toBe(0);
  });
});

describe('readiness', () => {
  it('has layered cover by repeated product', () => {
    expect(model.layeredCover(0, 0.2)).toBe(0);
    expect(model.layeredCover(3, 0.2)).toBeCloseTo(1 - 0.8 ** 3, 12);
    expect(model.layeredCover(3.5, 0.2)).toBeCloseTo(1 - 0.8 ** 3 * 0.9, 12);
  });
});

describe('the economy', () => {
  const k = link(testData()).linked.k;
  it('splits an oil shock between prices and the budget by pass-through', () => {
    expect(model.inflationLevel(k, 80, 1) - model.inflationLevel(k, 70, 1)).toBeCloseTo(0.49, 12);
    expect(model.inflationLevel(k, 80, 0) - model.inflationLevel(k, 70, 0)).toBe(0);
    expect(model.deficitLevel(k, 80, 0) - model.deficitLevel(k, 70, 0)).toBeCloseTo(0.43, 12);
    expect(model.deficitLevel(k, 80, 1) - model.deficitLevel(k, 70, 1)).toBe(0);
  });
  it('loses 0.2 points of growth per ten dollars and 0.7 at a 50 % tariff', () => {
    expect(model.growthLevel(k, 80, 0, 50) - model.growthLevel(k, 70, 0, 50)).toBeCloseTo(-0.2, 12);
    expect(model.growthLevel(k, 70, 50, 50) - model.growthLevel(k, 70, 0, 50)).toBeCloseTo(-0.7, 12);
    expect(model.growthLevel(k, 70, 90, 50)).toBe(model.growthLevel(k, 70, 50, 50));
  });
  it('bills a year of crude: 1.75 bn$ per dollar on 4.8 mb/d', () => {
    expect(model.yearlyBill(71, 4.8) - model.yearlyBill(70, 4.8)).toBeCloseTo(1.752, 9);
  });
});

describe('promises', () => {
  it('cost 0.16 of approval, by share unkept and publicity, when broken', () => {
    const { ruleset, report, state } = play(testData(), 'x', [['pledge'], []]);
    expect(report.promises).toEqual([{ promise: 'cut', status: 'broken' }]);
    const line = report.ledger.find((l) => l.variable === 'public.approval' && l.cause === 'promise.cut');
    const before = readValue(ruleset, report.before, 'public.approval');
    expect(line?.delta).toBeLessThan(-0.14 * before);
    expect(line?.delta).toBeGreaterThan(-0.18 * before);
    expect(readValue(ruleset, state, 'promises.broken')).toBe(1);
    expect(readValue(ruleset, state, 'promises.outstanding')).toBe(0);
  });
});

describe('crises', () => {
  const opened = (seed: string) => {
    const ruleset = link(testData());
    const state = start(ruleset, { seed, doctrine: 'balance' });
    const next = step(ruleset, state, { india: [{ kind: 'decide', decision: 'open', option: 'yes' }] }).after;
    return { ruleset, state: next };
  };
  const act = (seed: string, action: 'concede' | 'trade' | 'hold' | 'climb') => {
    const { ruleset, state } = opened(seed);
    expect(state.crises).toHaveLength(1);
    return step(ruleset, state, { india: [{ kind: 'crisis', crisis: 'border', action }] });
  };

  it('price the exit by rung, dearer above', () => {
    const early = act('a', 'concede');
    expect(early.crises[0]?.exit).toBe('targetConcedes');
    const priced = (report: typeof early) =>
      report.ledger.find((l) => l.variable === 'public.approval' && l.cause.startsWith('crisis.border'))?.delta ?? 0;
    expect(priced(early)).toBe(-3);
    const climbed = act('a', 'climb');
    expect(climbed.crises[0]?.nextRung).toBe(1);
    const { ruleset } = opened('a');
    const late = step(ruleset, climbed.after, { india: [{ kind: 'crisis', crisis: 'border', action: 'concede' }] });
    expect(priced(late)).toBe(-7);
  });

  it('have the chance of catastrophe that the preview shows for the plan', () => {
    for (const action of ['hold', 'climb', 'trade', 'concede'] as const) {
      let shown = 0;
      let happened = 0;
      const games = 700;
      for (let game = 0; game < games; game++) {
        const { ruleset, state } = opened(`p${game}`);
        const up = step(ruleset, state, { india: [{ kind: 'crisis', crisis: 'border', action: 'climb' }] }).after;
        if (up.crises.length === 0) continue;
        const plan = [{ kind: 'crisis', crisis: 'border', action }] as const;
        shown += preview(ruleset, up, plan).crises[0]?.catastrophe ?? 0;
        const report = step(ruleset, up, { india: plan }).crises[0];
        if (report?.exit === 'catastrophe') happened++;
        expect((report?.chance ?? 0) > 0).toBe(report?.exit === null || report?.exit === 'catastrophe');
      }
      expect(Math.abs(happened - shown)).toBeLessThan(3 * Math.sqrt(Math.max(shown, 1)) + 1);
    }
  });

  it('end in several ways, catastrophe among them, and fade when both hold', () => {
    const exits = new Map<string, number>();
    for (let seed = 0; seed < 150; seed++) {
      const { ruleset, state } = opened(`c${seed}`);
      let at = state;
      for (const action of ['climb', 'hold', 'hold', 'trade', 'hold'] as const) {
        if (at.ending !== null || at.crises.length === 0) break;
        const report = step(ruleset, at, { india: [{ kind: 'crisis', crisis: 'border', action }] });
        for (const c of report.crises) if (c.exit) exits.set(c.exit, (exits.get(c.exit) ?? 0) + 1);
        at = report.after;
      }
    }
    expect([...exits.keys()].sort()).toEqual(['catastrophe', 'lapse', 'trade']);
    expect(exits.get('catastrophe') ?? 0).toBeLessThan(60);
  });
});
