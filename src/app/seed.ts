const CONSONANTS = 'bdgjklmnprstv';
const VOWELS = 'aeiou';

/** A seed that can be said over a telephone: three syllables and two digits, as in `kavira-42`. */
export function newSeed(random: (below: number) => number = randomBelow): string {
  const syllable = (): string => pick(CONSONANTS, random) + pick(VOWELS, random);
  const digits = String(random(90) + 10);
  return `${syllable()}${syllable()}${syllable()}-${digits}`;
}

function pick(letters: string, random: (below: number) => number): string {
  return letters.charAt(random(letters.length));
}

/** Whole number from 0 up to but not including `below`. */
function randomBelow(below: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value % below;
}
