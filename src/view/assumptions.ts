import { COEFFICIENTS, coefficientsOf, isBeyondRange, limitsOf } from '#engine';
import type { Rerun } from '#lab';
import { formatChange, formatValue } from './numbers.ts';
import { namesOfMove } from './plan.ts';
import { quarterText } from './quarters.ts';
import type { Setting } from './setting.ts';
import { nameOfVariable, unitOf } from './variables.ts';
import { capitalise, wordsOr } from './words/index.ts';

/** A coefficient of the model as the assumptions page lists it. */
export interface AssumptionRow {
  readonly id: string;
  readonly text: string;
  readonly unit: string;
  /** As the scenario has it. */
  readonly written: string;
  readonly range: string;
  readonly source: string;
  /** Where the source can be read; empty when it has no address. */
  readonly url: string;
  readonly confidence: string;
  /** What stands in its field: the written value, or what somebody wrote instead. */
  readonly field: string;
  readonly changed: boolean;
  /** Said of a value beyond what the sources span; empty otherwise. */
  readonly warning: string;
  /** Why the value cannot be; empty otherwise. */
  readonly problem: string;
}

/** A number as a field takes it. */
const plain = (value: number): string => String(Math.round(value * 1e6) / 1e6);

/** The value a field stands for; NaN for what is no number. Decimal commas are taken. */
export function numberIn(field: string): number {
  const text = field.trim().replace(',', '.').replace('−', '-');
  return text === '' ? Number.NaN : Number(text);
}

/** Every coefficient with what its field holds; `fields` holds those that somebody has touched. */
export function assumptionRows(setting: Setting, fields: Readonly<Record<string, string>>): AssumptionRow[] {
  const { words, ruleset, bundle } = setting;
  return coefficientsOf(ruleset.written).map((coefficient) => {
    const { id, value, range, unit, source, confidence } = coefficient;
    const field = fields[id] ?? plain(value);
    // What nobody touched is exact, however its field is rounded.
    const asked = fields[id] === undefined ? value : numberIn(field);
    const [least, most] = limitsOf(coefficient);
    const reference = bundle.references.find((each) => each.id === source);
    const isOut = asked < least || asked > most;
    const isChoice = source === 'design choice';
    const span = { low: plain(range[0]), high: plain(range[1]) };
    return {
      id,
      text: wordsOr(words, `coefficient.${id}`, COEFFICIENTS.find((each) => each.id === id)?.text ?? id),
      unit,
      written: plain(value),
      range: words(isChoice ? 'assumptions.range.choice' : 'assumptions.range', span),
      source: reference?.title ?? (isChoice ? words('assumptions.choice') : source),
      // Other schemes are not for a page to follow.
      url: /^https?:\/\//i.test(reference?.url ?? '') ? (reference?.url ?? '') : '',
      confidence: words(`assumptions.confidence.${confidence}`),
      field,
      changed: asked !== value,
      warning:
        !isOut && isBeyondRange(coefficient, asked)
          ? words(isChoice ? 'assumptions.beyond.choice' : 'assumptions.beyond', span)
          : '',
      problem: Number.isNaN(asked)
        ? words('assumptions.noNumber')
        : isOut
          ? words('assumptions.out', { least: plain(least), most: plain(most) })
          : '',
    };
  });
}

/** What was changed for this game, each a line: `Jealousy …: 9 instead of 6`. */
export function assumptionLines({ words, ruleset }: Setting): string[] {
  const written = new Map(coefficientsOf(ruleset.written).map((each) => [each.id, each]));
  return Object.entries(ruleset.assumptions).map(([id, value]) => {
    const coefficient = written.get(id);
    const beyond = coefficient !== undefined && isBeyondRange(coefficient, value);
    return words(beyond ? 'assumptions.line.beyond' : 'assumptions.line', {
      text: wordsOr(words, `coefficient.${id}`, id),
      id,
      value: plain(value),
      written: plain(coefficient?.value ?? value),
    });
  });
}

/** A finished game beside itself under other assumptions. */
export interface RerunView {
  readonly assumptions: readonly string[];
  readonly was: { readonly ending: string; readonly score: string };
  readonly is: { readonly ending: string; readonly score: string };
  readonly same: boolean;
  readonly figures: readonly {
    readonly name: string;
    readonly was: string;
    readonly is: string;
    readonly change: string;
  }[];
  /** Moves that could no longer be made, each a line. */
  readonly lost: readonly string[];
}

/** A finished game beside the same plans under other assumptions. */
export function rerunView(setting: Setting, rerun: Rerun): RerunView {
  const { words, ruleset } = setting;
  const side = ({ ending, score }: Rerun['was']) => ({
    ending: ending === null ? words('debrief.soFar') : words(`ending.${ending}.name`),
    score: formatValue(score, 'score'),
  });
  return {
    assumptions: assumptionLines({ ...setting, ruleset: rerun.ruleset }),
    was: side(rerun.was),
    is: side(rerun.is),
    same: rerun.was.hash === rerun.is.hash,
    figures: rerun.figures.map(({ variable, was, is }) => {
      const unit = unitOf(variable);
      return {
        name: capitalise(nameOfVariable(words, variable)),
        was: formatValue(was, unit),
        is: formatValue(is, unit),
        change: formatChange(is - was, unit),
      };
    }),
    lost: rerun.lost.map(({ turn, move }) =>
      words('assumptions.lost', { quarter: quarterText(words, ruleset.data, turn), ...namesOfMove(setting, move) }),
    ),
  };
}
