import { defineConfig } from 'vite';
import { strictCsp } from './tools/vite-csp.ts';
import { builtInLessons } from './tools/vite-lessons.ts';
import { offline } from './tools/vite-offline.ts';
import { trimPhaser } from './tools/vite-phaser.ts';
import { builtInScenarios } from './tools/vite-scenarios.ts';
import { pageWorker } from './tools/vite-worker.ts';

export default defineConfig({
  // Relative addresses, so that the built game runs from any folder of any static host.
  base: './',
  plugins: [builtInScenarios(), builtInLessons(), pageWorker(), trimPhaser(), strictCsp(), offline()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    // A data: address in a style or script would need a wider policy than the game has.
    assetsInlineLimit: 0,
    // The board's library is larger than what Vite warns of; the size budget has a test of its own.
    chunkSizeWarningLimit: 1400,
    rolldownOptions: {
      output: {
        // The first decision can be made before the board's library has arrived.
        codeSplitting: { groups: [{ name: 'phaser', test: /node_modules[\\/]phaser[\\/]/ }] },
      },
    },
  },
  worker: { format: 'es' },
});
