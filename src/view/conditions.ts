import type { Expr, Scope, State } from '#engine';
import { compileExpression, NO_MOVE, readValue as read } from '#engine';
import { formatValue } from './numbers.ts';
import type { Setting } from './setting.ts';
import { nameOfVariable, unitOf } from './variables.ts';
import { humanise, wordsOr } from './words/index.ts';

type Branch = Exclude<Expr, number>;

const OPPOSITE: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};
const MIRROR: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' };
const NEEDS: Readonly<Record<string, string>> = {
  '<': 'condition.below',
  '<=': 'condition.atMost',
  '>': 'condition.above',
  '>=': 'condition.atLeast',
  '==': 'condition.equal',
  '!=': 'condition.unequal',
};

const isBranch = (part: Expr | string | undefined): part is Branch => typeof part === 'object';
const asText = (part: Expr | string | undefined): string | null => (typeof part === 'string' ? part : null);

/** More names than these say less than the tag does. */
const MOST_NAMES = 2;

/** What is done when a tag is set: in its own words, or by the names of the moves that set it. */
function nameOfTag(setting: Setting, tag: string): string {
  const { words, ruleset } = setting;
  const own = words(`tag.${tag}`);
  if (own !== `tag.${tag}`) return own;
  const { decisions, events } = ruleset.data;
  const keys = [...decisions, ...events]
    .filter(({ options }) => options.some(({ tags }) => tags.includes(tag)))
    .map(({ key }) => key);
  if (keys.length === 0 || keys.length > MOST_NAMES) return words('condition.tag.quoted', { name: humanise(tag) });
  return keys
    .map((key) => words('condition.tag.quoted', { name: wordsOr(words, `${key}.name`, humanise(tag)) }))
    .reduce((first, second) => words('condition.tag.or', { first, second }));
}

/** Name of what a function of an expression asks about. */
function subject(setting: Setting, fn: string, id: string): string {
  const { words } = setting;
  switch (fn) {
    case 'signed':
    case 'offered':
    case 'negotiating':
    case 'frozen':
    case 'complete':
    case 'delivered':
      return wordsOr(words, `programme.${id}.name`, humanise(id));
    case 'inCrisis':
    case 'crisisRung':
      return wordsOr(words, `crisis.${id}.name`, humanise(id));
    case 'promised':
    case 'kept':
    case 'broke':
      return wordsOr(words, `promise.${id}.text`, humanise(id)).replace(/\.$/, '');
    case 'happened':
      return wordsOr(words, `event.${id}.name`, humanise(id));
    case 'chose': {
      const [kind = '', what = ''] = id.split('.');
      return wordsOr(words, `${kind === 'decide' ? 'decision' : 'event'}.${what}.name`, humanise(what));
    }
    default:
      return nameOfTag(setting, id);
  }
}

/** What a single condition asks for, in words; null when there are no words for it. */
function describe(setting: Setting, state: State, expr: Expr, wanted: boolean): string | null {
  if (!isBranch(expr)) return null;
  const { words, ruleset } = setting;
  const [operator, left, right] = expr;
  if (operator === '!' && isBranch(left)) return describe(setting, state, left, !wanted);
  if ((operator === '||' && wanted) || (operator === '&&' && !wanted)) {
    const parts = [left, right].map((part) => (isBranch(part) ? describe(setting, state, part, wanted) : null));
    return parts.every((part) => part !== null) ? parts.join(words('condition.or')) : null;
  }
  if (operator === 'call') {
    const fn = asText(left) ?? '';
    const id = asText(right) ?? '';
    const text = `condition.${fn}.${wanted ? 'yes' : 'no'}`;
    return words(text) === text ? null : words(text, { what: subject(setting, fn, id) });
  }
  if (!Object.hasOwn(OPPOSITE, operator)) return null;
  const flipped = typeof left === 'number';
  const [side, bound] = flipped ? [right, left] : [left, right];
  const facing = flipped ? (MIRROR[operator] ?? operator) : operator;
  const relation = wanted ? facing : (OPPOSITE[facing] ?? facing);
  if (!isBranch(side) || typeof bound !== 'number') return null;
  const needs = NEEDS[relation] ?? '';
  if (side[0] === 'v') {
    const variable = asText(side[1]) ?? '';
    const unit = unitOf(variable);
    return words(needs, {
      name: nameOfVariable(words, variable),
      value: formatValue(bound, unit),
      now: formatValue(read(ruleset, state, variable), unit),
    });
  }
  if (side[0] === 'call') {
    const fn = asText(side[1]) ?? '';
    const text = `condition.count.${fn}`;
    if (words(text) === text) return null;
    const isNever = (relation === '<' && bound <= 1) || ((relation === '<=' || relation === '==') && bound === 0);
    if (fn === 'recent' && isNever && typeof side[3] === 'number') {
      return words('condition.recent.none', { quarters: side[3], what: subject(setting, fn, asText(side[2]) ?? '') });
    }
    const scope = scopeOf(state);
    const name = words(text, { what: subject(setting, fn, asText(side[2]) ?? '') });
    const now = compileExpression(side, ruleset.symbols)(scope);
    return words(needs, { name, value: formatValue(bound, 'count'), now: formatValue(now, 'count') });
  }
  return null;
}

const scopeOf = (state: State): Scope => ({ ...state, v: state.values, move: NO_MOVE });

/**
 * What stands in the way of a condition, in words: one text per part that does not hold. Empty when it holds, or when
 * there are no words for what fails.
 */
export function failingParts(setting: Setting, state: State, condition: Expr | undefined): string[] {
  if (condition === undefined || !isBranch(condition)) return [];
  if (condition[0] === '&&') {
    return condition.slice(1).flatMap((part) => (isBranch(part) ? failingParts(setting, state, part) : []));
  }
  if (compileExpression(condition, setting.ruleset.symbols)(scopeOf(state)) !== 0) return [];
  const text = describe(setting, state, condition, true);
  return text === null ? [] : [text];
}
