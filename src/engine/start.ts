import { deriveAll } from './derive.ts';
import { Draft } from './draft.ts';
import { RulesetError } from './expression.ts';
import { quantise } from './number.ts';
import type { ProgrammeRecord } from './records.ts';
import type { ProgrammeData } from './ruleset.ts';
import type { Ruleset, State } from './types.ts';
import { openQuarter } from './world.ts';

/** Where a programme stands when the game begins; what is contracted by then owes no deposit. */
export function openingRecord(p: ProgrammeData): ProgrammeRecord {
  const { stage, delivered, progress } = p.start;
  const isSigned = stage === 'contracted' || stage === 'delivering';
  return { id: p.id, stage, delivered, progress, paid: isSigned ? p.price * p.deposit : 0 };
}

/** How a game begins. */
export interface StartOptions {
  /** Any text; the same seed gives the same luck. */
  readonly seed: string;
  /** A doctrine of the scenario. */
  readonly doctrine: string;
}

/**
 * The first state of a game, its first briefing drawn.
 * @throws RulesetError when the scenario has no such doctrine.
 */
export function start(ruleset: Ruleset, options: StartOptions): State {
  const { data, linked, symbols } = ruleset;
  if (!linked.doctrines.has(options.doctrine)) {
    throw new RulesetError(
      `No doctrine is called "${options.doctrine}". There are: ${data.doctrines.map((d) => d.id).join(', ')}.`,
    );
  }
  const values = new Float64Array(symbols.specs.length);
  symbols.specs.forEach((spec, slot) => {
    values[slot] = Math.min(spec.max, Math.max(spec.min, quantise(spec.start)));
  });
  const shares = linked.oilSuppliers.map((s) => s.share);
  const rest = shares.slice(1).reduce((sum, slot) => sum + (values[slot] as number), 0);
  if (shares[0] !== undefined) values[shares[0]] = 1 - rest;
  const blank: State = {
    scenario: data.id,
    seed: options.seed,
    doctrine: options.doctrine,
    turn: 0,
    values,
    programmes: data.programmes.map(openingRecord),
    promises: [],
    crises: [],
    scheduled: [],
    briefing: [],
    shelved: [],
    pending: [],
    history: [],
    last: new Int16Array(symbols.lastOf.size).fill(-1),
    lastTag: new Int16Array(symbols.tagOf.size).fill(-1),
    ending: null,
  };
  const draft = new Draft(ruleset, blank);
  deriveAll(ruleset, options.doctrine, draft);
  openQuarter(draft, data, true);
  deriveAll(ruleset, options.doctrine, draft);
  draft.close();
  return draft.toState();
}
