import {
  CRISIS_ACTIONS,
  type CrisisAction,
  DEMAND_ANSWERS,
  type Key,
  keyOfMove,
  type Move,
  type RulesetData,
} from '#engine';

/** Something the pivot can be offered to do, told apart by the key under which it was written. */
export interface LabOption {
  /** `decision.s400-more.sign`, `event.summit.attend`, `demand.us.arms.concede`, `crisis.border.trade` (an action). */
  readonly key: Key;
  readonly kind: 'decision' | 'answer' | 'demand' | 'crisis';
  /** Key of what it belongs to. */
  readonly owner: Key;
}

/** Key of the option that a move picks; null for an answer to another seat. */
export function optionKeyOf(move: Move): Key | null {
  return move.kind === 'respond' ? null : keyOfMove(move);
}

function crisisActionKey(crisis: string, action: CrisisAction): Key {
  return `crisis.${crisis}.${action}`;
}

/** Everything the pivot can ever be offered, in the order of the scenario. */
export function labOptions(data: RulesetData): readonly LabOption[] {
  const { pivot } = data;
  return [
    ...data.decisions
      .filter(({ seat }) => seat === pivot)
      .flatMap(({ key, options }) =>
        options.map((option) => ({ key: option.key, kind: 'decision' as const, owner: key })),
      ),
    ...data.events
      .filter(({ seat }) => seat === pivot)
      .flatMap(({ key, options }) =>
        options.map((option) => ({ key: option.key, kind: 'answer' as const, owner: key })),
      ),
    ...data.instruments.flatMap(({ sender, id, key }) =>
      DEMAND_ANSWERS.map((answer) => ({
        key: `demand.${sender}.${id}.${answer}`,
        kind: 'demand' as const,
        owner: key,
      })),
    ),
    ...data.crises
      .filter(({ target, challenger }) => target === pivot || challenger === pivot)
      .flatMap(({ id, key }) =>
        CRISIS_ACTIONS.map((action) => ({ key: crisisActionKey(id, action), kind: 'crisis' as const, owner: key })),
      ),
  ];
}
