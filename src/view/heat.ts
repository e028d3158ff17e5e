import { TEMPERS, temperOf } from './board/warmth.ts';

/** Text id of how hot a capital is; the same steps as on the board. */
export function heatText(heat: number): string {
  return `heat.${TEMPERS.indexOf(temperOf(heat))}`;
}

/** Whether a heat is worth a word: a calm capital is not. */
export const isHot = (heat: number): boolean => heatText(heat) !== 'heat.0';
