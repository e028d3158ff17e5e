import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { ScenarioBundle } from '#engine';
import { manifestOf } from './manifest.ts';

/** What a platform keeps and serves by itself. */
const LEFT_OUT = /^service-worker\.js$|\.map$/;
/** Zip has no earlier year; a fixed one makes equal packages equal. */
const STAMP = new Date(1980, 0, 1);

/** A SCORM 1.2 package: the built game in `dist`, its page marked for this scenario, and the manifest. Throws when the game is not built. */
export function packScorm(dist: string, bundle: ScenarioBundle): Uint8Array {
  const words = Object.values(bundle.texts)[0] ?? {};
  const { id, version } = bundle.ruleset;
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !LEFT_OUT.test(name) && name !== 'index.html' && statSync(join(dist, name)).isFile())
    .sort();
  const manifest = manifestOf({
    id,
    version,
    title: `Every Table: ${words['scenario.title'] ?? id}`,
    description: words['scenario.pitch'] ?? '',
    files: ['index.html', ...names],
  });
  const text = new TextEncoder();
  const files: Record<string, Uint8Array> = {
    'imsmanifest.xml': text.encode(manifest),
    'index.html': text.encode(markPage(readFileSync(join(dist, 'index.html'), 'utf8'), id)),
  };
  for (const name of names) files[name] = readFileSync(join(dist, name));
  return zipSync(files, { mtime: STAMP, level: 9 });
}

/** The page, told that it is packed: for which scenario, and that a platform keeps its games. */
export function markPage(html: string, scenario: string): string {
  const tags = `<meta name="every-table:lms" content="scorm-1.2"><meta name="every-table:scenario" content="${scenario}">`;
  const marked = html.replace(/<head>/, `<head>${tags}`);
  if (marked === html) throw new Error('The built page has no <head>.');
  // Another scenario than the packed one need not come along with the page.
  return marked.replace(/<link [^>]*data-scenario="([^"]*)"[^>]*>/g, (link, id) => (id === scenario ? link : ''));
}
