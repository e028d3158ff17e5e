import { describe, expect, it, vi } from 'vitest';
import { commit, type Game, makeSave, newGame, readSave, replayOf, seal, snapshotOf, stateOf, writeRun } from '#app';
import type { ScormApi } from '../../../src/app/scorm/api.ts';
import { ScormSession } from '../../../src/app/scorm/index.ts';
import { scormStore } from '../../../src/app/scorm/store.ts';
import { small } from '../../view/settings.ts';

const setting = small();
const fresh = (): Game => newGame(setting, 'x', setting.ruleset.data.doctrines[0]?.id ?? '');
const saved = (game: Game) => makeSave(replayOf(game), snapshotOf(setting.ruleset, stateOf(game)), 1);

function platform() {
  const values = new Map<string, string>();
  const api: ScormApi = {
    LMSInitialize: () => 'true',
    LMSFinish: () => 'true',
    LMSCommit: () => 'true',
    LMSGetValue: (element) => values.get(element) ?? '',
    LMSSetValue: (element, value) => String(Boolean(values.set(element, value))),
    LMSGetLastError: () => '0',
    LMSGetErrorString: () => '',
  };
  const session = new ScormSession(api, () => 0);
  session.open();
  return { values, session };
}

describe('a game kept with a learning platform', () => {
  it('is done when its class stops, not only when it has ended', async () => {
    const { values, session } = platform();
    const store = scormStore(session, '', async () => setting);
    const terms = { turns: 2, predict: false, previews: true, locked: true };
    const first = commit({ ...fresh(), session: terms });
    await store.write('latest', saved(first));
    expect(values.get('cmi.core.lesson_status')).toBe('incomplete');
    await store.write('latest', saved(commit(first)));
    expect(values.get('cmi.core.lesson_status')).toMatch(/^(?:completed|passed)$/);
    expect(Number(values.get('cmi.core.score.raw'))).toBeGreaterThanOrEqual(0);
  });

  it('is refused when the sitting is closed, so that it is said', async () => {
    const { session } = platform();
    const store = scormStore(session, '', async () => setting);
    session.close();
    await expect(store.write('latest', saved(commit(fresh())))).rejects.toMatchObject({
      problem: { text: 'scorm.closed' },
    });
  });

  it('comes back, or is refused with its true reason', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { session } = platform();
    const read = async (text: string) => readSave(await scormStore(session, text, async () => setting).read('latest'));
    const replay = replayOf(commit(commit(fresh())));
    const linked = (change: Partial<typeof replay>): Promise<string> =>
      seal('run', writeRun(setting.ruleset.written, { replay: { ...replay, ...change }, claim: null, files: [] }));
    const whole = await linked({});
    expect(await read(whole)).toMatchObject({ ok: true, save: { replay: { plans: replay.plans } } });
    const scenario = { ...replay.scenario, version: '9.9.9', hash: '0123456789abcdef' };
    const other = await read(await linked({ scenario, hashes: ['1'.repeat(16), '2'.repeat(16)] }));
    expect(other).toMatchObject({ ok: false, problem: { text: 'save.otherVersion', params: { theirs: '9.9.9' } } });
    const differs = await read(await linked({ hashes: [replay.hashes[0] ?? '', '2'.repeat(16)] }));
    expect(differs).toEqual({ ok: false, problem: { text: 'save.differs', params: { turn: 2 } } });
    expect(await read(whole.slice(0, -9))).toMatchObject({ ok: false, problem: { text: 'link.cut' } });
    warned.mockRestore();
  });
});
