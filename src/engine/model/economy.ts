import type { Draft } from '../draft.ts';
import type { Linked } from '../linked.ts';
import { clamp } from '../number.ts';
import { penaltyTariff } from './sanctions.ts';

/** Growth (% y/y) that prices, tariffs and industry make for. Tariff in percentage points, cost in $/bbl. */
export function growthLevel(k: Linked['k'], cost: number, tariff: number, industry: number): number {
  return (
    k.growthTrend -
    (k.growthPerTen * (cost - k.energyReference)) / 10 -
    k.growthTariff * clamp(tariff / 50, 0, 1) +
    k.growthIndustry * (industry - 50)
  );
}

/** Inflation (%) at a delivered cost; `passThrough` is the share of a shock that reaches the pump. */
export function inflationLevel(k: Linked['k'], cost: number, passThrough: number): number {
  return k.inflationBase + (k.inflationPerTen * passThrough * (cost - k.energyReference)) / 10;
}

/** Deficit (% of GDP) at a delivered cost; the part of a shock that does not reach the pump reaches the budget. */
export function deficitLevel(k: Linked['k'], cost: number, passThrough: number): number {
  return k.deficitBase + (k.deficitPerTen * (1 - passThrough) * (cost - k.energyReference)) / 10;
}

/** Money, prices and opinion of one quarter. */
export function settleEconomy(draft: Draft): void {
  const { linked, v } = draft;
  const { k, s } = linked;
  draft.set(s.tariff, (v[s.tariffBase] as number) + penaltyTariff(linked, v), 'model.rung');
  const cost = v[s.cost] as number;
  const through = v[s.passThrough] as number;
  const growth = growthLevel(k, cost, v[s.tariff] as number, v[s.industry] as number);
  draft.add(s.growth, k.adjust * (growth - (v[s.growth] as number)), 'model.economy');
  draft.add(s.inflation, k.adjust * (inflationLevel(k, cost, through) - (v[s.inflation] as number)), 'model.economy');
  draft.add(s.deficit, k.adjust * (deficitLevel(k, cost, through) - (v[s.deficit] as number)), 'model.economy');

  const income =
    k.income +
    k.incomeGrowth * ((v[s.growth] as number) - k.growthTrend) -
    k.incomeDeficit * ((v[s.deficit] as number) - k.deficitBase);
  draft.add(s.treasury, income, 'model.income');
  const hedged = Math.min(v[s.exposure[0]] as number, v[s.exposure[1]] as number);
  draft.add(s.treasury, -k.hedgeCost * hedged, 'model.hedge');
  draft.add(s.treasury, k.interest * Math.min(0, v[s.treasury] as number), 'model.interest');

  const level =
    k.approvalBase +
    k.approvalGrowth * ((v[s.growth] as number) - k.growthTrend) -
    k.approvalInflation * ((v[s.inflation] as number) - k.inflationBase) +
    k.approvalSecurity * ((v[s.security] as number) - 50) +
    k.approvalPride * ((v[s.pride] as number) - 50);
  draft.add(s.approval, k.approvalDrift * (level - (v[s.approval] as number)), 'model.opinion');
  draft.add(s.pride, k.prideFade * (50 - (v[s.pride] as number)), 'model.opinion');
}
