import { canonicalJson } from '#engine';
import { parseReplay, type Replay } from '#lab';
import type { Setting } from '#view';
import { ForeignError } from '../foreign/files.ts';
import { runIn } from '../foreign/run-file.ts';
import { LinkError, readHead, readRun, type Session, unseal } from '../link/index.ts';
import type { ScenarioSource } from '../run/open-link.ts';
import { notReplay } from '../saves.ts';
import type { Thinker } from '../thinking/thinker.ts';
import { type Checked, checkResult } from './check.ts';
import type { Entry } from './intake.ts';

/** A checked result with the words and rules it was checked by. */
export interface CheckedEntry extends Checked {
  readonly setting: Setting | null;
  /** The same text for the same game, however it came; empty when it cannot be played. */
  readonly game: string;
}

/**
 * What a player chose: two games are one when all of it is the same, what was predicted included. In which order it is written
 * down, and whether the usual posture and an idle quarter are spelled out, makes no other game.
 */
export function gameText({ scenario, seed, doctrine, seat, assumptions, plans, predictions, votes }: Replay): string {
  const inOrder = (items: readonly unknown[]): readonly string[] => items.map(canonicalJson).sort();
  const quarters = plans.map((quarter) =>
    Object.fromEntries(
      Object.entries(quarter)
        .filter(([, plan]) => plan.length > 0)
        .map(([own, plan]) => [own, inOrder(plan.map((move) => ({ posture: 'normal', ...move })))]),
    ),
  );
  const stated = [predictions, votes].map((list) => inOrder(list ?? []));
  return canonicalJson([scenario.hash, seed, doctrine, seat ?? null, assumptions ?? null, quarters, ...stated]);
}

const unread = (text: string, params: Readonly<Record<string, string | number>> = {}): CheckedEntry => ({
  standing: 'unread',
  differences: [{ text, params }],
  run: null,
  setting: null,
  game: '',
});

/** Reads what was handed in and plays it again. Never rejects for what is in it. */
export async function checkEntry(
  entry: Entry,
  scenarios: ScenarioSource,
  session: Session | null,
  thinker: Thinker,
): Promise<CheckedEntry> {
  try {
    return entry.via === 'link'
      ? await checkLink(entry.text, scenarios, session, thinker)
      : await checkFile(entry.text, scenarios, session, thinker);
  } catch (error) {
    if (error instanceof LinkError) return unread(`link.${error.fault}`, { problem: error.detail });
    if (error instanceof ForeignError) return unread(error.problem.text, error.problem.params);
    throw error;
  }
}

async function checkLink(
  text: string,
  scenarios: ScenarioSource,
  session: Session | null,
  thinker: Thinker,
): Promise<CheckedEntry> {
  const { kind, body } = await unseal(text);
  if (kind !== 'run') return unread('link.foreign');
  const head = readHead(body);
  const setting = await scenarios.of(head.scenario, head.files);
  if (!setting) return unread('save.unknownScenario', { id: head.scenario.id });
  const read = readRun(body, setting.ruleset.written);
  if (!read.ok) return unread('class.differs.version');
  return { ...(await checkResult(thinker, setting, read.run, session)), setting, game: gameText(read.run.replay) };
}

async function checkFile(
  text: string,
  scenarios: ScenarioSource,
  session: Session | null,
  thinker: Thinker,
): Promise<CheckedEntry> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unread('save.notJson');
  }
  const { run, files } = runIn(json);
  const parsed = parseReplay(run);
  if (!parsed.ok) {
    const { text: told, params } = notReplay(parsed.problems);
    return unread(told, params);
  }
  const { replay } = parsed;
  const setting = await scenarios.of(replay.scenario, files);
  if (!setting) return unread('save.unknownScenario', { id: replay.scenario.id });
  return {
    ...(await checkResult(thinker, setting, { replay, claim: null, files: [] }, session)),
    setting,
    game: gameText(replay),
  };
}
