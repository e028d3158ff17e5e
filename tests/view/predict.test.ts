import { describe, expect, it } from 'vitest';
import { preview, type TurnReport } from '#engine';
import type { Prediction } from '#lab';
import { forecastLines, forecastScore, groupAnswers, MOST_QUESTIONS, previewOf, questionsOf } from '#view';
import { flagship, played, textsIn } from './settings.ts';

const setting = flagship();
const seat = setting.ruleset.data.pivot;
const { reports } = played(setting, 'predict-1');
const planned = (report: TurnReport) => previewOf(setting, report.before, seat, report.plans[seat] ?? []);

/** A prediction for every question of a quarter; `choose` picks the rung. */
function stateAll(report: TurnReport, choose: (rungs: readonly string[], reaction: string, act: string) => string) {
  return questionsOf(planned(report), seat, report.turn, []).flatMap(({ questions }) =>
    questions.map(
      ({ actor, reaction, actId, choices }): Prediction => ({
        turn: report.turn,
        actor,
        reaction,
        act: actId,
        rung: choose(
          choices.map(({ rung }) => rung),
          reaction,
          actId,
        ),
        sure: 0.65,
      }),
    ),
  );
}

describe('predictions', () => {
  it('asks for what is in doubt at other tables, and gives no odds away', () => {
    let asked = 0;
    for (const report of reports) {
      const capitals = questionsOf(planned(report), seat, report.turn, []);
      for (const { actor, questions } of capitals) {
        expect(actor).not.toBe(seat);
        for (const question of questions) {
          asked += 1;
          const odds = preview(setting.ruleset, report.before, report.plans[seat] ?? [], seat).answers.find(
            (answer) =>
              answer.actor === actor && answer.reaction === question.reaction && answer.act === question.actId,
          )?.odds;
          const possible = odds?.filter(({ chance }) => chance > 0).map(({ rung }) => rung ?? '');
          expect(new Set(question.choices.map(({ rung }) => rung))).toEqual(new Set(possible));
          expect(question.choices.length).toBeGreaterThan(1);
        }
      }
      const texts = textsIn(capitals).map(([, text]) => text);
      expect(texts.filter((text) => /\d%/.test(text))).toEqual([]);
    }
    expect(asked).toBeGreaterThan(20);
  });

  it('asks a handful, of each ladder what most hangs on, and says how many it leaves out', () => {
    let left = 0;
    for (const report of reports) {
      const plan = planned(report);
      const capitals = questionsOf(plan, seat, report.turn, []);
      const questions = capitals.flatMap((capital) => capital.questions);
      expect(questions.length).toBeLessThanOrEqual(MOST_QUESTIONS);
      expect(new Set(questions.map(({ actor, ladder }) => `${actor} ${ladder}`)).size).toBe(questions.length);
      for (const { actor, questions: asked, more } of capitals) {
        const doubtful = plan.capitals.find((capital) => capital.actor === actor)?.answers ?? [];
        expect(asked.length + more).toBe(doubtful.filter(({ bars }) => bars.length > 1).length);
        for (const { ladder, id } of asked) {
          const alike = doubtful.filter((answer) => answer.ladder === ladder && answer.bars.length > 1);
          const stake = alike.find((answer) => answer.id === id)?.stake;
          expect(stake).toBe(Math.max(...alike.map((answer) => answer.stake)));
        }
        left += more;
      }
      // What has been stated is not taken away by a change of the plan.
      const last = plan.capitals
        .filter(({ actor }) => actor !== seat)
        .flatMap(({ answers }) => answers)
        .filter(({ bars }) => bars.length > 1)
        .sort((a, b) => a.stake - b.stake)[0];
      if (!last) continue;
      const { actor, reaction, actId, bars } = last;
      const said = { turn: report.turn, actor, reaction, act: actId, rung: bars[0]?.rung ?? '', sure: 0.9 };
      const kept = questionsOf(plan, seat, report.turn, [said]).flatMap((capital) => capital.questions);
      expect(kept.find(({ id }) => id === last.id)?.stated).toBe(said.rung);
      expect(kept.length).toBeLessThanOrEqual(MOST_QUESTIONS);
    }
    expect(left).toBeGreaterThan(5);
  });

  it('tells the odds ladder by ladder, each answer once', () => {
    let together = 0;
    for (const report of reports) {
      for (const { answers } of planned(report).capitals) {
        const groups = groupAnswers(answers);
        expect(new Set(groups.map(({ ladder }) => ladder)).size).toBe(groups.length);
        const rows = groups.flatMap((group) => group.rows);
        expect(rows.reduce((sum, { acts }) => sum + acts.length, 0)).toBe(answers.length);
        for (const { answer, acts } of rows) {
          const chances = answer.bars.map(({ chanceText }) => chanceText);
          for (const act of acts) {
            const same = answers.filter((other) => other.act === act && other.reaction === answer.reaction);
            expect(same.map(({ bars }) => bars.map(({ chanceText }) => chanceText))).toContainEqual(chances);
          }
        }
        together += answers.length - groups.length;
      }
    }
    expect(together).toBeGreaterThan(5);
  });

  it('keeps what was stated with its question', () => {
    const report = reports[1] as TurnReport;
    const stated = stateAll(report, (rungs) => rungs[rungs.length - 1] ?? '');
    for (const { questions } of questionsOf(planned(report), seat, report.turn, stated)) {
      for (const { stated: rung, choices } of questions) expect(rung).toBe(choices[choices.length - 1]?.rung);
    }
    for (const { questions } of questionsOf(planned(report), seat, report.turn + 1, stated)) {
      for (const question of questions) expect(question.stated).toBeNull();
    }
  });

  it('tells right from wrong by what the capitals did answer', () => {
    for (const report of reports) {
      const cameOf = (reaction: string, act: string): string =>
        report.responses.find((response) => response.reaction === reaction && response.act === act)?.rung ?? '';
      const right = stateAll(report, (_, reaction, act) => cameOf(reaction, act));
      const wrong = stateAll(
        report,
        (rungs, reaction, act) => rungs.find((rung) => rung !== cameOf(reaction, act)) ?? '',
      );
      for (const line of forecastLines(setting, report, right, seat)) {
        expect(line).toMatchObject({ hit: true, said: line.came, oddsText: line.cameOddsText });
        expect(line.odds).toBeGreaterThan(0);
      }
      for (const line of forecastLines(setting, report, wrong, seat)) expect(line.hit).toBe(false);
      expect(forecastLines(setting, report, right, seat)).toHaveLength(right.length);
    }
  });

  it('scores certainty by the square of its distance from what happened', () => {
    const lines = reports.flatMap((report) =>
      forecastLines(
        setting,
        report,
        stateAll(report, (rungs) => rungs[0] ?? ''),
        seat,
      ),
    );
    const hits = lines.filter(({ hit }) => hit).length;
    const score = forecastScore(setting.words, lines);
    expect(score?.hits).toBe(hits);
    expect(score?.score).toBeCloseTo((hits * 0.35 ** 2 + (lines.length - hits) * 0.65 ** 2) / lines.length, 12);
    // The odds themselves are honest: over a game they do no worse than somebody who always says 65 %.
    expect(score?.oddsScore).toBeLessThan(score?.score ?? 0);
    expect(score?.text).toMatch(/^Right \d+ times of \d+\. Your score 0\.\d+;/);
    expect(forecastScore(setting.words, [])).toBeNull();
  });

  it('calls the overconfident so', () => {
    const line = forecastLines(
      setting,
      reports[0] as TurnReport,
      stateAll(reports[0] as TurnReport, (r) => r[0] ?? ''),
      seat,
    )[0];
    if (!line) throw new Error('The first quarter asks nothing.');
    const verdict = (hit: boolean, sure: number) => forecastScore(setting.words, [{ ...line, hit, sure }])?.verdict;
    expect(verdict(false, 0.9)).toContain('surer');
    expect(verdict(true, 0.4)).toContain('dared');
    expect(verdict(true, 0.95)).toContain('about as sure');
  });
});
