#!/usr/bin/env node
// Packs the built game with one scenario for a learning platform: node tools/scorm.mjs <scenario> [--out file] [--dist folder]
import { runTsAsProcess } from './run-ts.mjs';

await runTsAsProcess('tools/scorm/main.ts', process.argv.slice(2));
