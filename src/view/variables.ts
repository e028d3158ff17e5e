import type { Unit } from './numbers.ts';
import type { WordParams, Words } from './words/index.ts';
import { capitalise, humanise, wordsOr } from './words/index.ts';

/** Whether more of it is good news for whoever sits at the pivot's table. */
export type Polarity = 'up' | 'down' | 'none';

interface Pattern {
  readonly match: RegExp;
  readonly unit: Unit;
  readonly polarity: Polarity;
  /** Text id of the name; parameters come from the match. */
  readonly text: string;
  readonly params?: (words: Words, parts: readonly string[]) => WordParams;
}

const capital = (words: Words, actor: string): string => wordsOr(words, `actor.${actor}.capital`, capitalise(actor));
const named =
  (root: string) =>
  (words: Words, parts: readonly string[]): WordParams => ({
    name: wordsOr(words, `${root}.${parts[1] ?? ''}.name`, capitalise(humanise(parts[1] ?? ''))),
  });
const actorOf = (words: Words, parts: readonly string[]): WordParams => ({ actor: capital(words, parts[1] ?? '') });
const pairOf = (words: Words, parts: readonly string[]): WordParams => ({
  a: capital(words, parts[1] ?? ''),
  b: capital(words, parts[2] ?? ''),
});
const instrumentOf = (words: Words, parts: readonly string[]): WordParams => ({
  actor: capital(words, parts[1] ?? ''),
  name: wordsOr(words, `instrument.${parts[1]}.${parts[2]}.name`, humanise(parts[2] ?? '')),
});
const holdingOf = (words: Words, parts: readonly string[]): WordParams => ({
  domain: wordsOr(words, `domain.${parts[1]}.name`, humanise(parts[1] ?? '')),
  supplier: wordsOr(words, `supplier.${parts[2]}.name`, humanise(parts[2] ?? '')),
});

const rule = (match: RegExp, unit: Unit, polarity: Polarity, text: string, params?: Pattern['params']): Pattern => ({
  match,
  unit,
  polarity,
  text,
  ...(params ? { params } : {}),
});

/** How each variable is named and read. First match wins. */
const PATTERNS: readonly Pattern[] = [
  rule(/^relations\.(\w+)\.(\w+)$/, 'points', 'up', 'variable.relations', pairOf),
  rule(/^habit\.(\w+)\.(\w+)$/, 'points', 'up', 'variable.habit', pairOf),
  rule(/^mood\.(\w+)\.(\w+)$/, 'points', 'none', 'variable.mood', pairOf),
  rule(/^heat\.(\w+)$/, 'score', 'down', 'variable.heat', actorOf),
  rule(/^threat\.(\w+)$/, 'score', 'down', 'variable.named', named('threat')),
  rule(/^optics\.(\w+)$/, 'index', 'none', 'variable.named', named('optics')),
  rule(/^response\.(\w+)\.(\w+)$/, 'rung', 'none', 'variable.response', actorOf),
  rule(/^sanctions\.(\w+)\.(\w+)\.pressure$/, 'score', 'down', 'variable.pressure', instrumentOf),
  rule(/^sanctions\.(\w+)\.(\w+)\.rung$/, 'rung', 'down', 'variable.rung', instrumentOf),
  rule(/^sanctions\.(\w+)\.(\w+)\.hold$/, 'quarters', 'none', 'variable.hold', instrumentOf),
  rule(/^sanctions\.(\w+)\.(\w+)\.risk$/, 'chance', 'down', 'variable.riskOf', instrumentOf),
  rule(/^energy\.brent$/, 'perBarrel', 'down', 'variable.brent'),
  rule(/^energy\.cost$/, 'perBarrel', 'down', 'variable.energyCost'),
  rule(/^energy\.bill$/, 'billionPerYear', 'down', 'variable.bill'),
  rule(/^energy\.imports$/, 'barrels', 'none', 'variable.imports'),
  rule(/^energy\.passThrough$/, 'share', 'none', 'variable.passThrough'),
  rule(/^oil\.(\w+)\.share$/, 'share', 'none', 'variable.oilShare', named('oil')),
  rule(/^oil\.(\w+)\.diff$/, 'perBarrel', 'down', 'variable.oilDiff', named('oil')),
  rule(/^oil\.(\w+)\.freight$/, 'perBarrel', 'down', 'variable.oilFreight', named('oil')),
  rule(/^oil\.(\w+)\.risk$/, 'perBarrel', 'down', 'variable.oilRisk', named('oil')),
  rule(/^oil\.(\w+)\.price$/, 'perBarrel', 'down', 'variable.oilPrice', named('oil')),
  rule(/^oil\.(\w+)\.contract$/, 'share', 'none', 'variable.oilContract', named('oil')),
  rule(/^oil\.(\w+)\.cap$/, 'share', 'none', 'variable.oilCap', named('oil')),
  rule(/^inventory\.(\w+)\.(\w+)$/, 'units', 'up', 'variable.inventory', holdingOf),
  rule(/^munitions\.(\w+)$/, 'share', 'up', 'variable.munitions', named('domain')),
  rule(/^cover\.(\w+)$/, 'share', 'up', 'variable.cover', named('domain')),
  rule(/^spares\.(\w+)$/, 'share', 'up', 'variable.spares', named('supplier')),
  rule(/^disruption\.(\w+)$/, 'share', 'down', 'variable.disruption', named('supplier')),
  rule(/^late\.(\w+)$/, 'index', 'down', 'variable.late', named('supplier')),
  rule(/^armsValue\.(\w+)$/, 'billion', 'none', 'variable.armsValue', named('supplier')),
  rule(/^arms\.(\w+)\.share$/, 'share', 'none', 'variable.armsShare', named('supplier')),
  rule(/^economy\.growth$/, 'percent', 'up', 'variable.growth'),
  rule(/^economy\.inflation$/, 'percent', 'down', 'variable.inflation'),
  rule(/^economy\.deficit$/, 'percent', 'down', 'variable.deficit'),
  rule(/^economy\.tariff$/, 'pp', 'down', 'variable.tariff'),
  rule(/^economy\.tariffBase$/, 'pp', 'down', 'variable.tariffBase'),
  rule(/^economy\.treasury$/, 'billion', 'up', 'variable.treasury'),
  rule(/^economy\.industry$/, 'score', 'up', 'variable.industry'),
  rule(/^public\.approval$/, 'score', 'up', 'variable.approval'),
  rule(/^public\.pride$/, 'score', 'up', 'variable.pride'),
  rule(/^public\.security$/, 'score', 'up', 'variable.security'),
  rule(/^seat\.(\w+)\.capital$/, 'points', 'up', 'variable.capital', actorOf),
  rule(/^trade\.(\w+)$/, 'share', 'none', 'variable.trade', actorOf),
  rule(/^exposure\.(\w+)$/, 'share', 'none', 'variable.exposure', actorOf),
  rule(/^readiness$/, 'score', 'up', 'variable.readiness'),
  rule(/^autonomy$/, 'score', 'up', 'variable.autonomy'),
  rule(/^risk$/, 'chance', 'down', 'variable.risk'),
  rule(/^tension$/, 'signed', 'down', 'variable.tension'),
  rule(/^promises\.outstanding$/, 'units', 'none', 'variable.promisesOutstanding'),
  rule(/^promises\.kept$/, 'units', 'up', 'variable.promisesKept'),
  rule(/^promises\.broken$/, 'units', 'down', 'variable.promisesBroken'),
  rule(/^indicators\.(\w+)$/, 'score', 'none', 'variable.named', named('indicator')),
  rule(/^turn$/, 'quarters', 'none', 'variable.turn'),
  rule(/^turns$/, 'quarters', 'none', 'variable.turns'),
  rule(/^quarter$/, 'quarters', 'none', 'variable.quarter'),
  rule(/^goals\.met$/, 'quarters', 'up', 'variable.goalsMet'),
  rule(/^goals\.score$/, 'share', 'up', 'variable.goalsScore'),
];

interface Found {
  readonly pattern: Pattern;
  readonly parts: readonly string[];
}

/** What has been asked for before: names are few, and each is asked for with every choice on the desk. */
const found = new Map<string, Found | undefined>();

function find(variable: string): Found | undefined {
  if (!found.has(variable)) found.set(variable, search(variable));
  return found.get(variable);
}

function search(variable: string): Found | undefined {
  for (const pattern of PATTERNS) {
    const parts = pattern.match.exec(variable);
    if (parts) return { pattern, parts };
  }
  return undefined;
}

/** What a reader calls a variable: `New Delhi–Washington relations`. */
export function nameOfVariable(words: Words, variable: string): string {
  const found = find(variable);
  if (!found) return capitalise(humanise(variable.replaceAll('.', ' ')));
  return words(found.pattern.text, found.pattern.params?.(words, found.parts));
}

/** Unit a variable is shown in; plain index when the variable is not known. */
export function unitOf(variable: string): Unit {
  return find(variable)?.pattern.unit ?? 'index';
}

/** Whether a rise is good news at the pivot's table. */
export function polarityOf(variable: string): Polarity {
  return find(variable)?.pattern.polarity ?? 'none';
}

export type Omen = 'good' | 'bad' | 'even';

/** How a change of a variable reads. Relations among others are nobody's good news. */
export function omenOf(variable: string, change: number, pivot: string): Omen {
  const polarity = polarityOf(variable);
  if (Math.abs(change) < 1e-9 || polarity === 'none') return 'even';
  const tie = /^(?:relations|habit)\.(\w+)\.(\w+)$/.exec(variable);
  if (tie && tie[1] !== pivot && tie[2] !== pivot) return 'even';
  return change > 0 === (polarity === 'up') ? 'good' : 'bad';
}
