import type { Lint } from './lint.ts';

/** Rounding in two decimals of many shares. */
const TOLERANCE = 0.0005;

/** ET501: shares and weights that must sum to 1 and do not. */
export const checkSums: Lint = ({ source, context }) => {
  const check = (section: 'oil' | 'suppliers' | 'domains', field: string, isComplete: boolean): void => {
    const map = source[section] as Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
    if (!map || !isComplete) return;
    const parts = Object.values(map).map((each) => each[field] as number);
    const sum = parts.reduce((total, part) => total + part, 0);
    if (Math.abs(sum - 1) <= TOLERANCE) return;
    const message = `Every “${field}” under “${section}” together makes ${Number(sum.toFixed(4))}; it must be 1.`;
    const first = Object.values(map)[0];
    if (first)
      context.reporter.at({ of: first, key: field }, 'ET501', message, `Change it by ${Number((1 - sum).toFixed(4))}.`);
    else context.reporter.at({ of: map }, 'ET501', `“${section}” is empty.`, 'At least one is needed.');
  };
  const isComplete = (section: 'oil' | 'suppliers' | 'domains') =>
    !Object.keys(source[section] ?? {}).some((name) => context.names.isExcused(name, section)) &&
    !context.assembled.unread.has(section) &&
    context.assembled.salvaged.size === 0;
  check('oil', 'share', isComplete('oil'));
  check('oil', 'base', isComplete('oil'));
  check('suppliers', 'share', isComplete('suppliers'));
  check('domains', 'weight', isComplete('domains'));
};
