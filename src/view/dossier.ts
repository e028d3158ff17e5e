import type { State, TurnReport } from '#engine';
import { MEASURES_RUNG, readValue as read, SANCTION_RUNGS, triangleOf } from '#engine';
import { warmthOf } from './board/warmth.ts';
import { tieOf } from './figures.ts';
import { heatText } from './heat.ts';
import { formatValue } from './numbers.ts';
import type { CapitalPreview } from './preview.ts';
import type { AnswerLine } from './report.ts';
import { reportOf } from './report.ts';
import { capitalOf, nameOfActor, type Setting } from './setting.ts';
import { troublesOf } from './trouble.ts';
import { capitalise, humanise, wordsOr } from './words/index.ts';

/** A rung as a dossier draws it. */
export interface RungLine {
  readonly id: string;
  readonly name: string;
  readonly headline: string;
  /** Pull or resolve from which it is reached. */
  readonly at: string;
  readonly here: boolean;
}

export interface LadderView {
  readonly id: string;
  readonly name: string;
  /** Where it stands, in words. */
  readonly standing: string;
  readonly rungs: readonly RungLine[];
}

export interface TieLine {
  readonly actor: string;
  readonly capital: string;
  readonly text: string;
  readonly warmth: string;
}

/** What can be known of an actor from across the room. */
export interface Dossier {
  readonly actor: string;
  readonly name: string;
  readonly capital: string;
  readonly wants: string;
  readonly fears: string;
  readonly redLines: readonly string[];
  /** Mood in its capital, in words. */
  readonly heat: string;
  /** Open crises it is a side of, one sentence each. */
  readonly crises: readonly string[];
  readonly role: string;
  readonly ties: readonly TieLine[];
  readonly instruments: readonly LadderView[];
  readonly ladders: readonly LadderView[];
  readonly lastQuarter: string;
  readonly lastAnswers: readonly AnswerLine[];
  /** Whether it is the file on the chair that is played, which is not the pivot's: nobody weighs odds on themselves. */
  readonly isOwn: boolean;
  /** What it would answer to the plan on the desk; nothing in the own file. */
  readonly now: CapitalPreview | null;
}

function instrumentsOf(setting: Setting, state: State, actor: string): LadderView[] {
  const { ruleset, words } = setting;
  return ruleset.data.instruments
    .filter((instrument) => instrument.sender === actor)
    .map((instrument) => {
      const root = `sanctions.${actor}.${instrument.id}`;
      const rung = Math.round(read(ruleset, state, `${root}.rung`));
      return {
        id: instrument.id,
        name: words(`${instrument.key}.name`),
        standing: words(rung < MEASURES_RUNG ? 'dossier.instrument' : 'dossier.instrumentInForce', {
          rung: words(`rung.${SANCTION_RUNGS[rung] ?? 'none'}`),
          pressure: formatValue(read(ruleset, state, `${root}.pressure`), 'score'),
          risk: formatValue(read(ruleset, state, `${root}.risk`), 'chance'),
        }),
        rungs: instrument.rungs.map((r, index) => ({
          id: r.id,
          name: capitalise(words(`rung.${r.id}`)),
          headline: wordsOr(words, `${r.key}.headline`, ''),
          at: formatValue(r.at, 'score'),
          here: index + 1 === rung,
        })),
      };
    });
}

function laddersOf(setting: Setting, state: State, actor: string): LadderView[] {
  const { ruleset, words } = setting;
  const data = ruleset.data.actors.find((a) => a.id === actor);
  return (data?.ladders ?? []).map((ladder) => {
    const index = Math.round(read(ruleset, state, `response.${actor}.${ladder.id}`));
    const name = (id: string): string => wordsOr(words, `ladder.${actor}.${ladder.id}.${id}.name`, humanise(id));
    const here = ladder.rungs[index];
    return {
      id: ladder.id,
      name: capitalise(wordsOr(words, `ladder.${actor}.${ladder.id}.name`, humanise(ladder.id))),
      standing: here ? words('dossier.lastRung', { rung: name(here.id) }) : words('dossier.noRung'),
      rungs: ladder.rungs.map((rung, at) => ({
        id: rung.id,
        name: capitalise(name(rung.id)),
        headline: wordsOr(words, `${rung.key}.headline`, ''),
        at: formatValue(rung.at, 'count'),
        here: at === index,
      })),
    };
  });
}

/** Everything the desk shows of an actor. `reports` are all quarters so far; `plan` its answers to the plan on the desk. */
export function dossierOf(
  setting: Setting,
  state: State,
  reports: readonly TurnReport[],
  actor: string,
  plan: readonly CapitalPreview[],
): Dossier {
  const { ruleset, words } = setting;
  const data = ruleset.data.actors.find((a) => a.id === actor);
  const isOwn = actor === ruleset.data.defaultSeat && actor !== ruleset.data.pivot;
  const triangle = triangleOf(ruleset, state);
  const role = triangle.roles[actor];
  const last = reports.length > 0 ? reportOf(setting, reports, reports.length - 1) : null;
  return {
    actor,
    name: nameOfActor(words, actor),
    capital: capitalOf(words, actor),
    wants: wordsOr(words, `actor.${actor}.wants`, ''),
    fears: wordsOr(words, `actor.${actor}.fears`, ''),
    redLines: (data?.redLines ?? []).map((line) => words(`redLine.${actor}.${line.id}.text`)),
    heat: words(heatText(read(ruleset, state, `heat.${actor}`)), { capital: capitalOf(words, actor) }),
    crises: troublesOf(setting, state, actor)
      .filter(({ kind }) => kind === 'crisis')
      .map(({ text }) => text),
    role: role ? words(`role.${role}`) : '',
    ties: ruleset.data.actors
      .filter((other) => other.id !== actor)
      .map((other) => {
        const value = read(ruleset, state, tieOf(ruleset.data, actor, other.id));
        return {
          actor: other.id,
          capital: capitalOf(words, other.id),
          text: formatValue(value, 'points'),
          warmth: words(`board.warmth.${warmthOf(value)}`),
        };
      }),
    instruments: instrumentsOf(setting, state, actor),
    ladders: laddersOf(setting, state, actor),
    lastQuarter: last?.quarter ?? '',
    lastAnswers: last ? last.answers.filter((answer) => answer.actor === actor) : [],
    isOwn,
    now: isOwn ? null : (plan.find((capital) => capital.actor === actor) ?? null),
  };
}
