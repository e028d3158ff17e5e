import { expect, test } from 'vitest';
import { loadLanguage, pickLanguage, scenarioWords } from '#view';

const TEXTS = {
  en: { 'scenario.title': 'Harbour', 'scenario.pitch': 'A port' },
  de: { 'scenario.title': 'Hafen' },
};

test.each([
  [['de'], 'Hafen'],
  [['de-AT', 'en'], 'Hafen'],
  [['fr', 'de'], 'Hafen'],
  [['en', 'de'], 'Harbour'],
  [['fr'], 'Harbour'],
])('a scenario asked for in %j is called %s', async (asked, title) => {
  const words = scenarioWords(await loadLanguage(pickLanguage(asked), asked), TEXTS);
  expect(words('scenario.title')).toBe(title);
  // What is not translated falls back, and so do the game's own words.
  expect(words('scenario.pitch')).toBe('A port');
  expect(words('front.title')).toBe(scenarioWords(await loadLanguage('en'), TEXTS)('front.title'));
});

test('a made-up language is made of the scenario’s own texts', async () => {
  const words = scenarioWords(await loadLanguage('en-XA', ['en-XA', 'de']), TEXTS);
  expect(words('scenario.title')).not.toBe('Harbour');
  expect(words('scenario.title')).not.toBe('Hafen');
});
