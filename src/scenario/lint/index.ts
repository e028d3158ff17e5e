import type { Lint, LintInput } from './lint.ts';

const LINTS: readonly Lint[] = [];

/** Runs every check on the meaning of a scenario. */
export function runLints(input: LintInput): void {
  for (const lint of LINTS) lint(input);
}
