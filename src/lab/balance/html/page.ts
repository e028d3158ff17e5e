import type { Report } from '../report.ts';
import { grouped, type Html, html } from './markup.ts';
import {
  coverageSection,
  crisesSection,
  endingsSection,
  fansSection,
  figuresSection,
  findingsSection,
  gatesSection,
  ratesSection,
  usesSection,
} from './sections.ts';
import { STYLE } from './style.ts';

const CONTENTS = [
  ['gates', 'Gates'],
  ['findings', 'Findings'],
  ['rates', 'Who wins'],
  ['fans', 'Figures'],
  ['options', 'Options'],
  ['endings', 'Endings'],
  ['coverage', 'What was seen'],
  ['crises', 'Crises'],
  ['luck', 'Luck'],
] as const;

/** The report as one page: no script, no font, no picture from anywhere else. */
export function htmlOf(report: Report): string {
  const { title, scenario, seed, games, wanted, policies, doctrines, engine, gates, findings } = report;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const failed = gates.filter(({ status }) => status === 'fail').length;
  const passed = gates.filter(({ status }) => status === 'pass').length;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: balance report</title><style>${{ html: STYLE }}</style></head><body><main>
<header><div class="kicker">Balance report</div><h1>${title}</h1>
<p class="soft"><span class="mono">${scenario.id} ${scenario.version}</span>, rules <span class="mono">${scenario.hash}</span>, engine ${engine}, seed “${seed}”${games < wanted ? `; ${grouped(games)} of ${grouped(wanted)} games, as the sweep was broken off or parts are missing` : ''}</p>
<nav aria-label="Sections">${CONTENTS.map(([id, name]) => html`<a href="#${id}">${name}</a> `)}</nav></header>
<div class="tiles">${tile('games', grouped(games))}${tile('doctrines', String(doctrines.length))}${tile('gates passed', String(passed), 'good')}${tile('gates failed', String(failed), failed > 0 ? 'bad' : 'good')}${tile('errors found', String(errors), errors > 0 ? 'bad' : 'good')}${tile('warnings', String(findings.length - errors))}</div>
<p class="soft small">Games a policy: ${policies.map(({ name, played }) => `${name} ${grouped(played)}`).join(', ')}.</p>
${gatesSection(report)}${findingsSection(report)}${ratesSection(report)}${fansSection(report)}${usesSection(report)}${endingsSection(report)}${coverageSection(report)}${crisesSection(report)}${figuresSection(report)}
</main></body></html>
`;
  return page.html;
}

function tile(name: string, figure: string, tone = ''): Html {
  return html`<div class="tile ${tone}"><b>${figure}</b><span class="soft small">${name}</span></div>`;
}
