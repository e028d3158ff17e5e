import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashState, legalMoves, type Move, readValue as readVariable, start, step, type TurnReport } from '#engine';
import { choiceOf, greedy, playGame, playWithout, random, type WhatIf, whatIf } from '#lab';
import { crossroads, snubSeason } from './scenarios.ts';

const { ruleset } = crossroads();

function played(seed: string, policy = random): readonly TurnReport[] {
  return playGame(ruleset, { seed, doctrine: 'open-port', policies: { harbour: policy } }).reports;
}

/** The first quarter with a move, and the last move of its plan. */
function firstMove(reports: readonly TurnReport[]): { turn: number; move: Move } {
  const turn = reports.findIndex(({ plans }) => (plans.harbour?.length ?? 0) > 0);
  const move = reports[turn]?.plans.harbour?.at(-1);
  if (!move) throw new Error('Nothing was done in this game.');
  return { turn, move };
}

function found(result: ReturnType<typeof whatIf>): WhatIf {
  if (!result.ok) throw new Error(result.problem.rule);
  return result;
}

describe('what if', () => {
  it('a change and its undoing give the game as it was played, to the last bit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), (seed) => {
        const reports = played(`undo ${seed}`);
        const { turn, move } = firstMove(reports);
        const other = found(whatIf(ruleset, reports, turn, { kind: 'drop', choice: choiceOf(move) }));
        fc.pre(other.quarters.every(({ lost }) => lost.length === 0) && other.reports.length === reports.length);
        const back = found(whatIf(ruleset, other.reports, turn, { kind: 'make', move }));
        expect(back.is.hash).toBe(hashState(ruleset, (reports[reports.length - 1] as TurnReport).after));
        expect(back.was.hash).toBe(other.is.hash);
      }),
      { numRuns: 25 },
    );
  });

  it('compares a game that was broken off where it was', () => {
    const reports = played('broken off').slice(0, 3);
    const { turn, move } = firstMove(reports);
    const {
      is,
      was,
      reports: path,
      quarters,
    } = found(whatIf(ruleset, reports, turn, { kind: 'drop', choice: choiceOf(move) }));
    expect(is).toMatchObject({ turns: 3, ending: null });
    expect(was).toMatchObject({ turns: 3, ending: null });
    expect(path).toHaveLength(3);
    expect(quarters.every(({ turn: now }) => now < 3)).toBe(true);
  });

  it('leaves out what one side of a crisis did, not the other', () => {
    const { ruleset: rules } = snubSeason();
    const { pivot, seats } = rules.data;
    const both = ['1', '2', '3', '4', '5', '6'].map((seed) => {
      let state = start(rules, { seed, doctrine: rules.data.doctrines[0]?.id ?? '' });
      while (state.ending === null) {
        const now = state;
        const plans = Object.fromEntries(
          seats.map((seat) => {
            const moves = legalMoves(rules, now, seat).filter(({ kind }) => kind === 'crisis');
            const action = seat === pivot ? 'hold' : 'climb';
            const own = moves.find((move) => move.kind === 'crisis' && move.action === action);
            return [seat, own ? [own] : []];
          }),
        );
        const report = step(rules, state, plans);
        if (Object.values(plans).filter((plan) => plan.length > 0).length > 1) return report;
        state = report.after;
      }
      return null;
    });
    const report = both.find((found) => found !== null);
    const crisis = report?.plans[pivot]?.[0];
    if (!report || crisis?.kind !== 'crisis') throw new Error('No crisis was met by two.');
    const alone = step(rules, report.before, { ...report.plans, [pivot]: [] }).after;
    const other = playWithout(rules, [report], 0, pivot, `crisis.${crisis.crisis}`);
    expect(other && hashState(rules, other.state)).toBe(hashState(rules, alone));
    expect(hashState(rules, alone)).not.toBe(hashState(rules, step(rules, report.before, {}).after));
  });

  it('tells where each figure parts, by causes that are those of the two games', () => {
    const reports = played('causes', greedy);
    const { turn, move } = firstMove(reports);
    const {
      quarters,
      partsOn,
      reports: path,
    } = found(whatIf(ruleset, reports, turn, { kind: 'drop', choice: choiceOf(move) }));
    expect(partsOn).toBe(turn);
    const [first] = quarters;
    expect(first?.figures.length).toBeGreaterThan(0);
    for (const { turn: now, figures } of quarters) {
      for (const { variable, was, is, parted, causes } of figures) {
        const value = (list: readonly TurnReport[], side: 'before' | 'after') =>
          readVariable(ruleset, (list[now] as TurnReport)[side], variable);
        expect(was).toBe(value(reports, 'after'));
        expect(is).toBe(value(path, 'after'));
        expect(parted).toBe(is - value(path, 'before') - (was - value(reports, 'before')));
        expect(causes.length).toBeGreaterThan(0);
        if (causes.length < 5) expect(causes.reduce((sum, gap) => sum + gap.is - gap.was, 0)).toBeCloseTo(parted, 9);
      }
    }
  });

  it('moves no other luck: what the change does not touch comes as before', () => {
    const reports = played('luck');
    const turn = reports.findIndex(
      ({ before }) => before.values[ruleset.symbols.slots.get('seat.harbour.capital') ?? -1] !== undefined,
    );
    const move: Move = { kind: 'decide', decision: 'bread', option: 'subsidy' };
    const change = reports[turn]?.plans.harbour?.some((item) => choiceOf(item) === choiceOf(move))
      ? ({ kind: 'drop', choice: choiceOf(move) } as const)
      : ({ kind: 'make', move } as const);
    const other = found(whatIf(ruleset, reports, turn, change));
    const brent = (list: readonly TurnReport[]) =>
      list.map(({ after }) => readVariable(ruleset, after, 'energy.brent'));
    expect(brent(other.reports)).toEqual(brent(reports));
  });

  it('names the later moves that can no longer be made', () => {
    for (let seed = 0; seed < 60; seed++) {
      const reports = played(`lost ${seed}`);
      for (const [turn, { plans }] of reports.entries()) {
        for (const move of plans.harbour ?? []) {
          const other = found(whatIf(ruleset, reports, turn, { kind: 'drop', choice: choiceOf(move) }));
          const lost = other.quarters.flatMap((quarter) => quarter.lost);
          if (lost.length === 0) continue;
          for (const { seat, move: gone } of lost) {
            expect(seat).toBe('harbour');
            expect(reports.flatMap((report) => report.plans.harbour ?? [])).toContainEqual(gone);
          }
          return;
        }
      }
    }
    throw new Error('No move of any game made another possible.');
  });

  it('says why a change cannot be made', () => {
    const reports = played('refused');
    const { turn, move } = firstMove(reports);
    const refused = (change: Parameters<typeof whatIf>[3], at = turn) => {
      const result = whatIf(ruleset, reports, at, change);
      return result.ok ? 'ok' : result.problem.rule;
    };
    expect(refused({ kind: 'make', move })).toBe('no-change');
    expect(refused({ kind: 'drop', choice: 'decide.nothing' })).toBe('no-such-move');
    expect(refused({ kind: 'drop', choice: choiceOf(move) }, 99)).toBe('no-such-turn');
    expect(refused({ kind: 'make', move: { kind: 'decide', decision: 'circus', option: 'open' } })).toBe(
      'unknown-decision',
    );
  });
});
