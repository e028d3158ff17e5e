import type { Draft } from './draft.ts';
import { applyEffects } from './effects.ts';
import { countRecent, NO_MOVE, type Scope } from './expression.ts';
import type { Linked, LinkedReaction } from './linked.ts';
import { opticsMultiplier } from './model/relations.ts';
import { carries, postureOf } from './model/sanctions.ts';
import { draw, indexOf } from './random.ts';
import type { Act, Headline, Odds, PullTerm, Response } from './types.ts';
import type { Posture } from './vocabulary.ts';

/** Act id of reactions that are asked every quarter. */
export const QUARTER = 'quarter';

/** A reaction that an act has triggered, its pull added up before anybody has answered. */
export interface Triggered {
  readonly reaction: LinkedReaction;
  readonly act: Act | null;
  readonly actId: string;
  readonly pull: readonly PullTerm[];
  readonly total: number;
  readonly posture: number;
  readonly optics: number;
}

/**
 * All reactions that the acts of the quarter trigger, in the order in which they are answered. Every pull is read from
 * the same moment, so odds shown before are the odds drawn. `postures` overrides how an act is seen (a leak).
 */
export function triggeredBy(draft: Draft, acts: readonly Act[], postures: ReadonlyMap<string, Posture>): Triggered[] {
  const out: Triggered[] = [];
  const { linked } = draft;
  for (const act of acts) {
    for (const tag of act.tags) {
      const asked = linked.reactionsByTag.get(tag);
      if (!asked) continue;
      for (const reaction of asked) {
        const to = reaction.data.to;
        if (to && carries(act, to.tags) && (to.by === undefined || to.by === act.actor)) {
          ask(draft, reaction, act, postures.get(act.id) ?? act.posture, out);
        }
      }
    }
  }
  for (const reaction of linked.quarterlyReactions) ask(draft, reaction, null, 'normal', out);
  draft.move = NO_MOVE;
  return out;
}

function ask(draft: Draft, reaction: LinkedReaction, act: Act | null, seenAs: Posture, out: Triggered[]): void {
  const { linked } = draft;
  const posture = postureOf(linked, seenAs);
  draft.move = act ? { size: act.size, posture, favours: act.favours[reaction.data.actor] ?? 0 } : NO_MOVE;
  if (reaction.when(draft) === 0) return;
  const pull: PullTerm[] = [];
  let total = 0;
  for (let i = 0; i < reaction.pull.length; i++) {
    const value = (reaction.pull[i] as (s: Scope) => number)(draft);
    pull.push({ because: reaction.because[i] as string, value });
    total += value;
  }
  out.push({
    reaction,
    act,
    actId: act?.id ?? QUARTER,
    pull,
    total,
    posture,
    optics: opticsOf(draft, reaction, posture),
  });
}

/** How strongly the answering capital feels the act: fresh summits with its rivals, live talks with it, purchases from it. */
function opticsOf(draft: Draft, reaction: LinkedReaction, posture: number): number {
  const { linked, v } = draft;
  const me = reaction.actor.index;
  let rivalSummit = 0;
  let talks = 0;
  for (const o of linked.optics) {
    const level = v[o.slot] as number;
    if (o.kind === 'talks') {
      if (o.with === me) talks = Math.max(talks, level);
    } else if (o.with !== me) {
      const tie = v[(linked.tie[me] as number[])[o.with] as number] as number;
      if (tie < 0) rivalSummit = Math.max(rivalSummit, level);
    }
  }
  const tag = reaction.actor.data.purchases;
  const bought = tag === undefined ? 0 : boughtLately(draft, tag);
  return opticsMultiplier(linked.k, rivalSummit, talks, bought, posture);
}

/** Acts of purchase in the last four quarters. */
function boughtLately(draft: Draft, tag: string): number {
  const at = draft.symbols.tagOf.get(tag);
  if (at === undefined) return 0;
  const last = draft.lastTag[at] as number;
  return last < 0 || last <= draft.turn - 4 ? 0 : countRecent(draft, tag, 4);
}

/** Highest rung whose `at` does not exceed the pull; −1 when none is reached. */
export function rungAt(reaction: LinkedReaction, pull: number): number {
  let reached = -1;
  reaction.ladder.rungs.forEach((rung, i) => {
    if (rung.at <= pull) reached = i;
  });
  return reached;
}

/** Exact odds of every rung for a pull of `total` with uniform noise of half-width `noise`, highest rung first. */
export function oddsOf(reaction: LinkedReaction, total: number): Odds[] {
  const { noise } = reaction.data;
  const rungs = reaction.ladder.rungs;
  const below = (at: number): number => {
    if (noise === 0) return total < at ? 1 : 0;
    return Math.min(1, Math.max(0, (at - (total - noise)) / (2 * noise)));
  };
  const out: Odds[] = [];
  let above = 1;
  for (let i = rungs.length - 1; i >= 0; i--) {
    const rung = rungs[i];
    if (!rung) continue;
    const under = below(rung.at);
    out.push({ rung: rung.id, rungIndex: i, chance: Math.max(0, above - under) });
    above = Math.min(above, under);
  }
  out.push({ rung: null, rungIndex: -1, chance: above });
  return out.filter((o) => o.chance > 0);
}

/** Rungs that a human in the chair may choose: those the noise could reach, and `reach` beyond on either side. */
export function rungsWithinReach(linked: Linked, triggered: Triggered): number[] {
  const { reaction, total } = triggered;
  const span = reaction.data.noise + linked.k.reach;
  const low = Math.max(0, rungAt(reaction, total - span));
  const high = rungAt(reaction, total + span);
  const out: number[] = [];
  for (let i = low; i <= high; i++) out.push(i);
  return out;
}

/** Draws every answer, or takes the one chosen by a manned seat (rung index by `reaction|act`), then applies them in order. */
export function answerAll(draft: Draft, asked: readonly Triggered[], chosen: ReadonlyMap<string, number>): Response[] {
  const { linked } = draft;
  const highest = new Map<number, { rung: number; key: string }>();
  const responses: Response[] = [];
  for (const t of asked) {
    const { reaction } = t;
    const { data } = reaction;
    const choice = chosen.size === 0 ? undefined : chosen.get(`${data.id}|${t.actId}`);
    const noise =
      choice !== undefined || data.noise === 0
        ? 0
        : data.noise * (2 * draw(draft.key, draft.turn, reaction.stream, indexOf(t.actId)) - 1);
    const index = choice ?? rungAt(reaction, t.total + noise);
    const rung = reaction.ladder.rungs[index];
    responses.push({
      actor: data.actor,
      reaction: data.id,
      ladder: data.ladder,
      act: t.actId,
      pull: t.pull,
      total: t.total,
      noise,
      rung: rung?.id ?? null,
      rungIndex: index,
      chosenBy: choice === undefined ? 'services' : 'seat',
      optics: t.optics,
    });
    const seen = highest.get(reaction.response);
    if (!seen || seen.rung < index) highest.set(reaction.response, { rung: index, key: data.key });
  }
  for (const { slot, actor } of linked.ladders) {
    const top = highest.get(slot);
    const rung = top?.rung ?? -1;
    if (draft.v[slot] !== rung) draft.set(slot, rung, top?.key ?? 'model.calendar', actor);
  }
  responses.forEach((response, i) => {
    const t = asked[i] as Triggered;
    const rung = t.reaction.ladder.rungs[response.rungIndex];
    const effects = t.reaction.effects[response.rungIndex];
    if (!rung || !effects) return;
    draft.move = { size: t.act?.size ?? 0, posture: t.posture, favours: t.act?.favours[response.actor] ?? 0 };
    applyEffects(draft, effects, {
      cause: t.reaction.data.key,
      actor: response.actor,
      scale: 'response',
      posture: t.posture,
      optics: t.optics,
      answering: t.reaction.actor.index,
      mark: `${t.reaction.data.key}|${t.actId}`,
    });
    draft.headlines.push(t.reaction.headlines[response.rungIndex] as Headline);
  });
  draft.move = NO_MOVE;
  return responses;
}
