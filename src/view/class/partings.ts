import { quarterText } from '../quarters.ts';
import type { Setting } from '../setting.ts';
import { humanise, wordsOr } from '../words/index.ts';
import { quantile } from './course.ts';
import type { RunSummary } from './summary.ts';

/** What games of one class did about the same thing in the same quarter. */
export interface Parting {
  readonly turn: number;
  readonly quarter: string;
  readonly slot: string;
  readonly what: string;
  /** Most chosen first; the empty choice is to have let it be. */
  readonly choices: readonly {
    readonly id: string;
    readonly name: string;
    readonly count: number;
    /** Of the games in which it was there to be chosen. */
    readonly share: number;
    /** Median score of the games that chose it. */
    readonly score: number;
  }[];
  /** 0 when all chose alike; the larger, the more evenly they were divided. */
  readonly division: number;
}

/** Name of a slot such as `decide.s400-more` or `answer.summit`. */
export function nameOfSlot({ words }: Setting, slot: string): string {
  const [kind = '', ...rest] = slot.split('.');
  const id = rest.join('.');
  const root: Readonly<Record<string, string>> = {
    decide: `decision.${id}`,
    answer: `event.${id}`,
    demand: `instrument.${id}`,
    crisis: `crisis.${id}`,
  };
  return wordsOr(words, `${root[kind] ?? slot}.name`, humanise(id.replaceAll('.', ' ')));
}

/** Name of what was picked of a slot. */
export function nameOfPick({ words }: Setting, slot: string, pick: string): string {
  if (pick === '') return words('class.letBe');
  const [kind = '', ...rest] = slot.split('.');
  const id = rest.join('.');
  const text: Readonly<Record<string, string>> = {
    decide: `decision.${id}.${pick}.name`,
    answer: `event.${id}.${pick}.name`,
    demand: `demand.${pick}`,
    crisis: `crisis.action.${pick}`,
  };
  return wordsOr(words, text[kind] ?? pick, humanise(pick));
}

/**
 * Where the games parted: what divided those that still ran most, in the order of the quarters. The division is the entropy of
 * the choices, so a half against a half weighs more than one against all others.
 */
export function partingsOf(setting: Setting, runs: readonly RunSummary[], most = 9): readonly Parting[] {
  const quarters = Math.max(0, ...runs.map(({ picks }) => picks.length));
  const found: Parting[] = [];
  for (let turn = 0; turn < quarters; turn += 1) {
    const running = runs.filter(({ picks }) => picks[turn] !== undefined);
    const slots = new Set(running.flatMap(({ picks }) => Object.keys(picks[turn] ?? {})));
    for (const slot of slots) {
      const scores = new Map<string, number[]>();
      // A proposal can be left alone by anybody; a matter only by those on whose desk it lay.
      const asked = slot.startsWith('decide.')
        ? running
        : running.filter(({ picks }) => picks[turn]?.[slot] !== undefined);
      for (const { picks, score } of asked) {
        const pick = picks[turn]?.[slot] ?? '';
        const list = scores.get(pick);
        if (list) list.push(score);
        else scores.set(pick, [score]);
      }
      if (scores.size < 2) continue;
      const choices = [...scores]
        .map(([id, list]) => ({
          id,
          name: nameOfPick(setting, slot, id),
          count: list.length,
          share: list.length / asked.length,
          score: Math.round(
            quantile(
              list.sort((a, b) => a - b),
              0.5,
            ),
          ),
        }))
        .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
      const division = choices.reduce((sum, { share }) => sum - share * Math.log2(share), 0);
      found.push({
        turn,
        quarter: quarterText(setting.words, setting.ruleset.data, turn),
        slot,
        what: nameOfSlot(setting, slot),
        choices,
        // What divided two or three is less of a parting than what divided all.
        division: (division * asked.length) / running.length,
      });
    }
  }
  return found
    .sort((a, b) => b.division - a.division || a.turn - b.turn)
    .slice(0, most)
    .sort((a, b) => a.turn - b.turn || b.division - a.division);
}
