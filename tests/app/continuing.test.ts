import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import {
  branchOf,
  commit,
  type Game,
  newGame,
  openContinuing,
  replan,
  replayOf,
  type SaveSlot,
  type SaveStore,
  stateOf,
  THINKS_HERE,
} from '#app';
import { legalMoves } from '#engine';
import { DraftKeeper, type DraftStore, draftText, readDraft } from '../../src/app/drafts.ts';
import { predict } from '../../src/app/game.ts';
import { small } from '../view/settings.ts';

const setting = small();
const { data } = setting.ruleset;
const terms = { turns: 4, predict: true, previews: true, locked: true };
const fresh = (seed: string): Game => newGame(setting, seed, data.doctrines[0]?.id ?? '');
const playedOn = (game: Game, quarters: number): Game => (quarters === 0 ? game : playedOn(commit(game), quarters - 1));
/** The game with a move planned and an answer expected. */
function planned(game: Game): Game {
  const [move] = legalMoves(setting.ruleset, stateOf(game), game.seat);
  if (!move) throw new Error('There is nothing to choose from.');
  const { turn } = stateOf(game);
  return predict(replan(game, [move]), { turn, actor: 'us', reaction: 'r', act: 'a', rung: '', sure: 0.5 });
}

/** A page with a store and a tab of its own; `again` is the same browser and tab after a reload. */
function page(kept = new Map<SaveSlot, unknown>(), tab: { text: string | null } = { text: null }) {
  const store: SaveStore = {
    read: async (slot) => structuredClone(kept.get(slot)),
    write: async (slot, value) => void kept.set(slot, structuredClone(value)),
    remove: async (slot) => void kept.delete(slot),
  };
  const drafts: DraftStore = {
    read: () => tab.text,
    write: (text) => {
      tab.text = text;
    },
  };
  const entered: { game: Game; phase: string }[] = [];
  const said: string[] = [];
  const continuing = openContinuing({
    words: signal(setting.words),
    saves: store,
    drafts,
    scenarios: { of: async () => setting },
    thinker: THINKS_HERE,
    listed: [{ ...data, title: 'Crossroads' }],
    dateText: String,
    enter: (game, phase) => entered.push({ game, phase }),
    notify: (text) => said.push(text),
    say: ({ text, params }) => setting.words(text, params),
    offerForeign: () => null,
  });
  return { kept, tab, continuing, entered, said, again: () => page(kept, tab), otherTab: () => page(kept) };
}

describe('a reload', () => {
  it('comes back to a game that was only begun, not to an older one', async () => {
    const before = page();
    await before.continuing.keep(playedOn(fresh('older'), 2));
    before.tab.text = draftText({ ...fresh('in class'), session: terms }, Date.now());
    const { continuing, entered } = before.again();
    await continuing.look();
    await continuing.resume();
    expect(entered).toHaveLength(1);
    expect(entered[0]).toMatchObject({ phase: 'intro', game: { session: terms, reports: [] } });
    expect(entered[0]?.game.opening.seed).toBe('in class');
  });

  it('brings the plan in the making and what was expected back', async () => {
    const before = page();
    const game = planned(playedOn(fresh('mine'), 2));
    await before.continuing.keep(playedOn(fresh('mine'), 2));
    before.tab.text = draftText(game, Date.now());
    const { continuing, entered } = before.again();
    await continuing.look();
    await continuing.resume();
    expect(entered[0]?.phase).toBe('plan');
    expect(entered[0]?.game.plan).toEqual(game.plan);
    expect(entered[0]?.game.predictions).toEqual(game.predictions);
    expect(entered[0]?.game.reports).toHaveLength(2);
  });

  it('opens the save when the same game was played on elsewhere, or the tab was at nothing', async () => {
    const before = page();
    before.tab.text = draftText(planned(playedOn(fresh('mine'), 1)), Date.now() - 1000);
    await before.otherTab().continuing.keep(playedOn(fresh('mine'), 3));
    for (const later of [before.again(), before.otherTab()]) {
      await later.continuing.look();
      await later.continuing.resume();
      expect(later.entered.map(({ game }) => game.reports.length)).toEqual([3]);
    }
    const nothing = page();
    await nothing.continuing.look();
    await nothing.continuing.resume();
    expect(nothing.entered).toEqual([]);
  });

  it('comes back to a game that was begun anew with the same seed, or branched off, after its save', async () => {
    const mine = playedOn(fresh('mine'), 3);
    for (const game of [fresh('mine'), planned(branchOf(mine, 1))]) {
      const before = page();
      await before.continuing.keep(mine);
      before.tab.text = draftText(game, Date.now() + 1000);
      const { continuing, entered } = before.again();
      await continuing.look();
      await continuing.resume();
      expect(entered.map((found) => found.game.reports.length)).toEqual([game.reports.length]);
    }
  });

  it('says so when what was being played cannot be opened, and opens the save', async () => {
    const before = page();
    await before.continuing.keep(playedOn(fresh('mine'), 2));
    const draft = JSON.parse(draftText(planned(playedOn(fresh('mine'), 2)), Date.now()));
    draft.run.hashes[1] = '0123456789abcdef';
    before.tab.text = JSON.stringify(draft);
    const { continuing, entered, said } = before.again();
    await continuing.look();
    await continuing.resume();
    expect(said.join()).toContain('quarter 2 does not come out');
    expect(entered.map(({ game }) => game.reports.length)).toEqual([2]);
  });

  it('comes back to a game that was carried on from a snapshot', async () => {
    const before = page();
    const base = playedOn(fresh('mine'), 2);
    const resumed = planned({ ...base, opening: stateOf(base), reports: [], past: replayOf(base) });
    before.tab.text = draftText(resumed, Date.now());
    const { continuing, entered } = before.again();
    await continuing.resume();
    expect(entered[0]?.game).toMatchObject({ plan: resumed.plan, reports: [] });
    expect(entered[0]?.game.past?.plans).toHaveLength(2);
    expect(stateOf(entered[0]?.game as Game)).toEqual(stateOf(base));
  });
});

describe('a draft', () => {
  it('that is none is not read', () => {
    const whole = JSON.parse(draftText(fresh('x'), Date.now()));
    for (const bad of [null, '', 'rubbish', '7', '{}', JSON.stringify({ ...whole, format: 2 })]) {
      expect(readDraft(bad)).toBeNull();
    }
    expect(readDraft(JSON.stringify({ ...whole, run: { ...whole.run, plans: [{ india: 'all' }] } }))).toBeNull();
    expect(readDraft(JSON.stringify(whole))).toMatchObject({ plan: [], snapshot: null });
  });

  it('of a game that is over has no quarter to come', () => {
    const draft = readDraft(
      draftText(playedOn({ ...fresh('in class'), session: { ...terms, turns: 2 } }, 2), Date.now()),
    );
    expect(draft?.played.plans).toHaveLength(2);
    expect(draft?.plan).toEqual([]);
  });

  it('is written when the page goes, once for every change', () => {
    const written: string[] = [];
    const keeper = new DraftKeeper({ read: () => null, write: (text) => written.push(text) }, 60_000);
    keeper.flush();
    keeper.change(fresh('x'));
    const game = planned(fresh('x'));
    keeper.change(game);
    keeper.flush();
    keeper.flush();
    expect(written.map((text) => readDraft(text)?.plan)).toEqual([game.plan]);
  });
});

describe('the front page', () => {
  it('offers the game that was left for another, and goes on with it', async () => {
    const { continuing, entered } = page();
    await continuing.keep(playedOn(fresh('mine'), 3));
    await continuing.keep(playedOn(fresh('friends'), 1));
    await continuing.look();
    const { saved, other } = continuing.cards.value;
    expect([saved?.where, other?.where]).toEqual([
      expect.stringContaining('turn 2 of'),
      expect.stringContaining('turn 4 of'),
    ]);
    await continuing.open('other');
    expect(entered[0]?.game.opening.seed).toBe('mine');
    // Played on, the one is the other's other.
    await continuing.keep(playedOn(fresh('mine'), 4));
    await continuing.look();
    expect(continuing.cards.value.other?.where).toContain('turn 2 of');
  });

  it('does not offer a game twice', async () => {
    const { continuing, kept } = page();
    await continuing.keep(playedOn(fresh('mine'), 3));
    await continuing.keep(playedOn({ ...fresh('in class'), session: { ...terms, turns: 1 } }, 1));
    await continuing.keep(playedOn(fresh('mine'), 4));
    expect(kept.has('other')).toBe(true);
    await continuing.look();
    expect(continuing.cards.value).toMatchObject({ other: null, broken: null });
  });

  it('offers a damaged game’s save before, and the other game beside it', async () => {
    const { continuing, kept, entered } = page();
    await continuing.keep(playedOn(fresh('mine'), 3));
    for (const quarters of [1, 2]) await continuing.keep(playedOn(fresh('friends'), quarters));
    kept.set('latest', 'rubbish');
    await continuing.look();
    const { saved, other, broken } = continuing.cards.value;
    expect(saved).toBeNull();
    expect(broken?.previous?.where).toContain('turn 2 of');
    expect(other?.where).toContain('turn 4 of');
    await continuing.open('previous');
    expect(entered[0]?.game.opening.seed).toBe('friends');
    await continuing.forget();
    expect(continuing.cards.value).toMatchObject({ broken: null, saved: { where: broken?.previous?.where } });
  });

  it('says where in a file that is no game it went wrong, in the reader’s language', async () => {
    const { continuing } = page();
    const file = new File([JSON.stringify({ ...replayOf(playedOn(fresh('x'), 1)), plans: [7] })], 'game.json');
    expect(await continuing.openFile(file)).toEqual({ text: 'save.notReplay', params: { path: 'plans[0]' } });
  });
});
