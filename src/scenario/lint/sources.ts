import { COEFFICIENTS } from '#engine';
import type { SourcedSource } from '../source/shared.ts';
import { noneOf } from '../suggest.ts';
import type { Lint, LintInput } from './lint.ts';

/** Stands for a source where a number was chosen and not found. */
const CHOICE = 'design choice';

/** ET308: a source that is not in the list. ET513: a number without a source. */
export const checkSources: Lint = (input) => {
  const { source, context } = input;
  const cite = (of: object, name: string | undefined): void => {
    if (name === undefined || name === CHOICE) return;
    if (context.names.ids.source.has(name) || context.names.isExcused(name, 'sources')) return;
    const isNone = context.names.ids.source.size === 0;
    if (isNone && !context.reporter.isFirst('no source')) return;
    const hint = isNone
      ? `${noneOf('source')} A number of your own has “${CHOICE}”.`
      : context.suggest(name, [...context.names.ids.source, CHOICE]);
    context.reporter.at({ of, key: 'source' }, 'ET308', `There is no source “${name}”.`, hint);
  };
  for (const { of, key, value } of sourcedNumbers(input)) {
    if (typeof value === 'number') reportUnsourced(input, of, key);
    else {
      if (value.source === undefined) reportUnsourced(input, of, key);
      cite(value, value.source);
    }
  }
  for (const { of, key, value } of sourcedThings(input)) {
    if (value.source === undefined) reportUnsourced(input, of, key);
    cite(value, value.source);
  }
  for (const domain of Object.values(source.domains ?? {})) cite(domain, domain.source);
  for (const term of source.glossary ?? []) cite(term, term.source);
};

function reportUnsourced({ context }: LintInput, of: object, key: string): void {
  const hint = `Write “source:” with an id from sources.yaml, or “${CHOICE}”.`;
  context.reporter.at({ of, key, part: 'key' }, 'ET513', `“${key}” does not say where its numbers come from.`, hint);
}

function sourcedNumbers({ source }: LintInput): { of: object; key: string; value: SourcedSource }[] {
  const defaults = new Map(COEFFICIENTS.map(({ id, value }) => [id, value]));
  const entries = (map: Readonly<Record<string, SourcedSource>> | undefined) =>
    Object.entries(map ?? {}).map(([key, value]) => ({ of: map as object, key, value }));
  // A coefficient that repeats the engine's default needs no source of its own.
  const changed = entries(source.model).filter(
    ({ key, value }) => typeof value !== 'number' || value !== defaults.get(key),
  );
  return [...entries(source.values), ...changed];
}

function sourcedThings({
  source,
}: LintInput): { of: object; key: string; value: { readonly source?: string | undefined } }[] {
  const entries = (map: Readonly<Record<string, { readonly source?: string | undefined }>> | undefined) =>
    Object.entries(map ?? {}).map(([key, value]) => ({ of: map as object, key, value }));
  const programmes = source.programmes ?? [];
  return [
    ...entries(source.relations),
    ...entries(source.threats),
    ...entries(source.suppliers),
    ...entries(source.oil),
    ...programmes.map((value, index) => ({ of: programmes[index] as object, key: 'id', value })),
    ...(source.brent && source.triangle ? [{ of: source.brent, key: 'process', value: source.brent }] : []),
  ];
}
