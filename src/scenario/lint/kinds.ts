import type { Code } from '../diagnostics.ts';
import type { Lint, LintInput } from './lint.ts';

/** ET505: a field that its kind needs or has no use for. ET506: what silence means. ET507: dates outside the game. */
export const checkKinds: Lint = (input) => {
  checkEvents(input);
  checkDomains(input);
  checkBrent(input);
};

function checkEvents({ source, data, context }: LintInput): void {
  const report = (of: object, key: string, code: Code, message: string, hint: string): void =>
    context.reporter.at({ of, key }, code, message, hint);
  const hasBounds = source.start !== undefined && source.turns !== undefined;
  const turnOf = new Map(data.events.map(({ id, turn }) => [id, turn]));
  for (const event of source.events ?? []) {
    const { id, kind, options = [] } = event;
    const scheduled = `An event of kind “${kind}” `;
    if (kind === 'dilemma' && options.length === 0) {
      report(
        event,
        'id',
        'ET505',
        `The dilemma “${id}” has no options.`,
        'Give it options, or make it a shock or fixed.',
      );
    }
    if (kind === 'shock' && event.chance === undefined) {
      report(event, 'id', 'ET505', `The shock “${id}” has no chance.`, 'Write “chance:”, per quarter, 0–1.');
    }
    if (kind !== 'shock' && event.chance !== undefined) {
      report(event, 'chance', 'ET505', `${scheduled}has no use for “chance”.`, 'Only shocks happen by chance.');
    }
    if (kind !== 'dilemma' && event.weight !== undefined) {
      report(event, 'weight', 'ET505', `${scheduled}has no use for “weight”.`, 'Only dilemmas are drawn.');
    }
    if (kind !== 'fixed' && event.at !== undefined) {
      report(event, 'at', 'ET505', `${scheduled}has no use for “at”.`, 'Only fixed events have a date.');
    }
    const turn = turnOf.get(id);
    if (hasBounds && event.at !== undefined && turn !== undefined && (turn < 0 || turn >= data.turns)) {
      report(
        event,
        'at',
        'ET507',
        `${event.at} lies outside the game.`,
        `The game runs from ${source.start} for ${data.turns} quarters; this would be turn ${turn + 1}.`,
      );
    }
    const ids = options.map((option) => option.id);
    if (options.length > 0 && event.unanswered === undefined) {
      report(
        event,
        'id',
        'ET506',
        `“${id}” does not say what silence means.`,
        `Write “unanswered:” with one of ${ids.join(', ')}.`,
      );
    } else if (
      event.unanswered !== undefined &&
      !ids.includes(event.unanswered) &&
      !context.names.isExcused(event.unanswered, 'events')
    ) {
      const hint = ids.length === 0 ? 'The event has no options.' : context.suggest(event.unanswered, ids);
      report(event, 'unanswered', 'ET506', `“${id}” has no option “${event.unanswered}”.`, hint);
    }
  }
}

function checkDomains({ source, context }: LintInput): void {
  for (const [id, domain] of Object.entries(source.domains ?? {})) {
    const needs = domain.kind === 'layered' ? 'q' : 'sanctioned';
    const idle = domain.kind === 'layered' ? 'sanctioned' : 'q';
    if (domain[needs] === undefined) {
      context.reporter.at(
        { of: domain, key: 'kind' },
        'ET505',
        `“${id}” is ${domain.kind} and needs “${needs}”.`,
        `Write “${needs}:”.`,
      );
    }
    if (domain[idle] !== undefined) {
      const hint = domain.kind === 'layered' ? 'Only strengths have it.' : 'Only layered domains have it.';
      context.reporter.at(
        { of: domain, key: idle },
        'ET505',
        `“${id}” is ${domain.kind} and has no use for “${idle}”.`,
        hint,
      );
    }
  }
}

function checkBrent({ source, data, context }: LintInput): void {
  const { brent } = source;
  if (!brent) return;
  if (brent.process === 'series') {
    const length = brent.series?.length ?? 0;
    if (source.turns !== undefined && length < data.turns) {
      const hint = 'Write one value per quarter under “series:”.';
      context.reporter.at(
        { of: brent, key: 'process' },
        'ET505',
        `The series has ${length} values for ${data.turns} quarters.`,
        hint,
      );
    }
  } else if (brent.start === undefined) {
    context.reporter.at(
      { of: brent, key: 'process' },
      'ET505',
      'A price that reverts needs “start”.',
      'Write “start:” in $/bbl.',
    );
  }
}
