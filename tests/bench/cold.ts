import { execFileSync } from 'node:child_process';
import { compileFlagship, readFlagship } from './flagship.ts';
import { medianOf } from './measure.ts';

const RUNS = 7;

/** Compiles the flagship once, from reading its files on; gives the milliseconds. */
export function compileOnce(): number {
  const start = performance.now();
  compileFlagship(readFlagship());
  return performance.now() - start;
}

/**
 * Median of compiling the flagship in processes that have compiled nothing before.
 * @param bundle address of the module that exports `compileOnce`
 */
export function measureColdCompile(bundle: string): number {
  const script = `const { compileOnce } = await import(${JSON.stringify(bundle)}); console.log(compileOnce());`;
  const runs = Array.from({ length: RUNS }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })),
  );
  return medianOf(runs);
}
