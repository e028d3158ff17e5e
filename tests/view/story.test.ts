import { describe, expect, it } from 'vitest';
import { type TurnReport, verdict } from '#engine';
import { playWithout, weightiestMove } from '#lab';
import {
  briefingOf,
  debriefOf,
  doctrinesOf,
  dossierOf,
  figuresOf,
  mastheadOf,
  portfoliosOf,
  previewOf,
  reportOf,
  type Setting,
  slotOf,
  tableCardsOf,
  timelineOf,
  trianglePath,
  whatIfOf,
} from '#view';
import { flagship, played, small, textsIn } from './settings.ts';

/** Fields that are ids on purpose, and drawings. */
const MACHINE =
  /(?:^|\.)(?:id|slot|actor|actId|reaction|variable|move|rules|portfolio|kind|tone|omen|rank|role|rung|posture|outcome|line|file|closedBecause\.id)(?:\[|\.|$)/;
/** Text ids and unfilled placeholders. */
const RAW =
  /\b(?:actor|decision|event|ladder|instrument|demand|programme|crisis|doctrine|goal|ending|promise|oil|supplier|domain|threat|optics|indicator|scenario|redLine|model|reaction|variable|figure|unit|problem|cause|act|news|preview|rung|heat|band|board)\.[a-z]|\{[a-z]+\}|undefined|NaN|Infinity/;

function everything(setting: Setting, reports: readonly TurnReport[]): unknown[] {
  const { pivot, actors } = setting.ruleset.data;
  const models: unknown[] = [timelineOf(setting, reports), debriefOf(setting, reports), doctrinesOf(setting)];
  reports.forEach((report, turn) => {
    const plan = report.plans[pivot] ?? [];
    const preview = previewOf(setting, report.before, pivot, plan);
    models.push(
      reportOf(setting, reports, turn),
      preview,
      mastheadOf(setting, report.before, pivot, preview, turn),
      tableCardsOf(setting, report.after),
      briefingOf(setting, report.before, pivot, plan, reports[turn - 1]?.events ?? []),
      portfoliosOf(setting, report.before, pivot, plan),
      ...actors.map(({ id }) => dossierOf(setting, report.after, reports.slice(0, turn + 1), id, preview.capitals)),
    );
  });
  return models;
}

describe('what a player reads', () => {
  it.each([
    ['the small scenario', small, ['story-1', 'story-2', 'story-3', 'story-4']],
    ['the flagship', flagship, ['story-1', 'story-2']],
  ])('is words, never ids or holes: %s', (_, open, seeds) => {
    const setting = open();
    for (const seed of seeds) {
      const { reports } = played(setting, seed);
      const raw = everything(setting, reports)
        .flatMap((model) => textsIn(model))
        .filter(([path, text]) => !MACHINE.test(path) && RAW.test(text));
      expect(raw.slice(0, 20), seed).toEqual([]);
    }
  });

  it('tells every figure as it stands, with the change that was', () => {
    const setting = flagship();
    const { start, reports } = played(setting, 'story-5');
    const states = [start, ...reports.map((report) => report.after)];
    const figures = figuresOf(setting, states);
    expect(figures.filter((figure) => figure.rank === 'headline')).toHaveLength(5);
    const last = figuresOf(setting, states.slice(0, -1));
    figures.forEach((figure, index) => {
      expect(figure.change).toBeCloseTo(figure.value - (last[index]?.value ?? 0), 9);
      expect(figure.spark.line.split('L')).toHaveLength(states.length);
    });
    const first = figuresOf(setting, [start]);
    expect(first.every((figure) => figure.changeText === '±0' && figure.omen === 'even')).toBe(true);
  });

  it('gives every capital its press, no headline twice', () => {
    const setting = flagship();
    const { reports } = played(setting, 'story-6');
    reports.forEach((_, turn) => {
      const report = reportOf(setting, reports, turn);
      const told = report.press.flatMap((paper) => [...paper.lines, ...paper.more].map((l) => `${paper.actor} ${l}`));
      if (report.lead) told.push(`${report.lead.actor} ${report.lead.text}`);
      expect(new Set(told).size).toBe(told.length);
      expect(told).toHaveLength(report.headlines.length);
      expect(report.summary).toContain(report.quarter);
    });
  });

  it('leads with what is new and grave', () => {
    const setting = flagship();
    const { reports } = played(setting, 'story-6');
    const leads = reports.map((_, turn) => reportOf(setting, reports, turn).lead?.text ?? '');
    expect(leads).not.toContain('');
    leads.forEach((lead, turn) => {
      if (turn > 0) expect(lead).not.toBe(leads[turn - 1]);
    });
  });

  it('judges by the doctrine that was declared', () => {
    const setting = flagship();
    const { reports, final } = played(setting, 'story-7');
    const debrief = debriefOf(setting, reports);
    const result = verdict(setting.ruleset, final);
    expect(debrief.goals).toHaveLength(3);
    expect(debrief.goals.map((goal) => goal.met)).toEqual(result.goals.map((goal) => goal.met));
    expect(debrief.score).toBe(String(result.score));
    expect(debrief.quarters).toBe(reports.length);
    expect(debrief.headlines.length).toBeGreaterThan(0);
    expect(() => debriefOf(setting, [])).toThrow(RangeError);
  });

  it('finds turning points that lie in the game, with a cause of the same sign', () => {
    const setting = flagship();
    const { reports } = played(setting, 'story-8');
    const { turningPoints } = debriefOf(setting, reports);
    expect(turningPoints.length).toBeGreaterThan(0);
    for (const point of turningPoints) {
      expect(point.turn).toBeLessThan(reports.length);
      expect(point.cause).not.toBe('');
      expect(point.causeChange.startsWith('+')).toBe(point.change.startsWith('+'));
    }
    const turns = turningPoints.map((point) => point.turn);
    expect(turns).toEqual([...turns].sort((a, b) => a - b));
  });

  it('asks what if under the same luck', () => {
    const setting = flagship();
    const { pivot } = setting.ruleset.data;
    const { start, reports, final } = played(setting, 'story-9');
    // Leaving out what was never there changes nothing.
    const same = playWithout(setting.ruleset, reports, 0, pivot, 'decide.nothing');
    expect(same?.lost).toBe(0);
    expect(same?.state.values).toEqual(final.values);
    const turn = reports.findIndex((report) => (report.plans[pivot] ?? []).length > 0);
    // A move may do what silence does; not all of a quarter's moves do.
    const ends = (reports[turn]?.plans[pivot] ?? []).map(
      (move) => playWithout(setting.ruleset, reports, turn, pivot, slotOf(move))?.state.values,
    );
    expect(ends.some((values) => values?.some((value, slot) => value !== final.values[slot]))).toBe(true);
    expect(playWithout(setting.ruleset, reports, reports.length, pivot, 'x')).toBeNull();
    const search = weightiestMove(setting.ruleset, {
      opening: start,
      plans: reports.map(({ plans }) => plans),
      seat: pivot,
    });
    let step = search.next();
    while (!step.done) step = search.next();
    expect(whatIfOf(setting, step.value)?.premise).toMatch(/^Had you not chosen “.+” on “.+” in Q\d \d{4}/);
    const found = step.value;
    if (!found) throw new Error('No move weighed anything.');
    const actual = verdict(setting.ruleset, final);
    // What each move weighs: how far it leaves the score, more for another ending, less where later moves are lost with it.
    const weights = reports.flatMap(({ plans }, turn) =>
      (plans[pivot] ?? []).map((move) => {
        const other = playWithout(setting.ruleset, reports, turn, pivot, slotOf(move));
        if (!other) throw new Error('Nothing was played.');
        const { score, ending } = verdict(setting.ruleset, other.state);
        const far = Math.abs(score - actual.score) + (ending === actual.ending ? 0 : 10);
        return { turn, move, score, weight: far / (1 + other.lost) };
      }),
    );
    const heaviest = weights.reduce((best, item) => (item.weight > best.weight ? item : best));
    expect(found).toMatchObject({ turn: heaviest.turn, move: heaviest.move, score: heaviest.score });
    expect(found.change).toBe(found.score - actual.score);
  });

  it('tells near misses by the chance that was drawn', () => {
    const setting = flagship();
    const { reports } = played(setting, 'story-11');
    const [first, ...rest] = reports;
    const crisis = setting.ruleset.data.crises[0];
    if (!first || !crisis) throw new Error('Nothing was played.');
    const near = (chance: number, exit: 'trade' | 'catastrophe' | null) => {
      const report: TurnReport = {
        ...first,
        crises: [{ crisis: crisis.id, rung: 0, target: 'hold', challenger: 'hold', nextRung: 0, chance, exit }],
      };
      return debriefOf(setting, [report, ...rest.map((r) => ({ ...r, crises: [] }))]).nearMisses;
    };
    const name = setting.words(`crisis.${crisis.id}.name`);
    expect(near(0.12, null).filter((line) => line.includes(name))).toEqual([expect.stringContaining('12%')]);
    expect(near(0, null).filter((line) => line.includes(name))).toEqual([]);
    expect(near(0.5, 'catastrophe').filter((line) => line.includes(name))).toEqual([]);
  });

  it('says where the goals stand at the start, and how a game under way stands', () => {
    const setting = flagship();
    const { start, reports } = played(setting, 'story-12');
    const doctrine = doctrinesOf(setting).find(({ id }) => id === start.doctrine);
    const half = debriefOf(setting, reports.slice(0, 4));
    expect(half.goals.map(({ from }) => from)).toEqual(doctrine?.goals.map(({ from }) => from));
    expect(half.ending).toBe('Still at the tables');
    expect(half.outcomeText).toBe('');
    expect(half.record).toHaveLength(4);
    // Without a later quarter to lose, the other course ends where this one stands.
    expect(playWithout(setting.ruleset, reports.slice(0, 4), 3, setting.ruleset.data.pivot, 'x')?.state.turn).toBe(4);
  });

  it('draws the way inside the triangle', () => {
    const setting = flagship();
    const { start, reports } = played(setting, 'story-10');
    const path = trianglePath(setting, [start, ...reports.map((report) => report.after)]);
    expect(path.points).toHaveLength(reports.length + 1);
    // The pivot's own corner lies at the bottom, as on the board.
    const [own, left, right] = path.corners;
    expect(own[1]).toBeGreaterThan(left[1]);
    for (const { x, y } of path.points) {
      expect(y).toBeLessThanOrEqual(own[1]);
      expect(y).toBeGreaterThanOrEqual(left[1]);
      const half = ((own[1] - y) / (own[1] - left[1])) * ((right[0] - left[0]) / 2);
      expect(Math.abs(x - own[0])).toBeLessThanOrEqual(half + 0.2);
      expect(x).toBeGreaterThanOrEqual(path.close.x);
      expect(x).toBeLessThanOrEqual(path.close.x + path.close.size);
    }
  });
});
