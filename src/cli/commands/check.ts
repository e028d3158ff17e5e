import { brokenBy, rulesOf } from '#lab';
import type { Diagnostic } from '#scenario';
import { placeOf } from '#view';
import type { Call, Command } from '../command.ts';
import { countOf, describe } from '../diagnostics.ts';
import { type Compiled, compileFiles, lessonOf, textOf } from '../open-scenario.ts';
import { Progress } from '../progress.ts';
import { locateScenario, readScenario, type ScenarioFiles } from '../scenario-files.ts';

interface Checked {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  /** For a reader: what is wrong, or what the scenario holds. */
  readonly lines: readonly string[];
}

/** Finds what is wrong in scenarios. */
export const check: Command = {
  name: 'check',
  summary: 'find what is wrong in scenarios',
  takes: [{ name: 'scenario', many: true }],
  flags: {},
  details: [
    'Every problem of every file is told at once, those of its lesson as well. Exit code 1 when one of them is an error.',
  ],
  examples: ['check snub-season', 'check ./my-scenario ./one-file.yaml --json'],
  async run(call) {
    // A name that leads nowhere is wrong usage, and is told before anything is checked.
    const found = call.positionals.map((name) => ({ name, path: locateScenario(call.io, name) }));
    const progress = new Progress(call.io, 'checking', call.positionals.length);
    const results = found.map(({ name, path }, index) => {
      progress.set(index);
      return checkOne(call, name, path);
    });
    progress.end();
    const diagnostics = results.flatMap((result) => result.diagnostics);
    const ok = !diagnostics.some(({ severity }) => severity === 'error');
    if (call.isJson) call.io.out(JSON.stringify({ ok, diagnostics }, null, 2));
    else for (const line of results.flatMap(({ lines }) => lines)) call.io.out(line);
    return ok ? 0 : 1;
  },
};

function checkOne({ io, style }: Call, name: string, path: string): Checked {
  const source = readScenario(io, name, path);
  const compiled = compileFiles(source);
  const { bundle } = compiled;
  const { lesson, diagnostics: ofLesson } = lessonOf(source, compiled);
  const diagnostics = [...compiled.diagnostics, ...tried(source, compiled), ...ofLesson];
  const lines = diagnostics.flatMap((item) => [...describe(item, textOf(source, item), style), '']);
  const isSound = !diagnostics.some(({ severity }) => severity === 'error');
  const mark = isSound ? style.green('✓') : style.red('✗');
  lines.push(`${mark} ${style.bold(name)}: ${countOf(diagnostics)}`);
  if (bundle) {
    const { version, turns, actors, decisions, events, reactions, programmes, crises, endings } = bundle.ruleset;
    lines.push(
      `  ${style.dim(
        `version ${version}, ${turns} quarters, ${actors.length} actors, ${decisions.length} decisions, ${events.length} events, ` +
          `${reactions.length} reactions, ${programmes.length} programmes, ${crises.length} ${crises.length === 1 ? 'crisis' : 'crises'}, ${endings.length} endings`,
      )}`,
    );
  }
  if (lesson) {
    lines.push(
      `  ${style.dim(`a lesson of ${lesson.pages.length} pages, ${lesson.debrief.length} questions for the debrief`)}`,
    );
  }
  return { name, diagnostics, lines };
}

/** What some games break over, told where it is written. */
function tried(source: ScenarioFiles, { bundle }: Compiled): readonly Diagnostic[] {
  const broken = bundle && brokenBy(rulesOf(bundle.ruleset));
  if (!broken) return [];
  const { key, variable, reason, turn, seat } = broken;
  const head = source.files.find(({ path }) => /^scenario\.(ya?ml|json)$/.test(path)) ?? source.files[0];
  const { file, line } = placeOf(bundle, key) ??
    placeOf(bundle, variable) ?? { file: head?.path ?? 'scenario.yaml', line: 1 };
  const text = source.files.find(({ path }) => path === file)?.text.split(/\r?\n/)[line - 1] ?? '';
  return [
    {
      code: 'ET524',
      severity: 'error',
      file: source.shownPath(file),
      line,
      column: 1 + text.length - text.trimStart().length,
      endLine: line,
      endColumn: 1 + text.trimEnd().length,
      path: key,
      message: `A game from the seat ${seat} breaks in its quarter ${turn + 1}: ${reason}`,
      hint: 'Look for a number that is too large, or one that grows each quarter by what it is already.',
    },
  ];
}
