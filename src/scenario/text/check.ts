import type { Assembled } from '../assemble.ts';
import type { Reporter } from '../reporter.ts';
import { didYouMean } from '../suggest.ts';
import { placeholdersOf } from './placeholders.ts';
import type { TextStore } from './store.ts';

/** Takes in the translation sidecars and checks every text: its form, its translations, and that all languages ask for the same things. */
export function checkTexts(
  store: TextStore,
  assembled: Assembled,
  languages: readonly string[],
  reporter: Reporter,
): void {
  for (const { language, root, texts } of assembled.sidecars) {
    if (!languages.includes(language)) {
      const hint = `Add it to languages (${languages.join(', ')}).`;
      reporter.at({ of: root }, 'ET605', `“${language}” is no language of this scenario.`, hint);
      continue;
    }
    for (const [id, words] of Object.entries(texts)) {
      if (store.owners.has(id)) store.put(language, id, words, { of: root, key: id });
      else reportUnknownText(id, store.owners.keys(), root, assembled, reporter);
    }
  }
  const begun = languages.filter((language, index) => index === 0 || (store.texts.get(language)?.size ?? 0) > 0);
  const head = assembled.source.languages;
  for (const language of languages.filter((each) => !begun.includes(each))) {
    if (!head) break;
    const message = `Nothing is translated to “${language}” yet: ${store.owners.size} texts.`;
    const hint = `Begin text.${language}.yaml with “text:” and one of them; then those that are missing are listed.`;
    reporter.at({ of: head, key: String(head.indexOf(language)) }, 'ET601', message, hint);
  }
  for (const [id, owner] of store.owners) checkText(store, id, begun, () => reporter.positions.pathOf(owner), reporter);
}

/** Tells of a text that is said anew and is nowhere, unless it may be in what could not be read. */
export function reportUnknownText(
  id: string,
  known: Iterable<string>,
  root: object,
  assembled: Assembled,
  reporter: Reporter,
): void {
  if (isIncomplete(assembled) || reporter.isFull(root)) return;
  reporter.at({ of: root, key: id, part: 'key' }, 'ET604', `There is no text “${id}”.`, didYouMean(id, known));
}

/** Whether texts may be unknown only because their owner could not be read. */
function isIncomplete(assembled: Assembled): boolean {
  return assembled.unread.size > 0 || assembled.salvaged.size > 0;
}

function checkText(
  store: TextStore,
  id: string,
  languages: readonly string[],
  path: () => string,
  reporter: Reporter,
): void {
  let expected: { names: ReadonlySet<string>; language: string } | undefined;
  const missing: string[] = [];
  for (const language of languages) {
    const words = store.texts.get(language)?.get(id);
    const spot = store.spots.get(language)?.get(id);
    if (words === undefined || !spot) {
      missing.push(language);
      continue;
    }
    const found = placeholdersOf(words);
    if (!found.ok) {
      const within = { start: found.at, end: found.at + 1 };
      reporter.at(
        { ...spot, within },
        'ET603',
        `Not a well-formed message: ${found.message}`,
        'Texts are ICU messages; braces are arguments.',
      );
      continue;
    }
    if (!expected) {
      expected = { names: found.names, language };
      continue;
    }
    const lacks = [...expected.names].filter((name) => !found.names.has(name));
    const extra = [...found.names].filter((name) => !expected?.names.has(name));
    if (lacks.length > 0 || extra.length > 0) {
      const parts = [...lacks.map((name) => `lacks {${name}}`), ...extra.map((name) => `has {${name}}`)];
      const message = `The text “${id}” in ${language} ${parts.join(' and ')}, unlike the one in ${expected.language}.`;
      reporter.at(spot, 'ET602', message, 'Translations must ask for the same arguments.');
    }
  }
  if (missing.length > 0) {
    const owner = store.owners.get(id)!;
    reporter.at(
      owner,
      'ET601',
      `“${id}” is not translated: ${missing.join(', ')}.`,
      `Write it in text.${missing[0]}.yaml, or as a map (${path()}).`,
    );
  }
}
