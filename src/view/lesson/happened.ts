import { type DebriefQuestion, keyOfMove, type TurnReport } from '#engine';
import type { Setting } from '../setting.ts';

/** Keys of what happened in a run, each with the turn on which it first did. */
export type Happened = ReadonlyMap<string, number>;

/**
 * What happened in a run, by the keys that questions name: options taken (those that silence meant among them), events, rungs of
 * ladders answered, rungs of sanctions reached and waivers given, rungs and exits of crises, promises kept and broken, the ending.
 */
export function happenedIn({ ruleset }: Setting, reports: readonly TurnReport[]): Happened {
  const happened = new Map<string, number>();
  const { instruments, crises } = ruleset.data;
  for (const report of reports) {
    const { turn } = report;
    const note = (key: string, on = turn): void => {
      if (!happened.has(key)) happened.set(key, on);
    };
    for (const { key } of report.acts) note(key);
    for (const plan of Object.values(report.plans)) for (const move of plan) note(keyOfMove(move));
    for (const event of report.before.briefing) note(`event.${event}`);
    // They came with the quarter that opened when this one was settled.
    for (const event of report.events) note(`event.${event}`, turn + 1);
    for (const { actor, ladder, rung } of report.responses)
      if (rung !== null) note(`ladder.${actor}.${ladder}.${rung}`);
    for (const { sender, instrument, before, after, waived } of report.sanctions) {
      const root = `instrument.${sender}.${instrument}`;
      const rungs = instruments.find((one) => one.sender === sender && one.id === instrument)?.rungs ?? [];
      const reached = rungs[after - 1];
      if (after > before && reached) note(`${root}.${reached.id}`);
      if (waived) note(`${root}.waiver`);
    }
    for (const { crisis, rung, nextRung, exit } of report.crises) {
      const rungs = crises.find(({ id }) => id === crisis)?.rungs ?? [];
      for (const place of [rung, nextRung]) {
        const here = place === null ? undefined : rungs[place];
        if (here) note(`crisis.${crisis}.${here.id}`);
      }
      note(`crisis.${crisis}`);
      if (exit) note(`crisis.${crisis}.${exit}`);
    }
    for (const { promise, status } of report.promises) note(`promise.${promise}.${status}`);
    if (report.after.ending !== null) note(`ending.${report.after.ending}`);
  }
  return happened;
}

/**
 * The questions as they are asked in the chair that is played: in the scenario's own those that are for everybody or for it; in
 * another those that have words for it. What is for this chair alone comes first.
 */
export function questionsAt(
  { ruleset: { data, written } }: Setting,
  questions: readonly DebriefQuestion[],
): DebriefQuestion[] {
  const { defaultSeat: seat } = data;
  const asked = questions.flatMap((question) => {
    const { seats, elsewhere } = question;
    if (seats.length > 0) return seats.includes(seat) ? [question] : [];
    if (seat === written.defaultSeat) return [question];
    return elsewhere ? [{ ...question, ...elsewhere }] : [];
  });
  const isOwn = ({ seats }: DebriefQuestion): number => (seats.length > 0 ? 0 : 1);
  return asked.sort((a, b) => isOwn(a) - isOwn(b));
}

/** A question that a run has earned. */
export interface EarnedQuestion {
  readonly id: string;
  readonly because: string;
  readonly ask: string;
  readonly concept: string;
}

/**
 * The questions that a run has earned, at most `most` of them: those about something that happened come before those asked
 * of everybody, each concept once before any comes twice; among equals the order they are written in. They stand in the
 * order of the run.
 * @param when gives the name of a quarter: `Q3 2019`
 */
export function questionsFor(
  questions: readonly DebriefQuestion[],
  happened: Happened,
  when: (turn: number) => string,
  most = 6,
): EarnedQuestion[] {
  const earned = questions.flatMap((question, place) => {
    if (question.unless.some((key) => happened.has(key))) return [];
    const turns = question.when.flatMap((key) => happened.get(key) ?? []);
    if (question.when.length > 0 && turns.length === 0) return [];
    return [{ question, place, turn: turns.length > 0 ? Math.min(...turns) : null }];
  });
  const asked = new Map<string, number>();
  const ranked = earned
    .map((one) => {
      const { concept } = one.question;
      const before = concept === '' ? 0 : (asked.get(concept) ?? 0);
      asked.set(concept, before + 1);
      return { ...one, rank: (one.turn === null ? 1000 : 0) + before };
    })
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, most);
  return ranked
    .sort((a, b) => (a.turn ?? Infinity) - (b.turn ?? Infinity) || a.place - b.place)
    .map(({ question: { id, because, ask, concept }, turn }) => ({
      id,
      because: because.replaceAll('{quarter}', turn === null ? '' : when(turn)),
      ask,
      concept,
    }));
}
