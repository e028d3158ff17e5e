import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashState, readValue as readVariable, type State, stateFromJson, stateToJson, step, variantOf } from '#engine';
import {
  greedy,
  makeReplay,
  parsePlans,
  parseReplay,
  playGame,
  type Replay,
  random,
  traceOf,
  verifyReplay,
} from '#lab';
import { crossroads, snubSeason } from './scenarios.ts';

function record(seed: string, policies = { harbour: random }) {
  const { ruleset } = crossroads();
  const game = playGame(ruleset, { seed, doctrine: 'strong-port', policies });
  const states: readonly State[] = [game.start, ...game.reports.map(({ after }) => after)];
  return { game, states, replay: makeReplay(ruleset, game.start, game.reports, traceOf(ruleset, states)) };
}

const copy = (replay: Replay): Replay => JSON.parse(JSON.stringify(replay)) as Replay;

describe('a replay', () => {
  it('equals the game, through JSON, for any seed', () => {
    const { ruleset } = crossroads();
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.boolean(), (seed, isManned) => {
        const { replay, game } = record(seed, isManned ? { harbour: random, ...{ north: random } } : undefined);
        const parsed = parseReplay(JSON.parse(JSON.stringify(replay)));
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        const check = verifyReplay(ruleset, parsed.replay);
        expect(check.firstDifference).toBeNull();
        expect(check.ok).toBe(true);
        expect(check.turns).toBe(game.reports.length);
        expect(check.hash).toBe(hashState(ruleset, game.final));
        expect(check.same).toEqual({ scenario: true, engine: true });
      }),
      { numRuns: 25 },
    );
  });

  it('carries what was predicted, which changes no hash, and refuses what is no prediction', () => {
    const { ruleset } = crossroads();
    const { replay } = record('predicted');
    const stated = { turn: 0, actor: 'north', reaction: 'any', act: 'quarter', rung: '', sure: 0.65 };
    const parsed = parseReplay(JSON.parse(JSON.stringify({ ...replay, predictions: [stated] })));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.replay.predictions).toEqual([stated]);
    expect(verifyReplay(ruleset, parsed.replay)).toMatchObject({ ok: true, firstDifference: null });
    for (const [wrong, path] of [
      [{ ...stated, sure: 1.5 }, 'predictions[0].sure'],
      [{ ...stated, sure: '1' }, 'predictions[0].sure'],
      [{ ...stated, turn: -1 }, 'predictions[0].turn'],
      [{ ...stated, actor: '' }, 'predictions[0].actor'],
      [{ ...stated, why: 'a feeling' }, 'predictions[0].why'],
    ] as const) {
      const result = parseReplay({ ...copy(replay), predictions: [wrong] });
      expect(result.ok ? [] : result.problems.map((problem) => problem.path)).toContain(path);
    }
  });

  it('of the flagship equals the game', () => {
    const { ruleset } = snubSeason();
    const doctrine = ruleset.data.doctrines[0]?.id ?? '';
    const game = playGame(ruleset, { seed: '7', doctrine, policies: { [ruleset.data.pivot]: greedy } });
    const replay = makeReplay(ruleset, game.start, game.reports);
    expect(verifyReplay(ruleset, copy(replay)).ok).toBe(true);
  });

  it('names the first quarter and the variables that differ when a plan was changed', () => {
    const { ruleset } = crossroads();
    const { replay, states } = record('changed');
    const turn = replay.plans.findIndex((plans) => (plans.harbour?.length ?? 0) > 0);
    const plans = replay.plans.map((item, index) => (index === turn ? { harbour: [] } : item));
    const check = verifyReplay(ruleset, { ...copy(replay), plans });
    expect(check.ok).toBe(false);
    expect(check.turns).toBe(turn);
    expect(check.firstDifference).toMatchObject({ turn, kind: 'other-state' });
    const after = step(ruleset, states[turn] as State, { harbour: [] }).after;
    const original = states[turn + 1] as State;
    const variables = ruleset.symbols.specs.filter(({ derived }) => !derived).map(({ name }) => name);
    const differing = variables.filter(
      (name) => readVariable(ruleset, after, name) !== readVariable(ruleset, original, name),
    );
    expect(differing.length).toBeGreaterThan(0);
    expect(check.firstDifference?.variables.filter((name) => variables.includes(name))).toEqual(differing.sort());
  });

  it('names the quarter whose hash alone was changed', () => {
    const { ruleset } = crossroads();
    const { replay } = record('hash');
    const hashes = replay.hashes.with(2, '0123456789abcdef');
    const { ok, firstDifference } = verifyReplay(ruleset, { ...copy(replay), hashes });
    expect(ok).toBe(false);
    expect(firstDifference).toMatchObject({ turn: 2, kind: 'other-state', variables: [] });
  });

  it('tells an illegal plan, a doctrine or a seat that is not there and quarters after the end', () => {
    const { ruleset } = crossroads();
    const { replay } = record('broken');
    const illegal = replay.plans.with(1, { harbour: [{ kind: 'decide', decision: 'invade', option: 'now' }] });
    const check = verifyReplay(ruleset, { ...copy(replay), plans: illegal });
    expect(check.firstDifference).toMatchObject({ turn: 1, kind: 'illegal-plan' });
    expect(check.firstDifference?.problems[0]).toMatchObject({ rule: 'unknown-decision' });
    expect(check.turns).toBe(1);

    const doctrine = verifyReplay(ruleset, { ...copy(replay), doctrine: 'no-such' });
    expect(doctrine.firstDifference).toMatchObject({ turn: 0, kind: 'unknown-doctrine' });

    const foreign = verifyReplay(ruleset, { ...copy(replay), plans: replay.plans.with(1, { atlantis: [] }) });
    expect(foreign.firstDifference).toMatchObject({ turn: 1, kind: 'unknown-seat' });
    expect(foreign.turns).toBe(1);

    const longer = { ...copy(replay), plans: [...replay.plans, {}], hashes: [...replay.hashes, 'ffffffffffffffff'] };
    const over = verifyReplay(ruleset, longer);
    expect(over.firstDifference).toMatchObject({ turn: replay.plans.length, kind: 'game-over' });
    expect(over.turns).toBe(replay.plans.length);
  });

  it('of a game that is not over is in order', () => {
    const { ruleset } = crossroads();
    const { replay } = record('unfinished');
    const part = { ...copy(replay), plans: replay.plans.slice(0, 2), hashes: replay.hashes.slice(0, 2) };
    expect(verifyReplay(ruleset, part)).toMatchObject({ ok: true, turns: 2 });
  });

  it('says when the scenario or the engine is another', () => {
    const { ruleset } = crossroads();
    const { replay } = record('elsewhere');
    const other = { ...copy(replay), engine: '0.0.1', scenario: { ...replay.scenario, hash: 'feedfacefeedface' } };
    expect(verifyReplay(ruleset, other).same).toEqual({ scenario: false, engine: false });
  });
});

describe('a replay under assumptions', () => {
  const { ruleset } = crossroads();
  const assumed = variantOf(ruleset, { assumptions: { jealousy: 9, kappa: 0.04 } });
  const game = playGame(assumed, { seed: '5', doctrine: 'strong-port', policies: { harbour: greedy } });
  const replay = makeReplay(assumed, game.start, game.reports);

  it('names the scenario as written and what was changed, and equals the game whatever variant is at hand', () => {
    expect(replay.scenario.hash).toBe(ruleset.data.hash);
    expect(assumed.data.hash).not.toBe(ruleset.data.hash);
    expect(replay.assumptions).toEqual({ kappa: 0.04, jealousy: 9 });
    const parsed = parseReplay(JSON.parse(JSON.stringify(replay)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    for (const at of [ruleset, assumed, variantOf(ruleset, { assumptions: { mu: 0.02 } })]) {
      const check = verifyReplay(at, parsed.replay);
      expect(check).toMatchObject({ ok: true, same: { scenario: true, engine: true } });
      expect(check.ruleset.assumptions).toEqual({ kappa: 0.04, jealousy: 9 });
    }
  });

  it('differs from the game as written', () => {
    const { assumptions: _, ...plain } = copy(replay);
    const { firstDifference } = verifyReplay(ruleset, plain);
    expect(firstDifference).toMatchObject({ turn: 0, kind: 'other-state' });
  });

  it('says which assumption cannot be made, and that no game is played from a seat', () => {
    const odd = { ...copy(replay), assumptions: { kapa: 0.03, climbWidth: 0, jealousy: 8 } };
    expect(verifyReplay(ruleset, odd).firstDifference).toMatchObject({
      turn: 0,
      kind: 'bad-assumption',
      variables: ['model.kapa', 'model.climbWidth'],
    });
    const seated = { ...copy(replay), seat: 'atlantis' };
    expect(verifyReplay(ruleset, seated).firstDifference).toMatchObject({ turn: 0, kind: 'unknown-seat' });
  });
});

describe('a saved state', () => {
  it('plays on as if it had never been saved', () => {
    const { ruleset } = crossroads();
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.nat(7), (seed, at) => {
        const { game, states } = record(seed);
        const turn = at % states.length;
        let state = stateFromJson(ruleset, JSON.parse(JSON.stringify(stateToJson(ruleset, states[turn] as State))));
        expect(hashState(ruleset, state)).toBe(hashState(ruleset, states[turn] as State));
        for (const { plans } of game.reports.slice(turn)) state = step(ruleset, state, plans).after;
        expect(hashState(ruleset, state)).toBe(hashState(ruleset, game.final));
      }),
      { numRuns: 40 },
    );
  });
});

describe('reading a replay', () => {
  const valid = () => JSON.parse(JSON.stringify(record('valid').replay)) as Record<string, unknown>;

  it.each<readonly [string, (replay: Record<string, unknown>) => unknown, string]>([
    ['no object', () => 7, '(top)'],
    ['null', () => null, '(top)'],
    ['a list', (replay) => [replay], '(top)'],
    ['another format', (replay) => ({ ...replay, format: 2 }), 'format'],
    ['a seat that is no name', (replay) => ({ ...replay, seat: '' }), 'seat'],
    ['assumptions that are a list', (replay) => ({ ...replay, assumptions: [] }), 'assumptions'],
    ['assumptions that change nothing', (replay) => ({ ...replay, assumptions: {} }), 'assumptions'],
    ['an assumption in words', (replay) => ({ ...replay, assumptions: { mu: 'low' } }), 'assumptions.mu'],
    ['an assumption without end', (replay) => ({ ...replay, assumptions: { mu: Infinity } }), 'assumptions.mu'],
    ['no seed', ({ seed: _, ...replay }) => replay, 'seed'],
    ['a seed that is no text', (replay) => ({ ...replay, seed: 7 }), 'seed'],
    ['an unknown field', (replay) => ({ ...replay, cheat: true }), 'cheat'],
    ['a scenario without hash', (replay) => ({ ...replay, scenario: { id: 'a', version: '1' } }), 'scenario.hash'],
    ['plans that are no list', (replay) => ({ ...replay, plans: {} }), 'plans'],
    ['a plan that is no list', (replay) => ({ ...replay, plans: [{ harbour: 'x' }] }), 'plans[0].harbour'],
    [
      'a move of no kind',
      (replay) => ({ ...replay, plans: [{ harbour: [{ kind: 'bribe' }] }] }),
      'plans[0].harbour[0].kind',
    ],
    [
      'a move without its option',
      (replay) => ({ ...replay, plans: [{ harbour: [{ kind: 'decide', decision: 'x' }] }] }),
      'plans[0].harbour[0].option',
    ],
    [
      'a posture nobody has',
      (replay) => ({
        ...replay,
        plans: [{ harbour: [{ kind: 'decide', decision: 'x', option: 'y', posture: 'smug' }] }],
      }),
      'plans[0].harbour[0].posture',
    ],
    ['fewer hashes than plans', (replay) => ({ ...replay, hashes: [] }), 'hashes'],
    [
      'a hash that is none',
      (replay) => ({ ...replay, hashes: ['zz', ...(replay.hashes as string[]).slice(1)] }),
      'hashes[0]',
    ],
    ['too many quarters', (replay) => ({ ...replay, plans: Array.from({ length: 5000 }, () => ({})) }), 'plans'],
    [
      'a seat called __proto__',
      (replay) => ({ ...replay, plans: [JSON.parse('{"__proto__": []}')] }),
      'plans[0].__proto__',
    ],
    ['a trace of lists', (replay) => ({ ...replay, trace: [{ set: { a: [] }, gone: [] }] }), 'trace[0].set.a'],
    ['a seed of a megabyte', (replay) => ({ ...replay, seed: 'x'.repeat(1e6) }), 'seed'],
  ])('refuses %s and says where', (_, change, path) => {
    const parsed = parseReplay(change(valid()));
    if (parsed.ok) throw new Error('was accepted');
    expect(parsed.problems.map((problem) => problem.path)).toContain(path);
    for (const { message } of parsed.problems) expect(message.length).toBeLessThan(200);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, maxDepth: 6 }), (json) => {
        expect(parseReplay(json).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws and never pollutes when a field of a good one is replaced by anything', () => {
    const keys = ['format', 'engine', 'scenario', 'seed', 'doctrine', 'plans', 'hashes', 'trace'];
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        parseReplay({ ...valid(), [key]: value });
        expect(Object.hasOwn(Object.prototype, 'harbour')).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('stands a deep nesting', () => {
    let deep: unknown = [];
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(parseReplay({ ...valid(), plans: deep }).ok).toBe(false);
  });

  it('reads plans alone or within a replay', () => {
    const { plans } = record('valid').replay;
    expect(parsePlans(JSON.parse(JSON.stringify(plans)))).toEqual({ ok: true, plans });
    expect(parsePlans(JSON.parse(JSON.stringify({ plans })))).toEqual({ ok: true, plans });
    expect(parsePlans([{ harbour: [{ kind: 'decide' }] }]).ok).toBe(false);
  });
});
