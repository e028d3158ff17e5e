/** A place in the game, as its address after the `#`. */
export type Page = 'front' | 'desk' | 'debrief' | 'run' | 'class' | 'join' | 'lesson' | 'scenario';

export type Overlay =
  | { readonly kind: 'help' }
  | { readonly kind: 'share' }
  | { readonly kind: 'assumptions' }
  | { readonly kind: 'vote' }
  | { readonly kind: 'why'; readonly variable: string; readonly turn: number | null }
  | { readonly kind: 'dossier'; readonly actor: string }
  | { readonly kind: 'timeline'; readonly turn: number | null };

export interface Route {
  readonly page: Page;
  readonly overlay: Overlay | null;
  /** What a page of {@link WITH_TEXT} holds: the text of a link, or a class's code; of a lesson, the scenario and its page: `caatsa-curveball/roles/defence`. */
  readonly text?: string;
}

const PAGES: Readonly<Record<string, Page>> = {
  '': 'front',
  desk: 'desk',
  debrief: 'debrief',
  run: 'run',
  class: 'class',
  join: 'join',
  lesson: 'lesson',
  scenario: 'scenario',
};
/** Pages whose address goes on with a text of their own. */
const WITH_TEXT: readonly Page[] = ['run', 'join'];

const turnOf = (part: string | undefined): number | null =>
  part !== undefined && /^\d{1,3}$/.test(part) ? Number(part) : null;

/** Reads an address; what it does not know leads to the front page. */
export function parseRoute(hash: string): Route {
  const [page = '', ...parts] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  const known = Object.hasOwn(PAGES, page) ? PAGES[page] : undefined;
  if (!known) return { page: 'front', overlay: null };
  // A lesson's pages lie in folders; nothing is laid over them.
  if (known === 'lesson') return { page: known, overlay: null, text: parts.join('/') };
  if (!WITH_TEXT.includes(known)) return { page: known, overlay: overlayOf(parts) };
  const [text = '', ...rest] = parts;
  return { page: known, overlay: overlayOf(rest), text };
}

function overlayOf([kind = '', argument, more]: readonly string[]): Overlay | null {
  switch (kind) {
    case 'help':
    case 'share':
    case 'assumptions':
    case 'vote':
      return { kind };
    case 'why':
      return argument ? { kind, variable: argument, turn: turnOf(more) } : null;
    case 'file':
      return argument ? { kind: 'dossier', actor: argument } : null;
    case 'timeline':
      return { kind, turn: turnOf(argument) };
    default:
      return null;
  }
}

/** Address of a place; the inverse of {@link parseRoute}. */
export function formatRoute({ page, overlay, text }: Route): string {
  const own =
    text === undefined
      ? ''
      : `/${text
          .split(page === 'lesson' ? '/' : '\0')
          .map(encodeURIComponent)
          .join('/')}`;
  const base = page === 'front' ? '#/' : `#/${page}${own}`;
  const parts: (string | number)[] = [];
  switch (overlay?.kind) {
    case 'help':
    case 'share':
    case 'assumptions':
    case 'vote':
      parts.push(overlay.kind);
      break;
    case 'why':
      parts.push('why', overlay.variable, ...(overlay.turn === null ? [] : [overlay.turn]));
      break;
    case 'dossier':
      parts.push('file', overlay.actor);
      break;
    case 'timeline':
      parts.push('timeline', ...(overlay.turn === null ? [] : [overlay.turn]));
      break;
    default:
  }
  if (parts.length === 0) return base;
  return `${page === 'front' ? '#//' : `${base}/`}${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
