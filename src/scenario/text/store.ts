import type { Spot } from '../read/positions.ts';
import type { Reporter } from '../reporter.ts';
import { UNREAD } from '../shape.ts';
import type { TextSource } from '../source/shared.ts';

/** Words by language and text id, with the place of each. */
export class TextStore {
  readonly texts = new Map<string, Map<string, string>>();
  readonly spots = new Map<string, Map<string, Spot>>();
  /** Where a text was first written, whatever its language. */
  readonly owners = new Map<string, Spot>();
  private readonly reporter: Reporter;
  private readonly first: string;

  constructor(languages: readonly string[], reporter: Reporter) {
    this.reporter = reporter;
    this.first = languages[0] ?? 'en';
    for (const language of languages) {
      this.texts.set(language, new Map());
      this.spots.set(language, new Map());
    }
  }

  /** Takes in a text of the scenario; a plain string is in the first language. */
  add(id: string, value: TextSource | undefined, of: object, key: string): void {
    if (value === undefined) return;
    const before = this.owners.get(id);
    if (before && id.split('.').includes(UNREAD)) return;
    if (before) {
      if (this.reporter.isDoubled(of)) return;
      const spot = { of, key };
      this.reporter.at(
        spot,
        'ET302',
        `The text id “${id}” is taken.`,
        `It belongs to ${this.reporter.positions.pathOf(before)}; rename one.`,
      );
      return;
    }
    this.owners.set(id, { of, key });
    if (typeof value === 'string') this.put(this.first, id, value, { of, key });
    else
      for (const [language, words] of Object.entries(value))
        this.put(language, id, words, { of: value, key: language });
  }

  /** One text in one language. */
  put(language: string, id: string, words: string, spot: Spot): void {
    const texts = this.texts.get(language);
    if (!texts) {
      const known = [...this.texts.keys()].join(', ');
      this.reporter.at(
        { ...spot, part: 'key' },
        'ET605',
        `“${language}” is no language of this scenario.`,
        `Add it to languages (${known}).`,
      );
      return;
    }
    texts.set(id, words);
    this.spots.get(language)?.set(id, spot);
  }
}
