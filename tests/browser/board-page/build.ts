import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { trimPhaser } from '../../../tools/vite-phaser.ts';

/** Builds the page that holds the board alone, with the trimmed library of the game; gives its folder. */
export async function buildBoardPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'every-table-board-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [trimPhaser()],
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  });
  return outDir;
}
