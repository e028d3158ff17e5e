import { describe, expect, it } from 'vitest';
import { briefingOf, GAME_TERMS, glossaryOf, glossed, type Stretch } from '#view';
import { flagship, played, small } from './settings.ts';

const shown = (stretches: readonly Stretch[]): string =>
  stretches.map((stretch) => (typeof stretch === 'string' ? stretch : stretch.shown)).join('');
const termsIn = (told: readonly (readonly Stretch[])[]): string[] =>
  told.flat().flatMap((stretch) => (typeof stretch === 'string' ? [] : [stretch.shown]));

describe('the glossary', () => {
  const glossary = glossaryOf(flagship());

  it('explains the words of the game in every scenario, and those of the scenario beside them', () => {
    for (const setting of [small(), flagship()]) {
      const { terms } = glossaryOf(setting);
      for (const id of GAME_TERMS) {
        const term = terms.find((each) => each.id === `term.${id}`);
        expect(term?.text.length, id).toBeGreaterThan(20);
        expect(term?.term, id).not.toMatch(/\./);
      }
    }
    for (const word of ['CAATSA', 'S-400', 'Su-57', 'offset', 'mb/d']) {
      expect(glossary.terms.map(({ term }) => term)).toContain(word);
    }
    expect(glossary.terms.find(({ term }) => term === 'CAATSA')?.source).toContain('section 231');
  });

  it('finds whole words whatever their capitals, with a plural s, and loses no letter', () => {
    const text = 'Caatsa, two S-400s and an S-4000; the waiver, Waivers and wavering (Su-57) at 4.65 mb/d.';
    const told = glossed(glossary, [text]);
    expect(told.map(shown)).toEqual([text]);
    expect(termsIn(told)).toEqual(['Caatsa', 'S-400s', 'waiver', 'Su-57', 'mb/d']);
  });

  it('explains a word once on a card', () => {
    expect(termsIn(glossed(glossary, ['A rung.', 'Another rung, and a waiver.', 'The waiver.']))).toEqual([
      'rung',
      'waiver',
    ]);
  });

  it('lets a scenario explain a word in its own way', () => {
    const setting = flagship();
    const own = {
      ...setting,
      bundle: { ...setting.bundle, glossary: [{ id: 'mine', also: 1 }] },
      words: (id: string) =>
        ({ 'glossary.mine.term': 'Rung', 'glossary.mine.also.0': 'step of it', 'glossary.mine.text': 'Mine.' })[id] ??
        setting.words(id),
    };
    const [stretches] = glossed(glossaryOf(own), ['One step of it, one rung.']);
    const found = stretches?.flatMap((stretch) => (typeof stretch === 'string' ? [] : [stretch.term.text]));
    expect(found).toEqual(['Mine.']);
  });

  it('meets words in the briefings that are really played', () => {
    const setting = flagship();
    const seat = setting.ruleset.data.pivot;
    const met = new Set<string>();
    for (const { before } of played(setting, 'glossary').reports) {
      for (const card of briefingOf(setting, before, seat, [], [])) {
        const texts = [card.text, ...card.facts, ...card.choices.flatMap(({ text, notes }) => [text, ...notes])];
        const told = glossed(glossary, texts);
        expect(told.map(shown)).toEqual(texts);
        for (const word of termsIn(told)) met.add(word.toLowerCase());
      }
    }
    expect(met.size).toBeGreaterThan(5);
  });
});
