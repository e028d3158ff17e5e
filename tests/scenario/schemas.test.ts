import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonSchemas, scaffold } from '#scenario';

const FOLDER = 'scenarios/schema';

describe('the JSON Schemas in the repository', () => {
  test('are those of the code (to write them anew: node tools/run-ts.mjs tools/schema.ts)', () => {
    const schemas = jsonSchemas();
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(schemas).sort());
    for (const [name, schema] of Object.entries(schemas)) {
      expect(readFileSync(join(FOLDER, name), 'utf8'), name).toBe(`${JSON.stringify(schema, null, 2)}\n`);
    }
  });

  test('are draft 7, closed and described', () => {
    for (const [name, schema] of Object.entries(jsonSchemas())) {
      expect(schema, name).toMatchObject({
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        additionalProperties: false,
      });
      expect((schema as { title: string }).title, name).not.toBe('');
    }
  });

  test('are named by every file of the flagship and of a new scenario', () => {
    const flagship = ['scenario.yaml', 'decisions.yaml', 'events.yaml', 'actors/us.yaml'].map((path) => ({
      path,
      text: readFileSync(join('scenarios/snub-season', path), 'utf8'),
    }));
    for (const { path, text } of [...flagship, ...scaffold('x')]) {
      const schema = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text)?.[1];
      expect(schema, path).toBeDefined();
      expect(existsSync(join('scenarios/x', dirname(path), schema!)), `${path}: ${schema}`).toBe(true);
    }
  });
});
