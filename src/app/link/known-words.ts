/**
 * Words that most links hold, each told by its place in this list. A link made years ago must still be read: words are added at the
 * end, and none is ever moved or taken out. At most 124.
 */
export const KNOWN_WORDS: readonly string[] = [
  ...['snub-season', 'caatsa-curveball', '1.0.0', '1.1.0', 'india', 'us', 'russia', 'china'],
  ...['every-table', 'fortress', 'cheap-barrel', 'good-neighbour', 'washington-bet'],
  ...['border-war', 'government-falls', 'empty-treasury', 'client-of-washington', 'client-of-moscow', 'grand-slam'],
  ...['doctrine-vindicated', 'every-chair-warm', 'muddled-through', 'lonely-fortress'],
  ...['straight-bat', 'shield-first', 'open-shop'],
  ...['voted-out', 'empty-drawer', 'listed', 'returned-shield', 'both-signatures', 'waiver-in-all-but-name'],
  ...['both-friends', 'rain-stopped-play', 'bowled'],
];
