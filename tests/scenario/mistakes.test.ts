// Mistakes that people make who write a scenario by hand: each is told once, at the line to be changed, with what to write instead.
import { describe, expect, test } from 'vitest';
import { formatDiagnostics } from '#scenario';
import { compileFiles, edited, type Files, pointedAt, soundFiles, without } from './fixture.ts';

interface Mistake {
  readonly name: string;
  readonly files: () => Files;
  readonly code: string;
  readonly at: string;
  readonly hint: string;
}

const mistake = (
  name: string,
  [file, from, to]: readonly [string, string, string],
  code: string,
  at: string,
  hint: string,
): Mistake => ({ name, files: () => edited(file, from, to), code, at, hint });

const EVENTS = 'events.yaml';
const SURVEY = '    name: "A harbour survey"';
const SILENCE = '    unanswered: later';

const MISTAKES: readonly Mistake[] = [
  mistake('a percentage for a share', ['energy.yaml', 'share: 0.35', 'share: 35%'], 'ET203', '35%', '0.35'),
  mistake('a percentage for a chance', [EVENTS, 'chance: 0.12', 'chance: 12%'], 'ET401', '', '0.12'),
  mistake('a number in quotes', ['scenario.yaml', 'turns: 6', 'turns: "6"'], 'ET203', '"6"', 'quotes: 6'),
  mistake('a decimal comma', ['programmes.yaml', 'price: 2.4', 'price: "2,4"'], 'ET203', '"2,4"', '2.4'),
  mistake(
    'a decimal comma within braces',
    [EVENTS, 'economy.treasury: 1 }', 'economy.treasury: 0,5 }'],
    'ET203',
    '5',
    'A decimal has a point',
  ),
  mistake(
    'a variable without its group',
    [EVENTS, 'economy.treasury: 1 }', 'treasury: 1 }'],
    'ET303',
    'treasury',
    'Did you mean “economy.treasury”?',
  ),
  mistake('yes for true', [EVENTS, SURVEY, `${SURVEY}\n    once: yes`], 'ET203', 'yes', '“true”'),
  mistake('a line indented too far', [EVENTS, SURVEY, `  ${SURVEY}`], 'ET103', SURVEY.trim(), 'line above'),
  mistake('a line indented too little', [EVENTS, SURVEY, SURVEY.slice(1)], 'ET103', SURVEY.trim(), 'neighbours'),
  mistake(
    'a key of an option indented too little',
    ['decisions.yaml', '        name: "Sign for the battery"', '       name: "Sign for the battery"'],
    'ET103',
    'name',
    'neighbours',
  ),
  mistake(
    'a forgotten colon',
    [EVENTS, SILENCE, '    unanswered later'],
    'ET103',
    'unanswered later',
    '“unanswered: later”',
  ),
  mistake(
    'a colon in a text without quotes',
    [EVENTS, SURVEY, '    name: Harbour: a survey'],
    'ET103',
    'Harbour: a',
    'quotes',
  ),
  mistake(
    'an apostrophe in single quotes',
    [EVENTS, SURVEY, "    name: 'The port's survey'"],
    'ET103',
    "s survey'",
    "''",
  ),
  mistake('a forgotten dash', [EVENTS, '  - id: fishing-boat', '    id: fishing-boat'], 'ET104', 'id', '“- ”'),
  mistake(
    'an id that is taken',
    [EVENTS, 'id: fishing-boat', 'id: harbour-survey'],
    'ET302',
    'harbour-survey',
    'another id',
  ),
  mistake('typographic quotes', [EVENTS, '"threat.east > 25"', '“threat.east > 25”'], 'ET401', '“', 'straight'),
  mistake('at least the wrong way round', [EVENTS, '"threat.east > 25"', '"threat.east => 25"'], 'ET401', '=', '“>=”'),
  mistake('a sign too many', [EVENTS, '"threat.east > 25"', '"threat.east > > 25"'], 'ET401', '>', ''),
  mistake(
    'an indentation copied from a page',
    [EVENTS, SURVEY, SURVEY.replaceAll('    ', '\u00a0\u00a0\u00a0\u00a0')],
    'ET105',
    '\u00a0',
    'copied',
  ),
  mistake('an if', [EVENTS, '"threat.east > 25"', '"if threat.east > 25"'], 'ET401', 'if', '?'),
  mistake(
    'a name in the wrong form',
    ['scenario.yaml', '  rumours: {', '  Rumours: {'],
    'ET206',
    'Rumours',
    '“rumours”',
  ),
  mistake(
    'an id in the wrong form',
    [EVENTS, 'id: bad-winter', 'id: Bad_Winter'],
    'ET206',
    'Bad_Winter',
    '“bad-winter”',
  ),
  mistake(
    'an actor’s id in the wrong form',
    ['actors/east.yaml', 'id: east\nname', 'id: East\nname'],
    'ET206',
    'East',
    '“east”',
  ),
  mistake('a price in millions', ['programmes.yaml', 'price: 2.4', 'price: 2400'], 'ET515', '2400', 'bn$'),
  mistake(
    'a chance that is never above 0',
    [EVENTS, 'chance: 0.12', 'chance: "-0.1 - threat.east / 100.0"'],
    'ET508',
    '"-0.1',
    '0–1',
  ),
  mistake(
    'more goals met than there are',
    ['scenario.yaml', '"goals.met >= 2"', '"goals.met > 3"'],
    'ET509',
    '"goals.met',
    'ranges',
  ),
  mistake(
    'a language without a single text',
    ['scenario.yaml', 'languages: [en]', 'languages: [en, de]'],
    'ET601',
    'de',
    'text.de.yaml',
  ),
  ...Object.entries({ 'the pivot': 'republic', 'another actor': 'east' }).map(([whose, id]) => ({
    name: `the file of ${whose} is missing`,
    files: () => without(`actors/${id}.yaml`),
    code: 'ET301',
    at: id,
    hint: `actors/${id}.yaml`,
  })),
  ...['events.yaml.txt', 'event.yaml'].map((name) => ({
    name: `a file called ${name}`,
    files: () => ({ ...without(EVENTS), [name]: soundFiles()[EVENTS] ?? '' }),
    code: 'ET207',
    at: '',
    hint: '“events.yaml”',
  })),
  // Beside the file itself it is a copy that somebody keeps, and nothing is said of it.
  {
    name: 'a mistake beside a copy',
    files: () => ({
      ...edited(EVENTS, SILENCE, '    unanswred: later'),
      [`${EVENTS}.txt`]: soundFiles()[EVENTS] ?? '',
    }),
    code: 'ET201',
    at: 'unanswred',
    hint: 'unanswered',
  },
  {
    name: 'the file of the programmes is missing',
    files: () => without('programmes.yaml'),
    code: 'ET202',
    at: '',
    hint: 'programmes.yaml',
  },
  {
    name: 'the file of the crises is missing',
    files: () => without('crises.yaml'),
    code: 'ET301',
    at: '',
    hint: 'crises.yaml',
  },
  {
    name: 'the file of the sources is missing',
    files: () => {
      const files = soundFiles();
      return { ...files, 'energy.yaml': (files['energy.yaml'] ?? '').replaceAll('design choice', 'almanac') };
    },
    code: 'ET308',
    at: 'almanac',
    hint: 'sources.yaml',
  },
  {
    name: 'sources in two files',
    files: () => ({
      ...edited('energy.yaml', 'volatility: 0.08, source: design choice', 'volatility: 0.08, source: almanac'),
      'scenario.yaml': `${soundFiles()['scenario.yaml']}\nsources: []\n`,
      'sources.yaml': 'sources:\n  - { id: almanac, title: An almanac }\n',
    }),
    code: 'ET208',
    at: 'sources',
    hint: 'scenario.yaml',
  },
];

describe.each(MISTAKES)('$name', ({ files: make, code, at, hint }) => {
  test('is told once, with what to do', () => {
    const files = make();
    const { diagnostics } = compileFiles(files);
    const all = formatDiagnostics(diagnostics);
    expect(
      diagnostics.map((d) => d.code),
      all,
    ).toEqual([code]);
    expect(pointedAt(files, diagnostics[0]!), all).toMatch(new RegExp(`^${at.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    expect(diagnostics[0]!.hint, all).toContain(hint);
  });
});
