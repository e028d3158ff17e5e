import * as z from 'zod';
import { effects } from './effects.ts';
import { expr, favours, headlines, id, tags, text } from './shared.ts';

const body = {
  name: text,
  text: text.optional(),
  when: expr.optional().describe('Whether it can be chosen now.'),
  cost: z
    .strictObject({ capital: expr.optional(), treasury: expr.optional() })
    .optional()
    .describe('Political capital (points) and treasury (US$ bn) it takes at once.'),
  size: expr.optional().describe('Size of the deal, US$ bn.'),
  tags: tags.optional(),
  favours: favours.optional(),
  effects: effects.optional(),
  headlines: headlines.optional(),
};

/** Something a seat can choose in a decision or an event. */
export const option = z.strictObject({ id, ...body }).meta({ id: 'option' });

/** An answer to a demand: an option whose id is its key. */
export const answer = z.strictObject(body).meta({ id: 'answer' });

export type OptionSource = z.infer<typeof option>;
export type AnswerSource = z.infer<typeof answer>;
