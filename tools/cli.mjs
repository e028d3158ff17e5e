#!/usr/bin/env node
import { runTsAsProcess } from './run-ts.mjs';

await runTsAsProcess('src/cli/main.ts', process.argv.slice(2));
