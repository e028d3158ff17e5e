import * as z from 'zod';
import { LANGUAGE_TAG } from '../languages.ts';
import { FORBIDDEN_NAMES } from '../read/limits.ts';

// The page forbids code made from strings, which this library would otherwise try.
z.config({ jitless: true });

/** No word of the language of conditions, and nothing that JavaScript objects have of themselves. */
const allowed = (name: string) =>
  !FORBIDDEN_NAMES.has(name) && !(name in Object.prototype) && !['true', 'false', 'null', 'in'].includes(name);

/** Id that becomes part of variable names. */
export const variableId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, { error: 'an id in camelCase: letters and digits, the first a small letter' })
  .refine(allowed, { error: 'a name that is no reserved word' })
  .meta({ id: 'variableId', description: 'Id in camelCase; it becomes part of variable names.' });

/** Any other id. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, { error: 'an id in kebab-case: small letters, digits and hyphens' })
  .refine(allowed, { error: 'a name that is no reserved word' })
  .meta({ id: 'id', description: 'Id in kebab-case.' });

/** A reference to something declared elsewhere; whether it exists is checked when references are resolved. */
export const ref = z
  .string()
  .min(1)
  .meta({ id: 'reference', description: 'Id of something declared in the scenario.' });

export const languageTag = z
  .string()
  .regex(LANGUAGE_TAG, { error: 'a language tag such as en or pt-BR' })
  .meta({ id: 'language', description: 'Language tag.' });

/** Words: in the first language, or by language. */
export const text = z.union([z.string().min(1), z.record(languageTag, z.string().min(1))]).meta({
  id: 'text',
  description: 'Text in the first of `languages`, or a map of language tags to texts. ICU MessageFormat.',
});

/** A number, or an expression that gives one (or a truth value, where a condition is asked). */
export const expr = z
  .union([z.number(), z.string().min(1), z.boolean()])
  .meta({ id: 'expression', description: 'A number, or a CEL expression over the variables of the scenario.' });

export const share = z.number().min(0).max(1);
export const percent = z.number().min(0).max(100);
export const count = z.int().min(0);

export const sourceRef = z
  .string()
  .min(1)
  .meta({ id: 'source', description: 'Id from sources.yaml, or “design choice”.' });

/** A number with where it comes from. */
export const sourced = z
  .union([
    z.number(),
    z.strictObject({
      value: z.number(),
      range: z.tuple([z.number(), z.number()]).optional(),
      source: sourceRef.optional(),
      confidence: z.enum(['high', 'medium', 'low']).optional(),
      note: z.string().optional(),
    }),
  ])
  .meta({ id: 'sourced', description: 'A number, or a number with its range, source and confidence.' });

export const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item)]);

export const tags = z.array(id).meta({ id: 'tags', description: 'Tags.' });
export const headlines = z.record(ref, text).meta({ id: 'headlines', description: 'Actor → headline in its press.' });
export const favours = z
  .record(ref, z.number().min(0))
  .meta({ id: 'favours', description: 'Actor → weight of the favour to it.' });

export type TextSource = z.infer<typeof text>;
export type ExprSource = z.infer<typeof expr>;
export type SourcedSource = z.infer<typeof sourced>;
