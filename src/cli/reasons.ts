import { changeOf, type TurnReport } from '#lab';
import { nameOfCause, type Place, placeOf } from '#view';
import type { OpenScenario } from './open-scenario.ts';

/** One reason why a variable moved, with the scenario line that says so. */
export interface Reason {
  readonly cause: string;
  readonly actor: string | null;
  readonly delta: number;
  /** What it is called, without the capital, which is `actor`'s. */
  readonly text: string;
  /** Null where no line of the scenario stands behind it: an equation of the engine alone. */
  readonly place: Place | null;
}

const PRESSURE = /^sanctions\.([^.]+)\.([^.]+)\./;
/** Equations whose numbers are written with an instrument. */
const OF_INSTRUMENTS = new Set([
  'model.pressure',
  'model.relief',
  'model.standing',
  'model.deadline',
  'model.rung',
  'model.waiver',
]);
const PAYMENTS = 'model.payments';

/**
 * Why a variable moved in a quarter, largest first. The deltas sum to the change exactly. Equations that only carry out what
 * the scenario wrote are told with its line: pressure with its instrument, payments with their programme, one by one.
 */
export function reasonsOf(scenario: OpenScenario, report: TurnReport, variable: string): readonly Reason[] {
  const { ruleset, words } = scenario;
  const { causes } = changeOf(ruleset, report, variable);
  const reasons = causes.flatMap(({ cause, actor, delta, text }): Reason[] => {
    const about = { cause, actor: actor ?? null };
    const payments = cause === PAYMENTS ? paymentsOf(scenario, report, delta) : undefined;
    if (payments) {
      return payments.map(({ key, delta: paid }) => ({
        ...about,
        delta: paid,
        text: `${nameOfCause(words, cause)}: ${words(`${key}.name`)}`,
        place: placeOf(scenario.bundle, key),
      }));
    }
    const name = nameOf(scenario, report, cause, actor);
    const note = text === undefined ? '' : words(text);
    const place = placeOf(scenario.bundle, instrumentBehind(report, variable, cause) ?? cause);
    return [{ ...about, delta, text: [name, note].filter((part) => part !== '').join(' · '), place }];
  });
  return reasons.sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
}

/** The instrument whose numbers an equation carried out; undefined when it was none, or several. */
function instrumentBehind({ ledger }: TurnReport, variable: string, cause: string): string | undefined {
  if (!OF_INSTRUMENTS.has(cause)) return undefined;
  const own = PRESSURE.exec(variable);
  if (own) return `instrument.${own[1]}.${own[2]}`;
  const behind = new Set(
    ledger.flatMap((line) => {
      const found = line.cause === cause ? PRESSURE.exec(line.variable) : null;
      return found ? [`instrument.${found[1]}.${found[2]}`] : [];
    }),
  );
  return behind.size === 1 ? [...behind][0] : undefined;
}

/**
 * The payments of a quarter by programme, as the ledger has them: in the order of the programmes. Undefined when they do not
 * make up the delta, as in a derived value.
 */
function paymentsOf({ ruleset }: OpenScenario, { ledger, before, after }: TurnReport, delta: number) {
  const lines = ledger.filter(({ cause }) => cause === PAYMENTS);
  const paying = ruleset.data.programmes.filter(({ id, price, deposit }) => {
    const [was, is] = [before.programmes, after.programmes].map((all) => all.find((record) => record.id === id));
    if (!was || !is) return false;
    // The deposit of what was signed this quarter is the deal's own line.
    const signed = was.paid === 0 && is.paid > 0 && was.delivered === 0 ? price * deposit : 0;
    return is.paid - was.paid - signed > 1e-9;
  });
  if (lines.length === 0 || paying.length !== lines.length) return undefined;
  if (lines.reduce((sum, line) => sum + line.delta, 0) !== delta) return undefined;
  return lines.map((line, index) => ({ key: paying[index]?.key as string, delta: line.delta }));
}

/** What a cause is called; an answer by the name of its reaction, or by the rung it came to. */
function nameOf({ words }: OpenScenario, report: TurnReport, cause: string, actor: string | undefined): string {
  const [root, owner = '', id = '', rung = ''] = cause.split('.');
  if (root === 'reaction') {
    const name = worded(words, `${cause}.name`);
    if (name !== undefined) return name;
    const answer = report.responses.find((item) => item.actor === owner && item.reaction === id && item.rung !== null);
    if (answer) return rungText(words, owner, answer.ladder, answer.rung as string);
    return asWords(id);
  }
  // With the capital beside it, the answer is named without.
  if (root === 'ladder' && rung !== '' && actor === owner) return rungText(words, owner, id, rung);
  return nameOfCause(words, cause);
}

type Words = OpenScenario['words'];

function rungText(words: Words, actor: string, ladder: string, rung: string): string {
  const root = `ladder.${actor}.${ladder}`;
  const [above, step] = [worded(words, `${root}.name`) ?? asWords(ladder), worded(words, `${root}.${rung}.name`)];
  return `${above}: ${step ?? asWords(rung).toLowerCase()}`;
}

function worded(words: Words, id: string): string | undefined {
  const text = words(id);
  return text === id ? undefined : text;
}

/** `tradePressure` and `trade-pressure` as `Trade pressure`. */
function asWords(id: string): string {
  const text = id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/-/g, ' ')
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
