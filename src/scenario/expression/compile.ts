import type { ASTNode, Environment, ParseResult } from '@marcbachmann/cel-js';
import { EXPRESSION_FUNCTIONS, type Expr, type ExprOperator } from '#engine';
import type { Code } from '../diagnostics.ts';
import { LIMITS } from '../read/limits.ts';
import type { Span } from '../read/positions.ts';
import { didYouMean, nearestVariable, noneOf } from '../suggest.ts';
import { MOVE_FIELDS } from './environment.ts';

/** What an expression may name. */
export interface Vocabulary {
  /** Variable or alias → its declared name. */
  readonly variables: ReadonlyMap<string, string>;
  /** Ids that the string arguments of functions can name, by kind of argument; a kind that is absent takes any id. */
  readonly ids: Readonly<Record<string, ReadonlySet<string>>>;
  /** Whether to say nothing of an unknown name, because what declares it could not be read. */
  readonly isExcused: (name: string) => boolean;
  /** Whether it is the first word on something of which one is enough. */
  readonly isFirst: (subject: string) => boolean;
}

/** What is wrong with an expression, and which characters of it. */
export interface Problem {
  readonly code: Code;
  readonly span: Span;
  readonly message: string;
  readonly hint: string;
}

export type Result =
  | {
      readonly ok: true;
      readonly expr: Expr;
      readonly type: 'number' | 'bool';
      /** Which characters a part of `expr` was written as: variables, and of divisions the divisor. */
      readonly spans: ReadonlyMap<Expr, Span>;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `whole` is a number made of whole literals alone; dividing two of them is refused, as CEL would drop the fraction. */
type Kind = 'number' | 'whole' | 'bool' | 'unknown';

interface Walked {
  readonly expr: Expr;
  readonly kind: Kind;
}

const WRONG: Walked = { expr: 0, kind: 'unknown' };

const BINARY: Readonly<Record<string, 'arithmetic' | 'comparison'>> = {
  '+': 'arithmetic',
  '-': 'arithmetic',
  '*': 'arithmetic',
  '/': 'arithmetic',
  '<': 'comparison',
  '<=': 'comparison',
  '>': 'comparison',
  '>=': 'comparison',
  '==': 'comparison',
  '!=': 'comparison',
};

const MOVE_NAMES = MOVE_FIELDS.map((field) => `move.${field}`);

const MACROS: ReadonlySet<string> = new Set(['has', 'all', 'exists', 'exists_one', 'map', 'filter', 'bind']);

/**
 * Parses, resolves and type-checks an expression and gives the engine's form of it.
 * @param mayReadMove whether `move.size` and its like have a meaning here
 */
export function compile(text: string, environment: Environment, vocabulary: Vocabulary, mayReadMove: boolean): Result {
  if (text.length > LIMITS.expressionLength) {
    const message = `The expression has ${text.length} characters; ${LIMITS.expressionLength} is the limit.`;
    return {
      ok: false,
      problems: [{ code: 'ET409', span: whole(text), message, hint: 'Split it into simpler ones.' }],
    };
  }
  let parsed: ParseResult;
  try {
    parsed = environment.parse(text);
  } catch (error) {
    return { ok: false, problems: [parseProblem(error, text)] };
  }
  const walker = new Walker(vocabulary, mayReadMove);
  const { expr } = walker.walk(parsed.ast);
  if (walker.problems.length > 0) return { ok: false, problems: walker.problems };
  // An excused name is in no one's vocabulary, so there is nothing to check against.
  if (walker.hasExcused) return { ok: false, problems: [] };
  // Every number is a double; whole literals are written for convenience. The library's types keep the two apart.
  for (const literal of walker.wholeLiterals) (literal as { args: unknown }).args = Number(literal.args);
  const checked = parsed.check();
  if (!checked.valid) return { ok: false, problems: [typeProblem(checked.error, text)] };
  return { ok: true, expr, type: checked.type === 'bool' ? 'bool' : 'number', spans: walker.spans };
}

function whole(text: string): Span {
  return { start: 0, end: text.length };
}

interface LibraryError {
  readonly code?: string;
  readonly summary?: string;
  readonly message: string;
  readonly range?: Span;
  readonly node?: Span;
}

function spanOfError(error: LibraryError, text: string): Span {
  const range = error.range ?? error.node;
  if (!range) return whole(text);
  const start = Math.min(range.start, text.length);
  return { start, end: Math.max(start, Math.min(range.end, text.length)) };
}

function parseProblem(thrown: unknown, text: string): Problem {
  const error = thrown as LibraryError;
  const span = spanOfError(error, text);
  const said = error.summary ?? error.message.split('\n')[0] ?? '';
  if (error.code === 'limit_exceeded') {
    if (/maxListElements|maxMapEntries/.test(said)) {
      return {
        code: 'ET407',
        span,
        message: 'Lists and maps are not allowed.',
        hint: 'Compare the values one by one.',
      };
    }
    return { code: 'ET409', span, message: 'The expression is too deep.', hint: 'Split it into simpler ones.' };
  }
  let hint = '';
  const written = text.trim();
  if (/^-?[\d.]+\s*%$/.test(written)) hint = `Write the number alone; as a share, ${written} is ${shareOf(written)}.`;
  else if (/^-?\d+,\d+$/.test(written)) hint = `A decimal has a point: ${written.replace(',', '.')}.`;
  else if (/[“”„‘’«»]/.test(text)) hint = 'Only straight quotes are quotes here: \' and ".';
  else if (/\b(?:if|then|else)\b/.test(text)) hint = 'A choice is written “condition ? value : other”.';
  else if (/=<|=>/.test(text)) hint = '“At most” is written “<=”, “at least” “>=”.';
  else if (/[^=!<>]=[^=]/.test(text)) hint = 'Equality is written “==”.';
  else if (/\band\b|\bor\b|\bnot\b/.test(text)) hint = 'Write “&&”, “||” and “!”.';
  else if (/[^&]&[^&]|[^|]\|[^|]/.test(text)) hint = 'Write “&&” and “||”.';
  else if (/unterminated string/i.test(said)) hint = 'End the id with the quote it begins with.';
  return { code: 'ET401', span, message: `Cannot be read as an expression: ${plainly(said)}.`, hint };
}

function shareOf(percent: string): number {
  return Number((Number.parseFloat(percent) / 100).toPrecision(12));
}

function plainly(said: string): string {
  const text = said
    .replace(
      /Expected (\w+), got (\w+)/,
      (_, a: string, b: string) => `expected ${tokenName(a)}, found ${tokenName(b)}`,
    )
    .replace(/Unexpected token: EOF/, 'something is missing at the end')
    .replace(/Unexpected token: (\w+)/, (_, token: string) => `unexpected ${tokenName(token)}`)
    .replace(/\.$/, '');
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const TOKEN_NAMES: Readonly<Record<string, string>> = {
  EOF: 'the end',
  NUMBER: 'a number',
  STRING: 'a text',
  IDENTIFIER: 'a name',
  LPAREN: '“(”',
  RPAREN: '“)”',
  LBRACKET: '“[”',
  RBRACKET: '“]”',
  LBRACE: '“{”',
  RBRACE: '“}”',
  DOT: '“.”',
  COMMA: '“,”',
  COLON: '“:”',
  QUESTION: '“?”',
  PLUS: '“+”',
  MINUS: '“-”',
  MULTIPLY: '“*”',
  DIVIDE: '“/”',
  MODULO: '“%”',
  EQ: '“==”',
  NE: '“!=”',
  LT: '“<”',
  LE: '“<=”',
  GT: '“>”',
  GE: '“>=”',
  AND: '“&&”',
  OR: '“||”',
  NOT: '“!”',
};

function tokenName(token: string): string {
  return (Object.hasOwn(TOKEN_NAMES, token) ? TOKEN_NAMES[token] : undefined) ?? token.toLowerCase();
}

function typeProblem(thrown: unknown, text: string): Problem {
  const error = thrown as LibraryError;
  const said = (error.summary ?? error.message.split('\n')[0] ?? '')
    .replace(/\bdouble\b/g, 'number')
    .replace(/\bbool\b/g, 'condition')
    .replace(/\$\w+(\.\w+)*/g, 'group of variables')
    .replace(/^no such overload: /i, 'these do not go together: ')
    .replace(/\.$/, '');
  const message = `The types do not fit: ${said.charAt(0).toLowerCase()}${said.slice(1)}.`;
  const hint = 'Arithmetic and “<” take numbers; “&&”, “||” and “!” take conditions.';
  return { code: 'ET405', span: spanOfError(error, text), message, hint };
}

class Walker {
  readonly problems: Problem[] = [];
  readonly wholeLiterals: ASTNode[] = [];
  readonly spans = new Map<Expr, Span>();
  hasExcused = false;
  private readonly vocabulary: Vocabulary;
  private readonly mayReadMove: boolean;

  constructor(vocabulary: Vocabulary, mayReadMove: boolean) {
    this.vocabulary = vocabulary;
    this.mayReadMove = mayReadMove;
  }

  walk(node: ASTNode): Walked {
    switch (node.op) {
      case 'value':
        return this.literal(node);
      case 'id':
      case '.':
        return this.variable(node);
      case 'call':
        return this.call(node, node.args[0], node.args[1]);
      case '!_': {
        const { expr } = this.walk(node.args);
        return { expr: ['!', expr], kind: 'bool' };
      }
      case '-_': {
        const { expr, kind } = this.walk(node.args);
        return { expr: typeof expr === 'number' ? -expr : ['neg', expr], kind };
      }
      case '&&':
      case '||': {
        const [a, b] = [this.walk(node.args[0]), this.walk(node.args[1])];
        return { expr: [node.op, a.expr, b.expr], kind: 'bool' };
      }
      case '?:': {
        const [test, yes, no] = [this.walk(node.args[0]), this.walk(node.args[1]), this.walk(node.args[2])];
        return { expr: ['?:', test.expr, yes.expr, no.expr], kind: yes.kind === 'whole' ? 'number' : yes.kind };
      }
      case '+':
      case '-':
      case '*':
      case '/':
      case '<':
      case '<=':
      case '>':
      case '>=':
      case '==':
      case '!=':
        return this.binary(node, node.op, node.args);
      case '%':
        return this.refuse(node, '“%” is not allowed.', 'The season is in “quarter”.');
      case 'rcall':
        return this.refuse(node, `“.${node.args[0]}()” is not allowed.`, 'There are no methods.');
      case 'list':
      case 'map':
      case 'in':
        return this.refuse(node, 'Lists and maps are not allowed.', 'Compare the values one by one.');
      default:
        return this.refuse(node, 'Brackets and optional fields are not allowed.', 'Write names with dots.');
    }
  }

  private problem(node: Span, code: Code, message: string, hint = ''): Walked {
    this.problems.push({ code, span: { start: node.start, end: node.end }, message, hint });
    return WRONG;
  }

  private refuse(node: Span, message: string, hint: string): Walked {
    return this.problem(node, 'ET407', message, hint);
  }

  private literal(node: ASTNode & { op: 'value' }): Walked {
    switch (typeof node.args) {
      case 'bigint':
        this.wholeLiterals.push(node);
        return { expr: Number(node.args), kind: 'whole' };
      case 'number':
        return { expr: node.args, kind: 'number' };
      case 'boolean':
        return { expr: node.args ? 1 : 0, kind: 'bool' };
      case 'string':
        return this.refuse(
          node,
          'A text has no value here.',
          "Texts are only ids given to functions, as in ever('summit').",
        );
      default:
        return this.refuse(node, 'Only numbers, true and false are allowed as literals.', '');
    }
  }

  private variable(node: ASTNode): Walked {
    const name = dottedName(node);
    if (name === null) return this.refuse(node, 'Only names have fields.', 'Write variables as in relations.india.us.');
    const span = { start: startOf(node), end: node.end };
    if (name === 'move' || name.startsWith('move.')) return this.moveField(span, name);
    const declared = this.vocabulary.variables.get(name);
    if (declared !== undefined) return { expr: this.located(['v', declared], span), kind: 'number' };
    if (this.vocabulary.isExcused(name)) {
      this.hasExcused = true;
      return WRONG;
    }
    return this.problem(span, 'ET402', `There is no variable “${name}”.`, this.suggestVariable(name));
  }

  private located(expr: Expr, span: Span): Expr {
    this.spans.set(expr, span);
    return expr;
  }

  private suggestVariable(name: string): string {
    if (Object.hasOwn(EXPRESSION_FUNCTIONS, name)) return `“${name}” is a function: ${signature(name)}.`;
    const names = this.vocabulary.variables.keys();
    const near = nearestVariable(name, names);
    if (near !== undefined) return `Did you mean “${near}”?`;
    const inside = [...this.vocabulary.variables.keys()].filter((n) => n.startsWith(`${name}.`));
    if (inside.length > 0)
      return `It is a group; its variables are ${inside.slice(0, 6).join(', ')}${inside.length > 6 ? ', …' : ''}.`;
    return '';
  }

  private moveField(span: Span, name: string): Walked {
    const field = name.slice('move.'.length);
    if (!(MOVE_FIELDS as readonly string[]).includes(field)) {
      return this.problem(span, 'ET402', `There is no variable “${name}”.`, didYouMean(name, MOVE_NAMES));
    }
    if (!this.mayReadMove) {
      const hint = 'Only reactions, the rungs of their ladders, exposure and relief answer a move.';
      return this.problem(span, 'ET411', `“${name}” has no meaning here.`, hint);
    }
    return { expr: ['m', field], kind: 'number' };
  }

  private binary(node: ASTNode, op: keyof typeof BINARY & ExprOperator, args: readonly [ASTNode, ASTNode]): Walked {
    const [a, b] = [this.walk(args[0]), this.walk(args[1])];
    const isWhole = a.kind === 'whole' && b.kind === 'whole';
    if (op === '/' && isWhole) {
      const divisor = node.input.slice(args[1].start, args[1].end);
      const hint = /^\d+$/.test(divisor) ? `Write “${divisor}.0”.` : 'Write one of them with a decimal point.';
      return this.problem(node, 'ET408', 'Two whole numbers are divided, which would drop the fraction.', hint);
    }
    const kind = BINARY[op] === 'comparison' ? 'bool' : isWhole ? 'whole' : 'number';
    const expr: Expr = [op, a.expr, b.expr];
    if (op === '/') this.located(expr, { start: startOf(args[1]), end: args[1].end });
    return { expr, kind };
  }

  private call(node: ASTNode, name: string, args: readonly ASTNode[]): Walked {
    const spec = Object.hasOwn(EXPRESSION_FUNCTIONS, name) ? EXPRESSION_FUNCTIONS[name] : undefined;
    if (!spec) {
      if (MACROS.has(name))
        return this.refuse(node, `“${name}()” is not allowed.`, 'There are no lists to go through.');
      const span = { start: node.start, end: node.start + name.length };
      return this.problem(
        span,
        'ET403',
        `There is no function “${name}”.`,
        didYouMean(name, Object.keys(EXPRESSION_FUNCTIONS)),
      );
    }
    if (args.length !== spec.args.length) {
      const counted = `${spec.args.length} argument${spec.args.length === 1 ? '' : 's'}`;
      return this.problem(
        node,
        'ET404',
        `“${name}” takes ${counted}, not ${args.length}.`,
        `It is ${signature(name)}.`,
      );
    }
    const walked: (Expr | string)[] = [];
    spec.args.forEach((kind, index) => {
      const argument = args[index]!;
      if (kind === 'number' || kind === 'quarters') walked.push(this.walk(argument).expr);
      else walked.push(this.idArgument(name, kind, argument));
    });
    return { expr: ['call', name, ...walked], kind: spec.returns };
  }

  private idArgument(name: string, kind: string, node: ASTNode): string {
    if (node.op !== 'value' || typeof node.args !== 'string') {
      this.problem(node, 'ET404', `“${name}” takes the id of a ${kind} in quotes.`, `It is ${signature(name)}.`);
      return '';
    }
    const id = node.args;
    const known = this.vocabulary.ids[kind];
    if (known && !known.has(id)) {
      const isNone = known.size === 0;
      if (this.vocabulary.isExcused(id) || (isNone && !this.vocabulary.isFirst(`no ${kind}`))) this.hasExcused = true;
      else this.problem(node, 'ET410', `There is no ${kind} “${id}”.`, isNone ? noneOf(kind) : didYouMean(id, known));
    }
    return id;
  }
}

function signature(name: string): string {
  return `${name}(${EXPRESSION_FUNCTIONS[name]?.args.join(', ')})`;
}

/** `relations.india.us` of a chain of fields, or null when it does not begin with a name. */
function dottedName(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return null;
  const left = dottedName(node.args[0]);
  return left === null ? null : `${left}.${node.args[1]}`;
}

function startOf(node: ASTNode): number {
  return node.op === '.' ? startOf(node.args[0]) : node.start;
}
