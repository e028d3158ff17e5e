import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { scaffold } from '#scenario';
import type { Command } from '../command.ts';
import { withEditorSchemas } from '../editor-schemas.ts';
import { InputError, UsageError, writing } from '../errors.ts';
import { shownFrom } from '../scenario-files.ts';

const ID = /^[a-z][a-z0-9-]*$/;

/** Writes a scenario to start from. */
export const create: Command = {
  name: 'new',
  summary: 'write a small scenario that passes check and can be played',
  takes: [{ name: 'id' }],
  flags: { dir: { kind: 'value', value: 'folder', about: 'where to write it; default ./<id>' } },
  details: [
    'Nothing is overwritten: the folder must be new or empty. Each file names its JSON Schema for editors: within the',
    'repository those in scenarios/schema, elsewhere copies in the folder schema of the scenario.',
    'A scenario under scenarios/ can be played in the browser as well: npm run dev lists it on the front page.',
  ],
  examples: ['new my-scenario', 'new my-scenario --dir scenarios/my-scenario'],
  async run(call) {
    const { io, style } = call;
    const id = call.positionals[0] as string;
    if (!ID.test(id)) {
      throw new UsageError(
        `“${id}” cannot be the id of a scenario.`,
        'Use small letters, digits and hyphens, a letter first: my-scenario.',
      );
    }
    const folder = resolve(io.workingFolder, call.value('dir') ?? id);
    const shown = shownFrom(io.workingFolder, folder);
    if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
      throw new InputError(`${shown} is there already; nothing was written.`, ['Choose another folder with --dir.']);
    }
    const files = withEditorSchemas(scaffold(id), folder, io.root);
    writing(shown, () => {
      for (const { path, text } of files) {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text, { flag: 'wx' });
      }
    });
    if (call.isJson) {
      io.out(JSON.stringify({ id, folder: shown, files: files.map(({ path }) => path) }, null, 2));
      return 0;
    }
    io.out(`${style.green('✓')} ${files.length} files in ${style.bold(shown)}`);
    for (const line of nextSteps(id, shown, dirname(folder) === resolve(io.root, 'scenarios'))) io.out(style.dim(line));
    return 0;
  },
};

/** What to do with a new scenario. `isBuiltIn`: it lies where the page finds it. */
function nextSteps(id: string, shown: string, isBuiltIn: boolean): readonly string[] {
  return [
    `Next: check ${shown}, then play ${shown}.`,
    isBuiltIn
      ? 'In the browser: npm run dev, then choose it under Scenarios on the front page; errors are shown on the page.'
      : `In the browser: put the folder under scenarios/ of the repository (new ${id} --dir scenarios/${id}), then npm run dev.`,
  ];
}
