import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGES = [
  'README.md',
  ...readdirSync('docs')
    .filter((f) => f.endsWith('.md'))
    .map((f) => `docs/${f}`),
];
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
const commands = readdirSync('src/cli/commands').map((f) => f.replace(/\.ts$/, ''));

/** Anchors that a page's headings make. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map((m) =>
    (m[1] as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(PAGES)('%s', (path) => {
  const page = readFileSync(path, 'utf8');

  it('links and shows only what is there', () => {
    const broken = [...page.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].filter(([, file = '', anchor]) => {
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('names only scripts and commands that there are', () => {
    const named = [...page.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((m) => m[1] as string);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
    const typed = [...page.matchAll(/npm run -s cli -- ([a-z-]+)/g)].map((m) => m[1] as string);
    expect(typed.filter((command) => !commands.includes(command) && command !== 'help')).toEqual([]);
  });
});

it('the README opens with the two commands', () => {
  const [first = ''] = readFileSync('README.md', 'utf8').match(/```sh\n[\s\S]*?```/) ?? [];
  expect(first).toContain('npm ci && npm start');
  expect(first).toContain('npm ci && npm test');
});
