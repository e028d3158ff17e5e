import { measuredText } from '../findings.ts';
import { boundText, LEAST_CHANCES } from '../gates.ts';
import type { Place, PlacedFinding, Report } from '../report.ts';
import { SEPARATOR } from '../tally.ts';
import { grouped, type Html, html, percent } from './markup.ts';
import { calibrationPlot, fanPlot, outcomePlot, shareBar, stackBar } from './plots.ts';

const MOST_FAILING = 6;
const DOMINANT = 0.6;

function placeOf(place: Place | null | undefined): Html | null {
  return place ? html`<code>${place.file}:${place.line}</code>` : null;
}

/** A table of the gates: bound, figure, and where to look. */
export function gatesSection({ gates, mode }: Report): Html {
  const lenient = mode === 'lenient';
  return html`<section id="gates"><h2>Gates</h2>
<p class="soft">What balanced play promises. ${lenient ? 'This sweep is small: a gate fails only when it is missed by more than three standard errors, and what is rare is not judged.' : 'Each figure itself must keep to its bound.'}</p>
<div class="scroll"><table><thead><tr><th></th><th>promise</th><th class="n">bound</th><th class="n">measured</th><th>where</th></tr></thead><tbody>
${gates.map(({ status, text, unit, worst, failing, note, places, boundText: bound, measures }) => {
  const more = failing.length - MOST_FAILING;
  const shown = failing.length > 0 ? failing.slice(0, MOST_FAILING) : worst ? [worst] : [];
  return html`<tr><td><span class="mark ${status}">${status === 'unmeasured' ? 'n/a' : status}</span></td><td>${text}${note ? html`<div class="soft small">${note}</div>` : null}</td><td class="n">${bound}</td>
<td class="n">${shown.map((measure) => html`<div>${measuredText(measure, unit)}</div>`)}${more > 0 ? html`<div class="soft">and ${more} more</div>` : null}</td>
<td>${shown.map((measure) => (measures > 1 || failing.length > 0) && html`<div class="small">${measure.label}${measure.bound !== worst?.bound ? ` (${boundText(measure.bound, unit)})` : ''}</div>`)}${[...new Map(places.slice(0, MOST_FAILING).map((place) => [`${place.file}:${place.line}`, place])).values()].map((place) => html`<div>${placeOf(place)}</div>`)}</td></tr>`;
})}
</tbody></table></div></section>`;
}

/** What is wrong with the play, each with the line of the scenario. */
export function findingsSection({ findings }: Report): Html {
  const codes = new Map<string, PlacedFinding[]>();
  for (const finding of findings) codes.set(finding.code, [...(codes.get(finding.code) ?? []), finding]);
  return html`<section id="findings"><h2>Findings</h2>
<p class="soft">What to look at, by name, with the line of the scenario where it stands.</p>
${findings.length === 0 ? html`<p>Nothing is found wrong.</p>` : null}
${[...codes].map(
  ([
    code,
    list,
  ]) => html`<details${list.length <= 6 ? html` open` : null}><summary><span class="mark ${list[0]?.severity ?? 'warning'}">${code}</span> <span class="soft">${list.length === 1 ? 'once' : `${list.length} times`}</span></summary>
<ul class="found">${list.map(({ text, place, others }) => html`<li>${text} ${placeOf(place)}${others.map((other) => html`, ${placeOf(other)}`)}</li>`)}</ul></details>`,
)}</section>`;
}

/** Games won, survived and lost by policy as bars, wins by doctrine as a table, each with its 95 % interval. */
export function ratesSection({ rates, policies, doctrines }: Report): Html {
  const played = policies.filter((policy) => policy.played > 0).map(({ name }) => name);
  const whole = rates.filter(({ doctrine }) => doctrine === null);
  return html`<section id="rates"><h2>Who wins</h2>
<div class="key"><span><i style="background:var(--won)"></i>won</span><span><i style="background:var(--survived)"></i>survived</span><span><i style="background:var(--lost)"></i>lost</span><span>the line holds the true share of wins 19 times in 20</span></div>
<div class="scroll">${outcomePlot(whole)}</div>
<h3>Wins by doctrine</h3>
<div class="scroll"><table><thead><tr><th>policy</th>${doctrines.map((id) => html`<th class="n">${id}</th>`)}<th class="n">mean score</th><th class="n">mean quarters</th></tr></thead><tbody>
${played.map((name) => {
  const own = rates.filter(({ policy }) => policy === name);
  const all = own.find(({ doctrine }) => doctrine === null);
  return html`<tr><td>${name}</td>${doctrines.map((id) => {
    const rate = own.find(({ doctrine }) => doctrine === id);
    if (!rate || rate.games === 0) return html`<td class="n soft">–</td>`;
    const { value, low, high } = rate.won;
    const heat = `background: color-mix(in srgb, var(--won) ${Math.round(value * 70)}%, transparent)`;
    return html`<td class="n"><span class="heat" style="${heat}">${percent(value, 0)}</span><div class="soft small">${percent(low, 0)} to ${percent(high, 0)}</div></td>`;
  })}<td class="n">${all?.meanScore.toFixed(0) ?? ''}</td><td class="n">${all?.meanQuarters.toFixed(1) ?? ''}</td></tr>`;
})}</tbody></table></div></section>`;
}

/** How the figures ran: median, middle half and middle eight tenths by quarter, policy by policy. */
export function fansSection({ fans, policies, thinker }: Report): Html {
  const played = policies.filter((policy) => policy.played > 0).map(({ name }) => name);
  return html`<section id="fans"><h2>How the figures run</h2>
<p class="soft">By quarter, over the games still on: the median, the middle half and the middle eight tenths.</p>
${played.map(
  (name) =>
    html`<details${name === thinker ? html` open` : null}><summary>${name}</summary><div class="fans">${fans.filter((fan) => fan.policy === name && fan.turns.length > 1).map(fanPlot)}</div></details>`,
)}</section>`;
}

const KINDS = {
  decision: 'Decisions',
  answer: 'Answers to events',
  demand: 'Answers to demands',
  crisis: 'Crises',
} as const;

/** How often the policy that thinks best was offered each option and took it, with the dead and the dominant marked. */
export function usesSection({ uses, thinker }: Report): Html {
  if (thinker === null) return html``;
  return html`<section id="options"><h2>What ${thinker} does with its options</h2>
<p class="soft">A chance is a quarter in which the option could be taken by itself. Above ${percent(DOMINANT, 0)} of its chances an option is no choice; never taken, it is none either.</p>
${(['decision', 'answer', 'demand', 'crisis'] as const).map((kind) => {
  const own = uses.filter((use) => use.kind === kind);
  if (own.length === 0) return null;
  const dead = own.filter(({ taken }) => taken.of > 0 && taken.count === 0).length;
  return html`<details${kind === 'decision' ? html` open` : null}><summary>${KINDS[kind]} <span class="soft">${own.length} options, ${dead} offered and never taken</span></summary>
<div class="scroll"><table class="fixed"><thead><tr><th>option</th><th>taken of its chances</th><th class="n"></th><th class="n">chances</th><th class="n">in games</th><th class="n">where offered</th><th class="n">capital</th><th class="n">bn$</th><th>line</th></tr></thead><tbody>
${own.map(({ key, taken, inGames, whereOffered, capital, treasury, place, all }) => {
  const flag =
    all.taken.of === 0
      ? html`<span class="mark warning">never offered</span>`
      : taken.of > 0 && taken.count === 0
        ? html`<span class="mark warning">dead</span>`
        : taken.of >= LEAST_CHANCES && taken.value > DOMINANT && html`<span class="mark error">dominant</span>`;
  return html`<tr><td><code>${key.slice(key.indexOf('.') + 1)}</code> ${flag}</td><td class="mid">${shareBar(taken.value, taken.value > DOMINANT)}</td><td class="n">${percent(taken.value, 0)}</td><td class="n">${grouped(taken.of)}</td><td class="n">${percent(inGames.value, 0)}</td><td class="n">${whereOffered.of > 0 ? percent(whereOffered.value, 0) : '–'}</td><td class="n">${taken.count > 0 ? capital.toFixed(1) : '–'}</td><td class="n">${taken.count > 0 ? treasury.toFixed(2) : '–'}</td><td>${placeOf(place)}</td></tr>`;
})}</tbody></table></div></details>`;
})}</section>`;
}

/** Games by ending, a column for each policy. */
export function endingsSection({ endings, policies }: Report): Html {
  const played = policies.filter((policy) => policy.played > 0);
  return html`<section id="endings"><h2>Endings</h2>
<div class="scroll"><table><thead><tr><th>ending</th><th></th>${played.map(({ name }) => html`<th class="n">${name}</th>`)}</tr></thead><tbody>
${endings.map(
  ({ key, outcome, games }) =>
    html`<tr><td>${key.replace('ending.', '')}</td><td class="soft">${outcome}</td>${games.map((count, index) => {
      const share = count / Math.max(1, played[index]?.played ?? 0);
      const heat = `background: color-mix(in srgb, var(--${outcome}) ${Math.round(share * 70)}%, transparent)`;
      return html`<td class="n">${count === 0 ? html`<span class="soft">–</span>` : html`<span class="heat" style="${heat}">${percent(share, share < 0.1 ? 1 : 0)}</span>`}</td>`;
    })}</tr>`,
)}</tbody></table></div></section>`;
}

const COVERED: Readonly<Record<string, string>> = {
  event: 'Events that came',
  reaction: 'Reactions that were asked',
  ladderRung: 'Rungs that were answered',
  sanctionRung: 'Sanctions rungs in force',
  crisisRung: 'Crisis rungs stood on',
  stage: 'Programme stages reached',
  ending: 'Endings that came',
};

/** What was seen of all there is, by kind, and by name what was not. */
export function coverageSection({ coverage, sights, reactions, games }: Report): Html {
  return html`<section id="coverage"><h2>What was seen</h2>
<p class="soft">By all policies together, in ${grouped(games)} games.</p>
<div class="scroll"><table><tbody>${coverage.map(({ kind, seen, of }) => {
    const missing = sights.filter((sight) => sight.kind === kind && sight.seen === 0);
    return html`<tr><td>${COVERED[kind] ?? kind}</td><td>${shareBar(of === 0 ? 1 : seen / of, seen < of)}</td><td class="n">${seen} of ${of}</td><td>${missing.map(({ counter, place }) => html`<div class="small"><code>${counter.split(SEPARATOR).join(', ')}</code> ${placeOf(place)}</div>`)}</td></tr>`;
  })}</tbody></table></div>
<details><summary>Reactions <span class="soft">how often asked, and the rungs of the answers, the harshest darkest</span></summary>
<div class="scroll"><table class="fixed"><thead><tr><th>reaction</th><th class="n">asked</th><th>answers</th><th>line</th></tr></thead><tbody>
${reactions.map(({ key, asked, rungs, place }) => html`<tr><td><code>${key.replace('reaction.', '')}</code></td><td class="n">${grouped(asked)}</td><td class="mid">${stackBar(rungs.map(({ rung, count }) => ({ name: rung, count })))}</td><td>${placeOf(place)}</td></tr>`)}
</tbody></table></div></details></section>`;
}

const EXITS = {
  targetConcedes: 'target concedes',
  challengerConcedes: 'challenger concedes',
  trade: 'trade',
  lapse: 'lapse',
  catastrophe: 'catastrophe',
} as const;

/** Quarters on each rung of each crisis, and the ways out of it. */
export function crisesSection({ crises }: Report): Html {
  if (crises.length === 0) return html``;
  const exits = Object.keys(EXITS) as (keyof typeof EXITS)[];
  return html`<section id="crises"><h2>Crises</h2>
<p class="soft">How often each stood on a rung, and how it ended from there.</p>
<div class="scroll"><table><thead><tr><th>crisis and rung</th><th class="n">quarters</th>${exits.map((exit) => html`<th class="n">${EXITS[exit]}</th>`)}<th>ends</th></tr></thead><tbody>
${crises.map(
  ({
    key,
    opened,
    catastrophes,
    rungs,
  }) => html`<tr><td><b>${key.replace('crisis.', '')}</b> <span class="soft small">opened ${grouped(opened)} times${catastrophes.of > 0 ? `, ${percent(catastrophes.value)} in catastrophe` : ''}</span></td><td></td>${exits.map(() => html`<td></td>`)}<td></td></tr>
${rungs.map(
  (rung) =>
    html`<tr><td style="padding-left:18px">${rung.key.slice(key.length + 1)}</td><td class="n">${grouped(rung.quarters)}</td>${exits.map((exit) => html`<td class="n">${rung.exits[exit] === 0 ? html`<span class="soft">–</span>` : grouped(rung.exits[exit])}</td>`)}<td class="mid">${stackBar(
      exits.map((exit) => ({ name: EXITS[exit], count: rung.exits[exit] })),
      130,
    )}</td></tr>`,
)}`,
)}</tbody></table></div></section>`;
}

/** Luck in figures: how early the score is settled, how alike games are, how true the chances told were. */
export function figuresSection({ early, variety, calibration }: Report): Html {
  const alike = new Map(variety.map(({ policy, pairs, likeness }) => [policy, { pairs, likeness }]));
  const all = alike.get(null);
  return html`<section id="luck"><h2>Luck, and how early it is over</h2>
<div class="scroll"><table><thead><tr><th>policy</th><th>score after three quarters against the final one</th><th class="n">correlation</th><th class="n">games</th><th>likeness of two games’ events</th><th class="n">mean</th></tr></thead><tbody>
${early.map(({ policy, correlation, games }) => {
  const likeness = alike.get(policy)?.likeness ?? 0;
  return html`<tr><td>${policy}</td><td class="mid">${shareBar(Math.max(0, correlation), correlation >= 0.6)}</td><td class="n">${correlation.toFixed(2)}</td><td class="n">${grouped(games)}</td><td class="mid">${shareBar(likeness, likeness >= 0.5)}</td><td class="n">${likeness.toFixed(2)}</td></tr>`;
})}</tbody></table></div>
${all && all.pairs > 0 ? html`<p class="soft">Over all policies, two games share ${percent(all.likeness, 0)} of the events that either saw (${grouped(all.pairs)} pairs).</p>` : null}
<h3>Chances told, and what happened</h3>
<p class="soft">Each dot is a tenth of the scale; on the broken line the foretold odds are true. Climbs and steps down of sanctions are told before the answers of the quarter are in, and may lie beside it.</p>
<div class="plots">${calibration.filter(({ bins }) => bins.length > 0).map(calibrationPlot)}</div></section>`;
}
