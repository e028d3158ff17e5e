import type { Draft } from './draft.ts';
import { applyEffects, openCrisis, plainly } from './effects.ts';
import { read, type Scope } from './expression.ts';
import type { LinkedCrisis, LinkedCrisisRung } from './linked.ts';
import { draw } from './random.ts';
import type { CrisisRecord, CrisisReport, PullTerm } from './types.ts';
import type { CrisisAction, CrisisExit } from './vocabulary.ts';

/** The challenger's pull, itemised. */
export function crisisPull(crisis: LinkedCrisis, scope: Scope): { terms: PullTerm[]; total: number } {
  let total = 0;
  const terms = crisis.pull.map((term, i) => {
    const value = read(term, scope);
    total += value;
    return { because: crisis.because[i] as string, value };
  });
  return { terms, total };
}

/** Exact odds of the challenger's actions. */
export function crisisOdds(crisis: LinkedCrisis, total: number): { action: CrisisAction; chance: number }[] {
  const { noise } = crisis.data.answer;
  const out: { action: CrisisAction; chance: number }[] = [];
  let above = 1;
  for (let i = crisis.actions.length - 1; i >= 0; i--) {
    const step = crisis.actions[i];
    if (!step) continue;
    const under =
      i === 0
        ? 0
        : noise === 0
          ? total < step.at
            ? 1
            : 0
          : Math.min(1, Math.max(0, (step.at - (total - noise)) / (2 * noise)));
    out.push({ action: step.action, chance: Math.max(0, above - under) });
    above = Math.min(above, under);
  }
  return out;
}

/** What the challenger's services choose: the highest action whose threshold the noisy pull reaches. */
export function challengerAction(draft: Draft, crisis: LinkedCrisis): CrisisAction {
  const { noise } = crisis.data.answer;
  const { total } = crisisPull(crisis, draft);
  const u = draw(draft.key, draft.turn, crisis.streams.answer);
  const pull = total + noise * (2 * u - 1);
  let action: CrisisAction = 'concede';
  for (const step of crisis.actions) if (step.at <= pull) action = step.action;
  return action;
}

/**
 * One quarter of an open crisis with both sides' actions: exits, climbs, or stands; then the chance of catastrophe at
 * the rung it stands on. Effects are applied; the record is replaced or removed.
 */
export function resolveCrisis(
  draft: Draft,
  crisis: LinkedCrisis,
  target: CrisisAction,
  challenger: CrisisAction,
): CrisisReport {
  const { data } = crisis;
  const at = draft.crises.findIndex((c) => c.id === data.id);
  const record = draft.crises[at] as CrisisRecord;
  const rung = crisis.rungs[record.rung] as LinkedCrisisRung;
  const actor = data.challenger;
  const exit = exitOf(draft, crisis, target, challenger);
  let chance = 0;
  const finish = (kind: CrisisExit): CrisisReport => {
    draft.crises.splice(at, 1);
    draft.last[crisis.last] = draft.turn;
    draft.headlines.push({ text: `${data.key}.headline.${kind}`, actor });
    return { crisis: data.id, rung: record.rung, target, challenger, nextRung: null, chance, exit: kind };
  };
  if (exit) {
    applyEffects(draft, rung[exit], plainly(rung.data.key, exit === 'targetConcedes' ? data.target : actor));
    return finish(exit);
  }
  let next = record.rung;
  if (target === 'climb' || challenger === 'climb') {
    applyEffects(draft, rung.climb, plainly(rung.data.key, target === 'climb' ? data.target : actor));
    next = Math.min(crisis.rungs.length - 1, record.rung + 1);
  }
  const quiet = target === 'hold' && challenger === 'hold' ? record.quiet + 1 : 0;
  if (quiet >= data.lapse) {
    applyEffects(draft, crisis.onLapse, plainly(data.key, actor));
    return finish('lapse');
  }
  const standing = crisis.rungs[next] as LinkedCrisisRung;
  chance = standing.data.catastrophe;
  applyEffects(draft, standing.quarter, plainly(standing.data.key, actor));
  if (draw(draft.key, draft.turn, crisis.streams.catastrophe) < chance) {
    applyEffects(draft, crisis.onCatastrophe, plainly(data.key, actor));
    return finish('catastrophe');
  }
  draft.crises[at] = { ...record, rung: next, quiet };
  return { crisis: data.id, rung: record.rung, target, challenger, nextRung: next, chance, exit: null };
}

function exitOf(
  draft: Draft,
  crisis: LinkedCrisis,
  target: CrisisAction,
  challenger: CrisisAction,
): 'targetConcedes' | 'challengerConcedes' | 'trade' | null {
  if (target === 'concede' && challenger === 'concede') return 'trade';
  if (target === 'concede') return 'targetConcedes';
  if (challenger === 'concede') return 'challengerConcedes';
  if (target === 'trade' && challenger === 'trade') return 'trade';
  const oneTrades = (target === 'trade' && challenger === 'hold') || (target === 'hold' && challenger === 'trade');
  if (!oneTrades) return null;
  return draw(draft.key, draft.turn, crisis.streams.meet) < draft.linked.k.meet ? 'trade' : null;
}

/**
 * Chance (0–1) that the crisis ends in catastrophe this quarter, given the target's action and the challenger's odds:
 * nothing is drawn when it ends, and after a climb the chance is that of the higher rung.
 */
export function catastropheChance(
  meet: number,
  crisis: LinkedCrisis,
  record: CrisisRecord,
  target: CrisisAction,
  challenger: readonly { readonly action: CrisisAction; readonly chance: number }[],
): number {
  if (target === 'concede') return 0;
  const top = crisis.rungs.length - 1;
  const at = (rung: number): number => (crisis.rungs[Math.min(top, rung)] as LinkedCrisisRung).data.catastrophe;
  let sum = 0;
  for (const { action, chance } of challenger) {
    if (action === 'concede' || (action === 'trade' && target === 'trade')) continue;
    const isClimb = action === 'climb' || target === 'climb';
    if (isClimb) sum += chance * at(record.rung + 1);
    else if (action === 'trade' || target === 'trade') sum += chance * (1 - meet) * at(record.rung);
    else if (record.quiet + 1 < crisis.data.lapse) sum += chance * at(record.rung);
  }
  return sum;
}

/** Crises that open by themselves as a quarter opens. */
export function openByChance(draft: Draft): void {
  for (const crisis of draft.linked.crisisList) {
    const { data } = crisis;
    if (!data.opens || draft.crises.some((c) => c.id === data.id)) continue;
    const last = draft.last[crisis.last] as number;
    if (last >= 0 && draft.turn - last <= data.cooldown) continue;
    if (read(crisis.when, draft) === 0) continue;
    if (draw(draft.key, draft.turn, crisis.streams.opens) < read(crisis.chance, draft)) openCrisis(draft, data.id);
  }
}
