// Games for tests of links: played by policies, written down as the page does.
import { type Claim, type LinkedRun, readRun, seal, unseal, writeRun } from '#app';
import { legalMoves, type Move, type Ruleset, start, step, type TurnReport, verdict } from '#engine';
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

/** Games of few moves that all differ, quicker to make than a policy's: they part in the first quarter and once more in the last. */
export function quickRuns(ruleset: Ruleset, seed: string, doctrine: string, count: number): LinkedRun[] {
  const { data } = ruleset;
  const seat = data.defaultSeat;
  const opening = start(ruleset, { seed, doctrine });
  const on = (reports: readonly TurnReport[], plan: readonly Move[]): TurnReport[] => [
    ...reports,
    step(ruleset, reports.at(-1)?.after ?? opening, { [seat]: [...plan] }),
  ];
  /** One game more for each move that can be made next, with the one of no move. */
  const parted = (reports: readonly TurnReport[]): TurnReport[][] => {
    const moves = legalMoves(ruleset, reports.at(-1)?.after ?? opening, seat);
    return [on(reports, []), ...moves.map((move) => on(reports, [move]))];
  };
  const runs: LinkedRun[] = [];
  for (const begun of parted([])) {
    let reports = begun;
    while (reports.length < data.turns - 1 && reports.at(-1)?.after.ending === null) reports = on(reports, []);
    const games = reports.at(-1)?.after.ending === null ? parted(reports) : [reports];
    for (const game of games) {
      if (runs.length === count) return runs;
      const { ending, score } = verdict(ruleset, game.at(-1)?.after ?? opening);
      runs.push({ replay: makeReplay(ruleset, opening, game), claim: { ending, score }, files: [] });
    }
  }
  return runs;
}

export const linkOf = (ruleset: Ruleset, run: LinkedRun): Promise<string> => seal('run', writeRun(ruleset.data, run));

/** The run in a link; throws when some of it is not known here. */
export async function openLink(ruleset: Ruleset, link: string): Promise<LinkedRun> {
  const { body } = await unseal(link);
  const read = readRun(body, ruleset.data);
  if (!read.ok) throw new Error(`${read.known} of ${read.moves} moves are known.`);
  return read.run;
}
