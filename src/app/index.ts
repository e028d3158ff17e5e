// What is tested of the wiring: everything that needs no page.
export {
  commit,
  type Game,
  gameFromSnapshot,
  gameOf,
  newGame,
  replan,
  replayOf,
  stateOf,
  statesOf,
  undone,
} from './game.ts';
export * from './link/index.ts';
export { formatRoute, type Overlay, parseRoute, type Route } from './route.ts';
export { keepSave, makeSave, readSave, type Save, type SaveSlot, type SaveStore, snapshotOf } from './saves.ts';
export { newSeed } from './seed.ts';
