import { balance } from '#lab';
import { type Style, tableOf } from '../style.ts';
import { grouped } from './gauge.ts';

type Report = balance.Report;
type Share = balance.Share;

const MOST_FINDINGS = 40;
const MOST_FAILING = 5;

const percent = (share: number, decimals = 1) => `${(share * 100).toFixed(decimals)} %`;
const span = ({ low, high }: Share) => `${percent(low, 0)}–${percent(high, 0)}`;

/** The report for a terminal. */
export function terminalReport(report: Report, style: Style): readonly string[] {
  return [
    ...headOf(report, style),
    ...ratesOf(report, style),
    ...usesOf(report, style),
    ...endingsOf(report, style),
    ...coverageOf(report, style),
    ...crisesOf(report, style),
    ...figuresOf(report, style),
    ...findingsOf(report, style),
  ];
}

function headOf({ title, scenario, seed, games, wanted, policies, doctrines, engine }: Report, style: Style): string[] {
  const counts = policies.map(({ name, played }) => `${name} ${grouped(played)}`).join(', ');
  const partly = games < wanted ? style.yellow(` (of ${grouped(wanted)}: broken off, or parts are missing)`) : '';
  return [
    `${style.bold(title)}  ${style.dim(`${scenario.id} ${scenario.version} (${scenario.hash}), engine ${engine}, seed ${seed}`)}`,
    `${grouped(games)} games${partly} under ${doctrines.length} doctrines: ${counts}`,
    '',
  ];
}

function ratesOf({ rates, policies, doctrines }: Report, style: Style): string[] {
  const rows = policies
    .filter(({ played }) => played > 0)
    .map(({ name }) => {
      const own = rates.filter(({ policy }) => policy === name);
      const all = own.find(({ doctrine }) => doctrine === null) as balance.Rate;
      const each = doctrines.map((id) => {
        const rate = own.find(({ doctrine }) => doctrine === id);
        return rate && rate.games > 0 ? percent(rate.won.value, 0) : '';
      });
      return [
        `  ${name}`,
        percent(all.won.value),
        style.dim(span(all.won)),
        percent(all.survived.value),
        percent(all.lost.value),
        style.dim(span(all.lost)),
        all.meanScore.toFixed(0),
        all.meanQuarters.toFixed(1),
        ...each,
      ];
    });
  const head = ['  policy', 'won', '95 %', 'survived', 'lost', '95 %', 'score', 'quarters', ...doctrines];
  return [
    style.bold('Win rates') + style.dim('; by doctrine on the right'),
    ...tableOf(
      [head.map(style.dim), ...rows],
      head.map((_, column) => column).filter((column) => column > 0),
    ),
    '',
  ];
}

function usesOf({ uses, thinker }: Report, style: Style): string[] {
  if (thinker === null) return [];
  const shown = uses.filter(({ kind }) => kind !== 'crisis');
  const dead = shown.filter(({ taken }) => taken.of > 0 && taken.count === 0);
  const absent = shown.filter(({ all }) => all.taken.of === 0);
  const often = shown
    .filter(({ taken }) => taken.of >= 10)
    .sort((a, b) => b.taken.value - a.taken.value)
    .slice(0, 12);
  const rows = often.map(({ key, taken, inGames, capital, treasury, place }) => [
    `  ${key}`,
    percent(taken.value, 0),
    `${taken.count}/${taken.of}`,
    percent(inGames.value, 0),
    capital.toFixed(1),
    treasury.toFixed(2),
    style.dim(placeText(place)),
  ]);
  const head = ['  option', 'taken', 'chances', 'in games', 'capital', 'bn$', ''];
  return [
    style.bold(`What ${thinker} takes most`) +
      style.dim(`; ${shown.length} options, ${dead.length} offered and never taken, ${absent.length} never offered`),
    ...tableOf([head.map(style.dim), ...rows], [1, 2, 3, 4, 5]),
    '',
  ];
}

function endingsOf({ endings, policies }: Report, style: Style): string[] {
  const played = policies.filter((policy) => policy.played > 0);
  const rows = endings.map(({ key, outcome, games }) => [
    `  ${key.replace('ending.', '')}`,
    style.dim(outcome),
    ...games.map((count, index) => {
      const share = count / Math.max(1, played[index]?.played ?? 0);
      return count === 0 ? style.dim('–') : percent(share, share < 0.1 ? 1 : 0);
    }),
  ]);
  const head = ['  ending', '', ...played.map(({ name }) => name)];
  return [
    style.bold('Endings'),
    ...tableOf(
      [head.map(style.dim), ...rows],
      head.map((_, column) => column).filter((column) => column > 1),
    ),
    '',
  ];
}

const KINDS: Readonly<Record<string, string>> = {
  event: 'events',
  reaction: 'reactions asked',
  ladderRung: 'rungs answered',
  sanctionRung: 'sanctions rungs',
  crisisRung: 'crisis rungs',
  stage: 'programme stages',
  ending: 'endings',
};

/** What a kind of thing is called in tables. */
export function kindText(kind: string): string {
  return KINDS[kind] ?? kind;
}

function coverageOf({ coverage, sights }: Report, style: Style): string[] {
  const rows = coverage.map(({ kind, seen, of }) => {
    const missing = sights.filter((sight) => sight.kind === kind && sight.seen === 0).map(({ counter }) => counter);
    const names = missing.slice(0, 4).join(', ') + (missing.length > 4 ? `, and ${missing.length - 4} more` : '');
    return [`  ${kindText(kind)}`, `${seen}/${of}`, missing.length > 0 ? style.yellow(`not seen: ${names}`) : ''];
  });
  return [style.bold('Seen by any policy'), ...tableOf(rows, [1]), ''];
}

function crisesOf({ crises }: Report, style: Style): string[] {
  const head = ['  crisis', 'quarters', 'we concede', 'they concede', 'trade', 'lapse', 'catastrophe'];
  const rows = crises.flatMap(({ key, opened, catastrophes, rungs }) => [
    [
      `  ${key}`,
      '',
      '',
      '',
      '',
      '',
      catastrophes.of > 0 ? percent(catastrophes.value) : '',
      style.dim(`opened ${opened} times`),
    ],
    ...rungs.map(({ key: rung, quarters, exits }) => [
      `    ${rung.slice(key.length + 1)}`,
      String(quarters),
      ...[exits.targetConcedes, exits.challengerConcedes, exits.trade, exits.lapse, exits.catastrophe].map((count) =>
        count === 0 ? style.dim('–') : String(count),
      ),
    ]),
  ]);
  return [
    style.bold('Crises, how they end by rung'),
    ...tableOf([head.map(style.dim), ...rows], [1, 2, 3, 4, 5, 6]),
    '',
  ];
}

function figuresOf({ early, variety, calibration, policies }: Report, style: Style): string[] {
  const scores = early
    .filter(({ games }) => games > 3)
    .map(({ policy, correlation }) => `${policy} ${correlation.toFixed(2)}`);
  const alike = variety
    .filter(({ pairs, policy }) => pairs > 0 && (policy !== null || policies.length > 1))
    .map(({ policy, likeness }) => `${policy ?? 'all'} ${likeness.toFixed(2)}`);
  const lines = [
    style.bold('Score after three quarters against the final one, correlation'),
    `  ${scores.join(', ')}`,
    style.bold('Likeness of two games’ events'),
    `  ${alike.join(', ')}`,
  ];
  for (const { kind, bins } of calibration) {
    if (bins.length === 0) continue;
    const rows = [
      ['    told', ...bins.map(({ told }) => percent(told))],
      ['    happened', ...bins.map(({ happened }) => percent(happened.value))],
      ['    times', ...bins.map(({ happened }) => grouped(happened.of))],
    ];
    const right = bins.map((_, index) => index + 1);
    lines.push(style.bold(`Chances told and what happened: ${kind}`), ...tableOf(rows, right).map(style.dim));
  }
  return [...lines, ''];
}

function placeText(place: balance.Place | null): string {
  return place ? `${place.file}:${place.line}` : '';
}

function findingsOf({ findings }: Report, style: Style): string[] {
  if (findings.length === 0) return [style.green('Nothing is found wrong.')];
  const lines = findings.slice(0, MOST_FINDINGS).flatMap(({ code, severity, place, others, text }) => {
    const paint = severity === 'error' ? style.red : style.yellow;
    return [
      `  ${paint(code)}  ${text}`,
      ...(place ? [`    ${style.cyan([place, ...others].map(placeText).join(', '))}`] : []),
    ];
  });
  const more = findings.length - MOST_FINDINGS;
  return [
    style.bold(`Findings: ${findings.length}`),
    ...lines,
    ...(more > 0 ? [style.dim(`  and ${more} more; --json and --html list them all`)] : []),
  ];
}

/** The gates for a terminal, one line each and the worst of what fails. */
export function terminalGates({ gates, mode, policies }: Report, style: Style): readonly string[] {
  const mark = { pass: style.green('pass'), fail: style.red('FAIL'), unmeasured: style.yellow('n/a ') };
  const rows = gates.flatMap(({ status, text, unit, boundText, worst, note, failing, measures, places }) => {
    const figure = worst ? balance.measuredText(worst, unit) : '';
    const where = worst && measures > 1 ? worst.label : '';
    const head = [`  ${mark[status]}`, text, boundText, figure, style.dim(note || where)];
    const others = failing.slice(1, MOST_FAILING).map((measure) => {
      return ['', '', '', balance.measuredText(measure, unit), style.dim(measure.label)];
    });
    const more =
      failing.length > MOST_FAILING ? [['', '', '', '', style.dim(`and ${failing.length - MOST_FAILING} more`)]] : [];
    const look = [...new Set(places.map(placeText))].slice(0, 3).join(', ');
    return [head, ...others, ...more, ...(look ? [['', style.cyan(`  look at ${look}`)]] : [])];
  });
  const failed = gates.filter(({ status }) => status === 'fail').length;
  const open = gates.filter(({ status }) => status === 'unmeasured').length;
  const counts = policies.map(({ name, played }) => `${name} ${grouped(played)}`).join(', ');
  return [
    style.bold('Gates') + style.dim(`  games: ${counts}`),
    ...(mode === 'lenient'
      ? [style.dim('  A small sweep: a gate fails only when it is missed by more than three standard errors.')]
      : []),
    ...tableOf(rows),
    '',
    `${gates.length - failed - open} pass, ${failed} fail, ${open} not judged`,
  ];
}
