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

/** One thing said or done while a turn plays out. */
export interface Beat {
  readonly kind: 'move' | 'headline' | 'tie' | 'sanction' | 'crisis' | 'delivery' | 'event' | 'end';
  /** At whose table it is said; absent: before everybody. */
  readonly actor?: string;
  readonly text: string;
  /** Ties that move as it is said. */
  readonly shifts: readonly TieShift[];
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

/** Sums ledger lines by tie. */
function shiftsOf(lines: readonly LedgerLine[]): TieShift[] {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const match = RELATION.exec(line.variable);
    if (!match) continue;
    const tie = `${match[1]}.${match[2]}`;
    sums.set(tie, (sums.get(tie) ?? 0) + line.delta);
  }
  return [...sums].filter(([, delta]) => Math.abs(delta) >= 0.05).map(([tie, delta]) => ({ tie, delta }));
}

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
 */
export function beatsOf(bundle: ScenarioBundle, ruleset: Ruleset, report: TurnReport, words: Words): Beat[] {
  const data = ruleset.data;
  const say = boardWords(words);
  const known = (id: string): boolean => Object.values(bundle.texts).some((texts) => Object.hasOwn(texts, id));
  const capital = (actor: string): string => say(`actor.${actor}.capital`);
  const beats: Beat[] = [];

  // A ledger line is told once: by the first beat that names its cause.
  const told = new Set<LedgerLine>();
  const movedBy = (cause: string, actor?: string): TieShift[] => {
    const lines = report.ledger.filter(
      (line) => line.cause === cause && !told.has(line) && (actor === undefined || (line.actor ?? actor) === actor),
    );
    for (const line of lines) told.add(line);
    return shiftsOf(lines);
  };
  const add = (kind: Beat['kind'], text: string, rest: Partial<Omit<Beat, 'kind' | 'text'>> = {}): void => {
    const shifts = rest.shifts ?? [];
    beats.push({ kind, text, mood: moodOf(shifts, data.pivot), ...rest, shifts });
  };

  // Headlines are run where they belong: those of an option after it, the rest at the end.
  const left = new Set<Headline>(report.headlines);
  const runHeadlines = (root: string): void => {
    for (const headline of report.headlines) {
      if (!left.has(headline) || !headline.text.startsWith(`${root}.headline`)) continue;
      left.delete(headline);
      add('headline', headlineWords(say, headline), { actor: headline.actor });
    }
  };
  const drop = (text: string): void => {
    for (const headline of left) if (headline.text === text) left.delete(headline);
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
        add('move', text, { actor: seat, shifts: movedBy(root) });
        runHeadlines(root);
      } else if (move.kind === 'crisis') {
        add(
          'move',
          say('board.beat.action', {
            crisis: say(`crisis.${move.crisis}.name`),
            capital: capital(seat),
            action: say(`board.action.${move.action}`),
          }),
          { actor: seat, crisis: move.crisis },
        );
      }
    }
  }

  const acts = new Map<string, Act>(report.acts.map((act) => [act.id, act]));
  const announced = new Set<string>();
  /** What others did — deliveries, shocks — is said before the first answer to it. */
  const announce = (id: string): void => {
    if (announced.has(id)) return;
    announced.add(id);
    const act = acts.get(id);
    if (!act) return;
    if (id.startsWith('delivery.')) {
      const programme = id.slice('delivery.'.length);
      add('delivery', say('board.beat.delivery', { programme: say(`programme.${programme}.name`) }), {
        actor: act.actor,
        shifts: movedBy(act.key),
      });
    } else if (id.startsWith('event.')) {
      add('event', say(`${act.key}.name`), { actor: act.actor, shifts: movedBy(act.key) });
      runHeadlines(act.key);
    }
  };
  const answer = (response: Response): void => {
    announce(response.act);
    if (response.rung === null) return;
    const key = `ladder.${response.actor}.${response.ladder}.${response.rung}`;
    const text = `${key}.headline`;
    drop(text);
    if (!known(text)) return;
    add('headline', say(text), { actor: response.actor, shifts: movedBy(key, response.actor) });
  };
  for (const id of acts.keys()) {
    announce(id);
    for (const response of report.responses) if (response.act === id) answer(response);
  }
  for (const response of report.responses) if (!acts.has(response.act)) answer(response);

  for (const { sender, instrument, before, after, waived } of report.sanctions) {
    if (before === after && !waived) continue;
    const root = `instrument.${sender}.${instrument}`;
    const name = say(`${root}.name`);
    const rung = SANCTION_RUNGS[after] ?? 'none';
    const own = waived ? `${root}.waiver.headline` : `${root}.${rung}.headline`;
    drop(own);
    const spoken = after > before || waived ? known(own) : false;
    const text = spoken
      ? say(own)
      : waived
        ? say('board.beat.waiver', { capital: capital(sender) })
        : say(after > before ? 'board.beat.sanction-up' : 'board.beat.sanction-down', {
            instrument: name,
            rung: say(`board.rung.${rung}`),
          });
    const shifts = movedBy(`${root}.${rung}`);
    add('sanction', text, {
      actor: sender,
      instrument,
      rung: after,
      rungBefore: before,
      shifts,
      mood: after > before && !waived ? 'cool' : 'warm',
    });
  }

  for (const crisis of report.crises) {
    const entry = data.crises.find(({ id }) => id === crisis.crisis);
    const name = say(`crisis.${crisis.crisis}.name`);
    const manned = entry !== undefined && report.plans[entry.challenger] !== undefined;
    if (entry && !manned)
      add(
        'crisis',
        say('board.beat.action', {
          crisis: name,
          capital: capital(entry.challenger),
          action: say(`board.action.${crisis.challenger}`),
        }),
        { actor: entry.challenger, crisis: crisis.crisis, rung: crisis.rung },
      );
    const rungKey = `crisis.${crisis.crisis}.${entry?.rungs[crisis.rung]?.id ?? ''}`;
    const shifts = [...movedBy(rungKey), ...movedBy(`crisis.${crisis.crisis}`)];
    if (crisis.exit !== null) {
      const own = `crisis.${crisis.crisis}.headline.${crisis.exit}`;
      drop(own);
      add('crisis', known(own) ? say(own) : say('board.beat.crisis-ends', { crisis: name }), {
        crisis: crisis.crisis,
        shifts,
      });
    } else if (crisis.nextRung !== null && crisis.nextRung !== crisis.rung) {
      const rung = entry?.rungs[crisis.nextRung];
      add(
        'crisis',
        say('board.beat.crisis-opens', { crisis: name, rung: say(`crisis.${crisis.crisis}.${rung?.id ?? ''}.name`) }),
        { crisis: crisis.crisis, rung: crisis.nextRung, shifts, mood: 'cool' },
      );
    }
  }
  for (const record of report.after.crises) {
    if (report.before.crises.some(({ id }) => id === record.id)) continue;
    const rung = data.crises.find(({ id }) => id === record.id)?.rungs[record.rung];
    add(
      'crisis',
      say('board.beat.crisis-opens', {
        crisis: say(`crisis.${record.id}.name`),
        rung: say(`crisis.${record.id}.${rung?.id ?? ''}.name`),
      }),
      { crisis: record.id, rung: record.rung, mood: 'cool', shifts: movedBy(`crisis.${record.id}`) },
    );
  }

  for (const { promise, status } of report.promises) {
    const to = report.before.promises.find(({ id }) => id === promise)?.to;
    add('event', say(`board.beat.promise-${status}`, { promise: say(`promise.${promise}.text`) }), {
      ...(to === undefined ? {} : { actor: to }),
      shifts: movedBy(`promise.${promise}`),
    });
  }

  for (const event of report.events) {
    if (announced.has(`event.${event}`)) continue;
    const shifts = movedBy(`event.${event}`);
    const actor = data.events.find(({ id }) => id === event)?.actor;
    add('event', say(`event.${event}.name`), { ...(actor === undefined ? {} : { actor }), shifts });
    runHeadlines(`event.${event}`);
  }

  for (const headline of left)
    if (!headline.text.startsWith('ending.')) add('headline', headlineWords(say, headline), { actor: headline.actor });

  if (report.after.ending !== null) add('end', say(`ending.${report.after.ending}.name`));
  return beats;
}
