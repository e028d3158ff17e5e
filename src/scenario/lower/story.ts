import {
  CRISIS_ACTIONS,
  type CrisisAction,
  type CrisisData,
  type CrisisRungData,
  type DecisionData,
  type DoctrineData,
  type EndingData,
  type EventData,
} from '#engine';
import type { ScenarioSource } from '../source/scenario.ts';
import type { CrisisSource, DecisionSource, EventSource } from '../source/story.ts';
import type { Context } from './context.ts';
import { lowerEffects } from './effects.ts';
import { lowerHeadlines, lowerOption } from './option.ts';

/** A decision with its options as the engine wants it; it is the pivot’s where no seat is named. */
export function lowerDecision(context: Context, written: DecisionSource, pivot: string): DecisionData {
  const key = `decision.${written.id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  context.text(`${key}.text`, written.text, written, 'text');
  context.names.checkUnique('option', written.options);
  const when = context.condition(written, 'when');
  return context.made(
    {
      id: written.id,
      key,
      seat: written.seat === undefined ? pivot : context.ref('actor', written, 'seat'),
      portfolio: written.portfolio,
      ...(when !== undefined && { when }),
      ...(written.chance !== undefined && { chance: context.number(written, 'chance') }),
      cooldown: written.cooldown ?? 0,
      once: written.once ?? false,
      options: written.options.map((option) => lowerOption(context, option, option.id, `${key}.${option.id}`)),
    },
    written,
  );
}

/** @param turnOf the turn of a quarter such as `2025-Q4`, or null when it lies outside the game */
export function lowerEvent(
  context: Context,
  written: EventSource,
  pivot: string,
  turnOf: (quarter: string) => number,
): EventData {
  const key = `event.${written.id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  context.text(`${key}.text`, written.text, written, 'text');
  context.names.checkUnique('option', written.options);
  if (written.actor !== undefined) context.ref('actor', written, 'actor');
  const when = context.condition(written, 'when');
  return context.made(
    {
      id: written.id,
      key,
      kind: written.kind,
      seat: written.seat === undefined ? pivot : context.ref('actor', written, 'seat'),
      ...(when !== undefined && { when }),
      weight: context.number(written, 'weight', 1),
      chance: context.number(written, 'chance'),
      ...(written.at !== undefined && { turn: turnOf(written.at) }),
      once: written.once ?? true,
      cooldown: written.cooldown ?? 0,
      effects: lowerEffects(context, written, 'effects'),
      tags: [...(written.tags ?? [])],
      ...(written.actor !== undefined && { actor: written.actor }),
      size: context.number(written, 'size'),
      favours: context.byId('actor', written.favours),
      options: (written.options ?? []).map((option) => lowerOption(context, option, option.id, `${key}.${option.id}`)),
      ...(written.unanswered !== undefined && { unanswered: written.unanswered }),
      headlines: lowerHeadlines(context, written.headlines, key),
    },
    written,
  );
}

/** A crisis with its rungs, exits and catastrophe. */
export function lowerCrisis(context: Context, written: CrisisSource): CrisisData {
  const key = `crisis.${written.id}`;
  context.place(key, { of: written });
  for (const field of ['name', 'text', 'demand'] as const)
    context.text(`${key}.${field}`, written[field], written, field);
  for (const [exit, headline] of Object.entries(written.headlines)) {
    context.text(`${key}.headline.${exit}`, headline, written.headlines, exit);
  }
  context.names.checkUnique('rung', written.rungs);
  const { stakes, opens, answer } = written;
  return context.made(
    {
      id: written.id,
      key,
      challenger: context.ref('actor', written, 'challenger'),
      target: context.ref('actor', written, 'target'),
      stakes: {
        target: context.number(stakes, 'target'),
        challenger: context.number(stakes, 'challenger'),
        estimate: [stakes.estimate[0], stakes.estimate[1]],
      },
      ...(opens && { opens: { when: context.condition(opens, 'when') ?? 0, chance: context.number(opens, 'chance') } }),
      lapse: written.lapse,
      cooldown: written.cooldown ?? 0,
      rungs: written.rungs.map((rung) => lowerCrisisRung(context, key, rung)),
      answer: {
        noise: answer.noise,
        pull: answer.pull.map((term, index) => {
          context.text(`${key}.because.${index}`, term.because, term, 'because');
          return context.number(term, 'value');
        }),
        at: { ...answer.at },
      },
      onLapse: lowerEffects(context, written, 'onLapse'),
      onCatastrophe: lowerEffects(context, written, 'onCatastrophe'),
    },
    written,
  );
}

function lowerCrisisRung(context: Context, crisis: string, written: CrisisSource['rungs'][number]): CrisisRungData {
  const key = `${crisis}.${written.id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  context.text(`${key}.text`, written.text, written, 'text');
  const capital = {} as Record<CrisisAction, number>;
  for (const action of CRISIS_ACTIONS) capital[action] = written.capital?.[action] ?? 0;
  return context.made(
    {
      id: written.id,
      key,
      catastrophe: written.catastrophe,
      quarter: lowerEffects(context, written, 'quarter'),
      capital,
      targetConcedes: lowerEffects(context, written, 'targetConcedes'),
      challengerConcedes: lowerEffects(context, written, 'challengerConcedes'),
      trade: lowerEffects(context, written, 'trade'),
      climb: lowerEffects(context, written, 'climb'),
    },
    written,
  );
}

/** A doctrine with its goals. */
export function lowerDoctrine(context: Context, written: ScenarioSource['doctrines'][number]): DoctrineData {
  const key = `doctrine.${written.id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  context.text(`${key}.text`, written.text, written, 'text');
  context.names.checkUnique('goal', written.goals);
  return context.made(
    {
      id: written.id,
      key,
      goals: written.goals.map((goal) => {
        const goalKey = `goal.${written.id}.${goal.id}`;
        context.place(goalKey, { of: goal });
        context.text(`${goalKey}.name`, goal.name, goal, 'name');
        const measure = context.numberBefore(5, 'a goal', goal, 'measure');
        return context.made({ id: goal.id, key: goalKey, measure, from: goal.from, target: goal.target }, goal);
      }),
    },
    written,
  );
}

/** An ending with its condition; a text for every capital that has a headline. */
export function lowerEnding(context: Context, written: ScenarioSource['endings'][number]): EndingData {
  const key = `ending.${written.id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  context.text(`${key}.text`, written.text, written, 'text');
  return context.made(
    {
      id: written.id,
      key,
      tone: written.tone,
      outcome: written.outcome,
      early: written.early ?? false,
      when: context.condition(written, 'when') ?? 0,
      headlines: lowerHeadlines(context, written.headlines, key),
    },
    written,
  );
}
