import { describe, expect, it } from 'vitest';
import {
  branchOf,
  commit,
  forgetLatest,
  type Game,
  gameFromSnapshot,
  gameOf,
  keepSave,
  makeSave,
  newGame,
  readSave,
  replan,
  replayOf,
  type SaveSlot,
  type SaveStore,
  snapshotOf,
  stateOf,
  statesOf,
  undone,
} from '#app';
import { hashState, IllegalPlanError, legalMoves } from '#engine';
import { small } from '../view/settings.ts';

function memoryStore(): SaveStore & { readonly kept: Map<SaveSlot, unknown> } {
  const kept = new Map<SaveSlot, unknown>();
  return {
    kept,
    read: async (slot) => structuredClone(kept.get(slot)),
    write: async (slot, value) => void kept.set(slot, structuredClone(value)),
    remove: async (slot) => void kept.delete(slot),
  };
}

/** A game after some quarters, each with one legal move. */
function gameAfter(quarters: number) {
  const setting = small();
  let game = newGame(setting, 'saves', setting.ruleset.data.doctrines[0]?.id ?? '');
  for (let turn = 0; turn < quarters; turn += 1) {
    const move = legalMoves(setting.ruleset, stateOf(game), game.seat)[turn];
    game = commit(move ? replan(game, [move]) : game);
  }
  return game;
}
const saveOf = (quarters: number) => {
  const game = gameAfter(quarters);
  return makeSave(replayOf(game), snapshotOf(game.setting.ruleset, stateOf(game)), 1_000 + quarters);
};

describe('a game', () => {
  it('plays on from its replay as if it had never stopped', () => {
    const game = gameAfter(4);
    const result = gameOf(game.setting, JSON.parse(JSON.stringify(replayOf(game))));
    if (!result.ok) throw new Error(result.problem.text);
    const { ruleset } = game.setting;
    const hashes = (of: typeof game) => statesOf(of).map((state) => hashState(ruleset, state));
    expect(hashes(result.game)).toEqual(hashes(game));
    expect(hashState(ruleset, stateOf(commit(result.game)))).toBe(hashState(ruleset, stateOf(commit(game))));
  });

  it('takes changes of the plan back one by one', () => {
    const game = gameAfter(0);
    const [first, second] = legalMoves(game.setting.ruleset, stateOf(game), game.seat);
    if (!first || !second) throw new Error('There is nothing to choose from.');
    const planned = replan(replan(game, [first]), [first, second]);
    expect(undone(planned).plan).toEqual([first]);
    expect(undone(undone(planned)).plan).toEqual([]);
    expect(undone(undone(undone(planned))).plan).toEqual([]);
  });

  it('refuses an illegal plan and stays as it was', () => {
    const game = gameAfter(1);
    const hash = hashState(game.setting.ruleset, stateOf(game));
    const bad = replan(game, [{ kind: 'decide', decision: 'no-such', option: 'thing' }]);
    expect(() => commit(bad)).toThrow(IllegalPlanError);
    expect(hashState(game.setting.ruleset, stateOf(bad))).toBe(hash);
  });

  it('says why a replay does not fit', () => {
    const game = gameAfter(3);
    const replay = replayOf(game);
    const differs = gameOf(game.setting, { ...replay, hashes: replay.hashes.with(1, '0123456789abcdef') });
    expect(differs).toEqual({ ok: false, problem: { text: 'save.differs', params: { turn: 2 } } });
    const other = gameOf(game.setting, {
      ...replay,
      scenario: { ...replay.scenario, hash: 'ffffffff', version: '9.9.9' },
      hashes: replay.hashes.with(0, '0123456789abcdef'),
    });
    expect(other).toMatchObject({ ok: false, problem: { text: 'save.otherVersion', params: { theirs: '9.9.9' } } });
    const illegal = gameOf(game.setting, {
      ...replay,
      plans: replay.plans.with(2, { [game.seat]: [{ kind: 'decide', decision: 'no-such', option: 'thing' }] }),
    });
    expect(illegal).toEqual({ ok: false, problem: { text: 'save.illegal', params: { turn: 3 } } });
  });
});

describe('a game carried on from a snapshot', () => {
  const game = gameAfter(3);
  const { ruleset } = game.setting;
  const replay = replayOf(game);
  const snapshot = snapshotOf(ruleset, stateOf(game));
  const opened = () => {
    const result = gameFromSnapshot(game.setting, JSON.parse(JSON.stringify(snapshot)), replay);
    if (!result.ok) throw new Error(result.problem.text);
    return result.game;
  };

  it('stands where the game stood, and goes on from there', () => {
    const resumed = opened();
    expect(resumed.reports).toEqual([]);
    expect(hashState(ruleset, stateOf(resumed))).toBe(hashState(ruleset, stateOf(game)));
    const next = commit(resumed);
    expect(next.reports.map(({ turn }) => turn)).toEqual([3]);
    expect(hashState(ruleset, stateOf(next))).toBe(hashState(ruleset, stateOf(commit(game))));
  });

  it('keeps the record of what came before, and is saved as what it is', () => {
    const next = commit(opened());
    const record = replayOf(next);
    expect(record.plans.slice(0, 3)).toEqual(replay.plans);
    expect(record.plans).toHaveLength(4);
    const save = makeSave(record, snapshotOf(ruleset, stateOf(next)), 5, true);
    const read = readSave(JSON.parse(JSON.stringify(save)));
    expect(read.ok && read.save.resumed).toBe(true);
    // The mark is sealed with the rest.
    const { resumed: _, ...unmarked } = save;
    expect(readSave(unmarked).ok).toBe(false);
    expect(readSave({ ...makeSave(record, snapshot, 5), resumed: true }).ok).toBe(false);
  });

  it('is refused when the snapshot is of another scenario, of a finished game, or no state at all', () => {
    const refusal = (changed: object) => {
      const result = gameFromSnapshot(game.setting, { ...snapshot, ...changed } as typeof snapshot, replay);
      return result.ok ? 'opened' : result.problem.text;
    };
    expect(refusal({ scenario: 'elsewhere' })).toBe('save.snapshotMisfit');
    expect(refusal({ doctrine: 'none-such' })).toBe('save.snapshotMisfit');
    expect(refusal({ values: null })).toBe('save.snapshotMisfit');
    expect(refusal({ ending: 'any' })).toBe('save.snapshotOver');
    expect(refusal({ turn: ruleset.data.turns })).toBe('save.snapshotOver');
    expect(refusal({})).toBe('opened');
  });
});

describe('saves', () => {
  it('come back whole', () => {
    const save = saveOf(2);
    const result = readSave(JSON.parse(JSON.stringify(save)));
    expect(result.ok && result.save.replay.plans).toEqual(save.replay.plans);
  });

  it('are refused when anything in them has changed', () => {
    const save = saveOf(2);
    const damaged: unknown[] = [
      'not a save',
      null,
      {},
      { ...save, format: 2 },
      { ...save, savedAt: save.savedAt + 1 },
      { ...save, check: '00000000' },
      { ...save, snapshot: undefined },
      { ...save, replay: { ...save.replay, seed: 'another' } },
      { ...save, replay: { ...save.replay, plans: save.replay.plans.slice(1) } },
      { ...save, replay: null },
    ];
    for (const value of damaged) {
      const result = readSave(value);
      expect(result.ok, JSON.stringify(value)?.slice(0, 80)).toBe(false);
    }
  });

  it('keep the one before', async () => {
    const store = memoryStore();
    await keepSave(store, saveOf(1));
    expect(store.kept.has('previous')).toBe(false);
    await keepSave(store, saveOf(2));
    expect(store.kept.get('latest')).toMatchObject({ savedAt: 1002 });
    expect(store.kept.get('previous')).toMatchObject({ savedAt: 1001 });
  });

  it('do not keep a damaged one to fall back on', async () => {
    const store = memoryStore();
    await keepSave(store, saveOf(1));
    await keepSave(store, saveOf(2));
    store.kept.set('latest', { half: 'a save' });
    await keepSave(store, saveOf(3));
    expect(store.kept.get('previous')).toMatchObject({ savedAt: 1001 });
    expect(store.kept.get('latest')).toMatchObject({ savedAt: 1003 });
  });

  const playedOn = (game: Game, quarters: number): Game =>
    quarters === 0 ? game : playedOn(commit(game), quarters - 1);
  const fresh = (seed: string): Game => {
    const setting = small();
    return newGame(setting, seed, setting.ruleset.data.doctrines[0]?.id ?? '');
  };
  const saved = (game: Game) => makeSave(replayOf(game), snapshotOf(game.setting.ruleset, stateOf(game)), 1);
  const keepEach = async (store: SaveStore, games: readonly Game[]): Promise<void> => {
    for (const game of games) await keepSave(store, saved(game));
  };
  const told = (store: ReturnType<typeof memoryStore>): string =>
    [...store.kept]
      .map(([slot, value]) => [slot, (value as ReturnType<typeof saved>).replay] as const)
      .map(([slot, { seed, plans }]) => `${slot}: ${seed}/${plans.length}`)
      .sort()
      .join(', ');
  const quarters = (game: Game, count: number): Game[] =>
    Array.from({ length: count }, (_, at) => playedOn(game, at + 1));

  it('keep an unfinished game for as long as another is played', async () => {
    const store = memoryStore();
    await keepEach(store, [...quarters(fresh('mine'), 4), ...quarters(fresh('friends'), 3)]);
    expect(told(store)).toBe('latest: friends/3, other: mine/4, previous: friends/2');
    // Going back to it leaves the second one to be gone back to.
    await keepEach(store, [playedOn(fresh('mine'), 5), playedOn(fresh('mine'), 6)]);
    expect(told(store)).toBe('latest: mine/6, other: friends/3, previous: mine/5');
  });

  it('keep a game that was branched off, played with other terms or begun anew as another', async () => {
    const mine = playedOn(fresh('mine'), 3);
    const move = legalMoves(mine.setting.ruleset, stateOf(playedOn(fresh('mine'), 1)), mine.seat)[0];
    if (!move) throw new Error('There is nothing to choose from.');
    const branch = commit(replan(branchOf(mine, 1), [move]));
    const terms = { turns: 6, predict: false, previews: true, locked: true };
    for (const another of [branch, playedOn({ ...fresh('mine'), session: terms }, 1)]) {
      const store = memoryStore();
      await keepEach(store, [mine, another, commit(another)]);
      expect(told(store)).toBe(
        `latest: mine/${another.reports.length + 1}, other: mine/3, previous: mine/${another.reports.length}`,
      );
    }
  });

  it('do not keep a finished game as one to go on with', async () => {
    const store = memoryStore();
    const terms = { turns: 2, predict: false, previews: true, locked: true };
    await keepEach(store, [...quarters({ ...fresh('in class'), session: terms }, 2), playedOn(fresh('mine'), 1)]);
    expect(told(store)).toBe('latest: mine/1, previous: in class/2');
  });

  it('keep what is left of a damaged game when another is begun instead', async () => {
    const store = memoryStore();
    await keepEach(store, quarters(fresh('mine'), 3));
    store.kept.set('latest', 'rubbish');
    await keepEach(store, quarters(fresh('friends'), 2));
    expect(told(store)).toBe('latest: friends/2, other: mine/2, previous: friends/1');
  });

  it('put the one before in the place of a damaged one, as whole as it was', async () => {
    const store = memoryStore();
    const terms = { turns: 6, predict: true, previews: true, locked: true };
    await keepEach(store, quarters({ ...fresh('in class'), session: terms }, 2));
    store.kept.set('latest', 'rubbish');
    await forgetLatest(store);
    expect(readSave(store.kept.get('latest'))).toMatchObject({ ok: true, save: { replay: { seed: 'in class' } } });
    store.kept.set('previous', 'rubbish');
    await forgetLatest(store);
    expect(store.kept.has('latest')).toBe(false);
  });
});
