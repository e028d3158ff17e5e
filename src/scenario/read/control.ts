/**
 * Control characters but the line break, which a terminal would obey, and the two that show what follows in an order that is not
 * its own. No text needs either; isolates and marks of direction, which mixed scripts need, are let be.
 */
const CONTROL = /[^\P{Cc}\n]|[\u202d\u202e]/u;

/** Whether a text holds a control character other than a line break, or one that overrides the direction of reading. */
export function hasControl(text: string): boolean {
  return CONTROL.test(text);
}

/** A text of one line that a terminal can print: control characters as JSON writes them. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
