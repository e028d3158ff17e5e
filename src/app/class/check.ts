import { start, variantOf } from '#engine';
import type { Tasks } from '#lab';
import { namesOfMove, quarterText, type RunSummary, type Setting, settingWith, summaryOf } from '#view';
import type { LinkedRun, Session } from '../link/index.ts';
import { messageOf, type SaveProblem } from '../problem.ts';
import type { Thinker } from '../thinking/thinker.ts';

/**
 * What became of a result that was handed in.
 * - `true`: played again, it comes out as it says, and it is of this class's session
 * - `forged`: it does not come out as it says
 * - `twice`: true, but handed in before: it counts once
 * - `other`: true, but of another session
 * - `unread`: it cannot be played here at all
 */
export const STANDINGS = ['true', 'twice', 'forged', 'other', 'unread'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Checked {
  readonly standing: Standing;
  /** What differs, and from what. */
  readonly differences: readonly SaveProblem[];
  /** What it really comes to, as far as its plans can be played; null when they cannot. */
  readonly run: RunSummary | null;
}

/** Plays a result again and compares it with what it claims and with the session it should belong to. */
export async function checkResult(
  thinker: Thinker,
  setting: Setting,
  run: LinkedRun,
  session: Session | null,
): Promise<Checked> {
  const { replay } = run;
  let check: Tasks['verify']['gives'];
  try {
    check = await thinker.think('verify', setting.ruleset, { replay, isWhole: true });
  } catch (error) {
    // Plans of seats nobody has, or rules that break over them.
    return unread({ text: 'save.broken', params: { reason: messageOf(error) } });
  }
  return judge(setting, run, check, session);
}

function judge(
  setting: Setting,
  { replay, claim }: LinkedRun,
  check: Tasks['verify']['gives'],
  session: Session | null,
): Checked {
  const differences: SaveProblem[] = [];
  const first = check.firstDifference;
  if (
    first &&
    (first.kind === 'unknown-doctrine' || first.kind === 'unknown-seat' || first.kind === 'bad-assumption')
  ) {
    return unread({ text: `class.differs.${first.kind}` });
  }
  const played = settingWith(setting, variantOf(setting.ruleset, replay));
  const quarter = first ? quarterText(setting.words, played.ruleset.data, first.turn) : '';
  switch (first?.kind) {
    case 'illegal-plan': {
      const problem = first.problems[0];
      const names = problem ? namesOfMove(played, problem.move) : { what: '', choice: '' };
      differences.push({ text: 'class.differs.illegal', params: { quarter, ...names } });
      break;
    }
    case 'game-over':
      differences.push({ text: 'class.differs.over', params: { quarter } });
      break;
    case 'other-state':
      differences.push({ text: 'class.differs.state', params: { quarter } });
      break;
    default:
  }
  const opening = start(played.ruleset, { seed: replay.seed, doctrine: replay.doctrine });
  const run = summaryOf(played, opening, check.reports, replay.predictions);
  if (claim) {
    if (claim.score !== run.score) {
      differences.push({ text: 'class.differs.score', params: { claimed: claim.score, score: run.score } });
    }
    if (claim.ending !== run.ending) {
      const name = (id: string | null): string => {
        const ending = played.ruleset.data.endings.find((other) => other.id === id);
        return ending ? setting.words(`${ending.key}.name`) : setting.words('class.stopped');
      };
      differences.push({
        text: 'class.differs.ending',
        params: { claimed: name(claim.ending), ending: name(run.ending) },
      });
    }
  }
  if (!check.same.scenario) differences.unshift({ text: 'class.differs.version' });
  if (!check.ok || differences.some(({ text }) => text !== 'class.differs.version')) {
    return { standing: check.same.scenario ? 'forged' : 'unread', differences, run: check.same.scenario ? run : null };
  }
  const misfits = session ? misfitsOf(session, setting, run, replay) : [];
  return { standing: misfits.length > 0 ? 'other' : 'true', differences: [...differences, ...misfits], run };
}

const unread = (problem: SaveProblem): Checked => ({ standing: 'unread', differences: [problem], run: null });

/** In what a true game is not of a session. */
function misfitsOf(
  session: Session,
  { ruleset: { written }, words }: Setting,
  run: RunSummary,
  { scenario, seed, assumptions, plans }: LinkedRun['replay'],
): SaveProblem[] {
  const problems: SaveProblem[] = [];
  if (scenario.id !== session.scenario.id) {
    return [{ text: 'class.misfit.scenario', params: { theirs: scenario.id } }];
  }
  // A link can bring rules of its own under any name.
  if (written.hash !== session.scenario.hash) return [{ text: 'class.misfit.rules' }];
  if (run.seat !== written.defaultSeat) problems.push({ text: 'class.misfit.seat' });
  // Who plans for another capital too can let it answer as mildly as it may. From another chair the program plans for the pivot.
  const others = new Set(plans.flatMap((quarter) => Object.keys(quarter)));
  for (const own of [run.seat, ...(run.seat === written.pivot ? [] : [written.pivot])]) others.delete(own);
  if (others.size > 0) {
    const capitals = [...others].map((seat) => words(`actor.${seat}.capital`)).join(', ');
    problems.push({ text: 'class.misfit.manned', params: { capitals } });
  }
  if (seed !== session.seed) problems.push({ text: 'class.misfit.seed', params: { theirs: seed, ours: session.seed } });
  if (session.doctrine !== null && run.doctrine !== session.doctrine) problems.push({ text: 'class.misfit.doctrine' });
  if (session.terms.locked && assumptions) problems.push({ text: 'class.misfit.assumptions' });
  if (run.ending === null && run.quarters < session.terms.turns) {
    problems.push({ text: 'class.misfit.early', params: { quarters: run.quarters, turns: session.terms.turns } });
  }
  if (run.quarters > session.terms.turns) {
    problems.push({ text: 'class.misfit.long', params: { quarters: run.quarters, turns: session.terms.turns } });
  }
  return problems;
}
