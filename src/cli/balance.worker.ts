import { parentPort, workerData } from 'node:worker_threads';
import { balance, type RulesetData, rulesOf } from '#lab';
import type { FromWorker, ToWorker } from './balance/pool.ts';

/** A thread that plays what it is told to and sends back what it counted. */
const { data, seed } = workerData as { readonly data: RulesetData; readonly seed: string };
const player = new balance.Player(rulesOf(data));
const send = (message: FromWorker) => parentPort?.postMessage(message);

parentPort?.on('message', ({ task }: ToWorker) => {
  try {
    const counts = player.play(seed, task, () => send({ kind: 'game' }));
    send({ kind: 'done', task, counts });
  } catch (error) {
    send({ kind: 'failed', task, message: (error as Error).stack ?? String(error) });
  }
});
