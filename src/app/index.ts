// What is tested of the wiring: everything that needs no page.
export { type Checked, checkResult, type Standing } from './class/check.ts';
export { type Entry, entriesIn, linksIn } from './class/intake.ts';
export { gameText } from './class/read-entry.ts';
export { type Continuing, type ContinuingPorts, openContinuing } from './continuing.ts';
export { type Brought, readBrought } from './foreign/brought.ts';
export { type Compiled, compiledFrom } from './foreign/compiled.ts';
export { type Compiler, openCompiler } from './foreign/compiler.ts';
export { ForeignError } from './foreign/files.ts';
export { type LooseFile, MOST_PACKED, unpack } from './foreign/pack.ts';
export { runFileOf, runIn } from './foreign/run-file.ts';
export {
  branchOf,
  commit,
  type Game,
  gameFromSnapshot,
  gameOf,
  isOver,
  newGame,
  replan,
  replayOf,
  stateOf,
  statesOf,
  undone,
} from './game.ts';
export * from './link/index.ts';
export { formatRoute, type Overlay, parseRoute, type Route } from './route.ts';
export { type OpenedLink, openRunLink, type ScenarioSource } from './run/open-link.ts';
export {
  forgetLatest,
  isContinued,
  keepSave,
  makeSave,
  readSave,
  type Save,
  type SaveSlot,
  type SaveStore,
  snapshotOf,
} from './saves.ts';
export { newSeed } from './seed.ts';
export { qrOf } from './share.ts';
export { openThinker, THINKS_HERE, type Thinker } from './thinking/thinker.ts';
