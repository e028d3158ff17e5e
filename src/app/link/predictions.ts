import type { Move, RulesetData } from '#engine';
import type { Prediction } from '#lab';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { codeOf, codesFor, moveCodes, readAct, writeAct } from './move-codes.ts';
import { LinkError } from './problem.ts';

const MOST_PREDICTIONS = 8_000;
/** In place of a code: a prediction spelled out. */
const SPELLED = 0;

/** A prediction as the answer it names; no answer at all is a rung of its own here. */
const asMove = ({ reaction, act, rung }: Prediction): Move => ({ kind: 'respond', reaction, act, rung });

/** What was predicted, each as the code of the answer, that of the act, and how sure, in hundredths. */
export function writePredictions(out: ByteWriter, data: RulesetData, predictions: readonly Prediction[]): void {
  const codes = codesFor(data, predictions.map(asMove));
  out.byte(codes.salt);
  out.count(predictions.length);
  for (const prediction of predictions) {
    const code = codeOf(codes, asMove(prediction));
    const actor = data.reactions.find(({ id }) => id === prediction.reaction)?.actor;
    const sure = Math.round(prediction.sure * 100);
    if (code === null || code === SPELLED || actor !== prediction.actor || sure / 100 !== prediction.sure) {
      out.fixed(SPELLED, 2);
      out.text(JSON.stringify(prediction));
      continue;
    }
    out.fixed(code, 2);
    out.count(prediction.turn);
    writeAct(out, codes, prediction.act);
    out.byte(sure);
  }
}

/** The predictions as plain JSON, not yet checked; those that this scenario has no name for are left out. */
export function readPredictions(from: ByteReader, data: RulesetData): unknown[] {
  const codes = moveCodes(data, from.byte());
  const actors = new Map(data.reactions.map(({ id, actor }) => [id, actor]));
  return Array.from({ length: from.count(MOST_PREDICTIONS) }, () => {
    const code = from.fixed(2);
    if (code === SPELLED) {
      try {
        return JSON.parse(from.text()) as unknown;
      } catch (error) {
        throw error instanceof LinkError ? error : new LinkError('damaged', 'a prediction that cannot be read');
      }
    }
    const turn = from.count();
    const act = readAct(from, codes);
    const sure = from.byte() / 100;
    const move = codes.responses.get(code);
    if (move?.kind !== 'respond' || act === null) return null;
    return { turn, actor: actors.get(move.reaction), reaction: move.reaction, act, rung: move.rung, sure };
  }).filter((prediction) => prediction !== null);
}
