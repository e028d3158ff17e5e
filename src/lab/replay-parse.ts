import { CRISIS_ACTIONS, DEMAND_ANSWERS, type Move, type Plan, type Plans, POSTURES } from '#engine';
import type { Leaf } from './leaves.ts';
import type { Replay } from './replay.ts';
import type { Prediction, SessionTerms, Vote } from './session.ts';
import type { TraceStep } from './trace.ts';

/** Something wrong in a replay; `path` leads to it from the top (`plans[3].india[0].option`). */
export interface ReplayProblem {
  readonly path: string;
  readonly message: string;
}

export type ParsedReplay =
  | { readonly ok: true; readonly replay: Replay }
  | { readonly ok: false; readonly problems: readonly ReplayProblem[] };

export type ParsedPlans =
  | { readonly ok: true; readonly plans: readonly Plans[] }
  | { readonly ok: false; readonly problems: readonly ReplayProblem[] };

const MOST_TURNS = 400;
const MOST_SEATS = 16;
const MOST_MOVES = 200;
const MOST_ASSUMPTIONS = 200;
const MOST_VOTES = 2_000;
const MOST_PREDICTIONS = 8000;
const MOST_RUNGS = 40;
const MOST_HANDS = 100_000;
const MOST_LEAVES = 50_000;
const LONGEST_WORD = 200;
/** Most characters of a seed: a run whose seed is longer is not read. */
export const LONGEST_SEED = LONGEST_WORD;
const LONGEST_PATH = 400;
/** Beyond this many, more problems say nothing new. */
const MOST_PROBLEMS = 50;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a replay from JSON that may come from anywhere. Nothing of it is trusted: every field is checked, unknown fields are
 * refused, sizes are bounded, and the result is built anew. Whether its plans are legal is for `verifyReplay` to say.
 */
export function parseReplay(json: unknown): ParsedReplay {
  const reader = new Reader();
  const replay = readReplay(reader, json);
  return replay && reader.problems.length === 0 ? { ok: true, replay } : { ok: false, problems: reader.problems };
}

/** Reads plans per quarter, by seat, as they stand in a replay: a list, or an object that has it as `plans`. */
export function parsePlans(json: unknown): ParsedPlans {
  const reader = new Reader();
  const list = isObject(json) && !Array.isArray(json) && 'plans' in json ? json.plans : json;
  const plans = readPlans(reader, list, list === json ? '' : 'plans');
  return plans && reader.problems.length === 0 ? { ok: true, plans } : { ok: false, problems: reader.problems };
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads values by kind; what is not of the kind is noted as a problem and read as undefined. */
class Reader {
  readonly problems: ReplayProblem[] = [];

  fail(path: string, message: string): undefined {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path: path || '(top)', message });
    return undefined;
  }

  object(value: unknown, path: string, known: readonly string[], optional: readonly string[] = []): Fields | undefined {
    if (!isObject(value) || Array.isArray(value)) return this.fail(path, `must be an object, not ${kindOf(value)}`);
    for (const key of Object.keys(value)) {
      if (!known.includes(key) && !optional.includes(key)) this.fail(join(path, cut(key)), 'is not a field of this');
    }
    for (const key of known) if (!Object.hasOwn(value, key)) this.fail(join(path, key), 'is missing');
    return value as Fields;
  }

  /** A record with keys of its own; `most` bounds their number, `longest` their length. */
  entries(value: unknown, path: string, most: number, longest: number): readonly [string, unknown][] | undefined {
    if (!isObject(value) || Array.isArray(value)) return this.fail(path, `must be an object, not ${kindOf(value)}`);
    const entries = Object.entries(value);
    if (entries.length > most) return this.fail(path, `has ${entries.length} entries, at most ${most} are allowed`);
    const bad = entries.find(([key]) => FORBIDDEN.has(key) || key.length > longest || key.length === 0);
    if (bad) return this.fail(join(path, cut(bad[0])), 'is not allowed as a name');
    return entries;
  }

  list(value: unknown, path: string, most: number): readonly unknown[] | undefined {
    if (!Array.isArray(value)) return this.fail(path, `must be a list, not ${kindOf(value)}`);
    if (value.length > most) return this.fail(path, `has ${value.length} items, at most ${most} are allowed`);
    return value;
  }

  word(value: unknown, path: string, longest = LONGEST_WORD): string | undefined {
    if (typeof value !== 'string') return this.fail(path, `must be text, not ${kindOf(value)}`);
    if (value.length > longest)
      return this.fail(path, `is ${value.length} characters long, at most ${longest} are allowed`);
    return value;
  }

  /** Text that cannot be empty. */
  name(value: unknown, path: string): string | undefined {
    return value === '' ? this.fail(path, 'must not be empty') : this.word(value, path);
  }

  whole(value: unknown, path: string, least: number, most: number): number | undefined {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    return this.fail(path, `must be a whole number from ${least} to ${most}, not ${shown(value)}`);
  }

  /** Counts by name; a name may be empty. */
  tally(value: unknown, path: string): readonly [string, number][] {
    if (!isObject(value) || Array.isArray(value)) {
      this.fail(path, `must be an object, not ${kindOf(value)}`);
      return [];
    }
    const entries = Object.entries(value);
    if (entries.length > MOST_RUNGS || entries.some(([key]) => FORBIDDEN.has(key) || key.length > LONGEST_WORD)) {
      this.fail(path, 'has too many entries, or one of a name that is not allowed');
      return [];
    }
    return entries.map(([key, count]) => [key, this.whole(count, join(path, cut(key)), 0, MOST_HANDS) ?? 0]);
  }

  oneOf<T extends string>(value: unknown, path: string, words: readonly T[]): T | undefined {
    const word = words.find((item) => item === value);
    return word ?? this.fail(path, `must be one of ${words.join(', ')}, not ${shown(value)}`);
  }
}

function readReplay(reader: Reader, json: unknown): Replay | undefined {
  const top = reader.object(
    json,
    '',
    ['format', 'engine', 'scenario', 'seed', 'doctrine', 'plans', 'hashes'],
    ['seat', 'assumptions', 'session', 'votes', 'predictions', 'trace'],
  );
  if (!top) return undefined;
  if (top.format !== 1) return reader.fail('format', `must be 1, not ${shown(top.format)}`);
  const from = reader.object(top.scenario, 'scenario', ['id', 'version', 'hash']);
  const id = reader.name(from?.id, 'scenario.id');
  const version = reader.name(from?.version, 'scenario.version');
  const hash = reader.name(from?.hash, 'scenario.hash');
  const engine = reader.name(top.engine, 'engine');
  const seed = reader.word(top.seed, 'seed');
  const doctrine = reader.name(top.doctrine, 'doctrine');
  const seat = top.seat === undefined ? undefined : reader.name(top.seat, 'seat');
  const assumptions = top.assumptions === undefined ? undefined : readAssumptions(reader, top.assumptions);
  const session = top.session === undefined ? undefined : readSession(reader, top.session);
  const votes = top.votes === undefined ? undefined : readVotes(reader, top.votes);
  const predictions = top.predictions === undefined ? undefined : readPredictions(reader, top.predictions);
  const plans = readPlans(reader, top.plans, 'plans');
  const hashes = readHashes(reader, top.hashes);
  if (plans && hashes && plans.length !== hashes.length) {
    reader.fail('hashes', `has ${hashes.length} items, but there are ${plans.length} plans`);
  }
  const trace = top.trace === undefined ? undefined : readTrace(reader, top.trace);
  if (reader.problems.length > 0) return undefined;
  // Nothing was noted, so nothing is missing.
  return {
    format: 1,
    engine: engine as string,
    scenario: { id: id as string, version: version as string, hash: hash as string },
    seed: seed as string,
    doctrine: doctrine as string,
    ...(seat === undefined ? {} : { seat }),
    ...(assumptions ? { assumptions } : {}),
    ...(session ? { session } : {}),
    ...(votes ? { votes } : {}),
    ...(predictions ? { predictions } : {}),
    plans: plans as readonly Plans[],
    hashes: hashes as readonly string[],
    ...(trace ? { trace } : {}),
  };
}

function readAssumptions(reader: Reader, json: unknown): Readonly<Record<string, number>> {
  const assumptions: Record<string, number> = {};
  const entries = reader.entries(json, 'assumptions', MOST_ASSUMPTIONS, LONGEST_WORD) ?? [];
  if (isObject(json) && !Array.isArray(json) && entries.length === 0 && reader.problems.length === 0) {
    reader.fail('assumptions', 'must not be empty; leave it out when nothing is changed');
  }
  for (const [id, value] of entries) {
    if (typeof value === 'number' && Number.isFinite(value)) assumptions[id] = value;
    else reader.fail(`assumptions.${cut(id)}`, `must be a number, not ${kindOf(value)}`);
  }
  return assumptions;
}

function readSession(reader: Reader, json: unknown): SessionTerms | undefined {
  const terms = reader.object(json, 'session', ['turns', 'predict', 'previews', 'locked'], ['guide']);
  if (!terms) return undefined;
  const flag = (field: 'predict' | 'previews' | 'locked'): boolean => {
    if (typeof terms[field] !== 'boolean') reader.fail(`session.${field}`, 'must be true or false');
    return terms[field] === true;
  };
  if (terms.guide !== undefined && terms.guide !== true) reader.fail('session.guide', 'must be true, or absent');
  const turns = reader.whole(terms.turns, 'session.turns', 1, MOST_TURNS) ?? 1;
  return {
    turns,
    predict: flag('predict'),
    previews: flag('previews'),
    locked: flag('locked'),
    ...(terms.guide === true ? { guide: true } : {}),
  };
}

function readVotes(reader: Reader, json: unknown): readonly Vote[] | undefined {
  return reader.list(json, 'votes', MOST_VOTES)?.map((item, index) => {
    const path = `votes[${index}]`;
    const vote = reader.object(item, path, ['turn', 'actor', 'reaction', 'act', 'hands']);
    const hands: Record<string, number> = {};
    for (const [rung, value] of reader.tally(vote?.hands, `${path}.hands`)) hands[rung] = value;
    return {
      turn: reader.whole(vote?.turn, `${path}.turn`, 0, MOST_TURNS) ?? 0,
      actor: reader.name(vote?.actor, `${path}.actor`) ?? '',
      reaction: reader.name(vote?.reaction, `${path}.reaction`) ?? '',
      act: reader.name(vote?.act, `${path}.act`) ?? '',
      hands,
    };
  });
}

function readPredictions(reader: Reader, json: unknown): readonly Prediction[] | undefined {
  return reader.list(json, 'predictions', MOST_PREDICTIONS)?.map((item, index) => {
    const path = `predictions[${index}]`;
    const stated = reader.object(item, path, ['turn', 'actor', 'reaction', 'act', 'rung', 'sure']);
    const sure = stated?.sure;
    if (typeof sure !== 'number' || !(sure >= 0 && sure <= 1)) {
      reader.fail(`${path}.sure`, `must be a number from 0 to 1, not ${shown(sure)}`);
    }
    return {
      turn: reader.whole(stated?.turn, `${path}.turn`, 0, MOST_TURNS) ?? 0,
      actor: reader.name(stated?.actor, `${path}.actor`) ?? '',
      reaction: reader.name(stated?.reaction, `${path}.reaction`) ?? '',
      act: reader.name(stated?.act, `${path}.act`) ?? '',
      // No answer at all is an answer that can be expected.
      rung: reader.word(stated?.rung, `${path}.rung`) ?? '',
      sure: typeof sure === 'number' ? sure : 0,
    };
  });
}

function readHashes(reader: Reader, json: unknown): readonly string[] | undefined {
  return reader.list(json, 'hashes', MOST_TURNS)?.map((item, index) => {
    const path = `hashes[${index}]`;
    const hash = reader.word(item, path);
    if (hash !== undefined && !/^[0-9a-f]{8,128}$/.test(hash))
      reader.fail(path, 'is not a hash: hexadecimal digits only');
    return hash ?? '';
  });
}

function readPlans(reader: Reader, json: unknown, path: string): readonly Plans[] | undefined {
  return reader.list(json, path, MOST_TURNS)?.map((item, turn) => {
    const at = `${path}[${turn}]`;
    const plans: Record<string, Plan> = {};
    for (const [seat, plan] of reader.entries(item, at, MOST_SEATS, LONGEST_WORD) ?? []) {
      const moves = reader.list(plan, `${at}.${seat}`, MOST_MOVES) ?? [];
      plans[seat] = moves.flatMap((move, index) => readMove(reader, move, `${at}.${seat}[${index}]`) ?? []);
    }
    return plans;
  });
}

const MOVE_FIELDS = {
  decide: ['decision', 'option'],
  answer: ['event', 'option'],
  demand: ['sender', 'instrument', 'answer'],
  crisis: ['crisis', 'action'],
  respond: ['reaction', 'act', 'rung'],
} as const satisfies Record<Move['kind'], readonly string[]>;
const MOVE_KINDS = Object.keys(MOVE_FIELDS) as readonly Move['kind'][];

function readMove(reader: Reader, json: unknown, path: string): Move | undefined {
  if (!isObject(json) || Array.isArray(json)) return reader.fail(path, `must be a move, not ${kindOf(json)}`);
  const kind = reader.oneOf((json as Fields).kind, `${path}.kind`, MOVE_KINDS);
  if (!kind) return undefined;
  const hasPosture = kind === 'decide' || kind === 'answer' || kind === 'demand';
  const fields = reader.object(json, path, ['kind', ...MOVE_FIELDS[kind]], hasPosture ? ['posture'] : []);
  if (!fields) return undefined;
  const name = (field: string) => reader.name(fields[field], `${path}.${field}`) ?? '';
  const posture = fields.posture === undefined ? undefined : reader.oneOf(fields.posture, `${path}.posture`, POSTURES);
  const postured = posture ? { posture } : {};
  switch (kind) {
    case 'decide':
      return { kind, decision: name('decision'), option: name('option'), ...postured };
    case 'answer':
      return { kind, event: name('event'), option: name('option'), ...postured };
    case 'demand': {
      const answer = reader.oneOf(fields.answer, `${path}.answer`, DEMAND_ANSWERS);
      return answer && { kind, sender: name('sender'), instrument: name('instrument'), answer, ...postured };
    }
    case 'crisis': {
      const action = reader.oneOf(fields.action, `${path}.action`, CRISIS_ACTIONS);
      return action && { kind, crisis: name('crisis'), action };
    }
    case 'respond':
      return { kind, reaction: name('reaction'), act: name('act'), rung: name('rung') };
  }
}

function readTrace(reader: Reader, json: unknown): readonly TraceStep[] | undefined {
  return reader.list(json, 'trace', MOST_TURNS + 1)?.map((item, index) => {
    const path = `trace[${index}]`;
    const step = reader.object(item, path, ['set', 'gone']);
    const set: Record<string, Leaf> = {};
    for (const [key, value] of reader.entries(step?.set, `${path}.set`, MOST_LEAVES, LONGEST_PATH) ?? []) {
      if (isLeaf(value)) set[key] = value;
      else reader.fail(`${path}.set.${cut(key)}`, `must be text, a number, true, false or null, not ${kindOf(value)}`);
    }
    const gone = reader.list(step?.gone, `${path}.gone`, MOST_LEAVES) ?? [];
    return { set, gone: gone.map((key, at) => reader.word(key, `${path}.gone[${at}]`, LONGEST_PATH) ?? '') };
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return shown(value);
}

/** A value as it can be shown in a message. */
function shown(value: unknown): string {
  return cut(typeof value === 'string' ? JSON.stringify(value) : isObject(value) ? kindOf(value) : String(value));
}

/** A text that fits a message, without what a terminal would obey. */
function cut(text: string): string {
  const plain = text.slice(0, 60).replace(/\p{C}/gu, '\uFFFD');
  return text.length > 60 ? `${plain}…` : plain;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
