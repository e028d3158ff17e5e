import type { Draft } from './draft.ts';
import { applyEffects } from './effects.ts';
import { countRecent, NO_MOVE, read } from './expression.ts';
import type { Linked, LinkedActor, LinkedReaction } from './linked.ts';
import { opticsAt, opticsFelt } from './model/relations.ts';
import { carries, postureOf } from './model/sanctions.ts';
import { draw, indexOf } from './random.ts';
import type { Key, LadderRungData } from './ruleset.ts';
import type { Act, Headline, Odds, PullTerm, Response } from './types.ts';
import type { Posture } from './vocabulary.ts';

/** Act id of reactions that are asked every quarter. */
export const QUARTER = 'quarter';
const QUARTER_LUCK = indexOf(QUARTER);

/** A reaction that an act has triggered, its pull added up before anybody has answered. */
export interface Triggered {
  readonly reaction: LinkedReaction;
  readonly act: Act | null;
  readonly actId: string;
  /** The terms of the pull, of this and of the others that were asked; this one's begin at `from` (see {@link pullOf}). */
  readonly terms: readonly number[];
  readonly from: number;
  readonly total: number;
  readonly posture: number;
  readonly optics: number;
  /** Tells its draw from the others of the reaction. */
  readonly luck: number;
}

/** What was chosen or drawn, for each of those asked; a rung of −1 is none. */
export interface Answers {
  readonly asked: readonly Triggered[];
  readonly rungs: readonly number[];
  readonly noises: readonly number[];
  /** Rung index by `reaction|act` of those that a manned seat chose. */
  readonly chosen: ReadonlyMap<string, number>;
}

/** The pull, itemised. */
export function pullOf({ reaction, terms, from }: Triggered): PullTerm[] {
  return reaction.because.map((because, i) => ({ because, value: terms[from + i] as number }));
}

/**
 * All reactions that the acts of the quarter trigger, in the order in which they are answered. Every pull is read from
 * the same moment, so odds shown before are the odds drawn. `postures` overrides how an act is seen (a leak).
 */
export function triggeredBy(draft: Draft, acts: readonly Act[], postures: ReadonlyMap<string, Posture>): Triggered[] {
  const { linked } = draft;
  const asking = new Asking(draft);
  for (const act of acts) {
    const seenAs = postures.size === 0 ? act.posture : (postures.get(act.id) ?? act.posture);
    asking.turnTo(act, act.id, postureOf(linked, seenAs));
    for (const tag of act.tags) {
      const asked = linked.reactionsByTag.get(tag);
      if (!asked) continue;
      for (const reaction of asked) {
        const to = reaction.data.to;
        if (to && (to.by === undefined || to.by === act.actor) && carries(act, to.tags)) asking.ask(reaction);
      }
    }
  }
  asking.turnTo(null, QUARTER, 1);
  for (const reaction of linked.quarterlyReactions) asking.ask(reaction);
  draft.move = NO_MOVE;
  return asking.out;
}

/** Asks one reaction after another what it makes of the act at hand. */
class Asking {
  readonly out: Triggered[] = [];
  private readonly draft: Draft;
  private readonly terms: number[] = [];
  /** How strongly each actor feels things by now, posture aside; read once, as nothing moves meanwhile. */
  private readonly felt: number[] = [];
  private act: Act | null = null;
  private actId = QUARTER;
  private posture = 1;
  private luck = QUARTER_LUCK;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  turnTo(act: Act | null, actId: string, posture: number): void {
    this.act = act;
    this.actId = actId;
    this.posture = posture;
    this.luck = act ? indexOf(actId) : QUARTER_LUCK;
    this.draft.move = NO_MOVE;
  }

  ask(reaction: LinkedReaction): void {
    const { draft, act, posture, terms } = this;
    if (act) draft.move = { size: act.size, posture, favours: act.favours[reaction.data.actor] ?? 0 };
    if (read(reaction.when, draft) === 0) return;
    const from = terms.length;
    let total = 0;
    for (const term of reaction.pull) {
      const value = read(term, draft);
      terms.push(value);
      total += value;
    }
    const me = reaction.actor.index;
    this.felt[me] ??= feltBy(draft, reaction.actor);
    const optics = opticsAt(draft.linked.k, this.felt[me] as number, posture);
    this.out.push({ reaction, act, actId: this.actId, terms, from, total, posture, optics, luck: this.luck });
  }
}

/** How strongly a capital feels acts now: fresh summits with its rivals, live talks with it, purchases from it. */
function feltBy(draft: Draft, { index: me, data: { purchases } }: LinkedActor): number {
  const { linked, v } = draft;
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
  const bought = purchases === undefined ? 0 : boughtLately(draft, purchases);
  return opticsFelt(linked.k, rivalSummit, talks, bought);
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
  const { rungs } = reaction.ladder;
  let reached = rungs.length - 1;
  while (reached >= 0 && !((rungs[reached] as LadderRungData).at <= pull)) reached--;
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
export function answerAll(draft: Draft, asked: readonly Triggered[], chosen: ReadonlyMap<string, number>): Answers {
  const { linked } = draft;
  const rungs: number[] = [];
  const noises: number[] = [];
  const highest = linked.ladders.map(() => -1);
  const causes: Key[] = [];
  for (const t of asked) {
    const { reaction } = t;
    const { data } = reaction;
    const choice = chosen.size === 0 ? undefined : chosen.get(`${data.id}|${t.actId}`);
    const noise =
      choice !== undefined || data.noise === 0
        ? 0
        : data.noise * (2 * draw(draft.key, draft.turn, reaction.stream, t.luck) - 1);
    const rung = choice ?? rungAt(reaction, t.total + noise);
    rungs.push(rung);
    noises.push(noise);
    const ladder = reaction.ladderAt;
    if (causes[ladder] === undefined || (highest[ladder] as number) < rung) {
      highest[ladder] = rung;
      causes[ladder] = data.key;
    }
  }
  for (let at = 0; at < linked.ladders.length; at++) {
    const { slot, actor } = linked.ladders[at] as Linked['ladders'][number];
    const rung = highest[at] as number;
    if (draft.v[slot] !== rung) draft.set(slot, rung, causes[at] ?? 'model.calendar', actor);
  }
  for (let at = 0; at < asked.length; at++) {
    applyAnswer(draft, asked[at] as Triggered, rungs[at] as number);
  }
  draft.move = NO_MOVE;
  return { asked, rungs, noises, chosen };
}

/** Does what a rung says in answer to an act; nothing when no rung was reached. Leaves the act as the move being answered. */
export function applyAnswer(draft: Draft, { reaction, act, actId, posture, optics }: Triggered, rung: number): void {
  const effects = reaction.effects[rung];
  if (!effects) return;
  const { data, actor } = reaction;
  if (act) draft.move = { size: act.size, posture, favours: act.favours[data.actor] ?? 0 };
  else draft.move = NO_MOVE;
  applyEffects(draft, effects, {
    cause: data.key,
    actor: data.actor,
    scale: 'response',
    posture,
    optics,
    answering: actor.index,
    answered: actId,
  });
  draft.headlines.push(reaction.headlines[rung] as Headline);
}

/** The answers as they are told. */
export function responsesOf({ asked, rungs, noises, chosen }: Answers): Response[] {
  return asked.map((t, at) => {
    const { data, ladder } = t.reaction;
    const rungIndex = rungs[at] as number;
    return {
      actor: data.actor,
      reaction: data.id,
      ladder: data.ladder,
      act: t.actId,
      pull: pullOf(t),
      total: t.total,
      noise: noises[at] as number,
      rung: ladder.rungs[rungIndex]?.id ?? null,
      rungIndex,
      chosenBy: chosen.has(`${data.id}|${t.actId}`) ? 'seat' : 'services',
      optics: t.optics,
    };
  });
}
