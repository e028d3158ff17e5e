/** Units in which a player reads numbers. */
export type Unit =
  | 'points'
  | 'score'
  | 'percent'
  | 'chance'
  | 'pp'
  | 'share'
  | 'perBarrel'
  | 'billion'
  | 'billionPerYear'
  | 'barrels'
  | 'quarters'
  | 'rung'
  | 'index'
  | 'units'
  | 'count'
  | 'signed';

/** Decimals a unit is shown with. */
const DECIMALS: Readonly<Record<Unit, number>> = {
  points: 0,
  score: 0,
  percent: 1,
  chance: 0,
  pp: 1,
  share: 0,
  perBarrel: 1,
  billion: 1,
  billionPerYear: 0,
  barrels: 2,
  quarters: 0,
  rung: 0,
  index: 2,
  units: 1,
  count: 1,
  signed: 2,
};

/** Decimals a change is shown with: changes are small. */
const changeDigits = (unit: Unit): number => Math.max(1, DECIMALS[unit]);

const formats = new Map<number, Intl.NumberFormat>();
function fixed(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(decimals, format);
  }
  // −0 would be shown as "-0", and the hyphen is not a minus sign.
  const text = format.format(value);
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

const scaleOf = (unit: Unit): number => (unit === 'share' ? 100 : 1);

function dress(number: string, unit: Unit): string {
  switch (unit) {
    case 'percent':
    case 'chance':
    case 'share':
      return `${number}%`;
    case 'pp':
      return `${number} pp`;
    case 'perBarrel':
    case 'billion':
    case 'billionPerYear': {
      const sign = /^[−+±]/.exec(number)?.[0] ?? '';
      const suffix = unit === 'perBarrel' ? '' : ' bn';
      return `${sign}$${number.slice(sign.length)}${suffix}`;
    }
    case 'barrels':
      return `${number} mb/d`;
    default:
      return number;
  }
}

/** Number with its sign of currency or percent: `−28`, `31.4%`, `$68.7`, `$3.2 bn`. */
export function formatValue(value: number, unit: Unit, extraDecimals = 0): string {
  // Counts are whole numbers but for the odd half.
  if (unit === 'count') return fixed(value, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1);
  // A chance out of 100; with decimals it is to be added up, and shown as the number it is.
  if (unit === 'chance' && extraDecimals <= 0) return formatChance(value / 100);
  return dress(fixed(value * scaleOf(unit), DECIMALS[unit] + extraDecimals), unit);
}

/** How a change that rounds to nothing is shown. */
export const NO_CHANGE = '±0';

/** Change with its sign always shown: `+4.0`, `−1.2 pp`, `±0`. */
export function formatChange(value: number, unit: Unit, extraDecimals = 0): string {
  const text = fixed(value * scaleOf(unit), changeDigits(unit) + extraDecimals);
  if (!/[1-9]/.test(text)) return NO_CHANGE;
  const signed = text.startsWith('−') ? text : `+${text}`;
  return dress(signed, unit === 'percent' || unit === 'chance' || unit === 'share' ? 'pp' : unit);
}

/** Chance for a reader: never 0% for what may happen nor 100% for what may not. */
export function formatChance(chance: number): string {
  if (chance <= 0) return '0%';
  if (chance >= 1) return '100%';
  const percent = Math.round(chance * 100);
  if (percent === 0) return '<1%';
  if (percent === 100) return '>99%';
  return `${percent}%`;
}

/** Chances that together are certain, for a reader: where none is next to nothing, they add up to 100% as shown. */
export function formatChances(chances: readonly number[]): string[] {
  const isFine = chances.every((chance) => chance <= 0 || chance >= 1 || (chance >= 0.01 && chance <= 0.99));
  if (!isFine) return chances.map(formatChance);
  return roundToSum(
    chances.map((chance) => chance * 100),
    0,
  ).map((percent) => `${percent}%`);
}

/**
 * Rounds parts so that the shown parts sum to the shown total: floors all, then gives the missing steps to the largest
 * remainders. Returns the parts in steps of 10^−decimals, as numbers.
 */
export function roundToSum(parts: readonly number[], decimals: number): number[] {
  const step = 10 ** -decimals;
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0) / step);
  const floors = parts.map((part) => Math.floor(part / step));
  let missing = total - floors.reduce((sum, part) => sum + part, 0);
  const order = parts
    .map((part, index) => ({ index, remainder: part / step - (floors[index] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order) {
    if (missing <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    missing -= 1;
  }
  return floors.map((part) => (part === 0 ? 0 : part * step));
}

/** Decimals of a raw value that {@link formatChange} shows. */
export function changeDecimals(unit: Unit, extraDecimals = 0): number {
  return changeDigits(unit) + extraDecimals + Math.log10(scaleOf(unit));
}
