export { applyBeat } from './apply.ts';
export type { Beat, HeatShift, TieShift } from './beats.ts';
export { beatsOf, MOST_BEATS } from './beats.ts';
export type { Box, Circle, Path, Point, Ternary } from './geometry.ts';
export { along, boundsOf, even, spread, ternary } from './geometry.ts';
export { bubbleAt, gridOf, layoutBoard, MOST_SIDE_TABLES, markerIn, tableAt, tiePath } from './layout.ts';
export type { LabelFont, Measure } from './measure.ts';
export { estimateWidth, fitText, wrapText } from './measure.ts';
export type { BoardModel, CrisisModel, LadderModel, TableModel, TieModel, TrafficModel } from './model.ts';
export { boardModel, tablesOf } from './model.ts';
export { LONGEST_PLAY, paceOf, TIE_MOVES } from './pace.ts';
export type {
  BoardLayout,
  CrisisPlace,
  LabelLine,
  LabelPlace,
  LadderPlace,
  RungPlace,
  TablePlace,
  TiePlace,
  TieRoute,
} from './places.ts';
export { BOARD_TEXTS } from './texts.ts';
export type { CarrierPlace, Flow } from './traffic.ts';
export { carrierAt, flowsOf } from './traffic.ts';
export type { Strain, Temper, TieStyle, Warmth } from './warmth.ts';
export { strainOf, temperOf, tieStyle, WARMTHS, warmthOf } from './warmth.ts';
