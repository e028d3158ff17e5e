import '../../src/cli/balance.worker.ts';
