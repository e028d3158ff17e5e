import { expect } from 'vitest';
import { type CompileResult, compileScenario, type Diagnostic, formatDiagnostics, scaffold } from '#scenario';

export type Files = Readonly<Record<string, string>>;

/** The files of a scenario without a fault, by path. */
export function soundFiles(): Record<string, string> {
  return Object.fromEntries(scaffold('test-scenario').map(({ path, text }) => [path, text]));
}

export function compileFiles(files: Files): CompileResult {
  return compileScenario(Object.entries(files).map(([path, text]) => ({ path, text })));
}

/** The sound files with `from` replaced by `to` in one of them. Fails when `from` does not occur exactly once. */
export function edited(path: string, from: string, to: string, files: Files = soundFiles()): Record<string, string> {
  const text = files[path] ?? '';
  expect(text.split(from).length - 1, `“${from}” in ${path}`).toBe(1);
  return { ...files, [path]: text.replace(from, () => to) };
}

/** The sound files without one of them. */
export function without(path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(soundFiles()).filter(([other]) => other !== path));
}

/** Compiles the sound files with one thing changed. */
export function compileEdited(path: string, from: string, to: string): CompileResult {
  return compileFiles(edited(path, from, to));
}

/** The characters of a file that a diagnostic points at (of its first line, when it spans several). */
export function pointedAt(files: Files, diagnostic: Diagnostic): string {
  const line = (files[diagnostic.file] ?? '').split('\n')[diagnostic.line - 1] ?? '';
  const end = diagnostic.endLine === diagnostic.line ? diagnostic.endColumn - 1 : line.length;
  return line.slice(diagnostic.column - 1, end);
}

/** Every diagnostic must have a place that exists. */
export function expectLocated(files: Files, diagnostics: readonly Diagnostic[]): void {
  for (const d of diagnostics) {
    const lines = (files[d.file] ?? '').split('\n');
    const says = formatDiagnostics([d]);
    expect(d.line, says).toBeGreaterThanOrEqual(1);
    expect(d.line, says).toBeLessThanOrEqual(lines.length);
    expect(d.column, says).toBeGreaterThanOrEqual(1);
    expect(d.column, says).toBeLessThanOrEqual((lines[d.line - 1]?.length ?? 0) + 1);
    expect(d.endLine * 1e6 + d.endColumn, says).toBeGreaterThanOrEqual(d.line * 1e6 + d.column);
    expect(d.message, says).not.toBe('');
  }
}
