import { type Move, POSTURES, subjectOf } from '#engine';

/** What a move answers or takes up, and what it picks of that. */
export { pickOf, subjectOf as choiceOf } from '#engine';

/** The move in each of its postures, `normal` first; a move that has none is given back alone. */
export function inEveryPosture(move: Move): readonly Move[] {
  if (move.kind === 'crisis' || move.kind === 'respond') return [move];
  const { posture: _, ...plain } = move;
  return [plain, ...POSTURES.filter((posture) => posture !== 'normal').map((posture) => ({ ...plain, posture }))];
}

/** Moves by what they take up, in the order in which each choice first comes; every posture of every move once. */
export function choicesOf(moves: readonly Move[]): ReadonlyMap<string, readonly Move[]> {
  const choices = new Map<string, Map<string, Move>>();
  for (const move of moves) {
    const name = subjectOf(move);
    let options = choices.get(name);
    if (!options) {
      options = new Map();
      choices.set(name, options);
    }
    for (const variant of inEveryPosture(move)) options.set(JSON.stringify(variant), variant);
  }
  return new Map([...choices].map(([name, options]) => [name, [...options.values()]]));
}
