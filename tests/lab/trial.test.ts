import { describe, expect, it } from 'vitest';
import { link } from '#engine';
import { brokenBy } from '#lab';
import { compileScenario, scaffold } from '#scenario';
import { crossroads, curveball } from './scenarios.ts';

function brokenWith(event: string): ReturnType<typeof brokenBy> {
  const files = scaffold('own-table').map((file) =>
    file.path === 'events.yaml' ? { ...file, text: `${file.text}${event}` } : file,
  );
  const { bundle, diagnostics } = compileScenario(files);
  if (!bundle) throw new Error(JSON.stringify(diagnostics));
  return brokenBy(link(bundle.ruleset));
}

describe('a few games', () => {
  it('do not break over scenarios that hold', () => {
    for (const { ruleset } of [crossroads(), curveball()]) expect(brokenBy(ruleset)).toBeNull();
    expect(brokenWith('')).toBeNull();
  });

  it('tell what breaks them, and over which variable', () => {
    const event = `  - { id: boom, kind: shock, name: N, text: T, chance: 1, once: false, effects: { energy.brent: "energy.brent * 900000000.0" } }\n`;
    expect(brokenWith(event)).toMatchObject({ key: 'event.boom', variable: 'energy.brent' });
    expect(brokenWith(event)).toEqual(brokenWith(event));
  });
});
