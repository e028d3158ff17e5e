import { compareTexts } from '#engine';

/** What a sweep counts. Every count is a whole number, so that sums come out the same in whatever order they are made. */
export const TOPICS = [
  /** Games played; `quarters` played. */
  'game',
  /** Games by outcome, ending, final score and quarters played. */
  'outcome',
  'ending',
  'score',
  'length',
  /** `<goal key>>met` games; `<goal key>>progress` sum in millionths. */
  'goal',
  /** Score after three quarters (x) and at the end (y): `n`, `x`, `y`, `xx`, `yy`, `xy`. */
  'early',
  /** `<variable>><turn>><bin>` games. */
  'fan',
  /** Quarters in which an option could be taken and was taken, and games in which it ever could be and was. */
  'offered',
  'taken',
  'offeredGames',
  'takenGames',
  /** What taking an option cost: `<option>>capital`, `<option>>treasury`, sums in thousandths. */
  'cost',
  /** `<posture>` moves; `leaked` quiet acts. */
  'posture',
  /** Quarters in which an event was left unanswered. */
  'silent',
  /** Games in which an event came. */
  'event',
  /** Times a reaction was asked; `<reaction>><rung>` times it answered so; times a ladder's rung was reached. */
  'reaction',
  'reactionRung',
  'ladderRung',
  /** Quarters in which an instrument stood on a rung. */
  'sanctionRung',
  /** Times a crisis opened; quarters it stood on a rung; `<rung>><exit>` times it ended so. */
  'crisis',
  'crisisRung',
  'crisisExit',
  /** `<programme>><stage>` games in which it was seen there. */
  'stage',
  /** `<promise>><status>` */
  'promise',
  /** `<kind>><decile>>n`, `…>p` sum of chances in millionths, `…>hit` times it happened. */
  'odds',
  /** Pairs of games compared; `likeness` of their events, sum in billionths. */
  'variety',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Counts by topic and key. */
export type Counts = Readonly<Partial<Record<Topic, Readonly<Record<string, number>>>>>;

/** Joins the parts of a key. */
export const SEPARATOR = '>';

/** A set of counters that grows. */
export class Tally {
  private readonly topics = new Map<Topic, Map<string, number>>();

  /** Adds a whole number to a counter. */
  add(topic: Topic, key: string, by = 1): void {
    let counters = this.topics.get(topic);
    if (!counters) {
      counters = new Map();
      this.topics.set(topic, counters);
    }
    counters.set(key, (counters.get(key) ?? 0) + by);
  }

  /** Adds all that another has counted. */
  addCounts(counts: Counts): void {
    for (const topic of TOPICS) {
      for (const [key, by] of Object.entries(counts[topic] ?? {})) this.add(topic, key, by);
    }
  }

  /** A counter; 0 when nothing was counted. */
  get(topic: Topic, key: string): number {
    return this.topics.get(topic)?.get(key) ?? 0;
  }

  /** All counters of a topic, in no particular order. */
  entries(topic: Topic): readonly (readonly [string, number])[] {
    return [...(this.topics.get(topic) ?? [])];
  }

  /** Sum over a topic. */
  sum(topic: Topic): number {
    return this.entries(topic).reduce((sum, [, count]) => sum + count, 0);
  }

  /** Plain counts with topics and keys in order: equal counts give equal JSON. */
  toCounts(): Counts {
    const out: Partial<Record<Topic, Record<string, number>>> = {};
    for (const topic of TOPICS) {
      const counters = this.topics.get(topic);
      if (!counters || counters.size === 0) continue;
      out[topic] = Object.fromEntries([...counters].sort(([a], [b]) => compareTexts(a, b)));
    }
    return out;
  }
}

/** The sum of several counts. */
export function tallyOf(counts: Iterable<Counts>): Tally {
  const tally = new Tally();
  for (const item of counts) tally.addCounts(item);
  return tally;
}
