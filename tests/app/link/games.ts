// Games for tests of links: played by policies, written down as the page does.
import { type Claim, type LinkedRun, readRun, seal, unseal, writeRun } from '#app';
import { legalMoves, type Ruleset, start, step, type TurnReport, verdict } from '#engine';
import { makeReplay, type Policy, playGame, policyNamed, random, type SessionTerms } from '#lab';

/** A game of the default seat, cut off after `turns` quarters when given. */
export function runOf(
  ruleset: Ruleset,
  policyName: string,
  seed: string,
  turns?: number,
  more: { readonly doctrine?: string; readonly luck?: string; readonly session?: SessionTerms } = {},
): LinkedRun {
  const { data } = ruleset;
  const policy = policyNamed(
    policyName,
    data.defaultSeat,
    data.actors.map(({ id }) => id),
  );
  if (!policy) throw new Error(`There is no policy ${policyName}.`);
  const doctrine = more.doctrine ?? data.doctrines[seed.length % data.doctrines.length]?.id ?? '';
  // Students play like a policy until something else comes into their heads.
  const own: Policy =
    more.luck === undefined
      ? policy
      : {
          name: `${policy.name} of ${more.luck}`,
          plan: (view) => (view.luck.next() < 0.4 ? random : policy).plan(view),
        };
  const game = playGame(ruleset, { seed, doctrine, policies: { [data.defaultSeat]: own } });
  const reports = game.reports.slice(0, turns);
  const last = reports[reports.length - 1]?.after ?? game.start;
  const { ending, score } = verdict(ruleset, last);
  const claim: Claim = { ending, score };
  const replay = makeReplay(ruleset, game.start, reports);
  return { replay: more.session ? { ...replay, session: more.session } : replay, claim, files: [] };
}

/** A game of one move a quarter, told apart by its number; quicker to make than a policy's. */
export function quickRun(ruleset: Ruleset, seed: string, doctrine: string, number: number): LinkedRun {
  const { data } = ruleset;
  const seat = data.defaultSeat;
  const opening = start(ruleset, { seed, doctrine });
  const reports: TurnReport[] = [];
  for (let state = opening; state.ending === null; ) {
    const moves = legalMoves(ruleset, state, seat);
    const move = moves[(number * 7 + state.turn * 3) % Math.max(1, moves.length)];
    const report = step(ruleset, state, { [seat]: move ? [move] : [] });
    reports.push(report);
    state = report.after;
  }
  const { ending, score } = verdict(ruleset, reports[reports.length - 1]?.after ?? opening);
  return { replay: makeReplay(ruleset, opening, reports), claim: { ending, score }, files: [] };
}

export const linkOf = (ruleset: Ruleset, run: LinkedRun): Promise<string> => seal('run', writeRun(ruleset.data, run));

/** The run in a link; throws when some of it is not known here. */
export async function openLink(ruleset: Ruleset, link: string): Promise<LinkedRun> {
  const { body } = await unseal(link);
  const read = readRun(body, ruleset.data);
  if (!read.ok) throw new Error(`${read.known} of ${read.moves} moves are known.`);
  return read.run;
}
