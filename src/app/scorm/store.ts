import { verdict } from '#engine';
import { quarterText, type Setting } from '#view';
import { gameOf, isOver, replayOf, stateOf } from '../game.ts';
import { LinkError, readHead, readRun, seal, unseal, writeRun } from '../link/index.ts';
import { messageOf, type SaveProblem } from '../problem.ts';
import { makeSave, type Refusal, readSave, type Save, type SaveSlot, type SaveStore, snapshotOf } from '../saves.ts';
import { ScormError, type ScormSession } from './session.ts';

/**
 * Keeps games with the learning platform instead of in the browser, where the next pupil would find them: the latest one as
 * the text of a link in `suspend_data`, the others for as long as the page is open.
 * @param suspended what the platform had kept
 */
export function scormStore(
  session: ScormSession,
  suspended: string,
  settingOf: (scenario: string) => Promise<Setting>,
): SaveStore {
  const kept = new Map<SaveSlot, unknown>();
  let first: Promise<unknown> | null = suspended === '' ? null : readSuspended(suspended, settingOf);
  return {
    read: async (slot) => {
      if (slot === 'latest' && first) {
        const save = await first;
        first = null;
        kept.set(slot, save);
      }
      return kept.get(slot);
    },
    write: async (slot, value) => {
      if (slot === 'latest') first = null;
      kept.set(slot, value);
      const read = slot === 'latest' ? readSave(value) : null;
      if (read?.ok) await report(session, read.save, settingOf);
    },
    remove: async (slot) => {
      if (slot === 'latest') first = null;
      kept.delete(slot);
    },
  };
}

/** What a store gives back for a game that it cannot read, and why. */
const refused = (problem: SaveProblem): Refusal => ({ refused: problem });

/** The game in a platform's text, as a save; why there is none, when it cannot be read or played here. */
async function readSuspended(text: string, settingOf: (scenario: string) => Promise<Setting>): Promise<unknown> {
  try {
    const { body } = await unseal(text);
    const { scenario } = readHead(body);
    const setting = await settingOf(scenario.id);
    const { version } = setting.ruleset.written;
    const read = readRun(body, setting.ruleset.written);
    if (!read.ok) return refused({ text: 'save.otherVersion', params: { theirs: scenario.version, ours: version } });
    const opened = gameOf(setting, read.run.replay);
    if (!opened.ok) return refused(opened.problem);
    const { game } = opened;
    // The whole hashes: only their first digits travel in the text.
    return makeSave(replayOf(game), snapshotOf(game.setting.ruleset, stateOf(game)), Date.now());
  } catch (error) {
    console.warn(error);
    if (error instanceof LinkError) return refused({ text: `link.${error.fault}`, params: { problem: error.detail } });
    return refused({ text: 'save.broken', params: { reason: messageOf(error) } });
  }
}

async function report(
  session: ScormSession,
  { replay }: Save,
  settingOf: (scenario: string) => Promise<Setting>,
): Promise<void> {
  const setting = await settingOf(replay.scenario.id);
  const opened = gameOf(setting, replay);
  // A game that was carried on from a snapshot of other rules has no replay that a platform could keep.
  if (!opened.ok) throw new ScormError(opened.problem);
  const { ruleset, words } = opened.game.setting;
  const state = stateOf(opened.game);
  const { ending, outcome, score } = verdict(ruleset, state);
  const body = writeRun(ruleset.written, { replay, claim: { ending, score }, files: [] });
  session.report({
    score,
    isOver: isOver(opened.game),
    isWon: outcome === 'won',
    suspended: await seal('run', body),
    place: quarterText(words, ruleset.data, state.turn),
  });
}
