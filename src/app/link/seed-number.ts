const CONSONANTS = 'bdgjklmnprstv';
const VOWELS = 'aeiou';
const SEED = /^(?:[b-v][aeiou]){3}-[1-9]\d$/;

/** A seed such as `kavira-42` as a number below 2²⁵; null for any other. */
export function seedNumber(seed: string): number | null {
  if (!SEED.test(seed)) return null;
  let number = 0;
  for (let at = 0; at < 6; at += 1) {
    const letters = at % 2 === 0 ? CONSONANTS : VOWELS;
    const place = letters.indexOf(seed.charAt(at));
    if (place < 0) return null;
    number = number * letters.length + place;
  }
  return number * 90 + Number(seed.slice(7)) - 10;
}

/** The seed of a number again; null when it is none. */
export function seedOf(number: number): string | null {
  let rest = Math.floor(number / 90);
  let letters = '';
  for (let at = 5; at >= 0; at -= 1) {
    const from = at % 2 === 0 ? CONSONANTS : VOWELS;
    letters = from.charAt(rest % from.length) + letters;
    rest = Math.floor(rest / from.length);
  }
  return rest === 0 ? `${letters}-${(number % 90) + 10}` : null;
}
