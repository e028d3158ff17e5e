import { describe, expect, it } from 'vitest';
import { COEFFICIENTS, type Plans, start, step, variantOf } from '#engine';
import { pivotPlayer, playGame, random, rerun } from '#lab';
import {
  assumptionLines,
  assumptionRows,
  boardModel,
  briefingOf,
  debriefOf,
  deedOf,
  figuresOf,
  forecastLines,
  mastheadOf,
  numberIn,
  planItems,
  portfoliosOf,
  previewOf,
  questionsOf,
  reportOf,
  rerunView,
  type Setting,
  settingWith,
  tableCardsOf,
} from '#view';
import { flagship } from './settings.ts';

const scenario = flagship();
const setting: Setting = settingWith(
  scenario,
  variantOf(scenario.ruleset, { seat: 'russia', assumptions: { leak: 0 } }),
);
const { ruleset } = setting;
const doctrine = ruleset.data.doctrines[0]?.id ?? '';
const game = playGame(ruleset, { seed: 'view', doctrine, policies: { india: pivotPlayer('view'), russia: random } });
const first = game.reports[0];
if (!first) throw new Error('nothing was played');
const before: Plans = { india: first.plans.india ?? [] };
const state = first.before;

describe('a desk in another chair', () => {
  it('asks for answers to the pivot, among the rungs within reach, with what the services advise', () => {
    const cards = briefingOf(setting, state, 'russia', [], [], before).filter(({ kind }) => kind === 'answer');
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) {
      expect(card.choices.length).toBeGreaterThan(1);
      expect(card.choices.every(({ problem }) => problem === null)).toBe(true);
      expect(card.silence).toMatch(/services answer: .*%/);
      expect(card.facts.length).toBeGreaterThan(0);
    }
    // Without knowing what was done there is nothing to answer, and the pivot never answers itself.
    expect(briefingOf(setting, state, 'russia', [], []).some(({ kind }) => kind === 'answer')).toBe(false);
    expect(briefingOf(setting, state, 'india', [], [], before).some(({ kind }) => kind === 'answer')).toBe(false);
  });

  it('judges every prediction it asked for, those of answers to the pivot among them', () => {
    const shown = previewOf(setting, state, 'russia', first.plans.russia ?? [], before);
    const stated = questionsOf(shown, 'russia', first.turn, []).flatMap(({ questions }) =>
      questions.map(({ actor, reaction, actId: act }) => ({
        turn: first.turn,
        actor,
        reaction,
        act,
        rung: '',
        sure: 0.4,
      })),
    );
    const alone = questionsOf(previewOf(setting, state, 'russia', first.plans.russia ?? []), 'russia', first.turn, []);
    expect(stated.length).toBeGreaterThan(alone.flatMap(({ questions }) => questions).length);
    const lines = forecastLines(setting, first, stated, 'russia');
    expect(lines.map(({ id }) => id)).toEqual(stated.map(({ reaction, act }) => `${reaction}.${act}`));
  });

  it('asks it for a few answers outright, each under a name of its own', () => {
    for (const report of game.reports) {
      const others = { india: report.plans.india ?? [] };
      const cards = briefingOf(setting, report.before, 'russia', [], [], others).filter(
        ({ kind }) => kind === 'answer',
      );
      expect(cards.filter(({ minor }) => !minor).length).toBeLessThanOrEqual(3);
      expect(new Set(cards.map(({ name }) => name)).size).toBe(cards.length);
      // The lesser ones come last, whatever is chosen on them.
      expect(cards.map(({ minor }) => minor)).toEqual(cards.map(({ minor }) => minor).sort());
    }
  });

  it('tells what the pivot did on every answer to an act of its own, as the papers of that chair had it', () => {
    const cardsOf = (report: (typeof game.reports)[number]) =>
      briefingOf(setting, report.before, 'russia', [], [], { india: report.plans.india ?? [] }).filter(
        ({ kind }) => kind === 'answer',
      );
    const cards = game.reports.flatMap(cardsOf);
    for (const { id, deed, text } of cards) {
      expect(text, id).not.toBe('');
      if (id.endsWith('.quarter')) expect(deed, id).toEqual([]);
      else expect(deed[0], id).toMatch(/^(Delhi chose “.+”(, quietly|, and loudly)?\.|Delivered to Delhi: )/);
    }
    expect(cards.some(({ deed }) => deed[1]?.startsWith('Your papers: “'))).toBe(true);
    // The move itself is told with its words, and so is what silence means.
    const signed: Plans = { india: [{ kind: 'decide', decision: 's400-more', option: 'sign', posture: 'loud' }] };
    expect(deedOf(setting, 'decide.s400-more', signed, 'china')).toEqual({
      text: 'Delhi chose “Sign”, and loudly. Contract five more squadrons with Moscow, in front of whoever is looking.',
      headline: 'India buys radars that see a long way north',
    });
    const silent = ruleset.data.events.find(({ seat, unanswered }) => seat === 'india' && unanswered !== undefined);
    const meant = setting.words(`event.${silent?.id}.${silent?.unanswered}.name`);
    expect(deedOf(setting, `answer.${silent?.id}`, {}, 'russia').text).toContain(`Delhi chose “${meant}”`);
  });

  it('names in the plan what each answer is to, so that no two lines are alike', () => {
    for (const report of game.reports) {
      const items = planItems(setting, report.before, report.plans.russia ?? []);
      expect(new Set(items.map(({ what }) => what)).size).toBe(items.length);
    }
    const move = { kind: 'respond', reaction: 'russian-arms', rung: 'x' } as const;
    const reaction = ruleset.data.reactions.find(({ actor }) => actor === 'russia')?.id ?? '';
    const twice = ['decide.s400-more', 'answer.quad-summit'].map((act) => ({ ...move, reaction, act }));
    const [one, other] = planItems(setting, state, twice);
    expect(one?.what).toMatch(/^Answer to “Five more S-400”, over /);
    expect(other?.what).not.toBe(one?.what);
  });

  it('shows a chosen answer in the plan by name, certain among the odds', () => {
    const [card] = briefingOf(setting, state, 'russia', [], [], before).filter(({ kind }) => kind === 'answer');
    const choice = card?.choices.at(-1);
    if (choice?.move.kind !== 'respond') throw new Error('no answer');
    const plan = [choice.move];
    const [item] = planItems(setting, state, plan);
    expect(item?.what).toMatch(/^Answer to /);
    expect(item?.choice).toBe(choice.name);
    const preview = previewOf(setting, state, 'russia', plan, before);
    expect(preview.legal).toBe(true);
    const { reaction, act } = choice.move;
    const mine = preview.capitals.flatMap(({ answers }) => answers).find(({ id }) => id === `${reaction}.${act}`);
    expect(mine?.bars.map(({ chance }) => chance)).toEqual([1]);
  });

  it('counts its own ties and wares, has no treasury, and marks its table and its assumptions', () => {
    const figures = figuresOf(setting, [state]);
    const ids = figures.filter(({ rank }) => rank === 'headline').map(({ id }) => id);
    expect(ids).toEqual([
      'relations.india.russia',
      'relations.us.russia',
      'relations.russia.china',
      'oil.russia.share',
      'arms.russia.share',
    ]);
    expect(figures.map(({ name }) => name).slice(0, 5)).toEqual([
      'Delhi',
      'Washington',
      'Beijing',
      'Share of Delhi’s crude',
      'Share of Delhi’s arms',
    ]);
    const head = mastheadOf(setting, state, 'russia', previewOf(setting, state, 'russia', [], before), 0);
    expect(head).toMatchObject({ treasuryLeft: '', chair: 'Moscow’s chair', assumed: '1 assumption changed' });
    expect(
      tableCardsOf(setting, state)
        .filter(({ yours }) => yours)
        .map(({ actor }) => actor),
    ).toEqual(['russia']);
    const board = boardModel(setting.bundle, ruleset, state, [state], setting.words);
    expect([board.pivot, ...board.poles].find(({ seat }) => seat)?.actor).toBe('russia');
  });

  it('offers initiatives that do what they say and nothing that others do', () => {
    const cards = portfoliosOf(setting, state, 'russia', [], before).flatMap(({ open }) => open);
    expect(cards.length).toBeGreaterThan(3);
    const envoy = cards.flatMap(({ choices }) => choices).find(({ id }) => id === 'decide.moscow-guest.envoy');
    expect(envoy?.effects.map(({ variable }) => variable)).toEqual(['relations.india.russia']);
  });

  it('tells apart what it did and what the pivot did, and owns up to the assumptions', () => {
    const report = reportOf(setting, game.reports, 0);
    expect(report.moves).toHaveLength(first.plans.russia?.length ?? 0);
    expect(report.others.map(({ capital }) => capital)).toEqual(['Delhi']);
    const debrief = debriefOf(setting, game.reports);
    expect(debrief.chair).toBe('Moscow’s chair');
    expect(debrief.pivotPlayed).toMatch(/^Delhi was playing “.+”/);
    expect(debrief.assumptions).toEqual([expect.stringContaining('0 instead of 0.2 (leak)')]);
    const plain = start(scenario.ruleset, { seed: 'x', doctrine: scenario.ruleset.data.doctrines[0]?.id ?? '' });
    const played = [step(scenario.ruleset, plain, { india: [] })];
    expect(debriefOf(scenario, played)).toMatchObject({ chair: '', pivotPlayed: '', assumptions: [] });
  });
});

describe('the assumptions page', () => {
  it('lists every coefficient with value, range, source and confidence', () => {
    const rows = assumptionRows(scenario, {});
    expect(rows.map(({ id }) => id)).toEqual(COEFFICIENTS.map(({ id }) => id));
    for (const row of rows) {
      expect(row).toMatchObject({ changed: false, problem: '', warning: '', field: row.written });
      for (const text of [row.text, row.range, row.source, row.confidence]) expect(text, row.id).not.toBe('');
    }
    expect(rows.find(({ id }) => id === 'growthTariff')?.source).not.toBe('moodys-2025');
  });

  it('tells what is changed, beyond the sources, out of bounds and no number', () => {
    const fields = { leak: '0,1', jealousy: '18', climbWidth: '0', mu: 'much', kappa: '0.02' };
    const rows = new Map(assumptionRows(scenario, fields).map((row) => [row.id, row]));
    expect(rows.get('leak')).toMatchObject({ changed: true, warning: '', problem: '' });
    expect(rows.get('jealousy')?.warning).not.toBe('');
    expect(rows.get('climbWidth')?.problem).not.toBe('');
    expect(rows.get('mu')?.problem).not.toBe('');
    expect(rows.get('kappa')?.changed).toBe(false);
    expect(numberIn('−0,5')).toBe(-0.5);
    expect(numberIn(' ')).toBeNaN();
  });

  it('sets a game beside itself', () => {
    const view = rerunView(setting, rerun(ruleset, game.reports, { jealousy: 18 }));
    expect(view.same).toBe(false);
    expect(view.assumptions).toEqual([expect.stringContaining('18 instead of 6 (jealousy), beyond')]);
    expect(view.figures.length).toBeGreaterThan(5);
    expect(assumptionLines(scenario)).toEqual([]);
  });
});
