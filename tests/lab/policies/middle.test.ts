import { describe, expect, it } from 'vitest';
import { type Move, readValue as readVariable, type State, start } from '#engine';
import { middle, openLuck, pass, playGame, random, viewFor } from '#lab';
import { crossroads, snubSeason } from '../scenarios.ts';

describe('middle', () => {
  it('trades in crises, bargains over demands and answers every dilemma it can afford to', () => {
    const { ruleset } = snubSeason();
    const doctrine = ruleset.data.doctrines[0]?.id ?? '';
    const seen = { crisis: 0, demand: 0, answer: 0 };
    for (let seed = 0; seed < 12; seed++) {
      const { reports } = playGame(ruleset, { seed: `middle ${seed}`, doctrine, policies: { india: middle } });
      for (const { before, plans } of reports) {
        const view = viewFor(ruleset, before, 'india', {}, openLuck('unused', 'middle'));
        const canTrade = (crisis: string) => view.check([{ kind: 'crisis', crisis, action: 'trade' }]).length === 0;
        for (const move of plans.india ?? []) {
          if (move.kind === 'crisis' && canTrade(move.crisis)) {
            seen.crisis++;
            expect(move.action).toBe('trade');
          } else if (move.kind === 'demand') {
            const bargain: Move = { ...move, answer: 'bargain' };
            if (view.check([bargain]).length > 0) continue;
            seen.demand++;
            expect(move.answer).toBe('bargain');
          } else if (move.kind === 'answer') seen.answer++;
        }
      }
    }
    expect(seen.crisis).toBeGreaterThan(0);
    expect(seen.answer).toBeGreaterThan(20);
  });

  it('ends with its ties nearer to the centre than chance or idleness leaves them', () => {
    const { ruleset } = crossroads();
    const spread = (final: State) =>
      ['north', 'south', 'east'].reduce(
        (sum, actor) => sum + Math.abs(readVariable(ruleset, final, `relations.harbour.${actor}`)),
        0,
      );
    const meanSpread = (policy: typeof middle) => {
      let sum = 0;
      for (let seed = 0; seed < 20; seed++) {
        const game = playGame(ruleset, { seed: `m ${seed}`, doctrine: 'open-port', policies: { harbour: policy } });
        // Games end at different times; all reach the third quarter.
        sum += spread(game.reports[2]?.after ?? game.final);
      }
      return sum / 20;
    };
    const calm = meanSpread(middle);
    expect(calm).toBeLessThan(meanSpread(random));
    expect(calm).toBeLessThan(meanSpread(pass));
  });

  it('plans the same whatever the doctrine: it has none', () => {
    const { ruleset } = snubSeason();
    const plans = ruleset.data.doctrines.map(({ id: doctrine }) => {
      const view = viewFor(ruleset, start(ruleset, { seed: '1', doctrine }), 'india', {}, openLuck('any', 'middle'));
      return JSON.stringify(middle.plan(view));
    });
    expect(new Set(plans).size).toBe(1);
  });
});
