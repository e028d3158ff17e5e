/** Control characters but the line break: a terminal would obey them, and no text needs them. */
const CONTROL = /[^\P{Cc}\n]/u;

/** Whether a text holds a control character other than a line break. */
export function hasControl(text: string): boolean {
  return CONTROL.test(text);
}

/** A text of one line that a terminal can print: control characters as JSON writes them. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
