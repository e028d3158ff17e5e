import { type Draft, ModelError } from './draft.ts';
import { read } from './expression.ts';
import type { Linked, LinkedAmount, LinkedEffects, LinkedPromise } from './linked.ts';
import { clamp, quantise } from './number.ts';
import type { Key } from './ruleset.ts';
import type { Act, ProgrammeRecord } from './types.ts';
import type { Stage } from './vocabulary.ts';

/** On whose behalf effects are applied and how visible they are. */
export interface EffectContext {
  /** Key of what was written. */
  readonly cause: Key;
  readonly actor: string;
  /** `option`: visible amounts × posture. `response`: hostile amounts × optics, warm ones × posture. `plain`: as written. */
  readonly scale: 'option' | 'response' | 'plain';
  readonly posture: number;
  /** Optics × posture of the act being answered. */
  readonly optics: number;
  /** Index of the answering actor. */
  readonly answering: number;
  /** Id of the act that is answered: what `tag` puts on record is named after it. */
  readonly answered?: string;
}

/** Context for effects that nobody's posture touches. */
export function plainly(cause: Key, actor: string): EffectContext {
  return { cause, actor, scale: 'plain', posture: 1, optics: 1, answering: -1 };
}

/** Applies a list of effects in the fixed order of `EffectsData`. */
export function applyEffects(draft: Draft, effects: LinkedEffects, context: EffectContext): void {
  const { cause, actor } = context;
  for (const line of effects.add) {
    const amount = read(line.amount, draft);
    draft.add(line.slot, amount * scaleOf(line, amount, context), cause, actor);
  }
  if (effects.plain) return;
  for (const line of effects.set) draft.set(line.slot, read(line.value, draft), cause, actor);
  for (const line of effects.shift) {
    const room = Math.min(read(line.share, draft), draft.v[line.from] as number, 1 - (draft.v[line.to] as number));
    const share = quantise(Math.max(0, room));
    draft.add(line.from, -share, cause, actor);
    draft.add(line.to, share, cause, actor);
  }
  for (const s of effects.start) enterStage(draft, s.programme, s.stage, cause, actor);
  for (const id of effects.freeze) freeze(draft, id);
  for (const id of effects.cancel) cancel(draft, id);
  for (const d of effects.deliver) deliverUnits(draft, d.programme, read(d.units, draft), cause, actor);
  for (const s of effects.schedule) draft.scheduled.push({ event: s.event, turn: draft.turn + s.in });
  for (const p of effects.promise) givePromise(draft, p, cause, actor);
  for (const id of effects.open) openCrisis(draft, id);
  for (const w of effects.waive) draft.set(w.hold, Math.max(draft.v[w.hold] as number, w.quarters), cause, actor);
  // The tags of options and events are on their own acts.
  if (context.scale !== 'option' && effects.tag.length > 0) {
    record(draft, {
      id: context.answered === undefined ? cause : `${cause}|${context.answered}`,
      turn: draft.turn,
      actor,
      tags: effects.tag,
      size: 0,
      posture: 'normal',
      favours: {},
      key: cause,
    });
  }
}

/**
 * Acts that can wait for an answer. No quarter needs as many; reactions that set each other off would go on to millions.
 */
const MOST_PENDING = 500;

/**
 * Puts an act that is not a move on record; reactions answer it when the next plans are in.
 * @throws ModelError when too many are waiting
 */
export function record(draft: Draft, act: Act): void {
  if (draft.pending.length >= MOST_PENDING) {
    throw new ModelError(
      `${act.key} puts one more act on record than the ${MOST_PENDING} a quarter can hold: do reactions set each other off?`,
      { cause: act.key },
    );
  }
  draft.remember(act);
  draft.pending.push(act);
}

function scaleOf(line: LinkedAmount, amount: number, context: EffectContext): number {
  if (context.scale === 'plain' || line.kind === 'plain') return 1;
  if (context.scale === 'option') return line.kind === 'pressure' ? 1 : context.posture;
  const own = line.a === context.answering || line.b === context.answering;
  if (!own) return 1;
  const hostile = line.kind === 'relation' ? amount < 0 : amount > 0;
  if (hostile) return context.optics;
  return line.kind === 'relation' ? context.posture : 1;
}

function programmeOf(draft: Draft, id: string): ProgrammeRecord {
  const record = draft.programmes.find((p) => p.id === id);
  if (!record) throw new Error(`No programme is called "${id}".`);
  return record;
}

/** US$ bn due on signing the programme; 0 once it has been paid. */
export function depositOf(linked: Linked, programmes: readonly ProgrammeRecord[], id: string): number {
  const programme = linked.programmes.get(id);
  const record = programmes.find((p) => p.id === id);
  if (!programme || !record || record.paid > 0) return 0;
  return quantise(programme.data.price * programme.data.deposit);
}

/** Whether entering `contracted` would sign the programme: not when it is signed already or its freeze merely ends. */
export function isSigning(record: ProgrammeRecord): boolean {
  const stage = record.stage === 'frozen' ? (record.frozenFrom ?? 'contracted') : record.stage;
  return stage !== 'contracted' && stage !== 'delivering' && stage !== 'complete';
}

function enterStage(draft: Draft, id: string, stage: Stage, cause: Key, actor: string): void {
  const had = programmeOf(draft, id);
  if (had.stage === 'complete' || had.stage === stage) return;
  const { frozenFrom, ...rest } = had;
  if (stage !== 'contracted') {
    draft.setProgramme({ ...rest, stage });
  } else if (isSigning(had)) {
    const deposit = depositOf(draft.linked, draft.programmes, id);
    draft.add(draft.linked.s.treasury, -deposit, cause, actor);
    draft.setProgramme({ ...rest, stage, progress: 0, paid: had.paid + deposit });
  } else if (had.stage === 'frozen') {
    draft.setProgramme({ ...rest, stage: frozenFrom ?? 'contracted' });
  }
}

function freeze(draft: Draft, id: string): void {
  const had = programmeOf(draft, id);
  if (had.stage === 'contracted' || had.stage === 'delivering' || had.stage === 'negotiating') {
    draft.setProgramme({ ...had, stage: 'frozen', frozenFrom: had.stage });
  }
}

function cancel(draft: Draft, id: string): void {
  const had = programmeOf(draft, id);
  if (had.stage !== 'complete') draft.setProgramme({ ...had, stage: 'cancelled' });
}

/** Hands over units: they enter the inventory and the five-year record of the supplier. */
export function deliverUnits(draft: Draft, id: string, units: number, cause: Key, actor: string): void {
  const programme = draft.linked.programmes.get(id);
  if (!programme) throw new Error(`No programme is called "${id}".`);
  const { data } = programme;
  const had = programmeOf(draft, id);
  const handed = clamp(units, 0, data.units - had.delivered);
  if (handed <= 0) return;
  draft.add(programme.inventory, handed, cause, actor);
  draft.add(programme.supplier.value, (data.price * handed) / data.units, cause, actor);
  draft.add(draft.linked.s.industry, (data.industry * handed) / data.units, cause, actor);
  const delivered = had.delivered + handed;
  const isRunning = had.stage === 'contracted' || had.stage === 'delivering';
  const stage = delivered >= data.units ? 'complete' : isRunning ? 'delivering' : had.stage;
  draft.setProgramme({ ...had, delivered, stage });
}

function givePromise(draft: Draft, promise: LinkedPromise, cause: Key, actor: string): void {
  const { data } = promise;
  if (draft.promises.some((p) => p.id === data.id && p.status === 'outstanding')) return;
  draft.promises.push({
    id: data.id,
    to: data.to,
    due: draft.turn + data.by,
    madeOn: draft.turn,
    status: 'outstanding',
    madeBy: cause,
  });
  draft.add(draft.linked.s.outstanding, 1, cause, actor);
}

/** Opens a crisis at its first rung unless it is open already. */
export function openCrisis(draft: Draft, id: string): void {
  if (draft.crises.some((c) => c.id === id)) return;
  draft.crises.push({ id, rung: 0, openedOn: draft.turn, quiet: 0 });
  const crisis = draft.linked.crises.get(id);
  if (crisis) draft.last[crisis.last] = draft.turn;
}
