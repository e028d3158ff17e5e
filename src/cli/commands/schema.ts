import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { didYouMean, jsonSchemas } from '#scenario';
import type { Command } from '../command.ts';
import { UsageError, writing } from '../errors.ts';
import { shownFrom } from '../scenario-files.ts';

/** Prints the JSON Schema of the scenario format. */
export const schema: Command = {
  name: 'schema',
  summary: 'print the JSON Schema of the scenario format',
  takes: [{ name: 'file', optional: true }],
  flags: { dir: { kind: 'value', value: 'folder', about: 'writes the schemas of all files into a folder instead' } },
  details: [
    'Without a file, that of scenario.yaml, which is also that of a scenario in one file; with one, such as decisions or',
    'actor, that of this file of a folder. Draft 7, as editors read it.',
  ],
  examples: ['schema > scenario.schema.json', 'schema decisions', 'schema --dir schemas'],
  async run(call) {
    const { io } = call;
    const schemas = jsonSchemas();
    const folder = call.value('dir');
    if (folder !== undefined) {
      const path = resolve(io.workingFolder, folder);
      const shown = shownFrom(io.workingFolder, path);
      writing(shown, () => {
        mkdirSync(path, { recursive: true });
        for (const [file, json] of Object.entries(schemas)) writeFileSync(join(path, file), textOf(json));
      });
      const files = Object.keys(schemas);
      io.out(call.isJson ? JSON.stringify({ folder: shown, files }, null, 2) : `${files.length} schemas in ${shown}`);
      return 0;
    }
    const asked = call.positionals[0] ?? 'scenario';
    const name = asked.replace(/\.(ya?ml|json)$/, '');
    const json = Object.hasOwn(schemas, `${name}.json`) ? schemas[`${name}.json`] : undefined;
    if (!json) {
      const known = Object.keys(schemas).map((file) => file.replace('.json', ''));
      throw new UsageError(`No file of a scenario is called “${asked}”.`, didYouMean(name, known));
    }
    io.out(textOf(json).trimEnd());
    return 0;
  },
};

function textOf(json: object): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
