import type { Path, Point } from './geometry.ts';
import { along } from './geometry.ts';
import type { BoardModel, TrafficModel } from './model.ts';
import type { BoardLayout } from './places.ts';

/** One flow: what runs, where, and how many at once. */
export interface Flow {
  readonly kind: TrafficModel['kind'];
  readonly path: Path;
  /** Against the direction of the path. */
  readonly back: boolean;
  readonly count: number;
  /** Beside the line, in sizes of a carrier: what comes and what goes do not collide. */
  readonly lane: number;
  /** Share of the path's length per second. */
  readonly pace: number;
  /** Share of the way by which the first is ahead. */
  readonly phase: number;
}

/** As many as this run on a path at once when everything of its kind does. */
const MOST: Readonly<Record<TrafficModel['kind'], number>> = { tanker: 9, crate: 6, container: 12 };
/** Pixels per second, in units. */
const PACE: Readonly<Record<TrafficModel['kind'], number>> = { tanker: 13, crate: 19, container: 24 };

/** What moves on the board, in proportion to what flows; no flow is without at least one carrier. */
export function flowsOf(model: BoardModel, layout: BoardLayout): Flow[] {
  return model.traffic.flatMap((traffic, index): Flow[] => {
    const near = traffic.from === null || traffic.to === null;
    const end = traffic.from === model.pivot.actor ? traffic.to : traffic.from;
    const tie = model.ties.find(
      ({ a, b }) => (a === end && b === model.pivot.actor) || (b === end && a === model.pivot.actor),
    );
    const path = near ? layout.lane : layout.ties.find(({ id }) => id === tie?.id)?.path;
    if (!path || path.length <= 0) return [];
    const back = !near && tie?.b === traffic.from;
    const room = Math.max(1, Math.floor(path.length / (18 * layout.token)));
    const count = Math.min(room, Math.max(1, Math.round(traffic.amount * MOST[traffic.kind])));
    return [
      {
        kind: traffic.kind,
        path,
        back,
        count,
        lane: traffic.kind === 'container' ? 9 : traffic.kind === 'crate' ? -9 : 0,
        pace: (PACE[traffic.kind] * layout.unit) / path.length,
        phase: (index * 0.37) % 1,
      },
    ];
  });
}

/** Where a carrier of a flow is after so many seconds. */
export interface CarrierPlace extends Point {
  /** Its heading, in radians. */
  readonly angle: number;
  /** How much of its way it has come, 0–1. */
  readonly share: number;
}

/** Where the `index`-th carrier of a flow is after so many seconds. */
export function carrierAt(flow: Flow, index: number, seconds: number, token: number): CarrierPlace {
  const share = (flow.phase + index / flow.count + seconds * flow.pace) % 1;
  const spot = along(flow.path, flow.back ? 1 - share : share);
  const angle = flow.back ? spot.angle + Math.PI : spot.angle;
  const off = flow.lane * token;
  return { x: spot.x - Math.sin(angle) * off, y: spot.y + Math.cos(angle) * off, angle, share };
}
