import * as z from 'zod';
import { FILE_SCHEMAS } from './assemble.ts';
import { headShape, sectionShape } from './source/scenario.ts';

const TITLES: Readonly<Record<keyof typeof FILE_SCHEMAS, string>> = {
  scenario: 'scenario.yaml of a scenario, or a scenario in one file',
  actor: 'actors/<id>.yaml of a scenario',
  seat: 'seats/<id>.yaml of a scenario',
  programmes: 'programmes.yaml of a scenario',
  energy: 'energy.yaml of a scenario',
  decisions: 'decisions.yaml of a scenario',
  events: 'events.yaml of a scenario',
  crises: 'crises.yaml of a scenario',
  sources: 'sources.yaml of a scenario',
  glossary: 'glossary.yaml of a scenario',
  elsewhere: 'elsewhere.yaml of a scenario',
  text: 'text.<language>.yaml of a scenario',
};

/** What an editor should ask of scenario.yaml: its own keys are needed, the sections that may stand in other files are not. */
const scenarioFile = z.strictObject({ ...z.strictObject(sectionShape).partial().shape, ...headShape });

/**
 * JSON Schemas (draft 7) of the files of a scenario, by file name: `scenario.json`, `actor.json` and so on. Editors complete and check
 * with them; what they cannot say (references, expressions, sums) the compiler checks.
 */
export function jsonSchemas(): Record<string, object> {
  const schemas: Record<string, object> = {};
  for (const [kind, schema] of Object.entries({ ...FILE_SCHEMAS, scenario: scenarioFile })) {
    const generated = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
    const { $schema, ...rest } = generated as Record<string, unknown>;
    schemas[`${kind}.json`] = { $schema, title: TITLES[kind as keyof typeof FILE_SCHEMAS], ...rest };
  }
  return schemas;
}
