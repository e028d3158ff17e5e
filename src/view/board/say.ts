import { SANCTION_RUNGS } from '#engine';
import type { Words } from '../words/index.ts';
import { BOARD_TEXTS } from './texts.ts';

/** Words that fall back to the board's English where a catalogue lacks them; only plain placeholders are filled in then. */
export function boardWords(words: Words): Words {
  return (id, params) => {
    const found = words(id, params);
    const own = BOARD_TEXTS[id];
    if (found !== id || own === undefined) return found;
    return own.replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? ''));
  };
}

/** A relation with its sign: `+40`, `−28`, `0`. */
export function signed(value: number): string {
  const whole = Math.round(value);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : '0';
}

/** The words on a ladder of sanctions that stands on a rung. */
export function ladderTexts(
  say: Words,
  sender: string,
  id: string,
  rung: number,
): { text: string; shortText: string; nameText: string; rungText: string } {
  const instrument = say(`instrument.${sender}.${id}.name`);
  return {
    text: say('board.ladder', { instrument, rung: say(`board.rung.${SANCTION_RUNGS[rung] ?? 'none'}`) }),
    shortText: say('board.ladder.short', { instrument, step: rung }),
    nameText: instrument,
    rungText: say('board.ladder.rung', { rung: say(`board.rung.${SANCTION_RUNGS[rung] ?? 'none'}`), step: rung }),
  };
}
