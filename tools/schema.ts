import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '#scenario';

/** Writes the JSON Schemas of the scenario files to scenarios/schema, where editors find them. */
export function main(argv: readonly string[]): void {
  const folder = argv[0] ?? 'scenarios/schema';
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
  }
}
