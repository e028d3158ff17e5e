import type { TurnReport } from '#engine';
import { readValue as read } from '#engine';
import { nameOfAct, nameOfReaction } from './causes.ts';
import type { Figure } from './figures.ts';
import { figuresOf, figureVariables, omenAt } from './figures.ts';
import { lazy } from './lazy.ts';
import { formatChange, formatValue } from './numbers.ts';
import type { PlanItem } from './plan.ts';
import { planItems } from './plan.ts';
import type { PullRow, Tone } from './preview.ts';
import { opticsText, pullRows, rungName, toneOf } from './preview.ts';
import { quarterText } from './quarters.ts';
import { capitalOf, type Setting } from './setting.ts';
import type { Omen } from './variables.ts';
import { nameOfVariable, unitOf } from './variables.ts';
import { capitalise, headlineWords, wordsOr } from './words/index.ts';

/** A headline as a capital's press ran it. */
export interface HeadlineLine {
  readonly actor: string;
  readonly capital: string;
  readonly text: string;
}

/** What one capital's papers said. */
export interface CapitalPress {
  readonly actor: string;
  readonly capital: string;
  /** The gravest few, in the order in which they came. */
  readonly lines: readonly string[];
  readonly more: readonly string[];
}

/** How one capital answered one act. */
export interface AnswerLine {
  readonly actor: string;
  readonly capital: string;
  /** What it answered; empty for the quarter as a whole. */
  readonly act: string;
  /** What moved it to answer. */
  readonly over: string;
  readonly tone: Tone;
  readonly rung: string;
  readonly headline: string;
  /** 0 for no answer, 1 for the top of the ladder. */
  readonly severity: number;
  readonly pull: readonly PullRow[];
  readonly totalText: string;
  readonly noiseText: string;
  /** Both together: what it answered with. */
  readonly sumText: string;
  readonly opticsText: string;
}

/** A sentence of the report with the mood it is told in. */
export interface NewsLine {
  readonly id: string;
  readonly text: string;
  readonly omen: Omen;
}

/** A variable that moved notably and is no figure of the desk. */
export interface ChangeLine {
  readonly variable: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly changeText: string;
  readonly omen: Omen;
}

/** A past quarter, readable. */
export interface Report {
  readonly turn: number;
  readonly quarter: string;
  /** The gravest headline, large. */
  readonly lead: HeadlineLine | null;
  readonly headlines: readonly HeadlineLine[];
  /** The others by capital, in the scenario's order. */
  readonly press: readonly CapitalPress[];
  readonly moves: readonly PlanItem[];
  readonly silences: readonly SilenceLine[];
  /** What was done at other tables where somebody sits. */
  readonly others: readonly TableMoves[];
  readonly answers: readonly AnswerLine[];
  readonly news: readonly NewsLine[];
  readonly figures: readonly Figure[];
  readonly changes: readonly ChangeLine[];
  /** One sentence for readers of the screen: what happened this quarter. */
  readonly summary: string;
}

/** What is left of a headline's weight when it ran last quarter, too: news is what is new. */
const STALE = 0.3;

/** From another chair the own capital's papers lie on top. */
const OWN_PAPER = 0.3;

/** Headlines of a capital that stand on the page; the rest is folded. */
const PRESS_LINES = 4;

/** How grave a headline is, 0–2, by what it reports. */
function weightOf(setting: Setting, text: string): number {
  const [root = '', actor = '', ladder = '', rung = ''] = text.split('.');
  const { actors, poles } = setting.ruleset.data;
  switch (root) {
    case 'ending':
      return 2;
    case 'crisis':
      return 1.5;
    case 'instrument':
      return 1.2;
    case 'ladder': {
      const rungs = actors.find((a) => a.id === actor)?.ladders.find((l) => l.id === ladder)?.rungs ?? [];
      return (
        (rungs.findIndex((r) => r.id === rung) + 1) / Math.max(1, rungs.length) + (poles.includes(actor) ? 0.1 : 0)
      );
    }
    default:
      return 0.5;
  }
}

function headlinesOf(
  setting: Setting,
  report: TurnReport,
  before: TurnReport | undefined,
): (HeadlineLine & { readonly weight: number })[] {
  const { words, ruleset } = setting;
  const { defaultSeat, pivot } = ruleset.data;
  const mine = defaultSeat === pivot ? null : defaultSeat;
  const old = new Set(before?.headlines.map(({ text }) => text));
  const seen = new Set<string>();
  return report.headlines.flatMap((headline) => {
    const { actor, text } = headline;
    const capital = wordsOr(words, `actor.${actor}.capital`, actor);
    const line = {
      actor,
      capital,
      text: headlineWords(words, headline),
      weight: (weightOf(setting, text) + (actor === mine ? OWN_PAPER : 0)) * (old.has(text) ? STALE : 1),
    };
    const key = `${actor}|${line.text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [line];
  });
}

/** Who answered what in a quarter, in order; silence is left out. */
export function answersOf(setting: Setting, report: TurnReport): AnswerLine[] {
  const { ruleset, words } = setting;
  return report.responses.flatMap((response) => {
    if (response.rung === null) return [];
    const ladder = ruleset.data.actors
      .find((a) => a.id === response.actor)
      ?.ladders.find((l) => l.id === response.ladder);
    return [
      {
        actor: response.actor,
        capital: capitalOf(words, response.actor),
        act: response.act === 'quarter' ? '' : nameOfAct(words, response.act),
        over: nameOfReaction(words, response.actor, response.reaction),
        tone: toneOf(setting, response.actor, response.ladder),
        rung: rungName(words, response.actor, response.ladder, response.rung),
        headline: wordsOr(words, `ladder.${response.actor}.${response.ladder}.${response.rung}.headline`, ''),
        severity: (response.rungIndex + 1) / Math.max(1, ladder?.rungs.length ?? 1),
        pull: pullRows(words, response.pull),
        totalText: formatValue(response.total, 'index'),
        noiseText: formatChange(response.noise, 'index'),
        sumText: formatValue(response.total + response.noise, 'index'),
        opticsText: opticsText(words, response.optics),
      },
    ];
  });
}

/** What the player did in a quarter. */
export function movesOf(setting: Setting, report: TurnReport): PlanItem[] {
  return planItems(setting, report.before, report.plans[setting.ruleset.data.defaultSeat] ?? []);
}

/** What silence meant for a matter on the desk. */
export interface SilenceLine {
  readonly event: string;
  readonly what: string;
  readonly choice: string;
}

/** Matters on the desk that the player left unanswered, and what that meant. */
export function silencesOf({ ruleset: { data }, words }: Setting, { before, plans }: TurnReport): SilenceLine[] {
  const plan = plans[data.defaultSeat] ?? [];
  return before.briefing.flatMap((id) => {
    const event = data.events.find((item) => item.id === id);
    const silent = event?.options.find((option) => option.id === event.unanswered);
    const isOurs = event?.seat === data.defaultSeat;
    if (!silent || !isOurs || plan.some((move) => move.kind === 'answer' && move.event === id)) return [];
    const what = words(`${event.key}.name`);
    // A name may be a question or a shout.
    return [{ event: id, what: /[.!?…]$/.test(what) ? what : `${what}.`, choice: words(`${silent.key}.name`) }];
  });
}

/** What the people at another table did in a quarter. */
export interface TableMoves {
  readonly actor: string;
  readonly capital: string;
  readonly moves: readonly PlanItem[];
}

/** What the people at the other manned tables did in a quarter. */
export function othersMovesOf(setting: Setting, report: TurnReport): TableMoves[] {
  const { words, ruleset } = setting;
  return Object.entries(report.plans).flatMap(([actor, plan]) => {
    if (actor === ruleset.data.defaultSeat) return [];
    return [{ actor, capital: capitalOf(words, actor), moves: planItems(setting, report.before, plan) }];
  });
}

function newsOf(setting: Setting, report: TurnReport): NewsLine[] {
  const { ruleset, words } = setting;
  const lines: NewsLine[] = [];
  const say = (id: string, omen: Omen, text: string): void => {
    lines.push({ id, omen, text });
  };
  for (const act of report.leaked) say(`leak.${act}`, 'bad', words('news.leak', { act: nameOfAct(words, act) }));
  for (const { sender, instrument, before, after, waived } of report.sanctions) {
    const params = {
      capital: capitalOf(words, sender),
      name: words(`instrument.${sender}.${instrument}.name`),
      rung: words(`rung.${rungId(setting, sender, instrument, after)}`),
    };
    const id = `sanction.${sender}.${instrument}`;
    if (waived) say(id, 'good', words('news.waived', params));
    else if (after > before) say(id, 'bad', words('news.sanctionUp', params));
    else if (after < before) say(id, 'good', words('news.sanctionDown', params));
  }
  for (const { crisis, exit, nextRung, rung, challenger, target } of report.crises) {
    const name = words(`crisis.${crisis}.name`);
    const data = ruleset.data.crises.find((c) => c.id === crisis);
    const capital = capitalOf(words, data?.challenger ?? '');
    // What the player's own side did the player knows.
    const isOwn = data !== undefined && data.challenger === ruleset.data.defaultSeat;
    const other = isOwn ? { capital: capitalOf(words, data.target), action: target } : { capital, action: challenger };
    if (exit)
      say(
        `crisis.${crisis}`,
        exit === 'catastrophe' ? 'bad' : 'even',
        words('news.crisisExit', { name, exit, capital, target: capitalOf(words, data?.target ?? '') }),
      );
    else {
      const next = data?.rungs[nextRung ?? rung];
      say(
        `crisis.${crisis}`,
        nextRung !== null && nextRung > rung ? 'bad' : 'even',
        words(nextRung !== null && nextRung > rung ? 'news.crisisUp' : 'news.crisisStays', {
          name,
          capital: other.capital,
          action: words(`crisis.did.${other.action}`),
          rung: next ? words(`${next.key}.name`) : '',
        }),
      );
    }
  }
  for (const { id } of report.after.crises) {
    if (!report.before.crises.some((c) => c.id === id)) {
      say(`opens.${id}`, 'bad', words('news.crisisOpens', { name: words(`crisis.${id}.name`) }));
    }
  }
  for (const { promise, status } of report.promises) {
    const text = words(`promise.${promise}.text`);
    say(`promise.${promise}`, status === 'kept' ? 'good' : 'bad', words(`news.promise.${status}`, { text }));
  }
  for (const programme of report.after.programmes) {
    const was = report.before.programmes.find((p) => p.id === programme.id);
    const units = programme.delivered - (was?.delivered ?? 0);
    const name = words(`programme.${programme.id}.name`);
    if (units > 0) say(`delivery.${programme.id}`, 'good', words('news.delivery', { name, units }));
    if (was && was.stage !== programme.stage) {
      const stage = words(`stage.${programme.stage}`);
      const omen = programme.stage === 'frozen' || programme.stage === 'cancelled' ? 'bad' : 'even';
      say(`stage.${programme.id}`, omen, words('news.stage', { name, stage }));
    }
  }
  return lines;
}

function rungId(setting: Setting, sender: string, instrument: string, rung: number): string {
  if (rung <= 0) return 'none';
  const found = setting.ruleset.data.instruments.find((i) => i.sender === sender && i.id === instrument);
  return found?.rungs[rung - 1]?.id ?? 'none';
}

/** Bookkeeping, and parts that a figure already tells. */
const SKIPPED =
  /^(?:seat\.|turn$|quarter$|turns$|armsValue\.|response\.|optics\.|habit\.|goals\.|exposure\.|inventory\.|oil\.\w+\.(?!share$|diff$)|sanctions\.\w+\.\w+\.(?:hold|rung|risk)$|cover\.|disruption\.|arms\.)/;

/** How much a change of a unit must be to be told. */
const NOTABLE: Readonly<Record<string, number>> = {
  points: 2,
  score: 2,
  percent: 0.3,
  pp: 1,
  share: 0.015,
  perBarrel: 1.5,
  billion: 0.5,
  index: 0.3,
};

function changesOf(setting: Setting, report: TurnReport, most: number): ChangeLine[] {
  const { ruleset, words } = setting;
  const { headline, second } = figureVariables(ruleset.data);
  const figures = new Set([...headline, ...second]);
  return ruleset.symbols.names
    .filter((name) => !figures.has(name) && !SKIPPED.test(name))
    .map((variable) => {
      const before = read(ruleset, report.before, variable);
      const after = read(ruleset, report.after, variable);
      return { variable, before, after, weight: Math.abs(after - before) / (NOTABLE[unitOf(variable)] ?? 1) };
    })
    .filter(({ weight }) => weight >= 1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ variable, before, after }) => {
      const unit = unitOf(variable);
      return {
        variable,
        name: capitalise(nameOfVariable(words, variable)),
        before: formatValue(before, unit),
        after: formatValue(after, unit),
        changeText: formatChange(after - before, unit),
        omen: omenAt(setting, report.after.doctrine, variable, after - before),
      };
    });
}

/** The gravest few, in the order in which they came. */
function gravest<T extends { readonly weight: number }>(lines: readonly T[], most: number): T[] {
  const kept = new Set([...lines].sort((a, b) => b.weight - a.weight).slice(0, most));
  return lines.filter((line) => kept.has(line));
}

function summaryOf(
  setting: Setting,
  report: TurnReport,
  headlines: readonly (HeadlineLine & { readonly weight: number })[],
  figures: readonly Figure[],
): string {
  const { words } = setting;
  const moved = figures
    .filter((figure) => figure.rank === 'headline')
    .map((figure) => words('summary.figure', { name: figure.fullName, value: figure.text, change: figure.changeText }));
  const told = gravest(headlines, 3).map(({ capital, text }) => words('summary.headline', { capital, text }));
  return words('summary.turn', {
    quarter: quarterText(words, setting.ruleset.data, report.turn),
    headlines: told.join(' '),
    figures: moved.join(words('list.semicolon')),
  });
}

/** Shapes what happened in a quarter. `reports` are all so far, this one included, so that sparklines can be drawn. */
export function reportOf(setting: Setting, reports: readonly TurnReport[], turn: number): Report {
  const { ruleset, words } = setting;
  const report = reports[turn];
  if (!report) throw new RangeError(`There is no report of quarter ${turn}.`);
  const upTo = reports.slice(0, turn + 1);
  const states = [upTo[0]?.before ?? report.before, ...upTo.map((r) => r.after)];
  const figures = figuresOf(setting, states);
  const headlines = headlinesOf(setting, report, reports[turn - 1]);
  const lead = headlines.reduce<(typeof headlines)[number] | null>(
    (best, line) => (best === null || line.weight > best.weight ? line : best),
    null,
  );
  const answers = lazy(() => answersOf(setting, report));
  const news = lazy(() => newsOf(setting, report));
  const changes = lazy(() => changesOf(setting, report, 8));
  const summary = lazy(() => summaryOf(setting, report, headlines, figures));
  return {
    turn,
    quarter: quarterText(words, ruleset.data, report.turn),
    lead,
    headlines,
    press: ruleset.data.actors.flatMap(({ id }) => {
      const all = headlines.filter((line) => line.actor === id && line !== lead);
      const first = gravest(all, PRESS_LINES);
      const text = (lines: readonly HeadlineLine[]): string[] => lines.map((line) => line.text);
      if (all.length === 0) return [];
      const more = all.filter((line) => !first.includes(line));
      return [{ actor: id, capital: capitalOf(words, id), lines: text(first), more: text(more) }];
    }),
    moves: movesOf(setting, report),
    silences: silencesOf(setting, report),
    others: othersMovesOf(setting, report),
    get answers() {
      return answers();
    },
    get news() {
      return news();
    },
    figures,
    get changes() {
      return changes();
    },
    get summary() {
      return summary();
    },
  };
}
