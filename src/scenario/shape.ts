import type * as z from 'zod';
import type { Reporter } from './reporter.ts';
import { EFFECT_KEYWORDS } from './source/effects.ts';
import { didYouMean, nearest } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** Marks the message of an unknown key, which carries the keys that are known. */
const KNOWN = 'known:';

/**
 * Holds a parsed file against its schema and reports every difference at its place. What is wrong is then taken out of `root`, smallest part
 * first, so that the rest can be checked further.
 * @returns whether the file was right, and what could be kept of it (null: nothing)
 */
export function checkShape(
  root: Record<string, unknown>,
  schema: z.ZodType,
  reporter: Reporter,
): { readonly isSound: boolean; readonly kept: Record<string, unknown> | null } {
  const isSpelt = restoreMisspelt(root, schema, reporter);
  let issues = issuesOf(root, schema);
  if (issues.length === 0) return { isSound: isSpelt, kept: root };
  for (const issue of issues) reportIssue(issue, issue.path, root, reporter);
  // Each round takes out something, and what is missing then takes its owner with it, so this ends.
  for (let round = 0; round < 64 && issues.length > 0; round++) {
    if (!prune(root, issues, reporter)) return { isSound: false, kept: null };
    issues = issuesOf(root, schema);
  }
  return { isSound: false, kept: issues.length === 0 ? root : null };
}

/** Stands for a text, an id or a name that is missing; nothing is said of it again. */
export const UNREAD = 'unread';

/**
 * Reports unknown keys and gives those that are only misspelt their right name, so that what they hold is checked as well; others are taken out.
 * @returns whether there were none
 */
function restoreMisspelt(root: Record<string, unknown>, schema: z.ZodType, reporter: Reporter): boolean {
  let isSpelt = true;
  for (let round = 0; round < 16; round++) {
    const unknown = issuesOf(root, schema).filter((issue) => issue.code === 'unrecognized_keys');
    if (unknown.length === 0) break;
    isSpelt = false;
    for (const issue of unknown) {
      reportIssue(issue, issue.path, root, reporter);
      const holder = valueAt(root, issue.path) as Record<string, unknown>;
      for (const key of issue.keys) {
        const near = nearest(
          key,
          knownKeys(issue).filter((known) => !Object.hasOwn(holder, known)),
        );
        if (near !== undefined) {
          holder[near] = holder[key];
          reporter.positions.rename(holder, key, near);
        }
        delete holder[key];
      }
    }
  }
  return isSpelt;
}

function knownKeys(issue: Issue): string[] {
  if (!issue.message.startsWith(KNOWN)) return [];
  return issue.message.slice(KNOWN.length).split(',').filter(Boolean);
}

function issuesOf(root: unknown, schema: z.ZodType): readonly Issue[] {
  const result = schema.safeParse(root, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const shape = (issue.inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape;
      return KNOWN + Object.keys(shape ?? {}).join(',');
    },
  });
  return result.error?.issues ?? [];
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

interface Where {
  readonly of: object;
  readonly key?: string;
}

/** The container that holds what a path names, or the nearest above it. */
function whereIs(root: object, path: readonly PropertyKey[]): Where {
  for (let length = path.length; length > 0; length--) {
    const holder = valueAt(root, path.slice(0, length - 1));
    if (typeof holder === 'object' && holder !== null) return { of: holder, key: String(path[length - 1]) };
  }
  return { of: root };
}

function reportIssue(
  issue: Issue,
  path: readonly PropertyKey[],
  root: Record<string, unknown>,
  reporter: Reporter,
): void {
  const where = whereIs(root, path);
  const name = String(path.at(-1) ?? '');
  const label = /^\d+$/.test(name) || name === '' ? 'This' : `“${name}”`;
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(issue);
      const holder = valueAt(root, path) as object;
      for (const key of issue.keys) {
        reporter.at(
          { of: holder, key, part: 'key' },
          'ET201',
          `There is no key “${key}” here.`,
          didYouMean(key, known, 30),
        );
      }
      return;
    }
    case 'invalid_type': {
      const holder = valueAt(root, path.slice(0, -1));
      if (value === undefined && path.length > 0 && typeof holder === 'object' && holder !== null) {
        const hint = `It must be ${expectation(issue.expected)}.`;
        reporter.at({ of: holder }, 'ET202', `${label} is missing.`, hint);
      } else {
        reporter.at(
          where,
          'ET203',
          `${label} must be ${expectation(issue.expected)}, not ${described(value)}.`,
          kindHint(issue.expected, value, name),
        );
      }
      return;
    }
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (value === undefined)
        reporter.at({ of: where.of }, 'ET202', `${label} is missing.`, `One of ${known.join(', ')}.`);
      else
        reporter.at(where, 'ET204', `${label} must be one of ${known.join(', ')}.`, nearestHint(String(value), known));
      return;
    }
    case 'too_small':
    case 'too_big':
      reportSize(issue, where, label, reporter);
      return;
    case 'invalid_key': {
      const inner = issue.issues[0];
      const spot = { of: where.of, ...(where.key !== undefined && { key: where.key }), part: 'key' as const };
      const hint = `It must be ${inner?.message ?? 'a name'}.${renamed(name, inner?.message)}`;
      reporter.at(spot, 'ET206', `“${name}” cannot be a name here.`, hint);
      return;
    }
    case 'invalid_union':
      reportUnion(issue, path, root, reporter);
      return;
    default:
      reporter.at(
        where,
        'ET206',
        `${label} is not well formed.`,
        `It must be ${issue.message}.${renamed(String(value), issue.message)}`,
      );
  }
}

/** ` Call it “gasShare”.`, when the same words make a name of the kind that is wanted; else nothing. */
function renamed(name: string, wanted = ''): string {
  const form = /camelCase/.test(wanted) ? camelCase(name) : /kebab-case/.test(wanted) ? kebabCase(name) : '';
  return /^[a-z][A-Za-z0-9-]*$/.test(form) ? ` Call it “${form}”.` : '';
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** The words of a name as one, every one but the first with a capital. */
export function camelCase(name: string): string {
  return wordsOf(name)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

/** The words of a name in small letters, with hyphens between them. */
export function kebabCase(name: string): string {
  return wordsOf(name).join('-');
}

function reportSize(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  where: Where,
  label: string,
  reporter: Reporter,
): void {
  const isSmall = issue.code === 'too_small';
  const limit = String(isSmall ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') {
    reporter.at(where, 'ET203', `${label} is empty.`, 'Write something or leave the key out.');
  } else if (issue.origin === 'array' || issue.origin === 'tuple') {
    const exact = issue.exact ? 'exactly' : isSmall ? 'at least' : 'at most';
    reporter.at(where, 'ET210', `${label} must have ${exact} ${limit} ${limit === '1' ? 'item' : 'items'}.`);
  } else {
    const bound = isSmall ? (issue.inclusive ? 'at least' : 'more than') : issue.inclusive ? 'at most' : 'less than';
    const value = valueAt(where.of, where.key === undefined ? [] : [where.key]);
    const isPercent = !isSmall && limit === '1' && typeof value === 'number' && value <= 100;
    const hint = isPercent ? `It is a share: write ${Number((value / 100).toPrecision(12))} for ${value} %.` : '';
    reporter.at(where, 'ET205', `${label} must be ${bound} ${limit}.`, hint);
  }
}

function reportUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  root: Record<string, unknown>,
  reporter: Reporter,
): void {
  const where = whereIs(root, path);
  const value = valueAt(root, path);
  // The alternative whose own kind fits is the one that was meant.
  const meant = issue.errors.filter((branch) => !branch.some((i) => i.path.length === 0 && i.code === 'invalid_type'));
  const best = meant.sort((a, b) => a.length - b.length)[0];
  if (best && best.length > 0) {
    for (const inner of best) reportIssue(inner, [...path, ...inner.path], root, reporter);
    return;
  }
  const name = String(path.at(-1) ?? '');
  const label = /^\d+$/.test(name) || name === '' ? 'This' : `“${name}”`;
  const kinds = issue.errors.flatMap((branch) =>
    branch.flatMap((i) => (i.code === 'invalid_type' ? [expectation(i.expected)] : [])),
  );
  const expected = [...new Set(kinds)].join(' or ');
  const holder = valueAt(root, path.slice(0, -1));
  if (value === undefined && path.length > 0 && typeof holder === 'object' && holder !== null) {
    reporter.at({ of: holder }, 'ET202', `${label} is missing.`, `It must be ${expected}.`);
    return;
  }
  const keyword = typeof value === 'object' ? nearest(name, EFFECT_KEYWORDS) : undefined;
  // `-0,5` within braces is two entries: `-0` and a key `5`.
  const isComma = value === null && /^\d+$/.test(name) && !Array.isArray(where.of);
  const hint = isComma
    ? 'A decimal has a point: 0.5.'
    : keyword !== undefined
      ? `Did you mean “${keyword}”?`
      : nestedHint(name, value);
  reporter.at(where, 'ET203', `${label} must be ${expected}, not ${described(value)}.`, hint);
}

/** Variables are written out in full, though YAML would let them be maps within maps. */
function nestedHint(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const inner = Object.keys(value)[0];
  return inner !== undefined && VARIABLE_ROOTS.has(name) ? `Write “${name}.${inner}: …”, on one line.` : '';
}

/** What names of variables may begin with. */
const VARIABLE_ROOTS: ReadonlySet<string> = new Set(
  'relations,habit,heat,threat,optics,sanctions,energy,oil,inventory,munitions,spares,economy,public,seat,trade,indicators'.split(
    ',',
  ),
);

function nearestHint(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? '' : `Did you mean “${near}”?`;
}

function expectation(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'int':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
    case 'tuple':
      return 'a list';
    case 'object':
    case 'record':
      return 'a map';
    default:
      return expected;
  }
}

function described(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'boolean':
      return String(value);
    case 'number':
      return Number.isFinite(value) ? `the number ${value}` : 'a number without an end';
    default:
      return 'a map';
  }
}

/** How the value that is there could have been meant. */
function kindHint(expected: string, value: unknown, name: string): string {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return 'Put it in quotes.';
  if (expected === 'array' && typeof value === 'string') return `Write it as a list: “${name}: [${value}]”.`;
  if ((expected === 'number' || expected === 'int') && typeof value === 'string') return numberHint(value);
  if (expected === 'boolean' && typeof value === 'string') {
    if (/^(?:yes|on|true)$/i.test(value)) return 'Write “true”, without quotes.';
    if (/^(?:no|off|false)$/i.test(value)) return 'Write “false”, without quotes.';
  }
  if (name === 'cost' && typeof value === 'number') return `Write “cost: { capital: ${value} }”.`;
  return '';
}

/** What a text that stands for a number may have meant. */
function numberHint(text: string): string {
  const written = text.trim();
  const percent = /^(-?\d+(?:\.\d+)?)\s*%$/.exec(written);
  if (percent) {
    const part = Number((Number(percent[1]) / 100).toPrecision(12));
    return `Write the number alone; as a share, ${written} is ${part}.`;
  }
  if (/^-?\d+,\d+$/.test(written)) return `A decimal has a point: ${written.replace(',', '.')}.`;
  if (written !== '' && Number.isFinite(Number(written))) return `Leave out the quotes: ${written}.`;
  return '';
}

/** Takes out what each issue names, or lets something stand for what is missing. Gives false when that is everything. */
function prune(root: Record<string, unknown>, issues: readonly Issue[], reporter: Reporter): boolean {
  const gone = new Map<object, Set<string>>();
  const remove = (holder: unknown, key: PropertyKey): void => {
    if (typeof holder !== 'object' || holder === null) return;
    const keys = gone.get(holder) ?? new Set<string>();
    gone.set(holder, keys.add(String(key)));
  };
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) remove(valueAt(root, issue.path), key);
      continue;
    }
    let path = issue.path;
    if (fill(root, issue, reporter)) continue;
    // What is missing cannot be taken out; its owner is incomplete.
    while (path.length > 0 && valueAt(root, path) === undefined) path = path.slice(0, -1);
    if (path.length === 0) return false;
    remove(valueAt(root, path.slice(0, -1)), path.at(-1)!);
  }
  for (const [holder, keys] of gone) {
    if (Array.isArray(holder)) reporter.positions.removeItems(holder, keys);
    else for (const key of keys) delete (holder as Record<string, unknown>)[key];
  }
  return true;
}

/** Lets something stand for a missing word, so that its owner can be checked further. */
function fill(root: Record<string, unknown>, issue: Issue, reporter: Reporter): boolean {
  const { path } = issue;
  const key = path.at(-1);
  const holder = valueAt(root, path.slice(0, -1));
  if (typeof key !== 'string' || typeof holder !== 'object' || holder === null || Array.isArray(holder)) return false;
  if (Object.hasOwn(holder, key)) return false;
  const standIn = standInFor(issue);
  if (standIn === undefined) return false;
  (holder as Record<string, unknown>)[key] = standIn;
  reporter.markFilled(holder);
  return true;
}

function standInFor(issue: Issue): unknown {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' ? UNREAD : undefined;
    case 'invalid_union': {
      const takesText = issue.errors.some((branch) =>
        branch.some((each) => each.path.length === 0 && each.code === 'invalid_type' && each.expected === 'string'),
      );
      return takesText ? UNREAD : undefined;
    }
    case 'invalid_value':
      return issue.values[0];
    default:
      return undefined;
  }
}
