import type { AnswerPreview, Plan, Plans, Preview, RulesetData, State } from '#engine';
import { preview } from '#engine';
import { nameOfAct, nameOfReaction } from './causes.ts';
import type { EffectLine } from './effects.ts';
import { effectLines, WEIGHT } from './effects.ts';
import { tieOf } from './figures.ts';
import { lazy } from './lazy.ts';
import { formatChance, formatChances, formatValue } from './numbers.ts';
import { NOBODY, problemText } from './options.ts';
import { costText } from './plan.ts';
import { capitalOf, type Setting } from './setting.ts';
import { unitOf } from './variables.ts';
import type { Words } from './words/index.ts';
import { capitalise, humanise, wordsOr } from './words/index.ts';

/** One possible answer with its odds. */
export interface OddsBar {
  readonly rung: string | null;
  readonly label: string;
  /** What its press would print; empty for no answer. */
  readonly headline: string;
  /** 0–1. */
  readonly chance: number;
  readonly chanceText: string;
  /** 0 for no answer, 1 for the top of the ladder. */
  readonly severity: number;
}

/** Whether climbing a ladder warms a capital's tie with the pivot, cools it, or neither. */
export type Tone = 'warm' | 'cold' | 'even';

/** One reason of an answer. */
export interface PullRow {
  readonly text: string;
  readonly value: number;
  readonly valueText: string;
  /** −1…1 of the largest. */
  readonly bar: number;
}

/** What one capital may answer to one act. */
export interface AnswerOdds {
  readonly id: string;
  readonly actor: string;
  readonly capital: string;
  readonly reaction: string;
  /** Id of what it answers; `quarter` for the quarter as a whole. */
  readonly actId: string;
  /** What it answers; empty for the quarter as a whole. */
  readonly act: string;
  /** What moves it to answer; empty when the ladder says it. */
  readonly over: string;
  readonly ladder: string;
  readonly tone: Tone;
  /** Most to least likely first entry is `likeliest`; bars stay in order of severity, mildest first. */
  readonly bars: readonly OddsBar[];
  readonly likeliest: OddsBar;
  readonly pull: readonly PullRow[];
  readonly totalText: string;
  readonly noiseText: string;
  /** From what sum on each answer is given: `No comment from 0, Statement from 1`. */
  readonly thresholds: string;
  /** Said when optics make a hostile answer weigh more or less. */
  readonly opticsText: string;
  /** How much hangs on which answer comes: the spread of what the rungs do, in points or their like. */
  readonly stake: number;
}

/** Answers of one ladder that stand together: those to several acts that come out the same are told once. */
export interface AnswerGroup {
  readonly ladder: string;
  /** The answer that most hangs on first. */
  readonly rows: readonly { readonly answer: AnswerOdds; readonly acts: readonly string[] }[];
}

/** The answers of a capital by ladder, in the order in which the ladders first come up. */
export function groupAnswers(answers: readonly AnswerOdds[]): AnswerGroup[] {
  const groups = new Map<string, Map<string, { answer: AnswerOdds; acts: string[] }>>();
  for (const answer of answers.toSorted((a, b) => b.stake - a.stake)) {
    const rows = groups.get(answer.ladder) ?? new Map<string, { answer: AnswerOdds; acts: string[] }>();
    groups.set(answer.ladder, rows);
    // What moves the capital is the same, and so are the chances as they are shown.
    const sameness = JSON.stringify([answer.reaction, answer.bars.map(({ rung, chanceText }) => [rung, chanceText])]);
    const row = rows.get(sameness);
    if (row) row.acts.push(answer.act);
    else rows.set(sameness, { answer, acts: [answer.act] });
  }
  const order = [...new Set(answers.map(({ ladder }) => ladder))];
  return order.map((ladder) => ({ ladder, rows: [...(groups.get(ladder)?.values() ?? [])] }));
}

export interface CapitalPreview {
  readonly actor: string;
  readonly capital: string;
  readonly answers: readonly AnswerOdds[];
}

export interface SanctionOdds {
  readonly id: string;
  readonly name: string;
  readonly capital: string;
  readonly rung: string;
  readonly rungIndex: number;
  readonly up: number;
  readonly upText: string;
  readonly downText: string;
  readonly waivedText: string;
  readonly riskText: string;
  readonly hold: number;
  readonly resolveText: string;
}

export interface CrisisOdds {
  readonly id: string;
  readonly name: string;
  readonly catastropheText: string;
  readonly bars: readonly { readonly label: string; readonly chance: number; readonly chanceText: string }[];
  readonly pull: readonly PullRow[];
}

/** What a plan would do, as far as it can be known. */
export interface PlanPreview {
  readonly legal: boolean;
  readonly problems: readonly string[];
  readonly cost: string;
  readonly capitalLeft: string;
  /** Empty for a seat that has no treasury. */
  readonly treasuryLeft: string;
  readonly effects: readonly EffectLine[];
  readonly capitals: readonly CapitalPreview[];
  readonly sanctions: readonly SanctionOdds[];
  readonly crises: readonly CrisisOdds[];
}

/** Short name of a rung of a capital's ladder. */
export function rungName(words: Words, actor: string, ladder: string, rung: string): string {
  return wordsOr(words, `ladder.${actor}.${ladder}.${rung}.name`, humanise(rung));
}

/** Tone of a ladder, by what its rungs do to the tie with the pivot. */
export function toneOf(setting: Setting, actor: string, ladder: string): Tone {
  const { data } = setting.ruleset;
  const tie = tieOf(data, data.pivot, actor);
  const rungs = data.actors.find((a) => a.id === actor)?.ladders.find((l) => l.id === ladder)?.rungs ?? [];
  const sum = rungs
    .flatMap((rung) => rung.effects.add ?? [])
    .reduce((all, [variable, amount]) => all + (variable === tie && typeof amount === 'number' ? amount : 0), 0);
  return sum > 0 ? 'warm' : sum < 0 ? 'cold' : 'even';
}

/** Reasons of an answer, weightiest first. */
export function pullRows(words: Words, pull: readonly { because: string; value: number }[]): PullRow[] {
  const largest = Math.max(0.001, ...pull.map((term) => Math.abs(term.value)));
  return pull
    .filter((term) => Math.abs(term.value) >= 0.005)
    .map((term) => ({
      text: words(term.because),
      value: term.value,
      valueText: `${term.value > 0 ? '+' : ''}${formatValue(term.value, 'index')}`,
      bar: term.value / largest,
    }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** Text for how much optics multiply; empty when they do not. */
export function opticsText(words: Words, optics: number): string {
  if (Math.abs(optics - 1) < 0.02) return '';
  return words(optics > 1 ? 'preview.opticsUp' : 'preview.opticsDown', { times: formatValue(optics, 'index') });
}

type LadderRung = RulesetData['actors'][number]['ladders'][number]['rungs'][number];

/** What a rung does, as one size: its numbers, each by how much of its unit is much. */
export function sizeOf(rung: LadderRung | undefined): number {
  return (rung?.effects.add ?? []).reduce(
    (sum, [variable, amount]) =>
      sum + (typeof amount === 'number' ? Math.abs(amount) * (WEIGHT[unitOf(variable)] ?? 1) : 0),
    0,
  );
}

/** Standard deviation of what the possible answers do. A rung counts for something even when what it does is worked out. */
function stakeOf(bars: readonly OddsBar[], rungs: readonly LadderRung[] | undefined, optics: number): number {
  const sizes = bars.map(({ rung, severity }) => optics * sizeOf(rungs?.find(({ id }) => id === rung)) + severity);
  const mean = bars.reduce((sum, { chance }, index) => sum + chance * (sizes[index] ?? 0), 0);
  return Math.sqrt(bars.reduce((sum, { chance }, index) => sum + chance * ((sizes[index] ?? 0) - mean) ** 2, 0));
}

function answerOdds(setting: Setting, answer: AnswerPreview): AnswerOdds {
  const { ruleset, words } = setting;
  const rungs = ruleset.data.actors
    .find((a) => a.id === answer.actor)
    ?.ladders.find((l) => l.id === answer.ladder)?.rungs;
  const top = Math.max(1, rungs?.length ?? 1);
  const none: OddsBar = {
    rung: null,
    label: words('preview.noAnswer'),
    headline: '',
    chance: 1,
    chanceText: formatChance(1),
    severity: 0,
  };
  const possible = answer.odds.filter((odds) => odds.chance > 0);
  const chances = formatChances(possible.map((odds) => odds.chance));
  const bars = possible
    .map(
      (odds, index): OddsBar => ({
        rung: odds.rung,
        label: odds.rung === null ? none.label : rungName(words, answer.actor, answer.ladder, odds.rung),
        headline:
          odds.rung === null ? '' : wordsOr(words, `ladder.${answer.actor}.${answer.ladder}.${odds.rung}.headline`, ''),
        chance: odds.chance,
        chanceText: chances[index] ?? '',
        severity: odds.rung === null ? 0 : (odds.rungIndex + 1) / top,
      }),
    )
    .sort((a, b) => a.severity - b.severity);
  const ladder = wordsOr(words, `ladder.${answer.actor}.${answer.ladder}.name`, humanise(answer.ladder));
  const over = nameOfReaction(words, answer.actor, answer.reaction);
  return {
    id: `${answer.reaction}.${answer.act}`,
    actor: answer.actor,
    capital: capitalOf(words, answer.actor),
    reaction: answer.reaction,
    actId: answer.act,
    act: answer.act === 'quarter' ? '' : nameOfAct(words, answer.act),
    over: over.toLocaleLowerCase() === ladder.toLocaleLowerCase() ? '' : over,
    tone: toneOf(setting, answer.actor, answer.ladder),
    ladder: capitalise(ladder),
    bars,
    likeliest: bars.reduce((best, bar) => (bar.chance > best.chance ? bar : best), bars[0] ?? none),
    pull: pullRows(words, answer.pull),
    totalText: formatValue(answer.total, 'index'),
    noiseText: formatValue(answer.noise, 'index'),
    thresholds: (rungs ?? [])
      .map((rung) =>
        words('preview.threshold', {
          rung: rungName(words, answer.actor, answer.ladder, rung.id),
          at: formatValue(rung.at, 'count'),
        }),
      )
      .join(words('list.comma')),
    opticsText: opticsText(words, answer.optics),
    stake: stakeOf(bars, rungs, answer.optics),
  };
}

/** Answers by capital; capitals with nothing to say are left out. */
function capitalsOf(setting: Setting, answers: readonly AnswerPreview[]): CapitalPreview[] {
  const { defaultSeat, poles, actors } = setting.ruleset.data;
  // The poles first, the seat's own house last.
  const rank = (id: string): number => (id === defaultSeat ? 2 : poles.includes(id) ? 0 : 1);
  const order = actors.map(({ id }) => id).sort((a, b) => rank(a) - rank(b));
  return order.flatMap((id) => {
    const mine = answers
      .filter((answer) => answer.actor === id)
      .map((answer) => answerOdds(setting, answer))
      .filter((answer) => answer.bars.some((bar) => bar.rung !== null));
    return mine.length === 0 ? [] : [{ actor: id, capital: capitalOf(setting.words, id), answers: mine }];
  });
}

function sanctionsOf(setting: Setting, result: Preview): SanctionOdds[] {
  const { ruleset, words } = setting;
  return result.sanctions.map((sanction) => {
    const instrument = ruleset.data.instruments.find(
      (i) => i.sender === sanction.sender && i.id === sanction.instrument,
    );
    const rung = sanction.rung === 0 ? 'none' : (instrument?.rungs[sanction.rung - 1]?.id ?? 'none');
    return {
      id: `${sanction.sender}.${sanction.instrument}`,
      name: words(`instrument.${sanction.sender}.${sanction.instrument}.name`),
      capital: capitalOf(words, sanction.sender),
      rung: words(`rung.${rung}`),
      rungIndex: sanction.rung,
      up: sanction.up,
      upText: formatChance(sanction.up),
      downText: formatChance(sanction.down),
      waivedText: sanction.waived > 0 ? formatChance(sanction.waived) : '',
      riskText: formatChance(sanction.risk),
      hold: sanction.hold,
      resolveText: formatValue(sanction.resolve, 'score'),
    };
  });
}

function crisisBars(words: Words, odds: Preview['crises'][number]['odds'], isOwn: boolean): CrisisOdds['bars'] {
  const chances = formatChances(odds.map(({ chance }) => chance));
  return odds.map(({ action, chance }, index) => ({
    label: words(isOwn ? `crisis.own.${action}` : `crisis.action.${action}`),
    chance,
    chanceText: chances[index] ?? '',
  }));
}

function crisesOf(setting: Setting, result: Preview): CrisisOdds[] {
  const { words, ruleset } = setting;
  // Whoever demands plays that side: its action is the player's, and no odds.
  const isOwn = (id: string): boolean =>
    ruleset.data.crises.some((each) => each.id === id && each.challenger === ruleset.data.defaultSeat);
  return result.crises.map((crisis) => ({
    id: crisis.crisis,
    name: words(`crisis.${crisis.crisis}.name`),
    catastropheText: formatChance(crisis.catastrophe),
    bars: crisisBars(
      words,
      crisis.odds.filter((odds) => odds.chance > 0),
      isOwn(crisis.crisis),
    ),
    pull: pullRows(words, crisis.pull),
  }));
}

/** What a plan would cost, do, and provoke, on top of the plans that were made before it. What is read last is worded when it is first read. */
export function previewOf(
  setting: Setting,
  state: State,
  seat: string,
  plan: Plan,
  before: Plans = NOBODY,
): PlanPreview {
  const { ruleset, words } = setting;
  const result = preview(ruleset, state, plan, seat, before);
  const effects = lazy(() => effectLines(setting, state.doctrine, result.effects, 16));
  const capitals = lazy(() => capitalsOf(setting, result.answers));
  const sanctions = lazy(() => sanctionsOf(setting, result));
  const crises = lazy(() => crisesOf(setting, result));
  return {
    legal: result.problems.length === 0,
    problems: result.problems.map((problem) => problemText(words, problem)),
    cost: costText(words, result.cost),
    capitalLeft: formatValue(result.left.capital, 'count'),
    treasuryLeft: seat === ruleset.data.pivot ? formatValue(result.left.treasury, 'billion') : '',
    get effects() {
      return effects();
    },
    get capitals() {
      return capitals();
    },
    get sanctions() {
      return sanctions();
    },
    get crises() {
      return crises();
    },
  };
}
