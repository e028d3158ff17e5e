import { describe, expect, it } from 'vitest';
import { legalMoves, type Move, playableSeats, preview, type Ruleset, start, step, variantOf, verdict } from '#engine';
import {
  type Assumptions,
  foreseen,
  greedy,
  makeReplay,
  type Playout,
  parseReplay,
  pass,
  pivotDoctrine,
  pivotPlan,
  pivotPlayer,
  plansSeenBy,
  playGame,
  random,
  rerun,
  verifyReplay,
} from '#lab';
import { crossroads, snubSeason } from './scenarios.ts';

const { ruleset } = snubSeason();
const SEATS = ['us', 'russia', 'china'] as const;

interface Played {
  readonly rules: Ruleset;
  readonly game: Playout;
}

const known = new Map<string, Played>();

function played(seat: string, seed: string, policy = random, assumptions: Assumptions = {}): Played {
  const name = JSON.stringify([seat, seed, policy.name, assumptions]);
  let found = known.get(name);
  if (!found) {
    const rules = variantOf(ruleset, { seat, assumptions });
    const doctrine = rules.data.doctrines[0]?.id ?? '';
    const policies = { [rules.data.pivot]: pivotPlayer(seed), [seat]: policy };
    found = { rules, game: playGame(rules, { seed, doctrine, policies }) };
    known.set(name, found);
  }
  return found;
}

describe('the games from other seats', () => {
  it('are those of Washington, Moscow and Beijing in the flagship, and none where there are none', () => {
    expect(playableSeats(ruleset.data)).toEqual(['india', 'us', 'russia', 'china']);
    expect(playableSeats(crossroads().ruleset.data)).toEqual(['harbour']);
  });

  it('are seen with the plan of the pivot on the table, but not what it does in a crisis', () => {
    for (const seat of SEATS) {
      const { rules, game } = played(seat, 'seen');
      // What answers the pivot's plan is legal, and told with it.
      for (const report of game.reports) expect(foreseen(rules, report, seat).problems).toEqual([]);
      const responses = game.reports.flatMap(({ plans }) => plans[seat] ?? []).filter(({ kind }) => kind === 'respond');
      expect(responses.length).toBeGreaterThan(0);
    }
    const { pivot } = ruleset.data;
    const deed: Move = { kind: 'decide', decision: 'washington-channel', option: 'open' };
    const crisis: Move = { kind: 'crisis', crisis: 'tanker-seizure', action: 'hold' };
    const plans = { us: [], [pivot]: [crisis, deed] };
    expect(plansSeenBy(ruleset, plans, 'us')).toEqual({ [pivot]: [deed] });
    expect(plansSeenBy(ruleset, plans, pivot)).toEqual({});
  });

  it('bring their own doctrines, endings and initiatives, and leave the default game as it was', () => {
    for (const seat of SEATS) {
      const { data } = variantOf(ruleset, { seat });
      expect(data.defaultSeat).toBe(seat);
      expect(data.doctrines.length).toBeGreaterThanOrEqual(2);
      for (const { id } of data.doctrines) expect(ruleset.data.doctrines.map((each) => each.id)).not.toContain(id);
      expect(data.decisions.filter((each) => each.seat === seat).length).toBeGreaterThanOrEqual(6);
      expect(data.events.filter((each) => each.seat === seat).length).toBeGreaterThanOrEqual(4);
    }
    expect(ruleset.data.decisions.every((each) => each.seat === 'india')).toBe(true);
    expect(ruleset.data.events.every((each) => each.seat === 'india')).toBe(true);
  });

  it.each(SEATS)('play whole from %s, and their replays verify from the scenario as written', (seat) => {
    const { rules, game } = played(seat, `whole ${seat}`);
    expect(game.final.ending).not.toBeNull();
    expect(rules.data.endings.map(({ id }) => id)).toContain(game.final.ending);
    const replay = makeReplay(rules, game.start, game.reports);
    expect(replay).toMatchObject({ seat, scenario: { hash: ruleset.data.hash } });
    expect(replay.plans.every((plans) => plans.india !== undefined && plans[seat] !== undefined)).toBe(true);
    const parsed = parseReplay(JSON.parse(JSON.stringify(replay)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const check = verifyReplay(ruleset, parsed.replay);
    expect(check.firstDifference).toBeNull();
    expect(check.turns).toBe(game.reports.length);
    // The same run told as another seat's is not that run.
    const { seat: _, ...unseated } = parsed.replay;
    expect(verifyReplay(ruleset, unseated).firstDifference).toMatchObject({ kind: 'unknown-doctrine' });
  });

  it.each(SEATS)('leave real choices in every quarter to %s', (seat) => {
    const { rules, game } = played(seat, `whole ${seat}`);
    for (const { before, plans } of game.reports) {
      const moves = legalMoves(rules, before, seat, { india: plans.india ?? [] });
      expect(moves.length, `turn ${before.turn}`).toBeGreaterThanOrEqual(6);
      expect(moves.some(({ kind }) => kind === 'respond')).toBe(true);
    }
  });

  it.each(SEATS)('are not won from %s by passing', (seat) => {
    for (const seed of ['p1', 'p2']) {
      const { rules, game } = played(seat, seed, pass);
      expect(verdict(rules, game.final).outcome, seed).not.toBe('won');
    }
  });

  it('reward looking ahead', () => {
    const score = (policy: typeof greedy) =>
      ['p1', 'p2'].reduce((sum, seed) => {
        const { rules, game } = played('us', seed, policy);
        return sum + verdict(rules, game.final).score;
      }, 0);
    expect(score(greedy)).toBeGreaterThan(score(pass));
  });
});

describe('the pivot played by the program', () => {
  it('plays by a doctrine of its own that hangs on the seed, the same for every chair', () => {
    const seeds = Array.from({ length: 40 }, (_, at) => `seed ${at}`);
    const drawn = seeds.map((seed) => pivotDoctrine(ruleset, seed));
    expect(new Set(drawn).size).toBe(ruleset.data.doctrines.length);
    const fromMoscow = seeds.map((seed) => pivotDoctrine(variantOf(ruleset, { seat: 'russia' }), seed));
    expect(fromMoscow).toEqual(drawn);
  });

  it('plans the same whenever it is asked, and what is legal', () => {
    const rules = variantOf(ruleset, { seat: 'russia' });
    const state = start(rules, { seed: 'again', doctrine: rules.data.doctrines[0]?.id ?? '' });
    const planned = () => {
      const search = pivotPlan(rules, state);
      for (;;) {
        const { done, value } = search.next();
        if (done) return value;
      }
    };
    const plan = planned();
    expect(planned()).toEqual(plan);
    expect(() => step(rules, state, { india: plan })).not.toThrow();
    const policy = pivotPlayer('again');
    const game = playGame(rules, { seed: 'again', doctrine: state.doctrine, policies: { india: policy } });
    expect(game.reports[0]?.plans.india).toEqual(plan);
  });
});

describe('the preview of an answering seat', () => {
  const { rules, game } = played('russia', 'preview', pass);
  const report = game.reports.find(({ before, plans }) =>
    legalMoves(rules, before, 'russia', { india: plans.india ?? [] }).some(
      (move) => move.kind === 'respond' && move.act !== 'quarter',
    ),
  );
  if (!report) throw new Error('nothing to answer');
  const before = { india: report.plans.india ?? [] };
  const answers = legalMoves(rules, report.before, 'russia', before).filter((move) => move.kind === 'respond');

  it('makes the chosen answer certain and tells exactly what it does', () => {
    for (const move of answers) {
      const { problems, answers: odds, effects } = preview(rules, report.before, [move], 'russia', before);
      expect(problems).toEqual([]);
      const mine = odds.find(({ reaction, act }) => reaction === move.reaction && act === move.act);
      expect(mine?.odds).toEqual([expect.objectContaining({ rung: move.rung, chance: 1 })]);
      const { responses } = step(rules, report.before, { ...before, russia: [move] });
      const given = responses.find(({ reaction, act }) => reaction === move.reaction && act === move.act);
      expect(given).toMatchObject({ rung: move.rung, chosenBy: 'seat' });
      const told = effects.filter(({ cause }) => cause === `reaction.russia.${move.reaction}`);
      const { ledger } = step(rules, report.before, { ...before, russia: [move] });
      for (const line of told) expect(ledger).toContainEqual(line);
    }
  });

  it('leaves out what the pivot does', () => {
    expect(
      preview(rules, report.before, [], 'russia', before).effects.filter(({ actor }) => actor === 'india'),
    ).toEqual([]);
    const [move] = answers;
    if (move?.kind !== 'respond') throw new Error('nothing to answer');
    expect(preview(rules, report.before, [move], 'russia').problems[0]?.rule).toBe(
      move.act === 'quarter' ? undefined : 'not-triggered',
    );
  });
});

describe('a game played again under other assumptions', () => {
  it('is the same game when nothing is changed', () => {
    const { rules, game } = played('russia', 'rerun');
    const same = rerun(rules, game.reports, {});
    expect(same.is).toEqual(same.was);
    expect(same.lost).toEqual([]);
  });

  it('keeps seat, plans and luck, and tells what could no longer be done', () => {
    const { rules, game } = played('us', 'rerun', greedy);
    const other = rerun(rules, game.reports, { capitalBase: 2, jealousy: 14 });
    expect(other.ruleset.data.defaultSeat).toBe('us');
    expect(other.ruleset.assumptions).toEqual({ capitalBase: 2, jealousy: 14 });
    expect(other.reports[0]?.before.seed).toBe('rerun');
    expect(other.is.hash).not.toBe(other.was.hash);
    expect(other.lost.length).toBeGreaterThan(0);
    for (const { turn, seat, move } of other.lost) {
      expect(game.reports[turn]?.plans[seat]).toContainEqual(move);
      expect(other.reports[turn]?.plans[seat] ?? []).not.toContainEqual(move);
    }
    const variables = other.figures.map(({ variable }) => variable);
    expect(variables).toContain('relations.india.us');
  });

  it('takes off assumptions of the game that are not asked for again', () => {
    const { rules, game } = played('china', 'rerun', random, { jealousy: 12 });
    expect(rules.assumptions).toEqual({ jealousy: 12 });
    expect(rerun(rules, game.reports, {}).ruleset.assumptions).toEqual({});
  });
});
