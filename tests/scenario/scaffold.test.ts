import { describe, expect, test } from 'vitest';
import { checkPlan, legalMoves, link, type Plan, type State, start, step } from '#engine';
import { compileScenario, formatDiagnostics, scaffold } from '#scenario';

describe.each(['harbour', 'my-own-scenario', 'a', 'x1-2'])('a new scenario “%s”', (id) => {
  const { bundle, diagnostics } = compileScenario(scaffold(id));

  test('has no error and no warning', () => {
    expect(formatDiagnostics(diagnostics)).toBe('');
    expect(bundle?.ruleset.id).toBe(id);
  });
});

test('a new scenario plays to its end, whatever is done', () => {
  const { bundle } = compileScenario(scaffold('harbour'));
  const ruleset = link(bundle!.ruleset);
  const endings = new Set<string>();
  for (const { id: doctrine } of ruleset.data.doctrines) {
    for (let seed = 0; seed < 12; seed++) {
      let state: State = start(ruleset, { seed: String(seed), doctrine });
      for (let quarter = 0; state.ending === null && quarter < 10; quarter++) {
        const plan: Plan[number][] = [];
        for (const move of legalMoves(ruleset, state, 'republic').filter((_, i) => (i * 7 + seed + quarter) % 5 < 2)) {
          if (checkPlan(ruleset, state, 'republic', [...plan, move]).length === 0) plan.push(move);
        }
        state = step(ruleset, state, { republic: plan }).after;
      }
      expect(state.ending).not.toBeNull();
      endings.add(state.ending!);
    }
  }
  expect(endings.size).toBeGreaterThan(1);
});
