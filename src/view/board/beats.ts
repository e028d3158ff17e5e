import type { Act, Headline, LedgerLine, Move, Response, Ruleset, ScenarioBundle, TurnReport } from '#engine';
import { SANCTION_RUNGS } from '#engine';
import { headlineWords, type Words } from '../words/index.ts';
import { boardWords } from './say.ts';

/** A tie that a beat moves, in points. */
export interface TieShift {
  /** `<a>.<b>`, in the scenario's order. */
  readonly tie: string;
  readonly delta: number;
}

/** A capital whose heat a beat changes, in points. */
export interface HeatShift {
  readonly actor: string;
  readonly delta: number;
}

/** One thing said or done while a turn plays out. */
export interface Beat {
  readonly kind: 'move' | 'headline' | 'tie' | 'sanction' | 'crisis' | 'delivery' | 'event' | 'end';
  /** At whose table it is said; absent: before everybody. */
  readonly actor?: string;
  readonly text: string;
  /** Ties that move as it is said. */
  readonly shifts: readonly TieShift[];
  /** Capitals that grow hotter or cooler with it. */
  readonly heats: readonly HeatShift[];
  /** How it sounds to the pivot. */
  readonly mood: 'warm' | 'cool' | 'plain';
  /** The crisis it belongs to, and its rung then. */
  readonly crisis?: string;
  readonly rung?: number;
  /** The instrument of a sanction beat, with the rung it stood on before. */
  readonly instrument?: string;
  readonly rungBefore?: number;
}

const RELATION = /^relations\.(\w+)\.(\w+)$/;
const HEAT = /^heat\.(\w+)$/;

/** Most beats that a turn plays out in; of a busier turn the lesser ones are left to the report. */
export const MOST_BEATS = 14;

/** Sums ledger lines by what they change: ties, heats. */
function summed(lines: readonly LedgerLine[], pattern: RegExp): [string, number][] {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const match = pattern.exec(line.variable);
    if (!match) continue;
    const name = match.slice(1).join('.');
    sums.set(name, (sums.get(name) ?? 0) + line.delta);
  }
  return [...sums].filter(([, delta]) => Math.abs(delta) >= 0.05);
}

/** Weight of what is shown however much happened. */
const ALWAYS = 1000;

/** What a beat's own ledger lines do on the board. */
interface Stir {
  readonly shifts: readonly TieShift[];
  readonly heats: readonly HeatShift[];
}
const CALM: Stir = { shifts: [], heats: [] };
const stirOf = (lines: readonly LedgerLine[]): Stir => ({
  shifts: summed(lines, RELATION).map(([tie, delta]) => ({ tie, delta })),
  heats: summed(lines, HEAT).map(([actor, delta]) => ({ actor, delta })),
});
const joined = (a: Stir, b: Stir): Stir => ({
  shifts: [...a.shifts, ...b.shifts],
  heats: [...a.heats, ...b.heats],
});

/** How much a stir is worth showing. */
const stirred = ({ shifts, heats }: Stir): number =>
  shifts.reduce((sum, { delta }) => sum + Math.abs(delta), 0) +
  heats.reduce((sum, { delta }) => sum + Math.abs(delta) * 0.3, 0);

/** Warm when the pivot's ties rise on the whole, cool when they fall. */
function moodOf(shifts: readonly TieShift[], pivot: string): Beat['mood'] {
  let sum = 0;
  for (const { tie, delta } of shifts) if (tie.split('.').includes(pivot)) sum += delta;
  return sum > 0.2 ? 'warm' : sum < -0.2 ? 'cool' : 'plain';
}

/** Where the option of an act stands, as a text root: `decision.s400-more.sign`. */
function rootOf(move: Move): string | null {
  if (move.kind === 'decide') return `decision.${move.decision}.${move.option}`;
  if (move.kind === 'answer') return `event.${move.event}.${move.option}`;
  if (move.kind === 'demand') return `demand.${move.sender}.${move.instrument}.${move.answer}`;
  return null;
}

/**
 * The turn in the order in which it plays out: the seats' moves with what the papers made of them, each capital's
 * answers, measures, crises, promises, what the new quarter brought, and the end. Each beat carries the ties that its
 * own ledger lines moved, so that the tie moves as the thing is said; what the model does by itself is in no beat.
 * A busy turn keeps its {@link MOST_BEATS} weightiest: all measures and crises, every capital's strongest answer, then
 * whatever moved most.
 */
export function beatsOf(bundle: ScenarioBundle, ruleset: Ruleset, report: TurnReport, words: Words): Beat[] {
  const data = ruleset.data;
  const say = boardWords(words);
  const known = (id: string): boolean => Object.values(bundle.texts).some((texts) => Object.hasOwn(texts, id));
  const capital = (actor: string): string => say(`actor.${actor}.capital`);
  const beats: { beat: Beat; weight: number }[] = [];

  // A ledger line is told once: by the first beat that names its cause.
  const told = new Set<LedgerLine>();
  const movedBy = (cause: string, actor?: string): Stir => {
    const lines = report.ledger.filter(
      (line) => line.cause === cause && !told.has(line) && (actor === undefined || (line.actor ?? actor) === actor),
    );
    for (const line of lines) told.add(line);
    return stirOf(lines);
  };
  const add = (
    kind: Beat['kind'],
    weight: number,
    text: string,
    stir: Stir = CALM,
    rest: Partial<Omit<Beat, 'kind' | 'text' | 'shifts' | 'heats'>> = {},
  ): void => {
    const beat: Beat = { kind, text, mood: moodOf(stir.shifts, data.pivot), ...rest, ...stir };
    beats.push({ beat, weight: weight + stirred(stir) });
  };

  // Headlines are run where they belong: those of an option or an event after it.
  const left = new Set<Headline>(report.headlines);
  const runHeadlines = (root: string): void => {
    for (const headline of report.headlines) {
      if (!left.has(headline) || !headline.text.startsWith(`${root}.headline`)) continue;
      left.delete(headline);
      add('headline', 0.5, headlineWords(say, headline), CALM, { actor: headline.actor });
    }
  };

  for (const [seat, plan] of Object.entries(report.plans)) {
    for (const move of plan) {
      const root = rootOf(move);
      if (root !== null) {
        const owner = root.slice(0, root.lastIndexOf('.'));
        const option = say(`${root}.name`);
        const text =
          move.kind === 'demand'
            ? say('board.beat.demand', {
                instrument: say(`instrument.${move.sender}.${move.instrument}.name`),
                answer: option,
              })
            : say('board.beat.move', { decision: say(`${owner}.name`), option });
        add('move', seat === data.pivot ? 3 : 1.5, text, movedBy(root), { actor: seat });
        runHeadlines(root);
      } else if (move.kind === 'crisis') {
        const text = say('board.beat.action', {
          crisis: say(`crisis.${move.crisis}.name`),
          capital: capital(seat),
          action: say(`board.action.${move.action}`),
        });
        add('move', 3, text, CALM, { actor: seat, crisis: move.crisis });
      }
    }
  }

  const acts = new Map<string, Act>(report.acts.map((act) => [act.id, act]));
  const announced = new Set<string>();
  /** What others did — deliveries, shocks — is said before the first answer to it. */
  const announce = (act: Act): void => {
    if (announced.has(act.id)) return;
    announced.add(act.id);
    if (act.id.startsWith('delivery.')) {
      const programme = say(`programme.${act.id.slice('delivery.'.length)}.name`);
      add('delivery', 4, say('board.beat.delivery', { programme }), movedBy(act.key), { actor: act.actor });
    } else if (act.id.startsWith('event.')) {
      add('event', 1, say(`${act.key}.name`), movedBy(act.key), { actor: act.actor });
      runHeadlines(act.key);
    }
  };
  const said = new Map<string, number>();
  const answer = (response: Response): void => {
    if (response.rung === null) return;
    const text = `ladder.${response.actor}.${response.ladder}.${response.rung}.headline`;
    for (const headline of left) if (headline.text === text) left.delete(headline);
    if (!known(text)) return;
    const stir = movedBy(`reaction.${response.actor}.${response.reaction}`, response.actor);
    const earlier = said.get(text);
    const first = earlier === undefined ? undefined : beats[earlier];
    if (!first) {
      said.set(text, beats.length);
      add('headline', 0.4 + 0.4 * response.rungIndex, say(text), stir, { actor: response.actor });
      return;
    }
    // The same words a second time are said once, for both.
    const all = joined(first.beat, stir);
    first.beat = { ...first.beat, ...all, mood: moodOf(all.shifts, data.pivot) };
    first.weight += stirred(stir);
  };
  for (const act of acts.values()) {
    announce(act);
    for (const response of report.responses) if (response.act === act.id) answer(response);
  }
  for (const response of report.responses) if (!acts.has(response.act)) answer(response);
  // Every capital is heard once: its strongest answer stays.
  for (const { id } of data.actors) {
    const own = beats.filter(({ beat }) => beat.kind === 'headline' && beat.actor === id);
    const strongest = own.reduce<(typeof own)[number] | null>((a, b) => (a && a.weight >= b.weight ? a : b), null);
    if (strongest) strongest.weight += 4;
  }

  for (const { sender, instrument, before, after, waived } of report.sanctions) {
    if (before === after && !waived) continue;
    const root = `instrument.${sender}.${instrument}`;
    const rung = SANCTION_RUNGS[after] ?? 'none';
    const own = waived ? `${root}.waiver.headline` : `${root}.${rung}.headline`;
    const text =
      (after > before || waived) && known(own)
        ? say(own)
        : waived
          ? say('board.beat.waiver', { capital: capital(sender) })
          : say(after > before ? 'board.beat.sanction-up' : 'board.beat.sanction-down', {
              instrument: say(`${root}.name`),
              rung: say(`board.rung.${rung}`),
            });
    add('sanction', ALWAYS, text, movedBy(`${root}.${rung}`), {
      actor: sender,
      instrument,
      rung: after,
      rungBefore: before,
      mood: after > before && !waived ? 'cool' : 'warm',
    });
  }

  const rungName = (crisis: string, rung: number): string => {
    const id = data.crises.find((each) => each.id === crisis)?.rungs[rung]?.id ?? '';
    return say(`crisis.${crisis}.${id}.name`);
  };
  for (const { crisis, rung, challenger, exit, nextRung } of report.crises) {
    const entry = data.crises.find(({ id }) => id === crisis);
    const name = say(`crisis.${crisis}.name`);
    if (entry && report.plans[entry.challenger] === undefined) {
      const action = say(`board.action.${challenger}`);
      const text = say('board.beat.action', { crisis: name, capital: capital(entry.challenger), action });
      add('move', 3, text, CALM, { actor: entry.challenger, crisis });
    }
    const rungKey = `crisis.${crisis}.${entry?.rungs[rung]?.id ?? ''}`;
    const stir = joined(movedBy(rungKey), movedBy(`crisis.${crisis}`));
    if (exit !== null) {
      const own = `crisis.${crisis}.headline.${exit}`;
      const text = known(own) ? say(own) : say('board.beat.crisis-ends', { crisis: name });
      add('crisis', ALWAYS, text, stir, { crisis });
    } else if (nextRung !== null && nextRung !== rung) {
      const text = say('board.beat.crisis-opens', { crisis: name, rung: rungName(crisis, nextRung) });
      add('crisis', ALWAYS, text, stir, { crisis, rung: nextRung, mood: 'cool' });
    }
  }
  for (const { id, rung } of report.after.crises) {
    if (report.before.crises.some((before) => before.id === id)) continue;
    const text = say('board.beat.crisis-opens', { crisis: say(`crisis.${id}.name`), rung: rungName(id, rung) });
    add('crisis', ALWAYS, text, movedBy(`crisis.${id}`), { crisis: id, rung, mood: 'cool' });
  }

  for (const { promise, status } of report.promises) {
    const to = report.before.promises.find(({ id }) => id === promise)?.to;
    const text = say(`board.beat.promise-${status}`, { promise: say(`promise.${promise}.text`) });
    add('event', 6, text, movedBy(`promise.${promise}`), to === undefined ? {} : { actor: to });
  }

  for (const event of report.events) {
    if (announced.has(`event.${event}`)) continue;
    const actor = data.events.find(({ id }) => id === event)?.actor;
    const stir = movedBy(`event.${event}`);
    add('event', 1, say(`event.${event}.name`), stir, actor === undefined ? {} : { actor });
  }

  const heaviest = new Set([...beats].sort((a, b) => b.weight - a.weight).slice(0, MOST_BEATS));
  const kept = beats.filter((each) => heaviest.has(each) || each.weight >= ALWAYS).map(({ beat }) => beat);
  if (report.after.ending !== null)
    kept.push({ kind: 'end', text: say(`ending.${report.after.ending}.name`), mood: 'plain', ...CALM });
  return kept;
}
