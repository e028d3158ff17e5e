import { verdict } from '#engine';
import { namesOfMove, quarterText, type Setting } from '#view';
import { ForeignError } from '../foreign/files.ts';
import { type Game, openGame, stateOf } from '../game.ts';
import { LinkError, type LinkedRun, type ReadRun, type RunHead, readHead, readRun, unseal } from '../link/index.ts';
import type { SaveProblem } from '../saves.ts';
import type { Thinker } from '../thinking/thinker.ts';

/** What a quarter of a game that cannot be replayed was meant to hold. */
export interface PlannedQuarter {
  readonly quarter: string;
  readonly moves: readonly string[];
}

/** What a link turned out to hold. */
export type OpenedLink =
  /** Nothing can be read. */
  | { readonly kind: 'fault'; readonly problem: SaveProblem }
  /** The game can be told of but not played: why, and what was planned as far as it has a name here. */
  | {
      readonly kind: 'record';
      readonly head: RunHead;
      readonly setting: Setting | null;
      readonly problem: SaveProblem;
      readonly planned: readonly PlannedQuarter[];
    }
  /** The game, played again; `notices` are worth saying before anybody believes it. */
  | {
      readonly kind: 'game';
      readonly head: RunHead;
      readonly game: Game;
      readonly notices: readonly SaveProblem[];
    };

/** Where scenarios come from. */
export interface ScenarioSource {
  /** A scenario that is here, by its id; null when there is none. */
  known(id: string): Promise<Setting | null>;
  /**
   * The scenario a game was played in: the one of that hash, whether it comes with the game, was opened here or is in these
   * files; else another edition of it that comes with the game; null when there is none. Rejects with a LinkError when the
   * files hold none, or another; with a ForeignError when reading them was called off or took too long.
   */
  of(scenario: RunHead['scenario'], files: RunHead['files']): Promise<Setting | null>;
}

/** Opens the text of a link to a game: reads it, plays it again, and says what is to be said of it. */
export async function openRunLink(text: string, scenarios: ScenarioSource, thinker: Thinker): Promise<OpenedLink> {
  try {
    const { kind, body } = await unseal(text);
    if (kind !== 'run') throw new LinkError('foreign');
    return await openBody(body, scenarios, thinker);
  } catch (error) {
    if (error instanceof LinkError)
      return { kind: 'fault', problem: { text: `link.${error.fault}`, params: { problem: error.detail } } };
    if (error instanceof ForeignError) return { kind: 'fault', problem: error.problem };
    throw error;
  }
}

async function openBody(body: Uint8Array, scenarios: ScenarioSource, thinker: Thinker): Promise<OpenedLink> {
  const head = readHead(body);
  const { id } = head.scenario;
  const setting = await scenarios.of(head.scenario, head.files);
  if (!setting) {
    return { kind: 'record', head, setting, problem: { text: 'save.unknownScenario', params: { id } }, planned: [] };
  }
  const read = readRun(body, setting.ruleset.written);
  const otherVersion: SaveProblem = {
    text: 'link.otherVersion',
    params: { theirs: head.scenario.version, ours: setting.ruleset.written.version },
  };
  if (!read.ok) {
    return { kind: 'record', head, setting, problem: otherVersion, planned: plannedOf(setting, read.plans) };
  }
  return openRun(head, setting, read, otherVersion, thinker);
}

async function openRun(
  head: RunHead,
  setting: Setting,
  { run }: Extract<ReadRun, { ok: true }>,
  otherVersion: SaveProblem,
  thinker: Thinker,
): Promise<OpenedLink> {
  const opened = await openGame(thinker, setting, run.replay);
  const isSame = setting.ruleset.written.hash === head.scenario.hash;
  if (!opened.ok) {
    const problem = isSame ? opened.problem : otherVersion;
    return { kind: 'record', head, setting, problem, planned: plannedOf(setting, run.replay.plans) };
  }
  const notices = [...(isSame ? [] : [{ text: 'link.otherButSame' }]), ...claimNotices(opened.game, run)];
  return { kind: 'game', head, game: opened.game, notices };
}

function claimNotices(game: Game, { claim }: LinkedRun): SaveProblem[] {
  if (!claim) return [];
  const { ending, score } = verdict(game.setting.ruleset, stateOf(game));
  if (claim.score === score && claim.ending === ending) return [];
  return [{ text: 'link.claimDiffers', params: { claimed: claim.score, score } }];
}

function plannedOf(setting: Setting, plans: LinkedRun['replay']['plans']): PlannedQuarter[] {
  const { ruleset, words } = setting;
  return plans.map((turn, index) => ({
    quarter: quarterText(words, ruleset.data, index),
    moves: Object.values(turn)
      .flat()
      .map((move) => {
        const { what, choice } = namesOfMove(setting, move);
        return `${what}: ${choice}`;
      }),
  }));
}
