import type { EffectsData, LedgerLine, Move, Ruleset } from '#engine';
import { choiceOf, choicesOf } from '../choices.ts';
import type { Policy } from '../policy.ts';
import type { SeatView } from '../seat-view.ts';

/** Points that a favour of weight 1 is worth beside a point of relations. */
const FAVOUR = 10;
/** A purchase from the patron. */
const PURCHASE = 5;
/** Heat in the patron's capital fades within quarters; relations last. */
const HEAT = -0.3;
const DEMAND = { concede: 20, bargain: 10, stall: 0, defy: -20 } as const;
const CRISIS = { concede: 20, trade: 10, hold: 0, climb: -20 } as const;

/** Picks whatever `patron` likes most, while capital and treasury last, and does nothing that the patron would mind. */
export function tilt(patron: string): Policy {
  return {
    name: `tilt:${patron}`,
    plan: (view) => {
      const best = [...choicesOf(view.moves).values()]
        .flatMap((options) => options.map((move) => ({ move, liking: likingOf(view, move, patron) })))
        .filter(({ liking }) => liking > 0)
        .sort((a, b) => b.liking - a.liking);
      const plan: Move[] = [];
      const taken = new Set<string>();
      for (const { move } of best) {
        if (taken.has(choiceOf(move)) || view.check([...plan, move]).length > 0) continue;
        taken.add(choiceOf(move));
        plan.push(move);
      }
      return plan;
    },
  };
}

/** How much the patron likes a move, in points of relations; 0 is no matter to it. */
function likingOf(view: SeatView, move: Move, patron: string): number {
  const { ruleset } = view;
  const pivot = ruleset.data.pivot;
  switch (move.kind) {
    case 'decide':
    case 'answer': {
      const option = optionOf(ruleset, move);
      const actor = ruleset.data.actors.find(({ id }) => id === patron);
      const buys = actor?.purchases !== undefined && option?.tags.includes(actor.purchases);
      return (
        FAVOUR * (option?.favours[patron] ?? 0) +
        (buys ? PURCHASE : 0) +
        likingOfLines(view.effects([move]), pivot, patron)
      );
    }
    case 'demand':
      return move.sender === patron ? DEMAND[move.answer] : -likingOfLines(view.effects([move]), pivot, move.sender);
    case 'crisis': {
      const crisis = ruleset.data.crises.find(({ id }) => id === move.crisis);
      return crisis?.challenger === patron ? CRISIS[move.action] : 0;
    }
    case 'respond': {
      const reaction = ruleset.data.reactions.find(({ id, actor }) => id === move.reaction && actor === view.seat);
      const actor = ruleset.data.actors.find(({ id }) => id === view.seat);
      const ladder = actor?.ladders.find(({ id }) => id === reaction?.ladder);
      const rung = ladder?.rungs.find(({ id }) => id === move.rung);
      return rung ? likingOfEffects(rung.effects, pivot, patron) : 0;
    }
  }
}

function optionOf(ruleset: Ruleset, move: Move) {
  if (move.kind === 'decide') {
    return ruleset.data.decisions.find(({ id }) => id === move.decision)?.options.find(({ id }) => id === move.option);
  }
  if (move.kind === 'answer') {
    return ruleset.data.events.find(({ id }) => id === move.event)?.options.find(({ id }) => id === move.option);
  }
  return undefined;
}

function isTie(variable: string, a: string, b: string): boolean {
  return variable === `relations.${a}.${b}` || variable === `relations.${b}.${a}`;
}

function likingOfLines(lines: readonly LedgerLine[], pivot: string, patron: string): number {
  let sum = 0;
  for (const { variable, delta } of lines) {
    if (isTie(variable, pivot, patron)) sum += delta;
    else if (variable === `heat.${patron}`) sum += HEAT * delta;
  }
  return sum;
}

/** The same from a rung's written effects; amounts that are expressions count as their sign cannot be read: not at all. */
function likingOfEffects(effects: EffectsData, pivot: string, patron: string): number {
  let sum = 0;
  for (const [variable, amount] of effects.add ?? []) {
    if (typeof amount !== 'number') continue;
    if (isTie(variable, pivot, patron)) sum += amount;
    else if (variable === `heat.${patron}`) sum += HEAT * amount;
  }
  return sum;
}
