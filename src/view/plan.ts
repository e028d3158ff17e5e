import type { Key, LedgerLine, Move, Plan, Posture, State } from '#engine';
import { costOf, QUARTER, subjectOf } from '#engine';
import { nameOfAct, nameOfReaction } from './causes.ts';
import { formatValue } from './numbers.ts';
import type { Setting } from './setting.ts';
import type { Words } from './words/index.ts';
import { capitalise, humanise, wordsOr } from './words/index.ts';

/** A move's place in a plan: two moves of one slot exclude each other. Also the id of its card. */
/** What a move chooses in its slot. */
export { pickOf as choiceOf, subjectOf as slotOf } from '#engine';

/** The plan with a move put in its slot; what stood there goes. */
export function withMove(plan: Plan, move: Move): Plan {
  const slot = subjectOf(move);
  const at = plan.findIndex((other) => subjectOf(other) === slot);
  return at < 0 ? [...plan, move] : plan.with(at, move);
}

/** The plan without what stands in a slot. */
export function withoutSlot(plan: Plan, slot: string): Plan {
  return plan.filter((move) => subjectOf(move) !== slot);
}

/** Posture of a move; null for a move that has none. */
export function postureOf(move: Move): Posture | null {
  return move.kind === 'crisis' || move.kind === 'respond' ? null : (move.posture ?? 'normal');
}

/** The same move with another posture. Moves without posture come back as they are. */
export function withPosture(move: Move, posture: Posture): Move {
  return move.kind === 'crisis' || move.kind === 'respond' ? move : { ...move, posture };
}

/** `2 capital, $0.8 bn`; `free` when it takes nothing. Money that comes in is said as such. */
export function costText(words: Words, cost: { capital: number; treasury: number }): string {
  const parts: string[] = [];
  const points = Math.round(cost.capital * 10) / 10;
  if (points !== 0) parts.push(words('cost.capital', { points }));
  const money = Math.round(cost.treasury * 100) / 100;
  if (money > 0) parts.push(words('cost.treasury', { money: formatValue(money, 'billion') }));
  if (money < 0) parts.push(words('cost.gain', { money: formatValue(-money, 'billion') }));
  return parts.length === 0 ? words('cost.free') : parts.join(words('list.comma'));
}

/** Name of what a move is about, and of what it chooses. */
export function namesOfMove({ words, ruleset }: Setting, move: Move): { what: string; choice: string } {
  switch (move.kind) {
    case 'decide':
      return {
        what: words(`decision.${move.decision}.name`),
        choice: words(`decision.${move.decision}.${move.option}.name`),
      };
    case 'answer':
      return { what: words(`event.${move.event}.name`), choice: words(`event.${move.event}.${move.option}.name`) };
    case 'demand': {
      const root = `${move.sender}.${move.instrument}`;
      return {
        what: capitalise(words('act.demand', { name: words(`instrument.${root}.name`) })),
        choice: wordsOr(words, `demand.${root}.${move.answer}.name`, words(`demand.${move.answer}`)),
      };
    }
    case 'crisis':
      return { what: words(`crisis.${move.crisis}.name`), choice: words(`crisis.action.${move.action}`) };
    case 'respond': {
      const reaction = ruleset.data.reactions.find(({ id }) => id === move.reaction);
      if (!reaction) return { what: humanise(move.reaction), choice: humanise(move.rung) };
      const { actor, ladder } = reaction;
      const over = nameOfReaction(words, actor, move.reaction);
      return {
        // One capital can be moved by the same thing in several acts.
        what:
          move.act === QUARTER
            ? words('respond.what', { what: over })
            : words('respond.what.act', { act: capitalise(nameOfAct(words, move.act)), over }),
        choice: wordsOr(words, `ladder.${actor}.${ladder}.${move.rung}.name`, humanise(move.rung)),
      };
    }
  }
}

/** One line of the plan tray or of a past quarter. */
export interface PlanItem {
  readonly slot: string;
  readonly what: string;
  readonly choice: string;
  readonly posture: Posture | null;
  readonly postureText: string;
  readonly cost: string;
}

/** A plan as lines to show, in its order, with what each move costs in this state. */
export function planItems(setting: Setting, state: State, plan: Plan): PlanItem[] {
  const { words } = setting;
  return plan.map((move) => {
    const posture = postureOf(move);
    return {
      slot: subjectOf(move),
      ...namesOfMove(setting, move),
      posture,
      postureText: posture && posture !== 'normal' ? words(`posture.${posture}`) : '',
      cost: costText(words, costOf(setting.ruleset, state, move)),
    };
  });
}

/** Ledger lines summed by variable, largest share of their range first is left to the caller; causes of a variable are joined. */
export function sumByVariable(lines: readonly LedgerLine[]): { variable: string; delta: number; causes: Key[] }[] {
  const sums = new Map<string, { variable: string; delta: number; causes: Key[] }>();
  for (const { variable, delta, cause } of lines) {
    const known = sums.get(variable);
    if (known) {
      known.delta += delta;
      if (!known.causes.includes(cause)) known.causes.push(cause);
    } else sums.set(variable, { variable, delta, causes: [cause] });
  }
  return [...sums.values()];
}
