export { normalisedHhi, tiltOf } from './autonomy.ts';
export { layeredCover } from './defence.ts';
export { deficitLevel, growthLevel, inflationLevel } from './economy.ts';
export { balanceMoves, deliveredPrice, yearlyBill } from './energy.ts';
export { balanceRate, habitRate, jealousyCost, opticsAt, opticsFelt } from './relations.ts';
export { chancesOf, climbChance, RISK_HORIZON, resolveOf, riskOf, stepDownChance, waiverChance } from './sanctions.ts';
export { roleOf, roleScore, signOf, tensionOf, triangleType } from './triangle.ts';
