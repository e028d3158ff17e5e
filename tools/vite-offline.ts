import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const WORKER = 'service-worker.js';
const MANIFEST = 'manifest.webmanifest';
const ICONS = [
  { file: 'icons/icon-192.png', sizes: '192x192', purpose: 'any' },
  { file: 'icons/icon-512.png', sizes: '512x512', purpose: 'any' },
  { file: 'icons/maskable-512.png', sizes: '512x512', purpose: 'maskable' },
] as const;
const TOUCH_ICON = 'icons/touch-180.png';

/** Colours of the icon's ground and of the light theme's paper: what a phone shows while the game opens. */
const THEME_COLOUR = '#14202e';
const BACKGROUND_COLOUR = '#f7f1e3';

/** What an installed game is called and looks like; every address is relative to the page's folder. */
function manifestOf(name: string, description: string): string {
  return JSON.stringify(
    {
      name,
      short_name: name,
      description,
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'standalone',
      theme_color: THEME_COLOUR,
      background_color: BACKGROUND_COLOUR,
      categories: ['games', 'education'],
      icons: ICONS.map(({ file, sizes, purpose }) => ({ src: file, sizes, type: 'image/png', purpose })),
    },
    null,
    2,
  );
}

const contentOf = (item: Rolldown.OutputAsset | Rolldown.OutputChunk): string | Uint8Array =>
  item.type === 'chunk' ? item.code : item.source;

/** Makes the built game installable, and gives it a service worker that keeps this build of it for offline use. */
export function offline(): Plugin {
  let root = process.cwd();
  let shouldEmit = true;
  return {
    name: 'every-table:offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
      // A build for Node has no pages.
      shouldEmit = !config.build.ssr;
    },
    buildStart() {
      if (!shouldEmit) return;
      this.emitFile({ type: 'chunk', id: join(root, 'src/app/service-worker/worker.ts'), fileName: WORKER });
      for (const file of [...ICONS.map((icon) => icon.file), TOUCH_ICON]) {
        this.emitFile({ type: 'asset', fileName: file, source: readFileSync(join(root, 'assets', file)) });
      }
      const { description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      this.emitFile({ type: 'asset', fileName: MANIFEST, source: manifestOf('Every Table', description) });
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: `./${MANIFEST}` }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `./${TOUCH_ICON}` }, injectTo: 'head' },
      { tag: 'meta', attrs: { name: 'theme-color', content: THEME_COLOUR }, injectTo: 'head' },
    ],
    generateBundle(_, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') return;
      if (worker.imports.length > 0) this.error(`${WORKER} must be one plain script; it imports ${worker.imports}.`);
      const files = Object.values(bundle)
        .filter((item) => item.fileName !== WORKER && !item.fileName.endsWith('.map'))
        .sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
      const hash = createHash('sha256');
      for (const item of files) hash.update(item.fileName).update('\0').update(contentOf(item));
      hash.update(worker.code);
      const edition = hash.digest('hex').slice(0, 12);
      // The page is asked for by its folder's address.
      const names = files.map(({ fileName }) => (fileName === 'index.html' ? '' : fileName));
      worker.code = `const EDITION=${JSON.stringify(edition)},FILES=${JSON.stringify(names)};\n${worker.code}`;
    },
  };
}
