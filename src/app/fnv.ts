const PRIME = 0x01000193;
const START = 0x811c9dc5;

/** One value more in an FNV-1a hash: 32 bits, signed. */
export function fnvStep(hash: number, value: number): number {
  return Math.imul(hash ^ value, PRIME);
}

/** FNV-1a over the UTF-16 units of a text or over bytes, after the values of `salts`: 32 bits, signed. Tells damage, not forgery. */
export function fnv1a(of: string | Uint8Array, ...salts: readonly number[]): number {
  let hash = salts.reduce(fnvStep, START);
  if (typeof of === 'string') for (let at = 0; at < of.length; at += 1) hash = fnvStep(hash, of.charCodeAt(at));
  else for (const byte of of) hash = fnvStep(hash, byte);
  return hash;
}
