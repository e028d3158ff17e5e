import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole games take longest: begun last, they would leave the other cores idle at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = (file: TestSpecification): boolean => /[\\/]tests[\\/](?:scenarios|lab)[\\/]/.test(file.moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(long), ...sorted.filter((file) => !long(file))];
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 20_000,
    setupFiles: ['tests/property-seed.ts'],
    // One for every core: by default one core is left to watch.
    maxWorkers: '100%',
    // No test changes what another sees, and modules read once for each worker take half the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
