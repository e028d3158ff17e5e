/** A place in the game, as its address after the `#`. */
export type Page = 'front' | 'desk' | 'debrief';

export type Overlay =
  | { readonly kind: 'help' }
  | { readonly kind: 'why'; readonly variable: string; readonly turn: number | null }
  | { readonly kind: 'dossier'; readonly actor: string }
  | { readonly kind: 'timeline'; readonly turn: number | null };

export interface Route {
  readonly page: Page;
  readonly overlay: Overlay | null;
}

const PAGES: Readonly<Record<string, Page>> = { '': 'front', desk: 'desk', debrief: 'debrief' };

const turnOf = (part: string | undefined): number | null =>
  part !== undefined && /^\d{1,3}$/.test(part) ? Number(part) : null;

/** Reads an address; what it does not know leads to the front page. */
export function parseRoute(hash: string): Route {
  const [page = '', kind = '', argument, more] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  const known = Object.hasOwn(PAGES, page) ? PAGES[page] : undefined;
  if (!known) return { page: 'front', overlay: null };
  switch (kind) {
    case 'help':
      return { page: known, overlay: { kind } };
    case 'why':
      return argument
        ? { page: known, overlay: { kind, variable: argument, turn: turnOf(more) } }
        : { page: known, overlay: null };
    case 'file':
      return argument ? { page: known, overlay: { kind: 'dossier', actor: argument } } : { page: known, overlay: null };
    case 'timeline':
      return { page: known, overlay: { kind, turn: turnOf(argument) } };
    default:
      return { page: known, overlay: null };
  }
}

/** Address of a place; the inverse of {@link parseRoute}. */
export function formatRoute({ page, overlay }: Route): string {
  const base = page === 'front' ? '#/' : `#/${page}`;
  const parts: (string | number)[] = [];
  switch (overlay?.kind) {
    case 'help':
      parts.push('help');
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
