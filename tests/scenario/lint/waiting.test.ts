import { describe, expect, test } from 'vitest';
import { compileFiles, soundFiles } from '../fixture.ts';

/** Events as they are added to the sound scenario: id and what else stands in the line. */
function waiting(...events: readonly string[]): string[] {
  const files = soundFiles();
  const lines = events.map((event) => `  - { kind: shock, name: N, text: T, chance: 0.1, ${event} }\n`).join('');
  const { diagnostics } = compileFiles({ ...files, 'events.yaml': `${files['events.yaml']}${lines}` });
  return diagnostics
    .filter(({ severity, code }) => severity === 'error' || code === 'ET516')
    .map(({ code, path, message }) => `${code} ${path} ${/waits for (\S+ \S+)/.exec(message)?.[1] ?? message}`);
}

describe('an event waits for itself', () => {
  test.each([
    ['for a tag that only it sets', `id: fog, tags: [fog], when: "ever('fog')"`],
    [
      'for a tag that only its effects set',
      `id: fog, effects: { tag: [fog] }, when: "turn > 2 && recent('fog', 4) > 0.0"`,
    ],
    ['to have happened', `id: fog, when: "happened('fog')"`],
    ['for the time since it came', `id: fog, tags: [fog], when: "since('fog') < 3.0"`],
  ])('%s', (_, event) => {
    expect(waiting(event)).toEqual(['ET516 events.fog.when what only']);
  });

  test('or for one that waits for it', () => {
    expect(
      waiting(`id: fog, tags: [fog], when: "ever('mist')"`, `id: mist, tags: [mist], when: "ever('fog')"`),
    ).toEqual(['ET516 events.fog.when events that', 'ET516 events.mist.when events that']);
  });
});

describe('an event waits for nothing in vain', () => {
  test.each([
    ['when another sets the tag', [`id: fog, tags: [fog], when: "ever('fog')"`, 'id: mist, tags: [fog]']],
    ['when it could come without', [`id: fog, tags: [fog], when: "ever('fog') || turn > 2"`]],
    ['when it asks for not having come', [`id: fog, tags: [fog], when: "!ever('fog')"`]],
    [
      'when one leads to the next',
      [`id: fog, tags: [fog], when: "ever('mist')"`, `id: mist, tags: [mist], when: "turn > 1"`],
    ],
  ])('%s', (_, events) => {
    expect(waiting(...events)).toEqual([]);
  });
});
