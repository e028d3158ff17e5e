import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CODES, formatDiagnostics, readLesson } from '#scenario';
import { FAULTS } from './codes.ts';
import { compileFiles, expectLocated, pointedAt, soundFiles } from './fixture.ts';

const documented = new Map(
  [...readFileSync('docs/diagnostics.md', 'utf8').matchAll(/^\| (ET\d{3}) \| (error|warning) \|/gm)].map((row) => [
    row[1]!,
    row[2]!,
  ]),
);

test('the scenario that the faults are put into has none', () => {
  expect(formatDiagnostics(compileFiles(soundFiles()).diagnostics)).toBe('');
});

test('every code is documented, with its severity, and nothing else is', () => {
  expect(Object.fromEntries(documented)).toEqual({ ...CODES });
});

test('every code is shown by a fault', () => {
  // Only games show it: tests/cli/commands.test.ts.
  const shown = new Set<string>(['ET524', ...FAULTS.map(({ code }) => code)]);
  expect([...shown].sort()).toEqual(Object.keys(CODES).sort());
});

describe.each(FAULTS)('$code: $name', ({ code, file, at, says, files: make }) => {
  const files = make();
  const { bundle, diagnostics: ofRules } = compileFiles(files);
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { lesson, diagnostics: ofLesson } = readLesson(list, bundle);
  const diagnostics = [...ofRules, ...ofLesson];
  // A fault in a lesson refuses the lesson alone.
  const result = code.startsWith('ET7') ? lesson : bundle;
  const all = formatDiagnostics(diagnostics);
  const found = diagnostics.filter((d) => d.code === code && d.file === file);

  test('is told at its place', () => {
    expect(found.length, all).toBeGreaterThan(0);
    expect(
      found.map((d) => pointedAt(files, d)).some((text) => text.startsWith(at)),
      all,
    ).toBe(true);
    expectLocated(files, diagnostics);
    if (says !== undefined) expect(found.map((d) => `${d.message} ${d.hint}`).join('\n'), all).toContain(says);
  });

  test('is refused when it is an error, and only then', () => {
    const isError = CODES[code as keyof typeof CODES] === 'error';
    expect(result === null, all).toBe(isError);
    if (code.startsWith('ET7')) expect(bundle).not.toBeNull();
    expect(found.every(({ severity }) => (severity === 'error') === isError)).toBe(true);
  });

  test('brings no crowd of other complaints', () => {
    // A single fault may have a second consequence, never a screenful.
    expect(diagnostics.filter((d) => d.code !== code).length, all).toBeLessThanOrEqual(2);
  });
});
