import * as z from 'zod';
import { type DEMAND_ANSWERS, SANCTION_RUNGS } from '#engine';
import { effects } from './effects.ts';
import { answer } from './option.ts';
import { expr, id, percent, ref, share, tags, text, variableId } from './shared.ts';

const ladderRung = z.strictObject({
  id,
  name: text.optional().describe('A word or two; default the id.'),
  at: z.number().describe('Lowest pull that reaches this rung.'),
  headline: text,
  effects: effects.optional(),
});

const reaction = z.strictObject({
  id,
  name: text.optional().describe('Completes “Moscow, over …”; default the id.'),
  to: z
    .union([
      z.strictObject({ tags: tags.min(1), by: ref.optional().describe('Only acts of this actor.') }),
      z.strictObject({ each: z.literal('quarter') }),
    ])
    .describe('Acts with all these tags, or every quarter.'),
  when: expr.optional(),
  ladder: ref.describe('Ladder of this actor.'),
  noise: z.number().min(0).optional().describe('Half-width of the uniform noise on the pull; default 0.'),
  pull: z.array(z.strictObject({ because: text, value: expr })).min(1),
});

const instrumentRung = z.strictObject({
  at: z.number().min(0).describe('Resolve at which the sender wants this rung.'),
  headline: text,
  effects: effects.optional(),
  tariff: z.number().min(0).max(200).optional().describe('Percentage points of penalty tariff while it stands.'),
  block: z.record(ref, share).optional().describe('Oil supplier → greatest share that can still be bought.'),
  premium: z.record(ref, z.number().min(0)).optional().describe('Oil supplier → risk premium, $/bbl.'),
  delay: z.record(ref, z.number().min(1)).optional().describe('Arms supplier → multiplier on delivery times.'),
  disrupt: z.record(ref, share).optional().describe('Arms supplier → disruption of service, 0–1.'),
});

/** Rungs an instrument must describe: all but `none`. */
export const DESCRIBED_RUNGS = SANCTION_RUNGS.slice(1) as ['statement', 'warning', 'limited', 'targeted', 'full'];

const instrument = z.strictObject({
  name: text,
  text: text.optional(),
  start: z
    .strictObject({
      pressure: percent.optional(),
      rung: z
        .int()
        .min(0)
        .max(SANCTION_RUNGS.length - 1)
        .optional(),
      hold: z.int().min(0).max(12).optional(),
    })
    .optional(),
  exposure: z
    .array(z.strictObject({ tags: tags.min(1), weight: expr }))
    .optional()
    .describe('Acts that raise pressure.'),
  standing: expr.optional().describe('Pressure added every quarter by standing exposure.'),
  relief: z
    .array(z.strictObject({ tags: tags.min(1), weight: expr }))
    .optional()
    .describe('Acts that lower pressure.'),
  decay: share.optional().describe('Share of pressure lost every quarter (elsewhere `decay` is the share left).'),
  publicity: z.number().min(0).optional().describe('Resolve gained per point of heat in the capital.'),
  ownCost: expr.optional().describe('What measures would cost the sender, in resolve points.'),
  beta: z.number().min(0).optional().describe('Resolve lost per point of threat when the tie is fully warm.'),
  threat: ref.optional(),
  rungs: z.strictObject({
    statement: instrumentRung,
    warning: instrumentRung,
    limited: instrumentRung,
    targeted: instrumentRung,
    full: instrumentRung,
  } satisfies Record<(typeof DESCRIBED_RUNGS)[number], unknown>),
  demand: z.strictObject({
    text,
    deadline: z.int().min(1).describe('Quarters between the warning and the first measures.'),
    answers: z.strictObject({
      concede: answer,
      bargain: answer,
      stall: answer,
      defy: answer,
    } satisfies Record<(typeof DEMAND_ANSWERS)[number], unknown>),
  }),
  waiver: z
    .strictObject({ chance: expr, quarters: z.int().min(1), headline: text })
    .optional()
    .describe('Chance, each time measures are due, that the sender waives instead.'),
});

/** One actor. */
export const actor = z.strictObject({
  id: variableId,
  name: text,
  capital: text,
  wants: text.optional(),
  fears: text.optional(),
  redLines: z.array(z.strictObject({ id, weight: z.number().min(0).max(100), text })).optional(),
  purchases: id.optional().describe('Tag whose acts are purchases from this actor.'),
  ladders: z.record(variableId, z.array(ladderRung).min(1)).optional(),
  ladderNames: z.record(ref, text).optional().describe('Ladder → its name; default the id.'),
  instruments: z.record(variableId, instrument).optional(),
  reactions: z.array(reaction).optional(),
});

export type ActorSource = z.infer<typeof actor>;
export type ReactionSource = z.infer<typeof reaction>;
export type InstrumentSource = z.infer<typeof instrument>;
export type InstrumentRungSource = z.infer<typeof instrumentRung>;
