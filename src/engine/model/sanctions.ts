import type { Draft } from '../draft.ts';
import { applyEffects, plainly } from '../effects.ts';
import { NO_MOVE, read, type Scope } from '../expression.ts';
import type { Linked, LinkedInstrument, LinkedPress } from '../linked.ts';
import { clamp } from '../number.ts';
import { draw } from '../random.ts';
import type { Act, SanctionReport } from '../types.ts';
import { DEMAND_RUNG, MEASURES_RUNG, type Posture } from '../vocabulary.ts';

/** Quarters ahead that sanctions risk looks. */
export const RISK_HORIZON = 4;
const TOP_RUNG = 5;
/** Resolve points below a threshold within which a climb has its floor chance. */
const NEAR = 10;

/**
 * Resolve of the sender: pressure + a · publicity − own cost − β · threat · max(0, x), x the tie of pivot and sender
 * in −1…1. A partner that is needed against the threat is spared.
 */
export function resolveOf(instrument: LinkedInstrument, scope: Scope, pressure?: number, heat?: number): number {
  const { v } = scope;
  const { data } = instrument;
  const tie = Math.max(0, (v[instrument.tie] as number) / 100);
  const threat = instrument.threat < 0 ? 0 : (v[instrument.threat] as number);
  return (
    (pressure ?? (v[instrument.pressure] as number)) +
    data.publicity * (heat ?? (v[instrument.heat] as number)) -
    read(instrument.ownCost, scope) -
    data.beta * threat * tie
  );
}

/** Chance to climb from `rung` this quarter at that resolve, deadlines and waivers aside. */
export function climbChance(linked: Linked, instrument: LinkedInstrument, rung: number, resolve: number): number {
  const next = instrument.data.rungs[rung];
  if (rung >= TOP_RUNG || !next) return 0;
  const { climbWidth, climbMost, climbFloor } = linked.k;
  const gap = resolve - next.at;
  if (gap < -NEAR) return 0;
  return climbFloor + (climbMost - climbFloor) * clamp(gap / climbWidth, 0, 1);
}

/** Chance to step down from `rung` this quarter at that resolve. */
export function stepDownChance(linked: Linked, instrument: LinkedInstrument, rung: number, resolve: number): number {
  const here = instrument.data.rungs[rung - 1];
  if (rung <= 0 || !here) return 0;
  const { climbWidth, downMost, downSlack } = linked.k;
  return downMost * clamp((here.at - downSlack - resolve) / climbWidth, 0, 1);
}

/** Chance that a due climb to measures is waived instead. */
export function waiverChance(instrument: LinkedInstrument, scope: Scope): number {
  return clamp(read(instrument.waiver, scope), 0, 1);
}

/** The chances of one quarter, as `settleSanctions` draws them and the preview shows them. */
export function chancesOf(
  linked: Linked,
  instrument: LinkedInstrument,
  scope: Scope,
): { resolve: number; up: number; down: number; waived: number } {
  const rung = scope.v[instrument.rung] as number;
  const hold = Math.max(0, (scope.v[instrument.hold] as number) - 1);
  const resolve = resolveOf(instrument, scope);
  const due = hold > 0 ? 0 : climbChance(linked, instrument, rung, resolve);
  const waiver = rung + 1 >= MEASURES_RUNG ? waiverChance(instrument, scope) : 0;
  const down = Math.min(1 - due, stepDownChance(linked, instrument, rung, resolve));
  return { resolve, up: due * (1 - waiver), down, waived: due * waiver };
}

const buffers: Float64Array<ArrayBuffer>[] = [new Float64Array(128), new Float64Array(128)];

/** One of two cleared work arrays: the risk is asked for tens of thousands of times in a forecast. */
function scratch(which: number, cells: number): Float64Array<ArrayBuffer> {
  let buffer = buffers[which] as Float64Array<ArrayBuffer>;
  if (buffer.length < cells) {
    buffer = new Float64Array(cells);
    buffers[which] = buffer;
  }
  // A dozen cells are sooner cleared by hand than by a call.
  for (let at = 0; at < cells; at++) buffer[at] = 0;
  return buffer;
}

/**
 * Chance (0–1) that measures come within four quarters if exposure stays as it is: that the instrument reaches rung 3,
 * or, with measures in force, climbs a further rung. Exact: the distribution over (rung, quarters of hold left) is
 * carried forward quarter by quarter, with pressure and heat following their own equations (the pressure that a climb to
 * measures lets off is not followed: it only matters where measures are lifted and come back within the four quarters).
 */
export function riskOf(linked: Linked, instrument: LinkedInstrument, scope: Scope): number {
  const { v } = scope;
  const start = v[instrument.rung] as number;
  const goal = Math.max(MEASURES_RUNG, start + 1);
  if (goal > TOP_RUNG) return 0;
  const longest = Math.max(
    instrument.data.demand.deadline,
    instrument.data.waiver.quarters,
    v[instrument.hold] as number,
    1,
  );
  const width = Math.trunc(longest) + 1;
  let pressure = v[instrument.pressure] as number;
  let heat = v[instrument.heat] as number;
  const standing = instrument.standing(scope);
  const waiver = waiverChance(instrument, scope);
  // here[rung * width + hold]
  const cells = goal * width;
  let here = scratch(0, cells);
  here[start * width + Math.min(width - 1, Math.trunc(v[instrument.hold] as number))] = 1;
  let reached = 0;
  for (let quarter = 0; quarter < RISK_HORIZON; quarter++) {
    const next = scratch(1 - (quarter & 1), cells);
    const resolve = resolveOf(instrument, scope, pressure, heat);
    for (let rung = 0; rung < goal; rung++) {
      const climb = climbChance(linked, instrument, rung, resolve);
      const step = stepDownChance(linked, instrument, rung, resolve);
      for (let hold = 0; hold < width; hold++) {
        const p = here[rung * width + hold] as number;
        if (p === 0) continue;
        const left = hold > 0 ? hold - 1 : 0;
        const due = left > 0 ? 0 : climb;
        const waived = rung + 1 >= MEASURES_RUNG ? due * waiver : 0;
        const up = due - waived;
        const down = Math.min(1 - due, step);
        if (rung + 1 >= goal) reached += p * up;
        else {
          const deadline = rung + 1 === DEMAND_RUNG ? instrument.data.demand.deadline : 0;
          next[(rung + 1) * width + deadline] = (next[(rung + 1) * width + deadline] as number) + p * up;
        }
        const quarters = instrument.data.waiver.quarters;
        next[rung * width + quarters] = (next[rung * width + quarters] as number) + p * waived;
        if (rung > 0) next[(rung - 1) * width] = (next[(rung - 1) * width] as number) + p * down;
        const stay = 1 - due - (rung > 0 ? down : 0);
        next[rung * width + left] = (next[rung * width + left] as number) + p * stay;
      }
    }
    here = next;
    pressure = clamp(pressure + standing, 0, 100) * (1 - instrument.data.decay);
    heat *= linked.k.heatHalf;
  }
  return clamp(reached, 0, 1);
}

/**
 * One quarter of every instrument: standing exposure and time move the pressure, then the ladder is drawn.
 * At most one rung; never past a warning before its deadline.
 */
export function settleSanctions(draft: Draft): SanctionReport[] {
  const { linked, v } = draft;
  const reports: SanctionReport[] = [];
  for (const instrument of linked.instruments) {
    const before = v[instrument.rung] as number;
    const hold = v[instrument.hold] as number;
    const chances = chancesOf(linked, instrument, draft);
    const sender = instrument.data.sender;
    const standing = instrument.standing(draft);
    draft.add(instrument.pressure, standing, 'model.standing');
    draft.add(instrument.pressure, -instrument.data.decay * (v[instrument.pressure] as number), 'model.relief');
    if (hold > 0) draft.add(instrument.hold, -Math.min(1, hold), 'model.deadline');

    const u = draw(draft.key, draft.turn, instrument.stream);
    let after = before;
    let waived = false;
    if (u < chances.up) after = before + 1;
    else if (u < chances.up + chances.waived) waived = true;
    else if (u >= 1 - chances.down) after = before - 1;

    if (waived) {
      draft.set(instrument.hold, instrument.data.waiver.quarters, 'model.waiver', sender);
      draft.headlines.push({ text: `${instrument.data.key}.waiver.headline`, actor: sender });
    } else if (after > before) {
      const rung = instrument.data.rungs[after - 1];
      const effects = instrument.rungEffects[after - 1];
      if (rung && effects) {
        draft.add(instrument.rung, 1, rung.key, sender);
        draft.set(instrument.hold, after === DEMAND_RUNG ? instrument.data.demand.deadline : 0, rung.key, sender);
        if (after >= MEASURES_RUNG) draft.add(instrument.pressure, -linked.k.vent, 'model.rung', sender);
        applyEffects(draft, effects, plainly(rung.key, sender));
        draft.headlines.push({ text: `${rung.key}.headline`, actor: sender });
      }
    } else if (after < before) {
      draft.add(instrument.rung, -1, 'model.rung', sender);
      draft.set(instrument.hold, 0, 'model.rung', sender);
      draft.headlines.push({
        text: 'engine.headline.step-down',
        actor: sender,
        params: { instrument: instrument.data.key },
      });
    }
    if (after !== before || waived) {
      reports.push({ sender, instrument: instrument.data.id, before, after, waived });
    }
  }
  return reports;
}

/** Acts in sight move the pressure at once: exposure raises it by how visible the act is, relief lowers it. */
export function pressActs(draft: Draft, acts: readonly Act[]): void {
  const { linked } = draft;
  for (const act of acts) {
    const posture = postureOf(linked, act.posture);
    for (const { instrument, weight, isRelief } of pressesOf(linked, act)) {
      draft.move = { size: act.size, posture, favours: act.favours[instrument.data.sender] ?? 0 };
      if (isRelief) draft.add(instrument.pressure, -read(weight, draft), 'model.relief', act.actor);
      else draft.add(instrument.pressure, read(weight, draft) * posture, 'model.pressure', act.actor);
    }
  }
  draft.move = NO_MOVE;
}

/** What of an act presses or relieves instruments, in order. */
function pressesOf({ pressByTag }: Linked, act: Act): LinkedPress[] {
  const found = [...(pressByTag.get('') ?? [])];
  for (const tag of act.tags) {
    for (const press of pressByTag.get(tag) ?? []) if (carries(act, press.tags)) found.push(press);
  }
  return found.length < 2 ? found : found.sort((a, b) => a.order - b.order);
}

/** Whether an act carries all of the tags. */
export function carries(act: Act, tags: readonly string[]): boolean {
  for (const tag of tags) if (!act.tags.includes(tag)) return false;
  return true;
}

/** Multiplier of a posture. */
export function postureOf(linked: Linked, posture: Posture): number {
  return posture === 'quiet' ? linked.k.quiet : posture === 'loud' ? linked.k.loud : 1;
}

/** Percentage points of penalty tariff that the rungs in force add up to. */
export function penaltyTariff(linked: Linked, v: Float64Array): number {
  let sum = 0;
  for (const instrument of linked.instruments) {
    sum += instrument.data.rungs[(v[instrument.rung] as number) - 1]?.tariff ?? 0;
  }
  return sum;
}
