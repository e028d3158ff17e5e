import { describe, expect, it } from 'vitest';
import { readValue, SANCTION_RUNGS, type State } from '#engine';
import { dossierOf, figureOf, standingOf, tableCardsOf } from '#view';
import { flagship, played, withValues } from './settings.ts';

const setting = flagship();
const { ruleset } = setting;
const { start, reports } = played(setting, 'trouble-1');
const [first] = ruleset.data.crises;
if (!first) throw new Error('The flagship has no crisis.');

const withValue = (state: State, variable: string, value: number): State =>
  withValues(ruleset, state, { [variable]: value });

const inCrisis: State = { ...start, crises: [{ id: first.id, rung: 1, openedOn: 0, quiet: 0 }] };

describe('trouble', () => {
  it('names an open crisis and its step on the card and in the file of the other side', () => {
    const other = first.target === ruleset.data.defaultSeat ? first.challenger : first.target;
    const card = tableCardsOf(setting, inCrisis).find(({ actor }) => actor === other);
    expect(card).toMatchObject({ inCrisis: true, trouble: `crisis, step 2 of ${first.rungs.length}` });
    expect(card?.troubles[0]).toContain(setting.words(`crisis.${first.id}.name`));
    expect(dossierOf(setting, inCrisis, [], other, []).crises).toHaveLength(1);
    // Nobody else is said to be in it.
    for (const { actor, inCrisis: isIn } of tableCardsOf(setting, inCrisis)) expect(isIn).toBe(actor === other);
  });

  it('names the highest rung that a capital stands on', () => {
    for (const { after } of reports) {
      for (const { actor, trouble, troubles, yours, inCrisis: isIn } of tableCardsOf(setting, after)) {
        const rungs = ruleset.data.instruments
          .filter(({ sender }) => sender === actor)
          .map(({ id }) => readValue(ruleset, after, `sanctions.${actor}.${id}.rung`));
        const standing = rungs.filter((rung) => rung > 0);
        if (yours || (standing.length === 0 && !isIn)) expect(trouble).toBe('');
        else if (!isIn) {
          expect(trouble).toBe(setting.words(`rung.${SANCTION_RUNGS[Math.max(...standing)]}`));
          expect(troubles).toHaveLength(standing.length);
        }
      }
    }
  });
});

describe('the risk of sanctions', () => {
  const rung = 'sanctions.us.oil.rung';
  const calm = withValue(withValue(start, rung, 2), 'risk', 90);

  it('is good news when it falls, and neither good nor bad when it falls because it came true', () => {
    const omen = (after: State) => figureOf(setting, [calm, after], 'risk', 'headline').omen;
    expect(omen(withValue(calm, 'risk', 60))).toBe('good');
    expect(omen(withValue(calm, 'risk', 95))).toBe('bad');
    const punished = withValue(withValue(calm, rung, 3), 'risk', 60);
    const figure = figureOf(setting, [calm, punished], 'risk', 'headline');
    expect(figure).toMatchObject({
      name: 'More sanctions',
      fullName: 'Risk of further sanctions',
      omen: 'even',
      word: '1 in force',
    });
    expect(figureOf(setting, [punished, calm], 'risk', 'headline').omen).toBe('even');
    const harder = withValue(withValue(punished, rung, 4), 'risk', 30);
    expect(figureOf(setting, [punished, harder], 'risk', 'headline').omen).toBe('even');
    expect(figureOf(setting, [punished, withValue(punished, 'risk', 30)], 'risk', 'headline').omen).toBe('good');
  });

  it('is told as a chance, of every law, and never as certain when it is not', () => {
    const nearly = withValue(start, 'risk', 99.96);
    expect(figureOf(setting, [nearly], 'risk', 'headline')).toMatchObject({ text: '>99%', aside: 'any of 2' });
    const { parts } = standingOf(setting, start, 'risk');
    expect(parts).toHaveLength(ruleset.data.instruments.length);
    for (const { text } of parts) expect(text).toMatch(/^[<>]?\d+% within a year; at [a-z ]+ now$/);
  });
});

describe('the mood of a capital', () => {
  it('stands beside the tie that leads to it, unless it is calm', () => {
    const moodAt = (heat: number): string =>
      figureOf(setting, [withValue(start, 'heat.us', heat)], 'relations.india.us', 'headline').mood;
    expect(moodAt(0)).toBe('');
    expect(moodAt(100)).toBe('furious');
    expect(figureOf(setting, [withValue(start, 'heat.us', 100)], 'risk', 'headline').mood).toBe('');
  });
});

describe('what a figure rests on', () => {
  it('is told before the first quarter, for every figure that follows from others', () => {
    for (const variable of ['relations.india.us', 'risk', 'energy.cost', 'readiness', 'autonomy', 'public.approval']) {
      expect(standingOf(setting, start, variable).parts.length, variable).toBeGreaterThan(0);
    }
    expect(standingOf(setting, start, 'economy.treasury')).toMatchObject({
      place: { file: 'scenario.yaml' },
      parts: [],
    });
    // The barrels add up to the whole of what is imported.
    const shares = standingOf(setting, start, 'energy.cost').parts.map(({ text }) => Number.parseFloat(text));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(97);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });
});
