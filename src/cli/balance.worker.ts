import { parentPort, workerData } from 'node:worker_threads';
import { Labourer, type Parcel, type Reply, type Request, unpack } from './balance/hand.ts';

/** A thread of a sweep. */
const labourer = new Labourer(unpack(workerData as Parcel));
const send = (reply: Reply) => parentPort?.postMessage(reply);

parentPort?.on('message', (request: Request) => {
  try {
    send(labourer.do(request, () => send({ kind: 'game' })));
  } catch (error) {
    send({ kind: 'failed', message: (error as Error).stack ?? String(error) });
  }
});
