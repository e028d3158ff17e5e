import { lexer, type Token, type Tokens } from 'marked';
import type { Block, Inline, Line } from '#engine';
import type { Code } from '../diagnostics.ts';
import type { Span } from '../read/positions.ts';

/** What is wrong with something, without its place. */
export interface Fault {
  readonly code: Code;
  readonly message: string;
  readonly hint: string;
  /** Set where one word on this subject is enough. */
  readonly once?: string;
}

/** Something in a text that the game will not show. */
export interface TextProblem extends Fault {
  readonly span: Span;
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
 * @param resolve what a link leads to, or why it leads nowhere
 */
export function readMarkdown(text: string, resolve: (address: string) => LinkTarget | Fault): Markdown {
  const problems: TextProblem[] = [];
  let offset = 0;
  const advance = (raw: string): void => {
    const at = text.indexOf(raw, offset);
    if (at >= 0) offset = at;
  };
  /** What is quoted is told at its first place from here on; what is not to be found there, at the block. */
  const complain = (fault: Fault, quoted: string): void => {
    const [line = ''] = quoted.split('\n');
    const at = text.indexOf(line, offset);
    const start = at < 0 ? offset : at;
    const end = text.indexOf('\n', start);
    problems.push({ ...fault, span: { start, end: at < 0 ? (end < 0 ? text.length : end) : start + line.length } });
  };
  const cannotShow = ({ type, raw }: Token): void => {
    const [line = ''] = raw.trim().split('\n');
    const hint = INSTEAD[type] ?? 'Headings, paragraphs, lists, tables, quotes, rules, emphasis and links.';
    complain({ code: 'ET702', message: `The lesson reader has no “${type}”: ${line.slice(0, 40)}`, hint }, line);
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
        if (!('code' in target)) return [{ ...target, of: lineOf(tokens) }];
        complain(target, href);
        return lineOf(tokens);
      }
      default:
        cannotShow(token);
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
        const { depth, tokens, raw } = token as Tokens.Heading;
        if (depth === 2 || depth === 3) return [{ kind: 'heading', level: depth, line: lineOf(tokens) }];
        complain(
          depth === 1
            ? { code: 'ET702', message: 'A page has one heading of the first level, its title.', hint: 'Write “##”.' }
            : { code: 'ET702', message: 'Headings go three levels deep.', hint: 'Write “###”, or begin another page.' },
          raw,
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
        cannotShow(token);
        return [];
    }
  };

  const front = /^---[ \t]*\n[\s\S]*?\n---[ \t]*\n/.exec(text)?.[0] ?? '';
  if (front !== '') {
    const hint = 'Begin with its title, “# Title”; contents.yaml says whom it is for.';
    complain({ code: 'ET702', message: 'A page of a lesson has no front matter.', hint }, '---');
    offset = front.length;
  }
  const tokens = lexer(text.slice(front.length));
  const first = tokens.findIndex(({ type }) => type !== 'space');
  const head = tokens[first];
  const isTitled = head?.type === 'heading' && (head as Tokens.Heading).depth === 1;
  if (!isTitled) {
    const message = 'A page begins with its title: “# Title”.';
    complain({ code: 'ET702', message, hint: 'Write it in the first line.' }, text.slice(0, 1));
  }
  if (isTitled) advance(head.raw);
  // A title stands in lists, in the tab and above the page: its words alone, without their marks.
  const title = isTitled ? wordsOf(lineOf((head as Tokens.Heading).tokens)) : '';
  const blocks = tokens.slice(isTitled ? first + 1 : 0).flatMap(blockOf);
  return { title, blocks, problems };
}

/** What can be written for some of what cannot be shown. */
const INSTEAD: Readonly<Record<string, string>> = {
  html: 'Write the words alone: nothing is passed through.',
  image: 'A lesson has no pictures. Say in words what it shows.',
  code: 'Code is shown within a line only, between backticks; lines that begin with four blanks are code, too.',
  del: 'Leave out what is struck out.',
  def: 'Write the address where the link stands: [words](address).',
};

/** The words of a line, unmarked. */
export function wordsOf(line: Line): string {
  return line
    .map((part) => (typeof part === 'string' ? part : part.kind === 'code' ? part.text : wordsOf(part.of)))
    .join('');
}

/** Words as they will be shown, quotes curled: character references are not decoded, so none may stand in them. */
function plain(text: string, complain: (fault: Fault, quoted: string) => void): string {
  const reference = /&[a-z]+;|&#\d+;/i.exec(text)?.[0];
  if (reference !== undefined) {
    const message = `Character references are not read: ${reference}`;
    complain({ code: 'ET702', message, hint: 'Write the character itself.' }, reference);
  }
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(^|[\s([])"(?=[^\s.,;:!?)\]])/g, '$1“')
    .replace(/"/g, '”')
    .replace(/'/g, '’');
}
