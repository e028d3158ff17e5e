import type { Key, RulesetData } from '#engine';
import type { PairSums } from './stats.ts';
import type { Cell, Sweep } from './sweep.ts';
import { type Counts, type Tally, type Topic, tallyOf } from './tally.ts';

/** What kind of player a policy is: the name before its colon. */
export function roleOf(policy: string): string {
  return policy.split(':')[0] as string;
}

/** The counts of a sweep, ready to be asked. */
export class Facts {
  readonly data: RulesetData;
  readonly sweep: Sweep;
  /** The policy that plays most like a player who thinks: the planner, or else the greedy one; null when neither played. */
  readonly thinker: string | null;
  private readonly tallies = new Map<string, Tally>();

  constructor(data: RulesetData, sweep: Sweep) {
    this.data = data;
    this.sweep = sweep;
    const played = this.policies;
    this.thinker =
      played.find((name) => roleOf(name) === 'planner') ?? played.find((name) => name === 'greedy') ?? null;
  }

  /** Policies of which at least one game is counted. */
  get policies(): readonly string[] {
    return this.sweep.policies.map(({ name }) => name).filter((name) => this.cells(name).some(hasGames));
  }

  /** Policies of a kind. */
  policiesOf(role: string): readonly string[] {
    return this.policies.filter((name) => roleOf(name) === role);
  }

  /** Counts of a policy under a doctrine; of all policies or all doctrines where none is named. */
  tally(policy: string | null = null, doctrine: string | null = null): Tally {
    const name = `${policy ?? ''}|${doctrine ?? ''}`;
    const known = this.tallies.get(name);
    if (known) return known;
    const made = tallyOf(this.cells(policy, doctrine).map(({ counts }): Counts => counts));
    this.tallies.set(name, made);
    return made;
  }

  /** Games counted. */
  games(policy: string | null = null, doctrine: string | null = null): number {
    return this.tally(policy, doctrine).get('game', 'games');
  }

  /** Sums of early and final scores, one group per doctrine. */
  earlySums(policy: string): readonly PairSums[] {
    return this.sweep.doctrines.map((doctrine) => {
      const read = (name: string) => this.tally(policy, doctrine).get('early', name);
      return { n: read('n'), x: read('x'), y: read('y'), xx: read('xx'), yy: read('yy'), xy: read('xy') };
    });
  }

  /** The ending in which a policy wins most often; null when it never wins. */
  winningEnding(policy: string, doctrine: string | null = null): Key | null {
    const tally = this.tally(policy, doctrine);
    const wins = this.data.endings
      .filter(({ outcome }) => outcome === 'won')
      .map(({ id }) => ({ key: `ending.${id}`, games: tally.get('ending', `ending.${id}`) }));
    const best = wins.reduce((a, b) => (b.games > a.games ? b : a), { key: '', games: 0 });
    return best.games > 0 ? best.key : null;
  }

  /** What a policy takes most, given the chance: the first places to look when it does too well. */
  favourites(policy: string, most = 3): readonly Key[] {
    const tally = this.tally(policy);
    const often = this.games(policy);
    return tally
      .entries('taken')
      .filter(([, count]) => count * 4 >= often)
      .map(([key, count]) => ({ key, rate: count / Math.max(1, tally.get('offered', key)) }))
      .sort((a, b) => b.rate - a.rate || (a.key < b.key ? -1 : 1))
      .slice(0, most)
      .map(({ key }) => key);
  }

  private cells(policy: string | null, doctrine: string | null = null): readonly Cell[] {
    return this.sweep.cells.filter(
      (cell) => (policy === null || cell.policy === policy) && (doctrine === null || cell.doctrine === doctrine),
    );
  }
}

function hasGames({ done }: Cell): boolean {
  return done.length > 0;
}

/** Counters of a topic whose key starts with `root`, by the rest of the key. */
export function under(tally: Tally, topic: Topic, root: string): ReadonlyMap<string, number> {
  return new Map(
    tally
      .entries(topic)
      .filter(([key]) => key.startsWith(root))
      .map(([key, count]) => [key.slice(root.length), count]),
  );
}
