import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { GOLDEN_RUNS, makeGolden, writeGolden } from './runs.ts';

/** Plays every golden run anew and keeps it; a name or part of one given as argument picks some. */
export async function main(argv: string[]): Promise<number> {
  const picked = GOLDEN_RUNS.filter(({ name }) => argv.length === 0 || argv.some((part) => name.includes(part)));
  for (const golden of picked) {
    const made = makeGolden(golden);
    const folder = golden.name.split('/')[0] as string;
    mkdirSync(join(process.env.EVERY_TABLE_ROOT ?? '.', 'tests/golden', folder), { recursive: true });
    writeGolden(golden, made);
    console.log(`${golden.name}: ${made.replay.plans.length} quarters, ${made.ending}, ${made.replay.hashes.at(-1)}`);
  }
  return picked.length > 0 ? 0 : 1;
}
