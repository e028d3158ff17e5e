import { describe, expect, test } from 'vitest';
import type { Expr } from '#engine';
import { compile, type Vocabulary } from '../../../src/scenario/expression/compile.ts';
import { createEnvironment } from '../../../src/scenario/expression/environment.ts';

const VARIABLES = new Map([
  ['relations.us.russia', 'relations.us.russia'],
  ['relations.russia.us', 'relations.us.russia'],
  ['threat.china', 'threat.china'],
  ['optics.chinaSummit', 'optics.chinaSummit'],
  ['turn', 'turn'],
]);
const ENVIRONMENT = createEnvironment(VARIABLES.keys());
const VOCABULARY: Vocabulary = {
  variables: VARIABLES,
  ids: { programme: new Set(['s400', 'su57']), act: new Set(['decide.s400-more']) },
  isExcused: (name) => name === 'lost.variable' || name === 'lost',
  isFirst: () => true,
};

function read(text: string, mayReadMove = true) {
  return compile(text, ENVIRONMENT, VOCABULARY, mayReadMove);
}

describe('becomes the form the engine runs', () => {
  test.each<[string, Expr, 'number' | 'bool']>([
    ['turn', ['v', 'turn'], 'number'],
    ['-3', -3, 'number'],
    ['-turn', ['neg', ['v', 'turn']], 'number'],
    ['true', 1, 'bool'],
    ['relations.russia.us < 0', ['<', ['v', 'relations.us.russia'], 0], 'bool'],
    ['-1.5 * threat.china / 100', ['/', ['*', -1.5, ['v', 'threat.china']], 100], 'number'],
    ['move.size / 2.0', ['/', ['m', 'size'], 2], 'number'],
    ["-0.6 * recent('us-arms', 2)", ['*', -0.6, ['call', 'recent', 'us-arms', 2]], 'number'],
    ['turn > 2 && !signed("s400")', ['&&', ['>', ['v', 'turn'], 2], ['!', ['call', 'signed', 's400']]], 'bool'],
    ['turn > 2 ? 1 : 2.5', ['?:', ['>', ['v', 'turn'], 2], 1, 2.5], 'number'],
    ["chose('decide.s400-more') || false", ['||', ['call', 'chose', 'decide.s400-more'], 0], 'bool'],
    ['min(turn, 1 + 2)', ['call', 'min', ['v', 'turn'], ['+', 1, 2]], 'number'],
    ['1 / turn', ['/', 1, ['v', 'turn']], 'number'],
    ['(1 + 2) / 3.0', ['/', ['+', 1, 2], 3], 'number'],
    ['turn * 2 / 2', ['/', ['*', ['v', 'turn'], 2], 2], 'number'],
    ['turn == 3 == true', ['==', ['==', ['v', 'turn'], 3], 1], 'bool'],
    ['turn // quarters', ['v', 'turn'], 'number'],
  ])('%s', (text, expr, type) => {
    expect(read(text)).toMatchObject({ ok: true, expr, type });
  });
});

describe('says what is wrong, and where', () => {
  test.each<[string, string, string, string]>([
    ['turn >', 'ET401', '', 'the end'],
    ['turn = 3', 'ET401', '=', '=='],
    ['turn > 3 and turn < 5', 'ET401', 'and', '&&'],
    ['turn > 3)', 'ET401', ')', ''],
    ["'it", 'ET401', "'it", 'nterminated'],
    ['1.5.5', 'ET401', '5', 'a name'],
    ['relations.us.rusia < 0', 'ET402', 'relations.us.rusia', 'relations.us.russia'],
    ['turn + threat', 'ET402', 'threat', 'threat.china'],
    ['turn + signed', 'ET402', 'signed', 'signed(programme)'],
    ['toString > 1.0', 'ET402', 'toString', 'toString'],
    ['valueOf.constructor > 1.0', 'ET402', 'valueOf.constructor', 'valueOf'],
    ['hasOwnProperty(1.0) > 1.0', 'ET403', 'hasOwnProperty', 'hasOwnProperty'],
    ['turn + move.sise', 'ET402', 'move.sise', 'size'],
    ['resent("x", 1)', 'ET403', 'resent', 'recent'],
    ['signed()', 'ET404', 'signed()', '1 argument'],
    ['signed(turn)', 'ET404', 'turn', 'quotes'],
    ['min(turn)', 'ET404', 'min(turn)', 'min(number, number)'],
    ['turn && true', 'ET405', 'turn && true', 'conditions'],
    ['1 + true', 'ET405', '1 + true', 'number + condition'],
    ['turn ? 1 : 2', 'ET405', 'turn', 'condition'],
    ['min(true, 1)', 'ET405', 'min(true, 1)', ''],
    ['[1, 2]', 'ET407', '[1, 2]', 'Lists'],
    ['{"a": 1}', 'ET407', '{"a": 1}', 'Lists'],
    ['turn % 2', 'ET407', 'turn % 2', '%'],
    ['turn in [1]', 'ET407', 'turn in [1]', 'Lists'],
    ['"s400"', 'ET407', '"s400"', 'text'],
    ['null', 'ET407', 'null', 'literals'],
    ['2u', 'ET407', '2u', 'literals'],
    ['[1].exists(x, x > 0)', 'ET407', '[1].exists(x, x > 0)', ''],
    ['has(threat.china)', 'ET407', 'has(threat.china)', ''],
    ['"a".matches("b")', 'ET407', '"a".matches("b")', 'methods'],
    ['threat["china"]', 'ET407', 'threat["china"]', 'dots'],
    ['1 / 3', 'ET408', '1 / 3', '3.0'],
    ["signed('s500')", 'ET410', "'s500'", 's400'],
    ["chose('decide.s400')", 'ET410', "'decide.s400'", 'decide.s400-more'],
  ])('%s', (text, code, at, says) => {
    const result = read(text);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    const [problem] = result.problems;
    expect(problem?.code, problem?.message).toBe(code);
    expect(text.slice(problem?.span.start, problem?.span.end)).toBe(at);
    expect(`${problem?.message} ${problem?.hint}`).toContain(says);
  });

  test('all of them at once', () => {
    const result = read("trun + since('x', 1) / 2 + 1 / 2 + signed('s4000')");
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['ET402', 'ET404', 'ET408', 'ET410']);
  });

  test('a move only where one is answered', () => {
    expect(read('move.size > 1.0', true).ok).toBe(true);
    const result = read('move.size > 1.0', false);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['ET411']);
  });

  test('nothing of names whose home could not be read', () => {
    expect(read('lost.variable > 1.0')).toEqual({ ok: false, problems: [] });
    expect(read("signed('lost')")).toEqual({ ok: false, problems: [] });
  });

  test('what is too long or too deep', () => {
    const codes = (text: string) => {
      const result = read(text);
      return result.ok ? [] : result.problems.map(({ code }) => code);
    };
    expect(codes(`turn${' + 1.0'.repeat(100)}`)).toEqual(['ET409']);
    expect(codes(`${'('.repeat(60)}turn${')'.repeat(60)}`)).toEqual(['ET409']);
    expect(codes(`${'min(turn, '.repeat(40)}1${')'.repeat(40)}`)).toEqual(['ET409']);
    expect(codes(`${'-'.repeat(490)}1`)).toEqual([]);
    expect(codes(`${'!'.repeat(490)}true`)).toEqual([]);
  });
});
