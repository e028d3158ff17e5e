import type { Box, Circle, Path, Point } from './geometry.ts';
import type { LabelFont } from './measure.ts';
import type { LadderModel, TableModel } from './model.ts';

/** A table on the board. */
export interface TablePlace extends Circle {
  readonly actor: string;
  readonly place: TableModel['place'];
}

/** How a tie runs, before it sags: side tables far away are reached round the outside. */
export interface TieRoute {
  readonly id: string;
  readonly from: Circle;
  readonly to: Circle;
  /** Points of the way round; null for the straight way. */
  readonly round: readonly Point[] | null;
  /** Distance of its path's points, in pixels. */
  readonly step: number;
}

/** A tie as it lies. */
export interface TiePlace extends TieRoute {
  readonly path: Path;
}

/** One rung of a ladder of sanctions, across the tie. */
export interface RungPlace {
  readonly a: Point;
  readonly b: Point;
  readonly lit: boolean;
}
export interface LadderPlace {
  readonly tie: string;
  readonly ladder: LadderModel;
  readonly rungs: readonly RungPlace[];
  /** Middle of the ladder, and the direction away from the triangle there, in radians. */
  readonly middle: Point;
  readonly away: number;
}

export interface CrisisPlace {
  readonly id: string;
  /** The seal on the tie. */
  readonly seal: Circle;
}

/** Where everything lies, in CSS pixels. */
export interface BoardLayout {
  readonly width: number;
  readonly height: number;
  /** Size of everything against a board of 820 × 620. */
  readonly unit: number;
  /** Size of running labels, in pixels. */
  readonly font: number;
  readonly tables: readonly TablePlace[];
  readonly ties: readonly TiePlace[];
  readonly ladders: readonly LadderPlace[];
  readonly crises: readonly CrisisPlace[];
  /** Corners of the triangle: pivot, first pole, second pole. */
  readonly face: readonly [Point, Point, Point];
  readonly marker: Circle;
  readonly trail: readonly Point[];
  /** Lines of equal autonomy and equal exposure across the face: quarters of the way to each corner. */
  /** Size of what moves along the ties: small boards show it larger than to scale. */
  readonly token: number;
  /** Where what has no table of its own comes in to the pivot's. */
  readonly lane: Path;
  readonly labels: readonly LabelPlace[];
}

/** One line of a label. */
export interface LabelLine {
  readonly text: string;
  /** Pixels. */
  readonly size: number;
  readonly font: LabelFont;
  /** `ink` speaks, `soft` adds, `alarm` warns, `warmth` takes the hue of its tie. */
  readonly ink: 'ink' | 'soft' | 'alarm' | 'warmth';
}

/** Words on the board and the box they keep to; lines are centred in it, or start at its left or end at its right. */
export interface LabelPlace {
  /** `name.<actor>`, `tie.<a>.<b>`, `ladder.<sender>.<instrument>`, `crisis.<id>`, `triangle`, `lane`. */
  readonly id: string;
  readonly kind: 'name' | 'tie' | 'ladder' | 'crisis' | 'triangle' | 'lane';
  readonly lines: readonly LabelLine[];
  readonly box: Box;
  readonly align: 'left' | 'centre' | 'right';
  /** Its tie, for the hue. */
  readonly tie?: string;
}
