const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * `after`, with every part that says the same as its part of `before` replaced by that: what did not change can then be
 * told by identity. For plain objects and arrays without cycles.
 */
export function keepSame<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    const kept = after.map((item: unknown, index) => keepSame(before[index], item));
    const isSame = before.length === kept.length && kept.every((item, index) => item === before[index]);
    return (isSame ? before : kept) as T;
  }
  if (isPlain(before) && isPlain(after)) {
    const keys = Object.keys(after);
    const kept = Object.fromEntries(keys.map((key) => [key, keepSame(before[key], after[key])]));
    const isSame = keys.length === Object.keys(before).length && keys.every((key) => Object.is(kept[key], before[key]));
    return (isSame ? before : kept) as T;
  }
  return after;
}
