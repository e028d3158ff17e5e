import { hasWords, type Setting } from './setting.ts';

/** Words of the game itself, whatever the scenario; each has `term.<id>` and `term.<id>.text`, and `.also` for another form. */
export const GAME_TERMS = [
  'rung',
  'waiver',
  'posture',
  'optics',
  'pull',
  'pressure',
  'exposure',
  'readiness',
  'autonomy',
  'heat',
  'stakes',
  'resolve',
  'dilemma',
  'doctrine',
  'capital',
] as const;

/** A word that is explained. */
export interface Term {
  readonly id: string;
  readonly term: string;
  readonly text: string;
  /** Where it comes from; empty when nothing is cited. */
  readonly source: string;
}

export interface Glossary {
  /** In alphabetical order. */
  readonly terms: readonly Term[];
  /** Finds any form of any term; null when there is none. */
  readonly pattern: RegExp | null;
  /** Terms by their forms in small letters. */
  readonly byForm: ReadonlyMap<string, Term>;
}

/** A stretch of text, or a word in it that is explained. */
export type Stretch = string | { readonly shown: string; readonly term: Term };

const escaped = (form: string): string => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** As the pattern folds letters, whatever the reader's language does with them. */
const small = (form: string): string => form.toLowerCase();

/** Everything that is explained in a scenario: its own words, and the game's where it has none of its own for them. */
export function glossaryOf(setting: Setting): Glossary {
  const { bundle, words } = setting;
  const byForm = new Map<string, Term>();
  const terms: Term[] = [];
  const add = (term: Term, forms: readonly string[]): void => {
    const free = forms.filter((form) => !byForm.has(small(form)));
    if (free.length === 0) return;
    terms.push(term);
    for (const form of free) byForm.set(small(form), term);
  };
  for (const { id, also, source } of bundle.glossary ?? []) {
    const root = `glossary.${id}`;
    const term = words(`${root}.term`);
    const cited = bundle.references.find((reference) => reference.id === source)?.title ?? '';
    const others = Array.from({ length: also }, (_, index) => words(`${root}.also.${index}`));
    add({ id: root, term, text: words(`${root}.text`), source: cited }, [term, ...others]);
  }
  for (const id of GAME_TERMS) {
    const root = `term.${id}`;
    const term = words(root);
    const also = hasWords(words, `${root}.also`) ? [words(`${root}.also`)] : [];
    add({ id: root, term, text: words(`${root}.text`), source: '' }, [term, ...also]);
  }
  // The longest form first, so that a word does not hide the phrase it begins.
  const forms = [...byForm.keys()].sort((a, b) => b.length - a.length).map(escaped);
  return {
    terms: terms.sort((a, b) => a.term.localeCompare(b.term)),
    pattern:
      forms.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}-])(${forms.join('|')})s?(?![\\p{L}\\p{N}])`, 'giu'),
    byForm,
  };
}

/** Texts of one card with the words in them that are explained: each term where it first stands, and nowhere else. */
export function glossed(glossary: Glossary, texts: readonly string[]): readonly (readonly Stretch[])[] {
  const { pattern, byForm } = glossary;
  const seen = new Set<string>();
  return texts.map((text) => {
    if (!pattern) return [text];
    const stretches: Stretch[] = [];
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      const term = byForm.get(small(match[1] ?? ''));
      if (!term || seen.has(term.id)) continue;
      seen.add(term.id);
      if (match.index > at) stretches.push(text.slice(at, match.index));
      stretches.push({ shown: match[0], term });
      at = match.index + match[0].length;
    }
    if (at < text.length) stretches.push(text.slice(at));
    return stretches;
  });
}
