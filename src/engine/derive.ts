import { read, type Scope } from './expression.ts';
import { deriveAutonomy } from './model/autonomy.ts';
import { deriveDefence } from './model/defence.ts';
import { deliveredPrice, yearlyBill } from './model/energy.ts';
import { riskOf } from './model/sanctions.ts';
import { tensionOf } from './model/triangle.ts';
import { clamp, derive } from './number.ts';
import type { GoalData } from './ruleset.ts';
import type { GoalStanding, Ruleset } from './types.ts';

/** The last stage of derived values (see `VariableSpec.stage`). */
export const LAST_STAGE = 5;

/**
 * Works out every derived value of a scope, each from the stocks and the derived values before it, and writes it into the
 * scope's values. Derived values are explained from the stocks, so they need no ledger line.
 * @param upTo leaves values of later stages as they were
 */
export function deriveAll(ruleset: Ruleset, doctrine: string, scope: Scope, upTo = LAST_STAGE): void {
  const { linked, data, symbols } = ruleset;
  const { v } = scope;
  const { s } = linked;

  const brent = v[s.brent] as number;
  let cost = 0;
  for (const supplier of linked.oilSuppliers) {
    const price = deliveredPrice(v, supplier, brent);
    derive(symbols, v, supplier.price, price);
    cost += (v[supplier.share] as number) * price;
  }
  derive(symbols, v, s.cost, cost);
  derive(symbols, v, s.bill, yearlyBill(cost, v[s.imports] as number));

  deriveDefence(linked, symbols, scope);
  if (upTo < 3) return;
  let threat = 0;
  for (const t of linked.threats) threat = Math.max(threat, v[t.slot] as number);
  derive(symbols, v, s.security, clamp(50 + ((v[s.readiness] as number) - threat) / 2, 0, 100));
  deriveAutonomy(linked, symbols, data.poles, scope);

  if (upTo < 4) return;
  let safe = 1;
  for (const instrument of linked.instruments) {
    const risk = riskOf(linked, instrument, scope);
    derive(symbols, v, instrument.risk, 100 * risk);
    safe *= 1 - risk;
  }
  derive(symbols, v, s.risk, 100 * (1 - safe));

  const [first, between, second] = s.triangle;
  const tension = tensionOf((v[first] as number) / 100, (v[between] as number) / 100, (v[second] as number) / 100);
  derive(symbols, v, s.tension, tension);

  if (upTo < 5) return;
  const goals = linked.doctrines.get(doctrine)?.goals ?? [];
  let met = 0;
  let sum = 0;
  for (const goal of goals) {
    const progress = progressOf(goal.data, read(goal.measure, scope));
    if (progress >= 1) met++;
    sum += progress;
  }
  derive(symbols, v, s.goalsMet, met);
  derive(symbols, v, s.goalsScore, goals.length === 0 ? 0 : sum / goals.length);
}

/** Progress of a goal, 0 at `from` and 1 at `target`, linear between; 0 when what it measures is no number. */
function progressOf(goal: GoalData, value: number): number {
  const span = goal.target - goal.from;
  if (span === 0) return value >= goal.target ? 1 : 0;
  const part = (value - goal.from) / span;
  return part > 0 ? Math.min(1, part) : 0;
}

/** How the goals of a doctrine stand: progress 0 at `from`, 1 at `target`; met at 1. */
export function standings(ruleset: Ruleset, doctrine: string, scope: Scope): GoalStanding[] {
  const linked = ruleset.linked.doctrines.get(doctrine);
  if (!linked) return [];
  return linked.goals.map(({ data, measure }) => {
    const value = read(measure, scope);
    const progress = progressOf(data, value);
    return { goal: data.id, value, progress, met: progress >= 1 };
  });
}
