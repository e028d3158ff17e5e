import type { Plan, Plans, RespondMove, State } from '#engine';
import { CRISIS_ACTIONS, DEMAND_ANSWERS, legalMoves, preview, QUARTER, readValue as read } from '#engine';
import { deedOf } from './acts.ts';
import { nameOfAct, nameOfReaction } from './causes.ts';
import { formatChance } from './numbers.ts';
import type { Choice } from './options.ts';
import { choiceFor, NOBODY } from './options.ts';
import { slotOf } from './plan.ts';
import { pullRows, sizeOf } from './preview.ts';
import { capitalOf, hasWords, type Setting } from './setting.ts';
import { capitalise, humanise, wordsOr } from './words/index.ts';

/** Something on the table this quarter that asks for an answer, or tells one thing worth knowing. */
export interface BriefingCard {
  /** Slot of its answers. */
  readonly id: string;
  readonly kind: 'crisis' | 'demand' | 'dilemma' | 'fixed' | 'answer' | 'news';
  /** Kind in words: `Dilemma`, `Crisis, rung 2 of 4`. */
  readonly label: string;
  readonly name: string;
  /** What another capital did that this answers, a sentence each; empty where the text says it. */
  readonly deed: readonly string[];
  readonly text: string;
  /** What is asked, by whom, by when; each a sentence. */
  readonly facts: readonly string[];
  readonly choices: readonly Choice[];
  readonly answered: boolean;
  /** What silence means; empty when nothing is asked. */
  readonly silence: string;
  /** Whether so little hangs on it that it may be left to others unread. */
  readonly minor: boolean;
}

function crisisCards(setting: Setting, state: State, seat: string, plan: Plan): BriefingCard[] {
  const { ruleset, words } = setting;
  return state.crises.flatMap((record) => {
    const crisis = ruleset.data.crises.find((c) => c.id === record.id);
    const rung = crisis?.rungs[record.rung];
    if (!crisis || !rung || (crisis.target !== seat && crisis.challenger !== seat)) return [];
    const isTarget = crisis.target === seat;
    const other = isTarget ? crisis.challenger : crisis.target;
    const [low, high] = crisis.stakes.estimate;
    const choices = CRISIS_ACTIONS.map((action) => {
      const choice = choiceFor(
        setting,
        state,
        seat,
        plan,
        { kind: 'crisis', crisis: crisis.id, action },
        `${rung.key}.${action}`,
      );
      const side = isTarget || action !== 'concede' ? 'crisis.action' : 'crisis.own';
      return { ...choice, name: words(`crisis.action.${action}`), text: words(`${side}.${action}.text`) };
    });
    const facts = [wordsOr(words, `${crisis.key}.demand`, '')].filter((text) => text !== '');
    if (!isTarget) facts.push(words('crisis.ownDemand'));
    facts.push(
      words('crisis.rungFact', { name: words(`${rung.key}.name`), rung: record.rung + 1, of: crisis.rungs.length }),
    );
    if (rung.catastrophe > 0) facts.push(words('crisis.catastropheFact', { chance: formatChance(rung.catastrophe) }));
    if (isTarget) facts.push(words('crisis.stakesFact', { capital: capitalOf(words, other), low, high }));
    return [
      {
        id: `crisis.${crisis.id}`,
        kind: 'crisis' as const,
        label: words('briefing.kind.crisis', { capital: capitalOf(words, other) }),
        name: words(`${crisis.key}.name`),
        text: wordsOr(words, `${rung.key}.text`, words(`${crisis.key}.text`)),
        facts,
        choices,
        answered: choices.some((choice) => choice.chosen),
        silence: words('crisis.silence'),
        deed: [],
        minor: false,
      },
    ];
  });
}

function demandCards(setting: Setting, state: State, seat: string, plan: Plan): BriefingCard[] {
  const { ruleset, words } = setting;
  if (seat !== ruleset.data.pivot) return [];
  return ruleset.data.instruments.flatMap((instrument) => {
    const root = `demand.${instrument.sender}.${instrument.id}`;
    const choices = DEMAND_ANSWERS.map((answer) => {
      const move = { kind: 'demand', sender: instrument.sender, instrument: instrument.id, answer } as const;
      const choice = choiceFor(setting, state, seat, plan, move, `${root}.${answer}`);
      return hasWords(words, `${root}.${answer}.name`) ? choice : { ...choice, name: words(`demand.${answer}`) };
    });
    if (choices.every((choice) => choice.rules.includes('no-demand'))) return [];
    const variable = `sanctions.${instrument.sender}.${instrument.id}`;
    const capital = capitalOf(words, instrument.sender);
    return [
      {
        id: root,
        kind: 'demand' as const,
        label: words('briefing.kind.demand', { capital }),
        name: words(`${instrument.key}.name`),
        text: wordsOr(words, `${root}.text`, ''),
        facts: [
          words('demand.deadline', { capital, quarters: Math.round(read(ruleset, state, `${variable}.hold`)) }),
          words('demand.pressure', { pressure: Math.round(read(ruleset, state, `${variable}.pressure`)) }),
        ],
        choices,
        answered: choices.some((choice) => choice.chosen),
        silence: words('demand.silence'),
        deed: [],
        minor: false,
      },
    ];
  });
}

function eventCards(setting: Setting, state: State, seat: string, plan: Plan, before: Plans): BriefingCard[] {
  const { ruleset, words } = setting;
  return state.briefing.flatMap((id) => {
    const event = ruleset.data.events.find((e) => e.id === id);
    if (!event || event.seat !== seat) return [];
    const choices = event.options.map((option) =>
      choiceFor(setting, state, seat, plan, { kind: 'answer', event: id, option: option.id }, option.key, before),
    );
    const silent = event.options.find((option) => option.id === event.unanswered);
    return [
      {
        id: `answer.${id}`,
        kind: event.kind === 'dilemma' ? ('dilemma' as const) : ('fixed' as const),
        label: words(`briefing.kind.${event.kind}`),
        name: words(`${event.key}.name`),
        text: words(`${event.key}.text`),
        facts: [],
        choices,
        answered: choices.some((choice) => choice.chosen),
        silence: silent ? words('briefing.silence', { option: words(`${silent.key}.name`) }) : '',
        deed: [],
        minor: false,
      },
    ];
  });
}

/** How many reasons of its services a card tells. */
const REASONS = 3;
/** Answers of its own that a capital is asked for outright; of the others its services know best. */
const MOST_ANSWERS = 3;

/**
 * What this capital may answer to what was done before it moved: the rungs within its reach. Where only one is, there is
 * nothing to choose. Left alone, its services answer.
 */
function answerCards(setting: Setting, state: State, seat: string, plan: Plan, before: Plans): BriefingCard[] {
  const { ruleset, words } = setting;
  if (Object.keys(before).length === 0 || seat === ruleset.data.pivot) return [];
  const within = new Map<string, RespondMove[]>();
  for (const move of legalMoves(ruleset, state, seat, before)) {
    if (move.kind !== 'respond') continue;
    const slot = slotOf(move);
    within.set(slot, [...(within.get(slot) ?? []), move]);
  }
  const advised = preview(ruleset, state, [], seat, before).answers;
  const ladders = ruleset.data.actors.find((actor) => actor.id === seat)?.ladders ?? [];
  const cards = [...within].flatMap(([id, moves]): Weighed[] => {
    const [first] = moves;
    if (!first || moves.length < 2) return [];
    const advice = advised.find((answer) => answer.reaction === first.reaction && answer.act === first.act);
    const reaction = ruleset.data.reactions.find((each) => each.id === first.reaction);
    if (!reaction) return [];
    const root = `ladder.${seat}.${reaction.ladder}`;
    const choices = moves.map((move) => {
      const choice = choiceFor(setting, state, seat, plan, move, `${root}.${move.rung}`, before);
      return { ...choice, text: wordsOr(words, `${root}.${move.rung}.headline`, '') };
    });
    const odds = (advice?.odds ?? []).map(({ rung, chance }) =>
      words('respond.odds', {
        rung: rung === null ? words('preview.noAnswer') : wordsOr(words, `${root}.${rung}.name`, humanise(rung)),
        chance: formatChance(chance),
      }),
    );
    const isQuarter = first.act === QUARTER;
    const rungs = ladders.find((ladder) => ladder.id === reaction.ladder)?.rungs ?? [];
    const sizes = moves.map(({ rung }) => sizeOf(rungs.find((each) => each.id === rung)));
    const ladder = wordsOr(words, `${root}.name`, humanise(reaction.ladder));
    const over = nameOfReaction(words, seat, first.reaction);
    const isOwnName = over.toLocaleLowerCase() === ladder.toLocaleLowerCase();
    const act = capitalise(nameOfAct(words, first.act));
    const deed = deedOf(setting, first.act, before, seat);
    const isAlone = [...within.values()].filter(([other]) => other?.act === first.act).length === 1;
    const card: BriefingCard = {
      id,
      kind: 'answer',
      minor: false,
      deed: [
        ...(deed.text === '' ? [] : [deed.text]),
        ...(deed.headline === '' ? [] : [words('respond.press', { headline: deed.headline })]),
      ],
      label: !isQuarter
        ? words('respond.label', { capital: capitalOf(words, ruleset.data.pivot), ladder })
        : isOwnName
          ? words('respond.label.line')
          : words('respond.label.quarter', { ladder }),
      // One act can be answered on several counts: each is named by its own.
      name: isQuarter ? capitalise(over) : isAlone ? act : words('respond.name', { act, over }),
      text: isQuarter
        ? words('respond.quarter', { capital: capitalOf(words, ruleset.data.pivot) })
        : words('respond.over', { what: over }),
      facts: pullRows(words, advice?.pull ?? [])
        .slice(0, REASONS)
        .map(({ text, valueText }) => words('respond.reason', { text, value: valueText })),
      choices,
      answered: true,
      silence: words('respond.silence', { odds: odds.join(words('list.comma')) }),
    };
    return [{ card, stake: Math.max(...sizes) - Math.min(...sizes) }];
  });
  const weightiest = new Set(
    cards
      .toSorted((a, b) => b.stake - a.stake)
      .slice(0, MOST_ANSWERS)
      .map(({ card }) => card),
  );
  return cards
    .map(({ card }) => ({ ...card, minor: !weightiest.has(card) }))
    .sort((a, b) => Number(a.minor) - Number(b.minor));
}

/** A card, and how far apart its choices lie. */
interface Weighed {
  readonly card: BriefingCard;
  readonly stake: number;
}

/**
 * News of the quarter: what happened by itself and asks for no answer. What the scenario has another capital do is told in its
 * own chair even where somebody else has to answer it: nobody there was asked.
 */
function newsCards(setting: Setting, state: State, seat: string, events: readonly string[]): BriefingCard[] {
  const { ruleset, words } = setting;
  const opening = state.turn === 0 ? state.briefing : [];
  return [...new Set([...events, ...opening])].flatMap((id) => {
    const event = ruleset.data.events.find((e) => e.id === id);
    if (!event) return [];
    const isOwn = seat !== ruleset.data.pivot && event.seat !== seat && event.actor === seat;
    if (state.briefing.includes(id) && !isOwn) return [];
    return [
      {
        id: `news.${id}`,
        kind: 'news' as const,
        label: words(isOwn ? 'briefing.kind.standing' : 'briefing.kind.news'),
        name: words(`${event.key}.name`),
        text: wordsOr(words, `${event.key}.text`, ''),
        facts: isOwn ? [words('news.standing')] : [],
        choices: [],
        answered: true,
        silence: '',
        deed: [],
        minor: false,
      },
    ];
  });
}

/**
 * What lies on the desk this quarter: crises first, then demands, dilemmas and fixed dates, then news.
 * `events` are those that came with the quarter (the last report's),
 * `before` the plans of the seats that moved before: another chair answers them after its own dilemmas.
 */
export function briefingOf(
  setting: Setting,
  state: State,
  seat: string,
  plan: Plan,
  events: readonly string[],
  before: Plans = NOBODY,
): BriefingCard[] {
  return [
    ...crisisCards(setting, state, seat, plan),
    ...demandCards(setting, state, seat, plan),
    ...eventCards(setting, state, seat, plan, before),
    ...answerCards(setting, state, seat, plan, before),
    ...newsCards(setting, state, seat, events),
  ];
}
