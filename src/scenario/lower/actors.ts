import {
  type ActorData,
  DEMAND_ANSWERS,
  type DemandAnswer,
  type InstrumentData,
  type InstrumentRungData,
  type LadderData,
  type OptionData,
  type ReactionData,
} from '#engine';
import {
  type ActorSource,
  DESCRIBED_RUNGS,
  type InstrumentRungSource,
  type InstrumentSource,
  type ReactionSource,
} from '../source/actor.ts';
import type { Context } from './context.ts';
import { lowerEffects } from './effects.ts';
import { lowerOption } from './option.ts';

/** An actor without its instruments and reactions, which stand on their own in a ruleset. */
export function lowerActor(context: Context, written: ActorSource): ActorData {
  const key = `actor.${written.id}`;
  context.place(key, { of: written });
  for (const field of ['name', 'capital', 'wants', 'fears'] as const) {
    context.text(`${key}.${field}`, written[field], written, field);
  }
  for (const ladder of Object.keys(written.ladderNames ?? {})) {
    context.names.check('ladder', `${written.id}.${ladder}`, written.ladderNames!, ladder, 'key');
  }
  context.names.checkUnique('red line', written.redLines);
  for (const line of written.redLines ?? []) {
    context.place(`redLine.${written.id}.${line.id}`, { of: line });
    context.text(`redLine.${written.id}.${line.id}.text`, line.text, line, 'text');
  }
  return context.made(
    {
      id: written.id,
      key,
      redLines: (written.redLines ?? []).map(({ id, weight }) => ({ id, weight })),
      ladders: Object.entries(written.ladders ?? {}).map(([id, rungs]) => lowerLadder(context, written, id, rungs)),
      ...(written.purchases !== undefined && { purchases: written.purchases }),
    },
    written,
  );
}

type LadderSource = NonNullable<ActorSource['ladders']>[string];

function lowerLadder(context: Context, actor: ActorSource, id: string, rungs: LadderSource): LadderData {
  const key = `ladder.${actor.id}.${id}`;
  context.place(key, { of: actor.ladders!, key: id });
  const names = actor.ladderNames;
  if (names && Object.hasOwn(names, id)) context.text(`${key}.name`, names[id], names, id);
  context.names.checkUnique('rung', rungs);
  return context.made(
    {
      id,
      rungs: rungs.map((rung) => {
        const rungKey = `${key}.${rung.id}`;
        context.place(rungKey, { of: rung });
        context.text(`${rungKey}.name`, rung.name, rung, 'name');
        context.text(`${rungKey}.headline`, rung.headline, rung, 'headline');
        return context.made(
          { id: rung.id, key: rungKey, at: rung.at, effects: lowerEffects(context, rung, 'effects', true) },
          rung,
        );
      }),
    },
    rungs,
  );
}

/** A reaction as the engine wants it; its texts and places go into the context. */
export function lowerReaction(context: Context, actor: string, written: ReactionSource): ReactionData {
  const key = `reaction.${actor}.${written.id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  const when = context.condition(written, 'when', true);
  const { to } = written;
  if ('tags' in to && to.by !== undefined) context.ref('actor', to, 'by');
  context.names.check('ladder', `${actor}.${written.ladder}`, written, 'ladder');
  return context.made(
    {
      id: written.id,
      key,
      actor,
      to: 'tags' in to ? { tags: [...to.tags], ...(to.by !== undefined && { by: to.by }) } : null,
      ...(when !== undefined && { when }),
      ladder: written.ladder,
      noise: written.noise ?? 0,
      pull: written.pull.map((term, index) => {
        context.text(`${key}.because.${index}`, term.because, term, 'because');
        return context.number(term, 'value', 0, true);
      }),
    },
    written,
  );
}

/** An instrument of sanctions with its rungs as the engine wants it. */
export function lowerInstrument(
  context: Context,
  sender: string,
  id: string,
  written: InstrumentSource,
): InstrumentData {
  const key = `instrument.${sender}.${id}`;
  context.place(key, { of: written });
  context.text(`${key}.name`, written.name, written, 'name');
  context.text(`${key}.text`, written.text, written, 'text');
  const weighed = (lines: InstrumentSource['exposure']) =>
    (lines ?? []).map((line) =>
      context.made({ tags: [...line.tags], weight: context.number(line, 'weight', 0, true) }, line),
    );
  const { demand, waiver } = written;
  const demandKey = `demand.${sender}.${id}`;
  context.place(demandKey, { of: demand });
  context.text(`${demandKey}.text`, demand.text, demand, 'text');
  const answers = {} as Record<DemandAnswer, OptionData>;
  for (const answer of DEMAND_ANSWERS) {
    answers[answer] = lowerOption(context, demand.answers[answer], answer, `${demandKey}.${answer}`);
  }
  if (waiver) context.text(`${key}.waiver.headline`, waiver.headline, waiver, 'headline');
  if (written.threat !== undefined) context.ref('threat', written, 'threat');
  return context.made(
    {
      id,
      key,
      sender,
      start: { pressure: written.start?.pressure ?? 0, rung: written.start?.rung ?? 0, hold: written.start?.hold ?? 0 },
      exposure: weighed(written.exposure),
      standing: context.numberBefore(4, 'the risk of an instrument', written, 'standing'),
      relief: weighed(written.relief),
      decay: written.decay ?? 0,
      publicity: written.publicity ?? 0,
      ownCost: context.numberBefore(4, 'the risk of an instrument', written, 'ownCost'),
      beta: written.beta ?? 0,
      ...(written.threat !== undefined && { threat: written.threat }),
      rungs: DESCRIBED_RUNGS.map((rung) => lowerRung(context, `${key}.${rung}`, rung, written.rungs[rung])),
      demand: { deadline: demand.deadline, answers },
      waiver: waiver
        ? {
            chance: context.numberBefore(4, 'the risk of an instrument', waiver, 'chance'),
            quarters: waiver.quarters,
          }
        : { chance: 0, quarters: 0 },
    },
    written,
  );
}

function lowerRung(
  context: Context,
  key: string,
  id: InstrumentRungData['id'],
  written: InstrumentRungSource,
): InstrumentRungData {
  context.place(key, { of: written });
  context.text(`${key}.headline`, written.headline, written, 'headline');
  return context.made(
    {
      id,
      key,
      at: written.at,
      effects: lowerEffects(context, written, 'effects'),
      tariff: written.tariff ?? 0,
      block: context.byId('oil supplier', written.block),
      premium: context.byId('oil supplier', written.premium),
      delay: context.byId('arms supplier', written.delay),
      disrupt: context.byId('arms supplier', written.disrupt),
    },
    written,
  );
}
