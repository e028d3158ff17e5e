import type { Expr, Scope, State } from '#engine';
import { compileExpression, NO_MOVE, readValue as read, SANCTION_RUNGS } from '#engine';
import { formatValue } from './numbers.ts';
import { quarterText } from './quarters.ts';
import { hasWords, type Setting } from './setting.ts';
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

/** Names enough to tell what kind of move is meant. */
const MOST_NAMES = 2;

/** What is done when a tag is set: in its own words, or by the names of the moves and contracts that set it. */
function nameOfTag(setting: Setting, tag: string): string {
  const { words, ruleset } = setting;
  const own = words(`tag.${tag}`);
  if (own !== `tag.${tag}`) return own;
  const { decisions, events, programmes } = ruleset.data;
  const keys = [
    ...[...decisions, ...events].filter(({ options }) => options.some(({ tags }) => tags.includes(tag))),
    ...programmes.filter(({ tags }) => tags.includes(tag)),
  ].map(({ key }) => key);
  const names = [...new Set(keys.flatMap((key) => (hasWords(words, `${key}.name`) ? [words(`${key}.name`)] : [])))];
  const [first, second] = names.map((name) => words('condition.tag.quoted', { name }));
  if (first === undefined) return words('condition.tag.unnamed');
  if (second === undefined) return first;
  return words(names.length > MOST_NAMES ? 'condition.tag.like' : 'condition.tag.or', { first, second });
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

/** Something that stands in the way. */
export interface Obstacle {
  /** What is waited for; of what is over, why. */
  readonly text: string;
  /** Whether it stands in the way for good. */
  readonly isPast: boolean;
}

const waiting = (text: string): Obstacle => ({ text, isPast: false });
const past = (text: string): Obstacle => ({ text, isPast: true });

/** A call that should be true or false, in words; null when there are none for it. */
function describeCall(setting: Setting, fn: string, id: string, wanted: boolean): Obstacle | null {
  const { words } = setting;
  const over = `condition.${fn}.past`;
  // What has been done stays done.
  if (!wanted && hasWords(words, over)) return past(words(over, { what: subject(setting, fn, id) }));
  const text = `condition.${fn}.${wanted ? 'yes' : 'no'}`;
  return hasWords(words, text) ? waiting(words(text, { what: subject(setting, fn, id) })) : null;
}

/** A bound on the quarters played, as the quarter it is about. */
function describeTurn({ words, ruleset }: Setting, state: State, relation: string, bound: number): Obstacle | null {
  const first = relation === '>' ? bound + 1 : bound;
  const isWait = relation === '>=' || relation === '>' || (relation === '==' && state.turn < bound);
  if (isWait) return waiting(words('condition.turn.wait', { quarter: quarterText(words, ruleset.data, first) }));
  if (relation === '!=') return null;
  const last = relation === '<' ? bound - 1 : bound;
  return past(words('condition.turn.past', { quarter: quarterText(words, ruleset.data, last) }));
}

/** A bound on a variable, in words. */
function describeVariable(
  setting: Setting,
  state: State,
  variable: string,
  relation: string,
  bound: number,
): Obstacle | null {
  const { words, ruleset } = setting;
  if (variable === 'turn') return describeTurn(setting, state, relation, bound);
  const now = read(ruleset, state, variable);
  const needs = NEEDS[relation] ?? '';
  const ladder = /^sanctions\.(\w+)\.(\w+)\.rung$/.exec(variable);
  if (ladder) {
    const rung = (at: number): string => words(`rung.${SANCTION_RUNGS[Math.round(at)] ?? 'none'}`);
    const name = words(`instrument.${ladder[1]}.${ladder[2]}.name`);
    return waiting(words(needs, { name, value: rung(bound), now: rung(now) }));
  }
  const unit = unitOf(variable);
  const name = nameOfVariable(words, variable);
  return waiting(
    words(needs, {
      // How a thing looks is named by a clause of its own.
      name: variable.startsWith('optics.') ? words('condition.tag.quoted', { name }) : name,
      value: formatValue(bound, unit),
      now: formatValue(now, unit),
    }),
  );
}

/** A bound on a count of what was done, in words. */
function describeCount(setting: Setting, state: State, side: Branch, relation: string, bound: number): Obstacle | null {
  const { words, ruleset } = setting;
  const fn = asText(side[1]) ?? '';
  if (!hasWords(words, `condition.count.${fn}`)) return null;
  const what = subject(setting, fn, asText(side[2]) ?? '');
  const isNone = (relation === '<' && bound <= 1) || ((relation === '<=' || relation === '==') && bound === 0);
  const isSome = (relation === '>=' && bound === 1) || ((relation === '>' || relation === '!=') && bound === 0);
  if (fn === 'recent' && typeof side[3] === 'number' && isNone) {
    const last = compileExpression(['call', 'since', asText(side[2]) ?? ''], ruleset.symbols)(scopeOf(state));
    return waiting(words('condition.recent.none', { quarters: Math.max(1, side[3] - last), what }));
  }
  if (fn === 'recent' && typeof side[3] === 'number' && isSome) {
    return waiting(words('condition.recent.some', { quarters: side[3], what }));
  }
  const now = compileExpression(side, ruleset.symbols)(scopeOf(state));
  if (fn === 'since' && (relation === '>=' || relation === '>')) {
    return waiting(words('condition.since.least', { quarters: relation === '>' ? bound + 1 : bound, what, now }));
  }
  if (fn === 'since' && (relation === '<=' || relation === '<')) {
    return waiting(words('condition.recent.some', { quarters: relation === '<' ? bound : bound + 1, what }));
  }
  const name = words(`condition.count.${fn}`, { what });
  return waiting(
    words(NEEDS[relation] ?? '', { name, value: formatValue(bound, 'count'), now: formatValue(now, 'count') }),
  );
}

/** What a single condition asks for, in words; null when there are no words for it. */
function describe(setting: Setting, state: State, expr: Expr, wanted: boolean): Obstacle | null {
  if (!isBranch(expr)) return null;
  const [operator, left, right] = expr;
  if (operator === '!' && isBranch(left)) return describe(setting, state, left, !wanted);
  if ((operator === '||' && wanted) || (operator === '&&' && !wanted)) {
    return describeEither(setting, state, [left, right], wanted);
  }
  if (operator === 'call') return describeCall(setting, asText(left) ?? '', asText(right) ?? '', wanted);
  if (!Object.hasOwn(OPPOSITE, operator)) return null;
  const flipped = typeof left === 'number';
  const [side, bound] = flipped ? [right, left] : [left, right];
  const facing = flipped ? (MIRROR[operator] ?? operator) : operator;
  const relation = wanted ? facing : (OPPOSITE[facing] ?? facing);
  if (!isBranch(side) || typeof bound !== 'number') return null;
  if (side[0] === 'v') return describeVariable(setting, state, asText(side[1]) ?? '', relation, bound);
  return side[0] === 'call' ? describeCount(setting, state, side, relation, bound) : null;
}

/** Either of some conditions would do. Where only one of them can still come, that is the one to wait for. */
function describeEither(
  setting: Setting,
  state: State,
  sides: readonly (Expr | string | undefined)[],
  wanted: boolean,
): Obstacle | null {
  const parts = sides.map((part) => (isBranch(part) ? describe(setting, state, part, wanted) : null));
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  const open = known.filter(({ isPast }) => !isPast);
  // Talks follow on an offer: the offer is what is waited for.
  const [first, second] = sides;
  if (
    isBranch(first) &&
    isBranch(second) &&
    first[0] === 'call' &&
    first[1] === 'offered' &&
    second[1] === 'negotiating' &&
    first[2] === second[2]
  ) {
    return known[0] ?? null;
  }
  const texts = (open.length > 0 ? open : known).map(({ text }) => text);
  return { text: texts.join(setting.words('condition.or')), isPast: open.length === 0 };
}

const scopeOf = (state: State): Scope => ({ ...state, v: state.values, move: NO_MOVE });

/**
 * What stands in the way of a condition: one obstacle per part that does not hold. Empty when it holds, or when there are no
 * words for what fails.
 */
export function obstaclesTo(setting: Setting, state: State, condition: Expr | undefined): Obstacle[] {
  if (condition === undefined || !isBranch(condition)) return [];
  if (condition[0] === '&&') {
    return condition.slice(1).flatMap((part) => (isBranch(part) ? obstaclesTo(setting, state, part) : []));
  }
  if (compileExpression(condition, setting.ruleset.symbols)(scopeOf(state)) !== 0) return [];
  const obstacle = describe(setting, state, condition, true);
  return obstacle === null ? [] : [obstacle];
}
