import { describe, expect, it } from 'vitest';
import { checkPlan, type Expr, legalMoves, type Move, type Plan, type State } from '#engine';
import {
  briefingOf,
  type Choice,
  choiceOf,
  obstaclesTo,
  planItems,
  portfoliosOf,
  previewOf,
  reportOf,
  slotOf,
  withMove,
  withoutSlot,
  withPosture,
} from '#view';
import { flagship, played, small } from './settings.ts';

const nameOf = (move: Move): string => `${slotOf(move)}.${choiceOf(move)}`;

function choicesAt(setting: ReturnType<typeof flagship>, state: State, plan: Plan): Choice[] {
  const seat = setting.ruleset.data.pivot;
  return [
    ...briefingOf(setting, state, seat, plan, []).flatMap((card) => card.choices),
    ...portfoliosOf(setting, state, seat, plan).flatMap((tab) =>
      [...tab.open, ...tab.closed].flatMap((card) => card.choices),
    ),
  ];
}

describe('the desk', () => {
  it.each([
    ['the small scenario', small],
    ['the flagship', flagship],
  ])('offers exactly the legal moves, and a reason for every other: %s', (_, open) => {
    const setting = open();
    const seat = setting.ruleset.data.pivot;
    for (const { before } of played(setting, 'desk-1').reports) {
      const choices = choicesAt(setting, before, []);
      const offered = choices.filter((choice) => choice.problem === null).map((choice) => choice.id);
      const legal = legalMoves(setting.ruleset, before, seat).map(nameOf);
      expect(new Set(offered)).toEqual(new Set(legal));
      for (const choice of choices) if (choice.problem !== null) expect(choice.problem.length).toBeGreaterThan(5);
    }
  });

  it('shows on every answer to a matter what it does, on the one that silence means too, and tells of silence in the report', () => {
    const setting = flagship();
    const seat = setting.ruleset.data.pivot;
    const { reports } = played(setting, 'desk-3');
    let silent = 0;
    for (const [turn, report] of reports.entries()) {
      const { before, plans } = report;
      const cards = briefingOf(setting, before, seat, [], []);
      for (const id of before.briefing) {
        const event = setting.ruleset.data.events.find((item) => item.id === id);
        const option = event?.options.find((item) => item.id === event.unanswered);
        if (event?.seat !== seat || !option) continue;
        const relations = (option.effects.add ?? []).filter(([name, by]) => name.startsWith('relations.') && by !== 0);
        const choice = cards.flatMap((card) => card.choices).find((each) => each.id === `answer.${id}.${option.id}`);
        if (relations.length > 0) expect(choice?.effects.length, choice?.id).toBeGreaterThan(0);
        if (relations.length > 0) silent += 1;
      }
      const answered = (plans[seat] ?? []).flatMap((move) => (move.kind === 'answer' ? [move.event] : []));
      const told = reportOf(setting, reports, turn).silences.map(({ event }) => event);
      const asked = before.briefing.filter((id) => {
        const event = setting.ruleset.data.events.find((item) => item.id === id);
        return event?.seat === seat && event.unanswered !== undefined;
      });
      expect([...told, ...answered].sort()).toEqual([...asked].sort());
    }
    expect(silent).toBeGreaterThan(3);
  });

  it('never offers what would break the plan that stands', () => {
    const setting = flagship();
    const seat = setting.ruleset.data.pivot;
    for (const { before, plans } of played(setting, 'desk-2').reports) {
      const plan = plans[seat] ?? [];
      for (const choice of choicesAt(setting, before, plan)) {
        const next = withMove(plan, choice.move);
        if (choice.problem === null) {
          expect(checkPlan(setting.ruleset, before, seat, next).filter((p) => p.move === choice.move)).toEqual([]);
        }
      }
      const chosen = choicesAt(setting, before, plan).filter((choice) => choice.chosen);
      expect(chosen.map((choice) => choice.id).sort()).toEqual(plan.map(nameOf).sort());
      expect(planItems(setting, before, plan)).toHaveLength(plan.length);
    }
  });

  it('says what a closed move waits for, with the number as it stands', () => {
    const setting = flagship();
    const { before } = played(setting, 'desk-3').reports[0] ?? {};
    if (!before) throw new Error('Nothing was played.');
    const waits = (condition: Expr): string[] => obstaclesTo(setting, before, condition).map(({ text }) => text);
    const brent = { value: ['v', 'energy.brent'] as const };
    expect(waits(['>=', brent.value, 200])).toEqual(['Brent at $200.0 or more (now $69.0)']);
    expect(waits(['<', 100, brent.value])).toEqual(['Brent above $100.0 (now $69.0)']);
    expect(waits(['!', ['>', brent.value, 10]])).toEqual(['Brent at $10.0 or less (now $69.0)']);
    expect(waits(['<', brent.value, 200])).toEqual([]);
    expect(waits(['&&', ['<', brent.value, 200], ['>', brent.value, 100]])).toEqual(['Brent above $100.0 (now $69.0)']);
    expect(waits(['||', ['>', brent.value, 100], ['>', brent.value, 90]])).toEqual([
      'Brent above $100.0 (now $69.0) or Brent above $90.0 (now $69.0)',
    ]);
    expect(waits(['!', ['<', brent.value, 200]])).toEqual(['Brent at $200.0 or more (now $69.0)']);
    // What was done lately is told by the wait, not by a count.
    const lately = ['call', 'recent', 'anything', 5] as const;
    expect(waits(['!=', lately, 0])).toEqual(['a step of that kind within 5 quarters']);
    expect(waits(['!', ['==', lately, 0]])).toEqual(['a step of that kind within 5 quarters']);
    // What must not have been done lately is told by the time that is left.
    const later = played(setting, 'desk-3').reports[3]?.before ?? before;
    const done = later.history.findLast(({ tags }) => tags.length > 0)?.tags[0] ?? '';
    const ago = later.turn - (later.lastTag[setting.ruleset.symbols.tagOf.get(done) ?? -1] ?? later.turn);
    expect(obstaclesTo(setting, later, ['==', ['call', 'recent', done, ago + 3], 0])).toEqual([
      { text: expect.stringMatching(/^3 more quarters without /), isPast: false },
    ]);
    expect(waits(['call', 'broke', 'crude-by-deadline'])).toEqual([
      expect.stringMatching(/^a promise broken: .*[^.]$/),
    ]);
    // What is over is said to be over, and talks wait for their offer.
    expect(obstaclesTo(setting, before, ['<', ['v', 'turn'], 0])).toEqual([
      { text: 'its time ended with Q2 2025', isPast: true },
    ]);
    expect(waits(['>=', ['v', 'turn'], 2])).toEqual(['Q1 2026']);
    expect(waits(['||', ['call', 'offered', 'mq9b'], ['call', 'negotiating', 'mq9b']])).toEqual([
      expect.stringMatching(/^an offer of .*(?<! or talks on.*)$/),
    ]);
    const shut = played(setting, 'desk-3').reports.flatMap((report) =>
      portfoliosOf(setting, report.before, 'india', []).flatMap((tab) =>
        [...tab.open, ...tab.closed].flatMap((card) => card.choices.filter((choice) => choice.problem !== null)),
      ),
    );
    expect(shut.some((choice) => choice.problem?.startsWith('Waits for '))).toBe(true);
    const vague = shut.filter((choice) => choice.problem === 'Not on offer now.');
    expect([...new Set(vague.map((choice) => choice.id))]).toEqual([]);
    // Ids of tags, rungs and functions are the scenario's own affair.
    const ids = [...setting.ruleset.symbols.tagOf.keys()].filter((tag) => tag.includes('-'));
    const raw = shut.filter(({ problem }) =>
      ids.some((tag) => problem?.includes(tag) || problem?.includes(`“${tag.replaceAll('-', ' ')}”`)),
    );
    expect(raw.map(({ problem }) => problem)).toEqual([]);
  });

  it('keeps one move a slot, and posture with its move', () => {
    const sign: Move = { kind: 'decide', decision: 'a', option: 'sign' };
    const wait: Move = { kind: 'decide', decision: 'a', option: 'wait' };
    const hold: Move = { kind: 'crisis', crisis: 'c', action: 'hold' };
    const plan = withMove(withMove(withMove([], sign), hold), wait);
    expect(plan).toEqual([wait, hold]);
    expect(withoutSlot(plan, 'decide.a')).toEqual([hold]);
    expect(withPosture(sign, 'loud')).toEqual({ ...sign, posture: 'loud' });
    expect(withPosture(hold, 'loud')).toBe(hold);
  });

  it('previews odds that sum to one, the poles first, with the reasons that make the pull', () => {
    const setting = flagship();
    const { pivot, poles } = setting.ruleset.data;
    let answers = 0;
    for (const { before, plans } of played(setting, 'desk-4').reports) {
      const preview = previewOf(setting, before, pivot, plans[pivot] ?? []);
      expect(preview.legal).toBe(true);
      const order = preview.capitals.map(({ actor }) => actor);
      const firstOther = order.findIndex((actor) => !poles.includes(actor));
      const lastPole = order.findLastIndex((actor) => poles.includes(actor));
      if (firstOther >= 0) expect(lastPole).toBeLessThan(firstOther);
      for (const capital of preview.capitals) {
        for (const answer of capital.answers) {
          answers += 1;
          expect(answer.bars.reduce((sum, bar) => sum + bar.chance, 0)).toBeCloseTo(1, 9);
          expect(Math.max(...answer.bars.map((bar) => bar.chance))).toBe(answer.likeliest.chance);
          const severities = answer.bars.map((bar) => bar.severity);
          expect(severities).toEqual([...severities].sort((a, b) => a - b));
        }
      }
    }
    expect(answers).toBeGreaterThan(20);
  });

  it('names the problem of a plan that cannot be paid', () => {
    const setting = flagship();
    const { before } = played(setting, 'desk-5').reports[0] ?? {};
    if (!before) throw new Error('Nothing was played.');
    const all = legalMoves(setting.ruleset, before, 'india').reduce<Plan>((plan, move) => withMove(plan, move), []);
    const preview = previewOf(setting, before, 'india', all);
    expect(preview.legal).toBe(false);
    expect(preview.problems.join()).toMatch(/Not enough political capital: it takes \d/);
  });
});
