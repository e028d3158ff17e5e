/** Width of a text in CSS pixels at a font size. The board measures on a canvas; Node has the estimate. */
export type Measure = (text: string, size: number, font: LabelFont) => number;

/** `plain` and `strong` are the sans, `title` the serif. */
export type LabelFont = 'plain' | 'strong' | 'title';

const NARROW = new Set([..."iljtfrI.,:;'’!|()[] ·−-"]);
const WIDE = new Set([...'mwMWQ@%&—…']);
const FACTOR: Readonly<Record<LabelFont, number>> = { plain: 1, strong: 1.08, title: 1.04 };

/** Advance width of one character in ems, on the wide side of common sans fonts. */
function advance(char: string): number {
  if (NARROW.has(char)) return 0.37;
  if (WIDE.has(char)) return 0.9;
  const code = char.codePointAt(0) ?? 0;
  if (code > 0x2fff) return 1.05;
  if (code > 0x24f) return 0.72;
  return char >= 'A' && char <= 'Z' ? 0.71 : 0.58;
}

/** A width that is seldom too small, for want of a canvas. */
export const estimateWidth: Measure = (text, size, font) => {
  let ems = 0;
  for (const char of text) ems += advance(char);
  return ems * size * FACTOR[font];
};

/** The text, cut with an ellipsis where it is wider than `room`. */
export function fitText(text: string, size: number, font: LabelFont, room: number, measure: Measure): string {
  if (measure(text, size, font) <= room) return text;
  const chars = [...text];
  while (chars.length > 1) {
    chars.pop();
    const cut = `${chars.join('').trimEnd()}…`;
    if (measure(cut, size, font) <= room) return cut;
  }
  return '…';
}

/** Breaks a text into at most `most` lines no wider than `room`; the last is cut when more would be needed. */
export function wrapText(
  text: string,
  size: number,
  font: LabelFont,
  room: number,
  most: number,
  measure: Measure,
): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (const [i, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measure(longer, size, font) <= room) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      line = `${line} ${words.slice(i).join(' ')}`;
      break;
    }
    lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(line);
  return lines.map((each) => fitText(each, size, font, room, measure));
}
