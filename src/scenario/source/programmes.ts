import * as z from 'zod';
import { DOMAIN_KINDS, STAGES } from '#engine';
import { expr, id, ref, share, sourceRef, tags, text, variableId } from './shared.ts';

const supplier = z.strictObject({
  name: text,
  actor: ref.optional().describe('The capital behind it, when it is an actor.'),
  share: share.describe('Share of arms received over the last five years.'),
  spares: share.optional().describe('Stock of spares; default 1.'),
  late: expr.optional().describe('Multiplier on delivery times, ≥ 1; default 1.'),
  disruption: expr.optional().describe('Disruption of service, 0–1; default 0.'),
  source: sourceRef.optional(),
});

const domain = z.strictObject({
  name: text,
  kind: z.enum(DOMAIN_KINDS),
  weight: share.describe('Weight in readiness; the weights sum to 1.'),
  q: share.optional().describe('Layered: cover that one unit adds.'),
  sanctioned: z.number().gt(0).optional().describe('Strength: sanctioned number.'),
  attrition: z.strictObject({ supplier: ref, perQuarter: z.number().min(0) }).optional(),
  inventory: z.record(ref, z.number().min(0)).describe('Arms supplier → units at the start.'),
  munitions: z.strictObject({ weight: share, start: share }).optional(),
  source: sourceRef.optional(),
});

const programme = z.strictObject({
  id,
  name: text,
  text: text.optional(),
  supplier: ref,
  domain: ref,
  units: z.number().gt(0),
  batch: z.number().gt(0).optional().describe('Units per delivery; default 1.'),
  price: z.number().min(0).describe('US$ bn for all of it.'),
  deposit: share.optional().describe('Share of the price paid on signing; default 0.'),
  lead: z.number().min(0).describe('Quarters from contract to first delivery.'),
  interval: z.number().gt(0).optional().describe('Quarters between deliveries; default 1.'),
  local: share.optional().describe('Local-production share; default 0.'),
  industry: z.number().min(0).optional().describe('Industry points when complete; default 0.'),
  tags: tags.optional(),
  start: z
    .strictObject({
      stage: z.enum(STAGES),
      delivered: z.number().min(0).optional(),
      progress: z.number().min(0).optional(),
    })
    .optional()
    .describe('Where it stands at the start; default offered.'),
  source: sourceRef.optional(),
});

export const programmesFile = {
  suppliers: z.record(variableId, supplier).describe('Arms suppliers.'),
  domains: z.record(variableId, domain).describe('What readiness is made of.'),
  programmes: z.array(programme).describe('Defence programmes.'),
};

const oilSupplier = z.strictObject({
  name: text,
  actor: ref.optional(),
  share: share.describe('Share of crude at the start; the shares sum to 1.'),
  diff: z.number().min(-60).max(60).describe('$/bbl against Brent; negative is a discount.'),
  freight: z.number().min(0).max(40).optional().describe('$/bbl; default 0.'),
  base: share.describe('Share at price parity; the bases sum to 1.'),
  cap: share.optional().describe('Greatest share it can take; default 1.'),
  speed: share.optional().describe('Greatest change of share per quarter; default 0.05.'),
  elasticity: z.number().min(0).optional().describe('Share (0–1) gained per $ of price advantage; default 0.'),
  crowd: z.number().min(0).optional().describe('$/bbl the discount narrows per 0.01 of share gained; default 0.'),
  scare: z
    .strictObject({ sender: ref, instrument: ref, perRung: z.number().min(0) })
    .optional()
    .describe('$/bbl the discount widens per rung of an instrument above 2.'),
  source: sourceRef.optional(),
});

const brent = z.strictObject({
  process: z.enum(['revert', 'series']),
  start: z.number().min(10).max(250).optional().describe('$/bbl; a series starts with its first value.'),
  mean: z.number().min(10).max(250).optional(),
  revert: share.optional(),
  volatility: share.optional().describe('Standard deviation per quarter as a share of the price.'),
  series: z.array(z.number().min(10).max(250)).min(1).optional().describe('One value per quarter.'),
  source: sourceRef.optional(),
});

export const energyFile = {
  brent,
  oil: z.record(variableId, oilSupplier).describe('Oil suppliers.'),
};

export type ArmsSupplierSource = z.infer<typeof supplier>;
export type DomainSource = z.infer<typeof domain>;
export type ProgrammeSource = z.infer<typeof programme>;
export type OilSupplierSource = z.infer<typeof oilSupplier>;
export type BrentSource = z.infer<typeof brent>;
