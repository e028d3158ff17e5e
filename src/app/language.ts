import { directionOf, type Language, loadLanguage, pickLanguage } from '#view';

const LANGUAGE = 'every-table.language';

/** What was asked for: in the address (`?lang=`), by an earlier wish, by the browser. The first has the last word. */
function asked(): string[] {
  const address = new URLSearchParams(location.search).get('lang');
  let wish: string | null = null;
  try {
    wish = localStorage.getItem(LANGUAGE);
  } catch {
    // A browser that remembers nothing has its own languages to go by.
  }
  return [address, wish, ...navigator.languages].filter((tag) => tag !== null);
}

/** Keeps a wish and opens the page anew in that language; the game under way is in its save. */
export function changeLanguage(tag: string): void {
  try {
    localStorage.setItem(LANGUAGE, tag);
  } catch {
    // It holds for this once: the address says it.
  }
  const address = new URL(location.href);
  address.searchParams.set('lang', tag);
  location.assign(address.href);
}

/** The language to speak, loaded and set on the page. English when the words of another do not come. */
export async function openLanguage(root: HTMLElement): Promise<Language> {
  const tags = asked();
  const language = await loadLanguage(pickLanguage(tags), tags).catch((error: unknown) => {
    console.warn(error);
    return loadLanguage('en', tags);
  });
  root.lang = language.tag;
  root.dir = directionOf(language.tag);
  return language;
}
