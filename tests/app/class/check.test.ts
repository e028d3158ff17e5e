import { describe, expect, it } from 'vitest';
import { checkResult, entriesIn, gameText, type LinkedRun, linksIn, type Session, THINKS_HERE } from '#app';
import { start, step, variantOf } from '#engine';
import { makeReplay } from '#lab';
import type { Setting } from '#view';
import { makeWords } from '#view';
import { crossroads, snubSeason } from '../../lab/scenarios.ts';
import { linkOf, runOf } from '../link/games.ts';

const { bundle, ruleset } = crossroads();
const snub = snubSeason();
const setting: Setting = { bundle, ruleset, words: makeWords(bundle.texts) };
const run = runOf(ruleset, 'random', 'in-class');
const { id, version, hash } = ruleset.written;
const session: Session = {
  scenario: { id, version, hash },
  seed: 'in-class',
  doctrine: run.replay.doctrine,
  terms: { turns: run.replay.plans.length, predict: false, previews: true, locked: true },
};
const changed = (change: Partial<LinkedRun['replay']>): LinkedRun => ({ ...run, replay: { ...run.replay, ...change } });
const check = (of: LinkedRun, by: Session = session, here: Setting = setting) => checkResult(THINKS_HERE, here, of, by);
const reasons = async (of: LinkedRun, by: Session = session): Promise<readonly string[]> =>
  (await check(of, by)).differences.map(({ text }) => text);

describe('a result that is handed in', () => {
  it('is believed when it comes out as it says', async () => {
    const checked = await check(run);
    expect(checked).toMatchObject({ standing: 'true', differences: [] });
    expect(checked.run?.hash).toBe(run.replay.hashes.at(-1));
    expect(checked.run?.score).toBe(run.claim?.score);
  });

  it('is marked with what differs when its moves, its score or its ending were changed', async () => {
    const seat = ruleset.data.defaultSeat;
    const at = run.replay.plans.findIndex((plans) => (plans[seat]?.length ?? 0) > 0);
    const other = changed({ plans: run.replay.plans.with(at, { [seat]: [] }) });
    expect(await check(other)).toMatchObject({ standing: 'forged' });
    expect(await reasons(other)).toContain('class.differs.state');
    expect(await reasons({ ...run, claim: { ending: run.claim?.ending ?? null, score: 100 } })).toEqual([
      'class.differs.score',
    ]);
    expect(await reasons({ ...run, claim: { ending: null, score: run.claim?.score ?? 0 } })).toEqual([
      'class.differs.ending',
    ]);
    const illegal = changed({
      plans: run.replay.plans.with(1, { [seat]: [{ kind: 'decide', decision: 'x', option: 'y' }] }),
    });
    expect(await reasons(illegal)).toContain('class.differs.illegal');
    expect((await check(illegal)).standing).toBe('forged');
    const longer = changed({
      plans: [...run.replay.plans, { [seat]: [] }],
      hashes: [...run.replay.hashes, '0123456789abcdef'],
    });
    expect(await reasons(longer)).toContain('class.differs.over');
  });

  it('of another session is true, but not of this class', async () => {
    expect((await check(runOf(ruleset, 'random', 'elsewhere'))).standing).toBe('other');
    expect(await reasons(runOf(ruleset, 'random', 'elsewhere'))).toContain('class.misfit.seed');
    expect(await reasons(runOf(ruleset, 'random', 'in-class', 2))).toEqual(['class.misfit.early']);
    const short = { ...session, terms: { ...session.terms, turns: 2 } };
    expect((await check(runOf(ruleset, 'random', 'in-class', 2), short)).standing).toBe('true');
    expect(await reasons(run, short)).toEqual(['class.misfit.long']);
  });

  it('is not of this class when another capital was planned for as well, be it with nothing', async () => {
    const other = ruleset.data.actors.find(({ id: actor }) => actor !== ruleset.data.pivot)?.id ?? '';
    const plans = run.replay.plans.map((quarter) => ({ ...quarter, [other]: [] }));
    let state = start(ruleset, { seed: run.replay.seed, doctrine: run.replay.doctrine });
    const reports = plans.map((quarter) => {
      const report = step(ruleset, state, quarter);
      state = report.after;
      return report;
    });
    const helped: LinkedRun = {
      replay: makeReplay(ruleset, reports[0]?.before ?? state, reports),
      claim: null,
      files: [],
    };
    expect(await check(helped)).toMatchObject({
      standing: 'other',
      differences: [{ text: 'class.misfit.manned', params: { capitals: setting.words(`actor.${other}.capital`) } }],
    });
  });

  it('that cannot be played is said to be so, and never throws', async () => {
    expect((await check(changed({ doctrine: 'no-such' }))).standing).toBe('unread');
    expect((await check(changed({ seat: 'nobody' }))).standing).toBe('unread');
    expect((await check(changed({ assumptions: { nothing: 7 } }))).standing).toBe('unread');
    expect((await check(changed({ plans: [{ nobody: [] }], hashes: ['00'] }))).standing).toBe('unread');
    // What cannot be played lies behind what differs already.
    const late = changed({
      plans: [...run.replay.plans.slice(0, 1), { nobody: [] }],
      hashes: ['0123456789abcdef', '0123456789abcdef'],
    });
    expect(await check(late)).toMatchObject({ standing: 'forged', run: { quarters: 1 } });
  });

  it('is not of this class when its rules only share their name with those of the class, or its chair is another', async () => {
    const elsewhere = { ...session, scenario: { id, version, hash: 'fedcba9876543210' } };
    expect(await check(run, elsewhere)).toMatchObject({
      standing: 'other',
      differences: [{ text: 'class.misfit.rules' }],
    });
    const chairs: Setting = { ...snub, words: makeWords(snub.bundle.texts) };
    const seated = variantOf(chairs.ruleset, { seat: 'us' });
    const opening = start(seated, { seed: 'in-class', doctrine: seated.data.doctrines[0]?.id ?? '' });
    const replay = makeReplay(seated, opening, [step(seated, opening, {})]);
    const other: LinkedRun = { replay, claim: null, files: [] };
    const open: Session = {
      ...session,
      scenario: replay.scenario,
      doctrine: null,
      terms: { ...session.terms, turns: 1 },
    };
    expect(await check(other, open, chairs)).toMatchObject({
      standing: 'other',
      differences: [{ text: 'class.misfit.seat' }],
    });
  });
});

describe('taking results in', () => {
  it('knows a game again however it is written down, and tells it from any other', () => {
    const seat = ruleset.data.defaultSeat;
    const { replay } = run;
    const turned = replay.plans.map((quarter) => {
      const plan = (quarter[seat] ?? []).toReversed();
      const spelled = plan.map((move) =>
        move.kind === 'crisis' || move.kind === 'respond' ? move : { posture: 'normal' as const, ...move },
      );
      return plan.length === 0 ? {} : { [seat]: spelled };
    });
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(replay.plans));
    expect(gameText({ ...replay, plans: turned, predictions: [] })).toBe(gameText(replay));
    const at = replay.plans.findIndex((plans) => (plans[seat]?.length ?? 0) > 0);
    for (const other of [
      { plans: replay.plans.with(at, {}) },
      { seed: 'other' },
      { predictions: [{ turn: 0, actor: 'a', reaction: 'b', act: 'c', rung: 'd', sure: 1 }] },
    ]) {
      expect(gameText({ ...replay, ...other })).not.toBe(gameText(replay));
    }
  });

  it('finds every link in a text, each once', async () => {
    const link = await linkOf(ruleset, run);
    const text = `Anna: https://x.example/a/#/run/${link}\nBen https://y.example/#/run/${link} and #/run/${link.slice(0, 40)}.`;
    expect(linksIn(text)).toEqual([link, link.slice(0, 40)]);
    expect(linksIn(link)).toEqual([link]);
    expect(linksIn('nothing here')).toEqual([]);
    expect(entriesIn(' {"format": 1}')).toEqual([{ via: 'file', text: ' {"format": 1}' }]);
  });
});
