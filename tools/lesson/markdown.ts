import { lexer, type Token, type Tokens } from 'marked';
import type { Block, Inline, Line } from '#view';

/** Something in a text that the game will not show. */
export interface TextProblem {
  readonly line: number;
  readonly message: string;
}

/** What a link in a lesson leads to, as the reader of links found it. */
export type LinkTarget =
  | { readonly kind: 'page'; readonly page: string }
  | { readonly kind: 'web'; readonly address: string }
  | { readonly kind: 'play'; readonly note: number };

export interface Markdown {
  /** Words of the one heading of the first level, without their marks. */
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly problems: readonly TextProblem[];
}

/**
 * Reads Markdown into blocks: headings, paragraphs, lists, tables, quotes, rules; in a line strong, emphasis, code and links.
 * Anything else, raw HTML before all, is a problem; nothing is passed through.
 * @param resolve what a link leads to; a text is the reason why it leads nowhere
 */
export function readMarkdown(text: string, resolve: (address: string) => LinkTarget | string): Markdown {
  const problems: TextProblem[] = [];
  let offset = 0;
  let line = 1;
  const advance = (raw: string): void => {
    const at = text.indexOf(raw, offset);
    if (at < 0) return;
    line += text.slice(offset, at).split('\n').length - 1;
    offset = at;
  };
  const complain = (message: string): void => {
    problems.push({ line, message });
  };

  const inlineOf = (token: Token): readonly Inline[] => {
    switch (token.type) {
      case 'text':
      case 'escape': {
        const inner = 'tokens' in token ? token.tokens : undefined;
        return inner ? lineOf(inner) : [plain(token.text, complain)];
      }
      case 'strong':
        return [{ kind: 'strong', of: lineOf((token as Tokens.Strong).tokens) }];
      case 'em':
        return [{ kind: 'emphasis', of: lineOf((token as Tokens.Em).tokens) }];
      case 'codespan':
        return [{ kind: 'code', text: token.text }];
      case 'br':
        return [' '];
      case 'link': {
        const { href, tokens } = token as Tokens.Link;
        const target = resolve(href);
        if (typeof target !== 'string') return [{ ...target, of: lineOf(tokens) }];
        complain(target);
        return lineOf(tokens);
      }
      default:
        complain(`The lesson reader has no “${token.type}”: ${token.raw.trim().slice(0, 40)}`);
        return [];
    }
  };
  const lineOf = (tokens: readonly Token[]): Line => tokens.flatMap(inlineOf);

  const blockOf = (token: Token): readonly Block[] => {
    advance(token.raw);
    switch (token.type) {
      case 'space':
        return [];
      case 'heading': {
        const { depth, tokens } = token as Tokens.Heading;
        if (depth === 2 || depth === 3) return [{ kind: 'heading', level: depth, line: lineOf(tokens) }];
        complain(
          depth === 1 ? 'A page has one heading of the first level, its title.' : 'Headings go three levels deep.',
        );
        return [];
      }
      case 'paragraph':
        return [{ kind: 'paragraph', line: lineOf((token as Tokens.Paragraph).tokens) }];
      // The words of a tight list's item.
      case 'text':
        return [{ kind: 'paragraph', line: inlineOf(token) }];
      case 'list': {
        const { ordered, items } = token as Tokens.List;
        return [{ kind: 'list', ordered, items: items.map(({ tokens }) => tokens.flatMap(blockOf)) }];
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        const cells = (row: readonly Tokens.TableCell[]): readonly Line[] => row.map(({ tokens }) => lineOf(tokens));
        return [{ kind: 'table', head: cells(header), rows: rows.map(cells) }];
      }
      case 'blockquote':
        return [{ kind: 'quote', blocks: ((token as Tokens.Blockquote).tokens ?? []).flatMap(blockOf) }];
      case 'hr':
        return [{ kind: 'rule' }];
      default:
        complain(`The lesson reader has no “${token.type}”: ${token.raw.trim().slice(0, 40)}`);
        return [];
    }
  };

  const tokens = lexer(text);
  const first = tokens.findIndex(({ type }) => type !== 'space');
  const head = tokens[first];
  const isTitled = head?.type === 'heading' && (head as Tokens.Heading).depth === 1;
  if (!isTitled) complain('A page begins with its title: “# Title”.');
  if (isTitled) advance(head.raw);
  // A title stands in lists, in the tab and above the page: its words alone, without their marks.
  const title = isTitled ? wordsOf(lineOf((head as Tokens.Heading).tokens)) : '';
  const blocks = tokens.slice(isTitled ? first + 1 : 0).flatMap(blockOf);
  return { title, blocks, problems };
}

/** The words of a line, unmarked. */
function wordsOf(line: Line): string {
  return line
    .map((part) => (typeof part === 'string' ? part : part.kind === 'code' ? part.text : wordsOf(part.of)))
    .join('');
}

/** Words as they will be shown, quotes curled: character references are not decoded, so none may stand in them. */
function plain(text: string, complain: (message: string) => void): string {
  const reference = /&[a-z]+;|&#\d+;/i.exec(text);
  if (reference) complain(`Write the character itself instead of ${reference[0]}.`);
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(^|[\s([])"(?=[^\s.,;:!?)\]])/g, '$1“')
    .replace(/"/g, '”')
    .replace(/'/g, '’');
}
