// No words in the screens: what a player reads comes by message id, so that it can be said in another language.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src/ui/', import.meta.url));

/** Attributes that are read out or shown. */
const READ =
  /^(?:alt|title|placeholder|label|summary|content|aria-(?:label|description|roledescription|valuetext|placeholder))$/;
const HAS_WORD = /\p{L}{2,}/u;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** The words an expression can come to by itself; what is called or read from elsewhere is not looked into. */
function wordsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [
        ...(node.quasis as { value: { raw: string } }[]).map(({ value }) => value.raw),
        ...(node.expressions as Node[]).flatMap(wordsOf),
      ];
    case 'ConditionalExpression':
      return [...wordsOf(node.consequent), ...wordsOf(node.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return /^[=!<>]/.test(String(node.operator)) ? [] : [...wordsOf(node.left), ...wordsOf(node.right)];
    case 'ArrayExpression':
      return (node.elements as unknown[]).flatMap(wordsOf);
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return wordsOf(node.expression);
    default:
      return [];
  }
}

/** What a source says outright, with its line. */
function literalWords(source: string): string[] {
  const found: string[] = [];
  const tell = (node: Node, texts: readonly string[]): void => {
    const line = source.slice(0, node.start).split('\n').length;
    for (const text of texts) if (HAS_WORD.test(text)) found.push(`${line}: ${text.trim()}`);
  };
  const visit = (node: Node): void => {
    if (node.type === 'JSXText') tell(node, [String(node.value)]);
    if (node.type === 'JSXAttribute') {
      const { name, value } = node as unknown as { name: { name: string }; value: unknown };
      if (READ.test(name.name)) tell(node, wordsOf(value));
    }
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node.children as Node[])
        if (child.type === 'JSXExpressionContainer') tell(child, wordsOf(child));
    }
    childrenOf(node).forEach(visit);
  };
  visit(parseAst(source, { lang: 'tsx' }) as unknown as Node);
  return found;
}

describe('the screens', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));

  it('say nothing but by message id', () => {
    expect(files.length).toBeGreaterThan(25);
    const said = files.flatMap((path) => literalWords(readFileSync(root + path, 'utf8')).map((at) => `${path}:${at}`));
    expect(said).toEqual([]);
  });

  it('would be found out if they did', () => {
    const bad = (jsx: string): string[] => literalWords(`const a = (\n${jsx}\n);`);
    expect(bad('<p>Good evening</p>')).toEqual(['2: Good evening']);
    expect(bad('<input aria-label="Name" class="name" type="text" />')).toEqual(['2: Name']);
    expect(bad("<p>{late ? 'Good night' : words('greeting')}</p>")).toEqual(['2: Good night']);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source that is read here.
    expect(bad('<p title={`Dear ${name}`}>{words("a.b")} · ×</p>')).toEqual(['2: Dear']);
    expect(bad("<p class={open ? 'open' : 'shut'} data-kind=\"crisis\">{kind === 'crisis' && <b>!</b>}</p>")).toEqual(
      [],
    );
  });
});
