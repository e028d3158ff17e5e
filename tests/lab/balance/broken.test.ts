import { beforeAll, describe, expect, it } from 'vitest';
import { type EffectsData, link, type RulesetData } from '#engine';
import type { balance } from '#lab';
import { type Loaded, snubSeason } from '../scenarios.ts';
import { reportOf, sweepOf } from './sweeps.ts';

type Writable<T> = T extends (infer I)[] | readonly (infer I)[]
  ? Writable<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

/** A copy of the flagship with something broken in it; every line keeps its place. */
function brokenCopy(damage: (data: Writable<RulesetData>) => void): Loaded {
  const { bundle } = snubSeason();
  const data = structuredClone(bundle.ruleset) as unknown as Writable<RulesetData>;
  damage(data);
  const broken = data as unknown as RulesetData;
  return { bundle: { ...bundle, ruleset: broken }, ruleset: link(broken) };
}

/** Warms every chair, dulls the border and pays for itself. */
const BOON: EffectsData = {
  add: [
    ['relations.india.us', 10],
    ['relations.india.russia', 8],
    ['relations.india.china', 10],
    ['threat.china', -8],
    ['sanctions.us.oil.pressure', -30],
    ['sanctions.us.arms.pressure', -30],
    ['public.approval', 6],
    ['economy.treasury', 3],
  ],
};
/** Lets every promise, wherever it is made, count as kept. */
function keepPromises(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'promise') for (const promise of value as { kept: unknown }[]) promise.kept = 1;
    keepPromises(value);
  }
}

/** Too little to be done with it before the game is over. */
const TRICKLE: EffectsData = {
  add: [
    ['relations.india.us', 1.5],
    ['relations.india.russia', 1],
    ['relations.india.china', 1.5],
    ['public.approval', 0.5],
  ],
};
const FREE = { capital: 0, treasury: 0 };

const SPEC: balance.SweepSpec = {
  seed: 'broken',
  doctrines: ['every-table'],
  policies: [
    { name: 'pass', games: 70 },
    { name: 'random', games: 30 },
    { name: 'greedy', games: 4 },
  ],
};

const played = (loaded: Loaded, spec: balance.SweepSpec) => reportOf(loaded, sweepOf(loaded, spec), 'lenient');
const keysOf = ({ findings }: balance.Report, code: string) =>
  findings.filter((finding) => finding.code === code).flatMap(({ keys }) => keys);
const sizeOf = ({ effects }: { readonly effects: unknown }) => JSON.stringify(effects).length;
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

describe('a broken copy of the flagship is told by name:', () => {
  let sound: balance.Report;
  beforeAll(() => {
    sound = played(snubSeason(), SPEC);
  }, 180_000);

  it('a free cheap move', () => {
    const { key } = sound.uses
      .filter(({ kind, taken }) => kind === 'decision' && taken.value < 0.3)
      .reduce((a, b) => (b.taken.of > a.taken.of ? b : a));
    const loaded = brokenCopy(({ decisions }) => {
      const decision = decisions.find(({ options }) => options.some((option) => option.key === key));
      const option = decision?.options.find((item) => item.key === key);
      if (!decision || !option) throw new Error(`There is no ${key}.`);
      decision.cooldown = 0;
      decision.once = false;
      delete decision.chance;
      Object.assign(option, { cost: FREE, size: 0, tags: [], favours: {}, effects: TRICKLE });
    });
    const report = played(loaded, { ...SPEC, policies: [{ name: 'greedy', games: 4 }] });
    expect(keysOf(report, 'free-cheap-move')).toEqual([key]);
    const finding = report.findings.find(({ code }) => code === 'free-cheap-move');
    expect(finding).toMatchObject({ severity: 'error', place: { file: 'decisions.yaml' } });
    expect(keysOf(sound, 'free-cheap-move')).not.toContain(key);
  }, 180_000);

  it('a dead reaction', () => {
    const { key } = sound.reactions.reduce((a, b) => (b.asked > a.asked ? b : a));
    const loaded = brokenCopy(({ reactions }) => {
      const reaction = reactions.find((item) => item.key === key);
      if (reaction) reaction.when = 0;
    });
    const report = played(loaded, SPEC);
    expect(keysOf(report, 'dead-reaction')).toContain(key);
    expect(keysOf(sound, 'dead-reaction')).not.toContain(key);
    const finding = report.findings.find(({ keys }) => keys.includes(key));
    expect(finding?.place).toEqual(snubSeason().bundle.sources[key]);
  }, 180_000);

  it('an ending that cannot be reached', () => {
    const { key } = sound.endings.slice(0, -1).reduce((a, b) => (sum(b.games) > sum(a.games) ? b : a));
    const loaded = brokenCopy(({ endings }) => {
      const ending = endings.find(({ id }) => `ending.${id}` === key);
      if (ending) ending.when = 0;
    });
    const report = played(loaded, SPEC);
    expect(keysOf(report, 'unreachable-ending')).toContain(key);
    expect(keysOf(sound, 'unreachable-ending')).not.toContain(key);
  }, 180_000);

  it('a compromise that is always right', () => {
    const spec = { ...SPEC, doctrines: ['good-neighbour'], policies: [{ name: 'middle', games: 24 }] };
    // In this copy the answer that moves nothing at once is thanked for by everybody a quarter later, two thirds of the way
    // to a goal are enough, and every promise counts as kept.
    const loaded = brokenCopy((data) => {
      const { events, doctrines } = data;
      for (const goal of doctrines.flatMap(({ goals }) => goals)) goal.target = (goal.from + 2 * goal.target) / 3;
      keepPromises(data);
      for (const { options } of events) {
        const least = options.reduce((a, b) => (sizeOf(b) < sizeOf(a) ? b : a), options[0] ?? { effects: {} });
        Object.assign(least, { cost: FREE, effects: { schedule: [{ event: 'thanks', in: 1 }] } });
      }
      events.push({
        id: 'thanks',
        key: 'event.thanks',
        kind: 'fixed',
        seat: 'india',
        weight: 1,
        chance: 0,
        once: false,
        cooldown: 0,
        effects: structuredClone(BOON) as unknown as Writable<EffectsData>,
        tags: [],
        size: 0,
        favours: {},
        options: [],
        headlines: [],
      });
    });
    const finding = played(loaded, spec).findings.find(({ code }) => code === 'always-right-compromise');
    expect(finding).toMatchObject({ severity: 'error', place: { file: 'scenario.yaml' } });
    const codes = played(snubSeason(), spec).findings.map(({ code }) => code);
    expect(codes).not.toContain('always-right-compromise');
  }, 180_000);
});
