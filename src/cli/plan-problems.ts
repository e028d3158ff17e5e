import type { Move, PlanProblem } from '#lab';

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

/** `move 1, decide s400-more sign: capital-short (needs 4, has 3)` */
export function problemText({ index, move, rule, params }: PlanProblem): string {
  const values = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return `move ${index + 1}, ${moveText(move)}: ${rule}${values.length > 0 ? ` (${values.join(', ')})` : ''}`;
}
