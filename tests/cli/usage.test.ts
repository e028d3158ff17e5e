import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '#engine';
import { runCli, runJson } from './run-cli.ts';

const COMMANDS = ['check', 'play', 'replay', 'explain', 'odds', 'schema', 'new'];

describe('wrong usage', () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ['an unknown command', ['chekc', 'snub-season'], /Did you mean “check”\?/],
    ['an unknown flag', ['play', 'snub-season', '--sede', '7'], /does not know --sede.*\n.*Did you mean “--seed”\?/],
    ['a flag without its value', ['play', 'snub-season', '--seed'], /--seed needs a value/],
    ['a flag that swallows the next', ['play', 'snub-season', '--seed', '--policy'], /--seed needs a value/],
    ['a switch with a value', ['check', 'snub-season', '--json=yes'], /--json takes no value/],
    ['a flag given twice', ['play', 'snub-season', '--seed', '1', '--seed', '2'], /--seed is given twice/],
    ['no scenario', ['play'], /play needs <scenario>/],
    ['one argument too many', ['replay', 'a.json', 'b.json'], /no use for “b.json”/],
    ['a scenario that is not there', ['play', 'snub-sesaon'], /Did you mean “snub-season”\?/],
    [
      'a doctrine that is not there',
      ['play', 'snub-season', '--doctrine', 'every-tabel'],
      /Did you mean “every-table”\?/,
    ],
    ['a policy that is not there', ['play', 'snub-season', '--policy', 'gredy'], /Did you mean “greedy”\?/],
    ['a tilt to oneself', ['play', 'snub-season', '--policy', 'tilt:india'], /no policy “tilt:india” for india/],
    ['a seat that is not there', ['play', 'snub-season', '--seat', 'france=pass'], /no seat “france”/],
    ['a game from two seats', ['play', 'snub-season', '--seat', 'us', '--seat', 'china'], /played from one seat/],
    ['a seat without a game of its own', ['play', 'caatsa-curveball', '--seat', 'us'], /no game from the seat “us”/],
    ['an unknown coefficient', ['play', 'snub-season', '--assume', 'kapa=1'], /Did you mean “kappa”/],
    ['a coefficient that is no number', ['play', 'snub-season', '--assume', 'kappa=much'], /gives no number/],
    ['a coefficient out of bounds', ['play', 'snub-season', '--assume', 'leak=4'], /from 0 to 1/],
    ['a coefficient out of bounds', ['play', 'snub-season', '--assume', 'kappa=1'], /from 0 to 0\.15\.$/],
    [
      'a seat manned twice',
      ['play', 'snub-season', '--seat', 'us=pass', '--seat', 'us=greedy'],
      /--seat says twice who plays us/,
    ],
    [
      'a seat manned by two flags',
      ['play', 'snub-season', '--seat', 'india=pass', '--policy', 'greedy'],
      /both say who plays india/,
    ],
    ['an id that is none', ['new', '../evil'], /cannot be the id/],
    ['parts that are to be played', ['balance', 'merge', 'a.json', '--games', '5'], /has no use for --games/],
    ['a sweep of no policy', ['balance', 'snub-season', '--policies', ','], /--policies names nothing/],
    ['a language that is none', ['text', 'snub-season', '--language', 'Hindi!'], /“Hindi!” is no language tag/],
    [
      'the language it is written in',
      ['text', 'snub-season', '--language', 'en'],
      /is what the scenario is written in/,
    ],
    ['a translation to nothing', ['text', 'snub-season'], /--language/],
    ['a sweep under no doctrine', ['balance', 'snub-season', '--doctrines', ''], /--doctrines names nothing/],
  ])('%s gives exit code 2 and says what to do', async (_, argv, message) => {
    const { code, err, out } = await runCli(argv);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  it('is told as JSON, too', async () => {
    const { code, json } = await runJson(['play', 'snub-season', '--sede', '7']);
    expect(code).toBe(2);
    expect(json).toMatchObject({ ok: false, hint: 'Did you mean “--seed”?' });
  });

  it('without any command shows what there is', async () => {
    const { code, err } = await runCli([]);
    expect(code).toBe(2);
    for (const command of COMMANDS) expect(err).toContain(command);
  });
});

describe('help', () => {
  it('lists every command', async () => {
    for (const argv of [['help'], ['--help']]) {
      const { code, out } = await runCli(argv);
      expect(code).toBe(0);
      for (const command of COMMANDS) expect(out).toContain(command);
    }
  });

  it.each(COMMANDS)('explains %s with usage and an example', async (command) => {
    const [byFlag, byCommand] = [await runCli([command, '--help']), await runCli(['help', command])];
    expect(byFlag.code).toBe(0);
    expect(byFlag.out).toContain(`npm run -s cli -- ${command}`);
    expect(byFlag.out).toContain('--json');
    expect(byCommand.out).toBe(byFlag.out);
  });

  it('gives the version', async () => {
    expect(await runCli(['--version'])).toMatchObject({ code: 0, out: ENGINE_VERSION });
  });
});
