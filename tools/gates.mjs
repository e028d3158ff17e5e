#!/usr/bin/env node
// Plays the flagship by the thousand and judges its gates: node tools/gates.mjs [--quick] [--games n] [--games policy=n] …
// All flags are those of `balance`; see docs/balance.md.
import { runTsAsProcess } from './run-ts.mjs';

await runTsAsProcess('src/cli/main.ts', ['balance', 'snub-season', '--gates', ...process.argv.slice(2)]);
