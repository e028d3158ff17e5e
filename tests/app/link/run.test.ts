import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LinkError, readHead, readRun, seal, unseal, writeRun } from '#app';
import { hashState, type Move, type Plans, preview, start, step } from '#engine';
import { type Prediction, type Replay, verifyReplay } from '#lab';
import { crossroads, snubSeason } from '../../lab/scenarios.ts';
import { linkOf, openLink, runOf } from './games.ts';

const shortened = (replay: Replay): Replay => ({
  ...replay,
  hashes: replay.hashes.map((hash, turn) => (turn === replay.hashes.length - 1 ? hash : hash.slice(0, 4))),
});

async function faultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof LinkError) return error.fault;
    throw error;
  }
  return 'none';
}

/** Reads everything a link holds, as the page does. */
async function readAll(link: string): Promise<void> {
  const { body } = await unseal(link);
  readHead(body);
  readRun(body, crossroads().ruleset.data);
}

describe('a game in a link', () => {
  it.each(['pass', 'random', 'greedy', 'tilt:us'])('comes back as it was, played by %s', async (policy) => {
    const { ruleset } = snubSeason();
    const run = runOf(ruleset, policy, 'there-and-back');
    const back = await openLink(ruleset, await linkOf(ruleset, run));
    expect(back).toEqual({ ...run, replay: shortened(run.replay) });
    const check = verifyReplay(ruleset, back.replay);
    expect(check).toMatchObject({ ok: true, same: { scenario: true, engine: true } });
    expect(check.hash).toBe(run.replay.hashes[run.replay.hashes.length - 1]);
    expect(check.reports.map(({ after }) => hashState(ruleset, after))).toEqual(run.replay.hashes);
  });

  it('keeps every kind of move, its posture, and names nobody has heard of', async () => {
    const { ruleset } = crossroads();
    const { data } = ruleset;
    const run = runOf(ruleset, 'pass', 'kinds', 2);
    const [decision] = data.decisions;
    const [reaction] = data.reactions;
    const ladder = data.actors
      .find(({ id }) => id === reaction?.actor)
      ?.ladders.find(({ id }) => id === reaction?.ladder);
    const [option] = decision?.options ?? [];
    const [rung] = ladder?.rungs ?? [];
    if (!decision || !option || !reaction || !rung) throw new Error('The scenario is too small.');
    const moves: Move[] = [
      { kind: 'decide', decision: decision.id, option: option.id },
      { kind: 'decide', decision: decision.id, option: option.id, posture: 'quiet' },
      { kind: 'decide', decision: decision.id, option: option.id, posture: 'loud' },
      { kind: 'decide', decision: 'no-such', option: 'thing', posture: 'loud' },
      { kind: 'answer', event: 'größer', option: '→' },
      {
        kind: 'demand',
        sender: data.instruments[0]?.sender ?? '',
        instrument: data.instruments[0]?.id ?? '',
        answer: 'stall',
      },
      { kind: 'crisis', crisis: data.crises[0]?.id ?? 'none', action: 'climb' },
      { kind: 'respond', reaction: reaction.id, act: `decide.${decision.id}`, rung: rung.id },
      { kind: 'respond', reaction: reaction.id, act: 'quarter', rung: rung.id },
      { kind: 'respond', reaction: reaction.id, act: 'reaction.us.x|decide.y', rung: rung.id },
    ];
    const plans: Plans[] = [{ harbour: moves }, { harbour: [], elsewhere: moves.slice(0, 3) }];
    const back = await openLink(ruleset, await linkOf(ruleset, { ...run, replay: { ...run.replay, plans } }));
    expect(back.replay.plans).toEqual(plans);
  });

  it('keeps what was agreed on, voted and predicted, in little room', async () => {
    const { ruleset } = snubSeason();
    const run = runOf(ruleset, 'greedy', 'predicted');
    const opening = { seed: run.replay.seed, doctrine: run.replay.doctrine };
    const predictions: Prediction[] = [];
    let state = start(ruleset, opening);
    for (const plans of run.replay.plans) {
      const { turn } = state;
      const [plan = []] = Object.values(plans);
      for (const { actor, reaction, act, odds } of preview(ruleset, state, plan).answers) {
        predictions.push({ turn, actor, reaction, act, rung: odds[odds.length - 1]?.rung ?? '', sure: 0.65 });
      }
      state = step(ruleset, state, plans).after;
    }
    expect(predictions.length).toBeGreaterThan(40);
    const session = { turns: 12, predict: true, previews: false, locked: true };
    const votes = [{ turn: 0, actor: 'us', reaction: 'x', act: 'quarter', hands: { '': 12, frown: 3 } }];
    const odd = { turn: 11, actor: 'nobody', reaction: 'no-such', act: '→', rung: 'x', sure: 0.123 };
    const full = { ...run, replay: { ...run.replay, session, votes, predictions: [...predictions, odd] } };
    expect((await openLink(ruleset, await linkOf(ruleset, full))).replay).toEqual(shortened(full.replay));
    // Every answer of every quarter predicted, the most a player can do, and still a link.
    const most = { ...run, replay: { ...run.replay, session, predictions } };
    const link = await linkOf(ruleset, most);
    console.info(`${predictions.length} predictions: ${link.length} characters`);
    expect(link.length).toBeLessThanOrEqual(1500);
  });

  it('keeps any seed', async () => {
    const { ruleset } = crossroads();
    const run = runOf(ruleset, 'pass', 'any', 1);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (seed) => {
        const back = await openLink(ruleset, await linkOf(ruleset, { ...run, replay: { ...run.replay, seed } }));
        expect(back.replay.seed).toBe(seed);
      }),
      { numRuns: 60 },
    );
  });

  it('carries the files of a scenario that does not come with the game', async () => {
    const { ruleset } = crossroads();
    const files = [
      { path: 'scenario.yaml', text: 'format: 1\n'.repeat(500) },
      { path: 'actors/us.yaml', text: 'id: us\n' },
    ];
    const link = await linkOf(ruleset, { ...runOf(ruleset, 'random', 'files'), files });
    expect((await openLink(ruleset, link)).files).toEqual(files);
    expect(link.length).toBeLessThan(1500);
  });

  it('says what it is without its scenario, and counts what another version does not know', async () => {
    const { ruleset } = snubSeason();
    const run = runOf(ruleset, 'random', 'elsewhere');
    const { kind, body } = await unseal(await linkOf(ruleset, run));
    expect(kind).toBe('run');
    expect(readHead(body)).toEqual({
      scenario: run.replay.scenario,
      engine: run.replay.engine,
      seed: 'elsewhere',
      doctrine: run.replay.doctrine,
      quarters: run.replay.plans.length,
      claim: run.claim,
      files: [],
    });
    const read = readRun(body, crossroads().ruleset.data);
    if (read.ok) throw new Error('Another scenario knew all moves.');
    expect(read.moves).toBe(run.replay.plans.flatMap((turn) => Object.values(turn).flat()).length);
    expect(read.known).toBeLessThan(read.moves);
  });
});

describe('a link of the first layout', () => {
  it('is still read', async () => {
    const link =
      'AQBhg1JtCmNyb3Nzcm9hZHMFMS4wLjAI3PoUnOjC9bMFMS4wLjAJa2F2aXJhLTQyC3N0cm9uZy1wb3J0Aw4D2gMGJgjn3eUG3YFOUwIgAHpIAAdoYXJib3VyAwWd5EATJCBE4ALDAhNBiM4BkQEEAgA7';
    const { replay, claim } = await openLink(crossroads().ruleset, link);
    expect(replay).toMatchObject({
      engine: '1.0.0',
      scenario: { id: 'crossroads' },
      seed: 'kavira-42',
      doctrine: 'strong-port',
    });
    expect(replay.plans).toEqual([
      {
        harbour: [
          { kind: 'answer', event: 'fleet-visit', option: 'welcome', posture: 'loud' },
          { kind: 'answer', event: 'customs-row', option: 'defend', posture: 'quiet' },
          { kind: 'decide', decision: 'buy-boats', option: 'sign' },
          { kind: 'decide', decision: 'swap-crude', option: 'more-south', posture: 'quiet' },
          { kind: 'decide', decision: 'bread', option: 'subsidy' },
        ],
      },
      {
        harbour: [
          { kind: 'crisis', crisis: 'hill-row', action: 'climb' },
          { kind: 'decide', decision: 'buy-guns', option: 'sign', posture: 'loud' },
        ],
      },
      { harbour: [{ kind: 'decide', decision: 'swap-crude', option: 'less-south', posture: 'loud' }] },
    ]);
    expect(claim).toEqual({ ending: null, score: 59 });
  });
});

describe('a link that is not as it was made', () => {
  const { ruleset } = crossroads();
  const { data } = ruleset;
  const run = runOf(ruleset, 'random', 'damage');

  it('is found out wherever one character is another', async () => {
    const link = await linkOf(ruleset, run);
    for (let at = 0; at < link.length; at += 1) {
      const other = link.charAt(at) === 'A' ? 'B' : 'A';
      const changed = link.slice(0, at) + other + link.slice(at + 1);
      const fault = await faultOf(readAll(changed));
      // The bits beyond the last byte mean nothing.
      if (at < link.length - 1) expect(fault, `at ${at}`).not.toBe('none');
    }
  });

  it('is found out wherever it is cut off', async () => {
    const link = await linkOf(ruleset, run);
    for (let length = 0; length < link.length; length += 1) {
      expect(['cut', 'damaged', 'foreign']).toContain(await faultOf(readAll(link.slice(0, length))));
    }
  });

  it.each([
    ['nothing', '', 'cut'],
    ['a sentence', 'Dear diary', 'damaged'],
    ['zeros', 'AAAAAAAAAAAAAAAA', 'foreign'],
    ['a later version', 'CQAAAAAAAAAAAAAA', 'newer'],
    ['a megabyte', 'A'.repeat(1_000_000), 'tooLong'],
  ])('is told as %s', async (_, link, fault) => {
    expect(await faultOf(readAll(link))).toBe(fault);
  });

  it('is not unfolded beyond its limit', async () => {
    const bomb = await seal('run', new Uint8Array(40_000_000));
    const original = ReadableStreamDefaultReader.prototype.read;
    expect(bomb.length).toBeLessThan(400_000);
    let unfolded = 0;
    const read = vi.spyOn(ReadableStreamDefaultReader.prototype, 'read');
    read.mockImplementation(async function (this: ReadableStreamDefaultReader) {
      const chunk = await original.call(this);
      unfolded += chunk.value?.length ?? 0;
      return chunk;
    });
    expect(await faultOf(readAll(bomb))).toBe('tooLong');
    read.mockRestore();
    // As much as the limit and the piece that went over it.
    expect(unfolded).toBeGreaterThan(0);
    expect(unfolded).toBeLessThan(2_000_000);
  });

  it('gives nothing but a clear fault, whatever bytes are in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await faultOf(readAll(await seal('run', new Uint8Array(bytes))))).not.toBe('none');
      }),
      { numRuns: 400 },
    );
  });

  it('gives a game or a clear fault, when a game was changed and sealed again', async () => {
    const body = writeRun(ruleset.data, run);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(body.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const changed = body.slice();
          for (const [at, value] of changes) changed[at] = value;
          const link = await seal('run', changed);
          if ((await faultOf(readAll(link))) !== 'none') return;
          const read = readRun((await unseal(link)).body, ruleset.data);
          // What can be read is played again and told apart from the true game; seats nobody has are the engine's to refuse.
          if (read.ok && Object.keys(read.run.replay.plans[0] ?? {}).every((seat) => seat === data.defaultSeat)) {
            expect(verifyReplay(ruleset, read.run.replay)).toHaveProperty('ok');
          }
          expect(Object.hasOwn(Object.prototype, 'harbour')).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of a seat called __proto__ is refused', async () => {
    const plans = [JSON.parse('{"__proto__": []}') as Plans];
    const hostile = { ...run, replay: { ...run.replay, plans, hashes: run.replay.hashes.slice(0, 1) } };
    expect(await faultOf(openLink(ruleset, await linkOf(ruleset, hostile)))).toBe('damaged');
  });
});
