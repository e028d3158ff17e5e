import workerAddress from 'virtual:worker';
import { trustedScriptUrl } from '../trusted.ts';

/** Starts the page's worker. Throws where the browser knows none of its kind. */
export function startWorker(): Worker {
  return new Worker(trustedScriptUrl(workerAddress), { type: 'module', name: 'thinker' });
}
