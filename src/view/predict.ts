import type { TurnReport } from '#engine';
import { preview } from '#engine';
import type { Prediction } from '#lab';
import { nameOfAct, nameOfReaction } from './causes.ts';
import { formatChance, formatValue } from './numbers.ts';
import type { AnswerOdds, PlanPreview, Tone } from './preview.ts';
import { rungName, toneOf } from './preview.ts';
import { capitalOf, type Setting } from './setting.ts';
import type { Words } from './words/index.ts';

/** How sure one can say to be. */
export const SURE = [
  { id: 'hunch', sure: 0.4 },
  { id: 'likely', sure: 0.65 },
  { id: 'certain', sure: 0.9 },
] as const;

/** What a player is asked before a reveal: which of the possible answers a capital will give. */
export interface Question
  extends Pick<AnswerOdds, 'id' | 'actor' | 'reaction' | 'actId' | 'act' | 'over' | 'ladder' | 'tone'> {
  /** What is possible, mildest first; the empty rung is no answer. */
  readonly choices: readonly { readonly rung: string; readonly label: string; readonly severity: number }[];
  /** What moves the capital, weightiest first, without the weights: those would give the odds away. */
  readonly reasons: readonly string[];
  /** Rung that was stated; null when nothing was. */
  readonly stated: string | null;
  readonly sure: number;
}

export interface CapitalQuestions {
  readonly actor: string;
  readonly capital: string;
  readonly questions: readonly Question[];
  /** Further answers of this capital that are in doubt, and are not asked about. */
  readonly more: number;
}

/** More than these is homework. */
export const MOST_QUESTIONS = 5;

function questionOf(answer: AnswerOdds, turn: number, predictions: readonly Prediction[]): Question {
  const { id, actor, reaction, actId, act, over, ladder, tone } = answer;
  const said = predictions.find(
    (other) => other.turn === turn && other.actor === actor && other.reaction === reaction && other.act === actId,
  );
  const choices = answer.bars.map(({ rung, label, severity }) => ({ rung: rung ?? '', label, severity }));
  const isPossible = choices.some(({ rung }) => rung === said?.rung);
  return {
    id,
    actor,
    reaction,
    actId,
    act,
    over,
    ladder,
    tone,
    choices,
    reasons: answer.pull.map(({ text }) => text),
    stated: said && isPossible ? said.rung : null,
    sure: said?.sure ?? SURE[1].sure,
  };
}

/**
 * What is asked about a plan: of each ladder of a capital the answer that most hangs on, and of those the
 * {@link MOST_QUESTIONS} weightiest. What has been stated stays asked. One's own house, and answers that are certain, are no
 * matter for a guess.
 */
export function questionsOf(
  plan: PlanPreview,
  seat: string,
  turn: number,
  predictions: readonly Prediction[],
): CapitalQuestions[] {
  const doubtful = plan.capitals.flatMap(({ actor, answers }) =>
    actor === seat
      ? []
      : answers
          .filter(({ bars }) => bars.length > 1)
          .map((answer) => ({ stake: answer.stake, question: questionOf(answer, turn, predictions) })),
  );
  const asked = new Map<string, Question>();
  const byWeight = doubtful.toSorted(
    (a, b) => Number(b.question.stated !== null) - Number(a.question.stated !== null) || b.stake - a.stake,
  );
  for (const { question } of byWeight) {
    const ladder = `${question.actor}|${question.ladder}`;
    if (asked.size < MOST_QUESTIONS && !asked.has(ladder)) asked.set(ladder, question);
  }
  const chosen = new Set(asked.values());
  return plan.capitals.flatMap(({ actor, capital }) => {
    const mine = doubtful.filter(({ question }) => question.actor === actor).map(({ question }) => question);
    const questions = mine.filter((question) => chosen.has(question));
    return questions.length === 0 ? [] : [{ actor, capital, questions, more: mine.length - questions.length }];
  });
}

/** What was expected of a capital, and what came. */
export interface ForecastLine {
  readonly id: string;
  readonly capital: string;
  readonly act: string;
  readonly over: string;
  readonly tone: Tone;
  readonly said: string;
  readonly came: string;
  readonly hit: boolean;
  /** 0–1. */
  readonly sure: number;
  readonly sureText: string;
  /** The chance that the desk gave to what was said, 0–1, and to what came. */
  readonly odds: number;
  readonly oddsText: string;
  readonly cameOddsText: string;
}

/** The predictions of a quarter beside its answers; those about acts that nobody was asked about are left out. */
export function forecastLines(
  setting: Setting,
  report: TurnReport,
  predictions: readonly Prediction[],
  seat: string,
): ForecastLine[] {
  const { ruleset, words } = setting;
  const mine = predictions.filter(({ turn }) => turn === report.turn);
  if (mine.length === 0) return [];
  const { answers } = preview(ruleset, report.before, report.plans[seat] ?? [], seat, report.plans);
  return mine.flatMap((stated) => {
    const isIt = (other: { actor: string; reaction: string; act: string }): boolean =>
      other.actor === stated.actor && other.reaction === stated.reaction && other.act === stated.act;
    const asked = answers.find(isIt);
    if (!asked) return [];
    // What did not leak was never answered.
    const came = report.responses.find(isIt)?.rung ?? '';
    const chanceOf = (rung: string): number => asked.odds.find((odds) => (odds.rung ?? '') === rung)?.chance ?? 0;
    const label = (rung: string): string =>
      rung === '' ? words('preview.noAnswer') : rungName(words, stated.actor, asked.ladder, rung);
    return [
      {
        id: `${stated.reaction}.${stated.act}`,
        capital: capitalOf(words, stated.actor),
        act: stated.act === 'quarter' ? '' : nameOfAct(words, stated.act),
        over: nameOfReaction(words, stated.actor, stated.reaction),
        tone: toneOf(setting, stated.actor, asked.ladder),
        said: label(stated.rung),
        came: label(came),
        hit: came === stated.rung,
        sure: stated.sure,
        sureText: formatChance(stated.sure),
        odds: chanceOf(stated.rung),
        oddsText: formatChance(chanceOf(stated.rung)),
        cameOddsText: formatChance(chanceOf(came)),
      },
    ];
  });
}

/** How well a player's certainty fits what happened. */
export interface ForecastScore {
  readonly lines: readonly ForecastLine[];
  readonly hits: number;
  readonly count: number;
  /** Mean Brier score of the statements, 0 (clairvoyant) to 1 (certain and wrong), and that of the desk's odds for the same. */
  readonly score: number;
  readonly oddsScore: number;
  /** `You were right 3 times of 5.` */
  readonly text: string;
  readonly verdict: string;
  /** One sentence per degree of certainty that was used. */
  readonly levels: readonly string[];
}

const brier = (chance: number, hit: boolean): number => (chance - (hit ? 1 : 0)) ** 2;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The score of some predictions; null when there are none. */
export function forecastScore(words: Words, lines: readonly ForecastLine[]): ForecastScore | null {
  if (lines.length === 0) return null;
  const hits = lines.filter(({ hit }) => hit).length;
  const score = mean(lines.map(({ sure, hit }) => brier(sure, hit)));
  const oddsScore = mean(lines.map(({ odds, hit }) => brier(odds, hit)));
  const said = mean(lines.map(({ sure }) => sure));
  const right = hits / lines.length;
  // A tenth either way is luck in a game's worth of statements.
  const lean = said - right > 0.1 ? 'over' : right - said > 0.1 ? 'under' : 'fit';
  return {
    lines,
    hits,
    count: lines.length,
    score,
    oddsScore,
    text: words('predict.score', {
      hits,
      count: lines.length,
      score: formatValue(score, 'index'),
      odds: formatValue(oddsScore, 'index'),
    }),
    verdict: words(`predict.lean.${lean}`, { said: formatChance(said), right: formatChance(right) }),
    levels: SURE.flatMap(({ id, sure }) => {
      const here = lines.filter((line) => line.sure === sure);
      if (here.length === 0) return [];
      return [
        words('predict.level', {
          level: words(`predict.sure.${id}`),
          sure: formatChance(sure),
          hits: here.filter(({ hit }) => hit).length,
          count: here.length,
        }),
      ];
    }),
  };
}
