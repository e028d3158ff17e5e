import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PORTFOLIOS } from '#engine';
import { snubSeason } from '../lab/scenarios.ts';

/** The themes that the flagship set out to carry, in the words of docs/flagship.md. */
const THEMES = [
  'S-400 talks and deliveries',
  'Su-57 co-production offer',
  'CAATSA threat that is rarely pulled',
  'Washington frowns, states, moves on, because India matters against China',
  'discounted Russian crude',
  'oil punished separately from arms',
  'several shopping carts',
  'the China visit just before; timing is everything',
  'China relieved and uneasy at once',
  'Russia smiles to the bank',
  'border tension and clashes',
  'trade tensions',
  'Make in India',
  'a snub is what the press calls it',
  'a Cold War friendship',
  'refuses any clique, sits at every table',
  '"what do you think?"',
];

const { bundle } = snubSeason();
const { ruleset } = bundle;

describe('the map of themes in docs/flagship.md', () => {
  const rows = readFileSync('docs/flagship.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`'))
    .map((line) => {
      const [, theme = '', ids = ''] = line.split('|').map((cell) => cell.trim());
      return { theme, ids: [...ids.matchAll(/`([^`]+)`/g)].map((m) => m[1] as string) };
    });
  const written = new Set([...Object.keys(bundle.sources), ...Object.keys(bundle.texts.en ?? {})]);
  const exists = (id: string): boolean => written.has(id) || written.has(`${id}.name`) || written.has(`${id}.text`);

  it('has every theme, and nothing else', () => {
    expect(rows.map((r) => r.theme)).toEqual(THEMES);
  });

  it.each(rows)('$theme is carried by ids that exist', ({ ids }) => {
    expect(ids.length).toBeGreaterThanOrEqual(4);
    expect(ids.filter((id) => !exists(id))).toEqual([]);
  });
});

describe('the flagship', () => {
  it('has the breadth it promises', () => {
    const dilemmas = ruleset.events.filter((e) => e.kind === 'dilemma');
    expect(ruleset.turns).toBe(12);
    expect(ruleset.decisions.length).toBeGreaterThanOrEqual(30);
    expect(new Set(ruleset.decisions.map((d) => d.portfolio))).toEqual(new Set(PORTFOLIOS));
    expect(ruleset.events.length).toBeGreaterThanOrEqual(40);
    expect(dilemmas.filter((e) => e.options.length >= 3).length).toBeGreaterThanOrEqual(15);
    expect(ruleset.events.filter((e) => e.kind === 'shock').length).toBeGreaterThanOrEqual(8);
    expect(ruleset.events.filter((e) => e.kind === 'fixed' && e.turn !== undefined).length).toBeGreaterThanOrEqual(6);
    expect(ruleset.crises.length).toBe(5);
    expect(ruleset.reactions.length).toBeGreaterThanOrEqual(36);
    expect(new Set(ruleset.reactions.map((r) => r.actor)).size).toBe(4);
    expect(new Set(ruleset.reactions.map((r) => `${r.actor}.${r.ladder}`)).size).toBeGreaterThanOrEqual(8);
    expect(ruleset.programmes.length).toBe(12);
    expect(new Set(ruleset.programmes.map((p) => p.supplier)).size).toBe(5);
    expect(ruleset.doctrines.map((d) => d.goals.length)).toEqual([3, 3, 3, 3, 3]);
    expect(ruleset.endings.length).toBe(10);
    expect(new Set(ruleset.endings.map((e) => e.tone))).toEqual(new Set(['good', 'mixed', 'bad']));
  });

  it('starts where the reference has India in the third quarter of 2025', () => {
    const tie = (a: string, b: string) => ruleset.relations.find((r) => r.a === a && r.b === b)?.value;
    expect(ruleset.start).toEqual({ year: 2025, quarter: 3 });
    expect([tie('india', 'us'), tie('india', 'russia'), tie('india', 'china'), tie('us', 'russia')]).toEqual([
      -28, 70, -10, -33,
    ]);
    expect(ruleset.brent.start).toBe(69);
    expect(ruleset.oilSuppliers.find((o) => o.id === 'russia')?.share).toBe(0.345);
    expect(ruleset.programmes.find((p) => p.id === 's400')?.start).toMatchObject({ stage: 'delivering', delivered: 3 });
    const fighters = ruleset.domains.find((d) => d.id === 'fighters');
    expect(fighters?.sanctioned).toBe(42);
    expect(Object.values(fighters?.inventory ?? {}).reduce((a, b) => a + b, 0)).toBe(29);
  });

  it('names no living person', () => {
    const words = Object.values(bundle.texts.en ?? {}).join('\n');
    // The surnames that the facts behind the scenario carry.
    expect(
      words.match(/\b(Modi|Trump|Putin|Xi Jinping|Biden|Lavrov|Jaishankar|Rubio|Navarro|Zelensky|Doval)\b/g),
    ).toBeNull();
  });
});
