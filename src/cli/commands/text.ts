import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  compileScenario,
  type Diagnostic,
  LANGUAGE_TAG,
  languageOfFile,
  type StaleText,
  translationTemplate,
} from '#scenario';
import type { Call, Command } from '../command.ts';
import { describe } from '../diagnostics.ts';
import { InputError, UsageError, writing } from '../errors.ts';
import { textOf } from '../open-scenario.ts';
import { plain } from '../plain.ts';
import { locateScenario, readScenario, type ScenarioFiles } from '../scenario-files.ts';

/** Ids that are named one by one. */
const MOST_NAMED = 12;

/** Writes the file of a translation, or brings it up to date. */
export const text: Command = {
  name: 'text',
  summary: 'write or update the translation of a scenario',
  takes: [{ name: 'scenario' }],
  flags: {
    language: { kind: 'value', value: 'tag', about: 'the language to translate to: hi, pt-BR', required: true },
  },
  details: [
    'Writes text.<language>.yaml into the scenario’s folder: every text id, with the words of the first language above it. What is',
    'translated is kept; what is missing stands as a comment; what has changed or gone since is marked, and kept as well.',
  ],
  examples: ['text my-scenario --language hi'],
  async run(call) {
    const { io, style } = call;
    const [name = ''] = call.positionals;
    const language = call.value('language') ?? '';
    if (!LANGUAGE_TAG.test(language)) {
      throw new UsageError(`“${language}” is no language tag.`, 'Write it as “hi”, “de” or “pt-BR”.');
    }
    const path = locateScenario(io, name);
    if (!statSync(path).isDirectory()) {
      throw new InputError(`${name} is a scenario in one file.`, [
        `Its translations stand in it, under text: and the language: text: { ${language}: { scenario.title: "…" } }.`,
      ]);
    }
    const source = readScenario(io, name, path);
    const sidecars = source.files.filter((file) => languageOfFile(file.path) !== null);
    const own = sidecars.find((file) => languageOfFile(file.path) === language) ?? null;
    if (own?.path.endsWith('.json')) {
      throw new InputError(`${source.shownPath(own.path)} is JSON, which holds no comments.`, [
        `Name it text.${language}.yaml: JSON is YAML.`,
      ]);
    }
    // Other translations may be faulty: what is to be translated is known without them.
    const { bundle, diagnostics } = compileScenario(source.files.filter((file) => !sidecars.includes(file)));
    if (!bundle) throw refusal(call, source, diagnostics, `The scenario “${name}” has errors; nothing was written.`);
    const [first = '', ...others] = Object.keys(bundle.texts);
    if (language === first) {
      throw new UsageError(`“${first}” is what the scenario is written in.`, 'Name the language to translate to.');
    }
    const made = translationTemplate({
      language,
      texts: bundle.texts[first] ?? {},
      inPlace: new Set(Object.keys(bundle.texts[language] ?? {})),
      before: own,
    });
    if (!('missing' in made)) {
      throw refusal(call, source, made, `${source.shownPath(own?.path ?? '')} cannot be read; it was left alone.`);
    }
    const file = own?.path ?? `text.${language}.yaml`;
    const isNew = !existsSync(join(path, file));
    const isChanged = made.text !== own?.text;
    const shown = source.shownPath(file);
    if (isChanged) writing(shown, () => writeFileSync(join(path, file), made.text));
    const isDeclared = others.includes(language);
    const { translated, missing, stale } = made;
    if (call.isJson) {
      io.out(
        JSON.stringify({ ok: true, language, file: shown, isChanged, isDeclared, translated, missing, stale }, null, 2),
      );
      return 0;
    }
    const done = isNew ? 'written' : isChanged ? 'brought up to date' : 'up to date';
    io.out(`${style.green('✓')} ${style.bold(shown)}: ${done}`);
    io.out(`  ${translated} translated, ${missing.length} missing, ${stale.length} stale`);
    for (const line of named('missing', missing)) io.out(line);
    for (const line of named('stale', stale.map(toldOf))) io.out(line);
    if (!isDeclared)
      io.out(style.dim(`Next: name it in scenario.yaml: languages: [${[first, ...others, language].join(', ')}].`));
    return 0;
  },
};

function refusal(call: Call, source: ScenarioFiles, diagnostics: readonly Diagnostic[], message: string): InputError {
  const errors = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((item) => ({ ...item, file: source.shownPath(item.file) }));
  const details = errors.flatMap((item) => [...describe(item, textOf(source, item), call.style), '']);
  return new InputError(message, details, { diagnostics: errors });
}

function named(what: string, items: readonly string[]): readonly string[] {
  const more = items.length - MOST_NAMED;
  return [
    ...items.slice(0, MOST_NAMED).map((item) => `  ${what} ${plain(item)}`),
    ...(more > 0 ? [`  ${what}, and ${more} more: they stand in the file`] : []),
  ];
}

function toldOf({ id, why, near }: StaleText): string {
  if (why === 'changed') return `${id}: the words it translates have changed`;
  return near === ''
    ? `${id}: the scenario has no such text`
    : `${id}: the scenario has no such text; perhaps it is “${near}” now`;
}
