import { describe, expect, it, vi } from 'vitest';
import { openThinker, THINKS_HERE } from '#app';
import { hashState, link, type Ruleset, start, variantOf } from '#engine';
import { makeReplay, pivotPlan, playGame, random, TASKS, type TaskName, type Tasks } from '#lab';
import { crossroads, snubSeason } from '../lab/scenarios.ts';

const { ruleset } = crossroads();
const { start: opening, reports } = playGame(ruleset, {
  seed: 'thinking',
  doctrine: 'open-port',
  policies: { harbour: random },
});
const plans = reports.map((report) => report.plans);
const replay = makeReplay(ruleset, opening, reports);

/** What a page says to its worker and hears from it, everything copied as between two threads. */
class Correspondent extends EventTarget {
  readonly told: { readonly kind: string; readonly written?: string; readonly rules?: number }[] = [];
  private readonly rules = new Map<number, Ruleset>();
  private readonly answers: boolean;

  constructor(answers = true) {
    super();
    this.answers = answers;
  }

  postMessage(message: unknown): void {
    const told = structuredClone(message) as {
      kind: string;
      rules: number;
      written: string;
      seat: string;
      assumptions: Record<string, number>;
      question: number;
      task: { name: TaskName; asks: never };
    };
    this.told.push(told);
    if (told.kind === 'rules') this.rules.set(told.rules, variantOf(link(JSON.parse(told.written)), told));
    if (told.kind !== 'ask' || !this.answers) return;
    setTimeout(() => {
      const { name, asks } = told.task;
      const steps = TASKS[name](this.rules.get(told.rules) as Ruleset, asks);
      let data: unknown;
      try {
        let step = steps.next();
        while (!step.done) step = steps.next();
        data = { kind: 'answer', question: told.question, gives: step.value };
      } catch (error) {
        data = { kind: 'failure', question: told.question, reason: (error as Error).message };
      }
      this.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
    });
  }

  terminate(): void {
    this.told.push({ kind: 'terminated' });
  }

  kinds(): string[] {
    return this.told.map(({ kind }) => kind);
  }
}

const openWith = (worker: Correspondent) => openThinker(() => worker as unknown as Worker);

describe('a page that has its thinking done elsewhere', () => {
  it('hears what it would find by itself', async () => {
    const thinker = openWith(new Correspondent());
    const ahead: Tasks['quarterAhead']['asks'] = {
      state: opening,
      seat: 'harbour',
      plan: [],
      before: {},
      variables: ['risk', 'readiness'],
    };
    expect(await thinker.think('quarterAhead', ruleset, ahead)).toEqual(
      await THINKS_HERE.think('quarterAhead', ruleset, ahead),
    );
    const course = { opening, plans, seat: 'harbour' };
    expect(await thinker.think('weightiestMove', ruleset, course)).toEqual(
      await THINKS_HERE.think('weightiestMove', ruleset, course),
    );
    const check = await thinker.think('verify', ruleset, { replay });
    expect(check).toMatchObject({ ok: true, turns: reports.length, firstDifference: null });
    // What came over is as good as what was played here: it can be read, explained and played on.
    expect(check.reports.map(({ after }) => hashState(ruleset, after))).toEqual(replay.hashes);
    expect(check.reports[0]?.ledger).toEqual(reports[0]?.ledger);
    expect(check.reports[0]?.responses).toEqual(reports[0]?.responses);
  });

  it('says its rules once, those of another chair and other assumptions apart', async () => {
    const worker = new Correspondent();
    const thinker = openWith(worker);
    const flagship = snubSeason().ruleset;
    const [, high] = flagship.written.coefficients.find(({ id }) => id === 'kappa')?.range ?? [];
    const moscow = variantOf(flagship, { seat: 'russia', assumptions: { kappa: high as number } });
    const state = start(moscow, { seed: 'one', doctrine: moscow.data.doctrines[0]?.id ?? '' });
    const plan = await thinker.think('pivotPlan', moscow, { state });
    await thinker.think('pivotPlan', moscow, { state });
    await thinker.think('verify', ruleset, { replay });
    expect(worker.kinds()).toEqual(['rules', 'ask', 'ask', 'rules', 'ask']);
    const own = pivotPlan(moscow, state);
    let step = own.next();
    while (!step.done) step = own.next();
    expect(plan).toEqual(step.value);
  });

  it('has rules forgotten that have not been asked about for long', async () => {
    const worker = new Correspondent();
    const thinker = openWith(worker);
    for (let at = 0; at < 6; at += 1) await thinker.think('verify', { ...ruleset }, { replay });
    const forgotten = worker.told.filter(({ kind }) => kind === 'forget').map(({ rules }) => rules);
    const sent = worker.told.filter(({ kind }) => kind === 'rules').map(({ rules }) => rules);
    expect(forgotten).toEqual(sent.slice(0, 2));
  });

  it('calls off what nobody wants to know any more', async () => {
    const worker = new Correspondent();
    const thinker = openWith(worker);
    const stop = new AbortController();
    const answered = vi.fn();
    thinker.think('verify', ruleset, { replay }, stop.signal).then(answered, answered);
    stop.abort();
    // The answer to a later question comes after any to an earlier one.
    await thinker.think('verify', ruleset, { replay });
    expect(worker.kinds()).toEqual(['rules', 'ask', 'stop', 'ask']);
    expect(answered).not.toHaveBeenCalled();
  });

  it('is told what a question broke over', async () => {
    // A sound question never breaks; this one comes without what is to be played again.
    const nothing = { replay: { ...replay, plans: undefined } } as never;
    await expect(openWith(new Correspondent()).think('verify', ruleset, nothing)).rejects.toThrow(/undefined/);
  });

  it('thinks by itself where no worker can start, or where it fails, and loses nothing that was asked', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const without = openThinker(() => {
      throw new TypeError('no workers today');
    });
    expect(await without.think('verify', ruleset, { replay })).toMatchObject({ ok: true });
    const worker = new Correspondent(false);
    const thinker = openWith(worker);
    const asked = thinker.think('verify', ruleset, { replay });
    worker.dispatchEvent(Object.assign(new Event('error'), { message: 'refused by a policy' }));
    expect(await asked).toMatchObject({ ok: true });
    expect(await thinker.think('verify', ruleset, { replay })).toMatchObject({ ok: true });
    expect(worker.kinds()).toEqual(['rules', 'ask', 'terminated']);
    expect(info).toHaveBeenCalledTimes(2);
    info.mockRestore();
  });
});
