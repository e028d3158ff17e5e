import * as z from 'zod';
import { STAGES, type Stage } from '#engine';
import { type ExprSource, expr, id, oneOrMore, ref, share, type TextSource, text } from './shared.ts';

type OneOrMore<T> = T | readonly T[];

/** Effects as written. Every key that is no keyword is a variable with the amount added to it. */
export interface EffectsSource {
  readonly set?: Readonly<Record<string, ExprSource>>;
  readonly shift?: OneOrMore<{ readonly from: string; readonly to: string; readonly share: ExprSource }>;
  readonly start?: string | readonly string[] | Readonly<Record<string, Stage>>;
  readonly freeze?: OneOrMore<string>;
  readonly cancel?: OneOrMore<string>;
  readonly deliver?: Readonly<Record<string, ExprSource>>;
  readonly schedule?: OneOrMore<{ readonly event: string; readonly in: number }>;
  readonly promise?: OneOrMore<PromiseSource>;
  readonly open?: OneOrMore<string>;
  readonly waive?: OneOrMore<{ readonly sender: string; readonly instrument: string; readonly quarters: number }>;
  readonly tag?: OneOrMore<string>;
}

export interface PromiseSource {
  readonly id: string;
  readonly to: string;
  readonly by: number;
  readonly kept: ExprSource;
  readonly unkept?: ExprSource;
  readonly publicity?: number;
  readonly text: TextSource;
  readonly onKept?: EffectsSource;
  readonly onBroken?: EffectsSource;
}

/** Keywords of effects; every other key is a variable. */
export const EFFECT_KEYWORDS: readonly string[] = [
  'set',
  'shift',
  'start',
  'freeze',
  'cancel',
  'deliver',
  'schedule',
  'promise',
  'open',
  'waive',
  'tag',
] satisfies readonly (keyof EffectsSource)[];

const promise = z.strictObject({
  id,
  to: ref.describe('Actor it is made to.'),
  by: z.int().min(1).describe('Quarters until it is checked.'),
  kept: expr.describe('Condition, read when it falls due.'),
  unkept: expr.optional().describe('Share left unkept, 0–1; default 1.'),
  publicity: share.optional().describe('How public it is, 0–1; default 0.5.'),
  text,
  get onKept(): z.ZodOptional<z.ZodType<EffectsSource>> {
    return effects.optional();
  },
  get onBroken(): z.ZodOptional<z.ZodType<EffectsSource>> {
    return effects.optional();
  },
});

/** Effects, the closed list. */
export const effects: z.ZodType<EffectsSource> = z
  .object({
    set: z.record(z.string(), expr).optional().describe('Variable → value it takes.'),
    shift: oneOrMore(z.strictObject({ from: ref, to: ref, share: expr }))
      .optional()
      .describe('Moves a share of crude from one oil supplier to another.'),
    start: z
      .union([ref, z.array(ref), z.record(ref, z.enum(STAGES))])
      .optional()
      .describe('Programme to contract, a list of them, or programme → stage.'),
    freeze: oneOrMore(ref).optional().describe('Programmes to freeze.'),
    cancel: oneOrMore(ref).optional().describe('Programmes to cancel.'),
    deliver: z.record(ref, expr).optional().describe('Programme → units handed over at once.'),
    schedule: oneOrMore(z.strictObject({ event: ref, in: z.int().min(1) }))
      .optional()
      .describe('Event to come in so many quarters.'),
    promise: oneOrMore(promise).optional().describe('A promise, with its date and its price.'),
    open: oneOrMore(ref).optional().describe('Crisis to open.'),
    waive: oneOrMore(z.strictObject({ sender: ref, instrument: ref, quarters: z.int().min(1) }))
      .optional()
      .describe('Waiver the sender grants.'),
    tag: oneOrMore(id).optional().describe('Marks history.'),
  })
  .catchall(expr)
  .meta({
    id: 'effects',
    description: 'Variable → amount added, and keywords.',
  }) as unknown as z.ZodType<EffectsSource>;
