import { compileFiles, edited, type Files, soundFiles, without } from './fixture.ts';

/** A scenario with one fault: what must be said of it, and where. */
export interface Fault {
  readonly code: string;
  readonly name: string;
  readonly files: () => Files;
  /** File, and the characters the diagnostic must point at (its beginning, for what spans lines). */
  readonly file: string;
  readonly at: string;
  /** Must occur in message or hint. */
  readonly says?: string;
}

const SCENARIO = 'scenario.yaml';
const NORTH = 'actors/north.yaml';
const DECISIONS = 'decisions.yaml';
const EVENTS = 'events.yaml';
const ENERGY = 'energy.yaml';
const PROGRAMMES = 'programmes.yaml';
const ACTORS = ['republic', 'north', 'south', 'east'];

const LEAVES_OFF = '    when: "offered(\'cutters\')"';

function fault(code: string, name: string, file: string, from: string, to: string, at: string, says?: string): Fault {
  return { code, name, file, at, files: () => edited(file, from, to), ...(says !== undefined && { says }) };
}

/** Fifty entries of a map, all alike. */
function crowd(prefix: string, entry: string): string {
  return Array.from({ length: 50 }, (_, n) => `  ${prefix}${n}: { name: a, ${entry}, source: design choice }\n`).join(
    '',
  );
}

function withFile(path: string, text: string): Files {
  return { ...soundFiles(), [path]: text };
}

/** At least one for every code; see docs/diagnostics.md. */
export const FAULTS: readonly Fault[] = [
  {
    code: 'ET101',
    name: 'a file of 300 kB',
    file: EVENTS,
    at: '',
    files: () => withFile(EVENTS, `# ${'x'.repeat(300_000)}\nevents: []\n`),
  },
  {
    code: 'ET102',
    name: 'files of more than 2 MB together',
    file: 'actors/a0.yaml',
    at: '',
    files: () => ({
      ...soundFiles(),
      ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`actors/a${i}.yaml`, `#${'x'.repeat(250_000 - i)}`])),
    }),
  },
  fault('ET103', 'a bracket that is never closed', EVENTS, 'tags: [exposed]', 'tags: [exposed', ']'.slice(1), 'YAML'),
  {
    code: 'ET103',
    name: 'a key that is a list',
    file: 'energy.yaml',
    at: '[a, b]',
    files: () => edited(ENERGY, 'brent:', '? [a, b]\n: 1\nbrent:'),
  },
  fault(
    'ET104',
    'a key written twice',
    EVENTS,
    '    chance: 0.12',
    '    chance: 0.12\n    chance: 0.2',
    'chance',
    'line',
  ),
  fault('ET105', 'a tab', EVENTS, '    chance: 0.12', '\t chance: 0.12', '\t', 'spaces'),
  fault('ET106', 'an anchor', EVENTS, 'effects: { economy.treasury: 1 }', 'effects: &a { economy.treasury: 1 }', '&a'),
  {
    code: 'ET106',
    name: 'an alias bomb',
    file: 'bomb.yaml',
    at: '&a0',
    files: () => ({
      'bomb.yaml': [
        'a0: &a0 [x, x]',
        ...Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
      ].join('\n'),
    }),
  },
  fault('ET107', 'a tag of YAML', EVENTS, 'chance: 0.12', 'chance: !!float 0.12', '!!float'),
  {
    code: 'ET107',
    name: 'a directive of YAML',
    file: EVENTS,
    at: '%YAML 1.1',
    files: () => withFile(EVENTS, `%YAML 1.1\n---\n${soundFiles()[EVENTS]}`),
  },
  fault(
    'ET108',
    'a key that objects have of themselves',
    EVENTS,
    'effects: { economy.treasury: 1 }',
    'effects: { __proto__: { polluted: 1 } }',
    '__proto__',
  ),
  fault('ET108', 'the same elsewhere', SCENARIO, 'threats:\n', 'constructor: 1\nthreats:\n', 'constructor'),
  {
    code: 'ET109',
    name: 'nesting 10 000 deep',
    file: EVENTS,
    at: '[',
    files: () => withFile(EVENTS, `events: ${'['.repeat(10_000)}`),
  },
  {
    code: 'ET109',
    name: 'nesting 10 000 deep without brackets',
    file: EVENTS,
    at: '-',
    files: () => withFile(EVENTS, `events:\n ${'- '.repeat(10_000)}x`),
  },
  {
    code: 'ET110',
    name: 'two documents',
    file: EVENTS,
    at: '---',
    files: () => withFile(EVENTS, `${soundFiles()[EVENTS]}---\nevents: []\n`),
  },
  { code: 'ET110', name: 'an empty file', file: EVENTS, at: '', files: () => withFile(EVENTS, '# nothing yet\n') },

  fault('ET111', 'a file in another encoding', SCENARIO, '"Still afloat"', '"Still \ufffdafloat"', '\ufffd', 'UTF-8'),
  {
    code: 'ET111',
    name: 'a file of two bytes a letter',
    file: SCENARIO,
    at: '\ufffd',
    files: () => withFile(SCENARIO, `\ufffd\ufffd${[...(soundFiles()[SCENARIO] ?? '')].join('\0')}`),
  },

  fault(
    'ET201',
    'a misspelt key',
    EVENTS,
    'unanswered: later',
    'unanserwed: later',
    'unanserwed',
    'Did you mean “unanswered”?',
  ),
  fault(
    'ET202',
    'a key that is missing',
    EVENTS,
    '    name: "A bad winter"\n',
    '',
    'id: bad-winter',
    '“name” is missing',
  ),
  {
    code: 'ET202',
    name: 'a section that is missing',
    file: SCENARIO,
    at: '# yaml'.slice(6),
    files: () => without(ENERGY),
    says: 'energy.yaml',
  },
  fault('ET203', 'text where a number is wanted', SCENARIO, 'turns: 6', 'turns: six', 'six', 'a number'),
  fault('ET203', 'a map where text is wanted', SCENARIO, 'version: 0.1.0', 'version: 0.1', '0.1', 'quotes'),
  fault('ET204', 'a word that is no choice', EVENTS, 'kind: shock', 'kind: schock', 'schock', 'Did you mean “shock”?'),
  fault('ET205', 'a share above one', ENERGY, 'share: 0.45', 'share: 45', '45', 'at most 1'),
  fault('ET206', 'an id in capitals', EVENTS, 'id: bad-winter', 'id: Bad_Winter', 'Bad_Winter', 'kebab-case'),
  fault(
    'ET206',
    'a relation that is no pair',
    SCENARIO,
    'republic.north: { value: 20',
    'republic-north: { value: 20',
    'republic-north',
    'pair',
  ),
  {
    code: 'ET207',
    name: 'a misspelt file',
    file: 'event.yaml',
    at: '',
    files: () => withFile('event.yaml', 'events: []\n'),
    says: 'events.yaml',
  },
  {
    code: 'ET208',
    name: 'a section in two files',
    file: 'crises.yaml',
    at: 'crises',
    files: () => edited(SCENARIO, 'threats:\n', 'crises: []\nthreats:\n'),
  },
  fault('ET209', 'a format to come', SCENARIO, 'format: 1', 'format: 7', '7', 'newer'),
  {
    code: 'ET209',
    name: 'no format',
    file: SCENARIO,
    at: '',
    files: () => edited(SCENARIO, 'format: 1\n', ''),
    says: 'format: 1',
  },
  fault(
    'ET210',
    'two goals',
    SCENARIO,
    '      - { id: approval, name: "Approval", measure: public.approval, from: 50, target: 60 }\n',
    '',
    '- { id: colder',
    'exactly 3',
  ),
  {
    code: 'ET210',
    name: 'more suppliers than can be held',
    file: PROGRAMMES,
    at: 's29',
    says: 'There are 53 suppliers; 32 is the limit.',
    files: () => edited(PROGRAMMES, 'domains:\n', `${crowd('s', 'share: 0')}domains:\n`),
  },
  {
    code: 'ET210',
    name: 'more domains than can be held',
    file: PROGRAMMES,
    at: 'd30',
    says: 'domains',
    files: () =>
      edited(
        PROGRAMMES,
        'programmes:\n',
        `${crowd('d', 'kind: layered, q: 0, weight: 0, inventory: {}')}programmes:\n`,
      ),
  },
  {
    code: 'ET210',
    name: 'more actors than can be held',
    file: 'actors/a7.yaml',
    at: 'id: a7',
    says: 'There are 36 actors',
    files: () => {
      const more = Array.from({ length: 32 }, (_, n) => `a${n}`);
      const pairs = more.flatMap((a, n) => [...more.slice(n + 1), ...ACTORS].map((b) => `${a}.${b}`));
      const relations = pairs.map((pair) => `  ${pair}: { value: 0, source: design choice }\n`).join('');
      return {
        ...edited(SCENARIO, 'relations:\n', `relations:\n${relations}`),
        ...Object.fromEntries(more.map((id) => [`actors/${id}.yaml`, `id: ${id}\nname: a\ncapital: b\n`])),
      };
    },
  },

  fault(
    'ET301',
    'a programme that is not there',
    DECISIONS,
    'start: battery,',
    'start: batery,',
    'batery',
    'Did you mean “battery”?',
  ),
  fault(
    'ET301',
    'an actor that is not there',
    ENERGY,
    'gulf: { name: "Gulf crude",',
    'gulf: { name: "Gulf crude", actor: gulf,',
    'gulf',
  ),
  fault('ET302', 'two events of one id', EVENTS, 'id: bad-winter', 'id: harbour-survey', 'harbour-survey'),
  fault(
    'ET303',
    'a variable that is not there',
    EVENTS,
    'energy.brent: 8',
    'energy.brend: 8',
    'energy.brend',
    'Did you mean “energy.brent”?',
  ),
  fault('ET304', 'a computed variable that is written', EVENTS, 'energy.brent: 8', 'readiness: 8', 'readiness'),
  fault(
    'ET304',
    'a share that is not shifted',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { oil.south.share: 0.1 }',
    'oil.south.share',
    'shift',
  ),
  fault(
    'ET304',
    'a tariff with its penalties',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { economy.tariff: 3 }',
    'economy.tariff',
    'economy.tariffBase',
  ),
  fault(
    'ET304',
    'time itself',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { set: { turn: 3 } }',
    'turn',
    'kept by the engine',
  ),
  fault(
    'ET304',
    'a share at the start',
    SCENARIO,
    '  economy.treasury: { value: 8, source',
    '  oil.south.share: { value: 0.5, source: design choice }\n  economy.treasury: { value: 8, source',
    'oil.south.share',
    'under oil, south',
  ),
  fault(
    'ET305',
    'a tag nobody sets',
    'actors/south.yaml',
    'to: { tags: [port-pledge] }',
    'to: { tags: [port-plege] }',
    'port-plege',
    'Did you mean “port-pledge”?',
  ),
  fault('ET306', 'a tag nobody reads', EVENTS, '    chance: 0.12', '    chance: 0.12\n    tags: [ice]', 'ice'),
  fault(
    'ET307',
    'a coefficient the model lacks',
    SCENARIO,
    'doctrines:\n',
    'model:\n  kapa: { value: 0.02, source: design choice }\ndoctrines:\n',
    'kapa',
    'Did you mean “kappa”?',
  ),
  fault(
    'ET308',
    'a source that is not listed',
    SCENARIO,
    'east: { actor: east, start: 40, mean: 40, revert: 0.2, shock: 5, name: "Traffic around the islands", source: design choice }',
    'east: { actor: east, start: 40, mean: 40, revert: 0.2, shock: 5, name: "Traffic around the islands", source: almanac }',
    'almanac',
  ),
  {
    code: 'ET309',
    name: 'an actor under another name',
    file: 'actors/nord.yaml',
    at: 'north',
    files: () =>
      Object.fromEntries(
        Object.entries(soundFiles()).map(([path, text]) => [path === NORTH ? 'actors/nord.yaml' : path, text]),
      ),
  },

  fault('ET401', 'an expression that breaks off', EVENTS, '"threat.east > 25"', '"threat.east >"', '', 'the end'),
  fault(
    'ET402',
    'a variable misspelt in an expression',
    EVENTS,
    '"threat.east > 25"',
    '"threat.eats > 25"',
    'threat.eats',
    'Did you mean “threat.east”?',
  ),
  fault('ET403', 'a function misspelt', EVENTS, "ever('exposed')", "evr('exposed')", 'evr', 'Did you mean “ever”?'),
  fault(
    'ET404',
    'too few arguments',
    NORTH,
    "recent('north-arms', 2)",
    "recent('north-arms')",
    "recent('north-arms')",
    '2 arguments',
  ),
  fault('ET404', 'an id that is no literal', EVENTS, "ever('exposed')", 'ever(turn)', 'turn', 'quotes'),
  fault(
    'ET405',
    'a condition added to a number',
    EVENTS,
    '"threat.east > 25"',
    '"threat.east + true > 25"',
    'threat.east + true',
  ),
  fault(
    'ET406',
    'a number as a condition',
    EVENTS,
    '"threat.east > 25"',
    '"threat.east"',
    '"threat.east"',
    'condition',
  ),
  fault('ET407', 'a list', EVENTS, '"threat.east > 25"', '"turn in [1, 2]"', 'turn in [1, 2]', 'Lists'),
  fault('ET407', 'the rest of a division', EVENTS, '"threat.east > 25"', '"turn % 2.0 == 0.0"', 'turn % 2.0', '%'),
  fault('ET408', 'two whole numbers divided', EVENTS, '"threat.east > 25"', '"threat.east > 1 / 3"', '1 / 3', '3.0'),
  fault(
    'ET409',
    'an expression of 600 characters',
    EVENTS,
    '"threat.east > 25"',
    `"threat.east > ${'1.0 + '.repeat(100)}1.0"`,
    'threat.east',
    '500',
  ),
  fault(
    'ET409',
    'an expression of a hundred brackets',
    EVENTS,
    '"threat.east > 25"',
    `"threat.east > ${'('.repeat(100)}25${')'.repeat(100)}"`,
    '',
    'deep',
  ),
  fault(
    'ET410',
    'a programme misspelt in an expression',
    DECISIONS,
    LEAVES_OFF,
    '    when: "offered(\'cuters\')"',
    "'cuters'",
    'Did you mean “cutters”?',
  ),
  fault(
    'ET410',
    'an act that no event makes',
    DECISIONS,
    LEAVES_OFF,
    '    when: "chose(\'event.harbour-survey\')"',
    "'event.harbour-survey'",
    'answer.harbour-survey',
  ),
  fault('ET411', 'a move where there is none', EVENTS, '"threat.east > 25"', '"move.size > 25.0"', 'move.size'),
  fault(
    'ET412',
    'a delay that depends on readiness',
    'programmes.yaml',
    'late: "1.4"',
    'late: "readiness > 50 ? 1.4 : 1"',
    'readiness',
    'oil prices',
  ),
  fault(
    'ET412',
    'an exposure that depends on risk',
    NORTH,
    'standing: "2.0 * oil.south.share"',
    'standing: "risk / 50.0"',
    'risk',
    'the risk of an instrument',
  ),
  fault('ET412', 'a cost that depends on tension', NORTH, 'ownCost: 8', 'ownCost: "8.0 + 4.0 * tension"', 'tension'),
  fault(
    'ET412',
    'a waiver that depends on its own risk',
    NORTH,
    'chance: "energy.brent > 90 ? 0.4 : 0.15"',
    'chance: "sanctions.north.loans.risk / 100.0"',
    'sanctions.north.loans.risk',
  ),
  fault(
    'ET412',
    'a goal that counts goals',
    SCENARIO,
    'measure: autonomy,',
    'measure: "goals.score * 100",',
    'goals.score',
  ),
  fault(
    'ET413',
    'a divisor that may be zero',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { indicators.rumours: "30.0 / relations.republic.south" }',
    'relations.republic.south',
    'max(relations.republic.south, 1.0)',
  ),
  fault(
    'ET413',
    'a divisor that is zero',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { indicators.rumours: "turn / 0.0" }',
    '0.0',
    'by zero',
  ),

  fault('ET501', 'shares that miss one', ENERGY, 'share: 0.45', 'share: 0.4', '0.4', '0.05'),
  fault(
    'ET502',
    'a pair without a relation',
    SCENARIO,
    '  north.east: { value: -15, habit: -15, mood: 1, source: design choice }\n',
    '',
    'republic.north: { value',
    'north and east',
  ),
  fault('ET503', 'a last ending that may fail', SCENARIO, 'when: true', 'when: "turn > 3"', '"turn > 3"'),
  fault('ET504', 'rungs that do not rise', NORTH, '{ id: recall, at: 2,', '{ id: recall, at: 0.5,', '0.5'),
  fault('ET505', 'a shock without a chance', EVENTS, '    chance: 0.12\n', '', 'bad-winter'),
  fault(
    'ET506',
    'silence that means nothing',
    EVENTS,
    '    unanswered: later\n',
    '',
    'harbour-survey',
    'accept, joint, later',
  ),
  fault('ET507', 'a date after the end', EVENTS, 'at: 2030-Q4', 'at: 2033-Q4', '2033-Q4'),
  fault(
    'ET508',
    'a condition beyond the range',
    EVENTS,
    '"threat.east > 25"',
    '"threat.east > 250"',
    '"threat.east > 250"',
  ),
  fault(
    'ET509',
    'an ending behind one that always holds',
    SCENARIO,
    'when: "goals.met >= 2"',
    'when: "turn >= 0"',
    '"exposure.north',
    'vindicated',
  ),
  fault(
    'ET509',
    'an ending that can never hold',
    SCENARIO,
    'when: "economy.treasury < -15.0"',
    'when: "economy.treasury < -1500.0"',
    '"economy.treasury',
    'never',
  ),
  fault(
    'ET510',
    'tags no act carries together',
    'actors/east.yaml',
    'to: { tags: [signed] }',
    'to: { tags: [signed, oil-deal] }',
    '{ tags: [signed, oil-deal] }',
  ),
  fault(
    'ET511',
    'an option its sibling beats',
    DECISIONS,
    '      - { id: budget, name: "The budget pays", effects: { set: { energy.passThrough: 0.2 }, public.approval: 1, economy.treasury: -0.6 } }',
    '      - { id: budget, name: "The pump pays again", effects: { set: { energy.passThrough: 0.8 }, public.approval: -3, economy.treasury: 0.6 } }',
    'budget',
    'pump',
  ),
  fault(
    'ET512',
    'a promise that costs nothing',
    NORTH,
    '              onBroken: { relations.republic.north: -10, sanctions.north.loans.pressure: 15 }\n',
    '',
    'no-batteries',
  ),
  fault(
    'ET513',
    'a start value out of nowhere',
    SCENARIO,
    'economy.treasury: { value: 8, source: design choice, confidence: low }',
    'economy.treasury: 8',
    'economy.treasury',
  ),
  fault(
    'ET514',
    'a value outside its range',
    SCENARIO,
    'economy.treasury: { value: 8, source',
    'economy.treasury: { value: 8, range: [9, 10], source',
    '{ value: 8',
  ),
  fault(
    'ET515',
    'a price nobody can pay',
    DECISIONS,
    '    when: "offered(\'cutters\')"\n    options:\n      - id: sign\n        name: "Order at home"\n        cost: { capital: 1 }',
    '    when: "offered(\'cutters\')"\n    options:\n      - id: sign\n        name: "Order at home"\n        cost: { capital: 99 }',
    '99',
  ),
  fault('ET516', 'an event nothing leads to', EVENTS, 'schedule: { event: inquiry, in: 1 }, ', '', 'inquiry'),
  fault(
    'ET517',
    'a suppression of nothing',
    SCENARIO,
    'threats:\n',
    'suppress: [{ code: ET511, path: decisions.visit, reason: "Both are meant." }]\nthreats:\n',
    '{ code: ET511',
  ),
  fault('ET518', 'a pole twice', SCENARIO, 'poles: [north, south]', 'poles: [north, north]', '[north, north]'),
  fault(
    'ET519',
    'a goal beyond the range',
    SCENARIO,
    'measure: autonomy, from: 78, target: 86',
    'measure: autonomy, from: 78, target: 186',
    '186',
  ),
  fault(
    'ET514',
    'half a rung',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { set: { sanctions.north.loans.rung: 2.5 } }',
    '2.5',
    'whole',
  ),
  fault(
    'ET514',
    'a rung that is not there',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { set: { sanctions.north.loans.rung: 6 } }',
    '6',
    'between 0 and 5',
  ),
  fault(
    'ET520',
    'a tag twice in a list',
    DECISIONS,
    'tags: [north-visit]',
    'tags: [north-visit, north-visit]',
    'north-visit',
  ),
  fault(
    'ET520',
    'a tag on an act and among its effects',
    DECISIONS,
    'effects: { relations.republic.north: 4 }\n      - id: go-south',
    'effects: { relations.republic.north: 4, tag: north-visit }\n      - id: go-south',
    'north-visit',
  ),
  fault(
    'ET520',
    'a tag asked for twice',
    'actors/east.yaml',
    'to: { tags: [signed] }',
    'to: { tags: [signed, signed] }',
    'signed',
  ),
  fault(
    'ET521',
    'a cost that pays',
    DECISIONS,
    'cost: { capital: 1, treasury: 0.3 }',
    'cost: { capital: 1, treasury: -0.3 }',
    '-0.3',
    'economy.treasury: 0.3',
  ),
  fault(
    'ET522',
    'a guest at the treasury',
    DECISIONS,
    '    name: "A word with the Islands"',
    '    seat: north\n    name: "A word with the Islands"',
    '0.2',
    'treasury',
  ),
  fault(
    'ET522',
    'a guest who signs',
    DECISIONS,
    '    portfolio: home',
    '    portfolio: home\n    seat: south',
    'cutters',
    'signs contracts',
  ),

  fault('ET514', 'a deadline for ever', NORTH, 'deadline: 2', 'deadline: 100000000', '100000000', 'At most 12'),
  fault(
    'ET514',
    'a waiver for ever',
    NORTH,
    'standing: "2.0 * oil.south.share"',
    'standing: "2.0 * oil.south.share"\n    waiver: { chance: 0.1, quarters: 13, headline: "Not yet" }',
    '13',
    'At most 12',
  ),
  fault(
    'ET514',
    'a waiver granted for ever',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { waive: { sender: north, instrument: loans, quarters: 40 } }',
    '40',
    'At most 12',
  ),
  fault('ET514', 'a billion units', PROGRAMMES, 'units: 3', 'units: 1000000000', '1000000000', 'holds 500'),
  fault('ET514', 'crumbs of a unit', PROGRAMMES, 'units: 3', 'units: 3, batch: 1e-300', '1e-300', '500 deliveries'),
  fault('ET514', 'a chance of eight', EVENTS, 'chance: 0.12', 'chance: 8', '8', 'between 0 and 1'),
  fault('ET514', 'a deal of less than nothing', DECISIONS, '        size: 2.4', '        size: -2.4', '-2.4'),
  fault(
    'ET514',
    'a share of five',
    DECISIONS,
    'from: gulf, to: south, share: 0.06',
    'from: gulf, to: south, share: 5',
    '5',
  ),
  fault(
    'ET514',
    'a change beyond the range',
    DECISIONS,
    'effects: { relations.republic.south: -1, indicators.rumours: 3 }',
    'effects: { relations.south.republic: -600 }',
    '-600',
    'between -100 and 100',
  ),
  fault('ET518', 'a favour to oneself', EVENTS, 'favours: { north: 0.5 }', 'favours: { republic: 0.5 }', 'republic'),
  fault('ET523', 'a promise nobody will live to see', NORTH, 'by: 3', 'by: 30', '30'),
  fault('ET523', 'an inquiry into the next game', EVENTS, 'event: inquiry, in: 1', 'event: inquiry, in: 9', '9'),
  {
    code: 'ET601',
    name: 'a text without its translation',
    file: SCENARIO,
    at: '"Still afloat"',
    files: () =>
      withSidecar((texts) => {
        delete texts['ending.afloat.name'];
      }),
  },
  {
    code: 'ET602',
    name: 'a translation with another argument',
    file: 'text.xx.yaml',
    at: '"{wer}"',
    files: () =>
      withSidecar((texts) => {
        texts['ending.afloat.name'] = '{wer}';
      }),
  },
  fault('ET606', 'a bell in a headline', SCENARIO, '"Still afloat"', '"Still \\u0007afloat"', '"Still', 'line breaks'),
  fault('ET606', 'an escape as it is', SCENARIO, '"Still afloat"', '"Still \u001b[2Jafloat"', '"Still'),
  fault(
    'ET606',
    'a text shown backwards',
    SCENARIO,
    '"Still afloat"',
    '"Still \\u202eafloat"',
    '"Still',
    'line breaks',
  ),
  fault('ET606', 'a bell in a list of names', EVENTS, 'tags: [exposed]', 'tags: ["ex\\u0007posed"]', '"ex'),
  fault('ET603', 'a brace that is never closed', SCENARIO, '"Still afloat"', '"Still {afloat"', '{'),
  {
    code: 'ET302',
    name: 'a word explained twice',
    file: 'glossary.yaml',
    at: 'Harbour dues',
    files: () =>
      withFile(
        'glossary.yaml',
        'glossary:\n  - { id: dues, term: harbour dues, text: a }\n  - { id: dues-too, term: Harbour dues, text: b }\n',
      ),
    says: 'dues',
  },
  {
    code: 'ET302',
    name: 'a term id that is taken',
    file: 'glossary.yaml',
    at: 'dues',
    files: () =>
      withFile(
        'glossary.yaml',
        'glossary:\n  - { id: dues, term: harbour dues, text: a }\n  - { id: dues, term: light dues, text: b }\n',
      ),
  },
  {
    code: 'ET308',
    name: 'a term from nowhere',
    file: 'glossary.yaml',
    at: 'almanac',
    files: () => withFile('glossary.yaml', 'glossary:\n  - { id: dues, term: dues, text: a, source: almanac }\n'),
  },
  {
    code: 'ET604',
    name: 'a translation of nothing',
    file: 'text.xx.yaml',
    at: '"ending.aflot.name"',
    files: () =>
      withSidecar((texts) => {
        texts['ending.aflot.name'] = 'x';
      }),
    says: 'ending.afloat.name',
  },
  {
    code: 'ET604',
    name: 'words for other seats of no text',
    file: 'elsewhere.yaml',
    at: 'ending.aflot.name',
    files: () => withFile('elsewhere.yaml', 'elsewhere:\n  ending.aflot.name: Still above water\n'),
    says: 'ending.afloat.name',
  },
  {
    code: 'ET605',
    name: 'a language that is not declared',
    file: 'text.de.yaml',
    at: '"scenario.title"',
    files: () => withFile('text.de.yaml', 'text:\n  "scenario.title": "Hafen"\n'),
  },
  {
    code: 'ET701',
    name: 'a page that nobody wrote',
    file: 'lesson/contents.yaml',
    at: 'breif',
    files: () => withLesson('lesson/contents.yaml', '{ page: brief,', '{ page: breif,'),
    says: 'brief',
  },
  {
    code: 'ET702',
    name: 'a picture in a lesson',
    file: 'lesson/brief.md',
    at: '![ship]',
    files: () => withLesson('lesson/brief.md', '[To', '![ship](ship.png) [To'),
    says: 'no pictures',
  },
  {
    code: 'ET703',
    name: 'a link to nothing',
    file: 'lesson/brief.md',
    at: 'play:ending.aflot',
    files: () => withLesson('lesson/brief.md', '/limits.md', 'play:ending.aflot'),
    says: 'ending.afloat',
  },
  {
    code: 'ET704',
    name: 'a question about what cannot happen',
    file: 'lesson/debrief.yaml',
    at: 'ending.aflot',
    files: () => withLesson('lesson/debrief.yaml', 'ending.afloat', 'ending.aflot'),
    says: 'ending.afloat',
  },
  {
    code: 'ET705',
    name: 'minutes that are left out',
    file: 'lesson/script-45.md',
    at: '12–45',
    files: () => withLesson('lesson/script-45.md', '10–45', '12–45'),
    says: 'Begin it at 10',
  },
  {
    code: 'ET706',
    name: 'a lesson without a rubric',
    file: 'lesson/contents.yaml',
    at: 'pages',
    files: () => {
      const { 'lesson/rubric.md': _, ...rest } = withLesson(
        'lesson/contents.yaml',
        '  - { page: rubric, for: everyone }\n',
        '',
      );
      return rest;
    },
    says: 'rubric',
  },
];

/** A lesson of two pages: none of the parts that are missed is missing. */
function withLesson(file: string, from: string, to: string): Files {
  const parts = [
    'brief',
    'roles/one',
    'concepts',
    'forecast',
    'quiz',
    'quiz-notes',
    'debrief',
    'exit-ticket',
    'rubric',
  ];
  const pages = ['script-45', ...parts, 'paper', 'glossary', 'limits'];
  const lesson: Record<string, string> = {
    'lesson/contents.yaml': `pages:\n${pages.map((page) => `  - { page: ${page}, for: everyone }\n`).join('')}`,
    'lesson/debrief.yaml': 'questions:\n  - { id: end, because: "It ended.", ask: "How?", when: [ending.afloat] }\n',
    ...Object.fromEntries(pages.map((page) => [`lesson/${page}.md`, `# ${page}\n\n[To the rest](/limits.md)\n`])),
    'lesson/script-45.md': '# Script\n\n| Minute | You |\n|---|---|\n| 0–10 | a |\n| 10–45 | b |\n',
  };
  if (!lesson[file]?.includes(from)) throw new Error(`${file} does not hold ${from}.`);
  return { ...soundFiles(), ...lesson, [file]: lesson[file].replace(from, () => to) };
}

/** The sound files in two languages, with the second changed. */
function withSidecar(change: (texts: Record<string, string>) => void): Files {
  const files = edited(SCENARIO, 'languages: [en]', 'languages: [en, xx]');
  const texts: Record<string, string> = {};
  for (const id of textIdsOf(soundFiles())) texts[id] = `x ${id}`;
  change(texts);
  const lines = Object.entries(texts).map(([id, words]) => `  ${JSON.stringify(id)}: ${JSON.stringify(words)}`);
  return { ...files, 'text.xx.yaml': `text:\n${lines.join('\n')}\n` };
}

let ids: readonly string[] | undefined;

function textIdsOf(files: Files): readonly string[] {
  ids ??= compileTexts(files);
  return ids;
}

function compileTexts(files: Files): readonly string[] {
  return Object.keys(compileFiles(files).bundle?.texts.en ?? {});
}
