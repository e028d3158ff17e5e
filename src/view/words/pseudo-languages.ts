/**
 * Made-up languages that show what a real one will ask of the screens: `en-XA` is English with accents, two fifths longer
 * and in longer words; `he-XB` is the same in Hebrew letters, from right to left. Neither means anything to anybody.
 */
export const PSEUDO_LANGUAGES = ['en-XA', 'he-XB'] as const;
export type PseudoLanguage = (typeof PSEUDO_LANGUAGES)[number];
