import type { Move } from '#engine';

/** The value of a variable at the end is about `base + keep × value now`, give or take `spread` (standard deviation). */
export interface Drift {
  readonly base: number;
  readonly keep: number;
  readonly spread: number;
}

/** What comes of things in the long run, learned from games of practice under seeds of its own. Plain JSON. */
export interface Foresight {
  readonly kind: 'foresight';
  /** Hash of the rules it was learned from. */
  readonly rules: string;
  readonly seat: string;
  /** Variables it speaks of. */
  readonly variables: readonly string[];
  /** Per turn and variable: its course when the seat does nothing more. */
  readonly drift: readonly (readonly Drift[])[];
  /** Per move and part of the game: what the move alone adds to each variable by the end; null when it was never tried. */
  readonly gains: Readonly<Record<string, readonly (readonly number[] | null)[]>>;
}

/** A plan made before the game begins, which looks at nothing on the way but at what is legal. Plain JSON. */
export interface OpenPlan {
  readonly kind: 'fixed' | 'cycle';
  /** Hash of the rules it was found for. */
  readonly rules: string;
  readonly seat: string;
  readonly doctrine: string;
  /** How long it was looked for: generations, or loops kept at each length. */
  readonly effort: number;
  /** Moves wanted in each turn, most wanted first; turns beyond the last start over. What is illegal by then is skipped. */
  readonly turns: readonly (readonly Move[])[];
  /** Answers to dilemmas, demands and crises, whenever they are asked for. */
  readonly answers: readonly Move[];
  /** Mean value of its training games (see `worthOfEnd`) and how many of them were won, 0–1. */
  readonly value: number;
  readonly won: number;
}

/** What a policy had to learn before it could play; plain JSON, good for one set of rules and one seat. */
export type Learned = Foresight | OpenPlan;

/** What tells one thing that was learned from another. */
type Subject<T extends Learned> = T extends OpenPlan
  ? Pick<OpenPlan, 'kind' | 'rules' | 'seat' | 'doctrine' | 'effort'>
  : Pick<Foresight, 'kind' | 'rules' | 'seat'>;

const known = new Map<string, Learned>();

function nameOf(subject: Subject<Learned>): string {
  const { kind, rules, seat } = subject;
  return [kind, rules, seat, ...(kind === 'foresight' ? [] : [subject.doctrine, subject.effort])].join(' ');
}

/** What was learned before in this process, or admitted to it; learned now when it was not. */
export function knownOr<T extends Learned>(subject: Subject<T>, learn: () => T): T {
  const name = nameOf(subject as Subject<Learned>);
  const found = known.get(name) as T | undefined;
  if (found) return found;
  const learned = learn();
  known.set(name, learned);
  return learned;
}

/** Takes in what was learned elsewhere, so that a worker need not learn it again. */
export function admit(learned: Iterable<Learned>): void {
  for (const item of learned) known.set(nameOf(item), item);
}
