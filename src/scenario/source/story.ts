import * as z from 'zod';
import { type CRISIS_ACTIONS, type CRISIS_EXITS, EVENT_KINDS, PORTFOLIOS } from '#engine';
import { effects } from './effects.ts';
import { option } from './option.ts';
import { count, expr, favours, headlines, id, percent, ref, share, tags, text } from './shared.ts';

/** A quarter of a year, as in `2025-Q4`. */
export const quarter = z
  .string()
  .regex(/^\d{4}-Q[1-4]$/, { error: 'a quarter such as 2025-Q3' })
  .meta({ id: 'quarter', description: 'A quarter such as 2025-Q3.' });

const decision = z.strictObject({
  id,
  portfolio: z.enum(PORTFOLIOS),
  seat: ref.optional().describe('Whose decision it is; default the pivot.'),
  name: text,
  text: text.optional(),
  when: expr.optional(),
  chance: expr.optional().describe('Chance, 0–1, that it is on the table in a quarter; default always.'),
  cooldown: count.optional().describe('Quarters before it can be taken again; default 0.'),
  once: z.boolean().optional().describe('Default false.'),
  options: z.array(option).min(1),
});

const event = z.strictObject({
  id,
  kind: z.enum(EVENT_KINDS),
  seat: ref.optional().describe('Whose dilemma it is; default the pivot.'),
  name: text,
  text: text.optional(),
  when: expr.optional(),
  weight: expr.optional().describe('Dilemma: relative chance of being drawn; default 1.'),
  chance: expr.optional().describe('Shock: chance per quarter, 0–1.'),
  at: quarter.optional().describe('Fixed: when it comes.'),
  once: z.boolean().optional().describe('Default true.'),
  cooldown: count.optional(),
  effects: effects.optional(),
  tags: tags.optional(),
  actor: ref.optional().describe('Who does it.'),
  size: expr.optional(),
  favours: favours.optional(),
  headlines: headlines.optional(),
  unanswered: ref.optional().describe('The option that silence means.'),
  options: z.array(option).optional(),
});

const capital = z.strictObject({
  concede: count.optional(),
  trade: count.optional(),
  hold: count.optional(),
  climb: count.optional(),
} satisfies Record<(typeof CRISIS_ACTIONS)[number], unknown>);

const crisisRung = z.strictObject({
  id,
  name: text,
  text: text.optional(),
  catastrophe: share.describe('Chance per quarter of catastrophe while the crisis stands here.'),
  quarter: effects.optional().describe('Each quarter while it stands here.'),
  capital: capital.optional().describe('Political capital each action takes; default 0.'),
  targetConcedes: effects.optional(),
  challengerConcedes: effects.optional(),
  trade: effects.optional(),
  climb: effects.optional(),
});

const crisis = z.strictObject({
  id,
  name: text,
  text: text.optional(),
  demand: text,
  challenger: ref,
  target: ref,
  stakes: z.strictObject({ target: expr, challenger: expr, estimate: z.tuple([percent, percent]) }),
  opens: z.strictObject({ when: expr, chance: expr }).optional(),
  lapse: z.int().min(1).describe('Quarters of both sides holding until it fades.'),
  cooldown: count.optional(),
  rungs: z.array(crisisRung).min(2),
  answer: z.strictObject({
    noise: z.number().min(0),
    at: z.strictObject({
      concede: z.number(),
      trade: z.number(),
      hold: z.number(),
      climb: z.number(),
    } satisfies Record<(typeof CRISIS_ACTIONS)[number], unknown>),
    pull: z.array(z.strictObject({ because: text, value: expr })).min(1),
  }),
  onLapse: effects.optional(),
  onCatastrophe: effects.optional(),
  headlines: z.strictObject({
    targetConcedes: text,
    challengerConcedes: text,
    trade: text,
    lapse: text,
    catastrophe: text,
  } satisfies Record<(typeof CRISIS_EXITS)[number], unknown>),
});

export const storyFiles = {
  decisions: z.array(decision).describe('Proactive moves.'),
  events: z.array(event).describe('Dilemmas, shocks and fixed dates.'),
  crises: z.array(crisis).describe('Crises.'),
};

export type DecisionSource = z.infer<typeof decision>;
export type EventSource = z.infer<typeof event>;
export type CrisisSource = z.infer<typeof crisis>;
