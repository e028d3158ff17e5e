import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Stock Phaser</title>
  </head>
  <body>
    <div id="game"></div>
    <script type="module" src="./main.js"></script>
  </body>
</html>
`;

/** The whole library, as its package gives it, and one line of text; notes when its first frame has been drawn. */
const SCRIPT = `import Phaser from 'phaser';
const game = new Phaser.Game({
  type: Phaser.AUTO,
  parent: 'game',
  width: 1280,
  height: 720,
  scene: { create() { this.add.text(40, 40, 'One line of text'); } },
});
game.events.once('postrender', () => { document.body.dataset.drawn = 'yes'; });
`;

/** Builds the page that the game is measured against. @returns the folder it was built into */
export async function buildStockPage(folder: string): Promise<string> {
  const root = join(folder, 'source');
  const outDir = join(folder, 'stock');
  await mkdir(root, { recursive: true });
  await writeFile(join(root, 'index.html'), PAGE);
  await writeFile(join(root, 'main.js'), SCRIPT);
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { phaser: join(process.cwd(), 'node_modules/phaser') } },
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  return outDir;
}
