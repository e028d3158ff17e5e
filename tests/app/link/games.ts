// Games for tests of links: played by policies, written down as the page does.
import { type Claim, type LinkedRun, readRun, seal, unseal, writeRun } from '#app';
import { type Ruleset, verdict } from '#engine';
import { makeReplay, playGame, policyNamed } from '#lab';

/** A game of the default seat, cut off after `turns` quarters when given. */
export function runOf(ruleset: Ruleset, policyName: string, seed: string, turns?: number): LinkedRun {
  const { data } = ruleset;
  const policy = policyNamed(
    policyName,
    data.defaultSeat,
    data.actors.map(({ id }) => id),
  );
  if (!policy) throw new Error(`There is no policy ${policyName}.`);
  const doctrine = data.doctrines[seed.length % data.doctrines.length]?.id ?? '';
  const game = playGame(ruleset, { seed, doctrine, policies: { [data.defaultSeat]: policy } });
  const reports = game.reports.slice(0, turns);
  const last = reports[reports.length - 1]?.after ?? game.start;
  const { ending, score } = verdict(ruleset, last);
  const claim: Claim = { ending, score };
  return { replay: makeReplay(ruleset, game.start, reports), claim, files: [] };
}

export const linkOf = (ruleset: Ruleset, run: LinkedRun): Promise<string> => seal('run', writeRun(ruleset.data, run));

/** The run in a link; throws when some of it is not known here. */
export async function openLink(ruleset: Ruleset, link: string): Promise<LinkedRun> {
  const { body } = await unseal(link);
  const read = readRun(body, ruleset.data);
  if (!read.ok) throw new Error(`${read.known} of ${read.moves} moves are known.`);
  return read.run;
}
