import type { TurnReport } from '#engine';
import { explain, readValue as read } from '#engine';
import type { Place } from './causes.ts';
import { nameOfCause, placeOf } from './causes.ts';
import { nameOfFigure, omenAt, omenBetween } from './figures.ts';
import { changeDecimals, formatChange, formatValue, roundToSum } from './numbers.ts';
import { quarterText } from './quarters.ts';
import { capitalOf, type Setting } from './setting.ts';
import type { Omen } from './variables.ts';
import { unitOf } from './variables.ts';
import type { Words } from './words/index.ts';
import { wordsOr } from './words/index.ts';

/** One reason in a Why? table. */
export interface WhyRow {
  readonly name: string;
  /** Capital that did it; empty when nobody in particular. */
  readonly who: string;
  /** Extra reason, when the cause alone does not say it. */
  readonly note: string;
  readonly delta: number;
  readonly deltaText: string;
  readonly omen: Omen;
  /** −1…1 of the largest row, for a bar. */
  readonly bar: number;
  /** The scenario line it comes from; null for the engine's own equations. */
  readonly place: Place | null;
  /** Where more is told of it: the file on a capital, or the report of the quarter; null for the engine's own equations. */
  readonly jump: { readonly to: 'file'; readonly actor: string } | { readonly to: 'quarter' } | null;
  readonly isModel: boolean;
}

export interface Why {
  readonly variable: string;
  readonly name: string;
  readonly quarter: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly omen: Omen;
  /** Largest first. The shown numbers sum to the shown change. */
  readonly rows: readonly WhyRow[];
}

/** Reasons below half a shown step are gathered in one row. */
const EXTRA = 1;

/** What a figure is and what moves it, in a sentence or two; empty when nothing is written about it. */
export function aboutVariable(words: Words, variable: string): string {
  return wordsOr(words, `about.${variable.startsWith('relations.') ? 'relations' : variable}`, '');
}

function jumpOf(cause: string): WhyRow['jump'] {
  const [root = '', owner = ''] = cause.split('.');
  switch (root) {
    case 'ladder':
    case 'reaction':
    case 'instrument':
    case 'demand':
      return { to: 'file', actor: owner };
    case 'decision':
    case 'event':
    case 'crisis':
    case 'promise':
    case 'programme':
      return { to: 'quarter' };
    default:
      return null;
  }
}

/** What moved a variable most over a quarter, with its share: `−3.0 Oil penalties: statement`; empty when nothing did. */
export function chiefCause(setting: Setting, report: TurnReport, variable: string): string {
  const { rows } = whyOf(setting, report, variable);
  const change = rows.reduce((sum, { delta }) => sum + delta, 0);
  const first = rows.find(({ delta }) => delta * change > 0);
  return first ? setting.words('figure.because', { cause: first.name, change: first.deltaText }) : '';
}

/** Why a figure moved over a quarter. */
export function whyOf(setting: Setting, report: TurnReport, variable: string): Why {
  const { ruleset, bundle, words } = setting;
  const unit = unitOf(variable);
  const merged = new Map<string, { cause: string; actor: string; text: string; delta: number }>();
  for (const { cause, actor = '', text = '', delta } of explain(ruleset, report, variable)) {
    const key = `${cause}|${actor}|${text}`;
    const known = merged.get(key);
    if (known) known.delta += delta;
    else merged.set(key, { cause, actor, text, delta });
  }
  const decimals = changeDecimals(unit, EXTRA);
  const step = 10 ** -decimals;
  const all = [...merged.values()].sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
  const seen = all.filter(({ delta }) => Math.abs(delta) >= step / 2);
  const small = all.filter(({ delta }) => Math.abs(delta) < step / 2);
  const rest = small.reduce((sum, { delta }) => sum + delta, 0);
  if (Math.abs(rest) >= step / 2) seen.push({ cause: 'model.small', actor: '', text: '', delta: rest });

  const shown = roundToSum(
    seen.map(({ delta }) => delta),
    decimals,
  );
  const largest = Math.max(step, ...seen.map(({ delta }) => Math.abs(delta)));
  const before = read(ruleset, report.before, variable);
  const after = read(ruleset, report.after, variable);
  return {
    variable,
    name: nameOfFigure(setting, report.after, variable),
    quarter: quarterText(words, ruleset.data, report.turn),
    before: formatValue(before, unit, EXTRA),
    after: formatValue(after, unit, EXTRA),
    change: formatChange(
      shown.reduce((sum, part) => sum + part, 0),
      unit,
      EXTRA,
    ),
    omen: omenBetween(setting, report.before, report.after, variable),
    rows: seen.map(({ cause, actor, text, delta }, index) => ({
      name: nameOfCause(words, cause),
      who: actor === '' ? '' : capitalOf(words, actor),
      note: text === '' ? '' : words(text),
      delta,
      deltaText: formatChange(shown[index] ?? 0, unit, EXTRA),
      omen: omenAt(setting, report.after.doctrine, variable, delta),
      bar: delta / largest,
      place: placeOf(bundle, cause),
      jump: jumpOf(cause),
      isModel: cause.startsWith('model.'),
    })),
  };
}
