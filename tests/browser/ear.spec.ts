import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { byEar } from './ear.ts';
import { expect, test } from './fixtures.ts';

const PAGE = fileURLToPath(new URL('../../docs/by-ear.md', import.meta.url));

test.use({ board: false });

test('the quarter told by ear in the docs is what the game says', async ({ page }, { config }) => {
  const told = await byEar(page);
  // npm run ear asks for it to be written anew.
  if (config.updateSnapshots === 'all') writeFileSync(PAGE, told);
  expect(told).toBe(readFileSync(PAGE, 'utf8'));
});
