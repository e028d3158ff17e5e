import { type Move, type PlanProblem, pickOf, type Ruleset, type SeatView } from '#lab';
import { didYouMean } from '#scenario';

type Problem = Pick<PlanProblem, 'index' | 'move' | 'params'> & { readonly rule: string };

/** A move in few words: `decide s400-more sign (quiet)`. */
export function moveText(move: Move): string {
  const posture = 'posture' in move && move.posture ? ` (${move.posture})` : '';
  switch (move.kind) {
    case 'decide':
      return `decide ${move.decision} ${move.option}${posture}`;
    case 'answer':
      return `answer ${move.event} ${move.option}${posture}`;
    case 'demand':
      return `demand ${move.sender} ${move.instrument} ${move.answer}${posture}`;
    case 'crisis':
      return `crisis ${move.crisis} ${move.action}`;
    case 'respond':
      return `respond ${move.reaction} ${move.act} ${move.rung}`;
  }
}

/** `move 1, decide s400-more sign: it takes 4 political capital, and 3 is left (capital-short)` */
export function problemText(problem: Problem): string {
  return `move ${problem.index + 1}, ${moveText(problem.move)}: ${sentenceOf(problem)} (${problem.rule})`;
}

/** Why a move is refused, in words. A rule that has none yet is told by its parameters. */
function sentenceOf({ rule, move, params }: Problem): string {
  const given = (name: string) => String(params[name] ?? '');
  const number = (name: string) => String(Math.round(Number(params[name] ?? 0) * 100) / 100);
  switch (rule) {
    case 'game-over':
      return 'the game is over';
    case 'not-your-seat':
      return `that is for ${given('seat')} to decide`;
    case 'unknown-decision':
      return `there is no decision “${given('decision')}”`;
    case 'unknown-option':
      return `there is no option “${given('option')}” in it`;
    case 'unknown-reaction':
      return `there is no reaction “${given('reaction')}”`;
    case 'unknown-crisis':
      return `there is no crisis “${given('crisis')}”`;
    case 'unknown-instrument':
      return `there is no instrument “${given('instrument')}”`;
    case 'unknown-posture':
      return `there is no posture “${given('posture')}”`;
    case 'malformed-move':
      return 'that is no move';
    case 'not-available':
      return move.kind === 'crisis'
        ? 'that crisis is not open'
        : 'it is not on offer this quarter: its “when” does not hold';
    case 'off-the-table':
      return 'it is not on the table this quarter; its “chance” may bring it back on the next';
    case 'cooling-down':
      return `it was taken lately, and can be again in ${count(number('quarters'))}`;
    case 'taken-already':
      return `it can be taken once, and was in turn ${Number(params.turn ?? 0) + 1}`;
    case 'not-in-briefing':
      return `no event “${given('event')}” lies on the desk this quarter`;
    case 'no-demand':
      return 'no demand is open with that instrument';
    case 'twice-in-plan':
      return 'the plan has a move about that already';
    case 'capital-short':
      return `it takes ${number('needed')} political capital, and ${number('left')} is left`;
    case 'treasury-short':
      return `it takes ${number('needed')} bn from the treasury, and ${number('left')} bn is left`;
    case 'rung-out-of-reach':
      return `“${given('rung')}” is further than that capital would go`;
    case 'not-triggered':
      return `there is no “${given('act')}” for it to answer`;
    default:
      return (
        Object.entries(params)
          .map(([name, value]) => `${name} ${value}`)
          .join(', ') || 'the rules forbid it'
      );
  }
}

const count = (quarters: string) => `${quarters} ${quarters === '1' ? 'quarter' : 'quarters'}`;

/** What the seat could have planned instead. `view` is what it saw when it planned. */
export function adviceOn(problem: Problem, { ruleset, seat, moves }: SeatView): readonly string[] {
  const { rule, move } = problem;
  const { data } = ruleset;
  switch (rule) {
    case 'unknown-decision':
    case 'not-your-seat':
    case 'off-the-table':
    case 'cooling-down':
    case 'taken-already': {
      if (move.kind !== 'decide') return listed(moves, move.kind);
      const own = data.decisions.filter((decision) => decision.seat === seat).map(({ id }) => id);
      return [...meant(rule, move.decision, own), ...listed(moves, 'decide')];
    }
    case 'unknown-option':
    case 'not-available':
    case 'capital-short':
    case 'treasury-short': {
      const [subject, choice] = [subjectOf(move), pickOf(move)];
      const open = moves.filter((other) => other.kind === move.kind && subjectOf(other) === subject).map(pickOf);
      const here = [...new Set(open)];
      if (here.length === 0) return listed(moves, move.kind);
      return [...meant(rule, choice, optionsOf(ruleset, move)), `Legal for ${subject} by itself: ${here.join(', ')}.`];
    }
    case 'not-in-briefing':
      return move.kind === 'answer' ? near(move.event, moves, 'answer') : [];
    case 'unknown-crisis':
      return move.kind === 'crisis' ? near(move.crisis, moves, 'crisis') : [];
    case 'unknown-instrument':
    case 'no-demand':
      return move.kind === 'demand' ? near(`${move.sender} ${move.instrument}`, moves, 'demand') : [];
    case 'unknown-reaction':
    case 'not-triggered':
    case 'rung-out-of-reach':
      return move.kind === 'respond' ? near(`${move.reaction} ${move.act}`, moves, 'respond') : [];
    default:
      return [];
  }
}

/** What a move is about, as it is written in a plan. */
function subjectOf(move: Move): string {
  switch (move.kind) {
    case 'decide':
      return move.decision;
    case 'answer':
      return move.event;
    case 'demand':
      return `${move.sender} ${move.instrument}`;
    case 'crisis':
      return move.crisis;
    case 'respond':
      return `${move.reaction} ${move.act}`;
  }
}

function optionsOf({ data }: Ruleset, move: Move): readonly string[] {
  if (move.kind === 'decide') return data.decisions.find(({ id }) => id === move.decision)?.options.map(idOf) ?? [];
  if (move.kind === 'answer') return data.events.find(({ id }) => id === move.event)?.options.map(idOf) ?? [];
  return [];
}

const idOf = ({ id }: { readonly id: string }) => id;

/** A near name, for rules that a misspelling breaks. */
function meant(rule: string, name: string, known: readonly string[]): readonly string[] {
  if (!rule.startsWith('unknown')) return [];
  const hint = didYouMean(name, known);
  return hint.startsWith('Did') ? [hint] : [];
}

function near(name: string, moves: readonly Move[], kind: Move['kind']): readonly string[] {
  const known = [...new Set(moves.filter((move) => move.kind === kind).map(subjectOf))];
  return [...meant('unknown', name, known), ...listed(moves, kind)];
}

/** Everything of a kind that is legal in the quarter. */
function listed(moves: readonly Move[], kind: Move['kind']): readonly string[] {
  const bySubject = new Map<string, Set<string>>();
  for (const move of moves) {
    if (move.kind !== kind) continue;
    const choices = bySubject.get(subjectOf(move)) ?? new Set();
    bySubject.set(subjectOf(move), choices.add(pickOf(move)));
  }
  if (bySubject.size === 0) return [`Nothing to ${VERBS[kind]} this quarter.`];
  return [
    `Legal this quarter, to ${VERBS[kind]}:`,
    ...[...bySubject].map(([subject, choices]) => `  ${subject}: ${[...choices].join(', ')}`),
  ];
}

const VERBS = {
  decide: 'decide',
  answer: 'answer',
  demand: 'answer a demand',
  crisis: 'do in a crisis',
  respond: 'respond',
} as const;

const WORDS: Readonly<Record<string, readonly string[]>> = {
  kind: ['decide', 'answer', 'demand', 'crisis', 'respond'],
  posture: ['quiet', 'normal', 'loud'],
  answer: ['concede', 'bargain', 'stall', 'defy'],
  action: ['concede', 'trade', 'hold', 'climb'],
};

/**
 * A near word for a word of a plan that is none of its choice, such as a misspelt kind; empty when there is none.
 * @param path leads to it from the top of `json`: `[0].india[1].kind`
 */
export function nearWord(json: unknown, path: string): string {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  const known = WORDS[keys.at(-1) ?? ''];
  let value = json;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return '';
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  if (known === undefined || typeof value !== 'string' || known.includes(value)) return '';
  const hint = didYouMean(value, known);
  return hint.startsWith('Did') ? hint : '';
}
