/** Limits that keep a foreign scenario from hurting whoever opens it; see “Safety” in docs/scenario-format.md. */
export const LIMITS = {
  /** Bytes of UTF-8 in one file and in all. */
  fileBytes: 256 * 1024,
  scenarioBytes: 2 * 1024 * 1024,
  /** The same for a lesson, which is no part of the rules, and how many files it may have. */
  lessonBytes: 1024 * 1024,
  lessonFiles: 64,
  /** Maps and lists within each other. */
  depth: 64,
  /** Characters in an expression, and how deep its brackets, calls and conditions go. */
  expressionLength: 500,
  expressionDepth: 32,
  /** Things of a kind of which every one has variables with every other: a small file could name millions. */
  ofAKind: 32,
  /** Errors, and warnings, reported per file, so that a broken binary does not fill the screen. */
  perFile: 100,
} as const;

/** Length of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    // A surrogate pair is two units and four bytes: two for each of its halves.
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** Names that JavaScript objects treat in their own way. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
