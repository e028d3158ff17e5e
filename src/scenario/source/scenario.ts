import * as z from 'zod';
import { ENDING_TONES, OUTCOMES } from '#engine';
import { actor } from './actor.ts';
import { energyFile, programmesFile } from './programmes.ts';
import {
  expr,
  headlines,
  id,
  languageTag,
  percent,
  ref,
  share,
  sourced,
  sourceRef,
  text,
  variableId,
} from './shared.ts';
import { quarter, storyFiles } from './story.ts';

const relationValue = z.number().min(-100).max(100);

const relation = z.strictObject({
  value: relationValue,
  habit: relationValue.optional().describe('What decades made; default the value.'),
  mood: z.number().min(0).max(50).optional().describe('Seeded shock per quarter, points; default 0.'),
  source: sourceRef.optional(),
});

const threat = z.strictObject({
  actor: ref,
  start: percent,
  mean: percent.optional().describe('Default the start.'),
  revert: share.optional().describe('Share of the gap to the mean closed per quarter; default 0.'),
  shock: z.number().min(0).max(50).optional().describe('Size of the seeded shock, points; default 0.'),
  name: text,
  source: sourceRef.optional(),
});

const optics = z.strictObject({
  kind: z.enum(['summit', 'talks']),
  with: ref,
  start: share.optional().describe('Default 0.'),
  decay: share.describe('Share left after a quarter (of an instrument’s pressure `decay` is the share lost).'),
  name: text,
});

const indicator = z.strictObject({
  start: z.number(),
  min: z.number(),
  max: z.number(),
  decay: share.optional().describe('Share left after a quarter; default 1.'),
  name: text,
});

const doctrine = z.strictObject({
  id,
  name: text,
  text,
  goals: z
    .array(
      z.strictObject({
        id,
        name: text,
        measure: expr,
        from: z.number().describe('Where progress is 0.'),
        target: z.number().describe('Where the goal is met.'),
      }),
    )
    .length(3),
});

const ending = z.strictObject({
  id,
  tone: z.enum(ENDING_TONES),
  outcome: z.enum(OUTCOMES),
  early: z.boolean().optional().describe('May come before the last turn; default false.'),
  when: expr,
  name: text,
  text,
  headlines: headlines.optional(),
});

/** The game from a seat other than the default one. */
export const seatGame = z.strictObject({
  id: ref.describe('The seat: an actor of the scenario.'),
  pitch: text.describe('One sentence, where the seat is chosen.'),
  briefing: text.describe('A page, before the first quarter.'),
  doctrines: z.array(doctrine).min(1).describe('What winning can mean for this seat, in place of the scenario’s.'),
  endings: z.array(ending).min(1).describe('How a game from this seat ends; the last must be `true`.'),
  decisions: storyFiles.decisions.optional(),
  events: storyFiles.events.optional(),
});

const source = z.strictObject({
  id,
  title: z.string().min(1),
  url: z.string().min(1).optional(),
  note: z.string().min(1).optional(),
});

const texts = z.record(z.string(), z.string().min(1));

/** What only `scenario.yaml` holds. */
export const headShape = {
  format: z.literal(1).describe('Version of the format.'),
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'a version such as 1.0.0' }),
  title: text,
  pitch: text.describe('One sentence, for the front page.'),
  briefing: text.describe('A page, before the first quarter.'),
  start: quarter,
  turns: z.int().min(1).max(40),
  languages: z
    .array(languageTag)
    .min(1)
    .optional()
    .describe('The first is the language of plain strings; default [en].'),
  triangle: z.strictObject({ pivot: ref, poles: z.tuple([ref, ref]) }),
  seats: z
    .strictObject({ default: ref.optional(), open: z.array(ref).min(1).optional() })
    .optional()
    .describe('Seats that can be taken; default the pivot alone.'),
  relations: z.record(z.string(), relation).describe('Every pair of actors, as `india.us`.'),
  threats: z.record(variableId, threat).optional(),
  optics: z.record(variableId, optics).optional(),
  indicators: z.record(variableId, indicator).optional(),
  values: z.record(z.string(), sourced).optional().describe('Start values of engine variables.'),
  model: z.record(z.string(), sourced).optional().describe('Coefficients that differ from the engine’s defaults.'),
  doctrines: z.array(doctrine).min(1),
  endings: z.array(ending).min(1).describe('The first whose `when` holds; the last must be `true`.'),
  suppress: z
    .array(
      z.strictObject({
        code: z.string().regex(/^ET\d{3}$/, { error: 'a code such as ET511' }),
        path: z.string(),
        reason: z.string().min(1),
      }),
    )
    .optional()
    .describe('Warnings that are meant, each with a reason.'),
};

export const sourcesFile = { sources: z.array(source).describe('What coefficients and start values cite.') };

/** A word of the scenario that readers may not know. */
const term = z.strictObject({
  id,
  term: text.describe('As it stands in texts; found whatever its capitals, and with a plural s.'),
  also: z.array(text).optional().describe('Other ways of writing it.'),
  text: text.describe('What it is, in a sentence or two.'),
  source: sourceRef.optional(),
});

export const glossaryFile = { glossary: z.array(term).describe('Words explained where they stand.') };

export const elsewhereFile = {
  elsewhere: z
    .record(z.string(), text)
    .describe('Text id → how it is said to whoever sits in another seat than the pivot’s.'),
};

/** Words by text id. */
export const sidecar = z.strictObject({ text: texts });

/** Everything, as a single file may hold it. */
export const sectionShape = {
  ...headShape,
  actors: z.array(actor).min(3).describe('In the order in which relations are named.'),
  ...programmesFile,
  programmes: programmesFile.programmes.optional(),
  ...energyFile,
  decisions: storyFiles.decisions,
  events: storyFiles.events.optional(),
  crises: storyFiles.crises.optional(),
  seatGames: z.array(seatGame).optional().describe('Games from other seats than the default one.'),
  sources: sourcesFile.sources.optional(),
  glossary: glossaryFile.glossary.optional(),
  elsewhere: elsewhereFile.elsewhere.optional(),
  text: z.record(languageTag, texts).optional().describe('Language → text id → words.'),
};

export const scenario = z.strictObject(sectionShape);

export type ScenarioSource = z.infer<typeof scenario>;
export type Section = keyof typeof sectionShape;
export type SeatGameSource = z.infer<typeof seatGame>;
export type TermSource = z.infer<typeof term>;
export type RelationSource = z.infer<typeof relation>;
